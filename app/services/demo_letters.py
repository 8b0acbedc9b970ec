"""The letters of the demonstration: the province union's letter from its template, and what the clerk adds to drafts.

Owns words of sample documents (Vietnamese, never translated). Figures and dates come in; nothing here is counted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import msgspec

from app.base.paths import resource
from app.domain.wording import day_in_text
from app.layout.parts import (
    BodyBlock,
    DateLine,
    Item,
    Letter,
    Level,
    Paragraph,
    Recipient,
    Signature,
    Storage,
)
from app.layout.read import read_letter

DAYS_AGO: Final = 4
DAYS_LEFT: Final = 20
"""The sample letter was written some days ago and asks for an answer some weeks ahead, whenever the demonstration runs."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the union's own records say, for the report."""

    members: int
    women: int
    cells: int
    cell_unions: int
    without_birth_date: int
    branches: tuple[tuple[str, int], ...]
    """Branches right under the union with the number of their members."""


def province_letter(today: date, *, deadline: date) -> Letter:
    """The letter that comes in, dated a few days before ``today``."""
    written = today - timedelta(days=DAYS_AGO)
    values = {
        "year": str(written.year),
        "later": str(written.year + 4),
        "plan_day": day_in_text(written - timedelta(days=70)),
        "deadline": day_in_text(deadline),
    }
    raw = json.loads(resource("samples", "demo", "province_letter.json").read_text("utf-8"))
    raw["date"] |= {"day": written.day, "month": written.month, "year": written.year}
    return read_letter(json.dumps(_filled(raw, values)).encode("utf-8"), "province_letter.json")


def _filled(value: Any, values: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name, text in values.items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, list):
        return [_filled(one, values) for one in value]
    if isinstance(value, dict):
        return {name: _filled(one, values) for name, one in value.items()}
    return value


def report(
    draft: Letter,
    figures: Figures,
    *,
    sender: str,
    today: date,
    signature: Signature,
    recipients: list[Recipient],
) -> Letter:
    """The clerk's work on the first draft of the answer: figures of our own records, what was done, what is asked."""
    body: list[BodyBlock] = [
        *draft.body[:1],
        Item(level=Level.ROMAN, title="Tình hình chung"),
        Paragraph(
            f"Tính đến ngày {day_in_text(today)}, Đoàn trường có {figures.cell_unions:02d} liên chi đoàn, "
            f"{figures.cells:02d} chi đoàn với {figures.members} đoàn viên, trong đó {figures.women} đoàn viên nữ; cụ thể:"
        ),
        *(Item(level=Level.DASH, text=f"{name}: {count:02d} đoàn viên.") for name, count in figures.branches),
        Item(level=Level.ROMAN, title="Kết quả thực hiện"),
        Item(
            level=Level.CLAUSE,
            text="Đoàn trường đã quán triệt nội dung văn bản đến các liên chi đoàn, chi đoàn trực thuộc; phân công đồng chí Phó "
            "Bí thư trực tiếp phụ trách và ban hành văn bản hướng dẫn các chi đoàn thực hiện.",
        ),
        Item(
            level=Level.CLAUSE,
            text=f"Đã rà soát {figures.members}/{figures.members} hồ sơ đoàn viên; "
            + (
                f"còn {figures.without_birth_date} hồ sơ thiếu ngày sinh đang được bổ sung."
                if figures.without_birth_date
                else "các hồ sơ đều có đủ họ tên, ngày sinh, ngày vào Đoàn, không có hồ sơ trùng lặp. Toàn bộ hồ sơ được lưu "
                "trữ, tra cứu trên máy tính và có lịch sử thay đổi."
            ),
        ),
        Item(
            level=Level.CLAUSE,
            text="Văn bản đi, văn bản đến của Đoàn trường được đăng ký, cấp số trên máy tính; sổ đăng ký được in, đóng quyển "
            "theo quy định. Việc giao, nhắc hạn xử lý văn bản được theo dõi hằng ngày.",
        ),
        Item(level=Level.ROMAN, title="Khó khăn, hạn chế"),
        Paragraph(
            "Một số chi đoàn cập nhật nơi ở hiện nay của đoàn viên còn chậm; cán bộ chi đoàn thay đổi theo năm học nên việc "
            "hướng dẫn nghiệp vụ phải làm lại nhiều lần."
        ),
        Item(level=Level.ROMAN, title="Đề xuất, kiến nghị"),
        Paragraph(
            "Kính đề nghị cấp trên tiếp tục tập huấn nghiệp vụ công tác đoàn viên cho cán bộ Đoàn ở các chi đoàn; thống nhất "
            "biểu mẫu tổng hợp để đơn vị kết xuất từ máy tính."
        ),
        Paragraph(f"Trên đây là báo cáo của {sender}, kính trình xem xét, chỉ đạo."),
    ]
    return msgspec.structs.replace(
        draft,
        body=body,
        signature=signature,
        recipients=recipients,
        storage=Storage("VP"),
        date=DateLine(draft.date.place),
    )


def guide(draft: Letter, *, report_by: date, signature: Signature, above: str) -> Letter:
    """The clerk's work on the first draft of the letter to the branches: what to do and until when."""
    body: list[BodyBlock] = [
        *draft.body[:1],
        Item(
            level=Level.CLAUSE,
            text="Phổ biến nội dung văn bản nêu trên đến toàn thể đoàn viên trong buổi sinh hoạt chi đoàn gần nhất, bằng hình "
            "thức phù hợp.",
        ),
        Item(level=Level.CLAUSE, text="Mỗi chi đoàn tập trung làm tốt các việc sau:"),
        Item(
            level=Level.DASH,
            text="Đối chiếu danh sách đoàn viên do Đoàn trường gửi với sổ chi đoàn; ghi rõ trường hợp chuyển đến, chuyển đi.",
        ),
        Item(level=Level.DASH, text="Bổ sung thông tin còn thiếu; sửa những chỗ sai họ, tên đệm, dấu thanh."),
        Item(
            level=Level.CLAUSE,
            text=f"Các liên chi đoàn tổng hợp, gửi kết quả về Văn phòng Đoàn trường trước ngày {day_in_text(report_by)}.",
        ),
        Paragraph("Đề nghị các liên chi đoàn, chi đoàn nghiêm túc thực hiện."),
    ]
    return msgspec.structs.replace(
        draft,
        body=body,
        signature=signature,
        recipients=[
            Recipient(above, purpose="để báo cáo"),
            Recipient("Đảng ủy trường", purpose="để báo cáo"),
        ],
        storage=Storage("VP"),
        date=DateLine(draft.date.place),
    )
