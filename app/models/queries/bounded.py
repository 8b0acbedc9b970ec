"""A question that is given up when it becomes long: another way to the same answer is known then.

Owns the measure: processor time of this thread, so that a busy computer does not change the way.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

T = TypeVar("T")
_EVERY: Final = 10_000
"""Steps of the database's machine between two looks at the clock: a few milliseconds."""
_SECONDS: Final = 0.25


def bounded(session: Session, ask: Callable[[], T], seconds: float = _SECONDS) -> T | None:
    """What ``ask`` answers, or None when it takes longer than ``seconds``."""
    end = time.thread_time() + seconds
    over = False

    def tick() -> bool:
        nonlocal over
        over = over or time.thread_time() > end
        return over

    raw: Any = session.connection().connection.dbapi_connection
    raw.set_progress_handler(tick, _EVERY)
    try:
        return ask()
    except OperationalError:
        if not over:
            raise
        return None
    finally:
        raw.set_progress_handler(None, _EVERY)
