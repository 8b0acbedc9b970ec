"""Finds the files, reads each once, and chooses the version in force on a letter's date."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from app.base.errors import FileMissing, FileUnreadable
from app.base.language import mark
from app.base.paths import resource
from app.standards.reader import read_standard
from app.standards.refusals import StandardBroken, StandardUnknown, StandardVersionUnknown
from app.standards.schema import Standard


def read_file(path: Path) -> Standard:
    """Read one standards file, uncached. Raises ``StandardBroken`` with file and key."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise FileMissing(str(path), file=path.name) from None
    except OSError as error:
        raise FileUnreadable(str(path), file=path.name, reason=error.strerror or "") from None
    except UnicodeDecodeError:
        raise StandardBroken(path.name, file=path.name, key="-", reason=mark("không phải UTF-8")) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StandardBroken(path.name, file=path.name, key="-", reason=str(error)) from None
    return read_standard(data, path.name)


@lru_cache(maxsize=4)
def _shelf(folder: Path) -> tuple[Standard, ...]:
    """All standards of a folder, oldest first within an id; two versions of one name are refused."""
    read = [read_file(path) for path in sorted(folder.glob("*.toml"))]
    seen: set[tuple[str, str]] = set()
    for one in read:
        if (one.id, one.version) in seen:
            raise StandardBroken(one.file, file=one.file, key="version", reason=mark("trùng phiên bản"))
        seen.add((one.id, one.version))
    return tuple(sorted(read, key=lambda s: (s.id, s.valid_from, s.version)))


def _folder() -> Path:
    return resource("standards")


def available(folder: Path | None = None) -> tuple[Standard, ...]:
    """Every standard and version there is."""
    return _shelf(folder or _folder())


def standard_on(versions: tuple[Standard, ...], on: date | None) -> Standard:
    """The version in force on a day: the newest that had begun; before the first, the first; without a day, the newest.

    A letter older than every version we hold is still set by the oldest one: an old letter re-created has no other.
    """
    if on is None:
        return versions[-1]
    begun = [one for one in versions if one.valid_from <= on]
    return begun[-1] if begun else versions[0]


def load(
    standard_id: str, *, version: str | None = None, on: date | None = None, folder: Path | None = None
) -> Standard:
    """The standard by id; ``version`` names one, else the one in force ``on`` the letter's date, else the newest."""
    shelf = _shelf(folder or _folder())
    versions = tuple(one for one in shelf if one.id == standard_id)
    if not versions:
        known = ", ".join(dict.fromkeys(one.id for one in shelf))
        raise StandardUnknown("$.standard", standard=standard_id, known=known)
    if version is None:
        return standard_on(versions, on)
    for one in versions:
        if one.version == version:
            return one
    known = ", ".join(one.version for one in versions)
    raise StandardVersionUnknown("$.standard_version", standard=standard_id, version=version, known=known)
