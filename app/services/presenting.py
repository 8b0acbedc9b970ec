"""Trình ký: the copy for the signature as PDF with empty signature fields and as DOCX, and the cover slip that goes with it.

Number and date stand on it once the letter has them; else they are blank for the pen, or show a number that is held for
it. Owns the slip's filling; its words are data (resources/papers). Changes nothing in the letter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.files import write_atomic
from app.base.language import mark
from app.base.paths import resource
from app.domain.signature_fields import ORGAN_FIELD, PERSON_FIELD
from app.domain.states import Step
from app.export.lists.paper import Block, Dots, Paper, Text
from app.layout.parts import DateLine, Letter, Number
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.session import Store
from app.models.units import Unit
from app.services.change import Service
from app.services.holding import held_row
from app.services.incoming_rows import printed
from app.services.kinds import kind_name
from app.services.letter_rows import find_letter, told_of
from app.services.letter_steps import steps_of
from app.services.letters import letter_of
from app.services.rendering import render, sheet_of
from app.services.sheets import head_of, write_paper, written_day

if TYPE_CHECKING:
    from app.domain.practice import Practice
    from app.export.pdf.sign_places import SignPlace
    from app.layout.compose_picture import Images

SLIP: Final = "phieu-trinh-ky.toml"
FIELD_NAMES: Final = {"signature": PERSON_FIELD, "seal": ORGAN_FIELD, "confirmation": "XacNhan"}
"""Names of the fields: short, without accents, as signing programs list them."""
_SEALED: Final = "Chữ ký số, dấu của cơ quan"


class NoSuchValue(InputRefused):
    code, what = "VB-233", mark("Mẫu phiếu {file} dùng mục “{value}” mà chương trình không biết.")
    remedy = mark("Các mục: {known}.")


@dataclass(frozen=True, slots=True)
class Presented:
    """The files made, and where the fields stand (mm from the page's left and top)."""

    files: tuple[Path, ...]
    pages: int
    fields: tuple[dict[str, Any], ...]


class Presenting(Service):
    """Verbs of the copy for the signature."""

    def __init__(
        self,
        store: Store,
        *,
        by: str,
        practice: Practice | None = None,
        images: Callable[[Letter], Images] | None = None,
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._images = images

    def present(
        self,
        letter_id: str,
        *,
        pdf: Path | None = None,
        docx: Path | None = None,
        slip: Path | None = None,
        held: str = "",
        blank: bool = False,
        copies: int | None = None,
    ) -> Presented:
        """Write what is asked for. ``held`` prints that held number, ``blank`` neither number nor date.

        Raises HeldMissing and the refusals of composer and files.
        """
        from app.export.pdf.fonts import typeface
        from app.export.pdf.sign_places import sign_places
        from app.export.pdf.writer import composed
        from app.signing.fields import Field, with_fields

        letter, unit = self._letter(letter_id, held=held, blank=blank)
        images = self._images(letter) if self._images else None
        sheet = composed(sheet_of(letter, images))
        rendered = render(letter, docx=docx, pdf=pdf, check=False, images=images)
        places = sign_places(sheet, typeface(), seal_mm=unit.seal_mm if unit else None)
        if pdf is not None:
            fields = [
                Field(_field_name(one.part), one.page, one.box, _title(one.part, letter)) for one in places
            ]
            write_atomic(pdf, with_fields(pdf.read_bytes(), fields))
        if slip is not None:
            write_paper(self.slip(letter_id, pages=rendered.pages, copies=copies), slip)
        made = [path for path in (pdf, docx, slip) if path is not None]
        high = sheet.page.height.pt
        return Presented(tuple(made), rendered.pages, tuple(_told(one, high) for one in places))

    def slip(self, letter_id: str, *, pages: int | None = None, copies: int | None = None) -> Paper:
        """The cover slip by its form, filled with what is known. Raises NoSuchValue."""
        form = tomllib.loads(resource("papers", SLIP).read_text("utf-8"))
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            letter, unit = letter_of(record.parts), session.get(Unit, record.unit_id)
            values = _values(session, record, letter, pages, copies)
            done = {one.step: one for one in session.scalars(steps_of(record.id))}
        blocks: list[Block] = []
        for line in form["lines"]:
            if line["value"] not in values:
                raise NoSuchValue(file=SLIP, value=line["value"], known=", ".join(values))
            words = values[line["value"]]
            blocks.append(Text(f"{line['label']}: {words or '.' * 70}"))
        for opinion in form["opinions"]:
            blocks.append(Text(opinion["title"], bold=True))
            step = done.get(opinion["step"])
            if step is None:
                blocks.append(Dots(3))
                continue
            said = step.reason if step.step != Step.SIGN else ""
            who = f"{written_day(step.happened_on)}: {step.who}" + (f". {said}" if said else "")
            blocks.append(Text(who, indent=True))
        return Paper(form["title"], tuple(blocks), head_of(unit, today(self.store.clock)))

    def _letter(self, letter_id: str, *, held: str, blank: bool) -> tuple[Letter, Unit | None]:
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            letter, unit = letter_of(record.parts), session.get(Unit, record.unit_id)
            number = held_row(session, held).number if held else ""
        if number:
            return msgspec.structs.replace(letter, number=Number(value=number)), unit
        if blank:
            letter = msgspec.structs.replace(letter, number=Number(), date=DateLine(place=letter.date.place))
        return letter, unit


def _values(
    session: Session, record: OutgoingLetter, letter: Letter, pages: int | None, copies: int | None
) -> Mapping[str, str]:
    came = session.get(IncomingLetter, record.answers_id) if record.answers_id else None
    total = copies or record.copies or (letter.storage.copies if letter.storage else None)
    count = [f"{pages} trang" if pages else "", f"{total} bản" if total else ""]
    marks = [str(one) for one in (letter.secrecy, letter.urgency) if one]
    return {
        "kind": kind_name(record.kind),
        "subject": record.subject,
        "drafter": letter.organ.unit,
        "addressees": "; ".join(letter.addressees),
        "recipients": "; ".join(told_of(record.parts)),
        "copies": "; ".join(one for one in count if one),
        "marks": "; ".join(marks),
        "signer": ", ".join(
            one for one in (record.signer, letter.signature.position if letter.signature else "") if one
        ),
        "answers": printed(came.number, came.notation) if came else "",
        "pages": str(pages or ""),
    }


def _field_name(part: str) -> str:
    """'ChuKy', 'DauCoQuan', 'ChuKy2' for the second signer."""
    head, _, rest = part.partition("[")
    if head == "co_signatures":
        return f"{FIELD_NAMES['signature']}{int(rest.rstrip(']')) + 2}"
    return FIELD_NAMES[head]


def _title(part: str, letter: Letter) -> str:
    if part == "seal":
        return _SEALED
    head, _, rest = part.partition("[")
    if head == "co_signatures":
        name = letter.co_signatures[int(rest.rstrip("]"))].name
    else:
        found = letter.confirmation if head == "confirmation" else letter.signature
        name = found.name if found else ""
    return f"Chữ ký của {name}" if name else "Chữ ký"


def _told(place: SignPlace, high: float) -> dict[str, Any]:
    x0, y0, x1, y1 = place.box
    inch = 25.4 / 72
    box = [round(edge * inch, 2) for edge in (x0, high - y1, x1, high - y0)]
    return {"name": _field_name(place.part), "page": place.page + 1, "box": box}
