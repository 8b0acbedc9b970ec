"""One letter to many: planned over a list, every copy to be seen before, numbered in one act or not at all.

Owns ``mailing``. With one number for all, the letter itself is numbered and its copies differ in the fields; with one each, every copy
is a letter of its own in the register. Every copy goes through the checker first. Refuses a copy with an empty field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import fold, nfc, one_line
from app.domain.numbering import check_date
from app.domain.states import LetterState, Step, after
from app.layout.parts import Letter
from app.models.drafting import Mailing
from app.models.letters import OutgoingLetter
from app.models.session import UnitOfWork
from app.services.change import Change
from app.services.counting import place_of
from app.services.kept_versions import MAILING, keep_version
from app.services.kind_templates import fields_of, filled
from app.services.leasing import gives_numbers
from app.services.letter_pictures import ENTITY
from app.services.letter_rows import find_letter
from app.services.letter_steps import step_taken
from app.services.letters import Letters, frozen, letter_of, number_copy, open_unit, standard_for
from app.services.mail_lists import MOST, Receiver
from app.services.picture_files import carry_pictures

_EMPTY_SHOWN: Final = 5


class Mode(StrEnum):
    ONE = "one"  # một số cho mọi bản
    EACH = "each"  # mỗi bản một số


class MailingMissing(InputRefused):
    code, what = "VB-044", mark("Văn bản {id} chưa có danh sách gửi nhiều nơi.")
    remedy = mark("Lập danh sách bằng mailing plan.")


class ListEmpty(InputRefused):
    code, what = "VB-045", mark("Danh sách gửi không có nơi nhận nào.")
    remedy = mark("Chọn đơn vị, đoàn viên khác, hoặc bảng có ít nhất một dòng.")


class ListTooLong(InputRefused):
    code, what = "VB-046", mark("Danh sách có {count} nơi nhận; một đợt gửi nhiều nhất {most}.")
    remedy = mark("Chia danh sách thành nhiều đợt.")


class NoFields(InputRefused):
    code, what = "VB-047", mark("Văn bản không có chỗ điền nào, nên các bản sẽ giống hệt nhau.")
    remedy = mark("Ghi chỗ điền trong ngoặc nhọn, ví dụ {{họ và tên}}, ở Kính gửi hoặc nội dung.")


class FieldNotInList(InputRefused):
    code, what = "VB-048", mark("Danh sách không có cột “{field}” mà văn bản cần.")
    remedy = mark("Đặt tên cột trùng tên chỗ điền (có: {known}), hoặc cho một giá trị chung.")


class FieldEmpty(InputRefused):
    code, what = "VB-049", mark("{count} bản thiếu “{field}”: {who}.")
    remedy = mark("Bổ sung trong danh sách, bỏ những dòng ấy, hoặc cho một giá trị chung.")


class CopyFaulty(RuleRefused):
    code, what = "VB-221", mark("Bản gửi {to} (thứ {at}) có {count} lỗi thể thức; lỗi đầu: {first}")
    remedy = mark("Sửa văn bản hoặc danh sách; chưa số nào được cấp.")


class MailingDone(RuleRefused):
    code, what = "VB-222", mark("Đợt gửi này đã cấp số ngày {date}.")
    remedy = mark("Soạn văn bản mới cho đợt gửi khác.")


class MailingMoved(RuleRefused):
    code, what = "VB-223", mark("Văn bản hoặc danh sách đã thay đổi trong lúc kiểm tra.")
    remedy = mark("Xem lại các bản rồi cấp số lần nữa.")


@dataclass(frozen=True, slots=True)
class MailingRow:
    id: str
    letter_id: str
    mode: str
    subject: str
    copies: int
    fields: tuple[str, ...]
    to: tuple[str, ...]
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy, as it is sent."""

    at: int
    """From 1."""
    to: str
    letter: Letter
    printed: str
    """Number and symbol, '' before it is given."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What numbering a mailing gave."""

    id: str
    copies: int
    first: str
    last: str
    dated: date


class Mailings(Letters):
    """Verbs on letters to many."""

    def plan(
        self,
        letter_id: str,
        receivers: Sequence[Receiver],
        *,
        mode: Mode = Mode.ONE,
        values: Mapping[str, str] | None = None,
    ) -> Change[MailingRow]:
        """Lay the list over the letter; a plan before it is replaced. ``values`` are alike in all copies and fill gaps.

        Raises ListEmpty, ListTooLong, NoFields, FieldNotInList, FieldEmpty, MailingDone, StepRefused.
        """
        if not receivers:
            raise ListEmpty
        if len(receivers) > MOST:
            raise ListTooLong(count=len(receivers), most=MOST)
        with self.work("mailings.plan") as w:
            record = find_letter(w.session, letter_id)
            if record.state in (LetterState.ISSUED, LetterState.VOID):
                after(Step.EDIT, record.state)
            rows = _filled_rows(letter_of(record.parts), receivers, values or {})
            mailing = _of(w.session, record.id)
            if mailing is None:
                mailing = w.add(Mailing(letter_id=record.id, mode=mode.value, rows=rows))
            elif mailing.issued_on is not None:
                raise MailingDone(date=mailing.issued_on)
            mailing.mode, mailing.rows = mode.value, rows
            w.flush()
            return Change.of(_row(mailing, record), w.commit())

    def drop(self, letter_id: str) -> Change[str]:
        """Take the list away again; the letter stays. Raises MailingMissing, MailingDone."""
        with self.work("mailings.drop") as w:
            record, mailing = _both(w.session, letter_id)
            if mailing.issued_on is not None:
                raise MailingDone(date=mailing.issued_on)
            w.delete(mailing)
            return Change.of(record.id, w.commit())

    def mailing(self, letter_id: str) -> MailingRow | None:
        """The plan of a letter, None where there is none."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            found = _of(session, record.id)
            return _row(found, record) if found else None

    def copy(self, letter_id: str, at: int) -> Copy:
        """One copy as it prints, from 1. Raises MailingMissing."""
        with self.store.read() as session:
            record, mailing = _both(session, letter_id)
            return _copy(session, record, mailing, min(max(at, 1), len(mailing.rows)) - 1)

    def copies(self, letter_id: str) -> tuple[Copy, ...]:
        """All copies. Raises MailingMissing."""
        with self.store.read() as session:
            record, mailing = _both(session, letter_id)
            return tuple(_copy(session, record, mailing, at) for at in range(len(mailing.rows)))

    @gives_numbers("mailing")
    def number_all(
        self,
        letter_id: str,
        *,
        on: date | None = None,
        signed_on: date | None = None,
        progress: Progress | None = None,
    ) -> Change[Sent]:
        """Check every copy, then number all of them in one act. Stopped by ``progress``, nothing was given.

        Raises CopyFaulty, MailingDone, MailingMoved and what Letters.issue raises.
        """
        told = progress or Silent()
        with self.store.read() as session:
            record, mailing = _both(session, letter_id)
            if mailing.issued_on is not None:
                raise MailingDone(date=mailing.issued_on)
            seen = (record.parts, mailing.rows, mailing.mode)
            day = on or record.signed_on or signed_on
        self._check_all(letter_of(record.parts), mailing.rows, day, told)
        with self.work("mailings.number") as w:
            record, mailing = _both(w.session, letter_id)
            if mailing.issued_on is not None:
                raise MailingDone(date=mailing.issued_on)
            if (record.parts, mailing.rows, mailing.mode) != seen:
                raise MailingMoved
            if signed_on is not None and record.signed_on is None:
                self._sign(w, record, signed_on)
            state = after(Step.ISSUE, record.state, when=self.practice.number_when, way=self.practice.way)
            day = on or record.signed_on or w.today
            check_date(day, w.today)
            sent = self._numbered(w, record, mailing, day, state, told)
            mailing.issued_on = day
            return Change.of(sent, w.commit())

    def _check_all(
        self, letter: Letter, rows: Sequence[Mapping[str, Any]], day: date | None, told: Progress
    ) -> None:
        label = tr(mark("Kiểm tra từng bản"))
        standard = standard_for(letter, day)
        for at, row in enumerate(rows):
            told.step(at, 2 * len(rows), label)
            copy = _copy_of(letter, row)
            seen = copy if day is None else frozen(copy, standard, "01", day)
            errors = [one for one in self.checker(seen) if one.severity == "error"]
            if errors:
                raise CopyFaulty(to=row["to"], at=at + 1, count=len(errors), first=errors[0].message)

    def _numbered(
        self,
        w: UnitOfWork,
        record: OutgoingLetter,
        mailing: Mailing,
        day: date,
        state: LetterState,
        told: Progress,
    ) -> Sent:
        letter = letter_of(record.parts)
        unit = open_unit(w, record, day)
        place = place_of(w.session, unit, letter, standard_for(letter, day), on=day, today=w.today)
        count = len(mailing.rows)
        keep_version(w, record, MAILING, by=self.by)
        if mailing.mode == Mode.ONE:
            issued = number_copy(w, record, letter, unit, place, day, state)
            self._step(w, record, Step.ISSUE, on=day, reason=issued.printed)
            record.copies = record.copies or count
            record.note = _with_note(record.note, count)
            return Sent(record.id, count, issued.printed, issued.printed, day)
        label = tr(mark("Cấp số từng bản"))
        rows: list[dict[str, Any]] = []
        printed: list[str] = []
        for at, row in enumerate(mailing.rows):
            told.step(count + at, 2 * count, label)
            copy = _copy_of(letter, row)
            one = record if at == 0 else _sister(w, record, mailing)
            issued = number_copy(w, one, copy, unit, place, day, state)
            step_taken(
                w,
                one,
                Step.ISSUE,
                by=self.by,
                practice=self.practice,
                on=day,
                reason=issued.printed,
                version=False,
            )
            carry_pictures(w, copy, ENTITY, one.id)
            rows.append({**row, "letter": one.id})
            printed.append(issued.printed)
            w.documents.forget()  # every record here is written by assignment
        mailing.rows = rows
        return Sent(record.id, count, printed[0], printed[-1], day)


def _filled_rows(
    letter: Letter, receivers: Sequence[Receiver], values: Mapping[str, str]
) -> list[dict[str, Any]]:
    """For each receiver a value for every field of the letter. Raises NoFields, FieldNotInList, FieldEmpty."""
    fields = fields_of(letter)
    if not fields:
        raise NoFields
    common = {fold(nfc(name)): one_line(nfc(value)) for name, value in values.items()}
    known = {name for one in receivers for name in one.values}
    for field in fields:
        if fold(field) not in known and not common.get(fold(field)):
            raise FieldNotInList(f"$.fields.{field}", field=field, known=", ".join(sorted(known)))
    rows: list[dict[str, Any]] = []
    for one in receivers:
        given = {field: one.values.get(fold(field)) or common.get(fold(field), "") for field in fields}
        rows.append({"to": one.to or next(iter(given.values())), "values": given})
    for field in fields:
        empty = [str(row["to"]) for row in rows if not row["values"][field]]
        if empty:
            who = "; ".join(empty[:_EMPTY_SHOWN]) + ("; …" if len(empty) > _EMPTY_SHOWN else "")
            raise FieldEmpty(f"$.fields.{field}", field=field, count=len(empty), who=who)
    return rows


def _sister(w: UnitOfWork, record: OutgoingLetter, mailing: Mailing) -> OutgoingLetter:
    """A further letter of the mailing, signed with the first. Its parts come with the number."""
    return w.add(
        OutgoingLetter(
            id=w.ids.new(),
            unit_id=record.unit_id,
            state=record.state,
            standard=record.standard,
            kind=record.kind,
            form=record.form,
            parts={},
            answers_id=record.answers_id,
            signed_on=record.signed_on,
            note=record.note,
            extra={"mailing": mailing.id},
        )
    )


def _copy(session: Session, record: OutgoingLetter, mailing: Mailing, at: int) -> Copy:
    row = mailing.rows[at]
    own = session.get(OutgoingLetter, row["letter"]) if row.get("letter") else None
    if own is not None:
        return Copy(at + 1, row["to"], letter_of(own.parts), own.number_printed)
    letter = letter_of(record.parts)
    return Copy(at + 1, row["to"], _copy_of(letter, row), record.number_printed)


def _copy_of(letter: Letter, row: Mapping[str, Any]) -> Letter:
    """One copy; a field that was written after the list was laid over the letter stays, and the checker stops it."""
    known = fields_of(letter)
    return filled(letter, {field: value for field, value in row["values"].items() if field in known})


def _with_note(note: str, count: int) -> str:
    told = f"Gửi {count} nơi theo danh sách."
    return note if told in note else f"{note} {told}".strip()


def _of(session: Session, letter_id: str) -> Mailing | None:
    return session.scalars(select(Mailing).where(Mailing.letter_id == letter_id)).one_or_none()


def _both(session: Session, letter_id: str) -> tuple[OutgoingLetter, Mailing]:
    record = find_letter(session, letter_id)
    found = _of(session, record.id)
    if found is None:
        raise MailingMissing(id=record.id[-8:])
    return record, found


def _row(one: Mailing, record: OutgoingLetter) -> MailingRow:
    fields = tuple(one.rows[0]["values"]) if one.rows else ()
    to = tuple(str(row["to"]) for row in one.rows)
    return MailingRow(one.id, record.id, one.mode, record.subject, len(one.rows), fields, to, one.issued_on)
