"""Every component lies inside the ranges of its standard, measured on the finished PDF by a ruler of its own."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.base.lengths import mm, pt
from app.export.pdf import writer as pdf
from app.layout.parts import Letter
from app.layout.sheet import Block, Grid, Para, Role, Sheet
from app.services.kind_templates import for_the_pen, kind_templates
from app.services.rendering import sheet_of
from app.standards import load
from tests.agreement.drawn import STANDARDS, drawn_letter
from tests.measure.measure import Told, measure

HERE = Path(__file__).parent
TEMPLATES = [one for standard in STANDARDS for one in kind_templates(standard)]


def told(letter: Letter) -> Told:
    signed = letter.signature
    kind = load(letter.standard).kind(letter.kind)
    return Told(
        organ=_words(letter.organ.issuing[-1]),
        kind=_words(kind.heading).upper() if kind.shows_name else "",
        abstract=_words(letter.subject).split(" ")[0],
        authority=_words(signed.authority[0]).upper() if signed and signed.authority else "",
        position=_words(signed.position).upper() if signed and signed.position and not signed.also else "",
        name=_words(signed.name) if signed else "",
        joint=bool(letter.co_signatures),
        mirror=letter.duplex,
    )


def _words(text: str) -> str:
    """Not what is left for the pen: dots stand in many places."""
    return "" if "…" in text else " ".join(text.split())


def faults(letter: Letter, folder: Path) -> list[str]:
    file = folder / "letter.pdf"
    pdf.write(sheet_of(letter), file)
    return measure(file, letter.standard, told(letter))


def test_the_ruler_shares_no_code_with_what_it_measures() -> None:
    for name in ("reader.py", "figures.py", "measure.py"):
        tree = ast.parse((HERE / name).read_text(encoding="utf-8"))
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        imported |= {
            one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names
        }
        own = {
            one
            for one in imported
            if one.startswith(("app", "tests")) and not one.startswith("tests.measure")
        }
        assert not own, name


@pytest.mark.parametrize("template", TEMPLATES, ids=[f"{one.standard}-{one.name}" for one in TEMPLATES])
def test_templates_keep_the_figures(template, tmp_path) -> None:
    assert faults(for_the_pen(template.letter), tmp_path) == []


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("seed", range(8))
def test_drawn_letters_keep_the_figures(standard, seed, tmp_path) -> None:
    assert faults(drawn_letter(seed, (standard,)), tmp_path) == []


@pytest.mark.corpus
@pytest.mark.parametrize("standard", STANDARDS)
def test_many_drawn_letters_keep_the_figures(standard, tmp_path) -> None:
    found = {seed: faults(drawn_letter(seed, (standard,)), tmp_path) for seed in range(8, 108)}
    assert {seed: one for seed, one in found.items() if one} == {}


# --- the ruler sees what is wrong ----------------------------------------------------------------------


def _looks(*roles: Role, **changes: object) -> Callable[[Sheet], Sheet]:
    def spoilt(block: Block) -> Block:
        if isinstance(block, Para) and block.role in roles:
            return replace(block, look=replace(block.look, **changes))
        if isinstance(block, Grid):
            rows = (
                replace(
                    row,
                    cells=tuple(replace(cell, blocks=tuple(map(spoilt, cell.blocks))) for cell in row.cells),
                )
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        return block

    return lambda sheet: replace(sheet, blocks=tuple(map(spoilt, sheet.blocks)))


def _moved(**changes: object) -> Callable[[Sheet], Sheet]:
    return lambda sheet: replace(sheet, page=replace(sheet.page, **changes))


SPOILT = {
    "begins 25.0 mm": _moved(left=mm(25)),
    "ends 15.0 mm": _moved(right=mm(15)),
    "body in 13.0 pt": _looks(Role.BODY, size=pt(13)),
    "pt from line to line": _looks(Role.BODY, pitch=pt(12)),
    "first line 10.0 mm in": _looks(Role.BODY, first=mm(10)),
    "pt below the line before it": _looks(Role.BODY, after=pt(9)),
    "kind in 14.0 pt": _looks(Role.KIND_NAME, size=pt(14)),
    "title in 14.0 pt": _looks(Role.TITLE, size=pt(14)),
    "date in 14.0 pt": _looks(Role.PLACE_DATE, size=pt(14)),
    "recipient": _looks(Role.RECIPIENT, size=pt(12)),
    "do not share a middle": _looks(Role.SIGNER, left=mm(6)),
}


@pytest.mark.parametrize("said", SPOILT)
def test_the_ruler_sees_what_is_wrong(said, tmp_path) -> None:
    letter = drawn_letter(0, ("youth-union",))
    file = tmp_path / "spoilt.pdf"
    pdf.write(SPOILT[said](sheet_of(letter)), file)
    assert any(said in one for one in measure(file, letter.standard, told(letter)))
