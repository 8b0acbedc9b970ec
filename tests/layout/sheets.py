"""Looking at sheets in tests: a ruler without fonts, the paragraphs in reading order, their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.base.lengths import Length
from app.layout.compose import compose, standard_of
from app.layout.parts import DateLine, Letter, Organ
from app.layout.read import read_letter
from app.layout.sheet import Grid, Para, Role, Rule, Sheet

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples" / "letters").glob("*/*.json"))


class EvenRuler:
    """Every character is half its size wide: breaks are easy to foresee."""

    def width(self, text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
        return Length(len(text) * int(size) // 2)


RULER = EvenRuler()


def letter(**fields) -> Letter:
    """A small letter of the Youth Union; ``fields`` replace its own."""
    given = {"kind": "CV", "organ": Organ(issuing=["BCH ĐOÀN TỈNH X"], symbol="TĐTN"), "date": DateLine()}
    return Letter(**{**given, **fields})


def sheet(**fields) -> Sheet:
    made = letter(**fields)
    return compose(made, standard_of(made), RULER)


def sample(name: str) -> Letter:
    """'youth-union/cong-van'"""
    path = ROOT / "resources" / "samples" / "letters" / f"{name}.json"
    return read_letter(path.read_bytes(), name)


def blocks(of: Sheet) -> Iterator[Para | Rule]:
    """Everything that stands on the page, row by row, left cell first."""
    for block in of.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.flat()
        elif isinstance(block, Para | Rule):
            yield block


def paras(of: Sheet, role: Role | None = None) -> list[Para]:
    found = [one for one in blocks(of) if isinstance(one, Para) and one.spans]
    return found if role is None else [one for one in found if one.role is role]


def one(of: Sheet, role: Role) -> Para:
    (found,) = paras(of, role)
    return found


def texts(of: Sheet, role: Role) -> list[str]:
    """The words of a role; blanks that hold a word together (``layout.binding``) read as blanks."""
    return [para.text.replace("\u00a0", " ") for para in paras(of, role)]


def grid(of: Sheet, role: str) -> Grid:
    (found,) = [block for block in of.blocks if isinstance(block, Grid) and block.role == role]
    return found


def words(text: str) -> list[str]:
    """Words without regard to which blank parts them."""
    return text.split()
