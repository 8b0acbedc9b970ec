"""An invented school union with a real encrypted store, for tests of numbers and letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.domain.practice import Practice
from app.layout.parts import DateLine, Letter, Organ, Paragraph, Recipient, Signature, Storage
from app.models.keys import DataKey
from app.models.session import Store
from app.services.holding import Holding
from app.services.letter_way import LetterWay
from app.services.letters import Letters
from app.services.numbering import Numbers
from app.services.series import SeriesBooks
from app.services.undo import Undo
from app.services.units import Units

KEY = DataKey(bytes(range(32)))
TERM = "2022-2027"
TERM_FROM, TERM_TO = date(2022, 10, 16), date(2027, 10, 15)
ORGAN = Organ(issuing=["BCH ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG"], superior=["ĐOÀN XÃ AN HÒA"], symbol="ĐTN")


def letter(kind: str = "CV", subject: str = "mượn hội trường", **more: object) -> Letter:
    """A short letter of the invented union."""
    values: dict[str, object] = {
        "kind": kind,
        "organ": ORGAN,
        "date": DateLine(place="An Hòa"),
        "subject": subject,
        "addressees": ["Ban Giám hiệu nhà trường"] if kind == "CV" else [],
        "body": [Paragraph("Đoàn trường kính đề nghị nhà trường cho mượn hội trường.")],
        "signature": Signature("Trần Thị Bình", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"]),
        "recipients": [Recipient("Các chi đoàn", purpose="để thực hiện")],
        "storage": Storage("VP"),
    }
    return Letter(**(values | more))  # type: ignore[arg-type]


@dataclass
class Office:
    """One process's view of a data folder."""

    store: Store
    clock: FixedClock
    letters: Letters
    numbers: Numbers
    series: SeriesBooks
    units: Units
    undo: Undo
    holding: Holding
    way: LetterWay

    def signed(self, kind: str = "CV", on: date | None = None, **more: object) -> str:
        made = self.letters.new(letter(kind, **more)).result.id
        self.letters.sign(made, on=on)
        return made

    def issued(self, kind: str = "CV", on: date | None = None, **more: object) -> str:
        made = self.signed(kind, on, **more)
        return self.letters.issue(made).result.printed


def open_office(
    folder: Path,
    *,
    clock: FixedClock | None = None,
    practice: Practice | None = None,
    seed: int | None = None,
) -> Office:
    """Open the folder, making it with its unit and term when it is new. The checker is left out: it has its own tests.

    With a ``seed`` the ids are the same at every run, and so is the order of all that is listed by them.
    """
    clock = clock or FixedClock(datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    fresh = not (folder / "vanthu.db").is_file()
    ids = None if seed is None else Ids(clock, Random(seed).getrandbits)
    store = (Store.create if fresh else Store)(folder, KEY, clock=clock, ids=ids)
    office = Office(
        store,
        clock,
        Letters(store, by="clerk", practice=practice, checker=lambda _: ()),
        Numbers(store, by="clerk"),
        SeriesBooks(store, by="clerk"),
        Units(store, by="clerk"),
        Undo(store, by="clerk"),
        Holding(store, by="clerk", practice=practice),
        LetterWay(store, by="clerk", practice=practice),
    )
    if fresh:
        # Another person sets the union up, so that the clerk's undo never reaches it.
        Units(store, by="founder").add(
            "Đoàn trường THPT Lý Tự Trọng", level="grassroots", issuing_lines=ORGAN.issuing, superior_lines=ORGAN.superior,
            symbol="ĐTN", place="An Hòa",
        )  # fmt: skip
        SeriesBooks(store, by="founder").declare_term(TERM, starts_on=TERM_FROM, ends_on=TERM_TO)
    return office
