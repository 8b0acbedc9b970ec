"""LibreOffice opens Word files and saves them again: how many a file comes to a clerk."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.agreement.convert import OFFICE, TRIES


def saved_again(files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as LibreOffice writes them; skips the test where it is not installed."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder.mkdir(exist_ok=True)
    wanted = [folder / file.name for file in files]
    command = [
        OFFICE,
        f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
        "--headless",
        "--norestore",
    ]
    for _ in range(TRIES):
        missing = [str(file) for file, made in zip(files, wanted, strict=True) if not made.exists()]
        if missing:
            asked = [*command, "--convert-to", "docx", "--outdir", str(folder), *missing]
            subprocess.run(asked, capture_output=True, timeout=600)
    assert all(made.exists() for made in wanted)
    return wanted
