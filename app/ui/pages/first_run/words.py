"""Names of levels and standards as a clerk says them, for the first run and the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def levels() -> tuple[tuple[str, str], ...]:
    """(stored word, name) of the levels a clerk's unit may have, in the order of the Union."""
    translate = QCoreApplication.translate
    return (
        ("province", translate("Levels", "Tỉnh đoàn, thành đoàn và tương đương")),
        ("commune", translate("Levels", "Đoàn xã, phường, đặc khu và tương đương")),
        ("grassroots", translate("Levels", "Đoàn cơ sở (trường, cơ quan, doanh nghiệp …)")),
        ("grassroots-cell", translate("Levels", "Chi đoàn cơ sở")),
        ("section", translate("Levels", "Đoàn bộ phận")),
        ("cell-union", translate("Levels", "Liên chi đoàn")),
        ("cell", translate("Levels", "Chi đoàn")),
        ("central", translate("Levels", "Trung ương Đoàn")),
    )


def standards() -> tuple[tuple[str, str], ...]:
    """(id, name) of the standards of layout."""
    translate = QCoreApplication.translate
    return (
        ("youth-union", translate("Standards", "Văn bản của Đoàn (Hướng dẫn 29)")),
        ("decree-30", translate("Standards", "Văn bản hành chính (Nghị định 30)")),
        ("party", translate("Standards", "Văn bản của Đảng (Hướng dẫn 36)")),
    )
