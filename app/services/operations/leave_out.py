"""Somebody taken out of an operation that goes on for the others: he was found unfit, gave up, or went elsewhere meanwhile.

Owns who is left out and why. Refuses to leave out whoever has a numbered paper here, and the last one there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.members import PRESENT
from app.models.members import Member
from app.models.operations import OperationMember
from app.models.session import UnitOfWork
from app.services.operations.kind import FAILED, LEFT, Run
from app.services.operations.numbers import letter_of_paper


class NoReason(InputRefused):
    code, what = "NV-006", mark("Rút một người khỏi việc phải nói lý do.")
    remedy = mark("Ghi lý do, ví dụ: chưa đủ tuổi, xin rút đơn (--reason LÝ_DO).")


class NobodyLeft(RuleRefused):
    code, what = "NV-105", mark("Việc “{title}” không còn ai khác.")
    remedy = mark("Bỏ cả việc: members act drop.")


class PaperStands(RuleRefused):
    code, what = "NV-106", mark("{name} đã có {number} trong việc này.")
    remedy = mark("Hủy hoặc thu hồi văn bản ấy trước, trong Văn bản đi.")


def leave_out(w: UnitOfWork, run: Run, member_ids: Sequence[str], reason: str) -> None:
    """Take them out; drafts that were theirs alone no longer belong here. Raises NoReason, NobodyLeft, PaperStands."""
    words = one_line(reason)[:300]
    if not words:
        raise NoReason
    if all(person.id in member_ids for _, person in run.still_in):
        raise NobodyLeft(title=run.record.title)
    for one, person in run.still_in:
        if person.id not in member_ids:
            continue
        for paper in [paper for paper in run.papers if paper.member_id == person.id]:
            letter = letter_of_paper(run, paper.paper, person.id)
            if letter is not None and letter.number_printed:
                raise PaperStands(name=person.full_name, number=letter.number_printed)
            w.delete(paper)
            run.papers.remove(paper)
        put_out(one, words)


def put_out(one: OperationMember, words: str) -> None:
    one.outcome, one.data = FAILED, {**one.data, LEFT: words}


def still_here(run: Run) -> Iterator[tuple[OperationMember, Member]]:
    """Those of our union who are in it still; who left the union since it began is left out, his record stays as it is."""
    for one, person in run.still_in:
        if person.status in PRESENT:
            yield one, person
        else:
            put_out(one, tr(mark("đã rời đơn vị")))
