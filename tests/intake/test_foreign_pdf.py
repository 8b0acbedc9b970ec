"""PDFs as other offices make them, drawn line by line: stamps of digital signatures, places left for the pen, body
tables, feet on a page of their own, words written one by one and out of order."""

from __future__ import annotations

import io

import pytest

from app.intake import Column, guess, read_bytes
from tests.intake.conftest import differences

MM = 72 / 25.4


class Sheet:
    """Draws text at millimetres from the top left."""

    def __init__(self, faces):
        from reportlab.pdfgen.canvas import Canvas

        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(210 * MM, 297 * MM))
        self.faces = faces

    def at(self, x, y, text, *, size=13, bold=False, centre=False, by_word=False):
        font = self.faces[1 if bold else 0]
        self.canvas.setFont(font, size)
        width = self.canvas.stringWidth(text, font, size)
        left = x * MM - (width / 2 if centre else 0)
        base = (297 - y) * MM
        if not by_word:
            self.canvas.drawString(left, base, text)
            return
        # From the last word to the first, each a text object of its own.
        for index in range(len(text.split()) - 1, -1, -1):
            before = " ".join(text.split()[:index]) + (" " if index else "")
            self.canvas.drawString(
                left + self.canvas.stringWidth(before, font, size), base, text.split()[index]
            )

    def body(self, y, *lines, by_word=False):
        for index, line in enumerate(lines):
            self.at(40 if index == 0 else 30, y + 6.5 * index, line, by_word=by_word)
        return y + 6.5 * len(lines)

    def page(self):
        self.canvas.showPage()

    def read(self):
        self.canvas.save()
        return read_bytes(self.stream.getvalue(), "thu.pdf")


@pytest.fixture
def sheet(faces):
    return Sheet(faces)


def head(sheet, *, number, dated, by_word=False):
    sheet.at(65, 22, "ỦY BAN NHÂN DÂN", centre=True, by_word=by_word)
    sheet.at(65, 28, "TỈNH SÔNG LAM", centre=True)
    sheet.at(65, 34, "SỞ NỘI VỤ", bold=True, centre=True)
    sheet.at(140, 25, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, centre=True, by_word=by_word)
    sheet.at(140, 31, "Độc lập - Tự do - Hạnh phúc", bold=True, centre=True)
    sheet.at(65, 43, number, centre=True)
    sheet.at(140, 43.4, dated, centre=True)


@pytest.mark.parametrize("by_word", [False, True])
def test_signature_stamp_and_subject_beside_the_date(sheet, by_word):
    for index, line in enumerate(
        (
            "Người ký: Sở Nội vụ",
            "Email: sonoivu@vi.du",
            "Cơ quan: Tỉnh Sông Lam",
            "Thời gian ký: 05.01.2026 10:00:00 +07:00",
        )
    ):
        sheet.at(150, 6 + 3 * index, line, size=7)
    head(sheet, number="Số: 15/SNV-CCVC", dated="Sông Lam, ngày 05 tháng 01 năm 2026", by_word=by_word)
    sheet.at(65, 50, "V/v rà soát, sắp xếp biên chế", size=12, centre=True, by_word=by_word)
    sheet.at(65, 55, "và vị trí việc làm năm 2026", size=12, centre=True, by_word=by_word)
    sheet.at(65, 68, "Kính gửi:")
    sheet.at(86, 75, "- Các sở, ban, ngành tỉnh;", by_word=by_word)
    sheet.at(86, 81, "- Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn")
    sheet.at(88, 87, "toàn tỉnh.")
    y = sheet.body(
        99,
        "Thực hiện Kế hoạch số 201/KH-UBND ngày 20 tháng",
        "12 năm 2025 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các cơ quan, đơn vị",
        "báo cáo kết quả trước ngày",
        "15/01/2026 để tổng hợp./.",
        by_word=by_word,
    )
    sheet.at(30, y + 10, "Nơi nhận:", size=12, bold=True)
    for index, line in enumerate(("- Như trên;", "- UBND tỉnh (b/c);", "- Lưu: VT, CCVC.")):
        sheet.at(30, y + 15 + 5 * index, line, size=11)
    sheet.at(145, y + 10, "KT. GIÁM ĐỐC", bold=True, centre=True)
    sheet.at(145, y + 16, "PHÓ GIÁM ĐỐC", bold=True, centre=True)
    sheet.at(145, y + 45, "Phí Văn Hòa", bold=True, centre=True)
    assert differences(guess(sheet.read()), {
        "number": "15", "notation": "SNV-CCVC", "date": "2026-01-05", "place": "Sông Lam", "issuer": "SỞ NỘI VỤ",
        "superior": "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "kind": "CV",
        "subject": "rà soát, sắp xếp biên chế và vị trí việc làm năm 2026",
        "addressees": [
            "Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn toàn tỉnh",
        ],
        "authority": "KT. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC", "signer": "Phí Văn Hòa",
        "recipients": ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT, CCVC"], "deadlines": ["2026-01-15"],
        "cites": [("KH", "201", "KH-UBND", "2025-12-20", "Ủy ban nhân dân tỉnh")],
    }) == []  # fmt: skip


def test_places_left_for_the_pen(sheet):
    head(sheet, number="Số:            /QĐ-SNV", dated="Sông Lam, ngày          tháng 02 năm 2026")
    sheet.at(110, 60, "QUYẾT ĐỊNH", bold=True, centre=True)
    sheet.at(110, 66, "Về việc tặng Giấy khen", bold=True, centre=True)
    sheet.at(110, 78, "GIÁM ĐỐC SỞ NỘI VỤ", bold=True, centre=True)
    sheet.body(88, "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;")
    sheet.at(110, 100, "QUYẾT ĐỊNH:", bold=True, centre=True)
    sheet.body(110, "Điều 1. Tặng Giấy khen cho 03 cá nhân có thành tích.")
    sheet.at(30, 135, "Nơi nhận:", size=12, bold=True)
    sheet.at(30, 140, "- Như Điều 1;", size=11)
    sheet.at(30, 145, "- Lưu: VT.", size=11)
    sheet.at(145, 135, "GIÁM ĐỐC", bold=True, centre=True)
    assert differences(guess(sheet.read()), {
        "number": None, "notation": "QĐ-SNV", "date": None, "place": "Sông Lam", "kind": "QĐ",
        "subject": "tặng Giấy khen", "issuer": "SỞ NỘI VỤ", "position": "GIÁM ĐỐC", "signer": None,
        "recipients": ["Như Điều 1", "Lưu: VT"], "deadlines": [],
        "cites": [("Luật", "6", "2022/QH15", "2022-06-15", None)],
    }) == []  # fmt: skip


def test_body_table_foot_on_its_own_page_and_annex(sheet):
    head(sheet, number="Số: 9/KH-SNV", dated="Sông Lam, ngày 3 tháng 3 năm 2026")
    sheet.at(110, 60, "KẾ HOẠCH", bold=True, centre=True)
    sheet.at(110, 66, "Tập huấn công tác văn thư năm 2026", bold=True, centre=True)
    sheet.body(
        80,
        "Sở Nội vụ xây dựng kế hoạch tập huấn công tác văn thư, lưu trữ cho cán bộ các",
        "xã, phường như sau:",
    )
    for row, cells in enumerate(
        (
            ("STT", "Nội dung", "Đơn vị", "Thời gian"),
            ("1", "Mở lớp", "Phòng A", "10/4"),
            ("2", "Tổng kết", "Phòng B", "20/6"),
        )
    ):
        for column, cell in enumerate(cells):
            sheet.at((32, 58, 110, 160)[column], 100 + 7 * row, cell)
    sheet.body(130, "Các đơn vị gửi danh sách học viên về Sở chậm nhất ngày 25/3/2026.")
    sheet.page()
    sheet.at(110, 12, "2", centre=True)
    sheet.at(30, 30, "Nơi nhận:", size=12, bold=True)
    for index, line in enumerate(
        ("- Giám đốc Sở;", "- Các phòng chuyên môn, đơn vị sự nghiệp công lập", "trực thuộc;", "- Lưu: VT.")
    ):
        sheet.at(30, 35 + 5 * index, line, size=10)
    sheet.at(155, 30, "TL. GIÁM ĐỐC", bold=True, centre=True)
    sheet.at(155, 36, "CHÁNH VĂN PHÒNG", bold=True, centre=True)
    sheet.at(155, 62, "Âu Thị Sen", bold=True, centre=True)
    sheet.page()
    sheet.at(110, 25, "PHỤ LỤC", bold=True, centre=True)
    sheet.at(110, 32, "(Kèm theo Kế hoạch số 9/KH-SNV ngày 03/3/2026 của Sở Nội vụ)", centre=True)
    sheet.at(150, 80, "NGƯỜI LẬP BIỂU", centre=True)
    sheet.at(150, 110, "Ninh Văn Bình", centre=True)
    source = sheet.read()
    assert differences(guess(source), {
        "number": "9", "notation": "KH-SNV", "date": "2026-03-03", "kind": "KH",
        "subject": "Tập huấn công tác văn thư năm 2026", "authority": "TL. GIÁM ĐỐC", "position": "CHÁNH VĂN PHÒNG",
        "signer": "Âu Thị Sen", "deadlines": ["2026-03-25"], "cites": [],
        "recipients": ["Giám đốc Sở", "Các phòng chuyên môn, đơn vị sự nghiệp công lập trực thuộc", "Lưu: VT"],
    }) == []  # fmt: skip
    rows = [line.text for line in source.pages[0].lines if "\t" in line.text]
    assert rows == [
        "STT\tNội dung\tĐơn vị\tThời gian",
        "1\tMở lớp\tPhòng A\t10/4",
        "2\tTổng kết\tPhòng B\t20/6",
    ]
    assert all(line.column is Column.WHOLE for line in source.pages[0].lines if "\t" in line.text)


def test_centred_head_without_columns(sheet):
    for index, (line, bold) in enumerate(
        (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True), ("-----", False),
         ("ĐOÀN TRƯỜNG TRUNG CẤP NGHỀ SEN VÀNG", True), ("Số: 3/TB-ĐT", False), ("THÔNG BÁO", True),
         ("Tuyển cộng tác viên truyền thông", True))
    ):  # fmt: skip
        sheet.at(110, 25 + 7 * index, line, bold=bold, centre=True)
    y = sheet.body(82, "Đoàn trường tuyển 05 cộng tác viên. Hạn nộp đơn: đến hết ngày 30/9/2025.")
    sheet.at(140, y + 10, "Sông Lam, ngày 08 tháng 9 năm 2025", centre=True)
    sheet.at(140, y + 16, "TM. BAN THƯỜNG VỤ", bold=True, centre=True)
    sheet.at(140, y + 22, "BÍ THƯ", centre=True)
    sheet.at(140, y + 45, "Lục Kim Chi", bold=True, centre=True)
    assert differences(guess(sheet.read()), {
        "number": "3", "notation": "TB-ĐT", "date": "2025-09-08", "place": "Sông Lam", "kind": "TB",
        "issuer": "ĐOÀN TRƯỜNG TRUNG CẤP NGHỀ SEN VÀNG", "superior": None,
        "subject": "Tuyển cộng tác viên truyền thông", "authority": "TM. BAN THƯỜNG VỤ", "position": "BÍ THƯ",
        "signer": "Lục Kim Chi", "deadlines": ["2025-09-30"],
    }) == []  # fmt: skip


def test_minutes_with_two_signatures(sheet):
    sheet.at(65, 22, "ĐOÀN XÃ BÌNH AN", centre=True)
    sheet.at(65, 28, "CHI ĐOÀN THÔN ĐÔNG", bold=True, centre=True)
    sheet.at(65, 34, "***", centre=True)
    sheet.at(65, 40, "Số: 06-BB/CĐ", centre=True)
    sheet.at(145, 22, "ĐOÀN TNCS HỒ CHÍ MINH", bold=True, centre=True)
    sheet.at(110, 55, "BIÊN BẢN", bold=True, centre=True)
    sheet.at(110, 61, "Họp chi đoàn tháng 3 năm 2026", bold=True, centre=True)
    sheet.body(
        75,
        "Thời gian bắt đầu: 19 giờ 30 ngày 05 tháng 3 năm 2026.",
        "Cuộc họp kết thúc lúc 21 giờ cùng ngày.",
    )
    for x, post, name in ((65, "NGƯỜI GHI BIÊN BẢN", "Ma Thị Hoa"), (145, "CHỦ TRÌ", "Sùng A Lử")):
        sheet.at(x, 100, post, bold=True, centre=True)
        sheet.at(x, 130, name, bold=True, centre=True)
    guesses = guess(sheet.read())
    assert differences(guesses, {
        "number": "6", "notation": "BB/CĐ", "date": None, "kind": "BB", "issuer": "CHI ĐOÀN THÔN ĐÔNG",
        "superior": "ĐOÀN XÃ BÌNH AN", "subject": "Họp chi đoàn tháng 3 năm 2026", "position": "CHỦ TRÌ",
        "signer": "Sùng A Lử", "deadlines": [],
    }) == []  # fmt: skip
