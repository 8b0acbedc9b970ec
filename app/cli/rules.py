"""``rules``: rules of member work with their sources; set otherwise by this unit, with the reason."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.field_words import aligned
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day

if TYPE_CHECKING:
    from app.domain.member_rules import Rule


def add(verbs: Verbs) -> None:
    family = verbs.family("rules", tr(mark("quy định về công tác đoàn viên: giá trị, căn cứ, đặt khác đi")))
    listing = family.verb("list", tr(mark("mọi quy định đang áp dụng")), _list)
    listing.add_argument(
        "--as-of", metavar=tr(mark("NGÀY")), help=tr(mark("áp dụng vào ngày này; bỏ trống: hôm nay"))
    )
    listing.add_argument(
        "--doubtful", action="store_true", help=tr(mark("chỉ những quy định chưa chắc chắn"))
    )
    show = family.verb("show", tr(mark("một quy định: giá trị, căn cứ, đã đặt những gì")), _show)
    show.add_argument("key", metavar=tr(mark("QUY_ĐỊNH")))
    change = family.verb("set", tr(mark("đặt quy định khác đi tại đơn vị mình")), _set)
    change.add_argument("key", metavar=tr(mark("QUY_ĐỊNH")))
    change.add_argument("value", metavar=tr(mark("GIÁ_TRỊ")))
    _reason(change)
    reset = family.verb("reset", tr(mark("trở lại giá trị có sẵn")), _reset)
    reset.add_argument("key", metavar=tr(mark("QUY_ĐỊNH")))
    _reason(reset)


def _reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--why", required=True, metavar=tr(mark("CĂN_CỨ")), help=tr(mark("số, ngày văn bản hoặc lý do"))
    )
    parser.add_argument(
        "--since", metavar=tr(mark("NGÀY")), help=tr(mark("áp dụng từ ngày; bỏ trống: hôm nay"))
    )


# --- runs -----------------------------------------------------------------------------------------------------


def _list(env: Env, args: argparse.Namespace) -> None:
    from app.domain.member_rules import RuleBook
    from app.services.rules import given, groups

    desk = env.desk_if_any()
    book = desk.rules.book(read_date(args.as_of)) if desk is not None else RuleBook(given())
    rules = [rule for rule in book.rules if rule.doubtful or not args.doubtful]
    lines: list[str] = []
    for group, members in groups(rules).items():
        lines.append(group)
        lines += [f"  {rule.key}  {rule.name}: {rule.words}  [{rule.said_source}]" for rule in members]
    env.answer({"rules": [_json(rule) for rule in rules], "total": len(rules)}, lines)


def _show(env: Env, args: argparse.Namespace) -> None:
    from app.domain.member_rules import RuleBook
    from app.services.rules import given

    desk = env.desk_if_any()
    rule = (desk.rules.book() if desk is not None else RuleBook(given())).rule(args.key)
    told = desk.rules.history(args.key) if desk is not None else ()
    lines = [f"{rule.name}: {rule.words}", *_about(rule)]
    lines += [f"  {day(since)}  {value}  {by}: {why}" for since, value, by, why in told]
    history = [{"since": since, "value": value, "by": by, "why": why} for since, value, by, why in told]
    env.answer({**_json(rule), "history": history}, lines)


def _set(env: Env, args: argparse.Namespace) -> None:
    rule = env.desk().rules.set(args.key, args.value, why=args.why, since=read_date(args.since)).result
    _tell(env, rule)


def _reset(env: Env, args: argparse.Namespace) -> None:
    _tell(env, env.desk().rules.reset(args.key, why=args.why, since=read_date(args.since)).result)


def _tell(env: Env, rule: Rule) -> None:
    env.answer(
        _json(rule),
        [tr(mark("Đã ghi: {name}: {value}.")).format(name=rule.name, value=rule.words), *_about(rule)],
    )


def _about(rule: Rule) -> list[str]:
    from app.domain.member_rules import spoken

    pairs = [
        (tr(mark("Căn cứ")), rule.said_source),
        (tr(mark("Ghi chú")), rule.remarks),
        (tr(mark("Có sẵn")), spoken(rule, rule.given) if rule.given is not None else ""),
        (tr(mark("Áp dụng từ")), rule.since),
        (tr(mark("Người đặt")), rule.by),
    ]
    return aligned(pairs)


def _json(rule: Rule) -> dict[str, object]:
    return {
        "key": rule.key, "group": rule.group, "name": rule.name, "kind": rule.kind, "value": rule.value, "words": rule.words,
        "source": rule.source, "certainty": rule.certainty, "note": rule.note or None, "reference": rule.reference, "given": rule.given, "since": rule.since,
        "by": rule.by or None, "why": rule.why or None, "doubtful": rule.doubtful,
    }  # fmt: skip
