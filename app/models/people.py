"""People who use the program on this data folder."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Record


class Person(Record):
    """A clerk, secretary or signer who signs in; the password itself wraps the data key (keys.py), never stored here."""

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(String(100))
    role: Mapped[str] = mapped_column(String(24), default="clerk")
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("unit.id"))
    active: Mapped[bool] = mapped_column(
        Boolean(create_constraint=True, name="active_is_boolean"), default=True
    )
