"""A person decides what two sides changed, or what headquarters refused: which version stands.

A decision is an ordinary act with a history; the version that is not kept stays there. Refuses values that do not fit
their field, and to decide an item twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.derived import fields_of
from app.models.errors import RecordMissing
from app.models.history import SCHEMA_VERSION, from_json
from app.models.journal import BaseShadow, Operation
from app.models.registry import ENTITIES
from app.models.session import UnitOfWork
from app.models.syncing import SetAside, SyncConflict
from app.services.sync_rows import ConflictRow, conflict_row, refusal_row
from app.sync.door import fits
from app.sync.refusals import ChoiceWrong, ConflictMissing
from app.wire.classes import CONFLICT


def resolve(
    w: UnitOfWork, named: str, keep: str, *, fields: Mapping[str, str], values: Mapping[str, Any]
) -> ConflictRow:
    """Decide one item inside a unit of work. Raises ConflictMissing, ChoiceWrong, RecordMissing."""
    conflict, refusal = _find_item(w.session, named)
    if conflict is not None:
        row = conflict_row(w.session, conflict)
    else:
        assert refusal is not None
        row = refusal_row(w.session, refusal)
    _put(w, row, _chosen(row, keep, fields, values))
    state = "value" if values or fields else keep
    if conflict is not None:
        conflict.state = state
        _tell(w, conflict.id, state)
        refusal = refusal or w.session.get(SetAside, conflict.id)
    if refusal is not None:
        refusal.state = "closed"
    return row


def _put(w: UnitOfWork, row: ConflictRow, chosen: Mapping[str, Any]) -> None:
    model = ENTITIES.get(row.entity)
    record = w.find(model, row.record_id) if model is not None else None
    if not chosen:
        return
    if record is None or model is None:
        raise RecordMissing(entity=row.entity, id=row.record_id)
    fields = fields_of(model)
    for name, value in chosen.items():
        if name in fields.computed or name in fields.immutable or not fits(model, name, value):
            raise ChoiceWrong(value=value, field=name)
        setattr(record, name, from_json(fields, name, value))


def _find_item(session: Session, named: str) -> tuple[SyncConflict | None, SetAside | None]:
    """An item of the inbox by its id or the end of it. Raises ConflictMissing."""
    conflict = session.get(SyncConflict, named)
    refusal = session.get(SetAside, named)
    if conflict is None and refusal is None and len(named) >= 6:
        ending = SyncConflict.id.endswith(named, autoescape=True)
        conflict = session.scalars(select(SyncConflict).where(ending)).first()
        refusal = session.scalars(
            select(SetAside).where(SetAside.op.endswith(named, autoescape=True))
        ).first()
    if conflict is not None and conflict.state != "open":
        conflict = None
    if refusal is not None and refusal.state != "open":
        refusal = None
    if conflict is None and refusal is None:
        raise ConflictMissing(id=named)
    return conflict, refusal


def _chosen(
    row: ConflictRow, keep: str, fields: Mapping[str, str], values: Mapping[str, Any]
) -> dict[str, Any]:
    """The values that are to be written: mine where mine was chosen, and those that were typed. Raises ChoiceWrong."""
    known = {one.name: one for one in row.fields}
    for name, choice in (*fields.items(), *((name, keep) for name in known if name not in fields)):
        if name not in known or choice not in ("mine", "theirs"):
            raise ChoiceWrong(value=choice, field=name)
    chosen: dict[str, Any] = {}
    for name, one in known.items():
        value = values.get(name, one.mine if fields.get(name, keep) == "mine" else one.theirs)
        if value != one.now:
            chosen[name] = value
    if values.keys() - known.keys():
        raise ChoiceWrong(value="", field=min(values.keys() - known.keys()))
    return chosen


def _tell(w: UnitOfWork, conflict_id: str, state: str) -> None:
    """The decision itself is an operation: the other PCs' inboxes close too."""
    cell = w.session.get(BaseShadow, (CONFLICT, conflict_id, "state"))
    w.session.add(
        Operation(
            op=w.ids.new(), act_id=w.act.id, at=w.clock.now(), schema_version=SCHEMA_VERSION, entity=CONFLICT,
            record_id=conflict_id, kind="update", fields={"state": state},
            base={"state": cell.seq if cell is not None else 0},
        )
    )  # fmt: skip
