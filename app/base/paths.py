"""Where things lie: resources (source tree or frozen program) and the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def root() -> Path:
    """Folder that holds ``resources``: the tree in source, the bundle in a frozen program."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """Path of a file or folder under ``resources``."""
    return root().joinpath("resources", *parts)


def default_data_dir() -> Path:
    """The data folder: VANTHU_DATA, else the platform's user data folder."""
    named = os.environ.get("VANTHU_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path  # imported late: start-up time

    return user_data_path("van-thu-doan", appauthor=False)
