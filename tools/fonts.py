"""Copies the program's fonts from installed packages into resources/fonts, after checking what they are.

Owns the list of fonts, where they come from and their SHA-256. Refuses a file with another digest: a letter's line
breaks rest on these widths. Uses the standard library alone, because set-up calls it first.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "resources" / "fonts"

# Letters: metric twin of Times New Roman (apt fonts-croscore; SIL Open Font License 1.1).
TINOS: Final = {
    "Tinos-Regular.ttf": "cf264a22292950ca1679b2ade07e9e6ecb26c649ab70975d0e113f979efa827a",
    "Tinos-Bold.ttf": "971d6af5fcb3a0c05535a92a635fb63a86ea5eb935639c9b864be33f3bfaba80",
    "Tinos-Italic.ttf": "0f949a3fa0e23cd0ca94a0c4784bd8f9efb99c20070b9f73b5fd592b49c092ad",
    "Tinos-BoldItalic.ttf": "0cd67b90617a03a69a815e758d0649d00f2be48a0cb570615e94e8e5a13aae2e",
}
TINOS_HOME: Final = (Path("/usr/share/fonts/truetype/croscore"), Path("/usr/share/fonts/croscore"))

# The window: a face drawn for Vietnamese (package fontpkg-be-vietnam-pro; SIL Open Font License 1.1).
BE_VIETNAM: Final = {
    "BeVietnamPro-Regular.ttf": "cd1ef6e9d7db28ad5cdb88a65ccbe693870e60d340b791f349d248342b4fe4c3",
    "BeVietnamPro-Medium.ttf": "b60832bfa0fcd015158112c64d7e3fdad3b0c6287d1823f85a3103636e845268",
    "BeVietnamPro-SemiBold.ttf": "bd8e27eb02720b9d91e59e4f10a90878643219f25ce6a8d9a4f06a8a88d3bb71",
    "BeVietnamPro-Bold.ttf": "7f738fe5c43c8872807b20e2d30d42163618de8a4daf7f48a939adac32c16847",
    "BeVietnamPro-Italic.ttf": "a33ebb3f68e0e260a7d3874d64259ad309971a2daf969e7ce5f444d70bce535f",
}


def fetch(names: dict[str, str], homes: tuple[Path, ...]) -> list[str]:
    """Copy ``names`` from the first of ``homes`` that has them; return what is wrong, one sentence each."""
    faults = []
    for name, digest in names.items():
        source = next((home / name for home in homes if (home / name).is_file()), None)
        if source is None:
            faults.append(f"{name} was not found in {' or '.join(map(str, homes)) or 'any package'}.")
        elif hashlib.sha256(source.read_bytes()).hexdigest() != digest:
            faults.append(f"{source} is not the file this program was measured with (SHA-256 differs).")
        else:
            shutil.copyfile(source, TARGET / name)
    return faults


def be_vietnam_home() -> tuple[Path, ...]:
    spec = importlib.util.find_spec("fontpkg_be_vietnam_pro")
    if spec is None or spec.origin is None:
        return ()
    return (Path(spec.origin).parent / "files",)


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    faults = fetch(BE_VIETNAM, be_vietnam_home())
    tinos = fetch(TINOS, TINOS_HOME)
    if sys.platform == "win32":
        # Windows has Times New Roman itself; a build machine may still put Tinos here.
        tinos = [] if not any(name.endswith("differs).") for name in tinos) else tinos
    for fault in faults + tinos:
        sys.stderr.write(f"fonts: {fault}\n")
    return 1 if faults or tinos else 0


if __name__ == "__main__":
    sys.exit(main())
