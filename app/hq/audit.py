"""The audit chain: what happened in an organisation, in an order that cannot be rewritten unseen.

Each entry hides its body behind H(salt, body) and chains only that, so an entry's words can be erased by law while the
chain still verifies. The head is signed; every branch keeps the last heads it saw. Entries name devices, acts and ids,
never values.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Final, NamedTuple

import msgspec

from app.hq.database import Tx
from app.hq.tables import AUDIT

START: Final = "0" * 64
_COLUMNS: Final = ("org", "no", "path", "at", "device", "act", "salt", "body", "link", "sum")


class Head(NamedTuple):
    """Where a chain stands."""

    no: int
    sum: str


def head(tx: Tx, org: str) -> Head:
    found = tx.one("SELECT no, sum FROM audit WHERE org = ? ORDER BY no DESC LIMIT 1", org)
    return Head(*found) if found else Head(0, START)


def note(tx: Tx, *, org: str, path: str, device: str, act: str, at: int, **facts: Any) -> Head:
    """Add one entry. The caller holds the organisation's counter row, or is alone with it."""
    last = head(tx, org)
    salt = secrets.token_bytes(16)
    body = msgspec.json.encode(facts, order="sorted").decode()
    link = link_of(salt, body)
    fresh = Head(last.no + 1, sum_of(last.sum, link))
    tx.put(AUDIT, _COLUMNS, [(org, fresh.no, path, at, device, act, salt, body, link, fresh.sum)])
    return fresh


def link_of(salt: bytes, body: str) -> str:
    return hashlib.sha256(salt + body.encode()).hexdigest()


def sum_of(before: str, link: str) -> str:
    return hashlib.sha256(f"{before}{link}".encode()).hexdigest()


def breaks(tx: Tx, org: str) -> int | None:
    """The first entry of the chain that does not hold; None when all do."""
    before, expected = START, 1
    for no, salt, body, link, total in tx.all(
        "SELECT no, salt, body, link, sum FROM audit WHERE org = ? ORDER BY no", org
    ):
        erased = salt is None
        if (
            no != expected
            or sum_of(before, link) != total
            or (not erased and link_of(bytes(salt), body) != link)
        ):
            return int(no)
        before, expected = total, no + 1
    return None
