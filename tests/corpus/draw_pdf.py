"""Foreign manners of laying a letter on paper, drawn with millimetres: each office has its own habits of head, subject and foot."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.corpus.letter import PARTY, STATE, Signing, Written
from tests.corpus.page import Sheet


@dataclass(frozen=True)
class Manner:
    """One office's habits."""

    face: str = "times"
    size: float = 13.5
    left: float = 30
    head: str = "pair"  # pair, hybrid, centred, one-side, logo, english, narrow
    title_small: bool = False  # the title in 12 points, as older offices print it
    date: str = "head"  # head, end
    number: str = "head"  # head, under-kind
    about: str = "under-number"  # under-number, centre
    wrap_about: float = 70  # mm
    foot: str = "pair"  # pair, stacked, signature-first, electronic
    columns: int = 1
    bold_subject: bool = True
    colon: bool = True  # "Kính gửi:" with its colon; some leave it
    italic_address: bool = False
    list_mark: str = "- "


def manner(random: Random) -> Manner:
    """Habits drawn at random; most offices are ordinary, each has one or two oddities."""
    return Manner(
        face=random.choice(("times", "times", "times", "times", "times", "arial")),
        size=random.choice((13, 13.5, 14, 14)),
        left=random.choice((30, 30, 25, 35)),
        head=random.choice(
            ("pair", "pair", "pair", "pair", "hybrid", "centred", "one-side", "logo", "english", "narrow")
        ),
        title_small=random.random() < 0.3,
        date="end" if random.random() < 0.07 else "head",
        number="under-kind" if random.random() < 0.07 else "head",
        about=random.choice(("under-number", "under-number", "under-number", "centre")),
        wrap_about=random.choice((55, 65, 70, 78)),
        foot=random.choice(("pair", "pair", "pair", "stacked", "signature-first", "electronic")),
        columns=2 if random.random() < 0.06 else 1,
        bold_subject=random.random() < 0.85,
        colon=random.random() < 0.93,
        italic_address=random.random() < 0.3,
        list_mark=random.choice(("- ", "- ", "- ", "– ", "-")),
    )


def draw(letter: Written, habits: Manner) -> bytes:
    """The letter as a PDF with a text layer."""
    sheet = Sheet(habits.face, left=habits.left)
    _head(sheet, letter, habits)
    _opening(sheet, letter, habits)
    _body(sheet, letter, habits)
    _foot(sheet, letter, habits)
    for index, line in enumerate(letter.annex):
        if index == 0:
            sheet.turn()
        sheet.paragraph(
            line, habits.size, bold=index == 0, anchor="centre" if index < 2 else "left", indent=0
        )
    return sheet.save()


def _head(sheet: Sheet, letter: Written, habits: Manner) -> None:
    wide = sheet.right - sheet.left
    title = letter.title
    if habits.head == "hybrid" and title not in (STATE, PARTY):
        title = STATE  # many schools print the State's title over the Union's letters
    left_x, right_x = sheet.left + wide * 0.22, sheet.left + wide * 0.71
    if habits.head == "narrow":
        left_x, right_x = sheet.left + wide * 0.25, sheet.left + wide * 0.75
    small = 11.0 if habits.title_small or habits.head == "narrow" else 12.5
    left = _organ_lines(
        sheet,
        letter,
        small,
        wide * (0.9 if habits.head == "centred" else 0.36 if habits.head == "logo" else 0.41),
    )
    right = [(line, small, True, False) for line in title]
    y = sheet.y
    if habits.head == "logo":
        sheet.circle(sheet.left + 8, y + 4, 7)
        left_x += 3
    if habits.head == "english":
        left.append(
            (
                "HO CHI MINH COMMUNIST YOUTH UNION"
                if letter.title[0].startswith("ĐOÀN")
                else "SOCIALIST REPUBLIC OFFICE",
                8,
                False,
                True,
            )
        )
    number = [(letter.number, 13, False, False)] if habits.number == "head" else []
    about = (
        []
        if habits.about != "under-number"
        else [
            (line, 12, False, False)
            for line in sheet.wrap(
                letter.about, min(habits.wrap_about, 52) if habits.head == "logo" else habits.wrap_about, 12
            )
        ]
    )
    marks = [(mark, 13, True, False) for mark in letter.marks]
    rule = [(letter.rule, 12, False, False)] if letter.rule else [("", 5, False, False)]
    dated = [(letter.dated, 13, False, True)] if habits.date == "head" else []
    if habits.head == "centred":
        end = sheet.column(
            [*right, ("", 6, False, False), *left, *rule, *number, *marks, *about, *dated],
            (sheet.left + sheet.right) / 2,
            y,
        )
    elif habits.head == "one-side":
        end = sheet.column([*left, *rule, *number, *marks, *about], left_x, y)
        sheet.y = end + 2
        if dated:
            sheet.at(sheet.right, sheet.y, letter.dated, 13, italic=True, anchor="right")
            end = sheet.y + 6
    else:
        below = sheet.column([*left, *rule], left_x, y)
        under = sheet.column(right, right_x, y)
        if not letter.rule:
            sheet.rule(left_x - 12, left_x + 12, below - 3)
        sheet.rule(right_x - 22, right_x + 22, under - 2.5)
        row = max(below, under + 3) + 1
        half = sheet.width(letter.number, 13) / 2 if number else 0.0
        if dated and left_x + half + 3 > right_x - sheet.width(letter.dated, 13, italic=True) / 2:
            dated = [("", 13, False, False), *dated]
        low = sheet.column([*number, *marks, *about], left_x, row)
        end = max(low, sheet.column(dated, right_x, row))
    sheet.y = end + 5


def _organ_lines(
    sheet: Sheet, letter: Written, size: float, room: float
) -> list[tuple[str, float, bool, bool]]:
    lines = []
    for index, organ in enumerate(letter.organs):
        bold = index == len(letter.organs) - 1
        for part in organ.split("|"):
            lines += [(line, size, bold, False) for line in sheet.wrap(part, room, size, bold=bold)]
    return lines


def _opening(sheet: Sheet, letter: Written, habits: Manner) -> None:
    size = habits.size
    wide = sheet.right - sheet.left
    if letter.kind and letter.kind != "CÔNG VĂN":
        sheet.paragraph(letter.kind, size + 1.5, bold=True, anchor="centre", indent=0, after=0.5)
        if habits.number == "under-kind":
            sheet.paragraph(letter.number, 13, anchor="centre", indent=0)
        sheet.paragraph(
            letter.subject,
            size,
            bold=habits.bold_subject,
            anchor="centre",
            indent=0,
            x=sheet.left + 8,
            width=wide - 16,
            after=1,
        )
        middle = (sheet.left + sheet.right) / 2
        sheet.rule(middle - 15, middle + 15, sheet.y - 1.5)
        sheet.y += 4
    else:
        if habits.number == "under-kind":
            sheet.paragraph(letter.number, 13, anchor="centre", indent=0)
        if habits.about == "centre" and letter.about:
            sheet.paragraph(
                letter.about, 13, anchor="centre", indent=0, italic=True, x=sheet.left + 20, width=wide - 40
            )
    if letter.address:
        label = "Kính gửi:" if habits.colon else "Kính gửi"
        if len(letter.address) == 1:
            lines = sheet.wrap(f"{label} {letter.address[0]}", wide - 40, size, italic=habits.italic_address)
            for line in lines:
                sheet.at(
                    (sheet.left + sheet.right) / 2,
                    sheet.y,
                    line,
                    size,
                    italic=habits.italic_address,
                    anchor="centre",
                )
                sheet.y += size * 0.47
        else:
            sheet.at(sheet.left + 25, sheet.y, label, size, italic=habits.italic_address)
            sheet.y += size * 0.47
            for index, one in enumerate(letter.address):
                for line in sheet.wrap(
                    f"- {one}{'.' if index == len(letter.address) - 1 else ';'}", wide - 48, size
                ):
                    sheet.at(sheet.left + 42, sheet.y, line, size)
                    sheet.y += size * 0.47
        sheet.y += 4


def _body(sheet: Sheet, letter: Written, habits: Manner) -> None:
    for text in letter.body:
        if text == "QUYẾT ĐỊNH:":
            sheet.paragraph(text, habits.size, bold=True, anchor="centre", indent=0)
        else:
            sheet.paragraph(text, habits.size, justify=habits.face != "arial")
    if letter.table:
        sheet.table(letter.table)
    if habits.date == "end":
        sheet.need(12)
        sheet.at(sheet.right, sheet.y, letter.dated, 13, italic=True, anchor="right")
        sheet.y += 7


def _foot(sheet: Sheet, letter: Written, habits: Manner) -> None:
    sheet.need(
        30
        + 7 * len(letter.recipients)
        + 30 * (habits.foot in ("stacked", "signature-first") or len(letter.recipients) < 4)
    )
    sheet.y += 3
    wide = sheet.right - sheet.left
    centre = sheet.left + wide * 0.73
    signing = letter.signing
    if habits.foot in ("stacked", "signature-first") and letter.recipients and len(signing) == 1:
        if habits.foot == "stacked":
            low = _recipients(sheet, letter, habits, sheet.y)
            sheet.y = low + 4
            sheet.y = _signature(sheet, signing[0], centre, sheet.y, habits)
        else:
            low = _signature(sheet, signing[0], centre, sheet.y, habits)
            sheet.y = _recipients(sheet, letter, habits, low + 5)
        return
    low = _recipients(sheet, letter, habits, sheet.y) if letter.recipients and len(signing) == 1 else sheet.y
    if len(signing) == 2:
        _signature(sheet, signing[0], sheet.left + wide * 0.25, sheet.y, habits)
    below = _signature(sheet, signing[-1], centre, sheet.y, habits)
    sheet.y = max(low, below)
    if letter.recipients and len(signing) == 2:
        sheet.y = _recipients(sheet, letter, habits, sheet.y + 5)


def _recipients(sheet: Sheet, letter: Written, habits: Manner, y: float) -> float:
    sheet.at(sheet.left, y, "Nơi nhận:", 12, bold=True, italic=True)
    y += 5
    for one in letter.recipients:
        for line in sheet.wrap(habits.list_mark + one.removeprefix("- "), 72, 11):
            sheet.at(sheet.left, y, line, 11)
            y += 4.8
    return y


def _signature(sheet: Sheet, signing: Signing, x: float, y: float, habits: Manner) -> float:
    lines = [(line, 13.0, True, False) for line in signing.authority.split("|") if line]
    lines += [(signing.position, 13.0, True, False)] if signing.position else []
    y = sheet.column(lines, x, y)
    if habits.foot == "electronic":
        y += 4
        sheet.frame(x - 30, y - 4, x + 30, y + 16)
        for line in (
            f"Ký bởi: {signing.name.split('. ')[-1]}",
            "Cơ quan: Đơn vị phát hành",
            "Thời gian ký: 05/03/2025 09:14:22 +07:00",
        ):
            sheet.at(x - 28, y, line, 8)
            y += 4.5
        y += 6
    elif signing.note:
        y = sheet.column(
            [("", 8, False, False), (signing.note, 12, False, True), ("", 8, False, False)], x, y
        )
    else:
        y += 22
    sheet.at(x, y, signing.name, 13.5, bold=True, anchor="centre")
    return y + 6
