"""Foreign bytes are read in a child process: bounded in memory and time, killed when a person cancels, replaced when it dies.

``ask`` is the one call. The child is this program started anew (``python -m app.intake.child``, or the frozen program with
``CHILD``); one waits warm for the next file. What it says is data checked on arrival, never code.
"""

from __future__ import annotations

from app.intake.child.keeper import Keeper, Lost, ask
from app.intake.child.protocol import CHILD

__all__ = ["CHILD", "Keeper", "Lost", "ask"]
