"""Files on their way, piece by piece: what was sent or fetched is never sent or fetched again.

One call moves one piece of at most 256 KiB and returns, so that a change of one line never waits behind a scan. Files of
urgent letters go first, small ones before large ones; in data-saving mode only those somebody asked for. Refuses to keep
bytes whose digest is not the one that the record names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.history import PULLED
from app.models.session import Store
from app.models.syncing import BlobJob, SyncLink
from app.models.vault import CHUNK, BlobDamaged, BlobMissing, Vault
from app.sync.line import Line, Refusal, said
from app.wire.messages import BlobCheck, BlobCommit, BlobState
from app.wire.refusals import Refused

OPEN: Final = ("waiting", "asked")


@dataclass(slots=True)
class Moving:
    """A file that is being moved in this contact: what the other end was found to have."""

    sha: str
    way: str
    size: int
    missing: list[int]


class Mover:
    """Moves files over one line. Lives as long as the contact."""

    def __init__(self, store: Store, vault: Vault, line: Line) -> None:
        self._store = store
        self._vault = vault
        self._line = line
        self._now: Moving | None = None
        self._passed: set[tuple[str, str]] = set()
        """Files that cannot go on in this contact."""

    def step(self) -> bool:
        """Move one piece; False when nothing is left to move. Raises NoConnection and its sisters."""
        if self._now is None:
            self._now = self._next()
            if self._now is None:
                return False
        try:
            done = self._up(self._now) if self._now.way == "up" else self._down(self._now)
        except Refusal as refusal:
            if refusal.told.retry:
                raise said(refusal.told) from None
            self._settle("refused" if refusal.told.code in _FINAL else "", refusal.told.code)
            return True
        except (BlobMissing, BlobDamaged) as fault:
            once_more = self._now.way == "down" and not self._failed_before(self._now, fault.code)
            self._settle("" if once_more else "refused", fault.code)
            return True
        if done:
            self._settle("done", "")
        return True

    def look_again(self) -> None:
        """Begin anew with what is most urgent now; what was moved of the present file is not moved again."""
        self._now = None

    def _next(self) -> Moving | None:
        with self._store.read() as session:
            for job in _jobs(session):
                if (job.sha256, job.way) in self._passed:
                    continue
                return Moving(job.sha256, job.way, job.size, [])
        return None

    def _failed_before(self, now: Moving, code: str) -> bool:
        """Bytes that were not those of the digest are asked for anew, once; after that when somebody asks."""
        with self._store.read() as session:
            job = session.get(BlobJob, (now.sha, now.way))
            return job is not None and job.fault == code

    def _up(self, now: Moving) -> bool:
        if not now.missing:
            now.size = self._vault.size(now.sha)
            state = self._line.ask(BlobCheck(sha=now.sha, size=now.size, chunk=CHUNK), BlobState)
            if state.whole:
                return True
            have = set(state.have)
            now.missing = [no for no in range(-(-now.size // CHUNK)) if no not in have]
        if now.missing:
            no = now.missing[0]
            self._line.put_piece(now.sha, no, self._vault.read_piece(now.sha, no))
            now.missing.pop(0)
            self._progress(now.size - len(now.missing) * CHUNK)
        if now.missing:
            return False
        return self._line.ask(BlobCommit(sha=now.sha, size=now.size, chunk=CHUNK), BlobState).whole

    def _down(self, now: Moving) -> bool:
        if self._vault.has(now.sha):
            return True
        if not now.size:
            self._vault.put(b"")
            return True
        have = self._vault.part_size(now.sha)
        if have < now.size:
            have = self._vault.add_piece(
                now.sha, self._line.read_range(now.sha, have, min(now.size, have + CHUNK))
            )
            self._progress(have)
        if have < now.size:
            return False
        self._vault.finish_part(now.sha)
        return True

    def _progress(self, done: int) -> None:
        assert self._now is not None

        def moved(job: BlobJob) -> None:
            job.done = max(0, min(done, job.size))

        self._mark(moved)

    def _settle(self, state: str, fault: str) -> None:
        """``state`` '': it may go better at the next contact."""
        assert self._now is not None

        def settled(job: BlobJob) -> None:
            job.state, job.fault = state or job.state, fault[:40]
            if state == "done":
                job.done = job.size

        self._mark(settled)
        self._passed.add((self._now.sha, self._now.way))
        self._now = None

    def _mark(self, change: Callable[[BlobJob], None]) -> None:
        assert self._now is not None
        with self._store.work(verb=PULLED, by="", remote=True) as w:
            job = w.session.get(BlobJob, (self._now.sha, self._now.way))
            if job is not None:
                change(job)
            w.commit()


_FINAL: Final = frozenset({Refused.RIGHTS, Refused.SIZE, Refused.SHAPE})


def _jobs(session: Session) -> list[BlobJob]:
    """What is to be moved, in the order in which it is."""
    link = session.get_one(SyncLink, 1)
    states = ("asked",) if link.sparing else OPEN
    query = select(BlobJob).where(BlobJob.state.in_(states))
    return list(
        session.scalars(query.order_by(BlobJob.urgency.desc(), BlobJob.state, BlobJob.size, BlobJob.sha256))
    )


def ask_for(store: Store, sha: str) -> bool:
    """Fetch this file although data are being saved; whether it is one that is still to come."""
    with store.work(verb=PULLED, by="", remote=True) as w:
        job = w.session.get(BlobJob, (sha, "down"))
        if job is None or job.state == "done":
            return False
        job.state, job.urgency = "asked", 2
        w.commit()
    return True
