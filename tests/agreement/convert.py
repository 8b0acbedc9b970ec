"""LibreOffice turns DOCX files into PDFs: many files in one start, a profile of its own, no window."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# A start of the program costs a second, a letter a tenth of one; it leaks, so a start does not take thousands.
BATCH = 100
TRIES = 3  # on a busy machine a first start now and then ends without a word


def to_pdf(files: Iterable[Path], folder: Path, profile: Path, *, form: str = "pdf") -> dict[Path, Path]:
    """PDFs (or files of another ``form``) in ``folder`` by their DOCX. Raises RuntimeError when one is missing."""
    wanted = {file: folder / f"{file.stem}.{form}" for file in files}
    for _ in range(TRIES):
        missing = [file for file, pdf in wanted.items() if not pdf.exists()]
        for start in range(0, len(missing), BATCH):
            told = _convert(missing[start : start + BATCH], folder, profile, form)
        if not missing:
            return wanted
    missing = [file for file, pdf in wanted.items() if not pdf.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice wrote nothing for {[file.name for file in missing]}: {told}")
    return wanted


def _convert(files: Sequence[Path], folder: Path, profile: Path, form: str) -> str:
    assert OFFICE is not None
    command = [
        OFFICE,
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, timeout=600)
    return f"exit {done.returncode} {done.stderr.decode(errors='replace')[-400:]}"
