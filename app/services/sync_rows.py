"""What a clerk sees of the exchange with headquarters: one status, what waits, what came, what two sides changed, who holds which numbers.

Rows for windows and the command line, read from the folder alone: nothing here asks the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.models.history import PULLED
from app.models.journal import Change, Operation
from app.models.members import Member
from app.models.numbers import Series
from app.models.people import Person
from app.models.registry import ENTITIES
from app.models.syncing import (
    BlobJob,
    ForeignRow,
    Lease,
    NumberWait,
    SetAside,
    SyncConflict,
    SyncLink,
)
from app.services.leasing import HELD, LOW, WAITING, WAITS_BY, key_of, link_of
from app.services.numbering import book_name, next_in
from app.services.sync_devices import device_names
from app.wire.classes import STAYS

_TITLES: Final = ("subject", "full_name", "printed", "title", "name", "text")
_MOST_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class LeaseRow:
    """The numbers of one series: who may give them, and how many are left here."""

    series: str
    book: str
    period: str
    mine: bool
    holder: str
    """The line of the PC that holds it; '' for this one, and when nobody does."""
    device: str
    """What that PC is called, as far as this one was told; '' else."""
    state: str
    low: int
    high: int
    next: int
    left: int
    running_low: bool


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The one honest line: connected or since when not, how much waits, sent, came, and what needs a person.

    As it begins: a folder that has not joined."""

    enrolled: bool = False
    connected: bool = False
    state: str = "none"
    """'none', 'active', 'revoked', 'old', 'wiped'."""
    url: str = ""
    org: str = ""
    org_name: str = ""
    device: str = ""
    last_contact: datetime | None = None
    down_since: datetime | None = None
    next_try: datetime | None = None
    fault: str = ""
    """The sentence of the last failure, '' when there was none."""
    waiting: int = 0
    """Changes that headquarters has not answered."""
    sent: int = 0
    """Changes that it has taken, and that are not yet in a copy of its own."""
    received: int = 0
    """Changes that came from there, ever."""
    files_waiting: int = 0
    bytes_waiting: int = 0
    conflicts: int = 0
    refused: int = 0
    """Changes that it refused, kept in the inbox."""
    beside: int = 0
    """Rows from there that could not be taken in yet."""
    numbers_waiting: int = 0
    """Letters that wait for a number."""
    leases: tuple[LeaseRow, ...] = ()
    sparing: bool = False
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A change that waits to be sent."""

    op: str
    at: datetime
    entity: str
    id: str
    kind: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """A change that came from elsewhere."""

    at: datetime
    entity: str
    id: str
    kind: str
    title: str
    by: str
    device: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictField:
    name: str
    mine: Any
    """What the refused change wanted."""
    theirs: Any
    """What stands at headquarters."""
    now: Any
    """What stands here."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One thing for a person to decide: both versions, who, when, why."""

    id: str
    kind: str
    """'conflict': two sides changed the same. 'refused': headquarters did not take a change."""
    entity: str
    record_id: str
    title: str
    why: str
    reason: str
    """The sentence for ``why``."""
    by: str
    at: datetime | None
    device: str
    fields: tuple[ConflictField, ...]
    state: str


@dataclass(frozen=True, slots=True)
class WaitRow:
    """What waits for a number: a letter, a mailing, a copy, a number to be kept back."""

    id: str
    entity: str
    title: str
    letter: tuple[str, str] | None
    """Entity and id of the letter it is about."""
    book: str
    period: str
    since: datetime
    by: str


_WHY: Final = {
    "entity": mark("cấp trên chưa biết loại dữ liệu này"),
    "immutable": mark("mục này đã ghi thì không sửa được"),
    "forever": mark("loại này không bao giờ bị xóa"),
    "state": mark("bước này không còn hợp với trạng thái hiện tại"),
    "erased": mark("hồ sơ đã bị xóa theo yêu cầu của pháp luật"),
    "rights": mark("ngoài quyền của đơn vị"),
    "size": mark("lớn quá mức máy chủ nhận"),
    "shape": mark("máy chủ không đọc được"),
    "parent": mark("hồ sơ mà nó thuộc về chưa có ở cấp trên"),
    "conflict": mark("hai nơi cùng sửa một mục"),
    "deleted": mark("nơi khác đã xóa hồ sơ này"),
    "edited": mark("nơi khác đã sửa hồ sơ mà máy này xóa"),
    "disputed": mark("số này đã được máy khác cấp"),
    "copy": mark("hai nơi cùng soạn một đoạn văn"),
}


def why_words(code: str) -> str:
    """A refusal's code as a sentence for people."""
    return tr(_WHY[code]) if code in _WHY else code


def status_of(session: Session) -> SyncStatus:
    link = link_of(session)
    if link is None:
        return SyncStatus()
    files = session.execute(
        select(func.count(), func.coalesce(func.sum(BlobJob.size - BlobJob.done), 0)).where(
            BlobJob.state.in_(("waiting", "asked"))
        )
    ).one()
    return SyncStatus(
        enrolled=True,
        connected=link.last_contact is not None and link.down_since is None and link.state == "active",
        state=link.state,
        url=link.url,
        org=link.org,
        org_name=link.org_name,
        device=link.device_name,
        last_contact=link.last_contact,
        down_since=link.down_since,
        next_try=link.next_try,
        fault=str(link.fault.get("what", "")),
        waiting=_operations(session, "waiting", "held"),
        sent=_operations(session, "kept"),
        received=_count(session, select(func.count()).select_from(Change).where(Change.verb == PULLED)),
        files_waiting=int(files[0]),
        bytes_waiting=int(files[1]),
        conflicts=_open(session, SyncConflict),
        refused=_open(session, SetAside),
        beside=_count(session, select(func.count()).select_from(ForeignRow)),
        numbers_waiting=_count(
            session, select(func.count()).select_from(NumberWait).where(NumberWait.state == WAITING)
        ),
        leases=lease_rows(session, link),
        sparing=bool(link.sparing),
        epoch=int(link.me.get("epoch", 0)),
    )


def _count(session: Session, query: Any) -> int:
    return int(session.scalar(query) or 0)


def _operations(session: Session, *states: str) -> int:
    return _count(
        session,
        select(func.count())
        .select_from(Operation)
        .where(Operation.state.in_(states), Operation.entity.not_in(STAYS)),
    )


def _open(session: Session, model: type[SyncConflict] | type[SetAside]) -> int:
    return _count(session, select(func.count()).select_from(model).where(model.state == "open"))


def lease_rows(session: Session, link: SyncLink) -> tuple[LeaseRow, ...]:
    """Series whose numbers are shared, this PC's own first."""
    known = {key_of(one): one for one in session.scalars(select(Series))}
    rows: list[LeaseRow] = []
    names = device_names(session)
    for lease in session.scalars(select(Lease).order_by(Lease.series)):
        _, _, rest = lease.series.partition("|")
        book, _, period = rest.partition("|")
        series = known.get(lease.series)
        following = max(lease.low, next_in(session, series) if series is not None else lease.first)
        mine = lease.state == HELD
        left = max(0, lease.high - following + 1) if mine else 0
        rows.append(
            LeaseRow(
                lease.series, book_name(book), period, mine, "" if mine else lease.holder,
                "" if mine or not lease.holder else names.get(lease.device, ""), lease.state, lease.low, lease.high,
                 following, left, mine and left < LOW,
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (not row.mine, row.series)))


def queue_rows(session: Session, *, limit: int) -> tuple[QueueRow, ...]:
    """What waits to be sent, oldest first."""
    query = select(Operation).where(Operation.state.in_(("waiting", "held")), Operation.entity.not_in(STAYS))
    return tuple(
        QueueRow(
            one.op, one.at, one.entity, one.record_id, one.kind, title_of(session, one.entity, one.record_id),
            tuple(one.fields) if one.kind == "update" else (),
        )
        for one in session.scalars(query.order_by(Operation.dseq).limit(limit))
    )  # fmt: skip


def arrival_rows(session: Session, *, limit: int) -> tuple[ArrivalRow, ...]:
    """What came from elsewhere, newest first."""
    query = select(Change).where(Change.verb == PULLED).order_by(Change.seq.desc()).limit(limit)
    return tuple(
        ArrivalRow(
            one.at, one.entity, one.record_id, one.kind, title_of(session, one.entity, one.record_id),
            person_name(session, one.by), one.device, tuple(one.after) if one.kind == "update" else (),
        )
        for one in session.scalars(query)
    )  # fmt: skip


def conflict_rows(session: Session, *, decided: bool = False) -> tuple[ConflictRow, ...]:
    """The inbox, oldest first."""
    conflicts = select(SyncConflict).order_by(SyncConflict.came_at, SyncConflict.id)
    refused = select(SetAside).order_by(SetAside.at, SetAside.op)
    if not decided:
        conflicts = conflicts.where(SyncConflict.state == "open")
        refused = refused.where(SetAside.state == "open")
    known = {one.id for one in session.scalars(select(SyncConflict))}
    rows = [conflict_row(session, one) for one in session.scalars(conflicts)]
    # A conflict that was also told to this PC as the answer to its own change stands in the inbox once.
    rows += [refusal_row(session, one) for one in session.scalars(refused) if one.op not in known]
    return tuple(rows)


def conflict_row(session: Session, one: SyncConflict) -> ConflictRow:
    names = list(dict.fromkeys((*one.mine, *one.theirs)))
    return ConflictRow(
        one.id, "conflict", one.entity, one.record_id, title_of(session, one.entity, one.record_id), one.why,
        why_words(one.why), person_name(session, one.by), one.at, one.device,
        _fields(session, one.entity, one.record_id, names, one.mine, one.theirs), one.state,
    )  # fmt: skip


def refusal_row(session: Session, one: SetAside) -> ConflictRow:
    theirs = {name: _told(told) for name, told in one.now.items()}
    who = session.scalar(
        select(Change.by)
        .join(Operation, Operation.act_id == Change.act_id)
        .where(Operation.op == one.op)
        .limit(1)
    )
    return ConflictRow(
        one.op, "refused", one.entity, one.record_id, title_of(session, one.entity, one.record_id), one.code,
        why_words(one.code), person_name(session, who or ""), one.at, "",
        _fields(session, one.entity, one.record_id, list(one.mine), one.mine, theirs), one.state,
    )  # fmt: skip


def _told(now: Any) -> Any:
    return now[0] if isinstance(now, list) and now else now


def _fields(
    session: Session,
    entity: str,
    record_id: str,
    names: list[str],
    mine: dict[str, Any],
    theirs: dict[str, Any],
) -> tuple[ConflictField, ...]:
    from app.models.history import to_json

    model = ENTITIES.get(entity)
    record = session.get(model, record_id) if model is not None else None
    now = {name: to_json(getattr(record, name, None)) for name in names}
    # What headquarters did not tell is not known to differ: to keep 'theirs' must not empty the field here.
    return tuple(
        ConflictField(name, mine.get(name), theirs.get(name, now[name]), now[name]) for name in names
    )


def wait_rows(session: Session) -> tuple[WaitRow, ...]:
    """Letters that wait for a number, the longest first."""
    query = select(NumberWait).where(NumberWait.state == WAITING).order_by(NumberWait.since, NumberWait.id)
    return tuple(_wait_row(session, one) for one in session.scalars(query))


_WAITS: Final = {
    "document_copy": mark("bản sao: {title}"),
    "held_number": mark("giữ số: {title}"),
    "held_release": mark("bỏ số giữ {number}: {title}"),
}


def _wait_row(session: Session, wait: NumberWait) -> WaitRow:
    """Told by the letter it is about; a number to be kept back by its reason."""
    asked, letter = wait.asked or {}, None
    if wait.entity in WAITS_BY:
        letter = (WAITS_BY[wait.entity], wait.id)
    elif "letter_id" in asked:
        entity = "incoming_letter" if asked.get("incoming") else "outgoing_letter"
        letter = (entity, str(asked["letter_id"]))
    title = title_of(session, *letter) if letter else str(asked.get("reason", ""))
    if wait.entity in _WAITS:
        title = tr(_WAITS[wait.entity]).format(title=title, number=asked.get("number", ""))
    return WaitRow(
        wait.id, wait.entity, title, letter, book_name(wait.book), wait.period, wait.since,
        person_name(session, wait.person_id),
    )  # fmt: skip


def title_of(session: Session, entity: str, record_id: str) -> str:
    """What a record is called in a list; its id where it has no name or is gone."""
    model = ENTITIES.get(entity)
    record = session.get(model, record_id) if model is not None else None
    if record is None:
        return record_id[-8:]
    if isinstance(record, Member):
        return record.full_name
    for name in _TITLES:
        value = getattr(record, name, None)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:_MOST_TITLE]
    for name in ("letter_id", "incoming_id", "outgoing_id", "member_id"):
        parent = getattr(record, name, None)
        for owner in ("outgoing_letter", "incoming_letter", "member"):
            if isinstance(parent, str) and session.get(ENTITIES[owner], parent) is not None:
                return title_of(session, owner, parent)
    return record_id[-8:]


def person_name(session: Session, person_id: str) -> str:
    person = session.get(Person, person_id) if person_id else None
    return person.name if person is not None else ""
