"""Fonts, samples and comparison for the tests of intake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.base.paths import resource
from app.intake import Guesses

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
_FONTS = (
    (resource("fonts", "Tinos-Regular.ttf"), resource("fonts", "Tinos-Bold.ttf")),
    (
        Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
        Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf"),
    ),
)


@pytest.fixture(scope="session")
def faces() -> tuple[str, str]:
    """Names of a regular and a bold font that know Vietnamese, registered with ReportLab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for regular, bold in _FONTS:
        if regular.is_file() and bold.is_file():
            pdfmetrics.registerFont(TTFont("IntakeText", str(regular)))
            pdfmetrics.registerFont(TTFont("IntakeBold", str(bold)))
            return "IntakeText", "IntakeBold"
    pytest.skip("no font with Vietnamese letters here: set-up fetches resources/fonts")


@pytest.fixture
def samples() -> Path:
    if not SAMPLES.is_dir():
        pytest.skip("the real samples are not here: ../shared/samples")
    return SAMPLES


def plain(guesses: Guesses) -> dict[str, Any]:
    """Values alone, cites as tuples, for comparison with what a letter expects."""
    values: dict[str, Any] = {}
    for name, found in guesses.to_json().items():
        if name == "cites":
            values[name] = [tuple(one["value"].values()) for one in found]
        elif isinstance(found, list):
            values[name] = [one["value"] for one in found]
        else:
            values[name] = found["value"] if found is not None else None
    return values


def differences(guesses: Guesses, expected: dict[str, Any]) -> list[str]:
    """One sentence per field that is not as expected."""
    found = plain(guesses)
    return [
        f"{name}: {found[name]!r}, not {value!r}" for name, value in expected.items() if found[name] != value
    ]
