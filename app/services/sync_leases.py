"""Which PC gives the numbers of a series: holding them, giving them back, taking them from a PC that is dead.

Refuses to take over without a reason and a choice between the two safe ways (decisions/0005, 0013).
"""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import select

from app.base.clock import today
from app.base.errors import Offline
from app.models.numbers import Series
from app.models.syncing import Lease
from app.services import number_waits
from app.services.leasing import NumbersBefore, is_held_before, key_of, link_of, series_key
from app.services.numbering import book_name
from app.services.sync_devices import remember
from app.services.sync_meeting import Meeting
from app.services.sync_rows import LeaseRow, lease_rows
from app.sync.refusals import LeaseMissing, LeasesPaused, NumbersUnsent, SeriesHeld, TakeoverUnclear


class Leases(Meeting):
    """Verbs on the numbers that PCs share."""

    def leases(self) -> tuple[LeaseRow, ...]:
        with self.store.read() as session:
            link = link_of(session)
            return lease_rows(session, link) if link is not None else ()

    def take_lease(self, series: str) -> LeaseRow:
        """Hold the numbers of a series here. Raises SeriesHeld, NumbersBefore, LeasesPaused, LeaseMissing, NoConnection."""
        key, first = self._key(series)
        with self._alone():
            self._meet(files=False, stop=lambda: False)
            self._wish({key: first})
            self._meet(files=False, stop=lambda: False)
        row = self._lease(key)
        if row.mine:
            return row
        with self.store.read() as session:
            link = link_of(session)
            if link is not None and link.me.get("paused"):
                raise LeasesPaused
            lease = session.get(Lease, key)
            if link is not None and is_held_before(lease, link):
                raise NumbersBefore(*key.split("|", 2))
        if not row.device:
            with suppress(Offline), self._open() as line:
                remember(self.store, line.devices().devices)
            row = self._lease(key)
        raise SeriesHeld(series=f"{row.book}, {row.period}", device=row.device or row.holder[:8] or "?")

    def give_back_lease(self, series: str) -> LeaseRow:
        """Let another PC number in the series; all numbers given here go up first. Raises LeaseMissing, NumbersUnsent."""
        from app.sync import rules_numbers
        from app.sync.folder import FolderStore

        key, _ = self._key(series)
        if not self._lease(key).mine:
            raise LeaseMissing(series=series)
        with FolderStore(self.store).begin() as tx:
            rules_numbers.give_back(tx, key)
        with self._alone():
            self._meet(files=False, stop=lambda: False)
        row = self._lease(key)
        if row.state == "returning":
            raise NumbersUnsent(series=f"{row.book}, {row.period}")
        return row

    def take_over_lease(
        self, series: str, *, reason: str, last: int | None = None, skip: bool = False
    ) -> LeaseRow:
        """Take the numbers of a series from a PC that is dead.

        ``last``: go on after the last number of the paper register. ``skip``: go on above its range; what it may have given
        becomes void. Raises TakeoverUnclear, SeriesHeld, LeasesPaused, RequestRefused, NoConnection.
        """
        from app.sync.numbers import take_over

        if not reason.strip() or skip == (last is not None):
            raise TakeoverUnclear
        key, _ = self._key(series)
        with self._alone():
            self._meet(files=False, stop=lambda: False)
            with self._open() as line:
                take_over(self.store, line, key, reason=reason.strip(), last=last, by=self.by)
            number_waits.explain_skipped(self.store, by=self.by)
            self._meet(files=False, stop=lambda: False)
        number_waits.give_waiting(self.store, self._issue)
        return self._lease(key)

    def _lease(self, key: str) -> LeaseRow:
        for row in self.leases():
            if row.series == key:
                return row
        _, book, period = key.split("|", 2)
        raise LeaseMissing(series=f"{book_name(book)}, {period}")

    def _key(self, named: str) -> tuple[str, int]:
        """A series by its key, its id (or the end of it), or its book in the running period. Raises LeaseMissing."""
        from app.services.counting import period_on
        from app.services.series import full_book
        from app.services.units import need_own

        with self.store.read() as session:
            known = session.scalars(select(Series)).all()
            for series in known:
                if named in (series.id, key_of(series)) or (len(named) >= 6 and series.id.endswith(named)):
                    return key_of(series), series.first
            if named.count("|") == 2:
                return named, 1
            unit = need_own(session)
            book, kind = full_book(unit, named)
            period = period_on(session, unit, kind, today(self.store.clock))
            key = series_key(unit.id, book, period.name)
            first = next((one.first for one in known if key_of(one) == key), 1)
            return key, first
