"""Records in the clerk's words: what each field is called where it is shown, and the same words understood behind ``--set``.

Names of fields with ``--json`` stay English; nobody who only reads Vietnamese has to know them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.base.language import mark, tr
from app.base.text import fold
from app.cli.output import day, width
from app.domain.units import LEVEL_NAMES

if TYPE_CHECKING:
    from app.base.errors import InputRefused

__all__ = [
    "INCOMING", "LEVEL_NAMES", "STANDARD_NAMES", "aligned", "cited", "fields_of", "incoming_lines", "kind_name", "label", "named",
    "next_step", "shown",
]  # fmt: skip

INCOMING: Final = {
    "number": mark("Số"),
    "notation": mark("Ký hiệu"),
    "date": mark("Ngày văn bản"),
    "place": mark("Địa danh"),
    "issuer": mark("Cơ quan ban hành"),
    "superior": mark("Cơ quan cấp trên"),
    "kind": mark("Loại"),
    "subject": mark("Trích yếu"),
    "addressees": mark("Kính gửi"),
    "authority": mark("Thể thức ký"),
    "position": mark("Chức vụ"),
    "signer": mark("Người ký"),
    "recipients": mark("Nơi nhận"),
    "urgency": mark("Độ khẩn"),
    "secrecy": mark("Độ mật"),
    "deadline": mark("Hạn"),
    "arrived": mark("Ngày đến"),
    "handler": mark("Giao cho"),
    "passed": mark("Ngày chuyển"),
    "pages": mark("Số trang"),
    "note": mark("Ghi chú"),
}
"""What ``incoming --set`` knows, in the order of the register."""
_ALSO: Final = {"deadlines": mark("Hạn"), "cites": mark("Viện dẫn")}
_STANDARDS: Final = ("youth-union", "decree-30", "party")
STANDARD_NAMES: Final = {
    "youth-union": mark("Đoàn TNCS Hồ Chí Minh"),
    "decree-30": mark("Nhà nước (Nghị định 30)"),
    "party": mark("Đảng"),
}


def label(field: str) -> str:
    """A field of an incoming letter as a clerk calls it."""
    word = INCOMING.get(field) or _ALSO.get(field)
    return tr(word) if word else field


def named(word: str, names: Mapping[str, str]) -> str:
    """``word`` in the language of this run; itself when it is not in the table."""
    return tr(names[word]) if word in names else word


def kind_name(code: str | None) -> str:
    """'Công văn' of 'CV'; the code itself when no standard knows it."""
    from app.standards.loader import load

    for standard in _STANDARDS:
        found = load(standard).kinds.get(code or "")
        if found is not None:
            return found.name
    return code or ""


def fields_of(pairs: list[str], words: Mapping[str, str], refuse: type[InputRefused]) -> dict[str, str]:
    """``--set`` by field name; the Vietnamese name does as well, with or without accents. Raises FieldShape, ``refuse``."""
    from app.services.arrival import split_settings

    spoken = {_bare(text): field for field, word in words.items() for text in (word, tr(word))}
    found: dict[str, str] = {}
    for name, value in split_settings(pairs).items():
        field = name if name in words else spoken.get(_bare(name))
        if field is None:
            known = ", ".join(f"{tr(word)} ({one})" for one, word in words.items())
            raise refuse(name, field=name, known=known)
        found[field] = value
    return found


def _bare(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def aligned(pairs: Iterable[tuple[str, object]], indent: str = "  ") -> list[str]:
    """Lines of label and value, the values under each other; what is blank is left out."""
    kept = [(name, shown(value)) for name, value in pairs]
    kept = [(name, text) for name, text in kept if text]
    column = max((width(name) for name, _ in kept), default=0) + 1
    return [f"{indent}{name}:{' ' * (column - width(name))}{text}" for name, text in kept]


def incoming_lines(fields: Mapping[str, Any]) -> list[str]:
    return aligned(
        (label(name), kind_name(value) if name == "kind" else value) for name, value in fields.items()
    )


def shown(value: object) -> str:
    """A value as a clerk writes it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(shown(one) for one in value)
    if isinstance(value, dict):  # a letter cited, or work that is asked for
        return cited(value) if "notation" in value else ", ".join(filter(None, map(shown, value.values())))
    return day(value) if isinstance(value, date) else str(value)


def cited(value: Mapping[str, Any]) -> str:
    """ "Công văn 45-CV/ĐTr ngày 12/10/2026 của Đoàn trường"."""
    from app.services.incoming_rows import printed

    on = value.get("date")
    on = date.fromisoformat(on) if isinstance(on, str) else on
    parts = [kind_name(value.get("kind")), printed(value["number"], value["notation"])]
    if on:
        parts.append(tr(mark("ngày {day}")).format(day=day(on)))
    if value.get("issuer"):
        parts.append(tr(mark("của {issuer}")).format(issuer=value["issuer"]))
    return " ".join(part for part in parts if part)


def next_step(*commands: str) -> str:
    """The line that names what comes next."""
    return tr(mark("Việc tiếp: {commands}")).format(commands="; ".join(commands))
