"""The lines that say what vouches for a letter: its signatures, its exchange package."""

from __future__ import annotations

from dataclasses import replace

from app.exchange.package import ReceiptPackage, Status
from app.exchange.reader import read_package
from app.exchange.writer import write_package
from tests.exchange.test_package import LETTER
from tests.signing.hands import clerk, plain_pdf, root, signed


def test_a_signature_is_told_unfolded_and_its_issuer_trusted(bare_seat, open_page, idle, tmp_path):
    path, authority = tmp_path / "ký.pdf", tmp_path / "gốc.cer"
    path.write_bytes(signed(plain_pdf(), clerk()))
    authority.write_bytes(root().der)
    letter_id = bare_seat.desk.incoming.receive(path).result
    page = open_page(bare_seat)
    page.open_letter(letter_id, focus=False)
    idle(bare_seat)
    came = page.form.came
    assert came.isVisible()
    assert "Lò Thị Mẫu" in came.verdict.text()
    assert not came.grounds.isVisible()
    came.unfold.click()
    assert "danh sách tin cậy" in came.grounds.text()
    assert came.grounds.isVisible()
    assert came.trust.isVisible()
    came.take_root(authority)
    idle(bare_seat)
    assert "Gốc thử nghiệm" in came.grounds.text()
    assert not came.trust.isVisible()


def test_a_plain_letter_shows_nothing(bare_seat, open_page, papers, idle):
    letter_id = bare_seat.desk.incoming.receive(papers["thu"]).result
    page = open_page(bare_seat)
    page.open_letter(letter_id, focus=False)
    idle(bare_seat)
    assert not page.form.came.isVisible()


def test_a_package_tells_its_sender_and_a_receipt_is_one_act(bare_seat, open_page, idle, tmp_path):
    desk, path, out = bare_seat.desk, tmp_path / "gói.edxml", tmp_path / "bn.edxml"
    path.write_bytes(write_package(replace(LETTER, files=(replace(LETTER.files[0], data=plain_pdf()),))))
    desk.settings.set("exchange.office_id", "H99.02.01")
    letter_id = desk.incoming.receive(path).result
    page = open_page(bare_seat)
    page.open_letter(letter_id, focus=False)
    idle(bare_seat)
    came = page.form.came
    assert "Xã đoàn Suối Mây" in came.package.text()
    desk.incoming.register(letter_id)
    desk.units.set(name="Đoàn xã Thử")
    came.write_receipt("accepted", out)
    idle(bare_seat)
    receipt = read_package(out.read_bytes(), "bn").package
    assert isinstance(receipt, ReceiptPackage)
    assert receipt.status is Status.ACCEPTED
    assert "đã tiếp nhận" in came.package.text()
