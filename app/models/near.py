"""Letters that say the same, found though one is a scan: MinHash over runs of three folded words, kept as bands.

Owns the index of near texts (``text_band``), kept in step inside the unit of work like the search index, and the likeness
of two texts. A misread word spoils three runs of many hundred, so a scan and its electronic original still share most
minima. Refuses to say what a near text means: that is the clerk's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from zlib import crc32

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.base.text import fold
from app.models.history import Delta
from app.models.letters import IncomingLetter

_WORD: Final = re.compile(r"[a-z0-9]+")
_RUN: Final = 3
_MOST_CHARACTERS: Final = 24_000
"""The first dozen pages tell letters apart; an annex of 300 pages must not make a save slow."""
_FEWEST_RUNS: Final = 20
"""Below this a text is a heading and a date: everything would be near to it."""
_BANDS: Final = 20
_ROWS: Final = 2
_BINS: Final = _BANDS * _ROWS
_ASKED: Final = 8
_MOST_IN_BAND: Final = 400
"""A band that so many letters share is a letterhead, not a letter."""


def runs_of(words: str) -> frozenset[int]:
    """The runs of words of a text, each as a number."""
    found = _WORD.findall(fold(words[:_MOST_CHARACTERS]))
    return frozenset(crc32(" ".join(found[at : at + _RUN]).encode()) for at in range(len(found) - _RUN + 1))


def bands_of(words: str) -> tuple[int, ...]:
    """The bands of a text; none when it is too short to be told from others."""
    runs = runs_of(words)
    if len(runs) < _FEWEST_RUNS:
        return ()
    least: list[int | None] = [None] * _BINS
    for run in runs:
        # One pass gives all minima: a run falls into one bin (one-permutation hashing).
        mixed = (run * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        place, value = (mixed >> 40) % _BINS, mixed & 0xFFFFFFFF
        known = least[place]
        if known is None or value < known:
            least[place] = value
    filled = [_borrowed(least, place) for place in range(_BINS)]
    return tuple(
        (number << 32) | crc32(repr(filled[number * _ROWS : (number + 1) * _ROWS]).encode())
        for number in range(_BANDS)
    )


def _borrowed(least: Sequence[int | None], place: int) -> tuple[int, int]:
    """The minimum of a bin; an empty one takes that of the next filled one, marked by how far it lies."""
    for step in range(_BINS):
        found = least[(place + step) % _BINS]
        if found is not None:
            return step, found
    return _BINS, 0


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """How much two texts say the same, 0 to 1. A text that lies within a longer one counts nearly as its like."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    shorter = min(len(one), len(other))
    within = 0.9 * shared / shorter if shorter >= 3 * _FEWEST_RUNS else 0.0
    return max(shared / len(one | other), within)


def forget(session: Session, deltas: list[Delta]) -> None:
    """Take the bands of letters away whose texts went or changed. Called before the search index lets its rows go."""
    connection = session.connection()
    for record, kind, before, _after in deltas:
        if kind != "create" and isinstance(record, IncomingLetter) and before.get("text"):
            row = _row(connection, record.id)
            gone = [{"band": band, "row": row} for band in bands_of(str(before["text"]))]
            if gone:
                connection.execute(text("DELETE FROM text_band WHERE band = :band AND row = :row"), gone)


def index(session: Session, deltas: list[Delta]) -> None:
    """Write the bands of the letters whose texts are new in this act. Called after the search index."""
    connection = session.connection()
    for record, kind, _before, after in deltas:
        if kind != "delete" and isinstance(record, IncomingLetter) and after.get("text"):
            row = _row(connection, record.id)
            if row is not None:
                put(connection, row, record.text)


def put(connection: Connection, row: int, words: str) -> None:
    """Write the bands of one letter."""
    bands = [{"band": band, "row": row} for band in bands_of(words)]
    if bands:
        connection.execute(text("INSERT OR IGNORE INTO text_band (band, row) VALUES (:band, :row)"), bands)


def _row(connection: Connection, letter_id: str) -> int | None:
    found = connection.execute(
        text("SELECT id FROM search_row WHERE kind = 'incoming_letter' AND record_id = :id"),
        {"id": letter_id},
    )
    return found.scalar()


def near_ids(session: Session, words: str) -> list[str]:
    """Ids of the letters whose texts are probably near to ``words``, those that share most bands first."""
    bands = bands_of(words)
    if not bands:
        return []
    shared: dict[int, int] = {}
    query = text("SELECT row FROM text_band WHERE band = :band LIMIT :most")
    for band in bands:
        for row in session.scalars(query, {"band": band, "most": _MOST_IN_BAND}):
            shared[row] = shared.get(row, 0) + 1
    best = sorted(shared, key=lambda row: (-shared[row], -row))[:_ASKED]
    found = {
        row: one
        for row in best
        if (one := session.scalar(text("SELECT record_id FROM search_row WHERE id = :row"), {"row": row}))
    }
    return [found[row] for row in best if row in found]
