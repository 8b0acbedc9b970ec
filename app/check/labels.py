"""What the clerk calls each component; the words of the regulation's lists of components."""

from __future__ import annotations

from typing import Final

from app.base.language import mark, tr

_NAMES: Final = {
    "title": mark("Tiêu đề"),
    "motto": mark("Tiêu ngữ"),
    "superior": mark("Tên cơ quan cấp trên"),
    "organ": mark("Tên cơ quan ban hành"),
    "separator": mark("Dấu dưới tên cơ quan"),
    "number": mark("Số và ký hiệu"),
    "place-date": mark("Địa điểm và ngày tháng"),
    "letter-subject": mark("Trích yếu công văn"),
    "secrecy": mark("Dấu chỉ mức độ mật"),
    "urgency": mark("Dấu chỉ mức độ khẩn"),
    "draft-note": mark("Chỉ dẫn dự thảo"),
    "conference-note": mark("Chỉ dẫn tài liệu hội nghị"),
    "circulation": mark("Chỉ dẫn lưu hành"),
    "signing-text": mark("Thông tin chữ ký số"),
    "shared-purpose": mark("Mục đích gửi chung"),
    "confirmation": mark("Lời xác nhận"),
    "copy-kind": mark("Hình thức sao"),
    "contact": mark("Dòng địa chỉ"),
    "kind-name": mark("Tên loại văn bản"),
    "abstract": mark("Trích yếu nội dung"),
    "abstract-mark": mark("Dấu dưới trích yếu"),
    "addressee": mark("Kính gửi"),
    "authority-line": mark("Thẩm quyền ban hành"),
    "ground": mark("Căn cứ"),
    "resolving": mark("Lời quyết định"),
    "body": mark("Nội dung"),
    "part": mark("Phần"),
    "part-title": mark("Tiêu đề phần"),
    "chapter": mark("Chương"),
    "chapter-title": mark("Tiêu đề chương"),
    "section": mark("Mục"),
    "section-title": mark("Tiêu đề mục"),
    "subsection": mark("Tiểu mục"),
    "subsection-title": mark("Tiêu đề tiểu mục"),
    "roman": mark("Mục"),
    "article": mark("Điều"),
    "clause": mark("Khoản"),
    "point": mark("Điểm"),
    "decimal-2": mark("Điểm 1.1"),
    "decimal-3": mark("Điểm 1.1.1"),
    "decimal-4": mark("Điểm 1.1.1.1"),
    "dash": mark("Gạch đầu dòng"),
    "plus": mark("Dấu cộng đầu dòng"),
    "recipients-label": mark("Nơi nhận"),
    "recipient": mark("Dòng nơi nhận"),
    "authority": mark("Thể thức đề ký"),
    "position": mark("Chức vụ người ký"),
    "signer": mark("Họ tên người ký"),
    "annex-label": mark("Nhãn phụ lục"),
    "annex-title": mark("Tiêu đề phụ lục"),
    "annex-reference": mark("Dòng kèm theo của phụ lục"),
    "annex-body": mark("Phụ lục"),
    "table-cell": mark("Ô bảng"),
    "note": mark("Ghi chú"),
    "file-code": mark("Ký hiệu lưu"),
    "page-number": mark("Số trang"),
    "page": mark("Trang giấy"),
}

LEVELS: Final = (
    "part",
    "chapter",
    "section",
    "subsection",
    "roman",
    "article",
    "clause",
    "point",
    "decimal-2",
    "decimal-3",
    "decimal-4",
    "dash",
    "plus",
)
RUNNING: Final = frozenset({"body", "ground", *LEVELS})
"""Roles that hold running words, where a clerk may set bold and italic by meaning."""


def label(role: str) -> str:
    """The component's name in the reader's language."""
    return tr(_NAMES.get(role, role))


def excerpt(text: str, most: int = 48) -> str:
    """The first words, enough to find the place by."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def place_of(role: str, text: str) -> str:
    """'Khoản: 1. Các chi đoàn …': component and its first words."""
    words = excerpt(text)
    return f"{label(role)}: {words}" if words else label(role)
