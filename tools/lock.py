"""Makes the locks in requirements/ anew from pyproject.toml.

Owns which groups go into which lock; each lock contains the one before, at the same versions. The locks are universal
(Python 3.11 to 3.13, Linux and Windows), carry a hash for every file and no address. `--upgrade` takes newer versions.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LOCKS: Final = {
    "run": ["setup", "hq"],
    "test": ["setup", "hq", "test", "dev", "build"],
    "bench": ["setup", "hq", "test", "dev", "build", "bench"],
}


def uv() -> str:
    return str(Path(sys.executable).with_name("uv"))


def compile_lock(source: str, target: str, extra: list[str]) -> None:
    subprocess.run(
        [
            *(uv(), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
            *extra,
            *(source, "--output-file", target),
        ],
        cwd=ROOT,
        check=True,
    )


def main() -> int:
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    compile_lock("requirements/bootstrap.in", "requirements/bootstrap.txt", upgrade)
    before: list[str] = []
    for name, groups in LOCKS.items():
        extras = [word for group in groups for word in ("--extra", group)]
        compile_lock("pyproject.toml", f"requirements/{name}.txt", [*extras, *before, *upgrade])
        before = ["--constraint", f"requirements/{name}.txt"]
        sys.stdout.write(f"requirements/{name}.txt\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
