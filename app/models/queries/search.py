"""Finding members, letters and tasks by any words: accents optional, đ = d, every word a beginning.

Hits with the very accents that were typed come first. Owns the query and the snippet; refuses to write the index
(fulltext.py does).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BindParameter, Select, String, bindparam, column, select, text
from sqlalchemy.orm import Session

from app.base.text import fold, nfc
from app.models.fulltext import KINDS, WORDS, Words
from app.models.queries.privacy import RESTRICTED_SQL, any_restricted
from app.models.registry import ENTITIES

_MEMBER: Final = "member"
_OTHER_WORDS: Final = "' ' || m.folded || ' ' || coalesce(m.code, '') || ' ' || coalesce(m.card_number, '') || ' ' || m.phone || ' ' || m.email"
_WORD: Final = re.compile(r"[^\W_]+")
_AROUND: Final = 60
MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record."""

    kind: str
    id: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Places in ``snippet`` where a searched word stands."""
    score: float
    """Between 0 and 1; 0.5 and more: the accents agree too."""


@dataclass(frozen=True, slots=True)
class Hits:
    hits: tuple[Hit, ...]
    total: int


def everywhere(
    session: Session, typed: str, *, limit: int = 50, kinds: Sequence[str] = KINDS, numbers: bool = False
) -> Hits:
    """Search all ``kinds``; ``total`` counts all hits, of which at most ``limit`` are given.

    A member is found by an identity number only when the whole of it is typed and ``numbers`` allows it; whose processing is
    restricted is not found at all.
    """
    folded = words_of(fold(typed))
    if not folded:
        return Hits((), 0)
    written = words_of(nfc(typed.casefold()))
    found: list[Hit] = []
    total = 0
    for kind in kinds:
        count, rows = _ranked(session, kind, folded, written, limit, numbers=numbers)
        total += count
        found += _read(session, kind, rows, folded)
    found.sort(key=lambda hit: -hit.score)
    return Hits(tuple(found[:limit]), total)


def ids_of(session: Session, kind: str, typed: str, *, limit: int) -> list[str]:
    """Ids of the records of one kind in which all words stand, the best first, for a list that reads its own rows."""
    folded = words_of(fold(typed))
    if not folded:
        return []
    _, found = _ranked(session, kind, folded, words_of(nfc(typed.casefold())), limit)
    return sorted(found, key=lambda one: -found[one])[:limit]


def holding(kind: str, typed: str) -> Select[Any] | None:
    """The ids in which all words stand, each as a beginning, as a sub-query; None when there is no word to ask for.

    It narrows a list before its rows are read: whoever asks still looks at the field that was meant.
    """
    folded = words_of(fold(typed))
    if not folded:
        return None
    match: BindParameter[str] = bindparam("match", match_of("title body", folded), unique=True)
    query = text(
        f"SELECT r.record_id AS record_id FROM find_{kind} f JOIN search_row r ON r.id = f.rowid "  # noqa: S608
        f"WHERE find_{kind} MATCH :match"
    )
    found = query.bindparams(match).columns(column("record_id", String)).subquery()
    return select(found.c.record_id)


def words_of(typed: str) -> list[str]:
    """The words as the tokenizer cuts them; more than a dozen are not needed to find something."""
    return _WORD.findall(typed)[:MOST_WORDS]


def match_of(columns: str, words: Sequence[str]) -> str:
    """An FTS5 expression: every word, each as a beginning. Words hold letters and digits only, so quoting is safe."""
    return " AND ".join(f'{{{columns}}} : "{word}"*' for word in words)


def _ranked(
    session: Session,
    kind: str,
    folded: Sequence[str],
    written: Sequence[str],
    limit: int,
    *,
    numbers: bool = False,
) -> tuple[int, dict[str, float]]:
    """Number of hits, and (id -> score) of the best."""
    loose, exact = match_of("title body", folded), match_of("exact", written)
    also, values = _shown_members(session, folded, numbers) if kind == _MEMBER else ("", {})
    joined = "f JOIN search_row r ON r.id = f.rowid JOIN member m ON m.id = r.record_id" if also else ""
    total = session.scalar(
        text(f"SELECT count(*) FROM find_{kind} {joined} WHERE find_{kind} MATCH :match{also}"),  # noqa: S608
        {"match": loose, **values},
    )
    if not total:
        return 0, {}
    query = text(
        f"SELECT r.record_id, -bm25(find_{kind}, 8.0, 1.0, 1.0) AS weight "  # noqa: S608
        f"FROM find_{kind} {joined or 'f JOIN search_row r ON r.id = f.rowid'} WHERE find_{kind} MATCH :match{also} "
        "ORDER BY weight DESC, r.sort_key LIMIT :limit"
    )
    rows: dict[str, float] = {}
    for match, floor in ((exact, 0.5), (loose, 0.0)):
        for record_id, weight in session.execute(query, {"match": match, "limit": limit, **values}):
            # bm25 has no upper bound; x / (1 + x) keeps its order below one half.
            rows.setdefault(record_id, floor + 0.5 * weight / (1 + weight))
    return int(total), rows


def _shown_members(session: Session, folded: Sequence[str], numbers: bool) -> tuple[str, dict[str, str]]:
    """What else holds of a member ``m`` who may be found: his identity number did not find him by a part of it."""
    tests = [f"m.id NOT IN ({RESTRICTED_SQL})"] if any_restricted(session) else []
    values: dict[str, str] = {}
    for at, word in enumerate(word for word in folded if word.isdecimal()):
        whole = f"m.id_number = :d{at} OR " if numbers else ""
        tests.append(
            f"({whole}m.id_number IS NULL OR m.id_number NOT GLOB :d{at} || '*' OR {_OTHER_WORDS} GLOB '*[^0-9A-Za-z]' || :d{at} || '*')"
        )
        values[f"d{at}"] = word
    return "".join(f" AND {one}" for one in tests), values


def _read(session: Session, kind: str, rows: dict[str, float], folded: Sequence[str]) -> list[Hit]:
    model = ENTITIES[kind]
    records = session.scalars(select(model).where(model.id.in_(rows)))
    return [_hit(kind, record, WORDS[model](record), rows[record.id], folded) for record in records]


def _hit(kind: str, record: Any, words: Words, score: float, folded: Sequence[str]) -> Hit:
    title = words.title.splitlines()[0] if words.title else ""
    snippet, marks = snippet_of(words.body, folded) or snippet_of(words.title, folded) or (title, ())
    return Hit(kind, record.id, title, snippet, marks, score)


def snippet_of(body: str, folded: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """The part of ``body`` around the first searched word, in one line; None when no word stands there."""
    places = [found.span() for found in _WORD.finditer(body) if fold(found.group()).startswith(tuple(folded))]
    if not places:
        return None
    start = max(0, places[0][0] - _AROUND)
    end = min(len(body), places[0][1] + 2 * _AROUND)
    if start:
        start = max(start, body.rfind(" ", 0, places[0][0] - 1 - _AROUND // 2) + 1)
    if end < len(body):
        end = max(places[0][1], body.rfind(" ", 0, end))
    head, tail = ("… " if start else ""), (" …" if end < len(body) else "")
    shift = len(head) - start
    marks = tuple((a + shift, b + shift) for a, b in places if a >= start and b <= end)
    line = "".join(" " if c in "\n\t" else c for c in body[start:end])
    return head + line + tail, marks
