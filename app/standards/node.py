"""One table of a standards file while it is read: typed entries, inherited sources, unknown keys refused.

A source said on a table holds for the entries in it that name none; an entry without either is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn, TypeVar

from app.base.language import mark
from app.base.lengths import Length, parse_length
from app.standards.refusals import StandardBroken
from app.standards.schema import Certainty, Entry, Flag, Measure, Spacing, Word

R_MISSING = mark("thiếu khoá này")
R_UNKNOWN = mark("khoá lạ, không có trong cấu trúc tiêu chuẩn")
R_TABLE = mark("phải là một bảng")
R_TEXT = mark("phải là chữ")
R_FLAG = mark("phải là true hoặc false")
R_COUNT = mark("phải là số nguyên từ 0")
R_NUMBER = mark("phải là số")
R_DATE = mark("phải là ngày dạng 2013-10-29")
R_UNIT = mark("độ dài phải có đơn vị mm, cm hoặc pt")
R_SOURCE = mark("thiếu nguồn (source)")
R_OUTSIDE = mark("giá trị dùng (use) nằm ngoài phạm vi cho phép (allowed)")
R_ALLOWED = mark("thiếu phạm vi cho phép (allowed, hoặc min và max)")
R_RANGE = mark("phạm vi cho phép không hợp lệ")
R_CHOICE = mark("giá trị không thuộc danh sách cho phép")

CERTAINTIES: tuple[Certainty, ...] = ("text", "secondary", "practice", "ours")
V = TypeVar("V")


class Node:
    """A TOML table at ``path``. Every key must be asked for before ``done``."""

    def __init__(
        self, file: str, path: str, data: object, source: str = "", certainty: Certainty = "text"
    ) -> None:
        self.file, self.path = file, path
        if not isinstance(data, dict):
            self.refuse(R_TABLE)
        self._data: dict[str, Any] = data
        self._seen: set[str] = {"source", "certainty"}
        own = data.get("source")
        if own is not None and (not isinstance(own, str) or not own.strip()):
            self.refuse(R_SOURCE, "source")
        self._source = own or source
        # A certainty belongs to the source beside it: a nearer source starts at 'text' again.
        self._certainty = self._read_certainty("text" if own else certainty)

    def refuse(self, reason: str, key: str = "") -> NoReturn:
        at = f"{self.path}.{key}" if self.path and key else (self.path or key)
        raise StandardBroken(self.file, file=self.file, key=at, reason=reason)

    def _read_certainty(self, default: Certainty) -> Certainty:
        value = self._data.get("certainty", default)
        for one in CERTAINTIES:
            if value == one:
                return one
        self.refuse(R_CHOICE, "certainty")

    @property
    def source(self) -> str:
        if not self._source:
            self.refuse(R_SOURCE)
        return self._source

    @property
    def certainty(self) -> Certainty:
        return self._certainty

    def has(self, key: str) -> bool:
        return key in self._data

    def peek(self, key: str) -> object:
        """What stands under ``key``, without taking it as read."""
        return self._data.get(key)

    def keys(self) -> Iterator[str]:
        """Keys of a table whose names are data (roles, kinds, words), in the file's order."""
        return (key for key in self._data if key not in {"source", "certainty"})

    def raw(self, key: str) -> dict[str, Any]:
        """The table under ``key`` as it was read, for ``like`` to build on."""
        return dict(self.table(key)._data)

    def child(self, key: str, data: dict[str, Any]) -> Node:
        """``data`` read as if it stood under ``key``: sources are inherited all the same."""
        return Node(self.file, self._at(key), data, self._source, self._certainty)

    def done(self) -> None:
        for key in self._data:
            if key not in self._seen:
                self.refuse(R_UNKNOWN, key)

    def _take(self, key: str) -> Any:
        self._seen.add(key)
        if key not in self._data:
            self.refuse(R_MISSING, key)
        return self._data[key]

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def table(self, key: str) -> Node:
        return Node(self.file, self._at(key), self._take(key), self._source, self._certainty)

    def tables(self, key: str) -> list[Node]:
        value = self._take(key)
        if not isinstance(value, list):
            self.refuse(R_TABLE, key)
        return [
            Node(self.file, f"{self._at(key)}[{i}]", one, self._source, self._certainty)
            for i, one in enumerate(value)
        ]

    # --- plain values -------------------------------------------------------------------------

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and not self.has(key):
            return default
        value = self._take(key)
        if not isinstance(value, str):
            self.refuse(R_TEXT, key)
        return value

    def choice(self, key: str, known: tuple[V, ...], default: V | None = None) -> V:
        if default is not None and not self.has(key):
            return default
        value = self._take(key)
        for one in known:
            if value == one:
                return one
        self.refuse(R_CHOICE, key)

    def count(self, key: str) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.refuse(R_COUNT, key)
        return value

    def number(self, key: str) -> float:
        return self._as_number(self._take(key), key)

    def day(self, key: str) -> date:
        value = self._take(key)
        if type(value) is not date:
            self.refuse(R_DATE, key)
        return value

    def plain_flag(self, key: str, default: bool) -> bool:
        if not self.has(key):
            return default
        return self._as_flag(self._take(key), key)

    def names(self, key: str) -> tuple[str, ...]:
        if not self.has(key):
            return ()
        value = self._take(key)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.refuse(R_TEXT, key)
        return tuple(value)

    # --- entries --------------------------------------------------------------------------------

    def measure(self, key: str) -> Measure:
        """A length with ``use`` and ``allowed`` (a list) or ``min`` and ``max``."""
        node = self.table(key)
        use = node._length("use")
        least = node._length("min") if node.has("min") else None
        most = node._length("max") if node.has("max") else None
        allowed: tuple[Length, ...] = ()
        if node.has("allowed"):
            allowed = tuple(node._as_length(one, "allowed") for one in node._list("allowed"))
        elif least is None and most is None:
            node.refuse(R_ALLOWED)
        if least is not None and most is not None and least > most:
            node.refuse(R_RANGE)
        entry = Entry(use, node.path, node.source, node.certainty, allowed, least, most)
        if not entry.allows(use):
            node.refuse(R_OUTSIDE, "use")
        node.done()
        return entry

    def ratio(self, key: str) -> Entry[float]:
        node = self.table(key)
        use = node.number("use")
        entry = Entry(use, node.path, node.source, node.certainty, (), node.number("min"), node.number("max"))
        if not entry.allows(use):
            node.refuse(R_OUTSIDE, "use")
        node.done()
        return entry

    def flag(self, key: str, default: bool | None = None) -> Flag:
        """``true``/``false``, or a table when the standard lets both pass."""
        if default is not None and not self.has(key):
            return Entry(default, self._at(key), self.source, self.certainty, (default,))
        value = self._take(key)
        if not isinstance(value, dict):
            only = self._as_flag(value, key)
            return Entry(only, self._at(key), self.source, self.certainty, (only,))
        node = self.table(key)
        use = node._as_flag(node._take("use"), "use")
        allowed = tuple(node._as_flag(one, "allowed") for one in node._list("allowed"))
        return node._listed(Entry(use, node.path, node.source, node.certainty, allowed))

    def word(self, key: str, default: str | None = None) -> Word:
        """Words printed by rule: one text, or a table with the spellings that also pass."""
        if default is not None and not self.has(key):
            return Entry(default, self._at(key), self.source, self.certainty, (default,))
        value = self._take(key)
        if not isinstance(value, dict):
            if not isinstance(value, str):
                self.refuse(R_TEXT, key)
            return Entry(value, self._at(key), self.source, self.certainty, (value,))
        node = self.table(key)
        use = node.text("use")
        allowed = tuple(node._as_text(one, "allowed") for one in node._list("allowed"))
        return node._listed(Entry(use, node.path, node.source, node.certainty, allowed))

    def spacing(self, key: str, single: float, size: Length) -> Spacing:
        """Line pitch: exact ``use``; bounds in lines of single spacing, in points, or both."""
        node = self.table(key)
        least_lines = most_lines = None
        if node.has("lines"):
            bounds = [node._as_number(one, "lines") for one in node._list("lines")]
            if len(bounds) != 2 or bounds[0] > bounds[1]:
                node.refuse(R_RANGE, "lines")
            least_lines, most_lines = bounds
        made = Spacing(
            use=node._length("use"),
            key=node.path,
            source=node.source,
            single=single,
            certainty=node.certainty,
            least_lines=least_lines,
            most_lines=most_lines,
            least=node._length("min") if node.has("min") else None,
            most=node._length("max") if node.has("max") else None,
        )
        if least_lines is None and made.least is None:
            node.refuse(R_ALLOWED)
        if not made.allows_exact(made.use, size):
            node.refuse(R_OUTSIDE, "use")
        node.done()
        return made

    def _listed(self, entry: Entry[Any]) -> Entry[Any]:
        if not entry.allowed or entry.use not in entry.allowed:
            self.refuse(R_OUTSIDE, "use")
        self.done()
        return entry

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        if not isinstance(value, list) or not value:
            self.refuse(R_RANGE, key)
        return value

    def _length(self, key: str) -> Length:
        return self._as_length(self._take(key), key)

    def _as_length(self, value: object, key: str) -> Length:
        if not isinstance(value, str):
            self.refuse(R_UNIT, key)
        try:
            return parse_length(value)
        except ValueError:
            self.refuse(R_UNIT, key)

    def _as_flag(self, value: object, key: str) -> bool:
        if not isinstance(value, bool):
            self.refuse(R_FLAG, key)
        return value

    def _as_text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            self.refuse(R_TEXT, key)
        return value

    def _as_number(self, value: object, key: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(R_NUMBER, key)
        return float(value)
