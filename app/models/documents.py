"""Columns that hold JSON: a change inside one (``letter.parts["x"] = ...``) is seen like any other.

SQLAlchemy notices only that a column was given another value; a change inside a list or dictionary would be lost without
a word. Owns the comparison that prevents it. Refuses to wrap the values: records hold plain lists and dictionaries.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.models.base import Record
from app.models.derived import fields_of


class Documents:
    """How the JSON columns of each record of one session were when it was loaded or last written."""

    def __init__(self) -> None:
        self._seen: dict[Record, dict[str, str]] = {}

    def loaded(self, record: Any) -> None:
        """The record has just come from the database, or gone into it."""
        if isinstance(record, Record):
            state = record.__dict__
            names = fields_of(type(record)).documents
            self._seen[record] = {name: _text(state[name]) for name in names if name in state}

    def forget(self) -> None:
        """Look no more for changes inside what was loaded so far: an act that writes thousands of records by assignment
        would otherwise compare all of them at every flush."""
        self._seen.clear()

    def mark_changed(self, session: Session) -> None:
        """Tell SQLAlchemy of changes inside; called before each flush."""
        for record, seen in self._seen.items():
            state = inspect(record)
            if not state.persistent or record not in session:
                continue
            for name, text in seen.items():
                if name not in state.dict or _text(state.dict[name]) == text:
                    continue
                if not state.attrs[name].history.has_changes():
                    flag_modified(record, name)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
