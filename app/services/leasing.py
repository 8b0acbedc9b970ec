"""Whether this PC may give the next number of a series: a folder that shares its numbers with others needs the lease.

Owns the question every giving of a number asks, and the letters that wait (chờ số) when the answer is no. A folder that
never enrolled with headquarters is asked nothing. Refuses to guess: without a lease for this very series no number is
given, however sure the next one may seem.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import Offline
from app.base.language import mark
from app.models.journal import Fact
from app.models.numbers import Series
from app.models.registry import ENTITIES
from app.models.session import UnitOfWork
from app.models.syncing import Lease, NumberWait, SyncLink
from app.services.change import Service

_SERIES: Final = UUID("3d0f4a52-7b1e-5c89-9a44-7d1c2e6b8f10")
"""Namespace of series ids: two PCs that open the same series apart make the same record."""
LOW: Final = 10
"""Numbers left at which a clerk is told to let the PC meet headquarters."""
HELD: Final = "held"
WAITING: Final = "waiting"

S = TypeVar("S", bound=Service)
P = ParamSpec("P")
T = TypeVar("T")


class NumbersElsewhere(Offline):
    code, what = "DB-001", mark("Máy này chưa giữ số của sổ {book}, {period}; văn bản chờ số.")
    remedy = mark(
        "Cứ làm việc tiếp: số được cấp khi máy đang giữ sổ đồng bộ, hoặc khi máy này nhận quyền giữ sổ (trang Đồng bộ)."
    )

    def __init__(self, unit_id: str, book: str, period: str, *, first: int = 1) -> None:
        from app.services.names import BOOK_NAMES

        shown = BOOK_NAMES.get(book) or book.partition(":")[2] or book
        super().__init__(book=shown, period=period)
        self.unit_id, self.book, self.period, self.first = unit_id, book, period, first

    @property
    def series(self) -> str:
        return series_key(self.unit_id, self.book, self.period)


class NumbersBefore(NumbersElsewhere):
    """Headquarters knows this very PC as the holder, by what it was before its folder was put back or copied."""

    code, what = (
        "DB-002",
        mark("Quyền cấp số của sổ {book}, {period} còn ghi cho máy này từ trước khi dữ liệu được khôi phục; văn bản chờ số."),
    )  # fmt: skip
    remedy = mark(
        "Nếu thư mục này là bản chép và máy cũ vẫn dùng thì cấp số ở máy cũ. Nếu không, tra số cuối trong sổ giấy rồi "
        "tiếp quản sổ (trang Đồng bộ, hoặc vanthu sync lease takeover)."
    )


def series_key(unit_id: str, book: str, period: str) -> str:
    """How a series is named between PCs and headquarters: it may not have been opened yet."""
    return f"{unit_id}|{book}|{period}"


def series_id(unit_id: str, book: str, period: str) -> str:
    """The id of the series' record, the same wherever it is made."""
    return str(uuid5(_SERIES, series_key(unit_id, book, period)))


def key_of(series: Series) -> str:
    return series_key(series.unit_id, series.book, series.period)


def link_of(session: Session) -> SyncLink | None:
    """The line to headquarters; None for a folder that has none."""
    link = session.get(SyncLink, 1)
    return None if link is None or link.state == "closed" else link


def lease_for(session: Session, unit_id: str, book: str, period: str, *, first: int = 1) -> Lease | None:
    """This PC's lease of the series; None where no lease is needed. Raises NumbersElsewhere."""
    link = link_of(session)
    if link is None:
        return None
    lease = session.get(Lease, series_key(unit_id, book, period))
    if lease is None or lease.state != HELD or link.state != "active" or not _same_folder(session, link):
        refusal = NumbersBefore if is_held_before(lease, link) else NumbersElsewhere
        raise refusal(unit_id, book, period, first=first)
    return lease


def is_held_before(lease: Lease | None, link: SyncLink) -> bool:
    """Whether the series is this device's, under a line that it goes by no more."""
    return lease is not None and lease.state in ("dropped", "elsewhere") and lease.device == link.device != ""


def _same_folder(session: Session, link: SyncLink) -> bool:
    """Whether this is still the folder that was given the leases, and not a copy of it put back."""
    incarnation = session.get(Fact, "incarnation")
    return incarnation is None or int(incarnation.value) == link.incarnation


def within(lease: Lease | None, no: int, series: Series) -> int:
    """The next number, inside the lease. Raises NumbersElsewhere when the range is used up."""
    if lease is None:
        return no
    fitting = max(no, lease.low)
    if fitting > lease.high:
        raise NumbersElsewhere(series.unit_id, series.book, series.period, first=fitting)
    return fitting


# --- asking, and waiting -------------------------------------------------------------------------------------------


def gives_numbers(
    entity: str,
) -> Callable[[Callable[Concatenate[S, str, P], T]], Callable[Concatenate[S, str, P], T]]:
    """For a verb that gives numbers: asks for the lease, else keeps what was asked for, to be done when the numbers come.

    ``entity``: of what waits. A letter waits itself, and a mailing by its letter: the verb's first argument. What is made
    together with its number waits under the id that it will have: the verb's ``record_id``.
    """

    def around(verb: Callable[Concatenate[S, str, P], T]) -> Callable[Concatenate[S, str, P], T]:
        named = signature(verb)
        first = list(named.parameters)[1]

        @wraps(verb)
        def run(self: S, record_id: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
            asked = 0
            while True:
                try:
                    return verb(self, record_id, *args, **kwargs)
                except NumbersElsewhere as absent:
                    ask = self.store.ask_numbers
                    if ask is not None and asked < _MOST_ASKED and ask(absent):
                        asked += 1
                        continue
                    said = dict(named.bind(self, record_id, *args, **kwargs).arguments)
                    for name in ("self", "progress"):
                        said.pop(name, None)
                    _wait(self, entity, absent, said, first)
                    raise

        return run

    return around


_MOST_ASKED: Final = 25
"""Ranges one act may ask for: a mailing of a thousand copies takes twenty."""


def _wait(service: Service, entity: str, absent: NumbersElsewhere, asked: dict[str, Any], first: str) -> None:
    with service.work("numbers.wait") as w:
        if entity in WAITS_BY:
            record_id = _whole_id(w.session, WAITS_BY[entity], str(asked.pop(first)))
        else:
            kept = str(asked.pop("record_id", ""))
            record_id = kept or _new_id(w, absent, asked)
        wait = w.find(NumberWait, record_id)
        if wait is None:
            wait = w.add(NumberWait(id=record_id, unit_id=absent.unit_id, entity=entity))
        if wait.state != WAITING:
            wait.since, wait.state = w.clock.now(), WAITING
        wait.book, wait.period = absent.book, absent.period
        wait.asked, wait.person_id = msgspec.to_builtins(asked), service.by
        w.commit()


WAITS_BY: Final = {
    "outgoing_letter": "outgoing_letter",
    "incoming_letter": "incoming_letter",
    "mailing": "outgoing_letter",
}
"""Entity of what waits -> of the record by whose id it waits."""


def _new_id(w: UnitOfWork, absent: NumbersElsewhere, asked: dict[str, Any]) -> str:
    """The id of what is to be made: the same while the same is asked for again, another once it was made."""
    said = msgspec.json.encode([absent.series, msgspec.to_builtins(asked)], order="deterministic").decode()
    found = str(uuid5(_SERIES, said))
    known = w.find(NumberWait, found)
    return found if known is None or known.state == WAITING else w.ids.new()


def _whole_id(session: Session, entity: str, named: str) -> str:
    """The id of the record that a verb was given, which may be the end of one."""
    model = ENTITIES[entity]
    if session.get(model, named) is not None:
        return named
    return session.scalars(select(model.id).where(model.id.endswith(named, autoescape=True))).one()


def no_longer_waiting(w: UnitOfWork, record_id: str) -> None:
    """The record got its number, from whichever PC."""
    wait = w.find(NumberWait, record_id)
    if wait is not None and wait.state == WAITING:
        wait.state = "given"
