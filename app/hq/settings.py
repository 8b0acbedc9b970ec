"""Settings of the server: ``hq.toml`` in its folder, each overridden by a variable ``VANTHU_HQ_<NAME>``.

Two of them turn the try-out into the real thing: ``database`` (PostgreSQL) and ``files`` (S3-compatible storage).
Refuses unknown names and wrong values. Secrets of the storage come from the environment (``AWS_ACCESS_KEY_ID`` ...), the
server's own keys from ``hq.keys.json`` (see ``keys``).
"""

from __future__ import annotations

import ipaddress
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from app.base.files import read_bytes, write_atomic
from app.base.language import mark, tr
from app.hq.refusals import NotFounded, SettingsBroken

FILE: Final = "hq.toml"
PREFIX: Final = "VANTHU_HQ_"
PRIVATE: Final = 0o600


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The server's settings. What is empty stands for the try-out beside this file."""

    folder: Path
    database: str = ""
    """``postgresql://...``; empty: ``hq.db`` (SQLite) in the folder."""
    files: str = ""
    """``s3://bucket/prefix``; empty: ``files`` in the folder."""
    files_endpoint: str = ""
    """Address of a storage that is not Amazon's."""
    address: str = "127.0.0.1"
    port: int = 8470
    workers: int = 1
    tls_cert: str = ""
    """Files of certificate and key, when no proxy before the server speaks TLS for it."""
    tls_key: str = ""
    public_url: str = ""
    """The address branches use; printed with invitations. Empty: http://address:port."""
    proxies: str = "127.0.0.1 ::1"
    """Addresses or networks of proxies before the server: whom they say they speak for is who asks (X-Forwarded-For)."""
    requests_a_minute: int = 600
    """Most requests of one device in a minute, and of one address without a token; beyond it 429 with Retry-After."""
    device_operations_a_day: int = 200_000
    org_megabytes: int = 20_000
    """Most bytes of files one organisation keeps here."""
    invitation_hours: int = 72
    token_minutes: int = 30

    @property
    def url(self) -> str:
        return self.public_url or f"http{'s' if self.tls_cert else ''}://{self.address}:{self.port}"

    @property
    def postgres(self) -> bool:
        return self.database.startswith(("postgresql://", "postgres://"))


_NAMES: Final = frozenset(Settings.__struct_fields__) - {"folder"}
_NUMBERS: Final = (
    "port",
    "workers",
    "requests_a_minute",
    "device_operations_a_day",
    "org_megabytes",
    "invitation_hours",
    "token_minutes",
)
_MOST: Final = {"port": 65_535, "workers": 256, "invitation_hours": 24 * 30, "token_minutes": 24 * 60}


def load(folder: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the server in ``folder``. Raises NotFounded, SettingsBroken."""
    path = folder / FILE
    if not path.is_file():
        raise NotFounded(folder=str(folder))
    try:
        written = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise _broken(path, "", "TOML") from None
    for key in written:
        if key not in _NAMES:
            raise _broken(path, key, ", ".join(sorted(_NAMES)))
    around = os.environ if environment is None else environment
    for name in _NAMES:
        value = around.get(PREFIX + name.upper())
        if value is not None:
            written[name] = value
    return make(folder, written)


def make(folder: Path, values: Mapping[str, Any]) -> Settings:
    """Settings from values, texts among them turned to numbers where numbers are due. Raises SettingsBroken."""
    path = folder / FILE
    try:
        found = msgspec.convert(
            {**values, "folder": str(folder)},
            Settings,
            strict=False,
            dec_hook=lambda kind, value: kind(value),
        )
    except msgspec.ValidationError as error:
        key = str(error).rpartition("$.")[2].rstrip("`")
        raise _broken(path, key, tr(mark("một số nguyên hoặc một đoạn chữ"))) from None
    for key in _NUMBERS:
        if not 1 <= getattr(found, key) <= _MOST.get(key, 10**12):
            raise _broken(path, key, f"1–{_MOST.get(key, '…')}")
    if found.database and not found.postgres:
        raise _broken(path, "database", "postgresql://…")
    if found.files and not found.files.startswith("s3://"):
        raise _broken(path, "files", "s3://…")
    try:
        networks(found.proxies)
    except ValueError:
        raise _broken(path, "proxies", "127.0.0.1 10.0.0.0/8") from None
    return found


def networks(listed: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    """Networks written with blanks or commas between them. Raises ValueError."""
    return tuple(ipaddress.ip_network(one, strict=False) for one in listed.replace(",", " ").split())


def write(settings: Settings) -> None:
    """Write ``hq.toml``: what was chosen as lines, the rest as remarks with its standard value."""
    usual = Settings(folder=settings.folder)
    lines = ["# Máy chủ cấp trên của Văn thư Đoàn. Mỗi dòng có thể thay bằng biến VANTHU_HQ_<TÊN>.", ""]
    for name in Settings.__struct_fields__:
        if name == "folder":
            continue
        value = getattr(settings, name)
        shown = msgspec.json.encode(value).decode()
        lines.append(f"{name} = {shown}" if value != getattr(usual, name) else f"# {name} = {shown}")
    write_atomic(settings.folder / FILE, "\n".join(lines) + "\n", mode=PRIVATE)


def _broken(path: Path, key: str, wanted: str) -> SettingsBroken:
    return SettingsBroken(file=str(path), key=key, wanted=wanted, variable=PREFIX + key.upper())
