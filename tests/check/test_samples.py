"""Real files beside this checkout: what a secretary marks in them, written by hand before the checker ran, against what it
says. Misses and extras are stated; a new one of either fails."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from app.services.checking import check_file
from app.services.repairing import repair
from tests.check.test_conform import rules

SAMPLES: Final = Path(__file__).resolve().parents[3] / "shared" / "samples"
TODAY: Final = date(2026, 11, 22)


class Marked(NamedTuple):
    """A secretary's marks on one file: rule -> what is wrong, in our words; what no rule finds; what rules add."""

    standard: str
    marks: dict[str, str]
    missed: tuple[str, ...]
    extra: dict[str, str]


PLAN: Final = Marked(
    "youth-union",
    {
        "page.margin": "the top margin is 17.5 mm",
        "missing.superior": "nothing stands over the commune union's name",
        "number.blank": "the number is not filled in",
        "number.form": "blanks round the hyphen of the notation",
        "date.zero": "day 7 and month 1 without their zeros",
        "date.year": "dated 2025, all that is planned lies in 2026",
        "date.cited-later": "rests on a plan of a day after its own",
        "sign.collective": "'the planner' signs; a collective's letter is signed TM.",
        "type.case": "what stands over the name is in small letters",
        "type.bold": "and bold",
        "text.pairs": "a quotation ends with another mark than it began",
    },
    missed=(
        "a recipient named by abbreviations of bodies that are no longer there",
        "'Xã' with a capital in a recipient's name",
    ),
    extra={},
)
DECREE: Final = Marked(
    "decree-30",
    {
        "kind.unknown": "a decree is no administrative document",
        "ground.end": "the last of the grounds ends with a semicolon",
        "spacing.after": "some paragraphs stand without a gap",
        "text.spaces": "runs of blanks within lines",
    },
    missed=(),
    extra={"spelling.tone-mixed": "told as information: 'uỷ' beside 'khóa'"},
)
FILES: Final = {
    "doan/KH_dem_nhac_2026__names_replaced.docx": PLAN,
    "nd30/30_2020_ND_CP.docx": DECREE,
}


def _file(name: str) -> Path:
    file = SAMPLES / name
    if not file.exists():
        pytest.skip("the shared samples are not beside this checkout")
    return file


@pytest.mark.parametrize("name", FILES)
def test_the_checker_marks_what_a_secretary_marks(name: str) -> None:
    wanted = FILES[name]
    report = check_file(_file(name), today=TODAY)
    assert report.standard == wanted.standard
    assert rules(report.findings) == {*wanted.marks, *wanted.extra}


def test_the_real_plan_is_repaired_without_losing_a_word(tmp_path: Path) -> None:
    done = repair(_file("doan/KH_dem_nhac_2026__names_replaced.docx"), tmp_path / "out.docx", today=TODAY)
    assert done.doubts == ()
    assert sum(type(one).__name__ == "Table" for one in done.letter.body) == 4
    left = rules(check_file(tmp_path / "out.docx", today=TODAY).findings)
    # What only a person knows stays: the year, the signer, who is over them, the number.
    assert left <= {
        "missing.superior",
        "number.blank",
        "date.year",
        "date.cited-later",
        "sign.collective",
        "text.pairs",
    }
