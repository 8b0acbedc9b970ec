"""Tables of the server, once for both databases.

Each table of a unit's data leads with the organisation and carries its place in the tree, so that the row-level rules
of PostgreSQL are a comparison of two texts and a large headquarters can spread the tables by organisation. None names
a row of another organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, Table, Text
from sqlalchemy import text as sql_text
from sqlalchemy.sql.schema import SchemaItem

METADATA: Final = MetaData(
    naming_convention={"pk": "%(table_name)s_pk", "ix": "%(table_name)s_%(column_0_N_name)s"}
)
# Ranges of paths are ranges of bytes: never the order of a language.
PATH: Final = Text().with_variant(Text(collation="C"), "postgresql")


def text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False, server_default=None if key else "")


def number(name: str, *, key: bool = False) -> Column[int]:
    return Column(
        name,
        BigInteger,
        primary_key=key,
        autoincrement=False,
        nullable=False,
        server_default=None if key else "0",
    )


def of_unit(name: str, keys: Sequence[Column[Any]], *rest: SchemaItem) -> Table:
    """A table of the units' data. ``keys``: what names a row within its organisation."""
    place = Column("path", PATH, nullable=False)  # of the organisation: what the row-level rules compare
    return Table(name, METADATA, text("org", key=True), *keys, place, *rest)


FACT: Final = Table("fact", METADATA, text("name", key=True), text("value"))
"""Of the server itself: epoch, durable marks, version of the schema."""

ORG: Final = of_unit(
    "org",
    (),
    text("parent"),
    text("name"),
    text("level"),
    text("state"),  # active, merged, closed
    text("merged_into"),
    number("made_at"),
    Index("org_path", "path", unique=True),
)

DEVICE: Final = of_unit(
    "device",
    (text("device", key=True),),
    text("key"),
    text("box"),
    text("role"),
    text("name"),
    text("program"),
    text("state"),  # active, revoked, lost
    number("made_at"),
    number("seen_at"),
    Index("device_device", "device"),
)

INVITATION: Final = of_unit(
    "invitation",
    (text("code", key=True),),  # its digest: the code itself is known to the paper alone
    text("role"),
    number("until"),
    text("device"),
    number("made_at"),
    number("used_at"),
    Index("invitation_code", "code"),
)

PROOF: Final = Table(
    "proof",
    METADATA,
    text("device", key=True),
    text("jti", key=True),
    number("until"),
    Index("proof_until", "until"),
)
"""Proofs that were used, until their nonce has run out."""

AUDIT: Final = of_unit(
    "audit",
    (number("no", key=True),),
    number("at"),
    text("device"),
    text("act"),
    Column("salt", LargeBinary),
    Column("body", Text),
    text("link"),
    text("sum"),
)
"""The chain of one organisation. ``link`` = H(salt, body), ``sum`` = H(sum before, link): erasing salt and body keeps it whole."""

ACCESS: Final = of_unit(
    "access",
    (text("id", key=True),),
    number("at"),
    text("device"),
    text("person"),
    text("entity"),
    text("record"),
    text("act"),
    text("purpose"),
)

ORDERED: Final = of_unit(
    "ordered",
    (text("id", key=True),),
    text("device"),
    text("kind"),
    text("ent"),
    text("record"),
    text("text"),
    number("made_at"),
    number("done_at"),
)
"""Orders to devices: open until the device reports them done."""

BLOB: Final = Table("blob", METADATA, text("sha", key=True), number("size"), number("at"))
"""Files that are whole in the storage. Nobody learns of one but through a grant."""

BLOB_GRANT: Final = of_unit(
    "blob_grant",
    (
        text("sha", key=True),
        text("via", key=True),
    ),
    number("size"),
    number("at"),
)
"""Who may read a file: ``via`` is empty for who sent its bytes here, else the unit whose letter it came with."""

USE: Final = of_unit(
    "use",
    (
        text("device", key=True),
        text("day", key=True),
    ),
    number("operations"),
)
"""What a device did on a day, for the quota."""

# --- what the rules of the exchange keep (``store``) ----------------------------------------------------------------


def ordered(name: str, *, key: bool = False) -> Column[str]:
    """A text whose order is that of its bytes, in both databases and on every PC."""
    return Column(name, PATH, primary_key=key, nullable=False)


_ABOUT: Final = sql_text("about <> ''")

FEED: Final = of_unit(
    "feed",
    (),
    number("head"),
    number("durable"),
    number("oldest"),
    number("paused"),
)
"""The counter row of an organisation: locked first by every transaction, so that its sequence has no gaps."""

CUT: Final = of_unit("cut", (number("epoch", key=True),), number("seq"))
"""Where a restore of headquarters cut the feed."""

LINE: Final = of_unit(
    "line",
    (text("line", key=True),),
    text("device"),
    number("dseq"),
    text("op"),
    number("reported"),
    number("made_at"),
)

OPERATION: Final = of_unit(
    "operation",
    (text("op", key=True),),
    text("outcome"),
    number("seq"),
    text("code"),
    text("conflict"),
    text("left_out"),
)
"""What each operation came to, so that repeating it is harmless."""

LOG: Final = of_unit(
    "log",
    (number("seq", key=True),),
    text("ent"),
    text("id"),
    text("kind"),
    Column("body", Text, nullable=False),
    text("by_whom"),
    text("device"),
    text("line"),
    number("t"),
    text("op"),
)

RECORD: Final = of_unit(
    "record",
    (
        ordered("ent", key=True),
        ordered("id", key=True),
    ),
    number("seq"),
    text("state"),
    text("about"),
    Column("cells", Text, nullable=False),
    Index("record_about", "org", "about", sqlite_where=_ABOUT, postgresql_where=_ABOUT),
)
"""The present values, each field with its sequence, as one JSON object. ``about``: of a conflict, the record it is about."""

NUMBER: Final = of_unit(
    "number",
    (
        text("series", key=True),
        number("no", key=True),
        text("suffix", key=True),
    ),
    text("ent"),
    text("record"),
)

LEASE: Final = of_unit(
    "lease",
    (text("series", key=True),),
    Column("body", Text, nullable=False),
)

LEASED: Final = of_unit(
    "leased",
    (
        text("series", key=True),
        number("lo", key=True),
        number("epoch", key=True),
    ),
    number("hi"),
    text("device"),
)
"""Every range that was ever given out."""

RELAY: Final = of_unit(
    "relay",
    (number("box", key=True),),
    text("sender"),
    text("ent"),
    text("id"),
    Column("body", Text, nullable=False),
    text("by_whom"),
)
"""The post box of an organisation: what others left for it."""
