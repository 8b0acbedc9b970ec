"""``python -m app.intake.child``: the child process itself."""

from __future__ import annotations

import sys

from app.intake.child.worker import serve

if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
