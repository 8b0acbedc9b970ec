"""The real scans lent to the project, read whole: every printed field, none of the hand-written ones given for sure.

Skipped when the folder is not there. `./dev test` reads two, drawn by the day; `./dev corpus` all of them.
"""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from app.intake import guess, ocr
from app.intake.reading import read_here

SCANS = Path(__file__).resolve().parents[3] / "shared" / "samples" / "scans"
LISTS = ("addressees", "recipients", "deadlines", "cites")
BY_HAND = {"number": "number_handwritten", "date": "day_handwritten"}
pytestmark = pytest.mark.skipif(
    not (SCANS / "labels.json").is_file() or not ocr.available(),
    reason="the lent scans or the data for reading pictures are not here",
)


def labels():
    return json.loads((SCANS / "labels.json").read_text("utf-8"))["letters"]


def plain(value):
    if not isinstance(value, str):
        return value
    text = re.sub(r"\s*[–—-]\s*", "-", unicodedata.normalize("NFC", value))
    return re.sub(r"\s+", " ", text).strip(" ./;,").casefold()


def cite(found):
    return found["number"].lstrip("0"), plain(found["notation"]), found["date"]


class Count:
    """Right and asked by field; sure values, and the wrong ones among them; misses by field without their words."""

    def __init__(self):
        self.right, self.asked, self.sure, self.wrong = Counter(), Counter(), 0, []

    def letter(self, label, found):
        for name, wanted in label["fields"].items():
            if name in label["skip"] or name in label["partial"]:
                continue
            if name in LISTS:
                self._list(label, name, found[name], wanted)
            else:
                self._single(label, name, found[name], wanted)

    def _single(self, label, name, guessed, wanted):
        value = guessed["value"] if guessed else None
        alternatives = label["alt"].get(name, [])
        right = plain(value) == plain(wanted) or plain(value) in [plain(one) for one in alternatives]
        if name == "number" and value is not None:
            right = value.lstrip("0") == wanted.lstrip("0")
        if guessed and guessed["certainty"] >= 0.8:
            self.sure += 1
            if not right:
                self.wrong.append((label["file"], name))
        if BY_HAND.get(name) in label["flags"]:
            return  # asked of the clerk, not of the reader
        self.asked[name] += 1
        self.right[name] += right

    def _list(self, label, name, guessed, wanted):
        def key(one):
            return cite(one) if name == "cites" else plain(one)

        goal = [key(one) if name != "deadlines" else one["date"] for one in wanted]
        free = [key(one) if name == "cites" else one for one in label.get(f"optional_{name}", [])]
        swaps = label["alt"].get(name, {})
        got = [key(one["value"]) for one in guessed]
        for one in goal:
            others = [plain(other) for named, many in swaps.items() if plain(named) == one for other in many]
            self.asked[name] += 1
            self.right[name] += one in got or any(other in got for other in others)
        every = {plain(other) for many in swaps.values() for other in many} if swaps else set()
        for one, value in zip(guessed, got, strict=True):
            if one["certainty"] >= 0.8:
                self.sure += 1
                if value not in goal and value not in free and value not in every:
                    self.wrong.append((label["file"], name))

    @property
    def accuracy(self):
        return sum(self.right.values()) / max(1, sum(self.asked.values()))


def measure(chosen):
    count, began, pages = Count(), time.monotonic(), 0
    for label in chosen:
        source = read_here((SCANS / label["file"]).read_bytes(), label["file"])
        pages += len(source.pages)
        count.letter(label, guess(source).to_json())
    return count, (time.monotonic() - began) / pages


def test_two_of_the_lent_scans(capsys):
    seed = datetime.now(UTC).date().toordinal()
    short = [label for label in labels() if label["pages"] == 1]
    count, pace = measure(Random(seed).sample(short, 2))
    with capsys.disabled():
        sys.stdout.write(f"\nlent scans, seed {seed}: {count.accuracy:.1%}, {pace:.1f} s a page\n")
    assert count.accuracy >= 0.6
    assert not [name for _, name in count.wrong if name in ("number", "date")]


@pytest.mark.corpus
def test_all_of_the_lent_scans(capsys):
    count, pace = measure(labels())
    with capsys.disabled():
        sys.stdout.write(
            f"\nlent scans: {count.accuracy:.1%} of {sum(count.asked.values())}, {pace:.1f} s a page\n"
        )
        for name in count.asked:
            sys.stdout.write(f"  {name}: {count.right[name]}/{count.asked[name]}\n")
        sys.stdout.write(
            f"  sure {count.sure}, of these wrong {len(count.wrong)}: {Counter(n for _, n in count.wrong)}\n"
        )
    assert not [name for _, name in count.wrong if name in ("number", "date")]
    assert count.accuracy >= 0.80
