"""Alembic's entry: runs the revisions on the connection it is given, inside the caller's transaction.

Refuses to open a database by itself: the key never passes through alembic's settings.
"""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from app.models.base import Base, Moment
from app.models.fulltext import KINDS
from app.models.registry import LOCAL, RECORDS

assert RECORDS  # imported for the tables
assert LOCAL
_SEARCH = tuple(f"find_{kind}" for kind in KINDS)


def ours(thing: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Leave the tables of the search index to their own DDL."""
    return not (kind == "table" and str(name).startswith(_SEARCH))


def written(kind: str, thing: Any, autogen: Any) -> str | Literal[False]:
    """Keep our own types out of revisions: a script must run when the program has long moved on."""
    return "sa.DateTime()" if kind == "type" and isinstance(thing, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_object=ours,
    render_item=written,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
