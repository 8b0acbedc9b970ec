"""Packages as a clerk meets them: registered with their fields sure, answered with a receipt, written from our letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.exchange.package import LetterPackage, Office, ReceiptPackage, Reference, Status
from app.exchange.reader import read_package
from app.exchange.writer import write_package
from tests.exchange.test_package import LETTER
from tests.factory import Line, letter_file, own_letter
from tests.signing.hands import plain_pdf

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "edxml"
OURS = "H99.02.01"


@pytest.fixture
def line(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.delenv("VANTHU_DATA", raising=False)
    monkeypatch.delenv("VANTHU_KEY_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    files = (replace(LETTER.files[0], data=plain_pdf()), LETTER.files[1])
    path = tmp_path / "gói.edxml"
    path.write_bytes(write_package(replace(LETTER, files=files)))
    return path


def test_a_package_is_registered_with_all_fields_sure_and_its_files(line: Line, package: Path):
    done = line.json("incoming", "add", package)
    fields = done["fields"]
    assert (fields["number"], fields["notation"], fields["date"]) == ("12", "KH-ĐTN", "2026-05-04")
    assert (fields["kind"], fields["issuer"]) == ("KH", "Xã đoàn Suối Mây")
    assert fields["superior"] == "Tỉnh đoàn Thử"
    assert (fields["signer"], fields["position"]) == ("Đỗ Thị Thử", "BÍ THƯ")
    assert (fields["urgency"], fields["deadline"]) == ("THƯỢNG KHẨN", "2026-05-20")
    assert fields["recipients"] == ["Như trên", "Lưu VP"]
    assert done["unsure"] == []
    assert any("thay thế" in warning for warning in done["warnings"])
    shown = line.json("incoming", "show", "1")
    roles = {file["role"]: file["name"] for file in shown["files"]}
    assert roles == {"original": "Kế hoạch.pdf", "annex": "bảng điểm.csv", "source": "gói.edxml"}
    (kept,) = line.json("edxml", "list")["packages"]
    (source,) = [file for file in shown["files"] if file["role"] == "source"]
    assert kept["sha256"] == source["sha256"]
    again = line.json("incoming", "add", package)
    assert again["duplicates"]


def test_a_package_without_a_whole_file_is_registered_all_the_same(line: Line, tmp_path: Path):
    path = tmp_path / "trống.edxml"
    path.write_bytes(write_package(replace(LETTER, files=())))
    done = line.json("incoming", "add", path)
    assert done["fields"]["number"] == "12"
    assert done["fields"]["pages"] == LETTER.pages


def test_a_receipt_is_made_in_one_act_and_reads_back(line: Line, package: Path, tmp_path: Path):
    line.json("unit", "set", "--name", "Đoàn xã Thử")
    line.json("incoming", "add", package)
    assert line.refused("edxml", "receipt", "1", tmp_path / "r.edxml")["code"] == "LTG-020"
    assert (
        line.refused("edxml", "receipt", "1", tmp_path / "r.edxml", "--office-id", "h99-2")["code"]
        == "LTG-021"
    )
    refusal = line.refused(
        "edxml", "receipt", "1", tmp_path / "r.edxml", "--office-id", OURS, "--status", "refused"
    )
    assert refusal["code"] == "LTG-025"
    assert not (tmp_path / "r.edxml").exists()
    line.json("edxml", "receipt", "1", tmp_path / "r.edxml", "--office-id", OURS, "--status", "accepted")
    receipt = read_package((tmp_path / "r.edxml").read_bytes(), "r").package
    assert isinstance(receipt, ReceiptPackage)
    assert receipt.status is Status.ACCEPTED
    assert receipt.sender.id == OURS
    assert receipt.about == Reference(LETTER.sender.id, "12", "KH-ĐTN", LETTER.day, LETTER.document_id)
    assert [one["status"] for one in line.json("edxml", "list")["packages"]] == ["03", ""]


def test_no_receipt_for_a_letter_that_came_otherwise(line: Line, tmp_path: Path):
    line.json("unit", "set", "--name", "Đoàn xã Thử")
    path = tmp_path / "a.pdf"
    path.write_bytes(plain_pdf())
    line.json("incoming", "add", path, "--set", "number=3", "--set", "notation=CV/X")
    words = ("edxml", "receipt", "1", tmp_path / "r.edxml", "--office-id", OURS)
    assert line.refused(*words)["code"] == "LTG-024"
    line.json(*words, "--to", "H98.01=Huyện đoàn Thử")


def test_our_letter_goes_out_and_its_receipt_comes_home(line: Line, tmp_path: Path):
    made = line.json("letter", "new", letter_file(tmp_path / "l.json", own_letter()))["id"]
    out, to = tmp_path / "đi.edxml", ("--to", "H98.01=Tỉnh đoàn Thử")
    assert line.refused("edxml", "write", made, out, "--office-id", OURS, *to)["code"] == "LTG-023"
    line.json("unit", "set", "--term", "2022-2027", "--from", "2022-10-16")
    line.json("letter", "issue", made, "--signed-on", "02/3/2026")
    assert line.refused("edxml", "write", made, out, "--office-id", OURS)["code"] == "LTG-022"
    line.json("edxml", "write", made, out, "--office-id", OURS, *to)
    letter = read_package(out.read_bytes(), "x").package
    assert isinstance(letter, LetterPackage)
    assert (letter.number, letter.notation, letter.kind_name) == ("01", "CV/ĐTN", "Công văn")
    assert letter.subject == own_letter().subject
    assert letter.receivers == (Office("H98.01", "Tỉnh đoàn Thử"),)
    assert letter.document_id.startswith(f"{OURS},")
    assert (letter.files[0].data or b"").startswith(b"%PDF")
    back = ReceiptPackage(
        Office("H98.01", "Tỉnh đoàn Thử"), Reference("", "01", "CV/ĐTN", letter.day, letter.document_id), Status.FINISHED
    )  # fmt: skip
    home = tmp_path / "về.edxml"
    home.write_bytes(write_package(back))
    row = line.json("edxml", "take", home)
    assert (row["status"], row["outgoing_id"]) == ("06", made)
    assert line.json("edxml", "take", home)["id"] == row["id"]
    stranger = replace(back, about=Reference("", "999", "CV/KHÁC", letter.day, "khác"))
    home.write_bytes(write_package(stranger))
    assert line.refused("edxml", "take", home)["code"] == "LTG-027"
    assert line.refused("edxml", "take", out)["code"] == "LTG-026"
    assert line.refused("incoming", "add", home)["code"] == "LTG-010"


def test_reading_names_the_place_of_the_fault(line: Line, package: Path, tmp_path: Path):
    found = line.json("edxml", "read", package, "--out", tmp_path / "ra")
    assert found["type"] == "letter"
    assert [one["whole"] for one in found["attachments"]] == [True, True]
    assert len(list((tmp_path / "ra").iterdir())) == 2
    package.write_bytes(package.read_bytes().replace(b"</edXML:Code>", b"", 1))
    refused = line.refused("edxml", "read", package)
    assert refused["code"] == "LTG-001"
    assert "dòng" in refused["what"]
    assert refused["exit"] == 3


def test_the_sample_packages_are_registered(line: Line):
    if not SAMPLES.is_dir():
        pytest.skip("the shared samples are not beside this checkout")
    for name in (
        "edoc_new",
        "edoc_revocation",
        "gateway_minimal_two_attachments",
        "received_single_pdf_zipped",
    ):
        package = read_package((SAMPLES / f"{name}.edxml").read_bytes(), name).package
        assert isinstance(package, LetterPackage)
        fields = line.json("incoming", "add", SAMPLES / f"{name}.edxml")["fields"]
        assert (fields["number"], fields["notation"]) == (package.number, package.notation)
        assert fields["date"] == (package.day.isoformat() if package.day else None)
        assert fields["signer"] == (package.signer or None)
