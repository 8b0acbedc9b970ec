"""What goes out with a letter: envelopes for its recipients, and the note 'Phiếu gửi' that comes back signed.

Owns which recipients get an envelope and what stands on it. Changes nothing; names that are no address ('Như trên', 'Lưu')
get none.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.files import write_atomic
from app.base.language import mark
from app.base.text import fold
from app.domain.units import letterhead
from app.export.lists.book import Setting
from app.export.lists.paper import Block, Dots, Grid, GridColumn, Paper, Signing, Text
from app.layout.papers import Envelope
from app.models.letters import OutgoingLetter
from app.models.units import Unit
from app.services.change import Service
from app.services.kinds import kind_name
from app.services.letter_rows import find_letter, told_of
from app.services.sheets import head_of, write_paper, written_day

if TYPE_CHECKING:
    import pikepdf

SLIP: Final = "PHIẾU GỬI"
Size = Literal["DL", "C5", "C4"]
_COLUMNS: Final = (
    GridColumn("Số, ký hiệu", 18),
    GridColumn("Ngày văn bản", 13, Setting.CENTER),
    GridColumn("Tên loại và trích yếu nội dung", 42),
    GridColumn("Số bản", 9, Setting.CENTER),
    GridColumn("Ghi chú", 18),
)


class NobodyToSend(InputRefused):
    code, what = "VB-227", mark("Văn bản {id} không ghi nơi nhận nào để in bì, phiếu gửi.")
    remedy = mark("Ghi nơi nhận trong văn bản, hoặc nêu từng nơi bằng --to.")


class Posting(Service):
    """Verbs of sending on paper."""

    def envelopes(self, letter_id: str, *, to: Sequence[str] = (), size: Size = "DL") -> tuple[Envelope, ...]:
        """One for each recipient; with the address where the recipient is a unit we know. Raises NobodyToSend."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            unit = session.get(Unit, record.unit_id)
            names = _names(record, to)
            addresses = _addresses(session, names)
        own = unit or Unit(name="", level="")
        return tuple(
            Envelope(
                organ=list(own.issuing_lines or ()) or letterhead(own.name, own.level),
                address=own.address or "",
                phone=own.phone or "",
                email=own.email or "",
                number=record.number_printed or "",
                to=[name, *([addresses[name]] if addresses.get(name) else [])],
                size=size,
            )
            for name in names
        )

    def print_envelopes(
        self, letter_id: str, path: Path, *, to: Sequence[str] = (), size: Size = "DL"
    ) -> int:
        """All envelopes in one PDF, a page each; how many. Raises NobodyToSend."""
        import pikepdf

        from app.export.pdf import writer
        from app.services.rendering import sheet_of_paper

        made = self.envelopes(letter_id, to=to, size=size)
        with pikepdf.new() as whole:
            for one in made:
                _append(whole, writer.render(sheet_of_paper(one)).data)
            out = io.BytesIO()
            whole.save(out, deterministic_id=True)
        write_atomic(path, out.getvalue())
        return len(made)

    def print_slips(self, letter_id: str, path: Path, *, to: Sequence[str] = ()) -> Path:
        """The note for one recipient, or one sheet that names them all, as .pdf or .docx. Raises NobodyToSend."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            unit = session.get(Unit, record.unit_id)
            names = _names(record, to)
        titled = f"{kind_name(record.kind)} {record.subject}".strip()
        row = (record.number_printed, written_day(record.letter_date), titled, "", "")
        blocks: list[Block] = [
            Text(f"Kính gửi: {'; '.join(names)}", bold=True, setting=Setting.CENTER),
            Text(f"{unit.name if unit else ''} gửi kèm theo phiếu này các văn bản sau:", indent=True),
            Grid(_COLUMNS, (row,)),
            Text("Sau khi nhận, đề nghị ký xác nhận và gửi trả lại phiếu này.", indent=True),
            Dots(1),
            Signing((("NGƯỜI NHẬN", ""), ("NGƯỜI GỬI", ""))),
        ]
        return write_paper(Paper(SLIP, tuple(blocks), head_of(unit, today(self.store.clock))), path)


def _append(whole: pikepdf.Pdf, page: bytes) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(page)) as one:
        whole.pages.extend(one.pages)


def _names(record: OutgoingLetter, to: Sequence[str]) -> list[str]:
    names = [name for name in (to or told_of(record.parts)) if name.strip()]
    if not names:
        raise NobodyToSend(id=record.number_printed or record.id[-8:])
    return names


def _addresses(session: Session, names: Sequence[str]) -> dict[str, str]:
    """Addresses of units by the names that recipients have on the letter."""
    known = {
        fold(unit.name): unit.address or ""
        for unit in session.scalars(select(Unit).where(Unit.address != ""))
    }
    return {name: known.get(fold(name), "") for name in names}
