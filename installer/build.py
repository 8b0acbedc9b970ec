"""Builds the frozen program: one folder that runs where no Python is installed.

    python installer/build.py [--out DIR] [--no-test]

Owns what goes in and what stays out. Refuses to call a folder a build when its own `self-test` fails. The program lies
in OUT/dist/vanthu (default OUT: build/frozen); one folder, not one file, so that the LGPL libraries stay replaceable.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
NAME: Final = "vanthu"

# Data beside the code, at the same place as in the tree, so that app.base.paths finds it either way.
DATA: Final = {
    "resources": "resources",  # standards, samples, themes, fonts, icons, recognition data, compiled catalogues
    "app/models/migrations": "app/models/migrations",  # alembic reads its scripts as files
    "docs/licences.md": ".",
}

# Packages whose modules or files are found by name at run time and not by import.
COLLECT_DATA: Final = ("docx", "reportlab", "pikepdf")
HIDDEN: Final = (
    "sqlcipher3",
    "sqlalchemy.dialects.sqlite",
    "tesserocr",  # with its own copy of Tesseract; imported late, as are the two below
    "cv2",
    "pi_heif",
    "logging.config",  # alembic's env.py, which PyInstaller sees as data only
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.fail",
)

# Optional parts of our libraries that we never call, and tools that lie in the developer's environment only.
NEVER: Final = (
    *("tkinter", "PIL.ImageTk", "PIL.ImageQt", "IPython", "matplotlib"),
    *("pytest", "_pytest", "hypothesis", "mypy", "babel", "setuptools", "pip", "sqlite3"),
    *(
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "PySide6.QtSql",
        "PySide6.QtTest",
        "PySide6.QtOpenGL",
        "PySide6.QtDesigner",
    ),
    *("lucide", "pytestqt"),
    # Headquarters' own: who runs the server installs it with Python ("vanthu hq" says so here).
    *("litestar", "granian", "psycopg", "psycopg_binary", "psycopg_pool", "obstore", "prometheus_client"),
    *("brotli", "_brotli", "brotlicffi", "zopfli"),  # web fonts, which nobody makes here
    *("openxml_audit", "vn_collate", "fontpkg", "fontpkg_be_vietnam_pro", "hatchling"),
)


def lacking() -> list[str]:
    """What set-up should have made and has not."""
    wanted = [
        ROOT / "resources" / "fonts" / name for name in ("Tinos-Regular.ttf", "BeVietnamPro-Regular.ttf")
    ]
    wanted += [po.with_suffix(".mo") for po in (ROOT / "resources" / "i18n").glob("*/LC_MESSAGES/*.po")]
    wanted += [ts.with_suffix(".qm") for ts in (ROOT / "resources" / "i18n" / "qt").glob("*.ts")]
    wanted.append(ROOT / "resources" / "icons" / "inbox.svg")
    wanted.append(ROOT / "resources" / "ocr" / "vie.traineddata")
    return [path.relative_to(ROOT).as_posix() for path in wanted if not path.is_file()]


def rooms() -> list[str]:
    """Every module of the program: rooms are imported late, where an analyser may not see them."""
    modules = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "versions" not in parts and parts[-1] != "env":
            modules.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return modules


def arguments(out: Path) -> list[str]:
    """The command line of PyInstaller."""
    words = ["--noconfirm", "--clean", "--log-level=WARN", "--onedir", "--console", f"--name={NAME}"]
    words += [
        f"--distpath={out / 'dist'}",
        f"--workpath={out / 'work'}",
        f"--specpath={out}",
        f"--paths={ROOT}",
    ]
    for source, target in DATA.items():
        if (ROOT / source).exists():
            words.append(f"--add-data={ROOT / source}{os.pathsep}{target}")
    words += [f"--collect-data={package}" for package in COLLECT_DATA]
    words += [f"--hidden-import={module}" for module in (*HIDDEN, *rooms())]
    words += [f"--exclude-module={module}" for module in NEVER]
    return [*words, str(ROOT / "installer" / "launch.py")]


def lighten(folder: Path) -> None:
    """Leave out what no part of the program opens: the video reader that OpenCV loads by name, and (on Linux) what
    libraries carry for their makers' debugger."""
    for film in folder.rglob("opencv_videoio_ffmpeg*.dll"):
        film.unlink()
    strip = shutil.which("strip") if sys.platform == "linux" else None
    if strip is not None:
        # Extension modules only: the libraries in *.libs were moved by their makers' tools and break when rewritten.
        modules = [path for path in folder.rglob("*.cpython-*.so") if not path.is_symlink()]
        subprocess.run([strip, "--strip-debug", *map(str, modules)], check=True)


def size(folder: Path) -> int:
    """Bytes on the disk; a link is no second copy."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def program(out: Path) -> Path:
    return out / "dist" / NAME / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def build(out: Path) -> int:
    """Make the folder; the exit code of PyInstaller."""
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", *arguments(out)],
        cwd=ROOT,
        env=os.environ | {"PYINSTALLER_CONFIG_DIR": str(out / "cache"), "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the frozen program.")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "frozen", help="folder for all that is made"
    )
    parser.add_argument("--no-test", action="store_true", help="leave out the self-test of the new program")
    chosen = parser.parse_args()
    if missing := lacking():
        sys.stderr.write(f"Missing: {', '.join(missing)}. Run `./dev test --version` first: it sets up.\n")
        return 1
    out: Path = chosen.out.resolve()
    if code := build(out):
        return code
    lighten(program(out).parent)
    if not chosen.no_test:
        tested = subprocess.run([str(program(out)), "self-test"], cwd=out, check=False)
        if tested.returncode:
            sys.stderr.write("The new program fails its self-test: no build.\n")
            return 1
    sys.stdout.write(f"{program(out)} ({size(program(out).parent) / 1e6:.0f} MB)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
