"""What cannot be repaired, each with what to do."""

from __future__ import annotations

from app.base.errors import InputRefused
from app.base.language import mark


class NotALetter(InputRefused):
    code, what = (
        "SUA-001",
        mark("Tệp {file} không có dáng của một văn bản: không thấy phần đầu, số, ngày, nơi nhận."),
    )
    remedy = mark("Chỉ sửa tự động được văn bản hành chính; tệp khác thì soạn lại trong chương trình.")


class KindNotKnown(InputRefused):
    code, what = "SUA-002", mark("Tệp {file}: “{kind}” không phải loại văn bản của {standard}.")
    remedy = mark("Chọn tiêu chuẩn khác bằng --standard, hoặc sửa tên loại trong tệp rồi làm lại.")


class OnlyDocx(InputRefused):
    code, what = "SUA-003", mark("Chỉ sửa được tệp Word (.docx); {file} là loại tệp khác.")
    remedy = mark("Mở tệp bằng Word, lưu thành .docx rồi làm lại.")


class OntoItself(InputRefused):
    code, what = "SUA-004", mark("Tệp sửa ra trùng với tệp gốc {file}.")
    remedy = mark("Ghi sang tên khác; tệp gốc được giữ nguyên.")
