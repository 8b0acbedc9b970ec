"""Meeting headquarters: joining it, one contact and what follows from it, a number that is needed now.

Owns the order of what follows a contact: our own unit recognised, books asked for, numbers for the letters that wait.
Refuses two contacts at once in one process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import Offline
from app.domain.practice import Practice
from app.models.history import PULLED
from app.models.numbers import Series
from app.models.session import Store
from app.models.units import Unit
from app.services import number_waits
from app.services.change import Service
from app.services.leasing import NumbersElsewhere, lease_for, link_of, within
from app.services.numbering import next_in
from app.services.sync_flows import receiving, units
from app.services.units import own_id, own_unit, set_own
from app.sync.refusals import FolderInUse, WipeOrdered

if TYPE_CHECKING:
    import httpx

    from app.models.vault import Vault
    from app.sync.checking import Compared
    from app.sync.contact import Done
    from app.sync.line import Line

_ORG: Final = "org"
"""Mark in ``extra`` of the unit that this folder's place in the tree is: the next PC of the unit knows it by that."""
_ASKING_SECONDS: Final = 8.0
"""How long a clerk who asked for a number may wait for headquarters."""
_MOST_ROUNDS: Final = 25
"""Contacts of one meeting, while each brings numbers that are lacking."""
ONE_CONTACT: Final = threading.Lock()
"""One contact at a time in this process: the window's own, and a verb that needs a number now."""


class Meeting(Service):
    """The verbs that speak with headquarters about everything at once."""

    def __init__(
        self,
        store: Store,
        *,
        by: str,
        vault: Callable[[], Vault],
        issue: dict[str, number_waits.Issue] | None = None,
        practice: Practice | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """``issue``: how letters that waited get their number, by kind. ``transport``: another network, for tests."""
        super().__init__(store, by=by, practice=practice)
        self._vault = vault
        self._issue = issue or {}
        self._transport = transport
        self._meeting = 0
        """The thread that meets headquarters now."""
        self._lacking: dict[str, int] = {}
        """Series, and the first number that is missing, of what could not be numbered after a contact."""

    # --- joining ------------------------------------------------------------------------------------------

    def enrol(self, code: str, url: str, *, name: str = "") -> Done:
        """Join headquarters with a one-time code, and meet it for the first time.

        Raises EnrolledAlready, CodeRefused, AddressWrong, NoConnection, FolderInUse.
        """
        from app.sync.enrolling import enrol, own_beginnings, watch_numbers

        enrol(self.store, code, url, by=self.by, name=name, transport=self._transport)
        with self.store.read() as session:
            count = own_beginnings(session)
        if count:
            self._need_unused(count)
        watch_numbers(self.store)
        return self.once()

    def _need_unused(self, count: int) -> None:
        """A folder with a life of its own joins only a unit that has none above yet: two truths would stand beside one another."""
        from app.sync.enrolling import leave, open_line
        from app.sync.folder import FolderStore
        from app.sync.rules import hello
        from app.wire.messages import Welcome

        with FolderStore(self.store).begin() as tx:
            asked = hello(tx, tx.me())
            name = tx.link().org_name
        with open_line(self.store, transport=self._transport) as line:
            told = line.ask(asked, Welcome)
        if told.last & ((1 << 32) - 1):
            leave(self.store, by=self.by)
            raise FolderInUse(name=name, count=count)

    # --- meeting ------------------------------------------------------------------------------------------

    def once(self, *, files: bool = True, stop: Callable[[], bool] = lambda: False) -> Done:
        """One contact, and what follows from it. Raises NotEnrolled, NoConnection (exit 6), DeviceRevoked, ProgramOld."""
        with self._alone():
            done = self._meet(files=files, stop=stop)
            lacking: dict[str, int] = {}
            for _ in range(_MOST_ROUNDS):
                before = lacking
                if not self._afterwards():
                    break
                lacking = dict(self._lacking)
                again = self._meet(files=False, stop=stop)
                again.sent, again.received = again.sent + done.sent, again.received + done.received
                again.refused, again.conflicts = (
                    done.refused + again.refused,
                    again.conflicts + done.conflicts,
                )
                again.files = done.files
                done = again
                if not lacking or lacking == before:
                    break
        return done

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other contact of this process beside this one."""
        with ONE_CONTACT:
            self._meeting = threading.get_ident()
            try:
                yield
            finally:
                self._meeting = 0

    def _meet(self, *, files: bool, stop: Callable[[], bool], still: float = 30.0) -> Done:
        from app.sync.contact import Contact
        from app.sync.enrolling import open_line

        def bring(line: Line) -> bool:
            brought = receiving.bring(self.store, line)
            units.refresh(self.store, line)
            return brought

        contact = Contact(
            self.store,
            self._vault,
            line=open_line(self.store, transport=self._transport, still=still),
            stop=stop,
            bring=bring,
        )
        try:
            return contact.run(files=files)
        except WipeOrdered:
            from app.sync.wiping import wipe

            wipe(self.store, self._vault())
            raise
        finally:
            contact.close()

    def _afterwards(self) -> bool:
        """What follows a contact; whether it made something that should go up at once."""
        with self.store.read() as session:
            link = link_of(session)
            if link is None or link.state != "active":
                return False
        marked = self._know_own_unit()
        self._lacking.clear()
        given = number_waits.give_waiting(self.store, self._issue)
        wanted = number_waits.series_wanted(self.store, today(self.store.clock))
        wished = self._wish(wanted | self._lacking)
        skipped = number_waits.explain_skipped(self.store, by=self.by)
        return bool(marked or wished or given or skipped)

    def _know_own_unit(self) -> bool:
        """Mark our own unit for the PCs that come after this one, or know it by the mark of the one before."""
        with self.store.read() as session:
            link, own = link_of(session), own_unit(session)
            org = link.org if link else ""
            if own is not None and (own.extra or {}).get(_ORG) == org:
                return False
            found = own or _marked(session, org)
            if found is None or not org:
                return False
            found_id, is_own = found.id, own is not None
        with self.work("sync.own-unit") as w:
            if is_own:
                unit = w.get(Unit, found_id)
                unit.extra = {**(unit.extra or {}), _ORG: org}
            elif own_id(w.session) != found_id:
                set_own(w, found_id)
            w.commit()
        return is_own

    def _wish(self, wanted: Mapping[str, int]) -> bool:
        if not wanted:
            return False
        from app.sync import rules_numbers
        from app.sync.folder import FolderStore

        with FolderStore(self.store).begin() as tx:
            if tx.me().paused:
                return False
            for series, first in wanted.items():
                rules_numbers.wish(tx, series, tx.w.ids.new(), first)
        return True

    def ask_now(self, absent: NumbersElsewhere) -> bool:
        """For a verb that lacks numbers: ask headquarters at once if the line is up; whether they came."""
        with self.store.read() as session:
            link = link_of(session)
            if link is None or link.state != "active" or link.failures:
                return False
        if (
            self._meeting == threading.get_ident()
        ):  # what waited is being numbered: asked for at the end of it
            self._lacking[absent.series] = absent.first
            return False
        if not ONE_CONTACT.acquire(timeout=_ASKING_SECONDS):
            return False
        try:
            self._wish({absent.series: absent.first})
            self._meet(files=False, stop=lambda: False, still=_ASKING_SECONDS)
        except Offline:
            return False
        finally:
            ONE_CONTACT.release()
        return self._may_number(absent)

    def _may_number(self, absent: NumbersElsewhere) -> bool:
        with self.store.read() as session:
            try:
                lease = lease_for(session, absent.unit_id, absent.book, absent.period)
                series = session.scalars(
                    select(Series).where(
                        Series.unit_id == absent.unit_id,
                        Series.book == absent.book,
                        Series.period == absent.period,
                    )
                ).one_or_none()
                if series is not None:
                    within(lease, next_in(session, series), series)
            except NumbersElsewhere:
                return False
        return True

    def leave(self) -> None:
        """Close the line: the folder works on alone, with all that is in it. Raises NotEnrolled."""
        from app.sync.enrolling import leave

        with self._alone():
            leave(self.store, by=self.by)
        self.store.ask_numbers = None

    def is_meeting(self) -> bool:
        """Whether headquarters is being met by this program at this moment."""
        return ONE_CONTACT.locked()

    def spare(self, wanted: bool) -> None:
        """Data-saving mode: no files but those asked for. Raises NotEnrolled."""
        from app.sync.enrolling import need_link

        with self.store.work(verb=PULLED, by="", remote=True) as w:
            need_link(w.session).sparing = wanted
            w.commit()

    def fetch(self, sha: str) -> bool:
        """Fetch this file at the next contact though data are being saved; whether it is still to come."""
        from app.sync.files import ask_for

        return ask_for(self.store, sha)

    def digest(self) -> Compared:
        """Compare with headquarters record by record, by sums; fetch what differs. Raises NotEnrolled, NoConnection."""
        from app.sync.checking import compare

        with self._alone(), self._open() as line:
            return compare(self.store, line)

    def _open(self) -> Line:
        from app.sync.enrolling import open_line

        return open_line(self.store, transport=self._transport)


def _marked(session: Session, org: str) -> Unit | None:
    for unit in session.scalars(select(Unit)):
        if org and (unit.extra or {}).get(_ORG) == org:
            return unit
    return None
