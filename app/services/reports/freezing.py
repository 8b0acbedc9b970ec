"""A report as it went out, as one file: its figures, and which persons each of them counted. Written once, kept in the vault.

Persons are named by id alone; a choice among them is one number in base 16, its lowest bit the first person.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import msgspec

from app.base.errors import InputRefused
from app.base.language import mark
from app.domain.reports.compare import Frozen
from app.domain.reports.forms import Form
from app.domain.reports.sheet import Sheet

VERSION: Final = 1
MIME: Final = "application/x-vanthu-report"
ROLE: Final = "frozen"
_DIGITS: Final = bytes(range(48, 50)) + bytes(254)
"""0 and 1 as the digits of a number in base 2."""
MOST_BYTES: Final = 256 * 1024 * 1024


class FrozenUnreadable(InputRefused):
    code, what = "BCS-008", mark("Không đọc được bản đã nộp: {reason}.")
    remedy = mark("Lấy lại từ bản sao lưu; số liệu đã nộp vẫn còn trong báo cáo.")


def frozen_of(sheet: Sheet) -> Frozen:
    """What a filled sheet would be as a report that went out."""
    return Frozen(
        sheet.form.title,
        tuple((one.key, one.label) for one in sheet.form.rows),
        tuple((one.key, one.label) for one in sheet.form.columns),
        dict(sheet.values),
        {at: sheet.people(at) for at in sheet.chosen},
    )


def sheet_of(form: Form, frozen: Frozen) -> Sheet:
    """A report that went out, laid on its form again."""
    return Sheet(form, dict(frozen.values), dict.fromkeys(frozen.people, ()), kept=frozen.people)


def pack(frozen: Frozen) -> bytes:
    """The bytes that are kept."""
    order: dict[str, int] = {}
    for ids in frozen.people.values():
        for one in ids:
            order.setdefault(one, len(order))
    cells = {at: _number([order[one] for one in ids], len(order)) for at, ids in frozen.people.items()}
    data = {
        "version": VERSION, "title": frozen.title, "rows": frozen.rows, "columns": frozen.columns,
        "values": frozen.values, "ids": list(order), "people": cells,
    }  # fmt: skip
    return zlib.compress(msgspec.json.encode(data), 6)


def unpack(data: bytes) -> Frozen:
    """Raises FrozenUnreadable."""
    try:
        reader = zlib.decompressobj()
        plain = reader.decompress(data, MOST_BYTES)
        if reader.unconsumed_tail:
            raise FrozenUnreadable(reason=f"> {MOST_BYTES // 1024 // 1024} MB")
        told: dict[str, Any] = msgspec.json.decode(plain)
        if told["version"] > VERSION:
            raise FrozenUnreadable(reason=f"v{told['version']}")
        ids = told["ids"]
        people = {at: _ids(number, ids) for at, number in told["people"].items()}
        pairs = [tuple((str(a), str(b)) for a, b in told[name]) for name in ("rows", "columns")]
        return Frozen(str(told["title"]), pairs[0], pairs[1], told["values"], people)
    except (zlib.error, msgspec.DecodeError, KeyError, TypeError, ValueError) as fault:
        raise FrozenUnreadable(reason=type(fault).__name__) from None


def _number(places: list[int], many: int) -> str:
    bits = bytearray(many or 1)
    for at in places:
        bits[many - 1 - at] = 1
    return f"{int(bits.translate(_DIGITS), 2):x}"


def _ids(number: str, ids: list[str]) -> tuple[str, ...]:
    bits = f"{int(number, 16):b}"[::-1]
    return tuple(one for one, bit in zip(ids, bits, strict=False) if bit == "1")
