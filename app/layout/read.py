"""The door for letters: JSON in, ``Letter`` out, NFC throughout, or a refusal with the JSON path and the reason.

Refuses what breaks the schema, a form newer than this program, and characters that cannot be printed. Invisible joiners
that web pages leave behind (zero-width space, word joiner, byte order mark, soft hyphen) are dropped, nothing else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

import msgspec

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import nfc
from app.layout.papers import OtherPaper
from app.layout.parts import FORM, Letter, Level

_DROPPED = dict.fromkeys((0x200B, 0x2060, 0xFEFF, 0x00AD))
# Left-to-right overrides would show other words than the file holds.
_OVERRIDES = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_REFUSED = frozenset(("Cc", "Cs", "Co", "Zl", "Zp"))

# What the decoder says, and how it is said to a person. The first that matches is taken.
_REASONS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"Object missing required field `(?P<field>[^`]+)`", mark("thiếu trường bắt buộc “{field}”")),
        (r"Object contains unknown field `(?P<field>[^`]+)`", mark("có trường lạ “{field}”")),
        (r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`", mark("cần {wanted}, lại nhận {got}")),
        (r"Expected `array` of length >= (?P<least>\d+)", mark("danh sách cần ít nhất {least} mục")),
        (r"Expected `int` >= (?P<least>-?\d+)", mark("số phải từ {least} trở lên")),
        (r"Expected `int` <= (?P<most>-?\d+)", mark("số không được quá {most}")),
        (r"Invalid (enum )?value (?P<value>.+)", mark("giá trị {value} không có trong danh sách cho phép")),
        (r"Input data was truncated", mark("tệp JSON bị cụt giữa chừng")),
        (
            r"JSON is malformed: .*\(byte (?P<byte>\d+)\)",
            mark("JSON sai cú pháp ở dòng {line}, cột {column}"),
        ),
        (r"Integer value out of range", mark("số quá lớn")),
    )
)
_TYPES: Final = {
    "str": mark("chữ"),
    "int": mark("số nguyên"),
    "float": mark("số"),
    "bool": mark("true hoặc false"),
    "object": mark("đối tượng {…}"),
    "array": mark("danh sách […]"),
    "null": mark("null"),
}
_NOT_LISTED = mark("giá trị {value} không có trong danh sách: {allowed}")
_LISTS: Final[dict[str, tuple[str, ...]]] = {
    "level": tuple(Level),
    "type": ("p", "item"),
    "align": ("justify", "center", "left", "right"),
    "paper": ("A4", "A5", "A5-upright"),
}
_OTHER = mark("không đúng cấu trúc ({said})")
_NEWER = mark("văn bản có dạng {form}, mới hơn dạng {known} mà chương trình này đọc được")
_ENCODING = mark("tệp không phải UTF-8")
_CHARACTER = mark("có ký tự điều khiển hoặc ký tự không in được (U+{point:04X})")
_DOUBLE = mark("trường “{field}” ghi hai lần")
_DEEP = mark("JSON lồng quá sâu")

# From a form to the next one: the old tree of plain values in, the new out.
LIFTS: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}


class LetterRefused(InputRefused):
    """Not a letter by the schema; ``path`` is the JSON path and ``details`` fill the reason."""

    code, what = "VB-001", mark("Văn bản không đúng cấu trúc tại {path}: {reason}.")
    remedy = mark("Sửa chỗ ấy theo lược đồ (vanthu letter schema), rồi làm lại.")

    def __init__(self, where: str | None, path: str, reason: str, **details: object) -> None:
        super().__init__(where, path=path, reason=reason, **details)
        self.path, self.reason, self.details = path, reason, details

    def sentence(self) -> str:
        details = {name: _said(name, value) for name, value in self.details.items()}
        return tr(self.what).format(path=self.path, reason=tr(self.reason).format(**details))


def _said(name: str, value: object) -> object:
    """The decoder's names of types, 'str | null', in the reader's words."""
    if name not in ("wanted", "got"):
        return value
    return " | ".join(tr(_TYPES.get(one.strip(), one.strip())) for one in str(value).split("|"))


class _Form(msgspec.Struct):
    form: int = FORM


class _Named(msgspec.Struct):
    document: str | None = None


def read_letter(data: bytes | str, where: str | None = None) -> Letter:
    """The letter in ``data`` (JSON). ``where`` names its file in the refusal. Raises ``LetterRefused``."""
    text = _text(data, where)
    try:
        form = msgspec.json.decode(text, type=_Form).form
        if form > FORM:
            raise LetterRefused(where, "$.form", _NEWER, form=form, known=FORM)
        if 1 <= form < FORM:
            letter = msgspec.convert(_lifted(msgspec.json.decode(text), form), type=Letter)
        else:
            letter = msgspec.json.decode(text, type=Letter)
        _refuse_doubles(text, where)
    except msgspec.DecodeError as error:
        raise _refusal(str(error), where, text) from None
    except RecursionError:
        raise LetterRefused(where, "$", _DEEP) from None
    return normalised(letter, where)


def read_paper(data: bytes | str, where: str | None = None) -> Letter | OtherPaper:
    """A letter, or what ``document`` names (a copy, an envelope). Raises ``LetterRefused``."""
    text = _text(data, where)
    try:
        if msgspec.json.decode(text, type=_Named).document is None:
            return read_letter(text, where)
        paper = msgspec.json.decode(text, type=OtherPaper)
        _refuse_doubles(text, where)
        made: OtherPaper = msgspec.convert(_walk(msgspec.to_builtins(paper), "$", where), type=OtherPaper)
        return made
    except msgspec.DecodeError as error:
        raise _refusal(str(error), where, text) from None
    except RecursionError:
        raise LetterRefused(where, "$", _DEEP) from None


def _refuse_doubles(text: str, where: str | None) -> None:
    """A name that stands twice in one object: decoders keep the last and lose the first without a word."""

    def once(pairs: list[tuple[str, Any]]) -> None:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise LetterRefused(where, f"$..{name}", _DOUBLE, field=name)
            seen.add(name)

    json.loads(text, object_pairs_hook=once)


def normalised(letter: Letter, where: str | None = None) -> Letter:
    """The letter with every string in NFC and without invisible joiners; refuses what cannot be printed."""
    tree = _walk(msgspec.to_builtins(letter), "$", where)
    try:
        return msgspec.convert(tree, type=Letter)
    except msgspec.ValidationError as error:
        raise _refusal(str(error), where, "") from None


def letter_json(letter: Letter) -> bytes:
    """The letter as it is stored and sent: UTF-8 JSON, two blanks of indent, the form always said."""
    tree = {"form": letter.form, **msgspec.to_builtins(letter)}
    return msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"


def _text(data: bytes | str, where: str | None) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LetterRefused(where, "$", _ENCODING) from None


def _lifted(tree: Any, form: int) -> Any:
    while form < FORM and isinstance(tree, dict):
        tree = LIFTS[form](tree)
        form += 1
        tree["form"] = form
    return tree


def _refusal(said: str, where: str | None, text: str) -> LetterRefused:
    message, _, at = said.partition(" - at `")
    path = at.rstrip("`") or "$"
    for pattern, reason in _REASONS:
        found = pattern.search(message)
        if not found:
            continue
        details: dict[str, object] = {k: v for k, v in found.groupdict().items() if v is not None}
        if "field" in details:
            path = f"{path}.{details['field']}"
        if "value" in details and _choices(path):
            reason, details["allowed"] = _NOT_LISTED, _choices(path)
        if "byte" in details:
            details |= _place(text, int(str(details["byte"])))
        return LetterRefused(where, path, reason, **details)
    return LetterRefused(where, path, _OTHER, said=message)


def _choices(path: str) -> str:
    """The values that a field of a fixed list may have, for the refusal."""
    return ", ".join(_LISTS.get(path.rpartition(".")[2], ()))


def _place(text: str, byte: int) -> dict[str, object]:
    """Line and column, from 1, of a byte offset."""
    before = text.encode("utf-8", "surrogatepass")[:byte].decode("utf-8", "ignore")
    return {"line": before.count("\n") + 1, "column": len(before) - (before.rfind("\n") + 1) + 1}


def _walk(value: Any, path: str, where: str | None) -> Any:
    if isinstance(value, str):
        return _string(value, path, where)
    if isinstance(value, list):
        return [_walk(one, f"{path}[{i}]", where) for i, one in enumerate(value)]
    if isinstance(value, dict):
        return {key: _walk(one, f"{path}.{key}", where) for key, one in value.items()}
    return value


def _string(text: str, path: str, where: str | None) -> str:
    made = nfc(text.translate(_DROPPED))
    for char in made:
        if unicodedata.category(char) in _REFUSED or ord(char) in _OVERRIDES or _is_no_character(ord(char)):
            raise LetterRefused(where, path, _CHARACTER, point=ord(char))
    return made


def _is_no_character(point: int) -> bool:
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
