"""``python -m app`` and the console script ``vanthu``: a verb runs on the command line, no verb opens the window."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run ``argv`` (default: the process's own) and give the exit code."""
    try:
        from app.cli.frame import start

        return start(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # before the frame stood, or while it was saying goodbye
        return 1


if __name__ == "__main__":
    sys.exit(main())
