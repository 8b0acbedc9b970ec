"""Numbers for all papers of an operation in one act, from the right series, by the ordinary way of letters.

Every paper goes through the checker first; one with an error stops all of them. What is numbered already stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.base.errors import RuleRefused
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.domain.numbering import check_date
from app.domain.refusals import StepNotYours
from app.domain.states import NUMBERED, Step, after, can
from app.models.letters import OutgoingLetter
from app.models.operations import OperationPaper
from app.models.session import UnitOfWork
from app.services.change import Change
from app.services.counting import place_of
from app.services.letter_steps import need_right
from app.services.letters import Letters, frozen, letter_of, number_copy, open_unit, standard_for
from app.services.operations.running import find_operation


class PaperFaulty(RuleRefused):
    code, what = "NV-110", mark("“{subject}” có {count} lỗi; lỗi đầu: {first}")
    remedy = mark("Mở văn bản trong Văn bản đi, sửa lỗi hoặc điền chỗ còn trống; chưa số nào được cấp.")


class NotSigned(RuleRefused):
    code, what = "NV-112", mark("“{subject}” chưa ghi nhận chữ ký nên chưa cấp số được.")
    remedy = mark(
        "Ghi ngày ký cùng lúc: members act issue VIỆC --signed-on NGÀY; trong cửa sổ: ô Ngày ký, nút Đã ký, cấp số."
    )


class SignerUnknown(RuleRefused):
    code, what = "NV-113", mark("“{subject}” chưa có người ký.")
    remedy = mark(
        "Ghi người ký của đơn vị: unit signer add (Cài đặt, Người ký), hoặc ghi họ tên người ký trong văn bản ấy."
    )


class NothingToNumber(RuleRefused):
    code, what = "NV-111", mark("Việc này không còn văn bản nào chờ số.")
    remedy = mark("Xem các văn bản bằng members act papers.")


class PaperNumbers(Letters):
    """The one verb that numbers the papers of an operation."""

    def number(
        self,
        operation_id: str,
        paper: str = "",
        *,
        on: date | None = None,
        signed_on: date | None = None,
        progress: Progress | None = None,
    ) -> Change[tuple[str, ...]]:
        """Number and symbol of each, in the order of the members. ``paper``: only this one; ``signed_on`` records the signature.

        Raises NothingToNumber, PaperFaulty and what Letters.issue raises; then no number was given.
        """
        told = progress or Silent()
        with self.store.read() as session:
            waiting = _waiting(session, operation_id, paper)
            seen = [(one.id, one.parts, on or one.signed_on or signed_on) for one in waiting]
            self._need_signed(waiting, signed_on)
        if not seen:
            raise NothingToNumber
        label = tr(mark("Kiểm tra từng văn bản"))
        for at, (_, parts, day) in enumerate(seen):
            told.step(at, 2 * len(seen), label)
            letter = letter_of(parts)
            standard = standard_for(letter, day)
            shown = letter if day is None else frozen(letter, standard, "01", day)
            errors = [one for one in self.checker(shown) if one.severity == "error"]
            if errors:
                raise PaperFaulty(
                    subject=letter.subject or letter.kind, count=len(errors), first=errors[0].message
                )
        with self.work("operations.number") as w:
            printed = []
            records = _waiting(w.session, operation_id, paper)
            if [(one.id, one.parts) for one in records] != [(one, parts) for one, parts, _ in seen]:
                raise NothingToNumber
            label = tr(mark("Cấp số từng văn bản"))
            for at, record in enumerate(records):
                told.step(len(seen) + at, 2 * len(seen), label)
                w.documents.forget()  # every record here is written by assignment
                printed.append(self._one(w, record, on, signed_on))
            return Change.of(tuple(printed), w.commit())

    def lack_signer(self, operation_id: str, paper: str) -> bool:
        """Whether a paper that waits for its number names nobody who signs."""
        with self.store.read() as session:
            return any(not one.signer.strip() for one in _waiting(session, operation_id, paper))

    def not_ours(self) -> str:
        """Why the acting person gives no numbers here: whose they are; '' where he does."""
        with self.store.read() as session:
            try:
                need_right(session, self.by, Step.ISSUE, self.practice)
            except StepNotYours as refused:
                return refused.sentence()
        return ""

    def _need_signed(self, waiting: Sequence[OutgoingLetter], signed_on: date | None) -> None:
        for one in waiting:
            subject = one.subject or one.kind
            if not one.signer.strip():
                raise SignerUnknown(subject=subject)
            ready = can(Step.ISSUE, one.state, when=self.practice.number_when, way=self.practice.way)
            if not ready and signed_on is None and one.signed_on is None:
                raise NotSigned(subject=subject)

    def _one(self, w: UnitOfWork, record: OutgoingLetter, on: date | None, signed_on: date | None) -> str:
        if signed_on is not None and record.signed_on is None:
            self._sign(w, record, signed_on)
        state = after(Step.ISSUE, record.state, when=self.practice.number_when, way=self.practice.way)
        day = on or record.signed_on or w.today
        check_date(day, w.today)
        letter = letter_of(record.parts)
        unit = open_unit(w, record, day)
        place = place_of(w.session, unit, letter, standard_for(letter, day), on=day, today=w.today)
        issued = number_copy(w, record, letter, unit, place, day, state)
        self._step(w, record, Step.ISSUE, on=day, reason=issued.printed)
        w.flush()
        return issued.printed


def _waiting(session: Session, operation_id: str, paper: str) -> Sequence[OutgoingLetter]:
    """Letters of the operation that have no number, in the order they were drafted."""
    from sqlalchemy import select

    query = (
        select(OutgoingLetter)
        .join(OperationPaper, OperationPaper.letter_id == OutgoingLetter.id)
        .where(
            OperationPaper.operation_id == find_operation(session, operation_id).id,
            OutgoingLetter.state.not_in([state.value for state in NUMBERED]),
        )
        .order_by(OperationPaper.id)
    )
    if paper:
        query = query.where(OperationPaper.paper == paper)
    return session.scalars(query).all()
