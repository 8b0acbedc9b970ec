"""The promise: what the DOCX shows in a word processor is what the PDF shows, line for line."""

from __future__ import annotations

import io
import random
import sys

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from tests.agreement.convert import OFFICE, to_pdf
from tests.agreement.edges import edge_sheets
from tests.agreement.kinds import component_sheets, template_sheets
from tests.agreement.run import agree, corpus, drawn_sheets, full_sheets, sample_sheets, summary, table
from tests.agreement.words import same_text
from tests.agreement.written import written_sheets

pytestmark = [
    pytest.mark.slow,
    pytest.mark.serial,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


def held(sheets, folder, capsys) -> None:
    reports = agree(sheets, folder)
    with capsys.disabled():
        sys.stdout.write(f"\n{summary(reports)}\n")
    faulty = [str(report) for report in reports if report.faults]
    assert not faulty, "\n".join(faulty)


def test_our_samples_agree(tmp_path, capsys) -> None:
    sheets = sample_sheets()
    assert sheets
    held(sheets, tmp_path, capsys)


def test_drawn_letters_agree(tmp_path, capsys) -> None:
    """Twenty, of all groups; always the same ones."""
    some = random.Random(20)
    picked = drawn_sheets(range(8)) | full_sheets((2, 5, 9, 13))
    for group, count in ((written_sheets(), 5), (template_sheets(), 2), (component_sheets(), 1)):
        picked |= {name: group[name] for name in some.sample(sorted(group), count)}
    assert len(picked) == 20
    held(picked, tmp_path, capsys)


def test_page_ends_agree(tmp_path, capsys) -> None:
    held(edge_sheets(), tmp_path, capsys)


@pytest.mark.corpus
def test_the_corpus_agrees(tmp_path, capsys) -> None:
    reports = {name: agree(sheets, tmp_path / name) for name, sheets in corpus().items()}
    with capsys.disabled():
        sys.stdout.write(f"\n{table(reports)}\n")
    faulty = [str(one) for made in reports.values() for one in made if one.faults or one.near_margin]
    assert not faulty, "\n".join(faulty)


@pytest.mark.corpus
def test_the_corpus_is_valid_and_keeps_its_words_through_another_form(tmp_path) -> None:
    """No error for the validator; DOCX to ODT and back: the same words."""
    from app.export.docx.writer import render

    given = tmp_path / "given"
    given.mkdir()
    files = {}
    for name, sheet in (pair for sheets in corpus().values() for pair in sheets.items()):
        files[given / f"{name}.docx"] = render(sheet)
    wrong = {}
    for file, data in files.items():
        file.write_bytes(data)
        if errors := OpenXmlValidator().validate(file).errors:  # one for each: it remembers parts of the last
            wrong[file.name] = errors
    assert wrong == {}
    between = to_pdf(files, tmp_path / "odt", tmp_path / "profile", form="odt")
    back = to_pdf(between.values(), tmp_path / "back", tmp_path / "profile", form="docx")
    lost = [
        file.name
        for file, data in files.items()
        if not same_text(Document(io.BytesIO(data)), Document(str(back[between[file]])))
    ]
    assert lost == []
