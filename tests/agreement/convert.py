"""LibreOffice turns DOCX files into PDFs: many files in one start, a profile of its own, no window."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# A start of the program costs a second, a letter a tenth of one; it leaks, so a start does not take thousands.
BATCH = 100


def to_pdf(files: Iterable[Path], folder: Path, profile: Path) -> dict[Path, Path]:
    """PDFs in ``folder`` by their DOCX. Raises RuntimeError when one is missing afterwards."""
    assert OFFICE is not None
    wanted = {file: folder / f"{file.stem}.pdf" for file in files}
    names = list(wanted)
    for start in range(0, len(names), BATCH):
        command = [
            OFFICE,
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, names[start : start + BATCH]),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    missing = [file.name for file, pdf in wanted.items() if not pdf.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice wrote nothing for {missing}")
    return wanted
