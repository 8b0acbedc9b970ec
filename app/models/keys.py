"""The data key: 32 random bytes that open database and vault, the key file, and the refusals around keys.

Refuses to show the key: no repr, no text, no pickling; the only ways out are the pragma, the slots (slots.py) and the
key file.
"""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final, NoReturn

from app.base.errors import FileMissing, InputRefused
from app.base.files import PRIVATE, disk_error, sync_folder, write_atomic
from app.base.language import mark

KEY_BYTES: Final = 32


class WrongPassword(InputRefused):
    code, what = "KHOA-001", mark("Mật khẩu không đúng.")
    remedy = mark("Gõ lại (xem phím Caps Lock và bộ gõ); quên mật khẩu thì dùng mã trên phiếu khôi phục.")


class PasswordTooShort(InputRefused):
    code, what = "KHOA-002", mark("Mật khẩu có {length} ký tự, cần ít nhất {least}.")
    remedy = mark("Dùng một câu dài dễ nhớ.")


class KeyFileMissing(InputRefused):
    code, what = "KHOA-003", mark("Không có tệp khoá {file}, mà thư mục dữ liệu đã có.")
    remedy = mark("Đưa đúng tệp khoá đã tạo cùng thư mục này; khoá mới không mở được dữ liệu cũ.")


class KeyFileBad(InputRefused):
    code, what = "KHOA-004", mark("Tệp {file} không phải tệp khoá (cần đúng 64 chữ số thập lục phân).")
    remedy = mark("Kiểm tra lại đường dẫn tệp khoá.")


class KeysDamaged(InputRefused):
    code, what = "KHOA-005", mark("Tệp {file} bị hỏng hoặc do bản chương trình mới hơn ghi.")
    remedy = mark("Lấy lại tệp này từ bản sao lưu gần nhất; dữ liệu không bị đụng đến.")


class KeyNeeded(InputRefused):
    code, what = "KHOA-006", mark("Chưa có khoá để mở dữ liệu.")
    remedy = mark("Nhập mật khẩu, hoặc dùng --key-file (hay biến VANTHU_KEY_FILE) khi chạy không có người.")


class RecoveryCodeWrong(InputRefused):
    code, what = "KHOA-007", mark("Mã khôi phục không đúng.")
    remedy = mark("So lại từng nhóm bốn ký tự với phiếu; mã dùng số 0 và 1, không có chữ O, I, L, U.")


class SlotMissing(InputRefused):
    code, what = "KHOA-008", mark("Dữ liệu này chưa đặt cách mở đó.")
    remedy = mark("Mở bằng cách khác (mật khẩu, tệp khoá, mã khôi phục).")


class LastSlot(InputRefused):
    code, what = "KHOA-009", mark("Đây là cách mở cuối cùng của dữ liệu, không bỏ được.")
    remedy = mark("Đặt cách mở khác trước.")


class DataKey:
    """The key in memory. Give it around as this object, never as text."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._raw = raw

    @classmethod
    def new(cls) -> DataKey:
        return cls(secrets.token_bytes(KEY_BYTES))

    def raw(self) -> bytes:
        """The bytes, for wrapping into a slot. Never to be logged or shown."""
        return self._raw

    def pragma(self) -> str:
        """The statement that gives the key to SQLCipher; run it on the connection itself, past every log."""
        return f"PRAGMA key = \"x'{self._raw.hex()}'\""

    def check(self) -> str:
        """A mark of the key that tells nothing about it but whether two keys are the same."""
        return hmac.new(self._raw, b"van-thu-doan key check v1", sha256).hexdigest()[:32]

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and secrets.compare_digest(self._raw, other._raw)

    def __hash__(self) -> int:
        return hash(self._raw)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is not pickled")


# --- the key file ------------------------------------------------------------------------------------------


def read_key_file(path: Path) -> DataKey:
    """The key in ``path``. Raises FileMissing, FileUnreadable or KeyFileBad."""
    try:
        with path.open(
            "rb"
        ) as file:  # a few bytes only: a device would never end; a pipe may well hand over the key
            content = file.read(200).strip()
    except OSError as error:
        raise disk_error(error, path, writing=False) from None
    except ValueError:  # a NUL in the name
        raise FileMissing(file=str(path)) from None
    try:
        return DataKey(bytes.fromhex(content.decode("ascii")))
    except ValueError:  # a UnicodeDecodeError is one too
        raise KeyFileBad(file=str(path)) from None  # the cause would quote the content


def write_key_file(path: Path, key: DataKey) -> None:
    """A new key file only its owner can read. It appears whole, and never takes the place of another.

    When another program wrote one in the meantime that one stays: read the file afterwards to know which key it is.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        write_atomic(fresh, key.raw().hex() + "\n", mode=PRIVATE)
        if os.name == "posix":
            os.link(fresh, path)  # unlike a rename, a link never replaces
        else:
            fresh.rename(path)  # on Windows a rename never does
        sync_folder(path.absolute().parent)
    except FileExistsError:
        return
    except OSError as error:
        raise disk_error(error, path, writing=True) from error
    finally:
        fresh.unlink(missing_ok=True)
