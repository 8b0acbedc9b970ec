"""``committee``: who leads a unit - elected, recognised, filled up, resigned; who signs since when."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.meetings import findings
from app.cli.output import day, table
from app.cli.usage import UsageWrong

if TYPE_CHECKING:
    from datetime import date

    from app.cli.frame import Run
    from app.cli.usage import Parser
    from app.services.meetings.committee_rows import CommitteeRow, CommitteeView
    from app.services.meetings.seating import Person

_BODIES = ("committee", "standing", "inspection")
_POSTS = ("secretary", "deputy", "standing", "member", "head")


def add(verbs: Verbs) -> None:
    family = verbs.family("committee", tr(mark("ban chấp hành, ban thường vụ, ủy ban kiểm tra và người ký")))

    def one(name: str, words: str, run: Run) -> Parser:
        verb = family.verb(name, words, run)
        verb.add_argument("id", metavar=tr(mark("MÃ")), help=tr(mark("mã của ban, hoặc phần cuối của mã")))
        return verb

    elect = family.verb("elect", tr(mark("lập ban từ kết quả bầu của một cuộc họp")), _elect)
    elect.add_argument("meeting", metavar=tr(mark("CUỘC_HỌP")))
    elect.add_argument("--vote", metavar=tr(mark("LƯỢT")))
    elect.add_argument(
        "--post", action="append", default=[], metavar=tr(mark("HỌ_TÊN=CHỨC_VỤ")), help=", ".join(_POSTS)
    )
    elect.add_argument(
        "--give", dest="as_post", choices=_POSTS, help=tr(mark("người trúng cử trong --vote giữ chức vụ này của ban đương nhiệm"))
    )  # fmt: skip
    new = family.verb("add", tr(mark("ghi một ban đang có, hoặc ban lâm thời được chỉ định")), _add)
    new.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    new.add_argument("--person", action="append", required=True, metavar=tr(mark("HỌ_TÊN[=CHỨC_VỤ]")))
    new.add_argument("--since", metavar=tr(mark("NGÀY")))
    new.add_argument("--provisional", action="store_true", help=tr(mark("lâm thời, do cấp trên chỉ định")))
    for verb in (elect, new):
        verb.add_argument("--body", default="committee", choices=_BODIES)
        verb.add_argument("--term", default="", metavar=tr(mark("NHIỆM_KỲ")))
        verb.add_argument("--until", metavar=tr(mark("NGÀY")))
    listing = family.verb("list", tr(mark("các ban đương nhiệm")), _list)
    listing.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    listing.add_argument("--all", action="store_true", help=tr(mark("cả các ban đã hết nhiệm kỳ")))
    one("show", tr(mark("danh sách một ban, ai ký được từ ngày nào")), _show)
    one("request", tr(mark("lập công văn đề nghị chuẩn y kèm danh sách trích ngang")), _request)
    recognise = one("recognise", tr(mark("ghi cấp trên đã chuẩn y")), _recognise)
    recognise.add_argument("--number", default="", metavar=tr(mark("SỐ_QĐ")))
    resign = one("resign", tr(mark("một người thôi tham gia")), _resign)
    resign.add_argument("name", metavar=tr(mark("HỌ_TÊN")))
    resign.add_argument("--why", default="", metavar=tr(mark("LÝ_DO")))
    fill = one("fill", tr(mark("bổ sung một người giữa hai kỳ đại hội")), _fill)
    fill.add_argument("person", metavar=tr(mark("HỌ_TÊN[=CHỨC_VỤ]")))
    post = one("post", tr(mark("đổi chức vụ trong ban")), _post)
    post.add_argument("name", metavar=tr(mark("HỌ_TÊN")))
    post.add_argument("post", choices=_POSTS)
    end = one("end", tr(mark("ban thôi hoạt động")), _end)
    one("signers", tr(mark("đưa bí thư, phó bí thư vào bảng người ký")), _signers)
    for verb in (recognise, resign, fill, post, end):
        verb.add_argument("--on", metavar=tr(mark("NGÀY")))  # fmt: skip


def _on(env: Env, args: argparse.Namespace) -> date:
    from app.base.clock import today

    return read_on(args.on) or today(env.desk().clock)


def _people(texts: Sequence[str]) -> list[Person]:
    from app.services.meetings.seating import Person

    return [
        Person(name.strip(), post.strip() or "member")
        for name, _, post in (one.partition("=") for one in texts)
    ]


def _rows(env: Env, rows: Sequence[CommitteeRow]) -> None:
    heads = [
        tr(one)
        for one in (
            mark("mã"),
            mark("đơn vị"),
            mark("ban"),
            mark("nhiệm kỳ"),
            mark("từ"),
            mark("ủy viên"),
            mark("chuẩn y"),
        )
    ]
    lines = [
        (
            row.id[-8:],
            row.unit_name,
            row.body_name,
            row.term,
            day(row.since),
            row.sitting,
            day(row.recognised_on),
        )
        for row in rows
    ]
    env.answer({"committees": rows, "total": len(rows)}, table(heads, lines) if rows else tr(mark("Chưa ghi ban chấp hành nào.")))  # fmt: skip


def _view(env: Env, view: CommitteeView) -> None:
    row = view.row
    heads = [
        tr(one)
        for one in (
            mark("họ và tên"),
            mark("chức vụ"),
            mark("từ"),
            mark("đến"),
            mark("số phiếu"),
            mark("ký được từ"),
        )
    ]
    lines = [f"{row.body_name} {row.unit_name} {row.term} · {row.id[-8:]}"]
    if row.ended_on:
        lines.append(tr(mark("Hết nhiệm vụ ngày {on}.")).format(on=day(row.ended_on)))
    lines.append("")
    lines += table(
        heads,
        [
            (one.name, one.post_name, day(one.since), day(one.until), one.votes, day(one.signs_from))
            for one in view.people
        ],
    )
    env.answer(view, [*lines, *findings(view.findings)])


def _elect(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    if args.as_post:
        if not args.vote:
            raise UsageWrong(message=tr(mark("--give cần --vote")), prog="vanthu committee elect")
        _view(env, env.desk().committees.elect_posts(args.meeting, args.as_post, vote=args.vote).result)
        return
    posts = {one.name: one.post for one in _people(args.post)}
    change = env.desk().committees.elect(
        args.meeting,
        body=args.body,
        posts=posts,
        term=args.term,
        until=read_on(args.until, "--until"),
        vote=args.vote,
    )
    _view(env, change.result)


def _add(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().committees.set_up(
        _people(args.person), body=args.body, unit=args.unit, since=read_on(args.since, "--since"),
        until=read_on(args.until, "--until"), term=args.term, provisional=args.provisional,
    )  # fmt: skip
    _view(env, change.result)


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    _rows(env, desk.committees.list(unit=args.unit, all=args.all) if desk else ())


def _show(env: Env, args: argparse.Namespace) -> None:
    _view(env, env.desk_there().committees.show(args.id))


def _request(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().committees.request(args.id).result
    env.answer({"letter": row}, tr(mark("Dự thảo: {id} · {subject}")).format(id=row.id, subject=row.subject))


def _recognise(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().committees.recognise(args.id, on=_on(env, args), number=args.number).result)


def _resign(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().committees.resign(args.id, args.name, on=_on(env, args), why=args.why).result)


def _fill(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    (person,) = _people([args.person])
    _view(env, env.desk().committees.fill_up(args.id, person, on=_on(env, args)).result)


def _post(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().committees.set_post(args.id, args.name, args.post, on=read_on(args.on)).result)


def _end(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().committees.end(args.id, on=_on(env, args)).result)


def _signers(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    names = env.desk().committees.signers(args.id).result
    env.answer({"signers": names}, names or tr(mark("Không có thêm người ký nào.")))
