"""Sums over records: equal when the records are, whatever the order; different when one is."""

from __future__ import annotations

from app.wire import digests

RECORDS = [(f"0190-{at}", at) for at in range(1, 2000)]


def test_order_does_not_matter_and_a_version_does() -> None:
    assert digests.sums(RECORDS) == digests.sums(reversed(RECORDS))
    changed = [*RECORDS[:-1], (RECORDS[-1][0], 7)]
    apart = [
        at
        for at, (one, other) in enumerate(zip(digests.sums(RECORDS), digests.sums(changed), strict=True))
        if one != other
    ]
    assert apart == [digests.bucket_of(RECORDS[-1][0])]


def test_records_spread_over_the_buckets() -> None:
    assert sum(1 for one in digests.sums(RECORDS) if one) > 250


def test_a_missing_record_and_one_twice_are_seen() -> None:
    assert digests.total(digests.sums(RECORDS)) != digests.total(digests.sums(RECORDS[1:]))
    assert digests.total(digests.sums(RECORDS)) != digests.total(digests.sums([*RECORDS, RECORDS[0]]))


def test_sums_survive_the_wire() -> None:
    sums = digests.sums(RECORDS[:20])
    assert digests.read(digests.written(sums)) == sums
    assert "" in digests.written(sums)
