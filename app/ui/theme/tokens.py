"""Colours by meaning, spacing and type sizes. Sizes are in device-independent pixels at 100 %."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import lru_cache
from typing import Final

from app.base.paths import resource

THEMES: Final = ("light", "dark", "contrast")


class Space(IntEnum):
    """The spacing scale; nothing in between."""

    HAIR = 2
    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24


class TypeSize(IntEnum):
    """Interface type. Nothing is smaller than 12 px at 100 %."""

    NOTE = 12
    TABLE = 13
    BODY = 14
    HEADING = 16
    TITLE = 20
    FIGURE = 26


CONTROL: Final = 32  # height of buttons and fields
TARGET: Final = 28  # least side of anything to click
RADIUS: Final = 6
RAIL: Final = 176
RAIL_FOLDED: Final = 56
FOLD_BELOW: Final = 1100  # window width under which the rail folds to icons


@dataclass(frozen=True, slots=True)
class Colours:
    """What each colour means; values are '#RRGGBB'."""

    ground: str
    raised: str
    sunken: str
    line: str
    text: str
    quiet: str
    act: str
    act_hover: str
    act_text: str
    act_ground: str
    due: str
    due_ground: str
    late: str
    late_ground: str
    done: str
    done_ground: str
    guess: str
    guess_ground: str
    selection: str
    selection_text: str
    focus: str
    paper: str
    paper_edge: str


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    dark: bool
    colours: Colours


@lru_cache(maxsize=len(THEMES))
def load(name: str) -> Theme:
    """Read a theme. Raises ValueError when a meaning is missing or names no base colour: a fault of the build."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    base: dict[str, str] = data["base"]
    meaning: dict[str, str] = data["meaning"]
    wanted = {one.name for one in fields(Colours)}
    if set(meaning) != wanted or not set(meaning.values()) <= set(base):
        raise ValueError(f"theme {name}: {sorted(set(meaning) ^ wanted)}")
    return Theme(
        data["name"], bool(data["dark"]), Colours(**{key: base[value] for key, value in meaning.items()})
    )
