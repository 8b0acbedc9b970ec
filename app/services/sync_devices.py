"""The PCs of our unit, as headquarters knows them, and as this folder remembers them while there is no line.

Owns the memory: it is written whenever the list was read. Reads and writes the folder alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.orm import Session

from app.models.history import PULLED
from app.models.journal import Fact
from app.models.session import Store

if TYPE_CHECKING:
    from app.wire.keeping import DeviceSaid

_KEY: Final = "sync_devices"


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A PC of our unit, as headquarters knows it."""

    id: str
    name: str
    state: str
    """'active', 'revoked', 'lost'."""
    here: bool
    made: datetime
    seen: datetime


def remember(store: Store, told: Iterable[DeviceSaid]) -> None:
    """Keep the list for the days without a line."""
    kept = json.dumps(
        [[one.device, one.name, one.state, one.made, one.seen] for one in told], ensure_ascii=False
    )
    with store.work(verb=PULLED, by="", remote=True) as w:
        fact = w.session.get(Fact, _KEY)
        if fact is None:
            w.session.add(Fact(key=_KEY, value=kept))
        else:
            fact.value = kept
        w.commit()


def remembered(session: Session, here: str) -> tuple[DeviceRow, ...]:
    """The list as it was read last; empty when it never was. ``here``: this PC's device."""
    fact = session.get(Fact, _KEY)
    rows: list[Any] = json.loads(fact.value) if fact is not None else []
    return tuple(
        DeviceRow(device, name, state, device == here, _moment(made), _moment(seen))
        for device, name, state, made, seen in rows
    )


def device_names(session: Session) -> Mapping[str, str]:
    """Names of PCs by their ids."""
    return {row.id: row.name for row in remembered(session, "")}


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
