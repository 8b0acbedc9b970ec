"""Rules of drawn lines and marks: under the title, under the organ, under the subject; where the page number stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.base.language import mark, tr
from app.check.findings import Finding, Severity
from app.check.labels import label
from app.check.say import say
from app.check.seen import Seen, SeenLetter
from app.standards.schema import Kind, Standard, Word

# A line is hung on some paragraph near the words it stands under: any of these answers for the component.
_NEAR: Final = {
    "title": ("title", "motto", "place-date"),
    "organ": ("superior", "organ", "separator", "number"),
    "abstract": ("kind-name", "abstract", "abstract-mark"),
}
_CAPITAL: Final = 0.70  # mean width of a bold capital of Times New Roman over its size
_SMALL: Final = 0.48
_NARROW: Final = {".": 0.25, " ": 0.25, "\u00a0": 0.25, ",": 0.25, "…": 1.0}
_LOOSE: Final = 0.2  # the width of words is estimated


def line_findings(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """Findings on lines, marks and the place of the page number."""
    yield from _lines(seen, kind, standard)
    yield from _marks(seen, kind, standard)
    yield from _number_place(seen, standard)


def _lines(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    if seen.ruled is None:
        return
    last = "motto" if seen.first("motto") is not None else "title"
    title = _last(seen, last)
    wished = standard.choices.get("title_line")
    if title is not None and wished is not None:
        if not _drawn(seen, "title"):
            yield _none(
                title, "line.title", wished, mark("Dưới {name} thiếu đường kẻ ngang dài bằng dòng chữ.")
            )
        else:
            yield from _length(seen, "title", title, wished, 1.0, 1.0)
    organ, wished = _last(seen, "organ"), standard.choices.get("organ_line")
    if organ is not None and wished is not None and wished.use == "rule":
        if not _drawn(seen, "organ"):
            yield _none(
                organ,
                "line.organ",
                wished,
                mark("Dưới {name} thiếu đường kẻ ngang bằng 1/3 đến 1/2 dòng chữ."),
            )
        else:
            yield from _length(seen, "organ", organ, wished, 1 / 3, 1 / 2)
    abstract, wished = _last(seen, "abstract"), standard.choices.get("abstract_line")
    if kind.shows_name and abstract is not None and wished is not None and wished.use == "rule":
        if not _drawn(seen, "abstract"):
            yield _none(
                abstract,
                "line.abstract",
                wished,
                mark("Dưới {name} thiếu đường kẻ ngang bằng 1/3 đến 1/2 dòng chữ."),
            )
        else:
            yield from _length(seen, "abstract", abstract, wished, 1 / 3, 1 / 2)


def _last(seen: SeenLetter, role: str) -> Seen | None:
    found = list(seen.of(role))
    return found[-1] if found else None


def _drawn(seen: SeenLetter, group: str) -> bool:
    ruled = seen.ruled or frozenset()
    underlined = any(stroke.underline for one in seen.of(*_NEAR[group]) for stroke in one.strokes)
    return underlined or any(role in ruled for role in _NEAR[group])


def _length(
    seen: SeenLetter, group: str, one: Seen, wished: Word, least: float, most: float
) -> Iterator[Finding]:
    """A line whose length the file tells, against the words over it; their width is an estimate, so only far ones."""
    drawn = next((other.rule_length for other in seen.of(*_NEAR[group]) if other.rule_length), None)
    words = _width(one)
    if drawn is None or not words:
        return
    share = drawn.mm / words
    if least - _LOOSE <= share <= most + _LOOSE + 0.05:
        return
    yield say(
        one,
        "line.length",
        wished.source,
        mark("Đường kẻ dưới {name} dài {found}, phải bằng {allowed} dòng chữ."),
        found=f"{drawn.mm:.0f} mm",
        allowed="1" if least == most else "1/3 – 1/2",
    )


def _width(one: Seen) -> float:
    """About how wide the last line of the words prints, in mm."""
    made = 0.0
    for stroke in one.strokes:
        if stroke.size is not None:
            made += (
                sum(_CAPITAL if char.isupper() else _NARROW.get(char, _SMALL) for char in stroke.text)
                * stroke.size.mm
            )
    return made


def _none(one: Seen, rule: str, wished: Word, message: str) -> Finding:
    return say(one, rule, wished.source, message)


def _marks(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """Dashes under the subject; three asterisks, as the forms of 2023 print them, are told as information."""
    entry = standard.words.get("abstract_mark")
    wished = standard.choices.get("abstract_line")
    if entry is None or wished is None or wished.use != "dashes" or not kind.shows_name:
        return
    one, abstract = seen.first("abstract-mark"), seen.first("abstract")
    if one is None:
        if abstract is not None:
            yield Finding(
                Severity.WARNING,
                "missing.abstract-mark",
                label("abstract-mark"),
                "",
                entry.use,
                entry.source,
                tr(mark("Dưới trích yếu thiếu dấu {allowed}")).format(allowed=entry.use),
                page=abstract.page,
                part=abstract.part,
            )
    elif "*" in one.text:
        yield say(
            one,
            "words.abstract-mark",
            entry.source,
            mark("Dưới trích yếu ghi “{found}”; mẫu là gạch {allowed}"),
            found=one.text.strip(),
            allowed=entry.use,
            severity=Severity.INFO,
        )


def _number_place(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    foot, entry = seen.page.number_foot, standard.page.number_at_foot
    if foot is None or foot == entry.use:
        return
    yield Finding(
        Severity.WARNING,
        "page.number-place",
        label("page-number"),
        tr(mark("ở chân trang")) if foot else tr(mark("ở đầu trang")),
        tr(mark("ở chân trang")) if entry.use else tr(mark("ở đầu trang")),
        entry.source,
        tr(mark("Số trang đứng ở chân trang; tiêu chuẩn đặt giữa lề trên."))
        if foot
        else tr(mark("Số trang đứng ở đầu trang; tiêu chuẩn đặt ở chân trang.")),
    )
