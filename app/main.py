"""Opens the window on a data folder. The door between the command line and Qt; nothing heavy is imported before it."""

from __future__ import annotations

from pathlib import Path


def run_window(data: Path, key_file: Path | None = None, *, language: str = "") -> int:
    """Run the window until it is closed; the exit code. Brings the first window to the front when one is open already."""
    from app.ui.start import run

    return run(data, key_file, language=language)
