"""The head: organ and title side by side, number and date on one row, subject of a công văn and marks below.

HD29 mẫu 1 boxes 1-7; Decree 30 Annex I part I.IV boxes 1-4, 5b, 10.
"""

from __future__ import annotations

from dataclasses import replace

from app.base.lengths import ZERO, Length, mm, pt
from app.layout.binding import NBSP
from app.layout.compose_type import Setter, clean, twips
from app.layout.edges import steady_edge
from app.layout.parts import DateLine, Letter, Organ
from app.layout.sheet import Align, Block, Box, Cell, CellBlock, Grid, Para, Role, Row, Rule
from app.layout.typed import letter_subject
from app.standards.pattern import fill
from app.standards.schema import Kind

HAIR = mm(0.5)  # beyond the widest line, so that no program breaks it for a rounding
# The place of a picture of 3 x 4 cm. Word knows at most 31 whole points between a line and its frame; the rest is the line's.
_PHOTO_BOX = Box(above=pt(15), below=pt(31), thickness=pt(0.5))
_PHOTO_LINE = twips(int(mm(40)) - int(_PHOTO_BOX.added))
_PHOTO_WIDTH, _PHOTO_GAP = mm(30), mm(6)  # the gap keeps it off the margin


def head(setter: Setter, letter: Letter, kind: Kind) -> Grid:
    number = number_line(setter, letter, kind)
    date = date_line(setter, letter.date) if kind.dated else ""
    left, right = columns(setter, letter.organ, number, date)
    gutter = setter.standard.place("head_gutter")
    room = left - gutter
    rows = [
        Row((Cell(organ_lines(setter, letter.organ, room)), Cell(_title(setter, right)))),
        Row((Cell((_number(setter, number, room),)), Cell((_date(setter, date, right),) if date else ()))),
    ]
    below = _below(setter, letter, kind, room)
    if below:
        rows.append(Row((Cell(below), Cell())))
    return Grid("head", (left, right), tuple(rows))


def bare_head(setter: Setter, organ: Organ) -> Grid:
    """Organ and title alone: of a document issued with another (Decree 30, form 1.3), of a slip."""
    left, right = columns(setter, organ, "", "")
    room = left - setter.standard.place("head_gutter")
    return Grid(
        "head", (left, right), (Row((Cell(organ_lines(setter, organ, room)), Cell(_title(setter, right)))),)
    )


def title_head(setter: Setter, letter: Letter) -> list[Block]:
    """The title alone, date and separator under it, all centred: over the paper of a person (HD30Đ, đơn xin vào Đoàn)."""
    standard, room = setter.standard, setter.text_width
    made: list[Block] = [setter.centred(Role.TITLE, standard.word("title"), room)]
    if "motto" in standard.words:
        made.append(setter.centred(Role.MOTTO, standard.word("motto"), room))
    made.append(setter.centred(Role.PLACE_DATE, date_line(setter, letter.date), room, "date"))
    if "separator" in standard.words:
        made.append(setter.para(Role.SEPARATOR, standard.word("separator")))
    return made


def photo_head(setter: Setter, letter: Letter) -> Grid:
    """Where somebody belongs, as the letter has its organ, and beside it the place of his picture (HD30Đ, form 3.3)."""
    whole, right = int(setter.text_width), twips(int(_PHOTO_WIDTH) + int(_PHOTO_GAP))
    look = setter.look(Role.BODY, align=Align.LEFT, first=ZERO, after=ZERO)
    lines = [
        (clean(text), f"organ.{name}[{index}]")
        for name, lines in (("superior", letter.organ.superior), ("issuing", letter.organ.issuing))
        for index, text in enumerate(lines)
        if clean(text)
    ]
    said = tuple(Para(Role.BODY, setter.spans(Role.BODY, text), look, part) for text, part in lines)
    words = setter.spans(Role.TABLE_CELL, setter.standard.word("photo"))
    frame = setter.look(
        Role.TABLE_CELL, align=Align.CENTER, left=ZERO, right=twips(_PHOTO_GAP), pitch=_PHOTO_LINE, after=ZERO
    )
    photo = Para(Role.TABLE_CELL, words, replace(frame, box=_PHOTO_BOX))
    left = steady_edge(twips(whole - int(right)), twips(whole), twips(whole - int(right)))
    return Grid("head", (left, twips(whole - int(left))), (Row((Cell(said), Cell((photo,)))),))


def opened(setter: Setter, letter: Letter, kind: Kind) -> list[Block]:
    """The head that a kind has."""
    if kind.head == "pair":
        return [head(setter, letter, kind)]
    return [photo_head(setter, letter)] if kind.head == "photo" else title_head(setter, letter)


# --- words -------------------------------------------------------------------------------------


def number_line(setter: Setter, letter: Letter, kind: Kind) -> str:
    """The whole line: as printed on the original, or by the pattern; a missing number is a blank for the pen."""
    if letter.number.printed is not None:
        return clean(letter.number.printed)
    rules = setter.standard.numbering
    pattern = rules.pattern(kind, clean(letter.organ.symbol)).use
    value = padded(clean(letter.number.value or ""), rules.zero_below)
    values = {
        "number": value,
        "kind": kind.printed,
        "organ": clean(letter.organ.symbol),
        "unit": clean(letter.organ.unit),
    }
    if not value:
        blank = setter.blanks(rules.blank.use, setter.standard.role(Role.NUMBER).size.use)
        # The blank takes the place of the space before it too: spaces beside it would stretch or break.
        pattern = pattern.replace(" {number}", blank).replace("{number}", blank)
    return fill(pattern, values)


def padded(number: str, below: int) -> str:
    """'5' as '05' where the standard writes numbers under ten with a zero; '12a' and '05' stay as they are."""
    if number.isascii() and number.isdigit() and int(number) < below and len(number) == 1:
        return "0" + number
    return number


def date_line(setter: Setter, date: DateLine) -> str:
    """Place and date; a missing day, month or year is left blank (HD29 p. 9)."""
    return dated(setter, setter.standard.date.pattern.use, date, Role.PLACE_DATE)


def dated(setter: Setter, pattern: str, date: DateLine, role: Role, **more: str) -> str:
    """A pattern with place, day, month and year, and whatever ``more`` it names; what is missing is a blank for the pen."""
    rules = setter.standard.date
    blank = setter.blanks(rules.blank.use, setter.standard.role(role).size.use)

    def written(value: int | None, below: int) -> str:
        return "" if value is None else f"{value:02d}" if value < below else str(value)

    values = {
        "place": clean(date.place).rstrip(" ,"),
        "day": written(date.day, rules.day_zero_below),
        "month": written(date.month, rules.month_zero_below),
        "year": "" if date.year is None else str(date.year),
        **more,
    }
    for name in ("day", "month", "year"):
        if not values[name]:
            pattern = pattern.replace(f" {{{name}}} ", blank).replace(f" {{{name}}}", blank)
    text = fill(pattern, values)
    if text.endswith(NBSP):  # blanks that end a centred line are measured by one program and not by another
        text = text.rstrip(NBSP) + " " + "…" * max(2, len(blank) * 2 // 7)
    return text


# --- measures ------------------------------------------------------------------------------------


def columns(setter: Setter, organ: Organ, number: str, date: str) -> tuple[Length, Length]:
    """Left and right: as wide as their lines need, near the standard's ratio, title and date never broken."""
    standard, whole = setter.standard, int(setter.text_width)
    ratio = standard.ratios["head_left"]
    gutter = standard.place("head_gutter")
    lines = [(Role.SUPERIOR, one) for one in organ.superior]
    lines += [(Role.ORGAN, one) for one in organ.issuing] + [(Role.NUMBER, number)]
    left_need = max(int(setter.width_in(role, text)) for role, text in lines) + int(gutter) + int(HAIR)
    titles = [(Role.TITLE, standard.word("title")), (Role.PLACE_DATE, date)]
    if "motto" in standard.words:
        titles.append((Role.MOTTO, standard.word("motto")))
    right_need = max(int(setter.width_in(role, text)) for role, text in titles) + int(HAIR)
    wanted = max(round(whole * ratio.use), left_need)
    most = whole - min(right_need, whole - round(whole * (ratio.least or 0.3)))
    left = steady_edge(twips(min(wanted, most)), twips(whole), twips(most))
    return left, twips(whole - int(left))


# --- blocks ----------------------------------------------------------------------------------------


def organ_lines(setter: Setter, organ: Organ, room: Length) -> tuple[CellBlock, ...]:
    made: list[CellBlock] = []
    for role, lines, name in (
        (Role.SUPERIOR, organ.superior, "superior"),
        (Role.ORGAN, organ.issuing, "issuing"),
    ):
        for index, line in enumerate(lines):
            if clean(line):
                shown = setter.parted(role, line, room)
                made.append(_left(setter, role, shown, room, f"organ.{name}[{index}]"))
    if setter.standard.choice("organ_line") == "separator":
        made.append(_left(setter, Role.SEPARATOR, setter.standard.word("separator"), room, None))
    else:
        last = next((one for one in reversed(made) if isinstance(one, Para)), None)
        length = setter.longest_line(last, room) if last else ZERO
        share = setter.standard.ratios["organ_rule"].use
        made.append(rule(setter, Role.ORGAN, Length(round(int(length) * share)), "Gạch dưới tên cơ quan"))
    return tuple(made)


def _left(setter: Setter, role: Role, text: str, room: Length, part: str | None) -> Para:
    """A centred line of the left column, kept off the right column by half the gutter on either side."""
    para = setter.centred(role, text, room, part)
    if not para.look.left:
        return para  # one line: centred in the column, and narrower than it by the gutter already
    half = twips(int(setter.standard.place("head_gutter")) // 2)
    return setter.centred(role, text, room, part, left=para.look.left + half, right=para.look.right + half)


def _mark(setter: Setter, role: Role, text: str, room: Length, part: str) -> Para:
    made = setter.marked(role, text, room, part)
    if made.look.box is None:
        return _left(setter, role, text, room, part)
    half = twips(int(setter.standard.place("head_gutter")) // 2)
    return replace(made, look=replace(made.look, left=made.look.left + half, right=made.look.right + half))


def rule(setter: Setter, role: Role, length: Length, description: str) -> Rule:
    """A drawn line under a component, centred."""
    standard = setter.standard
    return Rule(
        role,
        twips(length),
        standard.place("rule_height"),
        standard.place("rule_offset"),
        standard.place("rule_thickness"),
        description=description,
    )


def _title(setter: Setter, room: Length) -> tuple[CellBlock, ...]:
    standard = setter.standard
    made: list[CellBlock] = [setter.centred(Role.TITLE, standard.word("title"), room)]
    last, last_role = standard.word("title"), Role.TITLE
    if "motto" in standard.words:
        last, last_role = standard.word("motto"), Role.MOTTO
        made.append(setter.centred(Role.MOTTO, last, room))
    if standard.choice("title_line") == "rule":
        made.append(rule(setter, last_role, setter.width_in(last_role, last), "Gạch dưới tiêu đề"))
    return tuple(made)


def _number(setter: Setter, number: str, room: Length) -> Para:
    return _left(setter, Role.NUMBER, number, room, "number")


def _date(setter: Setter, date: str, room: Length) -> Para:
    return setter.centred(Role.PLACE_DATE, date, room, "date")


def _below(setter: Setter, letter: Letter, kind: Kind, room: Length) -> tuple[CellBlock, ...]:
    """Subject of a công văn (box 5), draft note (6), secrecy and urgency (7): in that order, HD29 mẫu 1."""
    standard = setter.standard
    made: list[CellBlock] = []
    if not kind.shows_name and clean(letter.subject):
        text = fill(standard.word("letter_subject"), {"subject": letter_subject(clean(letter.subject))})
        made += [setter.spacer(standard.place("before_letter_subject"))]
        made += [_left(setter, Role.LETTER_SUBJECT, text, room, "subject")]
    if letter.conference_note and clean(letter.conference_note):
        note = clean(letter.conference_note).strip('“”"')
        text = fill(standard.word("conference_note"), {"note": note})
        made += [setter.spacer(standard.place("before_mark"))]
        made += [_left(setter, Role.CONFERENCE_NOTE, text, room, "conference_note")]
    marks = (
        (Role.DRAFT_NOTE, letter.draft, "draft"),
        (Role.SECRECY, letter.secrecy, "secrecy"),
        (Role.URGENCY, letter.urgency, "urgency"),
    )
    for mark_role, mark, part in marks:
        if mark and clean(mark):
            made += [setter.spacer(standard.place("before_mark"))]
            made += [_mark(setter, mark_role, mark, room, part)]
    return tuple(made)
