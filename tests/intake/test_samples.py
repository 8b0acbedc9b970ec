"""The real letters lent to the project: the seeds with the figures asked for, the others read whole. Skipped when absent."""

from __future__ import annotations

from app.intake import How, guess, ocr, read
from tests.intake.conftest import differences, plain


def last_line(path):
    """The signer stands last in both seeds; the names of real persons are not written down here."""
    return (
        path.read_text("utf-8").split("\n\n")[-1].strip() or path.read_text("utf-8").strip().splitlines()[-1]
    )


def test_seed_000_has_blank_number_and_day(samples):
    guesses = guess(read(samples / "seeds" / "000_15622f71189442b9.txt"))
    assert differences(guesses, {
        "number": None, "notation": "CV/TWĐTN-BTG", "date": None, "place": "Hà Nội", "kind": "CV",
        "issuer": "BAN CHẤP HÀNH TRUNG ƯƠNG",
        "subject": "tuyên truyền và triển khai thực hiện Chỉ thị 02/CT-TTg ngày 26/4/2022 của Thủ tướng Chính phủ về phát triển "
        "Chính phủ điện tử hướng tới Chính phủ số, thúc đẩy chuyển đổi số quốc gia",
        "addressees": [
            "Ban Thường vụ các tỉnh, thành đoàn, đoàn trực thuộc", "Lãnh đạo các cơ quan báo chí thuộc Trung ương Đoàn",
        ],
        "authority": "TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", "position": "BÍ THƯ",
        "recipients": [
            "Như trên", "Văn phòng Chính phủ", "Bộ Thông tin và Truyền thông", "Thường trực BBT TW Đoàn", "Lưu BTG, VP",
        ],
        "deadlines": ["2022-06-30"],
        "cites": [
            ("CT", "2", "CT-TTg", "2022-04-26", "Thủ tướng Chính phủ"),
            ("QĐ", "311", "QĐ-TTg", "2022-03-05", "Thủ tướng Chính phủ"),
        ],
    }) == []  # fmt: skip
    assert guesses.signer is not None
    assert guesses.signer.value == last_line(samples / "seeds" / "000_15622f71189442b9.txt")
    sentence = guesses.deadlines[0].evidence
    assert sentence.startswith("Chỉ đạo quyết liệt để hoàn thành việc nhập dữ liệu")
    assert sentence.endswith("trên phần mềm quản lý đoàn viên.")


def test_seed_002_is_no_letter(samples):
    guesses = guess(read(samples / "seeds" / "002_9c468aa6fdc8bc63.txt"))
    values = plain(guesses)
    for name in (
        "number",
        "notation",
        "kind",
        "signer",
        "subject",
        "issuer",
        "date",
        "position",
        "authority",
    ):
        assert values[name] is None, name
    assert {(number, notation, day) for _, number, notation, day, _ in values["cites"]} == {
        ("9568", "CV/TWĐTN-BTG", "2022-05-23"), ("226", "CV/ĐTN", "2022-04-04"), ("2", "CT-TTg", "2022-04-26"),
    }  # fmt: skip
    assert values["deadlines"] == []


def test_seed_003(samples):
    guesses = guess(read(samples / "seeds" / "003_01a214fae8486960.txt"))
    assert differences(guesses, {
        "number": "856", "notation": "CV/TWĐTĐN-BTG", "date": "2023-05-05", "place": "Hà Nội", "kind": "CV",
        "subject": "thông tin, tuyên truyền về công tác xây dựng Đảng, xây dựng hệ thống chính trị năm 2023",
        "addressees": ["Ban Thường vụ các tỉnh, thành đoàn và đoàn trực thuộc"],
        "authority": "TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", "position": None,
        "cites": [("KH", "114", "KH/BTCTW", "2023-04-21", "Ban Tổ chức Trung ương")], "deadlines": [],
    }) == []  # fmt: skip
    assert guesses.signer is not None
    assert guesses.signer.value == last_line(samples / "seeds" / "003_01a214fae8486960.txt")


def test_pdfs_with_a_text_layer(samples):
    letters = samples / "synthetic_letters"
    first = guess(read(letters / "01_Cong_Van_Den_Bo_GDDT.pdf"))
    assert differences(first, {
        "number": "2154", "notation": "BGDĐT-CNTT", "date": "2026-08-10", "kind": "CV", "place": "Hà Nội",
        "superior": "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "issuer": "CỤC CÔNG NGHỆ THÔNG TIN",
        "authority": "KT. BỘ TRƯỞNG", "position": "THỨ TRƯỞNG", "deadlines": [],
        "recipients": ["Như trên (để thực hiện)", "Bộ trưởng (để báo cáo)", "Văn phòng Bộ GD&ĐT", "Lưu: VT, CNTT"],
    }) == []  # fmt: skip
    second = guess(read(letters / "03_Thong_Bao_Tap_Doan_VNPT.pdf"))
    assert differences(second, {
        "number": "145", "notation": "TB-VNPT-IT", "kind": "TB", "issuer": "BAN CÔNG NGHỆ THÔNG TIN",
        "superior": "TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM", "position": "TRƯỞNG BAN CÔNG NGHỆ THÔNG TIN",
        "deadlines": [],
    }) == []  # fmt: skip
    signed = guess(read(next((samples / "signed_pdf").glob("*.pdf"))))
    assert differences(signed, {
        "number": "505", "notation": "QĐ-TTg", "date": "2022-04-22", "kind": "QĐ", "issuer": "THỦ TƯỚNG CHÍNH PHỦ",
        "authority": "KT. THỦ TƯỚNG", "position": "PHÓ THỦ TƯỚNG",
    }) == []  # fmt: skip
    assert len(signed.recipients) == 15
    for letter in (first, second, signed):
        assert letter.signer is not None
        assert letter.signer.certainty >= 0.9


def test_word_files(samples):
    plan = guess(read(next((samples / "doan").glob("*.docx"))))
    assert differences(plan, {
        "number": None, "notation": "KH/ĐTN", "date": "2025-01-07", "place": "Phúc Thịnh", "kind": "KH",
        "issuer": "BCH ĐOÀN XÃ PHÚC THỊNH",
        "subject": "Tổ chức đêm nhạc giao lưu nhằm gây quỹ từ thiện “Xuân yêu thương”",
        "cites": [("KH", "1", "KH/ĐTN", "2026-01-06", "Ban Thường vụ Đoàn TNCS Hồ Chí Minh xã Phúc Thịnh")],
    }) == []  # fmt: skip
    decree = guess(read(samples / "nd30" / "30_2020_ND_CP.docx"))
    assert differences(decree, {
        "number": "30", "notation": "2020/NĐ-CP", "date": "2020-03-05", "kind": "NĐ", "issuer": "CHÍNH PHỦ",
        "authority": "TM. CHÍNH PHỦ", "position": "THỦ TƯỚNG",
    }) == []  # fmt: skip
    for annex in sorted((samples / "nd30").glob("Phuluc*.docx")):
        assert len(read(annex).text) > 1000


def test_scans_are_read_from_their_pictures_or_say_why_not(samples):
    for scan in sorted((samples / "scans").glob("*.pdf"))[:3]:
        source = read(scan)
        assert source.how is How.OCR if ocr.available() else source.warnings
