"""The first line of the frozen program; the tree itself starts with `python -m app`."""

from __future__ import annotations

import sys

from app.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
