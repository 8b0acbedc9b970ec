"""What this room refuses: a broken standards file, an unknown standard, kind or level."""

from __future__ import annotations

from app.base.errors import AppError, Exit, InputRefused
from app.base.language import mark, tr


class StandardBroken(AppError):
    """A standards file says something that cannot be: ``where`` is the file, ``key`` the path inside it."""

    code, what = "TC-001", mark("Tệp tiêu chuẩn {file} có lỗi ở khoá “{key}”: {reason}.")
    remedy = mark("Sửa khoá ấy theo docs/standards.md, hoặc cài lại chương trình.")
    exit = Exit.FAULT

    def sentence(self) -> str:
        values = {**self.values, "reason": tr(str(self.values.get("reason", "")))}
        return tr(self.what).format(**values)


class StandardUnknown(InputRefused):
    code, what = "TC-002", mark("Không có tiêu chuẩn trình bày “{standard}”.")
    remedy = mark("Chọn một trong: {known}.")


class StandardVersionUnknown(InputRefused):
    code, what = "TC-003", mark("Tiêu chuẩn “{standard}” không có phiên bản “{version}”.")
    remedy = mark("Chọn một trong: {known}; hoặc bỏ trống để theo ngày của văn bản.")


class KindUnknown(InputRefused):
    code, what = "TC-004", mark("Tiêu chuẩn “{standard}” không có loại văn bản “{kind}”.")
    remedy = mark("Chọn một trong: {known}.")


class LevelUnknown(InputRefused):
    code, what = "TC-005", mark("Tiêu chuẩn “{standard}” không có cấp mục “{level}” trong nội dung văn bản.")
    remedy = mark("Chọn một trong: {known}.")


class WordMissing(StandardBroken):
    """A word the composer prints by rule is not in the file."""

    code = "TC-006"
