"""The only place that tells a person something: passing notes (with undo), refusals, and the rare question.

Owns where and how long a note stands. Refuses modal boxes for what is not a question; tests put a recorder in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.base.errors import AppError

UNDO_SECONDS = 10


class Teller(QObject):
    """Hears what is to be told; the frame shows it. One per window."""

    noted = Signal(str, str, object)  # words, tone ('', 'done', 'due', 'late'), undo or None
    refused = Signal(str, str)  # what is wrong, what to do
    faulted = Signal(object)  # an error of ours, for the report

    def note(self, words: str, *, tone: str = "", undo: Callable[[], object] | None = None) -> None:
        """A passing note; with ``undo`` it stands ten seconds and takes the act back."""
        self.noted.emit(words, tone, undo)

    def error(self, fault: BaseException) -> None:
        """A refusal in the clerk's words; anything else goes to the fault report."""
        if isinstance(fault, AppError):
            place = f" ({fault.where})" if fault.where else ""
            self.refused.emit(f"{fault.sentence()}{place}", fault.advice())
        else:
            self.faulted.emit(fault)


class Ask(Protocol):
    """Asks before what cannot be undone. The answer is a plain yes or no."""

    def __call__(self, question: str, *, act: str, danger: bool = False) -> bool: ...
