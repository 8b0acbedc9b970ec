"""How a fault reaches a person: a sentence, a place, a remedy, an exit code; never a traceback.

Owns the wording of system faults and the report file of unknown ones. The report names types, files of ours and lines,
never values: an exception's own message may hold a name or an address.
"""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.base.errors import (
    AppError,
    DiskFull,
    Exit,
    FileMissing,
    FileUnreadable,
    FolderReadOnly,
    InputRefused,
    NameTooLong,
)
from app.base.files import reason
from app.base.language import mark, tr


class OurFault(AppError):
    """A fault of the program itself."""

    code, what = (
        "VT-001",
        mark("Chương trình gặp lỗi ({kind}). Việc đang làm dừng lại, dữ liệu đã lưu còn nguyên."),
    )
    remedy = mark("Thử lại; nếu vẫn lỗi, gửi tệp báo cáo lỗi (không có dữ liệu cá nhân) cho người hỗ trợ.")
    exit = Exit.FAULT


class Stopped(AppError):
    code, what = "VT-002", mark("Đã dừng theo yêu cầu; phần chưa xong không được ghi lại.")
    remedy = mark("Chạy lại lệnh khi cần.")
    exit = Exit.FAULT


class OutOfMemory(InputRefused):
    code, what = "VT-003", mark("Máy không đủ bộ nhớ cho việc này.")
    remedy = mark("Đóng bớt chương trình khác, hoặc chia nhỏ tệp rồi làm lại; dữ liệu đã lưu còn nguyên.")


class TypedWrong(InputRefused):
    code, what = "VT-005", mark("Chữ vừa gõ không phải UTF-8, nên không đọc được.")
    remedy = mark("Đặt bảng mã của cửa sổ lệnh là UTF-8 rồi gõ lại.")


class AnswerLost(InputRefused):
    code, what = (
        "VT-004",
        mark("Không in được kết quả ra {file}: {reason}. Việc đã làm đến lúc ấy vẫn được giữ."),
    )
    remedy = mark("Đừng chạy lại ngay; xem lại kết quả bằng lệnh list hoặc show.")


def of_system(fault: OSError) -> AppError | None:
    """The sentence for a fault of the file system; None when it is not one a clerk can mend."""
    file = str(fault.filename) if fault.filename is not None else tr(mark("tệp kết quả"))
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull(file, file=Path(file).name)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return FolderReadOnly(file, file=Path(file).name)
        case errno.ENOENT:
            return FileMissing(file, file=Path(file).name)
        case errno.EISDIR | errno.ENOTDIR | errno.EEXIST | errno.EIO:
            return FileUnreadable(file, file=Path(file).name, reason=reason(fault))
        case errno.ENAMETOOLONG | errno.EINVAL | errno.EILSEQ:
            return NameTooLong(file, file=Path(file).name)
        case _:
            return None


def as_json(fault: AppError) -> dict[str, Any]:
    """The object printed with ``--json``."""
    return {
        "error": {
            "code": fault.code,
            "what": fault.sentence(),
            "remedy": fault.advice(),
            "where": fault.where,
        }
    }


def as_text(fault: AppError) -> str:
    place = tr(mark("Ở: {where}\n")).format(where=fault.where) if fault.where else ""
    return tr(mark("Lỗi {code}: {what}\n{place}Cách xử lý: {remedy}\n")).format(
        code=fault.code, what=fault.sentence(), place=place, remedy=fault.advice()
    )


def report(fault: BaseException, data: Path) -> Path | None:
    """Write the report of an unknown fault beside the data (else in the temp folder); its path, or None if nowhere."""
    import tempfile

    from app.base.fault_report import lines

    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    for folder in ([data / "reports"] if data.is_dir() else []) + [Path(tempfile.gettempdir())]:
        file = folder / f"vanthu-fault-{now}.txt"
        try:
            folder.mkdir(exist_ok=True)
            file.write_text("\n".join(lines(fault)) + "\n", encoding="utf-8")
        except OSError:
            continue  # a read-only or full folder: try the next
        return file
    return None
