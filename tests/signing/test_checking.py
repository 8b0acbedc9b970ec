"""What is told of signed files: those others made well, those bent after signing, those made to deceive."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import AppError
from app.signing.checking import check
from app.signing.refusals import NotPdf, PdfLocked, PdfUnreadable
from app.signing.report import Chain, Changes, Checked, Coverage, Lifetime, TimeFrom, Verdict
from app.signing.words import grounds, judgement, overall
from tests.signing.hands import NOW, clerk, hand, organ, plain_pdf, root, signed

SAMPLE = (
    Path(__file__).resolve().parents[3]
    / "shared"
    / "samples"
    / "signed_pdf"
    / "505_QD-TTg_2022_VGCA_signed.pdf"
)


def look(data: bytes, *, trust: bool = True) -> Checked:
    return check(data, "a.pdf", roots=(root().der,) if trust else (), now=NOW)


def words(checked: Checked) -> str:
    return " ".join(
        (overall(checked), *(w for one in checked.signatures for w in (judgement(one), *grounds(one))))
    )


def appended(data: bytes) -> bytes:
    """A further revision that draws over the page."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    more = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 30 Tf 100 600 Td (More) Tj ET"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), more])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_sound_signature_by_a_trusted_root():
    checked = look(signed(plain_pdf(), clerk()))
    (one,) = checked.signatures
    assert one.verdict is Verdict.GOOD
    assert one.signer is not None
    assert (one.signer.name, one.signer.organ) == ("Lò Thị Mẫu", "Đoàn xã Suối Mây")
    assert (one.at, one.time_from) == (NOW, TimeFrom.SIGNER)
    assert (one.coverage, one.changes, one.chain) == (Coverage.WHOLE, Changes.NONE, Chain.TRUSTED)
    said = words(checked)
    assert "Lò Thị Mẫu" in said
    assert "02/03/2026 08:00:00 +07:00" in said
    assert "thu hồi" in said


def test_an_unknown_root_is_said_and_trusting_it_changes_the_word():
    data = signed(plain_pdf(), clerk())
    (one,) = look(data, trust=False).signatures
    assert (one.verdict, one.chain, one.intact) == (Verdict.UNSURE, Chain.UNKNOWN, True)
    assert look(data).verdict is Verdict.GOOD


def test_a_changed_byte_is_noticed():
    data = bytearray(signed(plain_pdf(), clerk()))
    at = data.index(b"595.28")
    data[at] = ord("6")
    (one,) = look(bytes(data)).signatures
    assert not one.intact
    assert one.verdict is Verdict.BAD
    assert "sửa sau khi ký" in words(look(bytes(data)))


def test_two_signatures_the_first_vouches_for_its_revision():
    checked = look(signed(signed(plain_pdf(), clerk()), organ(), field="Ky2", at=NOW + timedelta(minutes=1)))
    first, second = checked.signatures
    assert (first.coverage, first.changes) == (Coverage.REVISION, Changes.ALLOWED)
    assert second.coverage is Coverage.WHOLE
    assert checked.verdict is Verdict.GOOD


def test_a_page_drawn_over_after_signing_is_not_signed():
    (one,) = look(appended(signed(plain_pdf(), clerk()))).signatures
    assert (one.intact, one.changes, one.verdict) == (True, Changes.CONTENT, Verdict.BAD)


def test_an_object_hidden_before_and_shown_after_is_content():
    """Hide and replace: a second catalogue lies in the signed bytes, a new cross-reference table turns to it."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    data = signed(plain_pdf(), clerk())
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    shadow = generic.DictionaryObject(page)
    shadow[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"BT (x) Tj ET"))
    writer.root["/Pages"]["/Kids"][0] = writer.add_object(shadow)
    writer.update_container(writer.root["/Pages"]["/Kids"])
    out = io.BytesIO()
    writer.write(out)
    (one,) = look(out.getvalue()).signatures
    assert one.verdict is Verdict.BAD


@pytest.mark.parametrize(
    ("begins", "ends", "signed_at", "lifetime", "verdict"),
    [
        (-400, -30, 0, Lifetime.ENDED_BEFORE, Verdict.BAD),
        (-400, -30, -60, Lifetime.ENDED_SINCE, Verdict.GOOD),
        (10, 400, 0, Lifetime.NOT_BEGUN, Verdict.BAD),
    ],
)
def test_the_days_of_a_certificate(
    begins: int, ends: int, signed_at: int, lifetime: Lifetime, verdict: Verdict
):
    made = hand("Cũ", by=root(), begins=NOW + timedelta(days=begins), ends=NOW + timedelta(days=ends))
    (one,) = look(signed(plain_pdf(), made, at=NOW + timedelta(days=signed_at))).signatures
    assert (one.lifetime, one.verdict) == (lifetime, verdict)


def test_who_vouches_for_himself_is_told_so():
    own = hand("Tự ký")
    data = signed(plain_pdf(), own)
    (one,) = look(data).signatures
    assert (one.chain, one.verdict) == (Chain.SELF, Verdict.UNSURE)
    assert check(data, "a", roots=(own.der,), now=NOW).verdict is Verdict.GOOD


def test_outdated_methods_are_told():
    (one,) = look(signed(plain_pdf(), clerk(), digest="sha1")).signatures
    assert (one.weak, one.verdict) == ("sha1", Verdict.UNSURE)
    (one,) = look(signed(plain_pdf(), hand("Yếu", by=root(), bits=1024))).signatures
    assert one.weak == "rsa1024"


def test_a_byte_range_that_leaves_something_out():
    data = signed(plain_pdf(), clerk())
    start = data.index(b"/ByteRange")
    inside = data[start : data.index(b"]", start)]
    numbers = inside.partition(b"[")[2].split()
    for bent in (
        [b"0", b"9", *numbers[2:]],
        [*numbers[:3], b"5"],
        [b"9" * 12] * 4,
        [b"-1", b"-1", b"0", b"0"],
    ):
        new = b"/ByteRange [" + b" ".join(bent)
        (one,) = look(data.replace(inside, new[: len(inside)].ljust(len(inside)))).signatures
        assert one.verdict is Verdict.BAD
        assert words(Checked((one,)))


def test_senseless_signature_data_is_one_sentence():
    data = signed(plain_pdf(), clerk())
    start = data.index(b"/Contents <") + len(b"/Contents <")
    bent = data[:start] + b"00" * 40 + data[start + 80 :]
    (one,) = look(bent).signatures
    assert one.fault
    assert "không kiểm tra được" in words(look(bent))


def test_a_locked_file_asks_for_its_password():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="chủ", user="người"))
    with pytest.raises(PdfLocked):
        look(out.getvalue())
    assert check(out.getvalue(), "a", roots=(), now=NOW, password="người").signatures == ()


def test_what_is_no_pdf_and_what_is_torn():
    with pytest.raises(NotPdf):
        look(b"<html>")
    with pytest.raises(PdfUnreadable):
        look(b"%PDF-1.4\nrubbish")
    assert look(plain_pdf()).verdict is None


@settings(max_examples=60)
@given(st.data())
def test_bent_bytes_are_judged_or_refused_and_never_good(data: st.DataObject):
    whole = bytearray(signed(plain_pdf(), clerk()))
    at = data.draw(st.integers(10, len(whole) - 200))
    old = bytes(whole)
    match data.draw(st.integers(0, 1)):
        case 0:
            whole[at] ^= data.draw(st.integers(1, 255))
        case _:
            del whole[at : at + data.draw(st.integers(1, 50))]
    try:
        checked = look(bytes(whole))
    except AppError as refused:
        assert refused.code.startswith("KY-")
        return
    (start,) = [old.index(b"/Contents <")]
    inside_padding = start < at < old.index(b">", start)
    assert inside_padding or checked.verdict is not Verdict.GOOD


def test_the_sample_decision_is_intact_with_an_unknown_root():
    if not SAMPLE.is_file():
        pytest.skip("the shared samples are not beside this checkout")
    (one,) = look(SAMPLE.read_bytes(), trust=False).signatures
    assert (one.intact, one.genuine, one.coverage, one.changes) == (True, True, Coverage.WHOLE, Changes.NONE)
    assert (one.chain, one.verdict, one.time_from) == (Chain.UNKNOWN, Verdict.UNSURE, TimeFrom.STAMP)
