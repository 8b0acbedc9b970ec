"""What all records share: named constraints, ids, moments in UTC, the class of each field for the exchange.

``info={"sync": ...}`` of a column names its conflict class (I immutable, P protected, F free, T long text, R row set,
W workflow, C computed: never sent). Columns without a class are P: the careful choice is the default.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import JSON, DateTime, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

IMMUTABLE: Final = {"sync": "I"}
PROTECTED: Final = {"sync": "P"}
FREE: Final = {"sync": "F"}
LONG_TEXT: Final = {"sync": "T"}
WORKFLOW: Final = {"sync": "W"}
COMPUTED: Final = {"sync": "C"}


class Moment(TypeDecorator[datetime]):
    """A moment with zone, kept as UTC without one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Every table of the local database."""

    metadata = MetaData(naming_convention=NAMES)


class Record(Base):
    """A record that has a history and travels to headquarters: changed only inside a unit of work."""

    __abstract__ = True

    final: ClassVar[bool] = False
    """An act that changes such a record is never undone (numbers and their series)."""
    forever: ClassVar[bool] = False
    """Such a record is never deleted."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True, info=IMMUTABLE)
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info=FREE)
    """Fields of newer programs that this one does not know; kept and given back."""
