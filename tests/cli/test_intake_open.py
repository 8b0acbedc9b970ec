"""``intake open`` and passwords from a file, through the command line."""

from __future__ import annotations

import io

from tests.intake import made


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("mở khóa", ownerPassword="chu"))
    canvas.drawString(100, 700, "Locked letter")
    canvas.save()
    return stream.getvalue()


def test_an_archive_is_listed_and_copied_out(line, tmp_path):
    (tmp_path / "goi.zip").write_bytes(
        made.zipped(
            {
                "a/thu.rtf": made.rtf("tcvn3"),
                "b/thu.rtf": b"{\\rtf1 x}",
                "chieu.7z": b"7z\xbc\xaf\x27\x1c" + bytes(40),
            }
        )
    )
    found = line.json("intake", "open", tmp_path / "goi.zip", "--out", tmp_path / "ra")
    assert [(one["name"], one["type"], one["main"]) for one in found["parts"]] == [
        ("thu.rtf", "rtf", True), ("thu.rtf", "rtf", False), ("chieu.7z", "other", False),
    ]  # fmt: skip
    assert "7-Zip" in found["parts"][2]["refused"]
    assert "TCVN3" in found["parts"][0]["warnings"][0]
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["chieu.7z", "thu (2).rtf", "thu.rtf"]
    assert (tmp_path / "ra" / "thu.rtf").read_bytes() == made.rtf("tcvn3")
    people = line("intake", "open", tmp_path / "goi.zip").out
    assert "văn bản chính" in people


def test_the_password_comes_from_a_file(line, tmp_path):
    (tmp_path / "khoa.pdf").write_bytes(locked_pdf())
    (tmp_path / "mat-khau.txt").write_text("mở khóa\n", "utf-8")
    refused = line.refused("intake", "read", tmp_path / "khoa.pdf")
    assert (refused["code"], refused["exit"]) == ("DOC-003", 3)
    found = line.json("intake", "read", tmp_path / "khoa.pdf", "--password-file", tmp_path / "mat-khau.txt")
    assert found["text"] == "Locked letter"
    assert found["how"] == "text"


def test_how_says_that_an_old_file_was_converted(line, tmp_path):
    (tmp_path / "thu.doc").write_bytes(made.html("vni"))
    found = line.json("intake", "read", tmp_path / "thu.doc")
    assert (found["type"], found["how"]) == ("html", "converted")
    assert any("VNI" in said for said in found["warnings"])
