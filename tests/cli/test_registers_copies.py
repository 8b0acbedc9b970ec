"""``register print``, ``backup``, ``restore``, ``drill``, ``recovery``, ``self-test`` through the command line."""

from __future__ import annotations

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.factory import letter_file, own_letter

OUTGOING = [
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
]  # fmt: skip
INCOMING = [
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
    "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
]  # fmt: skip


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def rows_of(path):
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture
def busy(line, tmp_path):
    """A folder with two issued letters, one of them void, and one letter that came in."""
    for number, kind in enumerate(("CV", "CV", "KH")):
        changes = {"kind": kind, "subject": f"việc thứ {number}"}
        if kind == "KH":
            changes["addressees"] = []
        path = letter_file(tmp_path / f"{number}.json", own_letter(**changes))
        made = line.json("letter", "new", path)
        line.json("letter", "sign", made["id"])
        assert line.json("letter", "issue", made["id"])["number"]
    line.json("letter", "void", "02-CV/ĐTN", "--reason", "in nhầm ngày")
    line.json("incoming", "add", letter_file(tmp_path / "den.pdf"), "--set", "handler==HYPERLINK(1)")
    return line


def test_registers_of_an_empty_folder_are_blank_books(line, tmp_path):
    answer = line.json(
        "register", "print", "incoming", "--pdf", tmp_path / "a.pdf", "--xlsx", tmp_path / "a.xlsx"
    )
    assert answer["rows"] == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert not line.data.exists()


def test_outgoing_register_by_book_with_voids(busy, tmp_path):
    pdf, xlsx = tmp_path / "di.pdf", tmp_path / "di.xlsx"
    answer = busy.json("register", "print", "outgoing", "--pdf", pdf, "--xlsx", xlsx, "--volume", "2")
    assert answer["file"] == str(pdf)
    assert answer["rows"] == 3
    cover, *pages = text_of(pdf)
    for words in (
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "ĐOÀN TỈNH HÀ CHÂU",
        "BCH ĐOÀN XÃ ĐỒNG RẠNG",
        "Năm: 20",
        "Quyển số: 2",
    ):
        assert words in cover, words
    body = " ".join(" ".join(pages).split())
    assert "Sổ công văn (CV)" in body
    assert "Sổ kế hoạch (KH)" in body
    assert "Hủy: in nhầm ngày" in body
    assert "trong đó 1 số đã hủy" in body
    assert "Trang 1/1" in body
    assert body.index("01-CV/ĐTN") < body.index("02-CV/ĐTN") < body.index("01-KH/ĐTN")
    sheets = rows_of(xlsx)
    assert list(sheets) == ["Sổ công văn (CV)", "Sổ kế hoạch (KH)"]
    assert OUTGOING in sheets["Sổ công văn (CV)"]
    assert any(row[0] == "02-CV/ĐTN" and row[9] == "Hủy: in nhầm ngày" for row in sheets["Sổ công văn (CV)"])


def test_incoming_register_has_the_columns_literally_and_no_formula(busy, tmp_path):
    pdf, xlsx = tmp_path / "den.pdf.pdf", tmp_path / "den.xlsx"
    busy.json("register", "print", "incoming", "--pdf", pdf, "--xlsx", xlsx)
    (rows,) = rows_of(xlsx).values()
    assert INCOMING in rows
    entry = next(row for row in rows if "317-CV/TĐTN-VP" in row)
    assert entry[2] == "BCH Đoàn tỉnh Hà Châu"
    assert entry[6] == "=HYPERLINK(1)"  # text, as typed
    import zipfile

    with zipfile.ZipFile(xlsx) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    flat = " ".join(" ".join(text_of(pdf)).split())
    for head in INCOMING:
        assert head in flat, head


def test_register_by_term_and_refusals(busy, tmp_path):
    out = tmp_path / "x.pdf"
    fault = busy.refused("register", "print", "outgoing", "--term", "1999-2004", "--pdf", out)
    assert fault["code"] == "SO-001"
    assert not out.exists()
    busy.json("unit", "set", "--term", "2025-2030", "--from", "2025-01-01")
    answer = busy.json("register", "print", "outgoing", "--term", "2025-2030", "--pdf", out)
    assert answer["rows"] == 3
    assert "Nhiệm kỳ: 2025-2030" in text_of(out)[0]
    assert busy.json("register", "print", "outgoing", "--year", "1999", "--pdf", out)["rows"] == 0
    assert busy.refused("register", "print", "outgoing")["code"] == "SO-002"
    assert (
        busy.refused("register", "print", "incoming", "--pdf", tmp_path / "no" / "x.pdf")["code"] == "TEP-005"
    )
    assert busy("register", "print", "chưa-có", "--pdf", out).code == 2


def test_backup_drill_and_restore_give_the_same_data(busy, tmp_path):
    copy = tmp_path / "sao.vtd"
    made = busy.json("backup", copy)
    assert {"file", "tables", "digest", "seconds"} <= set(made)
    assert made["tables"]["outgoing_letter"] == 3
    assert busy.json("drill")["digest"]
    before = busy.json("letter", "list")
    busy.json("task", "add", "việc sau bản sao")
    busy.json("restore", copy)
    assert busy.json("letter", "list") == before
    assert busy.json("task", "list")["total"] == 0
    elsewhere = tmp_path / "elsewhere"
    again = busy.bare("restore", copy, "--data", elsewhere, "--key-file", busy.key, "--json")
    assert again.json["digest"] == made["digest"]
    assert busy.refused("restore", tmp_path / "none.vtd")["code"] == "TEP-001"
    (tmp_path / "bad.vtd").write_bytes(b"nonsense")
    assert busy.refused("restore", tmp_path / "bad.vtd")["exit"] == 3
    assert busy.json("letter", "list") == before


def test_the_copy_of_the_day_is_made_once(busy):
    (copy,) = (busy.data / "copies").glob("day-*.vtd")
    stamp = copy.stat().st_mtime_ns
    busy.json("task", "add", "thêm việc")
    assert copy.stat().st_mtime_ns == stamp


def test_the_recovery_sheet_opens_the_data_again(busy, tmp_path):
    sheet = tmp_path / "phieu.pdf"
    ran = busy("recovery", "sheet", sheet)
    assert ran.code == 0
    lines = text_of(sheet)[0].split()
    groups = [
        word for word in lines if (len(word) == 4 and word.isupper()) or (len(word) == 4 and word.isalnum())
    ]
    code = "-".join(group for group in groups if group == group.upper() and group.isascii())[: 9 * 5 - 1]
    assert code not in ran.out
    assert busy.refused("recovery", "sheet", sheet)["exit"] == 4
    (tmp_path / "code.txt").write_text(code.lower())
    new = tmp_path / "new.key"
    used = busy.bare(
        "recovery",
        "use",
        "--code-file",
        tmp_path / "code.txt",
        "--data",
        busy.data,
        "--key-file",
        new,
        "--json",
    )
    assert used.code == 0, used.out
    assert busy.bare("letter", "list", "--data", busy.data, "--key-file", new, "--json").json["letters"]
    (tmp_path / "code.txt").write_text(("3" if code[0] == "2" else "2") + code[1:])
    wrong = busy.bare(
        "recovery",
        "use",
        "--code-file",
        tmp_path / "code.txt",
        "--data",
        busy.data,
        "--key-file",
        tmp_path / "n2",
        "--json",
    )
    assert wrong.fault["code"] == "KHOA-007"
    assert not (tmp_path / "n2").exists()


def test_self_test_is_whole_and_has_the_promised_shape(line):
    answer = line.json("self-test")
    assert answer["ok"] is True
    for check in answer["checks"]:
        assert set(check) == {"name", "ok", "detail"}
        assert check["ok"], check


def test_self_test_tells_what_is_broken(line, monkeypatch):
    from app.export.pdf import fonts

    def none_found():
        raise fonts.NoTypeface

    monkeypatch.setattr(fonts, "typeface", none_found)
    ran = line.bare("self-test", "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert next(check for check in ran.json["checks"] if check["name"] == "fonts")["detail"].startswith(
        "PDF-001"
    )
