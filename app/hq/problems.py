"""What the server refuses a caller: a code of the protocol, the HTTP status it travels with, never a value.

Owns the table from one to the other. What a caller may not know of is answered like what is not there (404).
"""

from __future__ import annotations

from typing import Final

from app.wire.messages import Refusal
from app.wire.refusals import Refused

STATUS: Final[dict[Refused, int]] = {
    Refused.TOKEN: 401,
    Refused.REVOKED: 403,
    Refused.UPGRADE: 426,
    Refused.EPOCH: 409,
    Refused.FORK: 409,
    Refused.GAP: 409,
    Refused.RESYNC: 409,
    Refused.RIGHTS: 404,
    Refused.MISSING: 404,
    Refused.SHAPE: 400,
    Refused.SIZE: 413,
    Refused.QUOTA: 429,
    Refused.BUSY: 503,
    Refused.HELD: 409,
    Refused.PAUSED: 409,
    Refused.STALE: 409,
    Refused.UNSENT: 409,
    Refused.BUNDLE: 400,
}
RETRY_BUSY: Final = 5
"""Seconds after which a caller may come back to a server that was busy."""


class Problem(Exception):
    """A refusal on its way to the caller. ``text`` is for the reader of a log at the other end, in English, without values."""

    def __init__(
        self,
        code: Refused,
        text: str = "",
        *,
        retry: int = 0,
        refusal: Refusal | None = None,
        status: int = 0,
    ) -> None:
        self.code = code
        self.status = status or STATUS[code]
        self.refusal = refusal or Refusal(code=str(code), text=text, retry=retry)
        super().__init__(str(code))


def missing() -> Problem:
    """Not there, or not for the caller: he is not told which."""
    return Problem(Refused.MISSING, "no such thing here")
