"""The papers of an operation as files: one PDF of all of them, or a PDF and DOCX of each; certificates with their frame.

A numbered paper is shown as the letter stands in our register; the others are made anew from the records.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.progress import Progress
from app.domain.operations.plan import PaperPlan, papers_for
from app.layout.parts import Letter
from app.models.letters import OutgoingLetter
from app.models.members import Member
from app.services.kind_templates import for_the_pen
from app.services.letters import letter_of
from app.services.mailing_files import Written, write
from app.services.mailings import Copy
from app.services.operations.kind import Run
from app.services.operations.papers import paper


class PaperUnknown(InputRefused):
    code, what = "NV-030", mark("Việc “{title}” không có giấy tờ “{paper}”.")
    remedy = mark("Có: {known}.")


class NothingToWrite(InputRefused):
    code, what = "NV-031", mark("Việc “{title}” không còn ai để làm giấy tờ này.")
    remedy = mark("Xem kết quả biểu quyết của từng người.")


def paper_named(run: Run, name: str) -> PaperPlan:
    """Raises PaperUnknown."""
    plans = papers_for(run.plan, run.data)
    for one in plans:
        if one.name == name:
            return one
    raise PaperUnknown(title=run.plan.menu, paper=name, known=", ".join(one.name for one in plans))


def letters(run: Run, plan: PaperPlan) -> tuple[tuple[str, Letter], ...]:
    """The paper of each member by his name, or the one that serves all."""
    people: list[Member | None] = [one for _, one in run.of_paper(plan)] if plan.each else [None]
    if not run.of_paper(plan):
        raise NothingToWrite(title=run.plan.menu)
    return tuple((one.full_name if one else "", letter(run, plan, one)) for one in people)


def short_title(plan: PaperPlan) -> str:
    """The title without the number of its form: 'Nghị quyết chuẩn y kết nạp'."""
    return plan.title.split(" (")[0]


def letter(run: Run, plan: PaperPlan, member: Member | None) -> Letter:
    """One paper as it would be printed now."""
    kept = _kept(run.session, run, plan, member)
    made = kept or paper(run, plan, member, on=run.done(plan.step) or run.record.begun_on)
    return for_the_pen(made)


def _kept(session: Session, run: Run, plan: PaperPlan, member: Member | None) -> Letter | None:
    record = run.paper(plan.name, member.id if member else None)
    kept = session.get(OutgoingLetter, record.letter_id) if record else None
    return letter_of(kept.parts) if kept else None


def copies(
    run: Run, plans: tuple[PaperPlan, ...], *, alone: bool = False
) -> tuple[list[Copy], frozenset[int]]:
    """The papers as copies, and the numbers of those with a frame. ``alone``: one file of one paper names people only.

    Raises NothingToWrite.
    """
    made: list[Copy] = []
    framed: set[int] = set()
    for plan in plans:
        for to, one in letters(run, plan):
            title = short_title(plan)
            by_name = alone and len(plans) == 1 and to  # a bookmark inside that paper's own file
            made.append(Copy(len(made) + 1, to if by_name else f"{title} - {to}" if to else title, one, ""))
            if plan.frame:
                framed.add(len(made))
    return made, frozenset(framed)


def write_files(
    made: list[Copy],
    framed: frozenset[int],
    *,
    pdf: Path | None = None,
    folder: Path | None = None,
    docx: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write them; the merged file is whole or not there. Raises the refusals of files."""
    return write(made, merged=pdf, folder=folder, docx=docx, progress=progress, finish=_frames(framed))


def _frames(framed: frozenset[int]) -> Callable[[Copy, bytes], bytes]:
    from app.export.pdf.frame import with_frame

    return lambda copy, data: with_frame(data) if copy.at in framed else data
