"""The foot: 'Nơi nhận' at the left, signature at the right, level with each other as the standard says.

HD29 III.8: level with the signer's position (its page 17); Decree 30, Annex I part I.II.9.d: with the authority line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from app.base.lengths import Length, mm, pt
from app.layout.binding import NBSP
from app.layout.compose_keep import height
from app.layout.compose_type import ALLOWANCE, Setter, Stroke, clean, spans_of, stroke_of, twips
from app.layout.parts import Letter, Recipient, Run, Signature, Storage
from app.layout.sheet import Cell, CellBlock, Grid, Para, Role, Row, Span
from app.layout.typed import same_line, stored, without_dash, without_end
from app.standards.pattern import fill, raised_parts
from app.standards.schema import Kind

_ROOM = mm(1)
_WHOLE = pt(260)  # a list of recipients that is higher may go on over leaf
BOTH = "kiêm"
TWIP_UP = 634  # widths go down to whole twips; a word on one line must not break for it

Lines: TypeAlias = list[tuple[str, str | None]]
"""Lines under 'Nơi nhận' with the part each shows."""
Signing: TypeAlias = list[tuple[Role, str, str]]
"""Lines over a name, top down: role, words, part."""


def foot(setter: Setter, letter: Letter, kind: Kind) -> list[Grid]:
    """The grid, or nothing when the letter has neither recipients nor signature."""
    received = received_lines(setter, letter, kind)
    if letter.co_signatures:
        made = _joint(setter, letter, received)
    elif not received and letter.signature is None and letter.confirmation is None:
        return []
    else:
        made = signed_grids(setter, letter.signature, received, letter.recipients)
    if letter.confirmation is not None:
        confirmed = _confirmed(setter, letter.confirmation, made[-1].columns[0])
        made[-1] = replace(made[-1], rows=(*made[-1].rows, confirmed))
    return made


def signed_grids(
    setter: Setter,
    signature: Signature | None,
    received: Lines,
    recipients: Sequence[Recipient] = (),
    *,
    part: str = "",
) -> list[Grid]:
    """'Nơi nhận' at the left of one signature. ``part`` leads to the signature's paths, as 'copy.'."""
    signing = _signing(setter, signature, f"{part}signature")
    left, right = _columns(setter, signing, signature)
    level = _level(setter, signing)
    items = _received(setter, received, recipients, left)
    gap = setter.spacer(setter.standard.place("before_foot"))
    rows = [Row((Cell((gap,)), Cell((gap,))))]
    lines = [_line(setter, role, text, path, right) for role, text, path in signing]
    if level:
        rows.append(Row((Cell(), Cell(tuple(lines[:level])))))
    last = [*lines[level:], *_name(setter, signature, right, f"{part}signature.name")]
    beside, over = _parted(setter, items, left, height(setter, last, right))
    rows.append(Row((Cell(tuple(beside)), Cell(tuple(last)))))
    return _held_foot((left, right), rows, over)


def _held_foot(columns: tuple[Length, Length], rows: list[Row], over: list[CellBlock]) -> list[Grid]:
    """The foot, which stays with the text's last lines; ``over`` is the rest of a long list, free to go over leaf."""
    made = [Grid("foot", columns, tuple(rows), keep=True, keep_with_previous=True)]
    if over:
        made.append(Grid("foot", columns, tuple(Row((Cell((one,)), Cell())) for one in over), keep=False))
    return made


# --- several signatures --------------------------------------------------------------------------------


def _joint(setter: Setter, letter: Letter, received: Lines) -> list[Grid]:
    """Signatures two by two, the chief one last at the right (minutes: THƯ KÝ, CHỦ TỌA); 'Nơi nhận' below at the left
    (Decree 30, form 1.9)."""
    half = twips(int(setter.text_width) // 2)
    widths = (half, twips(int(setter.text_width) - int(half)))
    signers = [(one, f"co_signatures[{i}]") for i, one in enumerate(letter.co_signatures)]
    if letter.signature is not None:
        signers.append((letter.signature, "signature"))
    heads = [_head(setter, one, path, half) for one, path in signers]
    odd = len(signers) % 2
    cells = [Cell()] * odd  # an odd one out stands at the right of the first row
    for at, (one, path) in enumerate(signers):
        beside = heads[at - 1 if (at + odd) % 2 else at + 1] if at or not odd else heads[at]
        short = max(height(setter, beside, half) - height(setter, heads[at], half), 0)
        level = [setter.spacer(Length(short))] if short else []  # names of one row stand level
        cells.append(Cell((*heads[at], *level, *_name(setter, one, half, f"{path}.name"))))
    gap = Cell((setter.spacer(setter.standard.place("before_foot")),))
    rows = [Row((gap, gap))]
    for at in range(0, len(cells), 2):
        rows += [Row((cells[at], cells[at + 1])), *([Row((gap, gap))] if at + 2 < len(cells) else [])]
    over: list[CellBlock] = []
    if received:
        beside, over = _parted(setter, _received(setter, received, letter.recipients, half), half, 0)
        rows += [Row((gap, gap)), Row((Cell(tuple(beside)), Cell()))]
    return _held_foot(widths, rows, over)


def _head(setter: Setter, signature: Signature, path: str, room: Length) -> list[CellBlock]:
    """The lines over a name."""
    return [_line(setter, role, text, part, room) for role, text, part in _signing(setter, signature, path)]


def _confirmed(setter: Setter, confirmation: Signature, room: Length) -> Row:
    """What another office confirms: its words, room for its signature, a name (Decree 30, form 1.10)."""
    made: list[CellBlock] = [setter.spacer(setter.standard.place("before_foot"))]
    for index, line in enumerate(confirmation.authority):
        made.append(setter.centred(Role.CONFIRMATION, line, room - _ROOM, f"confirmation.authority[{index}]"))
    if confirmation.position:
        made.append(_line(setter, Role.POSITION, confirmation.position, "confirmation.position", room))
    return Row((Cell((*made, *_name(setter, confirmation, room, "confirmation.name"))), Cell()))


# --- signature --------------------------------------------------------------------------------------


def _signing(setter: Setter, signature: Signature | None, path: str) -> Signing:
    """Authority lines and positions, top down."""
    if signature is None:
        return []
    lines = [
        (Role.AUTHORITY, line, f"{path}.authority[{i}]")
        for i, line in enumerate(signature.authority)
        if clean(line)
    ]
    if signature.position and clean(signature.position):
        # A head who signs alone has one line in the look of the authority line: CHÁNH VĂN PHÒNG (HD29 III.7.2).
        alone = not lines and setter.standard.choice("position_alone") == "authority"
        role = Role.AUTHORITY if alone else Role.POSITION
        lines.append((role, signature.position, f"{path}.position"))
    lines += [
        (Role.POSITION, line, f"{path}.also[{i}]") for i, line in enumerate(signature.also) if clean(line)
    ]
    return lines


def _level(setter: Setter, signing: Signing) -> int:
    """Index of the signing line that 'Nơi nhận' stands level with."""
    if setter.standard.choice("recipients_level") == "authority" or not signing:
        return 0
    return next((i for i, (role, _, _) in enumerate(signing) if role is Role.POSITION), len(signing) - 1)


def _line(setter: Setter, role: Role, text: str, part: str, room: Length) -> Para:
    if (
        role is Role.POSITION and clean(text) == BOTH
    ):  # joins two positions, and stays small between their capitals
        stroke = replace(stroke_of(setter.standard.role(role)), upper=False)
        return Para(role, spans_of([Run(t=BOTH)], stroke), setter.look(role), part)
    return setter.centred(role, text, room - _ROOM, part)


def _name(setter: Setter, signature: Signature | None, room: Length, path: str) -> list[Para]:
    if signature is None:
        return []
    made = [setter.spacer(setter.standard.place("sign"))]
    if clean(signature.name):
        made.append(setter.centred(Role.SIGNER, signature.name, room - _ROOM, path))
    return made


def _columns(setter: Setter, signing: Signing, signature: Signature | None) -> tuple[Length, Length]:
    """The right column as wide as its longest line, within the standard's ratio."""
    whole = int(setter.text_width)
    ratio = setter.standard.ratios["foot_left"]
    lines = [(role, text) for role, text, _ in signing]
    if signature is not None:
        lines.append((Role.SIGNER, signature.name))
    least = round(whole * (ratio.least or 0.3))
    most = Length(whole - least - 2 * int(_ROOM))
    # A line that breaks at any width takes only what its lines need: the rest belongs to 'Nơi nhận'.
    widths = (setter.longest_line(setter.centred(role, text, most), most) for role, text in lines)
    need = max(map(int, widths), default=0) + 2 * int(_ROOM) + int(ALLOWANCE)
    left = twips(max(least, min(round(whole * ratio.use), whole - need)))
    return left, twips(whole - int(left))


# --- recipients -------------------------------------------------------------------------------------


def _received(setter: Setter, lines: Lines, recipients: Sequence[Recipient], room: Length) -> list[CellBlock]:
    """The label and every line; neighbours that share a purpose stand beside a bar (HD29 III.8)."""
    if not lines:
        return []
    made: list[CellBlock] = [setter.para(Role.RECIPIENTS_LABEL, setter.standard.word("recipients_label"))]
    shared = {f"recipients[{i}]": clean(one.shared_purpose or "") for i, one in enumerate(recipients)}
    for purpose, group in groupby(lines, key=lambda line: shared.get(line[1] or "", "")):
        if purpose:
            made.append(_barred(setter, list(group), purpose, room))
        else:
            made += _recipients(setter, list(group), room)
    return made


def _parted(
    setter: Setter, items: list[CellBlock], room: Length, least: int
) -> tuple[list[CellBlock], list[CellBlock]]:
    """A list that may go on over leaf: what stands in the row of the signature (at least as high, so that no gap is
    seen below it), and the rest."""
    if height(setter, items, room) <= _WHOLE:
        return items, []
    for count in range(2, len(items)):  # the label is not left alone
        if height(setter, items[:count], room) >= least:
            return items[:count], items[count:]
    return items, []


def _barred(setter: Setter, lines: Lines, purpose: str, room: Length) -> Grid:
    """Recipients, a bar at their right, and half-way down the purpose that they share."""
    inset = twips(int(setter.width_in(Role.RECIPIENT, "n")))
    need = int(setter.width_in(Role.SHARED_PURPOSE, purpose)) + int(inset) + int(ALLOWANCE)
    beside = twips(min(need + TWIP_UP, int(room) // 3))
    # The bar has a narrow column of its own: programs disagree whether a line takes room from the words beside it.
    names = twips(int(room) - int(beside) - int(inset))
    said = setter.para(Role.SHARED_PURPOSE, purpose, None, left=inset)
    row = Row((Cell(tuple(_recipients(setter, lines, names))), Cell(), Cell((said,), middle=True)))
    return Grid("recipients", (names, inset, beside), (row,), bar=True)


def _recipients(setter: Setter, lines: Lines, room: Length) -> list[Para]:
    standard = setter.standard
    mark = standard.word("recipient_mark")
    style = standard.role(Role.RECIPIENT)
    hang = twips(setter.width_in(Role.RECIPIENT, mark + ".") - setter.width_in(Role.RECIPIENT, "."))
    look = setter.look(Role.RECIPIENT, left=hang, first=-hang)
    stroke = stroke_of(style)
    made = []
    for text, part in lines:
        shown = mark + _held(setter, text, Length(int(room) - hang))
        made.append(Para(Role.RECIPIENT, _raised(shown, stroke), look, part))
    return made


def _held(setter: Setter, text: str, room: Length) -> str:
    """A line that needs several, broken before its purpose rather than within, and never before a dash."""
    if setter.width_in(Role.RECIPIENT, text) <= room:
        return text
    words, opened, purpose = text.rpartition(" (")
    if opened and setter.width_in(Role.RECIPIENT, "(" + purpose) < int(room) * 2 // 3:
        purpose = purpose.replace(" ", NBSP)
    spans = setter.spans(Role.RECIPIENT, words + opened + purpose)
    bound = setter.bound(spans, setter.standard.role(Role.RECIPIENT).size.use, room, even=False)
    return "".join(span.text for span in bound)


def received_lines(setter: Setter, letter: Letter, kind: Kind) -> Lines:
    """Every line with its end mark: ';' between, '.' last; the storage line carries its own."""
    above = letter.as_above if letter.as_above is not None else kind.as_above and bool(letter.addressees)
    code = clean(letter.file_code or "") if setter.standard.choice("file_code") == "storage" else ""
    return listed(setter, letter.recipients, letter.storage, above=above, code=code)


def listed(
    setter: Setter,
    recipients: Sequence[Recipient],
    storage: Storage | None,
    *,
    above: bool = False,
    code: str = "",
) -> Lines:
    """The lines under 'Nơi nhận' in printing order, the storage line last."""
    standard = setter.standard
    found: Lines = []
    if above:
        found.append((standard.word("as_above"), None))
    for index, one in enumerate(recipients):
        name = without_dash(clean(one.name))
        name = without_end(name) or name
        said = above and same_line(name, standard.word("as_above"))
        if name and not said:  # 'Như trên' typed where it is printed by rule
            values = {
                "name": _bare(name),
                "purpose": _bare(without_end(clean(one.purpose or "").strip("();, "))),
                "copies": "" if one.copies is None else str(one.copies),
            }
            found.append((fill(standard.word("recipient"), values), f"recipients[{index}]"))
    end, last = standard.word("recipient_end"), standard.word("recipient_last")
    closes = storage is None
    lines = [
        (text + (last if closes and i == len(found) - 1 else end), part)
        for i, (text, part) in enumerate(found)
    ]
    if storage is not None:
        values = {
            "units": _bare(stored(clean(storage.units))),
            "copies": "" if storage.copies is None else str(storage.copies),
            "code": _bare(code),
        }
        lines.append((fill(standard.word("storage"), values), "storage"))
    return lines


def _bare(text: str) -> str:
    """The caret marks raised text in a pattern; in a clerk's words it is only itself, and is set apart."""
    return text.replace("^", _CARET)


_CARET = "\ue000"  # private use: never printed, turned back before the span is made


def _raised(text: str, stroke: Stroke) -> tuple[Span, ...]:
    made: list[Span] = []
    for part, raised in raised_parts(text):
        words = part.replace(_CARET, "^")
        made += [replace(span, raised=raised) for span in spans_of([Run(t=words)], stroke)]
    return tuple(made)
