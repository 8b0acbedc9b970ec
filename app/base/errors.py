"""Errors a clerk may meet. Each has a stable code, what is wrong, and what to do about it.

Texts are Vietnamese templates; they are translated and filled in only when shown, so that a log can keep the code and
the template without the values (which may name people).
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from app.base.language import mark, tr


class Exit(IntEnum):
    """Exit codes of the command line; they keep their meaning for good."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    INPUT = 3
    RULES = 4
    RIGHTS = 5
    OFFLINE = 6


class AppError(Exception):
    """Base of every refusal that is shown to a person.

    Class attributes are templates; keyword arguments fill them. ``where`` says the place: a file, a JSON path, a cell.
    """

    code: ClassVar[str] = "VT-000"
    what: ClassVar[str] = mark("Có lỗi.")
    remedy: ClassVar[str] = mark("Thử lại; nếu vẫn lỗi, gửi báo cáo lỗi cho người hỗ trợ.")
    exit: ClassVar[Exit] = Exit.INPUT

    def __init__(self, where: str | None = None, **values: object) -> None:
        self.where = where
        self.values = values
        super().__init__(f"{self.code} {type(self).__name__}")

    def sentence(self) -> str:
        """What is wrong, in the reader's language."""
        return tr(self.what).format(**self.values)

    def advice(self) -> str:
        """What to do, in the reader's language."""
        return tr(self.remedy).format(**self.values)

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.sentence()}{place} {self.advice()}"


class InputRefused(AppError):
    """The input cannot be taken: a file, a field, a sheet."""


class RuleRefused(AppError):
    """The rules of the trade forbid the act: a number already given, a letter with errors."""

    exit = Exit.RULES


class NotAllowed(AppError):
    """This person may not do it."""

    exit = Exit.RIGHTS


class Offline(AppError):
    """No connection; the work is kept and sent later."""

    exit = Exit.OFFLINE


class FileMissing(InputRefused):
    code, what = "TEP-001", mark("Không tìm thấy tệp {file}.")
    remedy = mark("Kiểm tra tên và thư mục, rồi chọn lại tệp.")


class FileUnreadable(InputRefused):
    code, what = "TEP-002", mark("Không đọc được tệp {file}: {reason}.")
    remedy = mark("Kiểm tra quyền đọc của tệp, hoặc chép tệp vào máy rồi mở lại.")


class FileEmpty(InputRefused):
    code, what = "TEP-003", mark("Tệp {file} rỗng (0 byte).")
    remedy = mark("Xin lại tệp từ nơi gửi; có thể tệp chưa chép xong.")


class DiskFull(InputRefused):
    code, what = "TEP-004", mark("Ổ đĩa đã đầy, chưa ghi được {file}.")
    remedy = mark("Dọn bớt chỗ trống rồi làm lại; dữ liệu cũ còn nguyên.")


class FolderReadOnly(InputRefused):
    code, what = (
        "TEP-005",
        mark("Không ghi được vào {file}: không có thư mục ấy, hoặc thư mục, tệp chỉ cho đọc."),
    )
    remedy = mark("Chọn thư mục khác, hoặc xin quyền ghi.")


class NameTooLong(InputRefused):
    code, what = "TEP-006", mark("Tên tệp hoặc thư mục không dùng được: {file}.")
    remedy = mark("Đặt tên ngắn hơn, không có ký tự lạ, rồi làm lại.")


class FileNotPlain(InputRefused):
    code, what = "TEP-007", mark("{file} không phải tệp thường mà là thiết bị hoặc đường ống.")
    remedy = mark("Chọn một tệp thường; chép nội dung ra tệp trước nếu cần.")


class FileKept(InputRefused):
    code, what = "TEP-008", mark("Không ghi đè lên {file}: tệp này thuộc dữ liệu hoặc khóa của Văn thư Đoàn.")
    remedy = mark("Chọn tên khác hoặc thư mục khác; tệp ấy còn nguyên.")


class FileOversized(InputRefused):
    code, what = "TEP-009", mark("Tệp {file} lớn hơn {most} MB, không phải loại tệp cần ở đây.")
    remedy = mark("Kiểm tra xem đã chọn đúng tệp chưa.")


class Cancelled(Exception):
    """A person asked to stop. Not an error: nothing was half done."""
