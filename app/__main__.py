"""``python -m app`` and the console script ``vanthu``: a verb runs on the command line, no verb opens the window."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run ``argv`` (default: the process's own) and give the exit code."""
    if getattr(sys, "frozen", False):  # worker processes of the frozen program start here too
        from multiprocessing import freeze_support

        freeze_support()
        if sys.argv[1:2] == ["--read-child"]:
            from app.intake.child.worker import serve

            return serve(sys.argv[2:])
    try:
        from app.cli.frame import start

        return start(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # before the frame stood, or while it was saying goodbye
        return 1


if __name__ == "__main__":
    sys.exit(main())
