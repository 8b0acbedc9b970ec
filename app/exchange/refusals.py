"""Why a package cannot be read, in words for a clerk: the file, the line and element, what to do."""

from __future__ import annotations

from app.base.errors import InputRefused
from app.base.language import mark

_AGAIN = mark("Giữ nguyên tệp, báo nơi gửi gói tin bị lỗi ở chỗ nêu trên và xin gửi lại.")


class PackageBroken(InputRefused):
    code, what = "LTG-001", mark("Gói tin {file} không đúng XML ở dòng {line}, cột {column}.")
    remedy = _AGAIN


class PackageUnsafe(InputRefused):
    code, what = "LTG-002", mark("Gói tin {file} khai báo kiểu hoặc thực thể XML (dòng {line}); không mở.")
    remedy = mark("Đừng mở tệp này; hỏi lại nơi gửi.")


class PackageForeign(InputRefused):
    code, what = "LTG-003", mark("Tệp {file} là XML nhưng không phải gói tin edXML (phần tử đầu là {found}).")
    remedy = mark("Chọn đúng tệp .edxml nhận từ trục liên thông.")


class PackageIncomplete(InputRefused):
    code, what = "LTG-004", mark("Gói tin {file} thiếu phần {element} (trong {parent}, dòng {line}).")
    remedy = _AGAIN


class PackageTooLarge(InputRefused):
    code, what = "LTG-005", mark("Gói tin {file} quá lớn ({size} MB; nhận tối đa {limit} MB).")
    remedy = mark("Xin nơi gửi tách tệp đính kèm thành nhiều gói.")


# Why an attachment is called damaged; fills a note.
REASON_BASE64 = mark("mã base64 không trọn vẹn (dòng {line})")
REASON_EMPTY = mark("không có nội dung")
REASON_ZIP = mark("phần nén bị lỗi")
REASON_BOMB = mark("bung ra quá lớn")
REASON_LENGTH = mark("bị cắt cụt")
