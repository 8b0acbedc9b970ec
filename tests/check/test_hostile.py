"""Files that mean harm or come broken: refused or handled, each with a sentence; nothing is written for a refused one."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.base.errors import AppError
from app.services.checking import check_file
from app.services.repairing import repair
from tests.check.damage import xml
from tests.check.letters import state_letter, union_letter
from tests.check.retyped import retyped
from tests.check.test_conform import printed, rules


def _with(file: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)


def _bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * (80 << 20))


REFUSED: dict[str, Callable[[Path], None]] = {
    "a zip bomb": _bomb,
    "broken XML": xml("word/document.xml", "</w:body>", "</w:bod"),
    "entities": xml("word/document.xml", r"<w:document ", '<!DOCTYPE x [<!ENTITY a "b">]><w:document '),
    "half a file": lambda file: file.write_bytes(file.read_bytes()[:3000]) and None,  # type: ignore[func-returns-value]
    "no text": lambda file: file.write_bytes(b"") and None,  # type: ignore[func-returns-value]
    "not a document": lambda file: file.write_bytes(b"PK\x03\x04 nothing of the kind") and None,  # type: ignore[func-returns-value]
}


@pytest.mark.parametrize("harm", REFUSED)
def test_harmful_files_are_refused_with_a_sentence(harm: str, tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "letter.docx", "tables")
    REFUSED[harm](file)
    for act in (lambda: check_file(file), lambda: repair(file, tmp_path / "out.docx")):
        with pytest.raises(AppError) as refused:
            act()
        assert refused.value.sentence()
        assert refused.value.advice()
    assert not (tmp_path / "out.docx").exists()


def test_macros_and_remote_templates_are_left_behind(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "letter.docx", "tables")
    _with(file, "word/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    xml(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>',
    )(file)
    assert rules(check_file(file).findings) == set()
    repair(file, tmp_path / "out.docx")
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        whole = b"".join(package.read(name) for name in package.namelist())
        assert "word/vbaProject.bin" not in package.namelist()
    assert b"127.0.0.1" not in whole


def test_styles_and_lists_that_go_round_in_circles_end(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "letter.docx", "lists")
    document = Document(str(file))
    styles = document.styles.element
    w = nsdecls("w")
    for name, other in (("A", "B"), ("B", "A")):
        styles.append(
            parse_xml(
                f'<w:style {w} w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="{other}"/></w:style>'
            )
        )
    props = document.paragraphs[-1]._p.get_or_add_pPr()
    props.insert(0, parse_xml(f'<w:pStyle {w} w:val="A"/>'))
    props.append(parse_xml(f'<w:numPr {w}><w:ilvl w:val="88"/><w:numId w:val="777777"/></w:numPr>'))
    document.save(str(file))
    check_file(file)
    repair(file, tmp_path / "out.docx")


def test_tables_within_tables_come_out(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "letter.docx", "tables")
    document = Document(str(file))
    anchor = next(one for one in document.paragraphs if one.text.startswith("Thực hiện chương trình"))
    cell = document.add_table(rows=1, cols=2).cell(0, 0)
    anchor._p.addnext(cell._tc.getparent().getparent())
    for depth in range(60):
        cell.text = f"tầng {depth}"
        cell = cell.add_table(rows=1, cols=1).cell(0, 0)
    document.save(str(file))
    done = repair(file, tmp_path / "out.docx")
    words = " ".join(one.text for one in done.doubts) + str(msgspec.to_builtins(done.letter))
    assert "tầng 0" in words


def test_ten_thousand_paragraphs_are_checked_in_seconds(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "long.docx", "tables")
    paragraph = r"(<w:p>(?:(?!<w:p>).)*Thực hiện chương trình.*?</w:p>)"
    xml("word/document.xml", paragraph, r"\1" * 10_000, count=1)(file)
    start = time.perf_counter()
    assert rules(check_file(file).findings) <= {"page.number-missing"}
    assert time.perf_counter() - start < 30


def test_a_long_address_in_the_subject_is_part_of_it_on_paper(tmp_path: Path) -> None:
    address = "https://docs.google.com/forms/d/e/1FAIpQLSdXyzabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOP/view"
    for make in (union_letter, state_letter):
        letter = msgspec.structs.replace(make(), subject=f"đăng ký tại {address}")
        assert rules(check_file(printed(letter, tmp_path)).findings) == set()
