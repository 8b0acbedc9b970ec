"""How often one caller may ask: a bucket of turns each that fills again by the minute, per worker. And who a caller without a
token is: behind a proxy all of them come from one address, and the whole country would share its turns."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from app.hq.problems import Problem
from app.wire.refusals import Refused

_MOST_KNOWN: Final = 50_000
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def asker(peer: str, forwarded: str, proxies: Sequence[Network]) -> str:
    """The address that asks. Only a proxy of ours is believed about whom it speaks for; what came before it may be made up."""
    found = peer
    for one in reversed(forwarded.split(",")):
        if not _is_proxy(found, proxies) or not _is_address(one.strip()):
            break
        found = one.strip()
    return found


def _is_proxy(address: str, proxies: Sequence[Network]) -> bool:
    if not _is_address(address):
        return False
    plain = ipaddress.ip_address(address)
    return any(plain.version == network.version and plain in network for network in proxies)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


class Limits:
    """The buckets of one worker. Several workers each count their own share of a caller's requests."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(a_minute)
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def need(self, caller: str) -> None:
        """Take one turn. Raises Problem with the seconds to wait."""
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(caller, (self._most, now))
            left = min(self._most, left + (now - at) * self._most / 60)
            if len(self._left) >= _MOST_KNOWN:
                self._left.pop(next(iter(self._left)))  # the one that asked longest ago
            self._left[caller] = (max(left - 1, 0.0) if left >= 1 else left, now)
        if left < 1:
            raise Problem(Refused.QUOTA, "too many requests", retry=1 + int((1 - left) * 60 / self._most))
