"""What all plain sheets of the office share: the head of our unit, dates in words, writing by the file's ending.

Owns the head made from the unit and its standard. Refuses the words of any one form.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.base.errors import InputRefused
from app.base.language import mark
from app.export.lists.paper import Head, Paper
from app.models.units import Unit


class EndingUnknown(InputRefused):
    code, what = "SO-010", mark("Không ghi được tệp dạng “{ending}”.")
    remedy = mark("Đặt tên tệp có đuôi {known}.")


def head_of(unit: Unit | None, day: date | None) -> Head:
    """The head of a sheet of our unit. ``day`` None leaves the date to the pen."""
    from app.standards import load

    if unit is None:
        return Head(dated=dated("", day))
    standard = load(unit.standard)
    title = [standard.words[name].use for name in ("title", "motto") if name in standard.words]
    organ = tuple(unit.issuing_lines or ()) or (unit.name.upper(),)
    return Head(tuple(unit.superior_lines or ()), organ, tuple(title), dated(unit.place, day))


def dated(place: str, day: date | None) -> str:
    """'Hà Châu, ngày 02 tháng 3 năm 2026'; a sheet without a place begins with the day."""
    start = f"{place}, ngày" if place else "Ngày"
    if day is None:
        return f"{start} ....... tháng ....... năm ......."
    return f"{start} {day.day:02d} tháng {month(day)} năm {day.year}"


def month(day: date) -> str:
    """January and February with a zero, the others without (Decree 30, Annex I)."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def written_day(day: date | None) -> str:
    """'02/3/2026', '' for None: as the registers write it."""
    return f"{day.day:02d}/{month(day)}/{day.year}" if day else ""


def write_paper(paper: Paper, path: Path) -> Path:
    """Write the sheet as .pdf or .docx, whole or not at all. Raises EndingUnknown and the refusals of files."""
    match path.suffix.casefold():
        case ".pdf":
            from app.export.lists.paper_pdf import write_pdf as write
        case ".docx":
            from app.export.lists.paper_docx import write_docx as write
        case other:
            raise EndingUnknown(ending=other or path.name, known=".pdf, .docx")
    return write(paper, path)
