"""Rules of look: page, type, case, place, spacing. Every figure and its article come from the standard's entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar

from app.base.language import mark, tr
from app.base.lengths import ZERO, Length, mm, pt
from app.check.findings import Finding, Severity
from app.check.labels import RUNNING, label, place_of
from app.check.say import counted
from app.check.seen import Seen, SeenLetter, Stroke
from app.standards.schema import Measure, RoleStyle, Standard

T = TypeVar("T")

_LABEL_ROLE: Final = "addressee-label"
_PLACES: Final = 5  # named of a fault that stands in many
_SIZE_SLACK: Final = pt(0.26)  # half-point sizes are the finest a clerk can set
_PLACE_SLACK: Final = mm(0.6)  # 1.27 cm is written 1.25 by many programs
_MARGIN_SLACK: Final = mm(0.6)

_ALIGN_NAMES: Final = {
    "left": mark("canh trái"),
    "right": mark("canh phải"),
    "center": mark("canh giữa"),
    "justify": mark("canh đều hai lề"),
}


def page_findings(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Paper, margins, page number."""
    page, rules = seen.page, standard.page
    sides = (
        ("page.paper", mark("Bề rộng giấy"), page.width, rules.width),
        ("page.paper", mark("Chiều cao giấy"), page.height, rules.height),
        ("page.margin", mark("Lề trên"), page.top, rules.top),
        ("page.margin", mark("Lề dưới"), page.bottom, rules.bottom),
        ("page.margin", mark("Lề trái"), page.left, rules.left),
        ("page.margin", mark("Lề phải"), page.right, rules.right),
    )
    for rule, name, found, entry in sides:
        if found is not None and not entry.allows(found, within=int(_MARGIN_SLACK)):
            yield Finding(
                Severity.ERROR,
                rule,
                label("page"),
                f"{tr(name)} {_mm(found)}",
                _allowed(entry, _mm),
                entry.source,
                tr(mark("{name} là {found}, phải là {allowed}.")).format(
                    name=tr(name), found=_mm(found), allowed=_allowed(entry, _mm)
                ),
            )
    if page.number_first and not rules.number_on_first.allows(True):
        yield Finding(
            Severity.ERROR,
            "page.number-first",
            label("page-number"),
            tr(mark("có số ở trang 1")),
            tr(mark("trang 1 không hiện số")),
            rules.number_on_first.source,
            tr(mark("Trang 1 đang hiện số trang; số trang chỉ hiện từ trang 2.")),
            page=1,
        )
    if page.number is not None:
        yield from look_findings(page.number, standard)


def looks_findings(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Looks of all components; the same fault of running paragraphs is one finding with its count and first places."""
    same: dict[tuple[str, str, str, str], list[Finding]] = {}
    for one in seen.parts:
        group = "body" if one.role in RUNNING else one.role
        for found in look_findings(one, standard):
            same.setdefault((group, found.rule, found.found, found.allowed), []).append(found)
    for (group, *_), found_here in same.items():
        yield found_here[0] if len(found_here) == 1 else _grouped(group, found_here)


def _grouped(group: str, same: list[Finding]) -> Finding:
    """Many findings of one kind as one; said of the body as a whole when it runs through its levels."""
    first = same[0]
    places = tuple(dict.fromkeys(one.place for one in same))[:_PLACES]
    own, whole = first.place.partition(":")[0], label(group)
    message = whole + first.message.removeprefix(own) if group == "body" else first.message
    return counted(replace(first, message=message), len(same), places)


def look_findings(one: Seen, standard: Standard) -> Iterator[Finding]:
    """Type, case, place and spacing of one component."""
    yield from _face(one, standard)
    style = standard.roles.get(one.role)
    if style is None:
        return
    yield from _size(one, style)
    if one.role == "addressee" and _LABEL_ROLE in standard.roles:
        label_part, names = _at_colon(one)
        yield from _weight(label_part, standard.roles[_LABEL_ROLE])
        yield from _weight(names, style)
    elif (
        one.role not in RUNNING and one.role != "table-cell"
    ):  # words in a table are stressed as in a sentence
        yield from _weight(one, style)
    elif one.role == "ground":
        yield from (found for found in _weight(one, style) if found.rule == "type.italic")
    yield from _capitals(one, style)
    photo = standard.words.get("photo")
    if photo is not None and one.text.strip() == photo.use:
        return  # the words in a picture's place: the line is as high as the picture
    if one.row is None or one.role not in RUNNING:  # a table has its own places and gaps
        yield from _place(one, style)
        yield from _spacing(one, style)


def _at_colon(one: Seen) -> tuple[Seen, Seen]:
    """'Kính gửi:' and the names after it: two looks in one paragraph (HD29, mẫu 3.12)."""
    before: list[Stroke] = []
    after = list(one.strokes)
    if re.match(r"\s*(Đồng\s+)?kính (gửi|trình)\s*:", one.text, re.IGNORECASE):
        while after:
            stroke = after.pop(0)
            head, colon, rest = stroke.text.partition(":")
            before.append(replace(stroke, text=head + colon))
            if colon:
                after.insert(0, replace(stroke, text=rest))
                break
    return replace(one, strokes=tuple(before)), replace(one, strokes=tuple(after))


def _size(one: Seen, style: RoleStyle) -> Iterator[Finding]:
    sizes: Counter[Length] = Counter()
    for stroke in one.strokes:
        if stroke.size is not None and not stroke.raised:
            sizes[stroke.size] += len(stroke.text.strip())
    size = _most(sizes)
    if size is None or style.size.allows(size, within=int(_SIZE_SLACK)):
        return
    yield _finding(
        one,
        "type.size",
        style.size.source,
        found=_pt(size),
        allowed=_allowed(style.size, _pt),
        message=mark("{name}: cỡ chữ {found}, phải là {allowed}."),
    )


def _face(one: Seen, standard: Standard) -> Iterator[Finding]:
    wanted = standard.page.face
    worded = (stroke for stroke in one.strokes if any(char.isalnum() for char in stroke.text))
    for face in dict.fromkeys(stroke.face for stroke in worded if stroke.face):  # a bullet is no letter
        if _plain_face(face) not in {_plain_face(name) for name in wanted.allowed}:
            yield _finding(
                one,
                "type.face",
                wanted.source,
                found=face,
                allowed=wanted.use,
                message=mark("{name}: phông chữ {found}, phải là {allowed}."),
                severity=Severity.ERROR,
            )


# Typefaces of the same widths under another name, as our PDFs embed them, pass as Times New Roman.
_TIMES: Final = ("timesnewroman", "tinos", "liberationserif")


def _plain_face(face: str) -> str:
    name = face.rpartition("+")[2].lower().replace(" ", "").split(",")[0]
    for ending in ("-bolditalic", "-bold", "-italic", "-regular", "psmt", "ps-", "mt"):
        name = name.removesuffix(ending)
    name = name.removesuffix("ps")
    return "timesnewroman" if name.startswith(_TIMES) else name


def _weight(one: Seen, style: RoleStyle) -> Iterator[Finding]:
    for flag, entry, yes, no in (
        ("bold", style.bold, mark("đậm"), mark("không đậm")),
        ("italic", style.italic, mark("nghiêng"), mark("đứng")),
    ):
        weights: Counter[bool] = Counter()
        for stroke in one.strokes:
            value = getattr(stroke, flag)
            if value is not None and not stroke.raised:
                weights[value] += sum(char.isalnum() for char in stroke.text)
        found = _most(weights)
        if found is None or entry.allows(found):
            continue
        yield _finding(
            one,
            f"type.{flag}",
            entry.source,
            found=tr(yes if found else no),
            allowed=tr(no if found else yes),
            message=mark("{name}: chữ {found}, phải là chữ {allowed}."),
        )


def _capitals(one: Seen, style: RoleStyle) -> Iterator[Finding]:
    if not style.upper.use or style.upper.allows(False):
        return
    letters = "".join(char for char in one.text if char.isalpha())
    joins = one.role == "position" and letters == "kiêm"  # between two positions of one person
    if not letters or letters.isupper() or joins:
        return
    yield _finding(
        one,
        "type.case",
        style.upper.source,
        found=tr(mark("có chữ thường")),
        allowed=tr(mark("chữ in hoa")),
        message=mark("{name}: {found}, phải là {allowed}."),
    )


def _place(one: Seen, style: RoleStyle) -> Iterator[Finding]:
    chosen = one.role == "body" and one.align in ("center", "right")  # a clerk may set a paragraph apart
    flush_left = one.align == "justify" and style.align.allows("left")  # a line or two look the same
    if one.align is not None and not (chosen or flush_left or style.align.allows(one.align)):
        names = " / ".join(
            tr(_ALIGN_NAMES.get(way, way)) for way in (style.align.allowed or (style.align.use,))
        )
        yield _finding(
            one,
            "place.align",
            style.align.source,
            found=tr(_ALIGN_NAMES.get(one.align, one.align)),
            allowed=names,
            message=mark("{name}: đang {found}, phải {allowed}."),
        )
    # A list of Word hangs its words under one another; where its number begins is judged as the first line.
    flush = one.left is not None and one.role in RUNNING and one.align == "justify" and not _hangs(one)
    if flush and one.left is not None and not style.left.allows(one.left, within=int(_PLACE_SLACK)):
        yield _finding(
            one,
            "place.left",
            style.left.source,
            found=_mm(one.left),
            allowed=_allowed(style.left, _mm),
            message=mark("{name}: cả đoạn lùi {found}, phải lùi {allowed}."),
        )
    if (
        one.first is not None
        and one.align == "justify"
        and not style.first.allows(one.first, within=int(_PLACE_SLACK))
    ):
        yield _finding(
            one,
            "place.first-line",
            style.first.source,
            found=_mm(one.first),
            allowed=_allowed(style.first, _mm),
            message=mark("{name}: dòng đầu lùi {found}, phải lùi {allowed}."),
        )


def _hangs(one: Seen) -> bool:
    return one.left is not None and one.first is not None and (one.first < one.left or one.first < ZERO)


def _spacing(one: Seen, style: RoleStyle) -> Iterator[Finding]:
    size = next((s.size for s in one.strokes if s.size is not None and not s.raised), style.size.use)
    rules = style.spacing
    exact_wrong = one.pitch is not None and not rules.allows_exact(one.pitch, size)
    if exact_wrong or (one.lines is not None and not rules.allows_multiple(one.lines, size)):
        found = f"{rules.lines(one.pitch, size):.2f}" if one.pitch is not None else f"{one.lines:.2f}"
        yield _finding(
            one,
            "spacing.lines",
            rules.source,
            found=found,
            allowed=_lines_allowed(style),
            message=mark("{name}: cách dòng {found} dòng, phải là {allowed}."),
        )
    if (
        one.after is not None
        and one.role in RUNNING
        and not style.after.allows(one.after, within=int(pt(0.1)))
    ):
        yield _finding(
            one,
            "spacing.after",
            style.after.source,
            found=_pt(one.after),
            allowed=_allowed(style.after, _pt),
            message=mark("{name}: cách đoạn {found}, phải là {allowed}."),
        )


def _lines_allowed(style: RoleStyle) -> str:
    rules = style.spacing
    if rules.least is not None and rules.least_lines is None:
        return tr(mark("từ {least} trở lên")).format(least=_pt(rules.least))
    return f"{rules.least_lines or 0:g}–{rules.most_lines or 0:g}"


def _finding(
    one: Seen,
    rule: str,
    source: str,
    *,
    found: str,
    allowed: str,
    message: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(
        severity,
        rule,
        place_of(one.role, one.text),
        found,
        allowed,
        source,
        tr(message).format(name=label(one.role), found=found, allowed=allowed),
        page=one.page,
        part=one.part,
    )


def _most(counted: Counter[T]) -> T | None:
    best = [item for item in counted.most_common(1) if item[1] > 0]
    return best[0][0] if best else None


def _mm(value: Length) -> str:
    return f"{value.mm:.4g} mm"


def _pt(value: Length) -> str:
    return f"{value.pt:.3g} pt"


def _allowed(entry: Measure, unit: object) -> str:
    say = _mm if unit is _mm else _pt
    if entry.allowed:
        return " / ".join(say(one) for one in entry.allowed)
    if entry.least is not None and entry.most is not None:
        return f"{say(entry.least)} – {say(entry.most)}"
    if entry.most is not None:
        return tr(mark("tối đa {most}")).format(most=say(entry.most))
    return (
        tr(mark("tối thiểu {least}")).format(least=say(entry.least))
        if entry.least is not None
        else say(entry.use)
    )
