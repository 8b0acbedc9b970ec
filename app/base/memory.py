"""Memory while very many small objects are made: the collector of cycles looks at all of them again and again, and finds none.

Owns the pause. A thread that pauses while another does so ends the pause early; that costs time and nothing else.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles inside the block. For work that makes hundreds of thousands of rows and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
