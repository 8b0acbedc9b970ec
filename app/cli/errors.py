"""How a fault reaches a person: a sentence, a place, a remedy, an exit code; never a traceback.

Owns the wording of system faults and the report file of unknown ones. The report names types, files of ours and lines,
never values: an exception's own message may hold a name or an address.
"""

from __future__ import annotations

import errno
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.base.errors import AppError, DiskFull, Exit, FileMissing, FileUnreadable, FolderReadOnly
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


class NameTooLong(AppError):
    code, what = "TEP-006", mark("Tên tệp hoặc thư mục không dùng được: {file}.")
    remedy = mark("Đặt tên ngắn hơn, không có ký tự lạ, rồi làm lại.")


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
            return FileUnreadable(file, file=Path(file).name, reason=fault.strerror or type(fault).__name__)
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
    import traceback

    from app import __version__

    lines = [f"Văn thư Đoàn {__version__}", f"Python {sys.version.split()[0]} {sys.platform}"]
    at: BaseException | None = fault
    while at is not None:
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}")
        for frame in traceback.extract_tb(at.__traceback__):
            path = Path(frame.filename)
            lines.append(f"  {'/'.join(path.parts[-3:])}:{frame.lineno} {frame.name}")
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    for folder in ([data / "reports"] if data.is_dir() else []) + [Path(tempfile.gettempdir())]:
        file = folder / f"vanthu-fault-{now}.txt"
        try:
            folder.mkdir(exist_ok=True)
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError:
            continue  # a read-only or full folder: try the next
        return file
    return None
