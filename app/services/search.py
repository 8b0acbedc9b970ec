"""Finding anything: letters in both directions, members, tasks. Accents optional, đ = d. Owns no index of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.domain.privacy import MAY_LOOK, covered_numbers
from app.models.letters import IncomingLetter
from app.models.people import Person
from app.models.queries.search import Hit, everywhere
from app.models.session import Store
from app.services.inbox import guessed_subject

KINDS: Final = {
    "incoming": "incoming_letter",
    "outgoing": "outgoing_letter",
    "member": "member",
    "task": "task",
}
"""Words of the command line for the kinds of record that can be found."""


class NothingToFind(InputRefused):
    code, what = "TIM-001", mark("Chưa có chữ hay số nào để tìm.")
    remedy = mark("Ghi vài chữ trong trích yếu, số, ký hiệu hoặc họ tên; không cần dấu.")


class Found(NamedTuple):
    hits: tuple[Hit, ...]
    total: int
    seconds: float


class Search:
    """One box for everything. ``by``: who looks; only who may see identity numbers finds somebody by one, typed in full."""

    def __init__(self, store: Store, *, by: str = "") -> None:
        self.store, self.by = store, by

    def find(self, text: str, *, kinds: Sequence[str] = (), limit: int = 50) -> Found:
        """The best hits. ``kinds`` are keys of ``KINDS``; none = all. Raises NothingToFind."""
        if not any(char.isalnum() for char in text):
            raise NothingToFind
        start = perf_counter()
        with self.store.read() as session:
            person = session.get(Person, self.by)
            found = everywhere(
                session, text, limit=limit, kinds=[KINDS[kind] for kind in kinds or KINDS],
                numbers=person is not None and person.role in MAY_LOOK,
            )  # fmt: skip
            hits = tuple(_covered(hit) for hit in _titled(session, found.hits))
        return Found(hits, found.total, perf_counter() - start)


def _covered(hit: Hit) -> Hit:
    """A member is found by his identity number; it is not shown for that."""
    return replace(hit, snippet=covered_numbers(hit.snippet)) if hit.kind == KINDS["member"] else hit


def _titled(session: Session, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """A letter that is not registered has no subject of its own yet: what was read, or its file, names it."""
    blank = [hit.id for hit in hits if not hit.title and hit.kind == KINDS["incoming"]]
    if not blank:
        return hits
    kept = select(IncomingLetter.id, IncomingLetter.guesses).where(IncomingLetter.id.in_(blank))
    names = {str(one): guessed_subject(guesses or {}) for one, guesses in session.execute(kept)}
    return tuple(replace(hit, title=hit.title or names.get(hit.id, "")) for hit in hits)
