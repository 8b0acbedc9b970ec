"""The first answers of a new folder: which unit, who signs, where copies go. And what can be guessed from them.

Owns turning a unit's plain name into a letterhead and a signature block, and writing all answers by the services' own verbs. Every
one of them can be changed later (units.set, units.add_signer, settings). Pure but for ``found``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from app.base.settings import Settings
from app.base.text import fold, one_line
from app.domain.units import SYMBOLS, UnitLevel, guess_level, letterhead
from app.layout.parts import DateLine, Letter, Number, Organ, Paragraph, Signature, Storage

if TYPE_CHECKING:
    from app.services.people import People
    from app.services.series import SeriesBooks
    from app.services.units import Units

_LINE: Final = 24
"""Letters of capitals that fit on one line of the letterhead's left column."""
# What a name begins with -> the short name of the organ in a signature block.
_SHORT: Final = (
    ("lien chi doan", "LIÊN CHI ĐOÀN"),
    ("chi doan", "CHI ĐOÀN"),
    ("phan doan", "PHÂN ĐOÀN"),
    ("doan xa", "ĐOÀN XÃ"),
    ("doan phuong", "ĐOÀN PHƯỜNG"),
    ("doan dac khu", "ĐOÀN ĐẶC KHU"),
    ("doan truong", "ĐOÀN TRƯỜNG"),
    ("doan co quan", "ĐOÀN CƠ QUAN"),
    ("doan cong ty", "ĐOÀN CÔNG TY"),
    ("doan benh vien", "ĐOÀN BỆNH VIỆN"),
    ("tinh doan", "TỈNH ĐOÀN"),
    ("thanh doan", "THÀNH ĐOÀN"),
    ("doan tinh", "TỈNH ĐOÀN"),
    ("doan thanh pho", "THÀNH ĐOÀN"),
)
_BODY: Final = (
    "Đây là trang xem thử: phần đầu và khối chữ ký đổi theo những gì anh, chị gõ ở bên trái.",
    "Mọi câu trả lời đều sửa lại được ở trang Cài đặt.",
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the three screens ask. Empty texts print as gaps in the preview and are not written."""

    level: str = UnitLevel.GRASSROOTS.value
    name: str = ""
    superior: str = ""
    issuing_lines: tuple[str, ...] = ()
    """Own wording of the letterhead; empty = made from the name."""
    symbol: str = ""
    place: str = ""
    standard: str = "youth-union"
    signer: str = ""
    position: str = ""
    authority: str = ""
    clerk: str = ""
    term_name: str = ""
    term_from: date | None = None
    term_to: date | None = None
    copies_folder: str = ""


class Desk(Protocol):
    @property
    def units(self) -> Units: ...
    @property
    def series(self) -> SeriesBooks: ...
    @property
    def people(self) -> People: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def by(self) -> str: ...


def issuing_lines(name: str, level: str) -> tuple[str, ...]:
    """'Đoàn xã Sơn Định' as printed: 'BCH ĐOÀN XÃ SƠN ĐỊNH', broken into lines where it is long."""
    if not one_line(name):
        return ()
    return _broken(" ".join(letterhead(name, level)))


def superior_lines(name: str) -> tuple[str, ...]:
    """The line over it: 'ĐOÀN TỈNH HÀ CHÂU'."""
    text = one_line(name).upper()
    return _broken(text) if text else ()


def symbol_of(level: str) -> str:
    """The usual symbol of a level: 'ĐTN', 'CĐ' ..."""
    return SYMBOLS.get(UnitLevel(level), "ĐTN")


def level_of(name: str) -> str:
    """The level that a name speaks of."""
    return guess_level([name], "").value


def authority_of(name: str) -> tuple[str, ...]:
    """Ways to sign for this unit, the usual one first: 'TM. BAN CHẤP HÀNH ĐOÀN XÃ'."""
    folded = fold(one_line(name))
    short = next((short for begin, short in _SHORT if folded.startswith(begin)), "ĐOÀN")
    organs = ("BAN CHẤP HÀNH", "BAN THƯỜNG VỤ")
    if short in ("TỈNH ĐOÀN", "THÀNH ĐOÀN"):
        organs = ("BAN THƯỜNG VỤ", "BAN CHẤP HÀNH")
    return tuple(f"TM. {organ} {short}" for organ in organs)


def sample(answers: Answers, today: date) -> Letter:
    """A letter that shows what the answers will print."""
    signature = None
    if answers.signer or answers.position or answers.authority:
        signature = Signature(
            answers.signer or "…",
            position=answers.position or None,
            authority=[answers.authority] if answers.authority else [],
        )
    return Letter(
        standard=answers.standard,
        kind="CV",
        organ=Organ(
            issuing=list(answers.issuing_lines or issuing_lines(answers.name, answers.level)) or ["…"],
            superior=list(superior_lines(answers.superior)),
            symbol=answers.symbol,
        ),
        number=Number("01"),
        date=DateLine(answers.place, today.day, today.month, today.year),
        subject="xem thử phần đầu và chữ ký",
        addressees=["Các chi đoàn trực thuộc"],
        body=[Paragraph(text) for text in _BODY],
        signature=signature,
        storage=Storage("VP"),
    )


def found(desk: Desk, answers: Answers) -> None:
    """Write the answers. What was left open is not written; what stands already is changed, not doubled."""
    values: dict[str, Any] = {
        "level": answers.level,
        "superior_lines": list(superior_lines(answers.superior)),
        "issuing_lines": list(answers.issuing_lines or issuing_lines(answers.name, answers.level)),
        "symbol": one_line(answers.symbol),
        "place": one_line(answers.place),
        "standard": answers.standard,
    }
    if answers.name.strip():
        if desk.units.own() is None:
            desk.units.add(answers.name, own=True, **values)
        else:
            desk.units.set(name=answers.name, **values)
    if answers.term_name and answers.term_from and desk.units.own() is not None:
        desk.series.declare_term(answers.term_name, starts_on=answers.term_from, ends_on=answers.term_to)
    if answers.signer.strip() and desk.units.own() is not None:
        desk.units.add_signer(
            answers.signer,
            position=answers.position,
            authority_lines=[answers.authority] if answers.authority else [],
        )
    if answers.clerk.strip():
        desk.people.edit(desk.by, name=answers.clerk)
    if answers.copies_folder:
        desk.settings.set("copies.folder", str(Path(answers.copies_folder)))


def _broken(text: str) -> tuple[str, ...]:
    """Lines of about equal length, none longer than fits."""
    words = text.split()
    count = -(-len(text) // _LINE)
    if count <= 1:
        return (text,)
    aim = len(text) / count
    lines: list[str] = []
    line: list[str] = []
    for word in words:
        longer = " ".join([*line, word])
        if line and len(longer) > max(aim, len(word)) + 3 and len(lines) < count - 1:
            lines.append(" ".join(line))
            line = [word]
        else:
            line.append(word)
    return (*lines, " ".join(line))
