"""Names of levels and standards as a clerk says them, for the first run and the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def levels() -> tuple[tuple[str, str], ...]:
    """(stored word, name) of the levels a clerk's unit may have, in the order of the Union."""
    say = QCoreApplication.translate
    return (
        ("province", say("Levels", "Tỉnh đoàn, thành đoàn và tương đương")),
        ("commune", say("Levels", "Đoàn xã, phường, đặc khu và tương đương")),
        ("grassroots", say("Levels", "Đoàn cơ sở (trường, cơ quan, doanh nghiệp …)")),
        ("grassroots-cell", say("Levels", "Chi đoàn cơ sở")),
        ("section", say("Levels", "Đoàn bộ phận")),
        ("cell-union", say("Levels", "Liên chi đoàn")),
        ("cell", say("Levels", "Chi đoàn")),
        ("central", say("Levels", "Trung ương Đoàn")),
    )


def standards() -> tuple[tuple[str, str], ...]:
    """(id, name) of the standards of layout."""
    say = QCoreApplication.translate
    return (
        ("youth-union", say("Standards", "Văn bản của Đoàn (Hướng dẫn 29)")),
        ("decree-30", say("Standards", "Văn bản hành chính (Nghị định 30)")),
        ("party", say("Standards", "Văn bản của Đảng (Hướng dẫn 36)")),
    )
