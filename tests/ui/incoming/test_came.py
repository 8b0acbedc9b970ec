"""The lines that say what vouches for a letter: its signatures, its exchange package."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.exchange.package import Office, ReceiptPackage, Reference, Status
from app.exchange.reader import read_package
from app.exchange.writer import write_package
from app.ui.dialogs.certificates import OfferDialog
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
    came.offer_root(authority)
    idle(bare_seat)
    (dialog,) = came.findChildren(OfferDialog)
    assert not bare_seat.desk.signatures.trusted()  # its fingerprint is seen first
    dialog.accept()
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


def test_a_refusal_goes_with_its_reason(bare_seat, open_page, idle, tmp_path):
    desk, path, out = bare_seat.desk, tmp_path / "gói.edxml", tmp_path / "tc.edxml"
    path.write_bytes(write_package(replace(LETTER, files=(replace(LETTER.files[0], data=plain_pdf()),))))
    desk.settings.set("exchange.office_id", "H99.02.01")
    page = open_page(bare_seat)
    page.receive([path])
    idle(bare_seat)
    (letter_id,) = desk.inbox.ids()
    desk.incoming.register(letter_id)
    desk.units.set(name="Đoàn xã Thử")
    page.open_letter(letter_id, focus=False)
    idle(bare_seat)
    came = page.form.came
    assert page.seat.desk.inbox_forms.form(letter_id).values["deadline"] == "20/05/2026"
    assert not came.reason.isVisible()
    came.ask_reason()
    assert came.reason.hasFocus() and not came.refuse.isEnabled()
    came.reason.setText("văn bản gửi nhầm nơi")
    assert came.refuse.isEnabled()
    came.write_receipt("refused", out)
    idle(bare_seat)
    receipt = read_package(out.read_bytes(), "tc").package
    assert (receipt.status, receipt.description) == (Status.REFUSED, "văn bản gửi nhầm nơi")
    assert not came.reason.isVisible()
    assert "từ chối nhận" in came.package.text()


def test_a_receipt_that_arrives_here_goes_to_our_letter(seat, open_page, idle, told, tmp_path):
    desk = seat.desk
    row = next(one for one in desk.letters.list() if one.state == "issued")
    number, notation = row.printed.split("-", 1)
    about = Reference("H99.02.01", number, notation, row.dated)
    said = datetime(2026, 3, 2, 9)  # noqa: DTZ001  packages carry the sender's clock, without a zone
    receipt = ReceiptPackage(Office(id="H37.02.02", name="Tỉnh đoàn Thử"), about, Status.IN_WORK, "", said)
    path = tmp_path / "trạng thái.edxml"
    path.write_bytes(write_package(receipt))
    page = open_page(seat)
    page.receive([path])
    idle(seat)
    assert any("Tỉnh đoàn Thử" in words and "đang xử lý" in words for words in told.words())
    assert [one.kind for one in desk.exchange.list(row.id)] == ["receipt"]
    assert not page.gate.refusals.isVisible()
