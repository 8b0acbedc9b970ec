"""The written corpus: no fault is missed, nothing else is said, and every rule there is has its fault."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.base.paths import resource
from app.services.checking import check_file
from app.services.rendering import render
from tests.check.faults import FAULTS, Fault
from tests.check.office import saved_again
from tests.check.retyped import retyped
from tests.check.test_conform import rules

TODAY = date(2026, 11, 22)
_IDS = [fault.name for fault in FAULTS]


def made(fault: Fault, folder: Path, name: str) -> Path:
    """The good letter written as ``fault`` says, then damaged."""
    file = folder / f"{name}.docx"
    if fault.how == "ours":
        render(fault.base(), docx=file, check=False)
    else:
        retyped(fault.base(), file, "tables" if fault.how == "office" else fault.how)
    fault.damage(file)
    return file


def test_the_corpus_is_as_large_as_asked() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
    assert {fault.how for fault in FAULTS} == {"ours", "office", "tables", "tabs", "boxes", "lists"}


@pytest.mark.parametrize("fault", [one for one in FAULTS if one.how != "office"], ids=lambda one: one.name)
def test_the_fault_is_found_and_nothing_else_is_said(fault: Fault, tmp_path: Path) -> None:
    found = rules(check_file(made(fault, tmp_path, "faulty"), today=TODAY).findings)
    assert fault.rule in found
    assert found <= {fault.rule, *fault.also}


def test_faults_are_found_after_another_program_saved_them(tmp_path: Path) -> None:
    saved = [fault for fault in FAULTS if fault.how == "office"]
    files = [made(fault, tmp_path, f"{at:02}") for at, fault in enumerate(saved)]
    for fault, file in zip(saved, saved_again(files, tmp_path / "saved"), strict=True):
        found = rules(check_file(file, today=TODAY).findings)
        assert fault.rule in found, fault.name
        assert found <= {fault.rule, *fault.also}, fault.name


def test_every_rule_has_a_fault() -> None:
    """Rules are named where they speak; a new one must come with the fault that it finds."""
    named: set[str] = set()
    families = r"page|type|place|spacing|line|words|missing|number|date|kind|subject|addressee|ground|body|sign|recipients"
    form = re.compile(rf'"((?:{families}|typed|text|spelling|annex)\.[a-z-]+)"')
    for module in sorted((resource("standards").parents[1] / "app" / "check").glob("rules_*.py")):
        named |= set(form.findall(module.read_text(encoding="utf-8")))
    assert len(named) > 60
    assert named - {fault.rule for fault in FAULTS} == set()
