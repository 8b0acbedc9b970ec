"""Signing and checking as a clerk does it on the command line: a key file, a token, pictures in their places, trust."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.base.clock import VIETNAM
from app.domain.signature_fields import ORGAN_FIELD, PERSON_FIELD
from app.export.lists.signature_look import annex_line, copy_line, moment_words
from app.signing.signing import survey
from tests.factory import Line
from tests.signing.hands import Hand, hand, plain_pdf

TODAY = datetime.now(UTC)
SPAN = {"begins": TODAY - timedelta(days=2), "ends": TODAY + timedelta(days=200)}
LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
MM = 72 / 25.4


@pytest.fixture
def line(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.delenv("VANTHU_DATA", raising=False)
    monkeypatch.delenv("VANTHU_KEY_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)


@pytest.fixture(scope="module")
def hands() -> dict[str, Hand]:
    top = hand("Gốc của hôm nay", authority=True, **SPAN)
    return {
        "root": top,
        "person": hand("Nguyen Van Mau", by=top, **SPAN),
        "organ": hand("Đoàn xã Suối Mây", by=top, **SPAN),
    }


@pytest.fixture
def desk(tmp_path: Path, hands: dict[str, Hand]) -> Path:
    """Keys, pictures and a letter with the signer's name on it."""
    for name, one in hands.items():
        (tmp_path / f"{name}.p12").write_bytes(one.p12("mật", hands["root"]))
        (tmp_path / f"{name}.cer").write_bytes(one.der)
    (tmp_path / "pw").write_text("mật", encoding="utf-8")
    for name, colour, size in (
        ("hand", (20, 40, 180, 255), (300, 150)),
        ("seal", (210, 20, 30, 255), (360, 360)),
    ):
        picture = Image.new("RGBA", size, (0, 0, 0, 0))
        picture.paste(colour, (10, 10, size[0] - 10, 30))
        picture.save(tmp_path / f"{name}.png", dpi=(254, 254))
    canvas = Canvas(str(tmp_path / "l.pdf"), pagesize=(595.28, 841.89), invariant=1)
    canvas.drawString(80, 700, "Nguyen Van Mau")
    canvas.showPage()
    canvas.drawCentredString(420, 220, "Nguyen Van Mau")
    canvas.save()
    return tmp_path


def sign(line: Line, *words: str | Path) -> Any:
    return line.json("sign", *words, "--password-file", "pw")


def test_a_hand_above_its_name_and_a_seal_over_its_left_third(line: Line, desk: Path):
    first = sign(line, "l.pdf", "--key", "person.p12", "--image", "hand.png", "--out", "1.pdf")
    assert (first["page"], first["warnings"]) == (2, [])
    second = sign(
        line,
        "1.pdf",
        "--key",
        "organ.p12",
        "--as",
        "organ",
        "--image",
        "seal.png",
        "--width",
        "36",
        "--out",
        "2.pdf",
    )
    assert [one["verdict"] for one in second["signatures"]] == ["unsure", "unsure"]
    hand_box, seal = (one.box for one in survey((desk / "2.pdf").read_bytes(), "2").fields)
    assert hand_box is not None
    assert seal is not None
    assert abs((hand_box.x0 + hand_box.x1) / 2 - 420) < 1
    assert abs(hand_box.wide - 30 * MM) < 1
    assert hand_box.y0 > 220
    assert abs(seal.wide - 36 * MM) < 1
    assert abs(seal.x1 - (hand_box.x0 + hand_box.wide / 3)) < 1.5
    assert (desk / "1.pdf").read_bytes().startswith((desk / "l.pdf").read_bytes())
    assert (desk / "2.pdf").read_bytes().startswith((desk / "1.pdf").read_bytes())
    checked = line.json("verify", "2.pdf", "--trust", "root.cer")
    assert [(one["verdict"], one["covers_whole_file"]) for one in checked["signatures"]] == [
        ("good", False),
        ("good", True),
    ]
    with pikepdf.open(desk / "2.pdf") as document:
        kinds = {str(one.V.SubFilter) for one in document.Root.AcroForm.Fields}
        assert kinds == {"/ETSI.CAdES.detached"}


def test_trust_is_kept_shown_and_taken_back(line: Line, desk: Path):
    sign(line, "l.pdf", "--key", "person.p12", "--out", "1.pdf")
    assert line.json("verify", "1.pdf")["signatures"][0]["chain"] == "unknown"
    (row,) = line.json("trust", "add", "root.cer")["certificates"]
    assert (row["subject"], row["authority"]) == ("Gốc của hôm nay, Đoàn xã Suối Mây", True)
    assert line.json("verify", "1.pdf")["signatures"][0]["chain"] == "trusted"
    assert line.json("trust", "list")["total"] == 1
    assert line.refused("trust", "remove", "ffffffff")["code"] == "KY-011"
    line.json("trust", "remove", row["sha256"][:10])
    assert line.json("verify", "1.pdf")["verdict"] == "unsure"
    assert line.refused("trust", "add", "hand.png")["code"] == "KY-010"


def test_the_fields_that_wait_are_used(line: Line, desk: Path):
    from app.signing.fields import Field, with_fields

    spots = [Field(PERSON_FIELD, 1, (360, 240, 480, 300)), Field(ORGAN_FIELD, 1, (290, 220, 400, 330))]
    (desk / "w.pdf").write_bytes(with_fields((desk / "l.pdf").read_bytes(), spots))
    assert line.json("verify", "w.pdf")["empty_fields"] == [PERSON_FIELD, ORGAN_FIELD]
    sign(line, "w.pdf", "--key", "person.p12", "--image", "hand.png", "--out", "1.pdf")
    done = sign(line, "1.pdf", "--key", "organ.p12", "--as", "organ", "--image", "seal.png", "--out", "2.pdf")
    assert done["empty_fields"] == []
    assert [one.name for one in survey((desk / "2.pdf").read_bytes(), "2").fields] == [
        PERSON_FIELD,
        ORGAN_FIELD,
    ]
    assert line.json("verify", "2.pdf", "--trust", "root.cer")["verdict"] == "good"
    taken = line.refused(
        "sign", "2.pdf", "--key", "person.p12", "--field", ORGAN_FIELD, "--password-file", "pw"
    )
    assert taken["code"] == "KY-030"


def test_annex_and_copy_say_it_in_black_type_in_the_corner(line: Line, desk: Path):
    import pypdfium2

    out = desk / "c.pdf"
    sign(line, "l.pdf", "--key", "organ.p12", "--as", "copy", "--organ", "Đoàn xã Suối Mây", "--out", out)
    document = pypdfium2.PdfDocument(str(out))
    document.init_forms()
    (field,) = survey(out.read_bytes(), "c").fields
    assert field.page == 1
    assert field.box is not None
    assert abs(595.28 - field.box.x1 - 15 * MM) < 1.5
    picture = document[0].render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
    box = [
        round(edge * 2) for edge in (field.box.x0, 841.89 - field.box.y1, field.box.x1, 841.89 - field.box.y0)
    ]
    drawn = picture.crop(tuple(box))
    darkest = min(sum(pixel) for pixel in drawn.get_flattened_data())
    assert darkest < 120
    assert (
        line.refused("sign", "l.pdf", "--key", "organ.p12", "--as", "annex", "--password-file", "pw")["code"]
        == "KY-041"
    )
    sign(line, "l.pdf", "--key", "organ.p12", "--as", "annex", "--number", "15/QĐ-X", "--out", "a.pdf")


def test_the_words_of_annex_and_copy():
    at = datetime(2026, 1, 5, 8, 30, 15, tzinfo=VIETNAM)
    assert annex_line("15/QĐ-BNV", at) == "Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00"
    assert copy_line("SAO Y", "Tỉnh đoàn X", at) == "SAO Y; Tỉnh đoàn X; 05/01/2026; 08:30:15 +07:00"
    assert moment_words(at, strict=True) == "2026-01-05T08:30:15+07:00"


def test_what_cannot_be_signed_leaves_no_file(line: Line, desk: Path):
    (desk / "wrong").write_text("sai", encoding="utf-8")
    key = ("--key", "person.p12")
    assert line.refused("sign", "l.pdf", *key, "--password-file", "wrong")["code"] == "KY-020"
    assert line.refused("sign", "l.pdf", "--key", "root.cer", "--password-file", "pw")["code"] == "KY-020"
    assert line.refused("sign", "hand.png", *key, "--password-file", "pw")["code"] == "KY-001"
    assert (
        line.refused("sign", "l.pdf", *key, "--image", "l.pdf", "--password-file", "pw")["code"] == "KY-040"
    )
    away = line.refused(
        "sign", "l.pdf", *key, "--image", "hand.png", "--at", "200,290", "--password-file", "pw"
    )
    assert away["code"] == "KY-042"
    assert line.refused("sign", "l.pdf", *key)["exit"] == 2
    ended = hand("Hết hạn", begins=TODAY - timedelta(days=9), ends=TODAY - timedelta(days=1))
    (desk / "old.p12").write_bytes(ended.p12("mật"))
    assert line.refused("sign", "l.pdf", "--key", "old.p12", "--password-file", "pw")["code"] == "KY-021"
    assert not list(desk.glob("*ký*"))


def test_pictures_that_cover_are_told(line: Line, desk: Path):
    Image.new("RGB", (200, 100), "white").save(desk / "white.png")
    done = sign(line, "l.pdf", "--key", "person.p12", "--image", "white.png")
    assert "trong suốt" in done["warnings"][0]
    assert Path(done["file"]).name == "l (đã ký).pdf"


@pytest.fixture
def token(tmp_path: Path, hands: dict[str, Hand], monkeypatch: pytest.MonkeyPatch) -> str:
    """A token made of software, with the person's key on it."""
    if not LIBRARY.is_file() or shutil.which("softhsm2-util") is None:
        pytest.skip("softhsm2 is not installed")
    import pkcs11
    from cryptography.hazmat.primitives import serialization
    from pkcs11 import Attribute, ObjectClass
    from pkcs11.util.rsa import decode_rsa_private_key

    folder = tmp_path / "tokens"
    folder.mkdir()
    (tmp_path / "hsm.conf").write_text(
        f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "hsm.conf"))
    command = [
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "thu",
        "--pin",
        "1234",
        "--so-pin",
        "5678",
    ]
    subprocess.run(command, check=True, capture_output=True, env=os.environ.copy())
    person = hands["person"]
    key = decode_rsa_private_key(
        person.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    named = {Attribute.TOKEN: True, Attribute.ID: b"\x01", Attribute.LABEL: "khoa"}
    library = pkcs11.lib(str(LIBRARY))
    library.reinitialize()
    with library.get_token(token_label="thu").open(rw=True, user_pin="1234") as session:
        session.create_object(key | named | {Attribute.PRIVATE: True, Attribute.SIGN: True})
        session.create_object(
            named
            | {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                Attribute.VALUE: person.der,
                Attribute.SUBJECT: person.certificate.subject.public_bytes(),
            }
        )
    return str(LIBRARY)


@pytest.mark.serial
def test_a_token_signs_and_its_refusals_are_sentences(line: Line, desk: Path, token: str):
    (desk / "pin").write_text("1234")
    (desk / "bad").write_text("9999")
    done = line.json("sign", "l.pdf", "--token", token, "--password-file", "pin", "--out", "t.pdf")
    assert done["signatures"][0]["who"] == "Nguyen Van Mau"
    assert line.json("verify", "t.pdf", "--trust", "root.cer")["verdict"] == "good"
    words = ("sign", "l.pdf", "--token", token)
    assert line.refused(*words, "--password-file", "bad")["code"] == "KY-025"
    assert line.refused(*words, "--password-file", "pin", "--token-label", "khác")["code"] == "KY-024"
    assert line.refused(*words, "--password-file", "pin", "--key-label", "khác")["code"] == "KY-026"
    assert line.refused("sign", "l.pdf", "--token", "l.pdf", "--password-file", "pin")["code"] == "KY-023"


def test_an_incoming_letter_tells_its_signatures(line: Line, desk: Path):
    from app.bootstrap import open_desk

    sign(line, "l.pdf", "--key", "person.p12", "--out", "1.pdf")
    letter = line.json("incoming", "add", "1.pdf")["id"]
    opened = open_desk(line.data, key_file=line.key)
    try:
        (report,) = opened.signatures.of_letter(letter)
    finally:
        opened.close()
    assert (report.verdict, report.file) == ("unsure", "1.pdf")
    assert any("Nguyen Van Mau" in ground for ground in report.signatures[0].grounds)
    unsigned = desk / "u.pdf"
    unsigned.write_bytes(plain_pdf())
    assert line.json("verify", unsigned) | {"file": ""} == {
        "file": "", "signed": False, "verdict": None, "words": "Tệp không có chữ ký số.", "signatures": [], "empty_fields": []
    }  # fmt: skip
    assert io.BytesIO(unsigned.read_bytes()).read(4) == b"%PDF"
