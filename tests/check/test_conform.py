"""The checker finds nothing against good letters, and each rule finds the one fault it is for."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app.base.lengths import pt
from app.base.paths import resource
from app.check.findings import Finding, Severity
from app.layout.parts import Letter, Organ, Paragraph, Recipient, Signature
from app.services.checking import check_data, check_file
from tests.check.letters import GOOD, PROSE, union_decision, union_letter


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


@pytest.mark.parametrize("name", GOOD)
def test_good_letters_have_no_finding(name: str) -> None:
    assert check_data(GOOD[name]()) == ()


@pytest.mark.parametrize("name", GOOD)
def test_good_files_have_no_finding(name: str, tmp_path: Path) -> None:
    file = written(GOOD[name](), tmp_path)
    report = check_file(file)
    assert report.findings == ()
    assert report.standard == GOOD[name]().standard


DATA_FAULTS: dict[str, tuple[Callable[[], Letter], dict[str, object], str, Severity]] = {
    "no addressee on a công văn": (union_letter, {"addressees": []}, "missing.addressee", Severity.ERROR),
    "addressee on a decision": (
        union_decision,
        {"addressees": ["Các chi đoàn"]},
        "addressee.kind",
        Severity.ERROR,
    ),
    "no signature": (union_letter, {"signature": None}, "missing.signer", Severity.ERROR),
    "no storage line": (union_letter, {"storage": None}, "missing.recipient", Severity.ERROR),
    "Party's slash": (
        union_letter,
        {"signature": Signature(authority=["T/M BAN CHẤP HÀNH"], position="BÍ THƯ", name="Trần Thị Mẫu")},
        "sign.mark",
        Severity.ERROR,
    ),
    "no subject": (union_letter, {"subject": ""}, "missing.letter-subject", Severity.ERROR),
    "empty body": (union_letter, {"body": []}, "missing.body", Severity.ERROR),
    "odd end mark": (union_letter, {"ending": ";"}, "body.ending", Severity.INFO),
    "not 'Như trên'": (
        union_letter,
        {"as_above": False, "recipients": [Recipient(name="Tỉnh đoàn")]},
        "recipients.first",
        Severity.WARNING,
    ),
}


@pytest.mark.parametrize("fault", DATA_FAULTS)
def test_faults_of_data_are_found(fault: str) -> None:
    make, change, rule, severity = DATA_FAULTS[fault]
    found = [one for one in check_data(msgspec.structs.replace(make(), **change)) if one.rule == rule]
    assert found
    assert found[0].severity is severity
    assert found[0].message
    assert found[0].source


def test_a_number_to_the_letter_is_judged_by_the_grammar() -> None:
    letter = union_letter()
    for printed, expected in (
        ("Số: 05/CV-ĐTN", Severity.ERROR),
        ("Số: 05 - CV/ĐTN", Severity.INFO),
        ("Số 05-CV/ĐTN", Severity.INFO),
        ("Số: 5-CV/ĐTN", Severity.ERROR),
    ):
        number = msgspec.structs.replace(letter.number, printed=printed)
        found = check_data(msgspec.structs.replace(letter, number=number))
        assert {one.severity for one in found} == {expected}, printed


def test_blanks_for_the_pen_are_no_fault() -> None:
    letter = union_letter()
    blank = msgspec.structs.replace(
        letter,
        number=msgspec.structs.replace(letter.number, value=None),
        date=msgspec.structs.replace(letter.date, day=None, month=None),
    )
    assert check_data(blank) == ()


def edited(file: Path, change: Callable[[str], str], part: str = "word/document.xml") -> Path:
    """A copy of a DOCX with one part changed as text, as a clerk's hand or another program leaves it."""
    copy = file.with_name("edited.docx")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                changed = change(data.decode())
                assert changed != data.decode(), "the damage must change something"
                data = changed.encode()
            new.writestr(name, data)
    return copy


def style_changed(style: str, old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        start = text.index(f'w:styleId="{style}"')
        end = text.index("</w:style>", start)
        return text[:start] + re.sub(old, new, text[start:end]) + text[end:]

    return change


STYLES = "word/styles.xml"
DOCUMENT = "word/document.xml"
FILE_FAULTS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "title too small": (
        STYLES,
        style_changed("VTTitle", r'<w:sz w:val="30"/>', '<w:sz w:val="26"/>'),
        "type.size",
    ),
    "position bold": (STYLES, style_changed("VTPosition", r"(<w:rPr>)", r"\1<w:b/>"), "type.bold"),
    "date upright": (STYLES, style_changed("VTPlaceDate", r"<w:i/>(<w:iCs/>)?", ""), "type.italic"),
    "body ragged": (
        STYLES,
        style_changed("VTBody", r'<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
        "place.align",
    ),
    "body not indented": (
        STYLES,
        style_changed("VTBody", r'w:firstLine="\d+"', 'w:firstLine="0"'),
        "place.first-line",
    ),
    "lines too far apart": (
        STYLES,
        style_changed("VTBody", r'w:line="360"', 'w:line="480"'),
        "spacing.lines",
    ),
    "gap too wide": (STYLES, style_changed("VTBody", r'w:after="120"', 'w:after="240"'), "spacing.after"),
    "left margin": (
        DOCUMENT,
        lambda t: re.sub(r'(<w:pgMar[^>]*w:left=")\d+', r"\g<1>1134", t),
        "page.margin",
    ),
    "another face": (
        DOCUMENT,
        lambda t: t.replace("<w:t ", '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t ', 1),
        "type.face",
    ),
    "separator gone": (DOCUMENT, lambda t: t.replace(">***<", "> <"), "missing.separator"),
    "number slash first": (DOCUMENT, lambda t: t.replace("05-CV/ĐTN", "05/CV-ĐTN"), "number.form"),
    "date in figures": (
        DOCUMENT,
        lambda t: re.sub("ngày 05 tháng 01 năm 2026", "05/01/2026", t),
        "date.form",
    ),
    "day without zero": (DOCUMENT, lambda t: t.replace("ngày 05 tháng", "ngày 5 tháng"), "date.zero"),
    "title misspelt": (
        DOCUMENT,
        lambda t: t.replace("ĐOÀN TNCS HỒ CHÍ MINH", "ĐOÀN TNCS HỒ CHÍ MIN"),
        "words.title",
    ),
    "no V/v": (DOCUMENT, lambda t: t.replace("V/v ", ""), "subject.form"),
    "label otherwise": (DOCUMENT, lambda t: t.replace("Nơi nhận:", "Nơi gửi:"), "words.recipients"),
    "recipient's mark": (DOCUMENT, lambda t: t.replace("Như trên;", "Như trên"), "recipients.end"),
    "organ in small letters": (
        DOCUMENT,
        lambda t: t.replace("BCH ĐOÀN XÃ PHÚ LÂM", "BCH Đoàn xã Phú Lâm"),
        "type.case",
    ),
}


@pytest.mark.parametrize("fault", FILE_FAULTS)
def test_faults_of_a_file_are_found(fault: str, tmp_path: Path) -> None:
    part, change, rule = FILE_FAULTS[fault]
    file = edited(written(union_letter(), tmp_path), change, part)
    assert rule in rules(check_file(file).findings)


def test_a_page_number_on_the_first_page_is_an_error(tmp_path: Path) -> None:
    file = edited(written(union_letter(), tmp_path), lambda text: text.replace("<w:titlePg/>", ""))
    found = [one for one in check_file(file).findings if one.rule == "page.number-first"]
    assert found
    assert found[0].severity is Severity.ERROR


def test_grounds_end_as_the_standard_says(tmp_path: Path) -> None:
    file = written(union_decision(), tmp_path)
    damaged = edited(file, lambda text: text.replace("Chi đoàn thôn Hạ,", "Chi đoàn thôn Hạ."))
    found = [one for one in check_file(damaged).findings if one.rule == "ground.end"]
    assert found
    assert found[0].severity is Severity.ERROR
    assert found[0].allowed == ","


def test_a_finding_leads_back_to_its_part() -> None:
    letter = union_letter()
    bad = msgspec.structs.replace(
        letter, body=[*letter.body[:-1], Paragraph(text="Không có dấu cuối", align="left")]
    )
    found = [one for one in check_data(msgspec.structs.replace(bad, ending="")) if one.rule == "body.ending"]
    assert found
    assert (found[0].part or "").startswith("body[5]")


def test_every_finding_says_where_what_and_by_which_article() -> None:
    bare = msgspec.structs.replace(union_letter(), addressees=[], subject="", storage=None, signature=None)
    for one in check_data(bare):
        assert one.message
        assert one.place
        assert one.rule
        assert one.source, one
        assert replace(one).to_json()["severity"] in ("error", "warning", "info")


def written(letter: Letter, folder: Path, ending: str = ".docx") -> Path:
    from app.export.docx import writer as docx
    from app.export.pdf import writer as pdf
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, standard_of

    file = folder / f"letter{ending}"
    write = docx.write if ending == ".docx" else pdf.write
    write(compose(letter, standard_of(letter), typeface()), file)
    return file


TOLD = {"number.blank", "date.blank", "annex.absent"}
"""What is only told, for it may be meant: blanks for the pen, a list that is a file of its own."""
SAMPLES = sorted(resource("samples", "letters").rglob("*.json"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_samples_pass_on_paper_too(sample: Path, tmp_path: Path) -> None:
    """The eye on the PDF shares no code with the writers: what it measures lies inside the standard."""
    from app.layout.read import read_letter

    letter = read_letter(sample.read_bytes(), sample.name)
    assert rules(check_data(letter)) <= {"annex.absent"}
    for file in (written(letter, tmp_path), printed(letter, tmp_path)):
        found = check_file(file).findings
        assert rules(found) <= TOLD, file.suffix
        assert {one.severity for one in found} <= {Severity.INFO}


def test_our_samples_are_there() -> None:
    assert len(SAMPLES) >= 18


PAPER_FAULTS: dict[str, tuple[str, dict[str, object], str]] = {
    "title too small": ("title", {"size": pt(13)}, "type.size"),
    "body too small": ("body", {"size": pt(12)}, "type.size"),
    "lines too far apart": ("body", {"pitch": pt(26)}, "spacing.lines"),
    "body not indented": ("body", {"first": pt(0)}, "place.first-line"),
}


@pytest.mark.parametrize("fault", PAPER_FAULTS)
def test_faults_on_paper_are_found(fault: str, tmp_path: Path) -> None:
    role, change, rule = PAPER_FAULTS[fault]
    long = msgspec.structs.replace(union_letter(), body=[Paragraph(text=PROSE + ". " + PROSE + ".")] * 3)
    assert rule in rules(check_file(printed(long, tmp_path, role, change)).findings)


def printed(letter: Letter, folder: Path, role: str = "", change: dict[str, object] | None = None) -> Path:
    from app.export.pdf import writer
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, standard_of
    from app.layout.sheet import Cell, Grid, Para, Row

    def damaged(block: object) -> object:
        if isinstance(block, Para):
            return replace(block, look=replace(block.look, **(change or {}))) if block.role == role else block
        if isinstance(block, Grid):
            rows = tuple(
                Row(tuple(Cell(tuple(damaged(one) for one in cell.blocks)) for cell in row.cells))
                for row in block.rows
            )
            return replace(block, rows=rows)
        return block

    sheet = compose(letter, standard_of(letter), typeface())
    file = folder / "letter.pdf"
    writer.write(replace(sheet, blocks=tuple(damaged(block) for block in sheet.blocks)), file)
    return file


def test_a_congress_prints_number_and_symbol_only() -> None:
    """HD29 III.3.4: one series for all that a congress issues, 'Số: nn/ĐH'."""
    letter = union_letter()
    organ = Organ(issuing=["ĐẠI HỘI ĐOÀN XÃ PHÚ LÂM"], symbol="ĐH")
    congress = msgspec.structs.replace(letter, organ=organ, kind="BC", as_above=False, addressees=[])
    assert check_data(congress) == ()
    for printed in ("Số: 05-BC/ĐH", "Số: 05/BC-ĐH"):
        number = msgspec.structs.replace(letter.number, printed=printed)
        assert "number.form" in rules(check_data(msgspec.structs.replace(congress, number=number)))
