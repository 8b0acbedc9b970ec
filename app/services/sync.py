"""The exchange with headquarters as a person sees it: the status line, what waits, what came, what to decide, which PCs.

The window's page and the command line stand on this one service. Looking reads the folder alone and answers at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.base.errors import Offline
from app.models import journal
from app.models.history import PULLED
from app.models.syncing import Lease, SyncConflict
from app.services.change import Change
from app.services.leasing import link_of
from app.services.sync_deciding import resolve
from app.services.sync_devices import DeviceRow, device_names, remember, remembered
from app.services.sync_flows import receiving
from app.services.sync_leases import Leases
from app.services.sync_rows import (
    ArrivalRow,
    ConflictRow,
    QueueRow,
    SyncStatus,
    WaitRow,
    arrival_rows,
    conflict_rows,
    queue_rows,
    status_of,
    wait_rows,
)
from app.services.sync_words import ConflictView, Told, standing, told, typed, view

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.sync.bundles import Answered, Written
    from app.sync.contact import Done

_TOLD: Final = 500
"""Changes that the two columns of the page are made of."""


class Sync(Leases):
    """The verbs of the exchange."""

    def status(self) -> SyncStatus:
        with self.store.read() as session:
            return status_of(session)

    def queue(self) -> tuple[QueueRow, ...]:
        with self.store.read() as session:
            return queue_rows(session, limit=_TOLD)

    def arrivals(self) -> tuple[ArrivalRow, ...]:
        with self.store.read() as session:
            return arrival_rows(session, limit=_TOLD)

    def conflicts(self, *, decided: bool = False) -> tuple[ConflictRow, ...]:
        with self.store.read() as session:
            return conflict_rows(session, decided=decided)

    def told_queue(self) -> tuple[Told, ...]:
        """What waits, by the person or letter it belongs to, in words."""
        with self.store.read() as session:
            return told(session, queue_rows(session, limit=_TOLD))

    def told_arrivals(self) -> tuple[Told, ...]:
        """What came, by the person or letter it belongs to, in words; the newest first."""
        with self.store.read() as session:
            link = link_of(session)
            names = {
                one.id: one.name for one in remembered(session, link.device if link else "") if not one.here
            }
            return told(session, arrival_rows(session, limit=_TOLD), names)

    def inbox(self) -> tuple[ConflictView, ...]:
        """What waits for a person's decision, both versions side by side."""
        with self.store.read() as session:
            link = link_of(session)
            here, names = link.device if link else "", device_names(session)
            return tuple(
                view(session, row, here=here, names=names, standing=standing(session, row, here, names))
                for row in conflict_rows(session)
            )

    def waits(self) -> tuple[WaitRow, ...]:
        """Letters that wait for a number (chờ số)."""
        with self.store.read() as session:
            return wait_rows(session)

    def devices(self) -> tuple[DeviceRow, ...]:
        """The PCs of our unit, as headquarters knows them. Raises NotEnrolled, NoConnection."""
        with self._open() as line:
            told = line.devices()
        remember(self.store, told.devices)
        return self.known_devices()

    def once(self, *, files: bool = True, stop: Callable[[], bool] = lambda: False) -> Done:
        """One contact; PCs that hold numbers or changed something, and have no name here yet, get one."""
        done = super().once(files=files, stop=stop)
        if self._strangers():
            with suppress(Offline):
                self.devices()
        return done

    def _strangers(self) -> bool:
        with self.store.read() as session:
            known = device_names(session)
            holders = select(Lease.device).where(Lease.holder != "")
            quarrels = select(SyncConflict.device).where(SyncConflict.state == "open")
            quarrelled = select(SyncConflict.record_id).where(SyncConflict.state == "open")
            writers = select(journal.Change.device).where(
                journal.Change.record_id.in_(quarrelled),
                journal.Change.verb == PULLED,
                journal.Change.by != "",
            )
            return any(
                one and one not in known
                for query in (holders, quarrels, writers)
                for one in session.scalars(query)
            )

    def known_devices(self) -> tuple[DeviceRow, ...]:
        """The PCs of our unit as they were told last; asks nobody."""
        with self.store.read() as session:
            link = link_of(session)
            return remembered(session, link.device if link else "")

    # --- deciding -----------------------------------------------------------------------------------------

    def resolve(
        self,
        named: str,
        keep: str = "theirs",
        *,
        fields: Mapping[str, str] | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> Change[ConflictRow]:
        """Decide an item of the inbox: ``keep`` 'mine' or 'theirs', other choices per field, or other values.

        The value that is not kept stays in the history. Raises ConflictMissing, ChoiceWrong.
        """
        with self.work("sync.resolve") as w:
            row = resolve(w, named, keep, fields=fields or {}, values=values or {})
            return Change.of(row, w.commit())

    def mend(self, item: ConflictView, texts: Mapping[str, str]) -> Change[ConflictRow]:
        """Decide by what a person typed for each field. Raises ChoiceWrong and what ``resolve`` raises."""
        values = {name: typed(item.row.entity, name, text) for name, text in texts.items()}
        return self.resolve(item.id, "theirs", values=values)

    # --- without a network --------------------------------------------------------------------------------

    def write_bundle(self, target: Path, *, files: bool = True, progress: Progress | None = None) -> Written:
        """What waits, as a sealed file for headquarters. Raises NotEnrolled, DiskFull, FolderReadOnly."""
        from app.sync.bundles import write

        return write(self.store, self._vault(), target, files=files, progress=progress)

    def read_bundle(self, source: Path) -> Answered:
        """The receipt of such a file, with what came from headquarters. Raises BundleBroken and its sisters."""
        from app.sync.bundles import read

        answered = read(self.store, source)
        if answered.letters:
            receiving.take(self.store, answered.letters)
            receiving.show_guesses(self.store)
        self._afterwards()
        return answered
