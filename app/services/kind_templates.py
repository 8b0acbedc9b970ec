"""Our own templates: a letter to begin with for every kind of every standard, with fields to fill.

They lie in resources/templates, one file per kind and form. A field is '{name of what to write}' anywhere in the words;
fields of one name take one value. A field that nobody filled prints as dots for the pen. No database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource

if TYPE_CHECKING:
    from app.layout.parts import Letter

_FIELD: Final = re.compile(r"\{([^{}]+)\}")
_DOTS: Final = "…" * 8
_NEVER: Final = frozenset(("image", "level", "type", "align", "kind", "standard"))  # not words of the clerk's


class TemplateUnknown(InputRefused):
    code, what = "VB-031", mark("Không có mẫu văn bản “{name}” theo tiêu chuẩn “{standard}”.")
    remedy = mark("Xem danh sách mẫu: vanthu letter templates --standard {standard}.")


class FieldUnknown(InputRefused):
    code, what = "VB-032", mark("Mẫu văn bản không có chỗ điền “{name}”.")
    remedy = mark("Chọn một trong: {known}.")


@dataclass(frozen=True, slots=True)
class KindTemplate:
    """One template. ``name`` is its own within the standard; several may serve one kind."""

    standard: str
    name: str
    kind: str
    title: str
    source: str
    fields: tuple[str, ...]
    letter: Letter


class _File(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    source: str
    letter: msgspec.Raw


@lru_cache(maxsize=8)
def kind_templates(standard: str) -> tuple[KindTemplate, ...]:
    """All templates of a standard, in the order of its kinds. Raises ``StandardUnknown``."""
    from app.standards.loader import load

    order = {code: at for at, code in enumerate(load(standard).kinds)}
    read = (_read(path) for path in sorted(resource("templates", standard).glob("*.json")))
    return tuple(sorted(read, key=lambda one: (order[one.kind], one.name)))


def template(standard: str, name: str) -> KindTemplate:
    """By its own name, or the first for a kind ('CV'). Raises ``TemplateUnknown``."""
    for wanted in ("name", "kind"):
        for one in kind_templates(standard):
            if getattr(one, wanted) == name:
                return one
    raise TemplateUnknown("$.template", name=name, standard=standard)


def _read(path: Path) -> KindTemplate:
    from app.layout.read import read_letter

    file = msgspec.json.decode(path.read_bytes(), type=_File)
    letter = read_letter(bytes(file.letter), path.name)
    return KindTemplate(
        letter.standard, path.stem, letter.kind, file.title, file.source, fields_of(letter), letter
    )


def fields_of(letter: Letter) -> tuple[str, ...]:
    """Names of the fields still to fill, in reading order."""
    return tuple(
        dict.fromkeys(name for text in _texts(msgspec.to_builtins(letter)) for name in _FIELD.findall(text))
    )


def filled(letter: Letter, values: Mapping[str, str]) -> Letter:
    """The letter with these fields filled; others stay. Raises ``FieldUnknown``."""
    known = fields_of(letter)
    for name in values:
        if name not in known:
            raise FieldUnknown("$.fields", name=name, known=", ".join(known))
    return in_words(letter, lambda text: _FIELD.sub(lambda found: values.get(found[1], found[0]), text))


def for_the_pen(letter: Letter) -> Letter:
    """The letter with dots for the pen in place of every field that is left."""
    return in_words(letter, lambda text: _FIELD.sub(_DOTS, text))


def in_words(letter: Letter, change: Callable[[str], str], images: Mapping[str, str] | None = None) -> Letter:
    """The letter with every text of the clerk's changed, and its pictures called by other names."""
    walked = _walk(msgspec.to_builtins(letter), change, images or {})
    return msgspec.convert(walked, type=type(letter))


def _walk(value: Any, change: Callable[[str], str], images: Mapping[str, str], name: str = "") -> Any:
    if isinstance(value, str):
        if name == "image":
            return images.get(value, value)
        return value if name in _NEVER else change(value)
    if isinstance(value, list):
        return [_walk(one, change, images, name) for one in value]
    if isinstance(value, dict):
        return {key: _walk(one, change, images, key) for key, one in value.items()}
    return value


def _texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name not in _NEVER:
            yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, name)
