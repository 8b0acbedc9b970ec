"""Every row of the checkers' tables in the three standards has its rule, and the rule is proved by a fault."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.check.faults import FAULTS

STANDARDS: Final = Path(__file__).resolve().parents[3] / "shared" / "standards"

# A row is one thing between two semicolons of a checker's table (HD29 section 11, Decree 30 section 12); the Party's file
# has no such table, so the Party column of its table of the three standards is the list.
ROWS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "youth-union": {
        "title text/side": ("words.title", "missing.title", "place.title"),
        "`***` present": ("missing.separator", "words.separator"),
        "number grammar (`-` then `/`)": ("number.form", "number.zero"),
        "`Kính gửi` only on công văn (and the two referral forms)": ("addressee.kind", "missing.addressee"),
        "type name absent on công văn": ("kind.letter-named",),
        "last căn cứ ends `,` (if a căn cứ block exists)": ("ground.end",),
        "TM./KT. use": ("sign.mark", "sign.deputy", "sign.collective"),
        "page number on page 1": ("page.number-first",),
        "sizes off the table by > 0.5 pt": ("type.size",),
        "position line bold": ("type.bold",),
        "paragraph spacing > 6 pt": ("spacing.after",),
        "line spacing > 1.2": ("spacing.lines",),
        "Nơi nhận label not bold-upright 13": ("type.bold", "type.italic", "type.size", "words.recipients"),
        "subject of công văn without V/v": ("subject.form",),
        "`./.`": ("body.ending",),
        "quotes round the công văn subject": ("subject.form",),
        "dashes vs `***` under the subject": ("words.abstract-mark", "missing.abstract-mark"),
        "`Số` without colon": ("number.form",),
    },
    "decree-30": {
        "missing/misspelt Quốc hiệu or Tiêu ngữ": ("missing.title", "missing.motto", "words.title"),
        "organ missing": ("missing.organ",),
        "number grammar": ("number.form", "missing.number"),
        "date words": ("date.form", "date.zero", "missing.place-date"),
        "type + subject present (or V/v for công văn)": (
            "missing.kind-name",
            "missing.abstract",
            "missing.letter-subject",
        ),
        "signature block": ("missing.signer", "missing.authority"),
        "Nơi nhận with Lưu": ("missing.recipients-label", "missing.recipient"),
        "margins outside the ranges": ("page.margin",),
        "font other than Times New Roman": ("type.face",),
        "page number shown on page 1": ("page.number-first",),
        "size outside range": ("type.size",),
        "rule lines missing or of the wrong length": (
            "line.title",
            "line.organ",
            "line.abstract",
            "line.length",
        ),
        "căn cứ not italic or wrong end punctuation": ("type.italic", "ground.end"),
        "body not justified": ("place.align",),
        "indent other than 10 / 12.7 mm": ("place.first-line", "place.left"),
        "paragraph gap < 6 pt": ("spacing.after",),
        "line spacing outside 1.0-1.5": ("spacing.lines",),
        "`./.` missing": ("body.ending",),
        "position not bold": ("type.bold",),
        "tone placement variants": ("spelling.tone-mixed", "spelling.tone"),
        "capitalisation (PL II)": ("spelling.capitals",),
        "citation style": ("date.cited-later", "text.two-spellings"),
    },
    "party": {
        "Right title": ("words.title", "line.title"),
        "Separator under organ": ("words.separator", "missing.separator"),
        "Margins T/B/L/R mm": ("page.margin",),
        "Number": ("number.form",),
        "Under subject": ("missing.abstract-mark",),
        "Subject of công văn": ("subject.form", "missing.letter-subject"),
        "Căn cứ": ("ground.end",),
        "Signing marks": ("sign.mark", "sign.deputy"),
        "Position line": ("type.bold",),
        "Nơi nhận label": ("words.recipients",),
        "Nơi nhận items": ("recipients.end",),
        "Storage line": ("missing.recipient",),
        "End of body": ("body.ending",),
        "Line spacing": ("spacing.lines",),
        "Paragraph gap": ("spacing.after",),
    },
}
# A series is no matter of a single letter: numbering itself keeps it.
NOT_OF_A_LETTER: Final = {"Feature", "Series"}


@pytest.mark.parametrize("standard", ROWS)
def test_every_row_is_proved_by_a_fault(standard: str) -> None:
    proved = {fault.rule for fault in FAULTS}
    for row, rules in ROWS[standard].items():
        assert set(rules) <= proved, row


@pytest.mark.parametrize("standard", ROWS)
def test_no_row_of_the_standards_is_left_out(standard: str) -> None:
    file = STANDARDS / f"{standard}.md"
    if not file.exists():
        pytest.skip("the shared standards are not beside this checkout")
    assert _rows(file.read_text(encoding="utf-8"), standard) == set(ROWS[standard])


def _rows(text: str, standard: str) -> set[str]:
    if standard == "party":
        section = text[text.index("## 8.") :]
        found = {match[1].strip() for match in re.finditer(r"^\| ([^|-][^|]*) \|", section, re.MULTILINE)}
        return found - NOT_OF_A_LETTER
    section = text[text.index("## 11. Checker" if standard == "youth-union" else "## 12. Checker") :]
    made: set[str] = set()
    for match in re.finditer(r"^\| (?:error|warning|info) \| (.+) \|$", section, re.MULTILINE):
        made |= {part.strip() for part in match[1].split(";") if part.strip()}
    return made
