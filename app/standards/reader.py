"""From the tables of a file to a ``Standard``; anything missing, unknown or out of bounds is refused by key."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import Any, TypeVar

from app.base.language import mark
from app.base.lengths import Length
from app.standards.issuing import copies, frames, issuers, levels_of, papers, signing_rules
from app.standards.node import Node
from app.standards.schema import (
    DateRules,
    Kind,
    LevelStyle,
    Measure,
    Numbering,
    PageRules,
    RoleStyle,
    SigningMark,
    SpecialSeries,
    Standard,
    Strokes,
)

R_LIKE = mark("“like” phải chỉ vào một vai đã nêu ở trên")
R_ROLE = mark("không có vai (role) này")
R_UNDER = mark("“under” phải chỉ vào một cấp đã nêu ở trên")
R_DATES = mark("ngày hết hiệu lực phải sau ngày có hiệu lực")

V = TypeVar("V")
NO_LENGTH = {"use": "0 pt", "allowed": ["0 pt"]}


def _frozen(values: dict[str, V]) -> MappingProxyType[str, V]:
    return MappingProxyType(values)


def read_standard(data: dict[str, Any], file: str) -> Standard:
    """The standard said by ``data`` (a whole TOML file). Raises ``StandardBroken``."""
    top = Node(file, "", data)
    page = _page(top.table("page"))
    valid_from = top.day("valid_from")
    valid_to = top.day("valid_to") if top.has("valid_to") else None
    if valid_to is not None and valid_to <= valid_from:
        top.refuse(R_DATES, "valid_to")
    roles = _roles(top.table("role"), page.single)
    levels = issuers(top.table("issuer")) if top.has("issuer") else _frozen({})
    standard = Standard(
        id=top.text("id"),
        version=top.text("version"),
        title=top.text("title"),
        valid_from=valid_from,
        valid_to=valid_to,
        page=page,
        roles=roles,
        levels=_levels(top.table("level"), roles),
        kinds=_kinds(top.table("kind"), levels),
        words=_each(top.table("words"), Node.word),
        places=_each(top.table("places"), Node.measure),
        ratios=_each(top.table("ratios"), Node.ratio),
        choices=_each(top.table("choices"), Node.word),
        numbering=_numbering(top.table("numbering")),
        date=_date(top.table("date")),
        signing=_signing(top.table("signing")),
        issuers=levels,
        signing_rules=signing_rules(top, levels),
        copies=copies(top.table("copy")) if top.has("copy") else _frozen({}),
        frames=frames(top.table("frame")) if top.has("frame") else _frozen({}),
        papers=papers(top.table("paper")) if top.has("paper") else _frozen({}),
        file=file,
        sources=top.names("sources"),
    )
    top.done()
    return standard


def _each(node: Node, take: Any) -> MappingProxyType[str, Any]:
    made = {key: take(node, key) for key in node.keys()}
    node.done()
    return _frozen(made)


def _page(node: Node) -> PageRules:
    made = PageRules(
        width=node.measure("width"),
        height=node.measure("height"),
        top=node.measure("top"),
        bottom=node.measure("bottom"),
        left=node.measure("left"),
        right=node.measure("right"),
        back_left=node.measure("back_left"),
        back_right=node.measure("back_right"),
        number_top=node.measure("number_top"),
        number_at_foot=node.flag("number_at_foot"),
        number_on_first=node.flag("number_on_first"),
        file_code_bottom=node.measure("file_code_bottom"),
        face=node.word("face"),
        single=node.number("single"),
    )
    node.done()
    return made


def _roles(node: Node, single: float) -> MappingProxyType[str, RoleStyle]:
    """Roles in the file's order; ``like`` takes over the fields of an earlier role that are not said again."""
    raw: dict[str, dict[str, Any]] = {}
    made: dict[str, RoleStyle] = {}
    for name in node.keys():
        data = node.raw(name)
        like = data.pop("like", None)
        if like is not None:
            if like not in raw:
                node.table(name).refuse(R_LIKE, "like")
            inherited = raw[like]
            if "source" in data:  # the nearer source does not vouch for figures it has not stated
                inherited = {k: _sourced(v, raw[like]) for k, v in inherited.items()}
            data = {**inherited, **data}
        raw[name] = data
        made[name] = _role(node.child(name, data), name, single)
    return _frozen(made)


def _sourced(value: Any, origin: dict[str, Any]) -> Any:
    if not isinstance(value, dict) or "source" in value or "source" not in origin:
        return value
    kept = {"source": origin["source"]}
    if "certainty" in origin:
        kept["certainty"] = origin["certainty"]
    return {**kept, **value}


def _length_or_none(node: Node, key: str) -> Measure:
    """An indent or gap the file does not mention is none at all."""
    if node.has(key):
        return node.measure(key)
    return Node(node.file, node.path, {key: NO_LENGTH}, node.source, node.certainty).measure(key)


def _role(node: Node, name: str, single: float) -> RoleStyle:
    size = node.measure("size")
    made = RoleStyle(
        name=name,
        source=node.source,
        size=size,
        spacing=node.spacing("pitch", single, size.use),
        bold=node.flag("bold", False),
        italic=node.flag("italic", False),
        underline=node.flag("underline", False),
        upper=node.flag("upper", False),
        frame=node.flag("frame", False),
        align=node.word("align"),
        colour=node.word("colour", ""),
        left=_length_or_none(node, "left"),
        first=_length_or_none(node, "first"),
        after=_length_or_none(node, "after"),
    )
    if made.align.use not in {"left", "center", "right", "justify"}:
        node.refuse(mark("phải là left, center, right hoặc justify"), "align")
    node.done()
    return made


def _strokes(node: Node) -> Strokes:
    made = Strokes(node.flag("bold", False), node.flag("italic", False), node.flag("upper", False))
    node.done()
    return made


def _levels(node: Node, roles: MappingProxyType[str, RoleStyle]) -> MappingProxyType[str, LevelStyle]:
    made: dict[str, LevelStyle] = {}
    for rank, name in enumerate(node.keys()):
        one = node.table(name)
        role, title_role = one.text("role", name), one.text("title_role", "")
        for key, asked in (("role", role), ("title_role", title_role)):
            if asked and asked not in roles:
                one.refuse(R_ROLE, key)
        under = one.names("under")
        if any(parent not in made for parent in under):
            one.refuse(R_UNDER, "under")
        numerals = one.choice("numerals", ("roman", "arabic", "letters", "none"))
        made[name] = LevelStyle(
            name=name,
            role=role,
            source=one.source,
            rank=rank,
            numerals=numerals,  # type: ignore[arg-type]
            form=one.word("form"),
            titled=_strokes(one.table("titled")),
            bare=_strokes(one.table("bare")),
            stacked=one.plain_flag("stacked", False),
            title_role=title_role,
            title_alone=one.plain_flag("title_alone", True),
            continues=one.plain_flag("continues", False),
            under=under,
        )
        one.done()
    node.done()
    return _frozen(made)


def _kinds(node: Node, known: Collection[str]) -> MappingProxyType[str, Kind]:
    made: dict[str, Kind] = {}
    for code in node.keys():
        one = node.table(code)
        printed = one.text("printed", code)
        made[code] = Kind(
            code=code,
            name=one.text("name"),
            printed=printed,
            notation=one.choice("notation", ("typed", "letter"), "typed"),
            shows_name=one.plain_flag("shows_name", True),
            addressees=one.plain_flag("addressees", False),
            as_above=one.plain_flag("as_above", False),
            book=one.text("book", printed or code),
            source=one.source,
            certainty=one.certainty,
            resolving=one.word("resolving") if one.has("resolving") else None,
            addressee_label=one.word("addressee_label") if one.has("addressee_label") else None,
            ending=one.word("ending") if one.has("ending") else None,
            levels=levels_of(one, known),
            subject=one.plain_flag("subject", True),
            dated=one.plain_flag("dated", True),
            may_address=one.plain_flag("may_address", False),
            recipients=one.plain_flag("recipients", True),
            head=one.choice("head", ("pair", "title", "photo"), "pair"),
        )
        one.done()
    node.done()
    return _frozen(made)


def _numbering(node: Node) -> Numbering:
    special = tuple(_special(one) for one in node.tables("special")) if node.has("special") else ()
    made = Numbering(
        period=node.choice("period", ("term", "year")),
        books=node.word("books"),
        first=node.count("first"),
        zero_below=node.count("zero_below"),
        typed=node.word("typed"),
        letter=node.word("letter"),
        blank=node.measure("blank"),
        source=node.source,
        special=special,
    )
    node.done()
    return made


def _special(node: Node) -> SpecialSeries:
    made = SpecialSeries(
        code=node.text("code"),
        symbol=node.text("symbol"),
        name=node.text("name"),
        period=node.choice("period", ("term", "year", "event")),
        source=node.source,
        certainty=node.certainty,
        pattern=node.word("pattern") if node.has("pattern") else None,
    )
    node.done()
    return made


def _date(node: Node) -> DateRules:
    made = DateRules(
        pattern=node.word("pattern"),
        day_zero_below=node.count("day_zero_below"),
        month_zero_below=node.count("month_zero_below"),
        blank=node.measure("blank"),
        source=node.source,
    )
    node.done()
    return made


def _signing(node: Node) -> MappingProxyType[str, SigningMark]:
    made: dict[str, SigningMark] = {}
    for code in node.keys():
        one = node.table(code)
        made[code] = SigningMark(code, one.word("printed"), one.text("meaning"))
        one.done()
    node.done()
    return _frozen(made)


def measured(standard: Standard) -> dict[str, Length]:
    """Every length of the standard by key, as used: for tests and for the page that lists a standard."""
    found: dict[str, Length] = {}
    for role in standard.roles.values():
        for entry in (role.size, role.left, role.first, role.after):
            found[entry.key] = entry.use
        found[role.spacing.key] = role.spacing.use
    for place in standard.places.values():
        found[place.key] = place.use
    return found
