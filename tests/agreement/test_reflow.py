"""Honestly so: the lines of the DOCX agree because its paragraphs flow, not because they were nailed down.

Words are taken out of a written file, as a clerk would in a word processor; the rest must close up.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from app.export.docx.writer import render
from app.export.pdf import writer as pdf
from app.layout.sheet import Grid, Para, Sheet
from tests.agreement.compare import compare
from tests.agreement.convert import OFFICE, to_pdf
from tests.agreement.run import drawn_sheets, sample_sheets
from tests.agreement.words import words_of

SHEETS = sample_sheets() | drawn_sheets(range(4))


def paragraphs(sheet: Sheet) -> list[Para]:
    found: list[Para] = []
    for block in sheet.blocks:
        if isinstance(block, Para):
            found.append(block)
        elif isinstance(block, Grid):
            found += [
                p for row in block.rows for cell in row.cells for p in cell.blocks if isinstance(p, Para)
            ]
    return found


@pytest.mark.parametrize("name", SHEETS)
def test_each_part_is_one_paragraph_without_a_break(name: str) -> None:
    sheet = SHEETS[name]
    body = Document(io.BytesIO(render(sheet))).element.body
    written = [
        "".join(t.text for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")) if p.xpath("./w:r/w:t")
    ]
    assert written == [para.text for para in paragraphs(sheet) if para.text]
    for nailed in (
        "w:br",
        "w:cr",
        "w:tab",
        "w:framePr",
        "w:lastRenderedPageBreak",
        "w:noBreakHyphen",
        "w:softHyphen",
    ):
        assert not list(body.iter(qn(nailed))), nailed
    for part in body.iter(qn("w:pPr"), qn("w:rPr")):
        assert part.find(qn("w:kern")) is None
        assert part.find(qn("w:w")) is None
    assert not [run for run in body.iter(qn("w:rPr")) if run.find(qn("w:spacing")) is not None]


@pytest.mark.parametrize("name", SHEETS)
def test_the_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(render(SHEETS[name]))
    assert OpenXmlValidator().validate(file).errors == []


@pytest.mark.slow
@pytest.mark.serial
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_follows_closes_up_when_words_go(tmp_path: Path) -> None:
    sheet = drawn_sheets(range(1))["drawn-000"]
    long = max(
        (b for b in sheet.blocks if isinstance(b, Para) and len(b.spans) == 1), key=lambda b: len(b.text)
    )
    words = long.text.split(" ")
    short = replace(long, spans=(replace(long.spans[0], text=" ".join(words[: len(words) // 2])),))

    document = Document(io.BytesIO(render(sheet)))
    (found,) = [p for p in document.paragraphs if p.text == long.text]
    found.runs[0].text = short.text
    edited = tmp_path / "edited.docx"
    document.save(str(edited))

    # The edited file must break and turn its pages as if the letter had been written so from the start.
    expected = replace(sheet, blocks=tuple(short if block is long else block for block in sheet.blocks))
    pdf.write(expected, tmp_path / "expected.pdf")
    made = to_pdf([edited], tmp_path, tmp_path / "profile")
    report = compare("edited", expected, made[edited], tmp_path / "expected.pdf")
    assert not report.faults, str(report)
    pdf.write(sheet, tmp_path / "before.pdf")
    assert report.lines < sum(word.letters[0].starts_line for word in words_of(tmp_path / "before.pdf")) - 2
