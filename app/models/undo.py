"""Taking back an act, and taking that back again, from the same history every verb writes.

An act is taken back by a new act that restores the values before it; history only grows. Refuses what is not this
person's, what somebody changed since, and everything up to the last issued number that touches the same records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.errors import RuleRefused
from app.base.language import mark
from app.models import bulk_undo
from app.models.base import Record
from app.models.derived import fields_of
from app.models.errors import RecordInUse, ValueTaken
from app.models.history import PULLED, from_json, snapshot, to_json
from app.models.journal import Change
from app.models.numbers import IssuedNumber
from app.models.registry import ENTITIES
from app.models.session import Changed, Store, UnitOfWork

FINAL_ENTITIES: Final = tuple(name for name, model in ENTITIES.items() if model.final)


class UndoRefused(RuleRefused):
    code, what = "HT-000", mark("Không hoàn tác được.")


class NothingToUndo(UndoRefused):
    code, what = "HT-001", mark("Không hoàn tác được: không còn thao tác nào để hoàn tác hoặc làm lại.")
    remedy = mark("Nếu cần, sửa thẳng trên bản ghi.")


class NumberStands(UndoRefused):
    code, what = "HT-002", mark("Không hoàn tác được: thao tác này gắn với số văn bản đã cấp.")
    remedy = mark("Số đã cấp không thu lại; nếu văn bản sai, huỷ số kèm lý do rồi lập văn bản khác.")


class ChangedSince(UndoRefused):
    code, what = "HT-003", mark("Không hoàn tác được: bản ghi đã được sửa tiếp sau thao tác đó.")
    remedy = mark("Hoàn tác thao tác sau trước, hoặc sửa thẳng trên bản ghi.")


class SomebodyElses(UndoRefused):
    code, what = "HT-004", mark("Không hoàn tác được: thao tác này của người khác hoặc do cấp trên gửi về.")
    remedy = mark("Nhờ người đã làm hoàn tác, hoặc sửa thẳng trên bản ghi.")


class StillNeeded(UndoRefused):
    code, what = "HT-005", mark("Không hoàn tác được: dữ liệu khác đã gắn với bản ghi này.")
    remedy = mark("Xoá hoặc chuyển các dữ liệu gắn kèm trước, rồi hoàn tác lại.")


@dataclass(frozen=True, slots=True)
class PastAct:
    """One line of a person's history, for menus: 'Hoàn tác: ...'."""

    act_id: str
    verb: str
    at: datetime
    undoable: bool


def undo(store: Store, *, by: str, act_id: str | None = None) -> Changed:
    """Take back ``act_id``, or this person's last act that stands. Raises UndoRefused."""
    with store.work(verb="undo", by=by) as work:
        chosen = act_id or _last(work.session, by)
        if chosen is None:
            raise NothingToUndo
        return _take_back(work, chosen, by)


def redo(store: Store, *, by: str) -> Changed:
    """Take back this person's last undo, unless he did something else since. Raises UndoRefused."""
    with store.work(verb="redo", by=by) as work:
        chosen = _last_undo(work.session, by)
        if chosen is None:
            raise NothingToUndo
        return _take_back(work, chosen, by)


def last_act(store: Store, *, by: str) -> PastAct | None:
    """The act that ``undo`` would take back, for the menu; None when there is none."""
    with store.read() as session:
        chosen = _last(session, by)
        if chosen is None:
            return None
        first = session.scalars(select(Change).where(Change.act_id == chosen).limit(1)).one()
        return PastAct(chosen, first.verb, first.at, first.undoable)


def _last(session: Session, by: str) -> str | None:
    for act_id in _acts(session, by, undoing=False):
        if not is_taken_back(session, act_id):
            return act_id
    return None


def _last_undo(session: Session, by: str) -> str | None:
    newest = session.scalar(
        select(func.max(Change.seq)).where(Change.by == by, Change.undoes.is_(None), Change.undoable)
    )
    for act_id in _acts(session, by, undoing=True):
        rows = session.execute(select(Change.undoes, Change.seq).where(Change.act_id == act_id)).all()
        if newest is not None and rows[0].seq < newest:
            return None
        target = session.scalar(select(Change.undoes).where(Change.act_id == rows[0].undoes).limit(1))
        if target is None and not is_taken_back(session, act_id):
            return act_id
    return None


def _acts(session: Session, by: str, *, undoing: bool) -> Iterator[str]:
    """This person's acts, newest first."""
    kind = Change.undoes.is_not(None) if undoing else Change.undoes.is_(None)
    below: int | None = None
    while True:
        # What this person did on another PC came by the exchange; it is taken back there.
        query = select(Change.act_id, Change.seq).where(Change.by == by, kind, Change.verb != PULLED)
        if below is not None:
            query = query.where(Change.seq < below)
        row = session.execute(query.order_by(Change.seq.desc()).limit(1)).first()
        if row is None:
            return
        below = session.scalar(select(func.min(Change.seq)).where(Change.act_id == row.act_id))
        yield row.act_id


def is_taken_back(session: Session, act_id: str) -> bool:
    """Whether an undo of it stands: one that was not itself taken back."""
    undoings = session.scalars(select(Change.act_id).where(Change.undoes == act_id).distinct())
    return any(not is_taken_back(session, undoing) for undoing in undoings.all())


def _take_back(work: UnitOfWork, act_id: str, by: str) -> Changed:
    session = work.session
    many = bulk_undo.count(session, act_id)
    query = select(Change).where(Change.act_id == act_id)
    if many:
        query = query.where(Change.entity != bulk_undo.ENTITY)
    changes = session.scalars(query.order_by(Change.seq)).all()
    if not (changes or many) or is_taken_back(session, act_id):
        raise NothingToUndo
    _check_numbers(session, changes)
    if many and bulk_undo.numbered_since(session, act_id, FINAL_ENTITIES):
        raise NumberStands
    if any(change.by != by or not change.undoable for change in changes) or (
        many and not bulk_undo.is_own(session, act_id, by)
    ):
        raise SomebodyElses
    work.act = replace(work.act, undoes=act_id)
    for change in reversed(changes):
        _restore(work, change)
    if many and not bulk_undo.restore(work, act_id):
        raise ChangedSince
    try:
        return work.commit()
    except (RecordInUse, ValueTaken) as error:
        raise StillNeeded from error


def _check_numbers(session: Session, changes: Sequence[Change]) -> None:
    """Refuse an act that gave a number, or that lies before a number given to one of its records."""
    if any(change.entity in FINAL_ENTITIES for change in changes):
        raise NumberStands
    for change in changes:
        later = select(Change.act_id).where(
            Change.entity == change.entity, Change.record_id == change.record_id, Change.seq > change.seq
        )
        numbered = select(Change.seq).where(Change.act_id.in_(later), Change.entity.in_(FINAL_ENTITIES))
        if session.scalar(numbered.limit(1)) is not None:
            raise NumberStands
        given = select(IssuedNumber.id).where(IssuedNumber.letter_id == change.record_id)
        since = select(Change.seq).where(
            Change.entity == IssuedNumber.__tablename__, Change.record_id.in_(given), Change.seq > change.seq
        )
        if session.scalar(since.limit(1)) is not None:
            raise NumberStands


def _restore(work: UnitOfWork, change: Change) -> None:
    model = ENTITIES[change.entity]
    record = work.find(model, change.record_id)
    if change.kind == "delete":
        if record is not None:
            raise ChangedSince
        work.add(_made_again(model, change.before))
        return
    if record is None:
        raise ChangedSince
    if change.kind == "create":
        if snapshot(record) != {name: value for name, value in change.after.items() if value is not None}:
            raise ChangedSince
        work.delete(record)
        return
    fields = fields_of(model)
    for name, value in change.after.items():
        if to_json(getattr(record, name)) != value:
            raise ChangedSince
    for name, value in change.before.items():
        setattr(record, name, from_json(fields, name, value))


def _made_again(model: type[Record], values: dict[str, Any]) -> Record:
    fields = fields_of(model)
    # Fields that were empty are given as None, or the column's default would fill them.
    return model(**{name: from_json(fields, name, values.get(name)) for name in fields.kept})
