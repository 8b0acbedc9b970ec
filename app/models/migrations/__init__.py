"""The revisions of the database. ``HEAD`` and ``REVISIONS`` are written here, too, so that start-up need not import
alembic to learn that nothing is to be done; a test holds them against the scripts.
"""

from __future__ import annotations

from typing import Final

REVISIONS: Final = (
    *("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010"),
    *("0011", "0012", "0013", "0014", "0015", "0016", "0017", "0018", "0019"),
)
"""All revisions this program can upgrade from, oldest first."""
HEAD: Final = REVISIONS[-1]
