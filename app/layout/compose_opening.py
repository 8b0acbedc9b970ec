"""Between head and body: kind name, abstract and its line; 'Kính gửi' and 'Đồng kính gửi'."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.base.lengths import Length, mm, pt
from app.layout.compose_head import rule
from app.layout.compose_type import Setter, clean, twips
from app.layout.names import issuer_name
from app.layout.parts import Letter
from app.layout.sheet import Align, Block, Cell, Grid, Para, Role, Row, Span
from app.layout.typed import addressee
from app.standards.pattern import fill
from app.standards.schema import Kind

LABEL = "addressee-label"  # a role of type only: on the sheet the label stands in the addressee's paragraph
ABSTRACT_INSET = mm(20)  # a centred abstract keeps clear of the margins, as every sample does
_ROOM = pt(1)
_WHOLE = 12  # more addressees than that may go on over leaf


def opening(setter: Setter, letter: Letter, kind: Kind) -> list[Block]:
    made: list[Block] = []
    if kind.shows_name:
        made += _name_and_abstract(setter, letter, kind)
    made += _addressees(setter, letter, kind)
    return made


def _name_and_abstract(setter: Setter, letter: Letter, kind: Kind) -> list[Block]:
    standard = setter.standard
    room = setter.text_width
    made: list[Block] = [setter.centred(Role.KIND_NAME, kind.heading, room, "kind", keep_next=True)]
    subject = clean(letter.subject)
    if not subject and not kind.subject and kind.head == "title":
        return [*made, setter.spacer(standard.place("after_abstract"), keep_next=True)]
    inset = side = ABSTRACT_INSET // 2
    if subject:
        para = setter.centred(Role.ABSTRACT, subject, room - ABSTRACT_INSET)
        side = para.look.left + inset
        look = setter.look(Role.ABSTRACT, left=side, right=side, align=Align.CENTER, keep_next=True)
        made.append(Para(Role.ABSTRACT, para.spans, look, "subject"))
    longest = setter.width_in(Role.ABSTRACT, subject or kind.heading)
    if subject and side > inset:  # in several lines, each about as wide as the narrowed measure
        longest = room - side * 2
    made.append(abstract_line(setter, longest))
    made.append(setter.spacer(standard.place("after_abstract"), keep_next=True))
    return made


def abstract_line(setter: Setter, longest: Length) -> Block:
    """The dashes or the rule under an abstract whose longest line is ``longest``."""
    standard = setter.standard
    if standard.choice("abstract_line") == "dashes":
        return setter.para(Role.ABSTRACT_MARK, standard.word("abstract_mark"), keep_next=True)
    longest = min(longest, setter.text_width - ABSTRACT_INSET)
    length = round(int(longest) * standard.ratios["abstract_rule"].use)
    return rule(setter, Role.ABSTRACT_MARK, Length(length), "Gạch dưới trích yếu")


# --- addressees ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    label: str
    names: tuple[tuple[str, str], ...]  # words and part path


def _groups(setter: Setter, letter: Letter, kind: Kind) -> list[_Group]:
    standard = setter.standard
    label = kind.addressee_label.use if kind.addressee_label else standard.word("addressee_label")
    label = fill(label, {"sender": issuer_name(letter)})
    found: list[_Group] = []
    for words, names, part in (
        (label, letter.addressees, "addressees"),
        (standard.words["co_addressee_label"].use, letter.co_addressees, "co_addressees"),
    ):
        kept = tuple((addressee(clean(name)), f"{part}[{i}]") for i, name in enumerate(names) if clean(name))
        if kept:
            found.append(_Group(words, kept))
    return found


def _addressees(setter: Setter, letter: Letter, kind: Kind) -> list[Block]:
    groups = _groups(setter, letter, kind)
    if not groups:
        return []
    made = _single(setter, groups) or (
        _below(setter, groups)
        if setter.standard.choice("addressees") == "below" and any(len(g.names) > 1 for g in groups)
        else [_beside(setter, groups)]
    )
    return [*made, setter.spacer(setter.standard.place("after_addressees"), keep_next=True)]


def _size(setter: Setter) -> Length:
    return setter.standard.role(Role.ADDRESSEE).size.use


def _single(setter: Setter, groups: list[_Group]) -> list[Block]:
    """One addressee on one line, label and name together; nothing when it does not fit."""
    if len(groups) != 1 or len(groups[0].names) != 1:
        return []
    name, part = groups[0].names[0]
    spans = (*setter.spans(LABEL, groups[0].label + " "), *setter.spans(Role.ADDRESSEE, name))
    if setter.width(spans, _size(setter)) + _ROOM > setter.text_width:
        return []
    look = setter.look(Role.ADDRESSEE, align=Align.CENTER, keep_next=True)
    return [Para(Role.ADDRESSEE, spans, look, part)]


def _items(setter: Setter, group: _Group, *, dashed: bool) -> list[tuple[tuple[Span, ...], str]]:
    """Names with dash and end mark; a lone name has neither."""
    standard = setter.standard
    made = []
    for index, (name, part) in enumerate(group.names):
        text = name
        if dashed:
            last = index == len(group.names) - 1
            end = standard.word("addressee_last" if last else "addressee_end")
            text = standard.word("addressee_mark") + name + end
        made.append((setter.spans(Role.ADDRESSEE, text), part))
    return made


def _beside(setter: Setter, groups: list[_Group]) -> Grid:
    """Label at the left, names in a column beside it; the whole centred (HD29, letters of the Central Union)."""
    size, mark = _size(setter), _mark_width(setter)
    dashed = any(len(group.names) > 1 for group in groups)
    gap = setter.width(setter.spans(LABEL, " "), size)
    label = max(int(setter.width_in(LABEL, group.label)) for group in groups) + int(gap) + int(_ROOM)
    room = int(setter.text_width)
    label = min(label, room // 2)  # 'CHỦ TỊCH ỦY BAN … điện:' may need several lines
    rows, widest = [], 0
    for group in groups:
        items = _items(setter, group, dashed=dashed and len(group.names) > 1)
        widest = max(widest, *(int(setter.width(spans, size)) for spans, _ in items))
        hang = mark if len(group.names) > 1 else Length(0)
        look = setter.look(Role.ADDRESSEE, align=Align.LEFT, left=hang, first=-hang)
        inner = Length(room - label - int(hang))
        bound = ((setter.bound(spans, size, inner, even=False), part) for spans, part in items)
        head = Para(
            Role.ADDRESSEE, setter.spans(LABEL, group.label), setter.look(Role.ADDRESSEE, align=Align.LEFT)
        )
        said = [Para(Role.ADDRESSEE, spans, look, part) for spans, part in bound]
        if len(said) > _WHOLE:  # a row each: a row is never cut at a page's end
            rows += [Row((Cell((head,) if not nth else ()), Cell((one,)))) for nth, one in enumerate(said)]
        else:
            rows.append(Row((Cell((head,)), Cell(tuple(said)))))
    names = min(widest + int(_ROOM), room - label)
    left = twips((room - label - names) // 2)
    whole = len(rows) == len(groups)
    return Grid("addressees", (twips(label + TWIP_UP), twips(names)), tuple(rows), left, keep=whole)


TWIP_UP = 634  # widths go down to whole twips; a label must not


def _mark_width(setter: Setter) -> Length:
    return twips(
        setter.width(setter.spans(Role.ADDRESSEE, setter.standard.word("addressee_mark")), _size(setter))
    )


def _below(setter: Setter, groups: list[_Group]) -> list[Block]:
    """Label on a line of its own, dashes under its colon (Decree 30, Annex I part I.II.9.d)."""
    size, mark = _size(setter), _mark_width(setter)
    colon = max(int(setter.width(setter.spans(LABEL, group.label.rstrip(":")), size)) for group in groups)
    colon = min(colon, int(setter.text_width) // 2)
    listed = [(group, _items(setter, group, dashed=True)) for group in groups]
    widest = max(int(setter.width(spans, size)) for _, items in listed for spans, _ in items)
    left = twips(max(0, int(setter.text_width) - colon - widest - int(_ROOM)) // 2)
    left = max(left, setter.look(Role.BODY).first)  # names too long to be centred begin where paragraphs do
    made: list[Block] = []
    for group, items in listed:
        look = setter.look(Role.ADDRESSEE, align=Align.LEFT, left=left, keep_next=True)
        made.append(Para(Role.ADDRESSEE, setter.spans(LABEL, group.label), look))
        hung = setter.look(Role.ADDRESSEE, align=Align.LEFT, left=left + twips(colon) + mark, first=-mark)
        last = replace(hung, keep_next=True)
        room = Length(int(setter.text_width) - int(hung.left))
        bound = [(setter.bound(spans, size, room, even=False), part) for spans, part in items]
        made += [Para(Role.ADDRESSEE, spans, hung, part) for spans, part in bound[:-1]]
        made += [Para(Role.ADDRESSEE, spans, last, part) for spans, part in bound[-1:]]
    return made
