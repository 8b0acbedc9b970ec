"""The page of outgoing letters on a furnished office, and ways to put a draft there."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from app.layout.parts import DateLine, Item, Letter, Level, Number, Paragraph
from app.services.letters import letter_of
from app.ui.pages.outgoing.page import OutgoingPage

BODY = [
    Paragraph("Ban Chấp hành đề nghị các chi đoàn thực hiện một số nội dung sau:"),
    Item(level=Level.CLAUSE, text="Rà soát danh sách đoàn viên."),
    Item(level=Level.CLAUSE, text="Gửi báo cáo trước ngày 20/3/2026."),
]


@pytest.fixture
def draft(desk) -> Callable[..., str]:
    """Keep a draft by the office's own letterhead; gives its id."""
    first = desk.letters.page().rows[0].row.id
    base = letter_of(desk.letters.get(first).parts)

    def keep(**changes: object) -> str:
        values: dict[str, object] = {
            "kind": "CV",
            "number": Number(),
            "date": DateLine(place=base.date.place),
            "subject": "rà soát dữ liệu đoàn viên",
            "addressees": ["Các chi đoàn trực thuộc"],
            "body": BODY,
            "draft": None,
            "standard_version": None,
        }
        letter: Letter = msgspec.structs.replace(base, **{**values, **changes})
        return desk.letters.new(letter).result.id

    return keep


@pytest.fixture
def page(seat, qtbot, watchdog):
    with watchdog.excused("fonts and style are read once"):
        made = OutgoingPage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 690)
        made.show()
        made.activateWindow()
        qtbot.waitExposed(made)
        qtbot.waitUntil(lambda: made.listing.table.rows.rowCount() > 0, timeout=10_000)
    return made


@pytest.fixture
def opened(page, draft, qtbot, watchdog) -> Callable[..., str]:
    """Open a new draft in the editor and wait until its page is drawn; gives its id."""

    def open_draft(**changes: object) -> str:
        letter_id = draft(**changes)
        with watchdog.excused("the first letter loads the writers"):
            page.show_record(letter_id)
            qtbot.waitUntil(lambda: page.editing() and page.editor.pages.seen() is not None, timeout=20_000)
            qtbot.waitUntil(lambda: page.editor.detail.row.id == letter_id)
        return letter_id

    return open_draft


@pytest.fixture
def stored(desk) -> Callable[[str], Letter]:
    """The letter as it stands in the store."""
    return lambda letter_id: letter_of(desk.letters.get(letter_id).parts)


@pytest.fixture
def issued(page, opened, desk, qtbot) -> str:
    """A letter that is signed and numbered, open in the editor; its id."""
    letter_id: str = opened()
    desk.letters.sign(letter_id)
    desk.letters.issue(letter_id)
    page.editor.read_again()
    qtbot.waitUntil(lambda: page.editor.detail is not None and page.editor.detail.row.state == "issued")
    return letter_id
