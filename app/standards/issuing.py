"""The tables on who issues, signs and copies: levels of organs, the matrix of signing, kinds of copies, frames of marks, other papers."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from app.base.language import mark
from app.standards.node import Node
from app.standards.schema import CopyForm, Entry, Issuer, MarkFrame, Paper, SigningRule

R_ISSUER = mark("phải là các cấp đã nêu ở “issuer”")


def levels_of(node: Node, known: Collection[str]) -> Entry[str] | None:
    """Who may issue a kind: a list of levels, or a table of them with its own source."""
    if not node.has("levels"):
        return None
    plain = not isinstance(node.peek("levels"), dict)
    holder = node if plain else node.table("levels")
    names = holder.names("levels" if plain else "allowed")
    if not names or any(name not in known for name in names):
        holder.refuse(R_ISSUER, "levels" if plain else "allowed")
    if not plain:
        holder.done()
    return Entry(names[0], f"{node.path}.levels", holder.source, holder.certainty, names)


def issuers(node: Node) -> MappingProxyType[str, Issuer]:
    made: dict[str, Issuer] = {}
    for level in node.keys():
        one = node.table(level)
        made[level] = Issuer(
            level=level,
            name=one.text("name"),
            symbols=one.names("symbols"),
            words=one.names("words"),
            authority=one.names("authority"),
            source=one.source,
            certainty=one.certainty,
        )
        one.done()
    node.done()
    return MappingProxyType(made)


def signing_rules(top: Node, known: Collection[str]) -> tuple[SigningRule, ...]:
    made = []
    for one in top.tables("signing_rule") if top.has("signing_rule") else []:
        rule = SigningRule(
            issuers=one.names("issuers"),
            case=one.text("case"),
            mark=one.text("mark", ""),
            authority=one.text("authority", ""),
            positions=one.names("positions"),
            source=one.source,
            certainty=one.certainty,
        )
        if any(level not in known for level in rule.issuers):
            one.refuse(R_ISSUER, "issuers")
        one.done()
        made.append(rule)
    return tuple(made)


def copies(node: Node) -> MappingProxyType[str, CopyForm]:
    made: dict[str, CopyForm] = {}
    for code in node.keys():
        one = node.table(code)
        made[code] = CopyForm(
            code=code,
            printed=one.word("printed"),
            symbol=one.text("symbol"),
            electronic=one.text("electronic"),
            source=one.source,
            certainty=one.certainty,
        )
        one.done()
    node.done()
    return MappingProxyType(made)


def papers(node: Node) -> MappingProxyType[str, Paper]:
    made: dict[str, Paper] = {}
    for name in node.keys():
        one = node.table(name)
        places = one.table("places")
        made[name] = Paper(
            name=name,
            width=one.measure("width"),
            height=one.measure("height"),
            top=one.measure("top"),
            bottom=one.measure("bottom"),
            left=one.measure("left"),
            right=one.measure("right"),
            number_top=one.measure("number_top"),
            after=one.measure("after"),
            places=MappingProxyType({key: places.measure(key) for key in places.keys()}),
        )
        one.done()
        places.done()
    node.done()
    return MappingProxyType(made)


def frames(node: Node) -> MappingProxyType[str, MarkFrame]:
    made: dict[str, MarkFrame] = {}
    for words in node.keys():
        one = node.table(words)
        made[words] = MarkFrame(one.measure("width"), one.measure("height"))
        one.done()
    node.done()
    return MappingProxyType(made)
