"""Runs of text in their fonts, turned to Unicode font by font."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.intake.encodings import vni
from app.intake.encodings.fonts import Encoding, legacy_of_font, to_unicode
from app.intake.source import Run


def convert_runs(runs: Sequence[Run]) -> tuple[tuple[Run, ...], frozenset[Encoding]]:
    """The runs as Unicode, and which encodings were met. A VNI mark goes back to its letter when a change of look parted
    them."""
    found: set[Encoding] = set()
    converted: list[Run] = []
    for run in _joined(runs):
        legacy = legacy_of_font(run.font)
        if legacy is not None and run.text:
            text = to_unicode(run.text, legacy)
            if not run.text.isascii() and text != run.text:
                found.add(legacy.encoding)
            run = replace(run, text=text)
        converted.append(run)
    return tuple(converted), frozenset(found)


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and run.text and _are_vni(before, run) and vni.joins(before.text, run.text):
            joined[-1] = replace(before, text=before.text + run.text[0])
            run = replace(run, text=run.text[1:])
        joined.append(run)
    return joined


def _are_vni(*runs: Run) -> bool:
    return all(
        (legacy := legacy_of_font(run.font)) is not None and legacy.encoding is Encoding.VNI for run in runs
    )
