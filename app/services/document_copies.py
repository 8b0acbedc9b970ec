"""Copies that the organ makes of letters, with numbers of their own: sao y, sao lục, trích sao; on paper and electronic.

Owns the record ``document_copy`` and the register of copies. What is copied is the signed paper of our own letter, or the pages
of one that came in; an extract is set anew from the words given. Refuses a copy of a file that cannot be written on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import VIETNAM, today
from app.base.errors import InputRefused
from app.base.files import write_atomic
from app.base.language import mark
from app.base.text import one_line
from app.domain.numbering import COPIES, NumberState, PeriodKind, check_date, written
from app.domain.states import Step
from app.domain.units import letterhead
from app.export.lists.book import Setting
from app.export.lists.paper import Grid, GridColumn, Paper
from app.layout.papers import Copied, Copy
from app.layout.parts import DateLine, Letter, Number, Organ, Paragraph, Recipient, Signature, Storage
from app.models.letters import DocumentCopy, IncomingLetter, OutgoingLetter
from app.models.numbers import IssuedNumber
from app.models.session import Store, UnitOfWork
from app.models.units import Signer, Unit
from app.services import letter_rows
from app.services.change import Change, Service
from app.services.copying import with_form, with_text
from app.services.counting import period_on
from app.services.incoming_rows import ENTITY as INCOMING
from app.services.incoming_rows import find_letter as find_incoming
from app.services.incoming_rows import printed as printed_of
from app.services.kinds import kind_name
from app.services.leasing import gives_numbers
from app.services.letter_steps import need_right
from app.services.letters import letter_of
from app.services.numbering import take_number
from app.services.sheets import head_of, write_paper, written_day
from app.services.signed_copies import NoSignedCopy, SignedCopies
from app.services.stamping import Stamping
from app.services.units import need_own

if TYPE_CHECKING:
    from app.domain.practice import Practice
    from app.models.vault import Vault
    from app.standards import Standard

OUTGOING: Final = OutgoingLetter.__tablename__
EXTRACT: Final = "TrS"
REGISTER: Final = "SỔ ĐĂNG KÝ BẢN SAO"
_COLUMNS: Final = (
    GridColumn("Số, ký hiệu bản sao", 15),
    GridColumn("Ngày sao", 11, Setting.CENTER),
    GridColumn("Hình thức sao", 12),
    GridColumn("Văn bản được sao", 34),
    GridColumn("Người ký", 14),
    GridColumn("Số lượng bản", 7, Setting.CENTER),
    GridColumn("Ghi chú", 12),
)
_ELECTRONIC: Final = "Bản sao điện tử"


class ExtractEmpty(InputRefused):
    code, what = "VB-224", mark("Trích sao cần phần nội dung được trích.")
    remedy = mark("Thêm --text từng đoạn được trích.")


class NotNumbered(InputRefused):
    code, what = "VB-225", mark("Văn bản {id} chưa có số nên chưa sao được.")
    remedy = mark("Cấp số và ký văn bản trước, rồi sao.")


class CopyMissing(InputRefused):
    code, what = "VB-226", mark("Không có bản sao {id}.")
    remedy = mark("Xem danh sách bằng copy list.")


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A line of the register of copies."""

    id: str
    number: str
    printed: str
    kind: str
    on: date
    electronic: bool
    entity: str
    record_id: str
    about: str
    signer: str
    copies: int | None
    void_reason: str = ""


class DocumentCopies(Service):
    """Verbs on copies."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], practice: Practice | None = None
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._vault = vault

    @gives_numbers("document_copy")
    def make(
        self,
        letter_id: str,
        kind: str,
        *,
        incoming: bool = False,
        electronic: bool = False,
        text: Sequence[str] = (),
        recipients: Sequence[str] = (),
        copies: int | None = None,
        on: date | None = None,
        record_id: str = "",
    ) -> Change[CopyRow]:
        """Number a copy of a letter of ours, or of one that came in. Its file is ``write``'s.

        ``record_id``: the id under which it waited for its number.

        Raises NotNumbered, ExtractEmpty, KindUnknown, DateInFuture, PdfRefused, NoOriginal, NoPages.
        """
        if kind == EXTRACT and not any(one_line(part) for part in text):
            raise ExtractEmpty
        signed = self.store.clock.now().astimezone(VIETNAM) if electronic else None
        source = b"" if kind == EXTRACT else self._source(letter_id, incoming)[1]
        day = on or today(self.store.clock)
        check_date(day, today(self.store.clock))

        def drafted(session: Session) -> tuple[Copy, Unit, OutgoingLetter | IncomingLetter]:
            unit = need_own(session)
            record = find_incoming(session, letter_id) if incoming else _own(session, letter_id)
            return _copy(session, unit, kind, record, day, text, recipients), unit, record

        with self.store.read() as reading:
            tried = drafted(reading)[0]
        self._drawn(tried, source, signed)  # a file that cannot be written on must cost no number
        with self.work("copies.make") as w:
            need_right(w.session, self.by, Step.ISSUE, self.practice)
            copy, unit, record = drafted(w.session)
            return Change.of(_numbered(w, unit, copy, record, day, signed, copies, record_id), w.commit())

    def list(self, *, year: int | None = None) -> tuple[CopyRow, ...]:
        """Copies by date and number."""
        with self.store.read() as session:
            query = (
                select(DocumentCopy, IssuedNumber)
                .join(IssuedNumber, IssuedNumber.id == DocumentCopy.number_id)
                .order_by(DocumentCopy.made_on, IssuedNumber.no)
            )
            rows = [_row(copy, number) for copy, number in session.execute(query)]
        return tuple(row for row in rows if year is None or row.on.year == year)

    def write(self, copy_id: str, path: Path) -> Path:
        """Write the copy as PDF, with the same words every time. Raises CopyMissing, PdfRefused."""
        with self.store.read() as session:
            found = _find(session, copy_id)
            copy = msgspec.convert(found.parts, Copy)
            named, incoming = found.record_id, found.entity == INCOMING
            said = str((found.extra or {}).get("signed", ""))
        source = b"" if copy.letter is not None else self._source(named, incoming)[1]
        signed = datetime.fromisoformat(said) if said else None
        write_atomic(path, self._drawn(copy, source, signed))
        return path

    def register(self, path: Path, *, year: int) -> Path:
        """The register of copies of a year as .pdf or .docx."""
        rows = tuple(
            (
                row.printed,
                written_day(row.on),
                _form_name(row.kind),
                row.about,
                row.signer,
                str(row.copies or ""),
                row.void_reason or (_ELECTRONIC if row.electronic else ""),
            )
            for row in self.list(year=year)
        )
        with self.store.read() as session:
            head = head_of(need_own(session), None)
        paper = Paper(REGISTER, (Grid(_COLUMNS, rows, counts=True),), head, (f"Năm {year}",), wide=True)
        return write_paper(paper, path)

    # --- what is copied -----------------------------------------------------------------------------------

    def _source(self, letter_id: str, incoming: bool) -> tuple[str, bytes]:
        """Name and pages: the paper that came in; of our own letter the signed one, or as it prints."""
        if incoming:
            return Stamping(self.store, by=self.by, vault=self._vault).paper(letter_id)
        try:
            name, data = SignedCopies(self.store, by=self.by, vault=self._vault).paper(letter_id)
        except NoSignedCopy:
            return self._printed(letter_id)
        if data[:5] == b"%PDF-":
            return name, data
        from app.export.lists.stamp import from_picture

        return name, from_picture(data, name=name)

    def _printed(self, letter_id: str) -> tuple[str, bytes]:
        from app.export.pdf import writer
        from app.services.letter_pictures import LetterPictures
        from app.services.rendering import sheet_of

        with self.store.read() as session:
            record = _own(session, letter_id)
            letter, name = letter_of(record.parts), record.number_printed
        images = LetterPictures(self.store, by=self.by, vault=self._vault).images(letter)
        return name, writer.render(sheet_of(letter, images)).data

    def _drawn(self, copy: Copy, source: bytes, signed: datetime | None) -> bytes:
        name = copy.of.number if copy.of else ""
        if copy.letter is not None:
            from app.export.pdf import writer
            from app.services.rendering import sheet_of_paper

            data = writer.render(sheet_of_paper(copy)).data
            return data if signed is None else with_text(data, copy, signed=signed, name=name)
        if signed is not None:
            return with_text(source, copy, signed=signed, name=name)
        return with_form(source, copy, name=name)


def _own(session: Session, named: str) -> OutgoingLetter:
    record = letter_rows.find_letter(session, named)
    if not record.number_printed:
        raise NotNumbered(id=named)
    return record


def _standard(unit: Unit, day: date) -> Standard:
    from app.standards import load

    return load(unit.standard, on=day)


def _copy(
    session: Session,
    unit: Unit,
    kind: str,
    record: OutgoingLetter | IncomingLetter,
    day: date,
    text: Sequence[str],
    recipients: Sequence[str],
) -> Copy:
    """Raises KindUnknown."""
    standard = _standard(unit, day)
    standard.copy_form(kind)
    signer = session.scalars(
        select(Signer)
        .where(Signer.unit_id == unit.id, Signer.valid_to.is_(None))
        .order_by(Signer.rank, Signer.id)
    ).first()
    organ = Organ(
        issuing=list(unit.issuing_lines or ()) or letterhead(unit.name, unit.level),
        superior=list(unit.superior_lines or ()),
        symbol=unit.symbol or "",
    )
    return Copy(
        standard=unit.standard,
        standard_version=standard.version,
        kind=kind,
        organ=organ,
        date=DateLine(place=unit.place or "", day=day.day, month=day.month, year=day.year),
        of=Copied(
            number=_number_of(record), date=written_day(record.letter_date), organ=_issuer(unit, record)
        ),
        signature=Signature(
            signer.name, position=signer.position or None, authority=list(signer.authority_lines)
        )
        if signer
        else None,
        recipients=tuple(Recipient(name) for name in recipients),
        storage=Storage("VP"),
        letter=_extract(unit, record, text) if kind == EXTRACT else None,
    )


def _extract(unit: Unit, record: OutgoingLetter | IncomingLetter, text: Sequence[str]) -> Letter:
    """The letter with only the words that are copied out."""
    body = [Paragraph(one) for one in text if one_line(one)]
    if isinstance(record, OutgoingLetter):
        whole = letter_of(record.parts)
        return msgspec.structs.replace(
            whole,
            body=body,
            addressees=[],
            annexes=[],
            signature=None,
            recipients=[],
            storage=None,
            co_signatures=[],
        )
    day = record.letter_date
    number = printed_of(record.number, record.notation)
    return Letter(
        standard=unit.standard,
        kind=record.kind or "CV",
        organ=Organ(
            issuing=[record.issuer.upper() or "…"],
            superior=[record.superior.upper()] if record.superior else [],
        ),
        number=Number(printed=f"Số: {number}"),
        date=DateLine(place=record.place, day=day.day, month=day.month, year=day.year)
        if day
        else DateLine(place=record.place),
        subject=record.subject,
        body=list(body),
    )


def _numbered(
    w: UnitOfWork,
    unit: Unit,
    copy: Copy,
    record: OutgoingLetter | IncomingLetter,
    day: date,
    signed: datetime | None,
    copies: int | None,
    made_id: str,
) -> CopyRow:
    standard = _standard(unit, day)
    series = next((one for one in standard.numbering.special if one.code == "copy"), None)
    kind = PeriodKind(series.period if series else standard.numbering.period)
    made_id, zero_below = made_id or w.ids.new(), standard.numbering.zero_below

    def printed(no: int) -> str:
        return _line(standard, copy, written(no, zero_below=zero_below))

    taken = take_number(
        w,
        unit,
        COPIES,
        period=period_on(w.session, unit, kind, day),
        on=day,
        letter_id=made_id,
        printed=printed,
        first=standard.numbering.first,
    )
    final = msgspec.structs.replace(
        copy, number=Number(value=written(taken.record.no, zero_below=zero_below))
    )
    incoming = isinstance(record, IncomingLetter)
    made = DocumentCopy(
        id=made_id,
        unit_id=unit.id,
        entity=INCOMING if incoming else OUTGOING,
        record_id=record.id,
        kind=copy.kind,
        electronic=signed is not None,
        parts=msgspec.json.decode(msgspec.json.encode(final)),
        number_id=taken.record.id,
        number_printed=taken.record.printed,
        made_on=day,
        subject=" ".join(one for one in (kind_name(record.kind), _number_of(record), record.subject) if one),
        signer=copy.signature.name if copy.signature else "",
        copies=copies,
        extra={"signed": signed.isoformat()} if signed else {},
    )
    w.add(made)
    w.flush()
    return _row(made, taken.record)


def _line(standard: Standard, copy: Copy, number: str) -> str:
    """Number and symbol of the copy as the register has them: '05-BS/ĐTN'."""
    from app.standards.pattern import fill

    pattern = standard.word("copy_number")
    symbol = standard.copy_form(copy.kind).symbol
    values = {"number": number, "symbol": symbol, "organ": one_line(copy.organ.symbol)}
    return fill(pattern, values).removeprefix(pattern.partition("{number}")[0])


def _number_of(record: OutgoingLetter | IncomingLetter) -> str:
    if isinstance(record, OutgoingLetter):
        return record.number_printed
    return printed_of(record.number, record.notation)


def _issuer(unit: Unit, record: OutgoingLetter | IncomingLetter) -> str:
    return unit.name if isinstance(record, OutgoingLetter) else record.issuer


def _form_name(kind: str) -> str:
    return {"SY": "Sao y", "SL": "Sao lục", "TrS": "Trích sao"}.get(kind, kind)


def _find(session: Session, named: str) -> DocumentCopy:
    found = session.get(DocumentCopy, named)
    if found is None:
        matches = session.scalars(
            select(DocumentCopy).where(
                (DocumentCopy.number_printed == named.strip())
                | DocumentCopy.id.endswith(named, autoescape=True)
            )
        ).all()
        found = matches[0] if len(matches) == 1 else None
    if found is None:
        raise CopyMissing(id=named)
    return found


def _row(copy: DocumentCopy, number: IssuedNumber) -> CopyRow:
    parts: dict[str, Any] = copy.parts
    return CopyRow(
        copy.id,
        str((parts.get("number") or {}).get("value", "")),
        copy.number_printed,
        copy.kind,
        copy.made_on,
        bool(copy.electronic),
        copy.entity,
        copy.record_id,
        copy.subject,
        copy.signer,
        copy.copies,
        number.reason if number.state == NumberState.VOID else "",
    )
