"""Sums that tell in a few bytes whether two ends hold the same records: 256 buckets per entity, any order."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

BUCKETS: Final = 256
_MASK: Final = (1 << 64) - 1


def bucket_of(record: str) -> int:
    """Which bucket a record lies in: by a hash of its id, because UUIDs of one day begin alike."""
    return blake2b(record.encode(), digest_size=1).digest()[0]


def part_of(record: str, version: int) -> int:
    """What one record adds to its bucket. ``version`` is the sequence of its last change."""
    return int.from_bytes(blake2b(f"{record}\n{version}".encode(), digest_size=8).digest(), "big")


def sums(versions: Iterable[tuple[str, int]]) -> list[int]:
    """The 256 sums of (id, version) pairs."""
    found = [0] * BUCKETS
    for record, version in versions:
        at = bucket_of(record)
        found[at] = (found[at] + part_of(record, version)) & _MASK
    return found


def total(buckets: Iterable[int]) -> str:
    """All buckets of an entity in one word."""
    return f"{sum(buckets) & _MASK:x}"


def written(buckets: Iterable[int]) -> list[str]:
    return [f"{one:x}" if one else "" for one in buckets]


def read(buckets: Iterable[str]) -> list[int]:
    """The sums again. Raises ValueError."""
    return [int(one, 16) if one else 0 for one in buckets]
