"""Refusals of the store, each a sentence for the clerk, and the one place that turns SQLite's codes into them.

Refuses to carry data: a sentence names files, fields and verbs, never what a record says.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import DBAPIError

from app.base.errors import AppError, DiskFull, FolderReadOnly, InputRefused, RuleRefused
from app.base.language import mark

# The backup API gives only SQLite's text.
_BY_TEXT: Final = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
}
_ROOM: Final = 64 << 20
_RETRY: Final = mark("Thử lại sau ít phút; dữ liệu đã lưu còn nguyên.")


class DatabaseBusy(InputRefused):
    code, what = "KHO-001", mark("Cơ sở dữ liệu đang được một chương trình khác dùng.")
    remedy = mark("Đóng cửa sổ hoặc lệnh kia (hoặc chờ nó xong) rồi làm lại; chưa có gì bị ghi dở.")


class DatabaseDamaged(InputRefused):
    code, what = "KHO-002", mark("Tệp cơ sở dữ liệu {file} bị hỏng.")
    remedy = mark("Đừng ghi thêm vào thư mục này; khôi phục từ bản sao gần nhất (lệnh restore).")


class WrongKey(InputRefused):
    code, what = "KHO-003", mark("Khoá không mở được {file}.")
    remedy = mark("Kiểm tra lại mật khẩu hoặc tệp khoá; dữ liệu không bị đụng đến.")


class DatabaseNewer(InputRefused):
    code, what = "KHO-004", mark("Dữ liệu do bản chương trình mới hơn ghi (bản dữ liệu {revision}).")
    remedy = mark("Cập nhật chương trình rồi mở lại; bản này không đụng đến dữ liệu.")


class DataMissing(InputRefused):
    code, what = "KHO-005", mark("Thư mục {file} chưa có dữ liệu của Văn thư Đoàn.")
    remedy = mark("Kiểm tra lại đường dẫn thư mục, hoặc tạo thư mục dữ liệu mới.")


class DataGone(InputRefused):
    """The folder was there when the program opened it: a stick pulled out, a folder moved or renamed."""

    code, what = "KHO-009", mark("Không còn thấy dữ liệu ở {file}: ổ đĩa đã rút ra, hoặc thư mục đã đổi chỗ.")
    remedy = mark(
        "Cắm lại ổ đĩa hoặc trả thư mục về chỗ cũ, rồi đóng và mở lại chương trình; đừng đóng khi còn chữ chưa lưu."
    )


class DataPresent(InputRefused):
    code, what = "KHO-006", mark("Thư mục {file} đã có dữ liệu, không tạo đè lên.")
    remedy = mark("Mở thư mục này, hoặc chọn một thư mục trống.")


class DatabaseGone(InputRefused):
    code, what = (
        "KHO-008",
        mark("Thư mục {file} có khoá hoặc kho tệp nhưng không còn cơ sở dữ liệu (vanthu.db)."),
    )
    remedy = mark(
        "Tìm lại tệp vanthu.db (thùng rác, phần cách ly của chương trình diệt virus), "
        "hoặc khôi phục từ bản sao gần nhất (lệnh restore)."
    )


class DiskFault(InputRefused):
    """Also a disk without a single free page: SQLite says no more than this when its log's index finds no room."""

    code, what = "KHO-007", mark("Ổ đĩa báo lỗi khi đọc hoặc ghi {file}.")
    remedy = mark(
        "Xem ổ đĩa còn chỗ trống không, dây nối hoặc ổ mạng có thông không rồi làm lại; phần đã báo lưu còn nguyên."
    )


class RecordMissing(InputRefused):
    code, what = "KHO-010", mark("Không có bản ghi {entity} {id}.")
    remedy = mark("Có thể bản ghi đã bị xoá; mở lại danh sách rồi chọn lại.")


class RecordInUse(RuleRefused):
    code, what = "KHO-011", mark("Còn dữ liệu khác gắn với bản ghi này, hoặc bản ghi được nêu không có.")
    remedy = mark("Xoá hoặc chuyển các dữ liệu gắn kèm trước.")


class ValueTaken(RuleRefused):
    code, what = "KHO-012", mark("Giá trị này đã có ở bản ghi khác ({field}).")
    remedy = mark("Kiểm tra xem có nhập trùng không, rồi dùng giá trị khác.")


class ValueForbidden(RuleRefused):
    code, what = "KHO-013", mark("Giá trị không hợp lệ ({field}).")
    remedy = mark("Kiểm tra lại giá trị vừa nhập.")


class RecordClosed(RuleRefused):
    code, what = "KHO-017", mark("Hồ sơ hoặc sổ này đã đóng, nội dung bên trong không thay đổi được nữa.")
    remedy = mark("Nếu vừa đóng nhầm, hoàn tác bước đóng trước.")


class FieldFixed(RuleRefused):
    code, what = "KHO-014", mark("Trường {field} của {entity} đã ghi thì không sửa được.")
    remedy = mark("Lập bản ghi mới để đính chính.")


class RecordForever(RuleRefused):
    code, what = "KHO-015", mark("Bản ghi {entity} không bao giờ bị xoá.")
    remedy = mark("Số đã cấp chỉ có thể huỷ kèm lý do.")


class TextTooLong(InputRefused):
    code, what = "KHO-016", mark("Trường {field} dài {length} ký tự, nhiều nhất là {most}.")
    remedy = mark("Rút ngắn nội dung, hoặc đưa phần dài vào ghi chú hay tệp đính kèm.")


def _constraint(error: BaseException | None) -> str:
    """What SQLite names after the colon: 'member.code', 'ck_series_first_positive'. Never a value."""
    return str(error).partition(": ")[2] or "?"


def _memory_left() -> bool:
    try:
        return len(bytearray(_ROOM)) == _ROOM
    except MemoryError:
        return False


def storage_error(error: BaseException, file: str) -> AppError | None:
    """The refusal for an error of the database or the disk; None when it is a fault of our own.

    ``file`` is what the sentence names: the file's name, not its content.
    """
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", "") or _BY_TEXT.get(str(cause), ""))
    if isinstance(cause, MemoryError):
        # SQLCipher reports a page that does not decipher as "out of memory".
        return DatabaseDamaged(file=file) if _memory_left() else None
    if name.startswith("SQLITE_BUSY") or name == "SQLITE_LOCKED":
        return DatabaseBusy()
    if name == "SQLITE_FULL":
        return DiskFull(file=file)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) or name == "SQLITE_PERM":
        return FolderReadOnly(file=file)
    if name.startswith("SQLITE_CORRUPT") or name == "SQLITE_NOTADB":
        return DatabaseDamaged(file=file)
    if name.startswith("SQLITE_IOERR"):
        return DiskFault(file=file)
    if name.startswith("SQLITE_CONSTRAINT"):
        text = str(cause)
        if text.startswith("closed: "):  # said by a trigger of ours
            return RecordClosed()
        if text.startswith("held: "):  # likewise
            return ValueTaken(field=text.removeprefix("held: "))
        if "FOREIGN KEY" in text:
            return RecordInUse()
        if "UNIQUE" in text:
            return ValueTaken(field=_constraint(cause))
        return ValueForbidden(field=_constraint(cause))
    return None
