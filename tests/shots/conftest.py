"""The window's fixtures, for whole pages."""

from __future__ import annotations

from tests.ui.conftest import *  # noqa: F403
