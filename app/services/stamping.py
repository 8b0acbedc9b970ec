"""The stamp 'ĐẾN' of a letter: its fields, where it stands, a stamped copy, a page with the stamp alone.

Owns which file is stamped and what stands in the stamp. The original in the vault is never touched: the copy is made anew
each time from it, with the number and the names as they are then.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Select, select

from app.base.errors import InputRefused, RuleRefused
from app.base.files import write_atomic
from app.base.language import mark
from app.export.lists import stamp as drawing
from app.export.lists.stamp import HIGH, WIDE, Place, Stamp
from app.models.dossiers import Dossier, DossierEntry
from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.session import Store
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.incoming import NoOriginal
from app.services.incoming_rows import ENTITY, ORIGINAL, find_letter, guesses_of
from app.services.sheets import written_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.vault import Vault

_PDF: Final = "application/pdf"
_PICTURES: Final = ("image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp")
_GAP: Final = 3.0


class NoArrivalNumber(RuleRefused):
    code, what = "DEN-031", mark("Văn bản chưa vào sổ nên chưa có số đến để đóng dấu.")
    remedy = mark("Vào sổ trước, rồi đóng dấu.")


class NoPages(InputRefused):
    code, what = "DEN-032", mark("Tệp {file} không có trang để đóng dấu lên.")
    remedy = mark("In dấu riêng (incoming stamp --alone) rồi đóng lên bản giấy.")


class OffThePage(InputRefused):
    code, what = "DEN-033", mark("Dấu ở chỗ ({x} mm, {y} mm) nằm ngoài trang {wide} × {high} mm.")
    remedy = mark("Chọn chỗ cách mép trái nhiều nhất {most_x} mm, cách mép trên nhiều nhất {most_y} mm.")


class Stamping(Service):
    """Verbs of the stamp."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    def place(self, letter_id: str) -> Place:
        """Where the stamp stands: where the clerk put it, else the free place nearest under the number line."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            chosen, after = letter.stamp_at, _number_foot(letter)
            file = self._paged(session, letter)
        name, pdf = self._pdf(file)
        found = drawing.place(pdf, after=after, name=name)
        if chosen:
            return found._replace(x=float(chosen[0]), y=float(chosen[1]), free=True)
        return found

    def paper(self, letter_id: str) -> tuple[str, bytes]:
        """Name and pages of the letter as PDF, without any stamp. Raises NoOriginal, NoPages."""
        with self.store.read() as session:
            file = self._paged(session, find_letter(session, letter_id))
        return self._pdf(file)

    def put(self, letter_id: str, x: float, y: float) -> Change[str]:
        """Keep the place the clerk dragged it to (mm from the page's left and top). Raises OffThePage."""
        page = self.place(letter_id)
        if not (0 <= x <= page.page_wide - WIDE and 0 <= y <= page.page_high - HIGH):
            raise OffThePage(
                x=round(x, 1),
                y=round(y, 1),
                wide=page.page_wide,
                high=page.page_high,
                most_x=round(page.page_wide - WIDE),
                most_y=round(page.page_high - HIGH),
            )
        with self.work("incoming.stamp") as w:
            letter = find_letter(w.session, letter_id)
            letter.stamp_at = [round(x, 1), round(y, 1)]
            return Change.of(letter.id, w.commit())

    def stamped(self, letter_id: str) -> bytes:
        """A copy of the letter with the stamp on its first page, as PDF. Raises NoArrivalNumber, NoPages, PageUnreadable."""
        at = self.place(letter_id)
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            fields = _fields(session, letter)
            file = self._paged(session, letter)
        name, pdf = self._pdf(file)
        return drawing.stamped(pdf, fields, x=at.x, y=at.y, name=name)

    def alone(self, letter_id: str, *, x: float | None = None, y: float | None = None) -> bytes:
        """A blank page with the stamp where it stands (or at ``x``, ``y``), to print on the paper letter."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            fields = _fields(session, letter)
            paged = self._paged_or_none(session, letter) is not None
        at = self.place(letter_id) if paged else Place(25.0, 42.0, True, 210.0, 297.0)
        return drawing.alone(
            fields,
            x=at.x if x is None else x,
            y=at.y if y is None else y,
            wide=at.page_wide,
            high=at.page_high,
        )

    def picture(self, letter_id: str, *, dpi: int = 200) -> bytes:
        """The stamp by itself as a PNG, to be shown where it will stand. Raises NoArrivalNumber."""
        from app.export.pdf.raster import page_png

        with self.store.read() as session:
            fields = _fields(session, find_letter(session, letter_id))
        return page_png(drawing.alone(fields, x=0, y=0, wide=WIDE, high=HIGH), 1, dpi)

    def save(self, letter_id: str, path: Path, *, alone: bool = False) -> Path:
        """Write the stamped copy, or the stamp alone, as a PDF: whole or not at all."""
        write_atomic(path, self.alone(letter_id) if alone else self.stamped(letter_id))
        return path

    # --- the file ---------------------------------------------------------------------------------------

    def _paged(self, session: Session, letter: IncomingLetter) -> Attachment:
        found = self._paged_or_none(session, letter)
        if found is not None:
            return found
        original = session.scalars(_files(letter.id).where(Attachment.role == ORIGINAL)).first()
        if original is None:
            raise NoOriginal(id=letter.id)
        raise NoPages(file=original.name)

    def _paged_or_none(self, session: Session, letter: IncomingLetter) -> Attachment | None:
        """The original when it has pages, else a PDF made of it, else a picture."""
        files = list(session.scalars(_files(letter.id)))
        files.sort(key=lambda one: one.role != ORIGINAL)
        for wanted in ((_PDF,), _PICTURES):
            for one in files:
                if one.mime in wanted and one.role not in ("source", "annex"):
                    return one
        return None

    def _pdf(self, file: Attachment) -> tuple[str, bytes]:
        data = self._vault().get(file.sha256)
        return file.name, data if file.mime == _PDF else drawing.from_picture(data, name=file.name)


def _files(letter_id: str) -> Select[Attachment]:
    return (
        select(Attachment)
        .where(Attachment.owner_kind == ENTITY, Attachment.owner_id == letter_id)
        .order_by(Attachment.id)
    )


def _fields(session: Session, letter: IncomingLetter) -> Stamp:
    if letter.arrival_number is None:
        raise NoArrivalNumber
    unit = session.get(Unit, letter.unit_id)
    codes = session.scalars(
        select(Dossier.code)
        .join(DossierEntry, DossierEntry.dossier_id == Dossier.id)
        .where(DossierEntry.entity == ENTITY, DossierEntry.record_id == letter.id)
        .order_by(Dossier.code)
    )
    lines = (unit.issuing_lines or [unit.name.upper()]) if unit else [""]
    return Stamp(
        " ".join(lines),
        f"{letter.arrival_number:02d}",
        written_day(letter.arrived_on),
        letter.handler,
        ", ".join(codes),
    )


def _number_foot(letter: IncomingLetter) -> tuple[float, float] | None:
    """Under the number, or under the abstract of a công văn where it stands below it at the left."""
    feet = []
    for name in ("number", "notation", "subject"):
        guess = guesses_of(letter).get(name)
        box = guess.get("box") if isinstance(guess, dict) and guess.get("page") == 1 else None
        if box and box[0] < 100 and box[3] < 120:
            feet.append((float(box[0]), float(box[3])))
    if not feet:
        return None
    return min(x for x, _ in feet), max(y for _, y in feet) + _GAP
