"""House rules that no linter knows: size of files, names of modules, no addresses in locks, no leaks, codes of errors.

Each rule is a function from a root folder to findings, one sentence each; tools/check.py and tests/architecture call
them. Refuses exceptions: a rule that needs one is changed here, with its reason.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
MOST_LINES: Final = 500
EMPTY_NAMES: Final = re.compile(
    r"^_*(utils?|helpers?|managers?|commons?|misc)_*$|_(utils?|helpers?|manager)$"
)

# Put together from pieces, so that this file does not break its own rule.
REGISTRY_HOSTS: Final = tuple(
    name + tail
    for name, tail in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("deb.debian", ".org"),
        ("security.debian", ".org"),
        ("proxy.golang", ".org"),
        ("crates", ".io"),
    )
)
MACHINE_PATHS: Final = re.compile(
    r"(?<![\w.~-])/(?:"
    + "|".join(("work", "root", "home"))
    + r")/[\w.-]+"
    + r"|[A-Z]:\\{1,2}"
    + r"Users\\{1,2}\w+"
)


def tracked(root: Path) -> list[Path]:
    """Files of the project: what git knows or would take, or the plain tree where there is no git."""
    if git := shutil.which("git"):
        listed = subprocess.run(
            [git, "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=False,
        )
        if listed.returncode == 0:
            names = sorted(set(listed.stdout.decode().split("\0")) - {""})
            return [root / name for name in names if (root / name).is_file()]
    made = {".git", ".venv", "build", "dist", "fonts", "__pycache__"}
    found = (path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file())
    return [
        root / name for name in found if not made & set(name.parts) and not name.parts[0].endswith("_cache")
    ]


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every file that is text."""
    for path in tracked(root):
        try:
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def long_files(root: Path) -> Iterator[str]:
    for name, text in texts(root):
        lines = text.count("\n") + (not text.endswith("\n"))
        if name.endswith(".py") and lines > MOST_LINES:
            yield f"{name}: {lines} lines; {MOST_LINES} is the most. Split it by subject."


def empty_names(root: Path) -> Iterator[str]:
    for path in tracked(root):
        relative = path.relative_to(root)
        for part in (*relative.parts[:-1], relative.stem):
            if path.suffix == ".py" and EMPTY_NAMES.search(part):
                yield f"{relative.as_posix()}: the name {part!r} says nothing. Name the subject."
                break


def addresses_in_locks(root: Path) -> Iterator[str]:
    for lock in sorted((root / "requirements").glob("*.txt")):
        text = lock.read_text("utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            if "://" in line or re.match(r"\s*(--(extra-)?index-url|-i |--find-links|-f )", line):
                yield f"requirements/{lock.name}:{number}: an address in a lock."
        for pinned in re.findall(r"^[^\s#-][^\n]*?(?:\\\n[^\n]*?)*$", text, re.MULTILINE):
            if "--hash=sha256:" not in pinned:
                yield f"requirements/{lock.name}: no hash: {pinned.split()[0]}"


def leaks(root: Path) -> Iterator[str]:
    for name, text in texts(root):
        for number, line in enumerate(text.splitlines(), 1):
            if any(host in line.lower() for host in REGISTRY_HOSTS):
                yield f"{name}:{number}: names a package registry; the user's own settings choose it."
            if found := MACHINE_PATHS.search(line):
                yield f"{name}:{number}: names a path of one machine: {found.group()}"


_CODE: Final = re.compile(r"^\s+code(?:, \w+)* = \"([A-Z]+-\d+)\"", re.MULTILINE)


def codes_twice(root: Path) -> Iterator[str]:
    """A clerk reads the code of an error to whoever helps: it must name one error."""
    first: dict[str, str] = {}
    for name, text in texts(root):
        if not (name.startswith("app/") and name.endswith(".py")):
            continue
        for found in _CODE.finditer(text):
            place = f"{name}:{text.count(chr(10), 0, found.start(1)) + 1}"
            if (other := first.setdefault(found[1], place)) != place:
                yield f"{place}: the code {found[1]} is that of {other} already."


RULES: Final[dict[str, Callable[[Path], Iterator[str]]]] = {
    "no file over 500 lines": long_files,
    "no empty names": empty_names,
    "locks carry hashes and no addresses": addresses_in_locks,
    "no machine path, no registry host": leaks,
    "a code names one error": codes_twice,
}


def main() -> int:
    findings = [finding for rule in RULES.values() for finding in rule(ROOT)]
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
