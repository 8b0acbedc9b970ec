"""``meeting``: called, attended, talked through, voted, recorded; ``election``: its ballots and rounds; ``committee``: who sits."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import day, table
from app.cli.usage import YEAR, whole

if TYPE_CHECKING:
    from app.cli.frame import Run
    from app.cli.usage import Parser
    from app.services.meetings.rows import Finding, MeetingRow, MeetingView, VoteRow
    from app.services.meetings.votes import Got

_COUNT = whole(0, 100_000)


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "meeting", tr(mark("họp: triệu tập, điểm danh, nội dung, biểu quyết, biên bản, phân công"))
    )
    _calling(family)
    _holding(family)
    _votes(verbs.family("election", tr(mark("bầu cử: danh sách, phiếu bầu, kiểm phiếu, bầu lần hai"))))


def _one(family: Verbs, name: str, words: str, run: Run) -> Parser:
    verb = family.verb(name, words, run)
    verb.add_argument("id", metavar=tr(mark("MÃ")), help=tr(mark("mã cuộc họp, hoặc phần cuối của mã")))
    return verb


def _calling(family: Verbs) -> None:
    call = family.verb("call", tr(mark("triệu tập một cuộc họp")), _call)
    call.add_argument("title", metavar=tr(mark("TÊN")))
    call.add_argument(
        "--body", default="cell", choices=("cell", "committee", "standing", "congress", "conference")
    )
    call.add_argument("--on", required=True, metavar=tr(mark("NGÀY")))
    call.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    call.add_argument(
        "--item",
        action="append",
        default=[],
        metavar=tr(mark("NỘI_DUNG")),
        help=tr(mark("ghi được nhiều lần")),
    )
    call.add_argument(
        "--name",
        action="append",
        metavar=tr(mark("HỌ_TÊN")),
        help=tr(mark("người được mời; bỏ trống: mọi đoàn viên, ủy viên của đơn vị")),
    )
    call.add_argument("--summoned", type=_COUNT, metavar="N", help=tr(mark("chỉ ghi số lượng, không ghi tên")))  # fmt: skip
    edit = _one(family, "edit", tr(mark("sửa ngày giờ, nơi họp, chủ trì, thư ký")), _edit)
    edit.add_argument("--title", metavar=tr(mark("TÊN")))
    edit.add_argument("--on", metavar=tr(mark("NGÀY")))
    for verb in (call, edit):
        _details(verb)
    listing = family.verb("list", tr(mark("các cuộc họp, mới nhất trước")), _list)
    listing.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")))
    listing.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    _one(family, "show", tr(mark("toàn bộ một cuộc họp")), _show)
    _one(family, "remove", tr(mark("bỏ một cuộc họp triệu tập nhầm")), _remove)
    _one(family, "refresh", tr(mark("lấy lại danh sách dự họp: thêm người mới, bỏ người đã rời")), _refresh)
    _one(family, "message", tr(mark("tin nhắn mời họp, để chép vào nhóm")), _message)
    _one(family, "invite", tr(mark("lập giấy mời (chi đoàn: thông báo mời họp)")), _invite)
    roll = _one(family, "roll", tr(mark("in danh sách điểm danh")), _roll)
    roll.add_argument("out", metavar=tr(mark("TỆP.pdf|.docx")))


def _details(verb: Parser) -> None:
    for option, label in (
        ("--at", mark("GIỜ")), ("--place", mark("NƠI")), ("--chair", mark("HỌ_TÊN")), ("--chair-position", mark("CHỨC_VỤ")),
        ("--secretary", mark("HỌ_TÊN")), ("--secretary-position", mark("CHỨC_VỤ")), ("--guests", mark("KHÁCH_MỜI")),
        ("--note", mark("LƯU_Ý")),
    ):  # fmt: skip
        verb.add_argument(option, metavar=tr(label))
    verb.add_argument("--online", action="store_true", default=None, help=tr(mark("họp trực tuyến")))


def _holding(family: Verbs) -> None:
    attend = _one(family, "attend", tr(mark("điểm danh: mọi người có mặt, trừ những ai vắng")), _attend)
    attend.add_argument("--absent", action="append", default=[], metavar=tr(mark("HỌ_TÊN=LÝ_DO")))
    attend.add_argument(
        "--also",
        action="append",
        default=[],
        metavar=tr(mark("HỌ_TÊN")),
        help=tr(mark("người dự ngoài danh sách")),
    )
    attend.add_argument("--present", type=_COUNT, metavar="N")
    attend.add_argument("--summoned", type=_COUNT, metavar="N")
    item = _one(
        family, "item", tr(mark("thêm một nội dung, hoặc ghi diễn biến và kết luận của nội dung N")), _item
    )
    item.add_argument("title", nargs="?", metavar=tr(mark("TÊN")))
    item.add_argument("--item", type=whole(1, 999), metavar="N")
    item.add_argument("--text", metavar=tr(mark("DIỄN_BIẾN")))
    item.add_argument("--conclusion", metavar=tr(mark("KẾT_LUẬN")))
    item.add_argument("--drop", action="store_true", help=tr(mark("bỏ nội dung N")))
    task = _one(family, "task", tr(mark("giao một việc cuộc họp đã quyết định")), _task)
    task.add_argument("title", metavar=tr(mark("VIỆC")))
    task.add_argument("--assignee", default="", metavar=tr(mark("NGƯỜI")))
    task.add_argument("--due", metavar=tr(mark("NGÀY")))
    vote = _one(family, "vote", tr(mark("biểu quyết một câu hỏi, hoặc từng người")), _vote)
    vote.add_argument("question", metavar=tr(mark("CÂU_HỎI")))
    vote.add_argument(
        "--matter",
        default="ordinary",
        metavar=tr(mark("LOẠI")),
        help=tr(mark("quy tắc: xem meeting matters")),
    )
    vote.add_argument("--name", action="append", default=[], metavar=tr(mark("HỌ_TÊN")))
    vote.add_argument("--secret", action="store_true", default=None, help=tr(mark("bỏ phiếu kín")))
    _counting(_one(family, "count", tr(mark("ghi kết quả biểu quyết, kiểm phiếu")), _count))
    family.verb("matters", tr(mark("các loại vấn đề và cách quyết định, kèm căn cứ")), _matters)
    minutes = _one(family, "minutes", tr(mark("lập biên bản từ những gì đã ghi")), _minutes)
    minutes.add_argument("--ends", default="", metavar=tr(mark("GIỜ")))  # fmt: skip


def _counting(verb: Parser) -> None:
    verb.add_argument("vote", metavar=tr(mark("LƯỢT")), help=tr(mark("số thứ tự của lượt: 1, 2 …")))
    verb.add_argument("--got", action="append", default=[], metavar=tr(mark("[HỌ_TÊN=]ĐỒNG_Ý[/KHÔNG[/KHÁC]]")), help=tr(mark("mỗi người một lần; không ghi tên thì theo thứ tự")))  # fmt: skip
    for option, words in (
        ("--issued", mark("phiếu phát ra")), ("--returned", mark("phiếu thu vào")), ("--invalid", mark("phiếu không hợp lệ")),
        ("--blank", mark("phiếu trắng")), ("--present", mark("số người có mặt lúc ấy")),
    ):  # fmt: skip
        verb.add_argument(option, type=_COUNT, metavar="N", help=tr(words))
    verb.add_argument(
        "--teller",
        action="append",
        metavar=tr(mark("HỌ_TÊN")),
        help=tr(mark("ban kiểm phiếu, trưởng ban trước")),
    )


def _votes(family: Verbs) -> None:
    new = _one(family, "new", tr(mark("lập danh sách bầu trong một cuộc họp")), _election)
    new.add_argument("question", metavar=tr(mark("BẦU_GÌ")))
    new.add_argument("--name", action="append", required=True, metavar=tr(mark("HỌ_TÊN")))
    new.add_argument(
        "--seats", type=whole(1, 500), required=True, metavar="N", help=tr(mark("số lượng được bầu"))
    )
    new.add_argument("--posts", action="store_true", help=tr(mark("bầu chức danh, không bắt buộc số dư")))
    new.add_argument("--teller", action="append", default=[], metavar=tr(mark("HỌ_TÊN")))
    ballots = _one(family, "ballots", tr(mark("in phiếu bầu, khổ A5")), _ballots)
    ballots.add_argument("vote", metavar=tr(mark("LƯỢT")))
    ballots.add_argument("out", metavar=tr(mark("TỆP.pdf")))
    ballots.add_argument(
        "--copies", type=whole(1, 2000), metavar="N", help=tr(mark("bỏ trống: bằng số người có mặt"))
    )
    form = _one(family, "form", tr(mark("in biên bản kiểm phiếu, đã điền những gì biết")), _form)
    form.add_argument("vote", metavar=tr(mark("LƯỢT")))
    form.add_argument("out", metavar=tr(mark("TỆP.pdf|.docx")))
    _counting(_one(family, "count", tr(mark("ghi kết quả kiểm phiếu")), _count))
    second = _one(family, "second", tr(mark("bầu lần thứ hai những vị trí còn thiếu")), _second)
    second.add_argument("vote", metavar=tr(mark("LƯỢT")))  # fmt: skip


# --- answers --------------------------------------------------------------------------------------------------


def findings(found: Sequence[Finding]) -> list[str]:
    """Each with its source."""
    return [f"  ! {one.text}" + (f" [{one.source}]" if one.source else "") for one in found]


def _rows(env: Env, rows: Sequence[MeetingRow]) -> None:
    heads = [
        tr(one)
        for one in (
            mark("mã"),
            mark("ngày"),
            mark("cuộc họp"),
            mark("đơn vị"),
            mark("có mặt"),
            mark("tình trạng"),
        )
    ]
    lines = [
        (row.id[-8:], day(row.held_on), row.title, row.unit_name, _there(row), row.state_name) for row in rows
    ]
    env.answer({"meetings": rows, "total": len(rows)}, table(heads, lines) if rows else tr(mark("Chưa có cuộc họp nào.")))  # fmt: skip


def _there(row: MeetingRow) -> str:
    if row.summoned is None and row.present is None:
        return ""
    return f"{'?' if row.present is None else row.present}/{'?' if row.summoned is None else row.summoned}"


def _view(env: Env, view: MeetingView) -> None:
    row = view.row
    lines = [f"{row.title} · {row.unit_name} · {row.body_name} · {row.state_name}",
             f"{day(row.held_on)} {row.starts_at} {row.place} · {tr(mark('có mặt'))} {_there(row)}"]  # fmt: skip
    lines += [
        f"  {one.name}: {one.reason or tr(mark('không rõ lý do'))}"
        for one in view.attendance
        if not one.present
    ]
    lines += [
        f"{one.position}. {one.title}" + (f" -> {one.conclusion}" if one.conclusion else "")
        for one in view.items
    ]
    for vote in view.votes:
        lines += _vote_lines(vote)
    lines += [f"- {one.title} ({one.assignee}) {day(one.due_on)}" for one in view.tasks]
    env.answer(view, [*lines, *findings(view.findings)])


def _vote_lines(vote: VoteRow) -> list[str]:
    way = tr(mark("kín")) if vote.secret else tr(mark("công khai"))
    lines = [f"[{vote.position}] {vote.question} ({vote.matter_name}, {way})"]
    for line in vote.lines:
        got = (
            ""
            if line.yes is None
            else f" {line.yes}/{line.no if line.no is not None else '-'} {line.per_cent}%"
        )
        lines.append(f"    {line.name}:{got} {line.fate_name}")
    if vote.next:
        words = tr(mark("Bầu lần thứ hai {seats} vị trí: {names}"))
        lines.append("    " + words.format(seats=vote.open_seats, names=", ".join(vote.next)))
    return [*lines, *findings(vote.findings)]


# --- verbs ----------------------------------------------------------------------------------------------------


def _given(args: argparse.Namespace) -> dict[str, object]:
    names = (
        "place",
        "chair",
        "chair_position",
        "secretary",
        "secretary_position",
        "guests",
        "note",
        "online",
    )
    found = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    if args.at is not None:
        found["starts_at"] = args.at
    return found


def _call(env: Env, args: argparse.Namespace) -> None:
    held_on = read_on(args.on)
    assert held_on is not None
    change = env.desk().meetings.call(
        args.title, body=args.body, held_on=held_on, unit=args.unit, agenda=args.item, summoned=args.summoned,
        names=args.name, **_given(args),  # type: ignore[arg-type]
    )  # fmt: skip
    _view(env, change.result)


def _edit(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    fields = _given(args)
    if args.title:
        fields["title"] = args.title
    if args.on:
        fields["held_on"] = read_on(args.on)
    _view(env, env.desk().meetings.edit(args.id, **fields).result)  # type: ignore[arg-type]


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    _rows(env, desk.meetings.list(unit=args.unit, year=args.year) if desk else ())


def _show(env: Env, args: argparse.Namespace) -> None:
    _view(env, env.desk_there().meetings.show(args.id))


def _refresh(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().meetings.refresh(args.id).result)


def _remove(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    title = env.desk().meetings.remove(args.id).result
    env.answer({"removed": title}, tr(mark("Đã bỏ cuộc họp: {title}")).format(title=title))


def _message(env: Env, args: argparse.Namespace) -> None:
    words = env.desk_there().meetings.message(args.id)
    env.answer({"text": words}, words.splitlines())


def _invite(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().meetings.call_letter(args.id).result
    env.answer({"letter": row}, tr(mark("Dự thảo: {id} · {subject}")).format(id=row.id, subject=row.subject))


def _minutes(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().meetings.minutes(args.id, ends_at=args.ends).result
    env.answer({"letter": row}, tr(mark("Dự thảo: {id} · {subject}")).format(id=row.id, subject=row.subject))


def _roll(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().meeting_sheets.roll(args.id, Path(args.out))
    env.answer({"file": file}, tr(mark("Đã ghi: {file}")).format(file=file))


def _attend(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    absent = {name.strip(): why.strip() for name, _, why in (one.partition("=") for one in args.absent)}
    change = env.desk().meetings.attend(
        args.id,
        absent=absent if absent or not args.also else None,
        present=args.present,
        summoned=args.summoned,
        also=args.also,
    )
    _view(env, change.result)


def _item(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    desk = env.desk()
    if args.drop:
        _view(env, desk.meetings.drop_item(args.id, args.item or 0).result)
        return
    change = desk.meetings.put_item(
        args.id, args.title, item=args.item, text=args.text, conclusion=args.conclusion
    )
    _view(env, change.result)


def _task(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    change = env.desk().meetings.task(
        args.id, args.title, assignee=args.assignee, due_on=read_on(args.due, "--due")
    )
    _view(env, change.result)


def _vote(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    change = env.desk().votes.ask(
        args.id, args.question, matter_key=args.matter, names=args.name, secret=args.secret
    )
    _view(env, change.result)


def _election(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    matter = "election-posts" if args.posts else "election"
    change = env.desk().votes.ask(
        args.id, args.question, matter_key=matter, names=args.name, seats=args.seats, tellers=args.teller
    )
    _view(env, change.result)


def _count(env: Env, args: argparse.Namespace) -> None:
    from app.domain.voting import Ballots

    env.desk_there()
    counted = (args.issued, args.returned, args.invalid, args.blank)
    ballots = Ballots(*counted) if any(one is not None for one in counted) else None
    got = _got(args.got)
    named = {name: one for name, one in got if name}
    change = env.desk().votes.count(
        args.id,
        args.vote,
        got=named or [one for _, one in got],
        ballots=ballots,
        present=args.present,
        tellers=args.teller,
    )
    env.answer(change.result, _vote_lines(change.result))


def _got(texts: Sequence[str]) -> list[tuple[str, Got]]:
    """'Nguyễn Văn An=10/1' or '10/1/0'. Raises VoteWrong."""
    from app.services.meetings.votes import Got, VoteWrong

    found = []
    for text in texts:
        name, equals, figures = text.rpartition("=")
        parts = figures.split("/")
        if len(parts) > 3 or not all(part.strip().isdigit() for part in parts):
            raise VoteWrong("--got", reason=text)
        found.append((name.strip() if equals else "", Got(*(int(part) for part in parts))))
    return found


def _second(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().votes.second(args.id, args.vote).result)


def _ballots(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    file = desk.meeting_sheets.ballots(args.id, args.vote, Path(args.out), copies=args.copies)
    env.answer({"file": file}, tr(mark("Đã ghi: {file}")).format(file=file))


def _form(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().meeting_sheets.counting(args.id, args.vote, Path(args.out))
    env.answer({"file": file}, tr(mark("Đã ghi: {file}")).format(file=file))


def _matters(env: Env, args: argparse.Namespace) -> None:
    from app.domain.member_rules import RuleBook
    from app.domain.voting import BASE_WORDS
    from app.services.meetings.rules import matter, matter_names
    from app.services.rules import given

    desk = env.desk_if_any()
    book = desk.rules.book() if desk else RuleBook(given())
    rows = [matter(key, book) for key in matter_names()]
    heads = [
        tr(one)
        for one in (mark("loại"), mark("vấn đề"), mark("có mặt từ"), mark("quá"), mark("kín"), mark("căn cứ"))
    ]
    shown = [
        (one.key, one.name, one.quorum, f"{one.majority} {tr(BASE_WORDS[one.base])}", "x" if one.secret else "", one.source)
        for one in rows
    ]  # fmt: skip
    plain = [
        {"key": one.key, "name": one.name, "quorum": str(one.quorum), "majority": str(one.majority), "base": one.base,
         "secret": one.secret, "online": one.online, "source": one.source, "quorum_source": one.quorum_source}
        for one in rows
    ]  # fmt: skip
    env.answer({"matters": plain}, table(heads, shown))
