"""Settings: declared once (key, type, default, label, help) and kept as TOML in the data folder.

Owns reading, checking and writing ``settings.toml``; the settings page and the command line are made from ``SETTINGS``.
Refuses unknown keys, double keys and wrong types with file, line and key. A file that cannot be read stays as it is:
``repair`` keeps it under another name before a new one is written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.base.errors import FileMissing, InputRefused
from app.base.files import disk_error, read_bytes, write_atomic
from app.base.language import LANGUAGES, mark
from app.base.text import nfc

FILE: Final = "settings.toml"
VERSION: Final = 2
Value = str | int | bool


class SettingsBroken(InputRefused):
    code, what = "CD-001", mark("Tệp cài đặt {file} hỏng ở dòng {line}: không đúng dạng TOML.")
    remedy = mark("Sửa dòng đó, hoặc đổi tên tệp để chương trình dùng cài đặt gốc; tệp không bị đụng đến.")


class SettingUnknown(InputRefused):
    code, what = "CD-002", mark("Tệp cài đặt {file}, dòng {line}: không có cài đặt “{key}”.")
    remedy = mark("Sửa lại tên cài đặt, hoặc xoá dòng đó.")


class SettingRepeated(InputRefused):
    code, what = "CD-003", mark("Tệp cài đặt {file}, dòng {line}: cài đặt “{key}” ghi hai lần.")
    remedy = mark("Giữ lại một dòng.")


class SettingWrong(InputRefused):
    code, what = "CD-004", mark("Tệp cài đặt {file}, dòng {line}: “{key}” phải là {wanted}.")
    remedy = mark("Sửa giá trị, hoặc xoá dòng đó để dùng giá trị gốc ({default}).")


class SettingsNewer(InputRefused):
    code, what = "CD-005", mark("Tệp cài đặt {file} do bản chương trình mới hơn ghi.")
    remedy = mark("Cập nhật chương trình rồi mở lại.")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``choices`` for texts, ``least`` and ``most`` for numbers; labels are shown through ``tr``."""

    key: str
    default: Value
    label: str
    help: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def type(self) -> type[Value]:
        return type(self.default)

    def accepts(self, value: object) -> bool:
        if type(value) is not self.type:  # True is an int to Python, but not to a clerk
            return False
        if self.choices:
            return value in self.choices
        if isinstance(value, int) and not isinstance(value, bool):
            return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        return True

    def wanted(self) -> str:
        """What would be accepted, for the refusal."""
        if self.choices:
            return " | ".join(self.choices)
        if self.type is bool:
            return "true | false"
        if self.type is int:
            return f"{self.least if self.least is not None else '…'}–{self.most if self.most is not None else '…'}"
        return "“…”"


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        "language",
        "vi",
        mark("Ngôn ngữ"),
        mark("Ngôn ngữ của cửa sổ và thông báo; chữ trong văn bản không đổi theo."),
        choices=LANGUAGES,
    ),
    Setting(
        "appearance.theme",
        "system",
        mark("Giao diện"),
        mark("Sáng, tối, tương phản cao, hoặc theo hệ thống."),
        choices=("system", "light", "dark", "contrast"),
    ),
    Setting(
        "appearance.text_size",
        100,
        mark("Cỡ chữ (%)"),
        mark("Cỡ chữ của cửa sổ, tính theo cỡ của hệ thống."),
        least=75,
        most=250,
    ),
    Setting(
        "numbers.when",
        "signed",
        mark("Lúc cấp số"),
        mark("Cấp số sau khi người ký đã ký, hoặc ngay khi in bản trình ký tay."),
        choices=("signed", "printing"),
    ),
    Setting(
        "letters.way",
        "usual",
        mark("Các bước của văn bản đi"),
        mark(
            "Gọn: một người soạn, ký, cấp số. Thường: trình, ký, cấp số. Đủ: duyệt nội dung, duyệt thể thức, ký, "
            "cấp số, đóng dấu, phát hành, mỗi bước đúng người (NĐ 30/2020, Điều 14-18)."
        ),
        choices=("short", "usual", "full"),
    ),
    Setting(
        "people.acting",
        "",
        mark("Người đang làm việc"),
        mark("Mã của người được chọn lần trước; để trống là người dùng đầu tiên."),
    ),
    Setting(
        "incoming.handle_days",
        10,
        mark("Hạn xử lý văn bản đến (ngày làm việc)"),
        mark("Dùng khi văn bản đến không ghi hạn; Nghị định 30/2020/NĐ-CP, Điều 24, để cơ quan tự quy định."),
        least=1,
        most=120,
    ),
    Setting(
        "watch.folder",
        "",
        mark("Thư mục theo dõi"),
        mark("Máy quét lưu vào đây thì tệp tự vào danh sách văn bản đến; để trống là không theo dõi."),
    ),
    Setting(
        "watch.seconds",
        10,
        mark("Xem thư mục mỗi (giây)"),
        mark("Bao lâu xem thư mục theo dõi một lần; tệp được nhận khi qua hai lần xem không đổi."),
        least=2,
        most=3600,
    ),
    Setting(
        "watch.move",
        True,
        mark("Chuyển tệp đã nhận"),
        mark("Tệp đã nhận được chuyển vào thư mục con “Đã nhận”; tắt đi thì để nguyên chỗ cũ."),
    ),
    Setting(
        "calendar.own_days",
        "",
        mark("Lịch làm việc riêng"),
        mark("Các ngày cách nhau bằng dấu cách: 24/11/2026 là nghỉ, +14/02/2026 là làm bù."),
    ),
    Setting(
        "reminders.on",
        True,
        mark("Nhắc việc"),
        mark("Thông báo của hệ thống nhắc việc quá hạn và sắp đến hạn, mỗi việc một lần một ngày."),
    ),
    Setting(
        "letters.standard",
        "youth-union",
        mark("Thể thức mặc định"),
        mark("Thể thức của văn bản mới khi đơn vị không khai riêng."),
        choices=("youth-union", "decree-30", "party"),
    ),
    Setting(
        "copies.daily",
        True,
        mark("Sao lưu hằng ngày"),
        mark("Mỗi ngày chép một bản cơ sở dữ liệu: giữ 7 bản ngày và 4 bản tuần."),
    ),
    Setting(
        "copies.folder",
        "",
        mark("Thư mục sao lưu"),
        mark("Nơi để các bản sao hằng ngày; để trống là trong thư mục dữ liệu."),
    ),
    Setting(
        "lock.minutes",
        10,
        mark("Tự khoá sau (phút)"),
        mark("Không ai dùng chừng ấy phút thì chương trình khoá màn hình; 0 là không tự khoá."),
        least=0,
        most=240,
    ),
    Setting(
        "exchange.office_id",
        "",
        mark("Mã định danh"),
        mark(
            "Mã của đơn vị trên trục liên thông văn bản quốc gia, do cơ quan quản lý cấp; để trống khi chưa có."
        ),
    ),
)
BY_KEY: Final[dict[str, Setting]] = {setting.key: setting for setting in SETTINGS}

Upgrade = Callable[[dict[str, Any]], None]


def _without_address(flat: dict[str, Any]) -> None:
    """Where headquarters is, is learnt when the PC joins, and kept with the data."""
    flat.pop("exchange.address", None)


UPGRADES: Final[tuple[Upgrade, ...]] = (_without_address,)
"""One function per version: the first turns version 1 into 2. Each changes flat keys in place; each has a test."""


class Settings:
    """The values in force: those of the file over the defaults."""

    def __init__(self, path: Path | None = None, values: Mapping[str, Value] | None = None) -> None:
        self.path = path
        self._values = dict(values or {})

    def __getitem__(self, key: str) -> Value:
        return self._values.get(key, BY_KEY[key].default)

    def text(self, key: str) -> str:
        return str(self[key])

    def number(self, key: str) -> int:
        return int(self[key])

    def is_on(self, key: str) -> bool:
        return bool(self[key])

    def changed(self) -> dict[str, Value]:
        """What differs from the defaults."""
        return {key: value for key, value in self._values.items() if value != BY_KEY[key].default}

    def set(self, key: str, value: Value) -> None:
        """Change one setting and write the file. Raises SettingUnknown, SettingWrong, DiskFull, FolderReadOnly."""
        setting = BY_KEY.get(key)
        if setting is None:
            raise SettingUnknown(file=FILE, line=0, key=key)
        if not setting.accepts(value):
            raise SettingWrong(file=FILE, line=0, key=key, wanted=setting.wanted(), default=setting.default)
        self._values[key] = nfc(value) if isinstance(value, str) else value
        if self.path is not None:
            write_atomic(self.path, _as_toml(self.changed()), own=True)


def load(folder: Path) -> Settings:
    """The settings of a data folder; defaults where there is no file. Raises SettingsBroken and its sisters."""
    path = folder / FILE
    try:
        content = read_bytes(path, most=1)
    except FileMissing:
        return Settings(path)
    return Settings(path, parse(content, str(path)))


def repair(folder: Path) -> Path:
    """Put a broken file aside and give its new name; the next ``load`` gives defaults. Raises FolderReadOnly."""
    path = folder / FILE
    number = 1
    while (aside := path.with_name(f"settings-hong-{number}.toml")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        raise disk_error(error, path, writing=True) from error
    return aside


def parse(content: bytes, file: str) -> dict[str, Value]:
    """Check the text of a settings file. ``file`` is what a refusal names."""
    try:
        text = nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsBroken(file=file, line=content.count(b"\n", 0, error.start) + 1) from None
    try:
        flat = _flat(tomllib.loads(text))
    except RecursionError:
        raise SettingsBroken(file=file, line=1) from None
    except tomllib.TOMLDecodeError as error:
        raise _broken(text, str(error), file) from None
    flat.setdefault("version", VERSION)
    version = flat["version"]
    if type(version) is not int or version < 1:
        raise SettingWrong(file=file, line=_line(text, "version"), key="version", wanted="1", default=VERSION)
    if version > VERSION:
        raise SettingsNewer(file=file)
    for upgrade in UPGRADES[version - 1 :]:
        upgrade(flat)
    del flat["version"]
    for key, value in flat.items():
        setting = BY_KEY.get(key)
        if setting is None:
            raise SettingUnknown(file=file, line=_line(text, key), key=key)
        if not setting.accepts(value):
            raise SettingWrong(
                file=file,
                line=_line(text, key),
                key=key,
                wanted=setting.wanted(),
                default=setting.default,
            )
    return flat


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat


def _broken(text: str, message: str, file: str) -> InputRefused:
    """tomllib gives the line in words only: 'Cannot overwrite a value (at line 3, column 5)'."""
    found = re.search(r"at line (\d+)", message)
    line = int(found[1]) if found else text.count("\n") + 1
    if "overwrite" in message or "twice" in message:
        named = text.splitlines()[line - 1 : line] or [""]
        return SettingRepeated(file=file, line=line, key=named[0].split("=")[0].strip(" []"))
    return SettingsBroken(file=file, line=line)


def _line(text: str, key: str) -> int:
    """The line on which a flat key stands; 0 when it is written in a form we do not look for."""
    table, _, name = key.rpartition(".")
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            inside = bare.strip("[] ")
        left = bare.split("=")[0].strip().strip("\"'")
        if (left == key and not inside) or (left == name and inside == table):
            return number
    return 0


def _as_toml(values: Mapping[str, Value]) -> str:
    lines = [f"version = {VERSION}"]
    for table in ("", *sorted({key.rpartition(".")[0] for key in values} - {""})):
        if table:
            lines += ["", f"[{table}]"]
        for key, value in values.items():
            if key.rpartition(".")[0] == table:
                lines.append(f"{key.rpartition('.')[2]} = {_literal(value)}")
    return "\n".join(lines) + "\n"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    plain = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in plain) + '"'
