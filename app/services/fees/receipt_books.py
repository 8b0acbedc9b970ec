"""Numbers of receipts and vouchers: each PC of an enrolled folder writes its own book (quyển), as a treasurer with a second pad would.

Owns the mark of the book, 'K7' in 'PT 03-K7/2026', so that two PCs that take money apart never print one number twice. A folder that
never enrolled has no mark. A copy put back, or a line begun anew, begins another book.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.fees import FeeEntry
from app.models.journal import Fact
from app.models.session import UnitOfWork
from app.services.leasing import link_of

_SIGNS: Final = "ABCDEGHKLMNPQRTVXY2346789"
"""None of them is taken for another on paper."""
_BOOKS: Final = len(_SIGNS) ** 2
_ROOM: Final = 1_000_000
"""A number is that of its book times this, plus its own; book 0 has no mark."""
_BANK: Final = 1_000_000_000
"""Numbers from here on are the bank's (ngân hàng), not of any book."""
_BANK_SIGNS: Final = 6
_FACT: Final = "fees.book"


def told_number(known_as: str) -> int:
    """The number of money that the bank tells several PCs of: the same on each, 'NH-4K7X2C'."""
    return _BANK + int.from_bytes(sha256(known_as.encode()).digest()[:8], "big") % len(_SIGNS) ** _BANK_SIGNS


def next_number(w: UnitOfWork, unit_id: str, year: int, amount: int) -> int:
    """The next receipt (or voucher) of a unit in this PC's book."""
    book = _book(w)
    side = FeeEntry.amount >= 0 if amount >= 0 else FeeEntry.amount < 0
    query = select(func.max(FeeEntry.number)).where(
        FeeEntry.unit_id == unit_id,
        FeeEntry.day.between(date(year, 1, 1), date(year, 12, 31)),
        FeeEntry.number.between(book * _ROOM, (book + 1) * _ROOM - 1),
        side,
    )
    return (w.session.scalar(query) or book * _ROOM) + 1


def shown(number: int) -> str:
    """'03', '03-K7', 'NH-4K7X2C': as a paper prints it."""
    if number >= _BANK:
        rest, signs = number - _BANK, ""
        for _ in range(_BANK_SIGNS):
            rest, at = divmod(rest, len(_SIGNS))
            signs = _SIGNS[at] + signs
        return f"NH-{signs}"
    book, own = divmod(number, _ROOM)
    sign = (
        f"-{_SIGNS[(book - 1) // len(_SIGNS)]}{_SIGNS[(book - 1) % len(_SIGNS)]}"
        if 0 < book <= _BOOKS
        else ""
    )
    return f"{own:02d}{sign}"


def _book(w: UnitOfWork) -> int:
    """0 without headquarters, else the book this life of the folder writes: chosen once, beside all that are known here."""
    link = link_of(w.session)
    if link is None:
        return 0
    incarnation = w.find(Fact, "incarnation")
    life = f"{link.me.get('line') or link.device}/{incarnation.value if incarnation else ''}"
    kept = w.find(Fact, _FACT)
    if kept is not None and kept.value.startswith(f"{life}="):
        return int(kept.value.rpartition("=")[2])
    taken = _taken(w.session)
    book = int.from_bytes(sha256(life.encode()).digest()[:4], "big") % _BOOKS + 1
    while book in taken and len(taken) < _BOOKS:
        book = book % _BOOKS + 1
    if kept is None:
        w.add(Fact(key=_FACT, value=f"{life}={book}"))
    else:
        kept.value = f"{life}={book}"
    return book


def _taken(session: Session) -> set[int]:
    """Books that entries here were written in, by whomever."""
    return set(session.scalars(select(FeeEntry.number // _ROOM).distinct()))
