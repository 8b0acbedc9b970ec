"""The foot: 'Nơi nhận' at the left, signature at the right, level with each other as the standard says.

HD29 III.8: level with the signer's position (its page 17); Decree 30, Annex I part I.II.9.d: with the authority line.
"""

from __future__ import annotations

from dataclasses import replace

from app.base.lengths import Length, mm
from app.layout.binding import NBSP
from app.layout.compose_type import ALLOWANCE, Setter, Stroke, clean, spans_of, stroke_of, twips
from app.layout.parts import Letter, Run, Signature
from app.layout.sheet import Cell, Grid, Para, Role, Row, Span
from app.layout.typed import same_line, stored, without_dash, without_end
from app.standards.pattern import fill, raised_parts
from app.standards.schema import Kind

_ROOM = mm(1)


def foot(setter: Setter, letter: Letter, kind: Kind) -> list[Grid]:
    """The grid, or nothing when the letter has neither recipients nor signature."""
    signing = _signing(setter, letter.signature)
    received = _lines(setter, letter, kind)
    if not signing and not received and letter.signature is None:
        return []
    left, right = _columns(setter, signing, letter.signature)
    level = _level(setter, signing)
    label = [setter.para(Role.RECIPIENTS_LABEL, setter.standard.word("recipients_label"))] if received else []
    items = _recipients(setter, received, left)
    gap = setter.spacer(setter.standard.place("before_foot"))
    rows = [Row((Cell((gap,)), Cell((gap,))))]
    lines = [_line(setter, role, text, part, right) for role, text, part in signing]
    if level:
        rows.append(Row((Cell(), Cell(tuple(lines[:level])))))
    last = [*lines[level:], *_name(setter, letter.signature, right)]
    rows.append(Row((Cell((*label, *items)), Cell(tuple(last)))))
    return [Grid("foot", (left, right), tuple(rows), keep=True, keep_with_previous=True)]


# --- signature --------------------------------------------------------------------------------------


def _signing(setter: Setter, signature: Signature | None) -> list[tuple[Role, str, str]]:
    """Authority lines and position, top down."""
    if signature is None:
        return []
    lines = [
        (Role.AUTHORITY, line, f"signature.authority[{i}]")
        for i, line in enumerate(signature.authority)
        if clean(line)
    ]
    if signature.position and clean(signature.position):
        # A head who signs alone has one line in the look of the authority line: CHÁNH VĂN PHÒNG (HD29 III.7.2).
        alone = not lines and setter.standard.choice("position_alone") == "authority"
        role = Role.AUTHORITY if alone else Role.POSITION
        lines.append((role, signature.position, "signature.position"))
    return lines


def _level(setter: Setter, signing: list[tuple[Role, str, str]]) -> int:
    """Index of the signing line that 'Nơi nhận' stands level with."""
    if setter.standard.choice("recipients_level") == "authority" or not signing:
        return 0
    return len(signing) - 1


def _line(setter: Setter, role: Role, text: str, part: str, room: Length) -> Para:
    return setter.centred(role, text, room - _ROOM, part)


def _name(setter: Setter, signature: Signature | None, room: Length) -> list[Para]:
    if signature is None:
        return []
    made = [setter.spacer(setter.standard.place("sign"))]
    if clean(signature.name):
        made.append(setter.centred(Role.SIGNER, signature.name, room - _ROOM, "signature.name"))
    return made


def _columns(
    setter: Setter, signing: list[tuple[Role, str, str]], signature: Signature | None
) -> tuple[Length, Length]:
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


def _recipients(setter: Setter, lines: list[tuple[str, str | None]], room: Length) -> list[Para]:
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


def _lines(setter: Setter, letter: Letter, kind: Kind) -> list[tuple[str, str | None]]:
    """Every line with its end mark: ';' between, '.' last; the storage line carries its own."""
    standard = setter.standard
    found: list[tuple[str, str | None]] = []
    above = letter.as_above if letter.as_above is not None else kind.as_above and bool(letter.addressees)
    if above:
        found.append((standard.word("as_above"), None))
    for index, one in enumerate(letter.recipients):
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
    closes = letter.storage is None
    lines = [
        (text + (last if closes and i == len(found) - 1 else end), part)
        for i, (text, part) in enumerate(found)
    ]
    if letter.storage is not None:
        copies = letter.storage.copies
        units = stored(clean(letter.storage.units))
        values = {"units": _bare(units), "copies": "" if copies is None else str(copies)}
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
