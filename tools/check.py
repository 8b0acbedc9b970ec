"""Every check in one place: format, lint, types, import rules, catalogue, house rules.

Owns the list. `./dev check` runs it; tests/architecture/test_checks.py runs each entry as a test. Refuses to mend
anything: that is `./dev fmt` and `./dev strings`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
BIN: Final = Path(sys.executable).parent

CHECKS: Final[dict[str, list[str]]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "--diff", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "--output-format=concise", "."],
    "types": [str(BIN / "mypy"), "--no-error-summary"],
    "imports": [str(BIN / "lint-imports"), "--no-logo"],
    "strings": [sys.executable, "tools/strings.py", "check"],
    "window-strings": [sys.executable, "tools/window_strings.py", "check"],
    "house": [sys.executable, "tools/house.py"],
    "dependencies": [str(BIN / "deptry"), "--no-ansi", "app"],
}


class Result(NamedTuple):
    name: str
    ok: bool
    seconds: float
    output: str


def run(name: str) -> Result:
    """Run one check and tell how it went."""
    start = time.monotonic()
    done = subprocess.run(
        CHECKS[name],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "160"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Result(
        name, done.returncode == 0, time.monotonic() - start, done.stdout.decode("utf-8", "replace").strip()
    )


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        sys.stderr.write(f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}\n")
        return 2
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for result in pool.map(run, names or list(CHECKS)):
            sys.stdout.write(
                f"{'ok    ' if result.ok else 'FAILED'} {result.name} ({result.seconds:.1f} s)\n"
            )
            if not result.ok:
                failed.append(result.name)
                sys.stdout.write(f"{result.output}\n\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(failed)} failed: {', '.join(failed)}\n" if failed else "All checks hold.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
