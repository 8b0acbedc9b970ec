"""Results of carrying out a letter: posts with link and channel, pictures with captions, meetings, figures. Logged, counted, told.

Owns the log and the part of a report that is made of it (``report_blocks``): paragraphs, a table, pictures, as parts of a
letter. Refuses to word the report itself: that is drafting.
"""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.files import read_bytes
from app.base.language import mark, tr
from app.base.text import nfc, one_line
from app.domain.refusals import IdAmbiguous
from app.models.files import Attachment
from app.models.following import Channel, Outcome
from app.models.session import Store, UnitOfWork
from app.services.change import Change, Service
from app.services.channels import find_channel
from app.services.first_unit import our_unit
from app.services.incoming_rows import find_letter
from app.services.letter_rows import SHORT
from app.services.sheets import written_day
from app.services.tasks import find_task

if TYPE_CHECKING:
    from app.layout.parts import BodyBlock
    from app.models.vault import Vault

ENTITY: Final = Outcome.__tablename__
PICTURE: Final = "picture"
_PICTURE_MIMES: Final = frozenset({"image/jpeg", "image/png"})
_SIGNATURES: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


class OutcomeKind(StrEnum):
    POST = "post"  # tin, bài
    PICTURE = "picture"  # ảnh có chú thích
    MEETING = "meeting"  # hội nghị, sinh hoạt
    FIGURE = "figure"  # số liệu
    OTHER = "other"


KIND_NAMES: Final = {
    OutcomeKind.POST: mark("tin, bài"),
    OutcomeKind.PICTURE: mark("ảnh"),
    OutcomeKind.MEETING: mark("hội nghị, sinh hoạt"),
    OutcomeKind.FIGURE: mark("số liệu"),
    OutcomeKind.OTHER: mark("kết quả khác"),
}


class OutcomeWrong(InputRefused):
    code, what = "KQ-001", mark("Kết quả chưa đủ: {reason}.")
    remedy = mark(
        "Tin bài cần tên hoặc đường dẫn; ảnh cần tệp JPG hay PNG; hội nghị cần tên; số liệu cần con số."
    )


class OutcomeMissing(InputRefused):
    code, what = "KQ-002", mark("Không có kết quả {id}.")
    remedy = mark("Xem danh sách bằng follow results.")


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    id: str
    kind: str
    kind_name: str
    on: date
    title: str
    channel: str
    rubric: str
    link: str
    place: str
    who: str
    attendance: int | None
    figure: float | None
    measure: str
    item: str
    note: str
    picture: str
    """Digest of the picture, '' without one."""


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    posts: int
    by_channel: tuple[tuple[str, int], ...]
    pictures: int
    meetings: int
    attendance: int
    figures: tuple[tuple[str, float, str], ...]
    """What is counted, how much in all, in what."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A result to be logged."""

    kind: str
    title: str = ""
    on: date | None = None
    channel: str = ""
    rubric: str = ""
    link: str = ""
    place: str = ""
    who: str = ""
    attendance: int | None = None
    figure: float | None = None
    measure: str = ""
    item: str = ""
    note: str = ""
    picture: Path | None = None


class Results(Service):
    """Verbs of the log."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    def add(
        self, wanted: Wanted, *, letter: str | None = None, task: str | None = None
    ) -> Change[OutcomeRow]:
        """Log a result of a directive, of a task, or of nobody's asking. Raises OutcomeWrong, ChannelMissing."""
        _need_whole(wanted)
        stored = _store_picture(self._vault, wanted.picture) if wanted.picture is not None else None
        with self.work("results.add") as w:
            made = self._made(w, wanted, letter, task)
            if stored is not None:
                name, mime, size, digest = stored
                w.add(
                    Attachment(
                        owner_kind=ENTITY, owner_id=made.id, role=PICTURE, name=name, mime=mime, size=size, sha256=digest
                    )
                )  # fmt: skip
            w.flush()
            row = _row(w.session, made)
            return Change.of(row, w.commit())

    def remove(self, outcome_id: str) -> Change[str]:
        """Take a result away that was logged by mistake."""
        with self.work("results.remove") as w:
            found = _find(w.session, outcome_id)
            for file in w.session.scalars(_files(found.id)):
                w.delete(file)
            w.delete(found)
            return Change.of(found.id, w.commit())

    def list(
        self, *, letter: str | None = None, since: date | None = None, until: date | None = None
    ) -> tuple[OutcomeRow, ...]:
        """Results by their day; of one directive, or of all in a span of days."""
        with self.store.read() as session:
            return tuple(_row(session, one) for one in _outcomes(session, letter, since, until))

    def counts(
        self, *, letter: str | None = None, since: date | None = None, until: date | None = None
    ) -> OutcomeCounts:
        return count(self.list(letter=letter, since=since, until=until))

    def report_blocks(self, letter: str) -> tuple[BodyBlock, ...]:
        """What a report on the letter can take over: counts in words, meetings, figures, a table of posts, the pictures."""
        from app.services.results_report import blocks_of

        return blocks_of(self.list(letter=letter))

    def _made(self, w: UnitOfWork, wanted: Wanted, letter: str | None, task: str | None) -> Outcome:
        source = find_letter(w.session, letter) if letter else None
        job = find_task(w.session, task) if task else None
        channel = find_channel(w.session, wanted.channel) if wanted.channel else None
        incoming_id = source.id if source else job.incoming_id if job else None
        return w.add(
            Outcome(
                unit_id=source.unit_id if source else our_unit(w).id,
                incoming_id=incoming_id,
                task_id=job.id if job else None,
                channel_id=channel.id if channel else None,
                kind=wanted.kind,
                happened_on=wanted.on or w.today,
                title=one_line(wanted.title)[:500],
                rubric=one_line(wanted.rubric),
                link=wanted.link.strip()[:1000],
                place=one_line(wanted.place),
                who=one_line(wanted.who),
                attendance=wanted.attendance,
                figure=wanted.figure,
                measure=one_line(wanted.measure),
                item=one_line(wanted.item),
                note=wanted.note.strip(),
            )
        )


def logged(store: Store, letter: str) -> tuple[OutcomeRow, ...]:
    """Results of one directive, by their day."""
    with store.read() as session:
        return tuple(_row(session, one) for one in _outcomes(session, letter, None, None))


def outcomes_of(session: Session, incoming_id: str) -> tuple[OutcomeRow, ...]:
    """Results of one directive, inside another act."""
    return tuple(_row(session, one) for one in _outcomes(session, incoming_id, None, None))


def count(rows: tuple[OutcomeRow, ...]) -> OutcomeCounts:
    """Counts of a list of results. Figures of one name and measure: the latest stands, they are states and not sums."""
    posts = [row for row in rows if row.kind == OutcomeKind.POST]
    meetings = [row for row in rows if row.kind == OutcomeKind.MEETING]
    figures: dict[tuple[str, str], float] = {}
    for row in rows:
        if row.figure is not None:
            figures[row.title, row.measure] = row.figure
    return OutcomeCounts(
        len(posts),
        tuple(Counter(row.channel or "-" for row in posts).most_common()),
        sum(1 for row in rows if row.picture),
        len(meetings),
        sum(row.attendance or 0 for row in meetings),
        tuple((title, value, measure) for (title, measure), value in figures.items()),
    )


def figure_text(value: float) -> str:
    """658, 1.250, 12,5: as Vietnamese writes numbers."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")


def counts_words(counts: OutcomeCounts) -> str:
    """'3 tin, bài; 1 hội nghị (48 lượt người); 2 ảnh'."""
    parts = []
    if counts.posts:
        parts.append(tr(mark("{n} tin, bài")).format(n=counts.posts))
    if counts.meetings:
        parts.append(
            tr(mark("{n} hội nghị, sinh hoạt ({people} lượt người)")).format(
                n=counts.meetings, people=counts.attendance
            )
        )
    if counts.pictures:
        parts.append(tr(mark("{n} ảnh")).format(n=counts.pictures))
    parts += [f"{title}: {figure_text(value)} {measure}".strip() for title, value, measure in counts.figures]
    return "; ".join(parts)


def _need_whole(wanted: Wanted) -> None:
    kinds = ", ".join(OutcomeKind)
    if wanted.kind not in tuple(OutcomeKind):
        raise OutcomeWrong(reason=f"{wanted.kind} ({kinds})")
    title = one_line(wanted.title)
    missing = {
        OutcomeKind.POST: not (title or wanted.link.strip()),
        OutcomeKind.PICTURE: wanted.picture is None,
        OutcomeKind.MEETING: not title,
        OutcomeKind.FIGURE: wanted.figure is None or not title,
        OutcomeKind.OTHER: not title,
    }[OutcomeKind(wanted.kind)]
    if missing:
        raise OutcomeWrong(reason=tr(KIND_NAMES[OutcomeKind(wanted.kind)]))
    link = wanted.link.strip().casefold()
    if link and not link.startswith(("http://", "https://")):
        raise OutcomeWrong(reason=tr(mark("đường dẫn phải bắt đầu bằng https://")))
    if wanted.attendance is not None and wanted.attendance < 0:
        raise OutcomeWrong(reason=str(wanted.attendance))


def _store_picture(vault: Callable[[], Vault], path: Path) -> tuple[str, str, int, str]:
    data = read_bytes(path)
    mime = next((kind for head, kind in _SIGNATURES if data.startswith(head)), "")
    if mime not in _PICTURE_MIMES:
        raise OutcomeWrong(reason=mimetypes.guess_type(path.name)[0] or path.name)
    return nfc(path.name)[-255:], mime, len(data), vault().put(data).sha256


def _files(outcome_id: str) -> Select[Attachment]:
    return select(Attachment).where(Attachment.owner_kind == ENTITY, Attachment.owner_id == outcome_id)


def _outcomes(
    session: Session, letter: str | None, since: date | None, until: date | None
) -> Sequence[Outcome]:
    query = select(Outcome).order_by(Outcome.happened_on, Outcome.id)
    if letter is not None:
        query = query.where(Outcome.incoming_id == find_letter(session, letter).id)
    if since is not None:
        query = query.where(Outcome.happened_on >= since)
    if until is not None:
        query = query.where(Outcome.happened_on <= until)
    return session.scalars(query).all()


def _find(session: Session, words: str) -> Outcome:
    found = session.get(Outcome, words)
    if found is not None:
        return found
    ending = Outcome.id.endswith(words, autoescape=True)
    several = session.scalars(select(Outcome).where(ending).limit(2)).all() if len(words) >= SHORT else []
    if not several:
        raise OutcomeMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]


def _row(session: Session, one: Outcome) -> OutcomeRow:
    channel = session.get(Channel, one.channel_id) if one.channel_id else None
    picture = session.scalars(_files(one.id)).first()
    return OutcomeRow(
        one.id,
        one.kind,
        tr(KIND_NAMES[OutcomeKind(one.kind)]),
        one.happened_on,
        one.title,
        channel.name if channel else "",
        one.rubric,
        one.link,
        one.place,
        one.who,
        one.attendance,
        one.figure,
        one.measure,
        one.item,
        one.note,
        picture.sha256 if picture else "",
    )


def line_of(row: OutcomeRow) -> str:
    """One result in one line, for lists."""
    return " · ".join(part for part in (written_day(row.on), row.title, about(row)) if part)


def about(row: OutcomeRow) -> str:
    """A result beside its day and name: channel, link, place, people, figure."""
    parts = [row.channel, row.rubric, row.link, row.place]
    if row.attendance is not None:
        parts.append(tr(mark("{n} người dự")).format(n=row.attendance))
    if row.figure is not None:
        parts.append(f"{figure_text(row.figure)} {row.measure}".strip())
    return " · ".join(part for part in parts if part)
