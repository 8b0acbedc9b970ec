"""One contact with headquarters: the rules' round over a line, then files, until nothing is left or the line is gone.

Owns what is counted and when the next try is due; both are kept in the folder, so a program that is started anew waits as
long as the one before would have. Holds no transaction while it waits for an answer. Refuses to judge answers: the rules do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import func, select

from app import __version__
from app.base.errors import AppError, Offline
from app.models.journal import Fact, Operation
from app.models.migrations import HEAD
from app.models.session import Store
from app.models.syncing import SyncLink
from app.models.vault import Vault
from app.sync import schedule
from app.sync.door import retry_beside
from app.sync.enrolling import bear_witness, link_of, need_link, open_line
from app.sync.files import Mover
from app.sync.folder import FolderStore, FolderTx
from app.sync.line import Line, Refusal, said
from app.sync.refusals import DeviceRevoked, ProgramOld, RequestRefused, ServerBusy
from app.sync.rules import Answer, Question, Round
from app.wire import messages
from app.wire.classes import STAYS
from app.wire.refusals import Refused
from app.wire.shapes import Message

ROWS: Final = 200
"""Most rows of one pull: what they change is written in one transaction, which others wait for."""
_ANSWERS: Final[dict[type[Message], type[Message]]] = {
    messages.Hello: messages.Welcome,
    messages.Push: messages.Pushed,
    messages.Pull: messages.Rows,
    messages.Snapshot: messages.Page,
    messages.LeaseAsk: messages.Leased,
    messages.LeaseBack: messages.Leased,
}
_LIFTED: Final = "sync_lifted"
"""Fact: the revision of the database under which what was kept beside was last tried again."""
_LOOK_AFTER: Final = 8
"""Pieces of files after which headquarters is asked for news: an urgent letter does not wait behind a scan."""


@dataclass(slots=True)
class Done:
    """What one contact did."""

    sent: int = 0
    """Operations that were taken."""
    received: int = 0
    """Rows that came."""
    conflicts: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)
    """Operations that were not taken, with the code of the reason."""
    files: int = 0
    """Pieces of files that were moved."""
    waiting: int = 0
    epoch: int = 0
    bytes_up: int = 0
    bytes_down: int = 0

    def count(self, answer: messages.Pushed, *, only: Container[str] | None = None) -> None:
        """Add what became of a push; ``only``: of these operations."""
        for result in answer.results:
            if only is not None and result.op not in only:
                continue
            outcome = result.was or result.r
            if outcome in ("ok", "merged"):
                self.sent += 1
            elif outcome == "conflict":
                self.conflicts += 1
            elif outcome == "rejected":
                self.refused.append({"op": result.op, "code": result.code})


Stop = Callable[[], bool]


class Contact:
    """Drives rounds over one line."""

    def __init__(
        self,
        store: Store,
        vault: Callable[[], Vault],
        *,
        line: Line | None = None,
        chance: Callable[[float, float], float] = random.uniform,
        stop: Stop = lambda: False,
        bring: Callable[[Line], bool] = lambda line: False,
    ) -> None:
        """``bring`` fetches what the rows of a round point to; whether it made something that goes up at once."""
        self._bring = bring
        self.store = store
        self._vault = vault
        self._line = line or open_line(store)
        self._chance = chance
        self._stop = stop
        self._folder = FolderStore(store)
        self.done = Done()

    def close(self) -> None:
        self._line.close()

    def run(self, *, files: bool = True) -> Done:
        """A whole contact. Raises NoConnection and its sisters, DeviceRevoked, ProgramOld; the work is kept then."""
        try:
            self._need_active()
            self._lift()
            self._round_and_letters()
            if files:
                self._files()
        except (Offline, DeviceRevoked, ProgramOld, RequestRefused) as fault:
            self._failed(fault)
            raise
        finally:
            bear_witness(self.store)
        self._went_well()
        return self.done

    def _need_active(self) -> None:
        with self.store.read() as session:
            state = need_link(session).state
        if state == "revoked":  # the order to wipe may have been given since
            with suppress(Offline, Refusal):
                self._line.prove()
        if state in ("revoked", "wiped"):
            raise DeviceRevoked

    def _round(self) -> None:
        round = Round(self.store.ids.new, program=f"vanthu {__version__}", rows=ROWS)
        while not self._stop():
            with self._folder.begin() as tx:
                asked = round.next(tx)
            if asked is None:
                break
            self._exchange(round, asked)
        if round.refusal is not None:
            raise said(round.refusal)
        with self._folder.begin() as tx:
            self.done.waiting = waiting(tx)
            self.done.epoch = tx.me().epoch

    def _round_and_letters(self) -> None:
        self._round()
        if self._stop():
            return
        try:
            brought = self._bring(self._line)
        except Refusal as refusal:
            raise said(refusal.told) from None
        if brought:
            self._round()

    def _exchange(self, round: Round, asked: Question) -> None:
        try:
            answer = self._ask(asked)
        except Offline:
            with self._folder.begin() as tx:
                round.lost(tx, asked)
            raise
        with self._folder.begin() as tx:
            round.answered(tx, asked, answer)
        self._count(answer)

    def _ask(self, asked: Question) -> Answer:
        try:
            return self._line.ask(asked, _ANSWERS[type(asked)])  # type: ignore[return-value]
        except Refusal as refusal:
            if refusal.told.code in (Refused.BUSY, Refused.QUOTA):
                raise said(refusal.told) from None
            return refusal.told

    def _count(self, answer: Answer) -> None:
        if isinstance(answer, messages.Rows | messages.Page):
            self.done.received += len(answer.rows)
        if isinstance(answer, messages.Pushed):
            self.done.count(answer)

    # --- files

    def _files(self) -> None:
        mover = Mover(self.store, self._vault(), self._line)
        while not self._stop() and mover.step():
            self.done.files += 1
            if self._waiting_now():
                self._round()  # a line that was just written does not wait for a scan
            elif self.done.files % _LOOK_AFTER == 0:
                self._round_and_letters()
                mover.look_again()

    def _waiting_now(self) -> bool:
        with self.store.read() as session:
            query = select(Operation.dseq).where(Operation.state == "waiting", Operation.entity.not_in(STAYS))
            return session.scalar(query.limit(1)) is not None

    # --- before and after

    def _lift(self) -> None:
        """After an upgrade of the program, what an older one could not take in is tried again."""
        with self.store.read() as session:
            lifted = session.get(Fact, _LIFTED)
            if lifted is not None and lifted.value == HEAD:
                return
        with self._folder.begin() as tx:
            retry_beside(tx.w)
            fact = tx.session.get(Fact, _LIFTED)
            if fact is None:
                tx.session.add(Fact(key=_LIFTED, value=HEAD))
            else:
                fact.value = HEAD

    def _went_well(self) -> None:
        self.done.bytes_up, self.done.bytes_down = self._line.sent, self._line.received
        with self._folder.begin() as tx:
            link = tx.link()
            now = tx.w.clock.now()
            link.last_contact, link.down_since, link.failures, link.fault = now, None, 0, {}
            link.next_try = schedule.after_success(now, chance=self._chance)

    def _failed(self, fault: AppError) -> None:
        with self._folder.begin() as tx:
            note_failure(tx, fault, self._chance)


def note_failure(tx: FolderTx, fault: AppError, chance: Callable[[float, float], float]) -> None:
    link = tx.link()
    now = tx.w.clock.now()
    link.failures += 1
    link.down_since = link.down_since or now
    link.fault = {"code": fault.code, "what": fault.sentence()}
    told = fault.values.get("seconds", 0) if isinstance(fault, ServerBusy) else 0
    link.next_try = schedule.next_try(
        now, link.failures, chance=chance, told=float(told) if isinstance(told, int | float) else 0.0
    )


def waiting(tx: FolderTx) -> int:
    """Operations that headquarters has not answered."""
    query = select(func.count()).select_from(Operation)
    return int(
        tx.session.scalar(
            query.where(Operation.state.in_(("waiting", "held")), Operation.entity.not_in(STAYS))
        )
        or 0
    )


def is_due(store: Store) -> bool:
    """Whether it is time for a contact by itself: by the schedule, or because something waits and all is well."""
    with store.read() as session:
        link: SyncLink | None = link_of(session)
        if link is None or link.state not in ("active", "revoked"):
            return False
        if schedule.due(store.clock.now(), link.next_try):
            return True
        if link.failures or link.state != "active":
            return False
        query = select(Operation.dseq).where(Operation.state == "waiting", Operation.entity.not_in(STAYS))
        return session.scalar(query.limit(1)) is not None
