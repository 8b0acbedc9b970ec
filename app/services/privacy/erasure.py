"""Erasing a member's data by request or by order: what would go, the act with its reason, the proof.

Owns who may, what is said before, and the confirmation. How it reaches every file is models.erasure_acts. Issued letters and
their numbers stay, money stays in the cash book: the law asks for both; in which letters the name stands is told before.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, NotAllowed
from app.base.language import mark
from app.base.text import fold, one_line
from app.domain.privacy import MAY_ERASE
from app.models.erasing import LEDGER
from app.models.erasure_acts import CopyLeft, Order, Reached, erase, proof_id
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.members import Member
from app.models.people import Person
from app.models.privacy import Erasure, SubjectRequest
from app.models.queries.search import ids_of
from app.models.registry import ENTITIES
from app.models.session import Store, UnitOfWork
from app.services.change import Service
from app.services.members import find_member
from app.services.privacy.requests import close_in

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.models.vault import Vault

_MOST_NAMED = 50
T = TypeVar("T", OutgoingLetter, IncomingLetter, Task)


class EraseReason(InputRefused):
    code, what = "DLCN-016", mark("Chưa ghi lý do xóa.")
    remedy = mark("Ghi lý do: theo yêu cầu ngày nào, quyết định nào.")


class EraseUnconfirmed(InputRefused):
    code, what = "DLCN-017", mark("Chưa xác nhận lần hai việc xóa hồ sơ {name}.")
    remedy = mark("Việc xóa không lấy lại được. Gõ lại đúng họ tên để xác nhận (--confirm “{name}”).")


class EraseNotAllowed(NotAllowed):
    code, what = "DLCN-018", mark("{name} không được xóa dữ liệu cá nhân.")
    remedy = mark("Việc xóa do văn thư hoặc lãnh đạo làm.")


@dataclass(frozen=True, slots=True)
class Named:
    """A letter or task in which the name stands."""

    entity: str
    id: str
    title: str
    stays: bool
    """Issued or received: kept by law. Else somebody should look at it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would reach."""

    member_id: str
    name: str
    rows: tuple[tuple[str, int], ...]
    """By table."""
    named: tuple[Named, ...]
    ledger: bool = False
    """Money he paid stands in the books: a row without a word stays for it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """That it was done."""

    id: str
    record_id: str
    at: datetime
    by: str
    reason: str
    digest: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure came to."""

    proof: Proof
    copies: int
    """Copies that were written anew without it."""
    left: tuple[CopyLeft, ...]
    named: tuple[Named, ...]


class Erasing(Service):
    """The verb, what is said before it, and the proofs."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], folders: Callable[[], Sequence[Path]]
    ) -> None:
        super().__init__(store, by=by)
        self._vault, self._folders = vault, folders

    def preview(self, member_id: str) -> Preview:
        """What would go, and where the name stands besides. Changes nothing."""
        with self.store.read() as session:
            member = find_member(session, member_id)
            rows = []
            for model in ENTITIES.values():
                column = model.__table__.columns.get("member_id")
                if column is None:
                    continue
                count = session.scalar(
                    select(func.count()).select_from(model.__table__).where(column == member.id)
                )
                if count:
                    rows.append((model.__tablename__, int(count)))
            ledger = any(table in LEDGER for table, _ in rows)
            return Preview(
                member.id, member.full_name, tuple(rows), _named(session, member.full_name), ledger
            )

    def erase(self, member_id: str, *, reason: str, confirm: str, progress: Progress | None = None) -> Erased:
        """Erase all data of a member from this folder, for good. ``confirm``: the full name, typed again.

        Raises EraseReason, EraseUnconfirmed, EraseNotAllowed, MemberMissing, and refusals of the disk; what a kill, a full disk or
        a stop between two copies leaves undone is done at the next start.
        """
        said = one_line(reason)[:500]
        if not said:
            raise EraseReason
        found = self.preview(member_id)
        if fold(one_line(confirm)) != fold(found.name):
            raise EraseUnconfirmed(name=found.name)
        with self.store.read() as session:
            self._need_right(session)
            asked = select(SubjectRequest.id).where(
                SubjectRequest.member_id == found.member_id, SubjectRequest.kind == "erase",
                SubjectRequest.state.in_(("open", "answered")),
            )  # fmt: skip
            request = session.scalars(asked).first()
        now = self.store.clock.now()
        order = Order(
            Member.__tablename__,
            found.member_id,
            proof_id(found.member_id),
            now.isoformat(),
            self.by,
            said,
            request,
            secrets.token_hex(16),
        )

        def close(w: UnitOfWork) -> None:
            open_ones = select(SubjectRequest).where(
                SubjectRequest.member_id == found.member_id, SubjectRequest.state.in_(("open", "answered"))
            )
            for one in w.session.scalars(open_ones).all():
                close_in(w, one)

        reached = erase(
            self.store, self._vault(), order, folders=self._folders(), also=close, progress=progress
        )
        return Erased(self._proof_of(reached), reached.copies, reached.left, found.named)

    def proofs(self) -> tuple[Proof, ...]:
        """All erasures, newest first."""
        with self.store.read() as session:
            query = select(Erasure, Person.name).outerjoin(Person, Person.id == Erasure.person_id)
            rows = session.execute(query.order_by(Erasure.at.desc(), Erasure.id))
            return tuple(_proof(one, name) for one, name in rows)

    def _proof_of(self, reached: Reached) -> Proof:
        with self.store.read() as session:
            query = select(Erasure, Person.name).outerjoin(Person, Person.id == Erasure.person_id)
            one, name = session.execute(query.where(Erasure.record_id == reached.order.record_id)).one()
            return _proof(one, name)

    def _need_right(self, session: Session) -> None:
        person = session.get(Person, self.by)
        if person is None or person.role not in MAY_ERASE:
            raise EraseNotAllowed(name=person.name if person is not None else "…")


def _proof(one: Erasure, name: str | None) -> Proof:
    return Proof(one.id, one.record_id, one.at, name or "", one.reason, one.digest, dict(one.counts))


def _named(session: Session, name: str) -> tuple[Named, ...]:
    ours = [
        Named("outgoing_letter", one.id, one.number_printed or one.subject, bool(one.number_printed))
        for one in _read(session, OutgoingLetter, name)
    ]
    theirs = [
        Named("incoming_letter", one.id, one.subject, True) for one in _read(session, IncomingLetter, name)
    ]
    tasks = [Named("task", one.id, one.title, False) for one in _read(session, Task, name)]
    return (*ours, *theirs, *tasks)


def _read(session: Session, model: type[T], name: str) -> list[T]:
    ids = ids_of(session, model.__tablename__, name, limit=_MOST_NAMED)
    return list(session.scalars(select(model).where(model.id.in_(ids))))
