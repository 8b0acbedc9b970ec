"""``follow``: what came of a letter - answers expected, channels, results, short messages, its whole story."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import day, table
from app.cli.usage import whole

if TYPE_CHECKING:
    from app.cli.frame import Run
    from app.cli.usage import Parser
    from app.services.channels import ChannelRow
    from app.services.following import Tally
    from app.services.results import OutcomeRow


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "follow", tr(mark("theo dõi: ai đã trả lời, kênh, kết quả thực hiện, tin nhắn, toàn bộ câu chuyện"))
    )
    _one(family, "story", tr(mark("toàn bộ câu chuyện của một văn bản đến")), _story)
    _answers(family)
    _channels(family)
    _results(family)
    message = _one(family, "message", tr(mark("soạn tin nhắn ngắn từ văn bản để chép vào nhóm")), _message)
    message.add_argument("--sent", action="store_true", help=tr(mark("ghi là đã gửi")))
    message.add_argument("--channel", default="", metavar=tr(mark("KÊNH")))
    message.add_argument("--to", default="", metavar=tr(mark("NƠI")))
    message.add_argument("--text", default="", metavar=tr(mark("CHỮ")), help=tr(mark("bỏ trống: máy soạn")))
    message.add_argument("--on", metavar=tr(mark("NGÀY")))


def _one(family: Verbs, name: str, help_text: str, run: Run) -> Parser:
    verb = family.verb(name, help_text, run)
    verb.add_argument("id", metavar=tr(mark("SỐ")), help=tr(mark("số đến (12, 12/2026) hoặc mã")))
    return verb


def _answers(family: Verbs) -> None:
    number = tr(mark("văn bản đi: mã, hoặc số và ký hiệu"))

    def ours(name: str, help_text: str, run: Run) -> Parser:
        verb = family.verb(name, help_text, run)
        verb.add_argument("id", metavar=tr(mark("MÃ")), help=number)
        return verb

    ask = ours("ask", tr(mark("ghi các đơn vị phải trả lời một văn bản đi")), _ask)
    ask.add_argument("names", nargs="*", metavar=tr(mark("ĐƠN_VỊ")))
    ask.add_argument("--subordinate", action="store_true", help=tr(mark("mọi đơn vị trực thuộc")))
    ask.add_argument("--due", metavar=tr(mark("NGÀY")))
    answered = ours("answered", tr(mark("ghi một đơn vị đã trả lời")), _answered)
    answered.add_argument("name", metavar=tr(mark("ĐƠN_VỊ")))
    answered.add_argument("--letter", metavar=tr(mark("SỐ")), help=tr(mark("văn bản đến là câu trả lời")))
    answered.add_argument("--on", metavar=tr(mark("NGÀY")))
    excuse = ours("excuse", tr(mark("bỏ một đơn vị khỏi danh sách phải trả lời")), _excuse)
    excuse.add_argument("name", metavar=tr(mark("ĐƠN_VỊ")))
    remind = ours("remind", tr(mark("lời nhắc các đơn vị chưa trả lời")), _remind)
    remind.add_argument("--done", action="store_true", help=tr(mark("ghi là hôm nay đã nhắc")))
    tally = family.verb("answers", tr(mark("ai đã trả lời, ai chưa")), _tally)
    tally.add_argument("id", nargs="?", metavar=tr(mark("MÃ")), help=number)


def _channels(family: Verbs) -> None:
    channels = family.family("channel", tr(mark("kênh của đơn vị: fanpage, Zalo, trang thông tin")))
    one = channels.verb("add", tr(mark("thêm kênh")), _channel_add)
    one.add_argument(
        "kind", metavar=tr(mark("LOẠI")), help="fanpage, zalo, website, email, video, board, radio, other"
    )
    one.add_argument("name", metavar=tr(mark("TÊN")))
    for option in ("--address", "--keeper"):
        one.add_argument(option, default="", metavar=tr(mark("CHỮ")))
    one.add_argument("--rubric", action="append", default=[], metavar=tr(mark("CHUYÊN_MỤC")))
    channels.verb("list", tr(mark("các kênh")), _channel_list)
    off = channels.verb("retire", tr(mark("thôi dùng một kênh")), _channel_retire)
    off.add_argument("name", metavar=tr(mark("KÊNH")))


def _results(family: Verbs) -> None:
    result = family.verb("result", tr(mark("ghi một kết quả: tin bài, ảnh, hội nghị, số liệu")), _result)
    result.add_argument("kind", metavar=tr(mark("LOẠI")), help="post, picture, meeting, figure, other")
    result.add_argument("title", nargs="?", default="", metavar=tr(mark("TÊN")))
    result.add_argument("--letter", metavar=tr(mark("SỐ")), help=tr(mark("văn bản đến được thực hiện")))
    result.add_argument("--task", metavar=tr(mark("MÃ")))
    result.add_argument("--on", metavar=tr(mark("NGÀY")))
    for option in ("channel", "rubric", "link", "place", "who", "measure", "item", "note"):
        result.add_argument(f"--{option}", default="", metavar=tr(mark("CHỮ")))
    result.add_argument("--attendance", type=whole(0, 1_000_000), metavar="N")
    result.add_argument("--figure", type=float, metavar="N")
    result.add_argument("--file", metavar=tr(mark("TỆP")), help=tr(mark("ảnh JPG hoặc PNG")))
    listing = family.verb("results", tr(mark("các kết quả đã ghi, đếm theo loại")), _listing)
    listing.add_argument("--letter", metavar=tr(mark("SỐ")))
    listing.add_argument("--since", metavar=tr(mark("NGÀY")))
    listing.add_argument("--until", metavar=tr(mark("NGÀY")))
    listing.add_argument(
        "--blocks", action="store_true", help=tr(mark("cả phần đưa vào báo cáo, dạng JSON của văn bản"))
    )
    gone = family.verb("forget", tr(mark("bỏ một kết quả ghi nhầm")), _forget)
    gone.add_argument("id", metavar=tr(mark("MÃ")))


# --- story and message --------------------------------------------------------------------------------------------


def _story(env: Env, args: argparse.Namespace) -> None:
    from app.services.results import counts_words

    page = env.desk_there().letter_stories.page(args.id)
    lines = [page.heading, page.subject, f"{page.arrival} · {page.stage or '-'} · {page.handler or '-'}", ""]
    lines += table(
        [tr(mark("ngày")), tr(mark("việc")), tr(mark("chi tiết"))],
        [(one.on, one.title, one.detail) for one in page.entries],
    )
    counted = counts_words(page.counts)
    lines += ["", tr(mark("Kết quả: {words}")).format(words=counted)] if counted else []
    lines += [tr(mark("Hồ sơ: {name}")).format(name=one) for one in page.dossiers]
    lines += [tr(mark("Tệp: {name}")).format(name=one.name) for one in page.files]
    env.answer(page, lines)


def _message(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    if not args.sent:
        text = desk.messages.compose(args.id)
        env.answer({"text": text}, text)
        return
    desk = env.desk()
    row = desk.messages.sent(
        args.id, channel=args.channel, to=args.to, text=args.text, on=read_on(args.on)
    ).result
    env.answer(
        {"message": row},
        tr(mark("Đã ghi: gửi {to} ngày {day}.")).format(
            to=row.channel or row.sent_to or "-", day=day(row.sent_on)
        ),
    )


# --- answers ------------------------------------------------------------------------------------------------------


def _told(env: Env, tally: Tally) -> None:
    from app.services.following import tally_words

    heads = [tr(word) for word in (mark("đơn vị"), mark("hạn"), mark("đã trả lời"), mark("đã nhắc"))]
    lines = [f"{tally.printed} {tally.subject}".strip(), tally_words(tally), ""]
    lines += table(heads, [(row.name, row.due_on, row.answered_on, row.reminded_on) for row in tally.rows])
    env.answer({"tally": tally, "missing": tally.missing}, lines)


def _ask(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _told(
        env,
        env.desk()
        .following.ask(args.id, args.names, due_on=read_on(args.due, "--due"), subordinate=args.subordinate)
        .result,
    )


def _answered(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _told(
        env,
        env.desk().following.answered(args.id, args.name, incoming=args.letter, on=read_on(args.on)).result,
    )


def _excuse(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _told(env, env.desk().following.excuse(args.id, args.name).result)


def _remind(env: Env, args: argparse.Namespace) -> None:
    text = env.desk_there().following.remind_text(args.id)
    if args.done:
        env.desk().following.reminded(args.id)
    env.answer({"text": text}, text)


def _tally(env: Env, args: argparse.Namespace) -> None:
    from app.services.following import tally_words

    desk = env.desk_if_any()
    if args.id:
        _told(env, env.desk_there().following.tally(args.id))
        return
    tallies = desk.following.open_tallies() if desk else ()
    lines = [f"{one.printed} {one.subject}: {tally_words(one)}" for one in tallies]
    env.answer({"tallies": tallies}, lines or tr(mark("Không còn đơn vị nào nợ trả lời.")))


# --- channels and results -----------------------------------------------------------------------------------------


def _channel_words(row: ChannelRow) -> str:
    return " · ".join(part for part in (row.kind_name, row.name, row.address, ", ".join(row.rubrics)) if part)


def _channel_add(env: Env, args: argparse.Namespace) -> None:
    row = (
        env.desk()
        .channels.add(
            args.name, kind=args.kind, address=args.address, rubrics=args.rubric, keeper=args.keeper
        )
        .result
    )
    env.answer({"channel": row}, _channel_words(row))


def _channel_list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.channels.list() if desk else ()
    env.answer({"channels": rows}, [_channel_words(row) for row in rows] or tr(mark("Chưa khai kênh nào.")))


def _channel_retire(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().channels.edit(args.name, active=False).result
    env.answer({"channel": row}, _channel_words(row))


def _result_words(row: OutcomeRow) -> str:
    from app.services.results import line_of

    return f"{row.id[-8:]}  {row.kind_name}: {line_of(row)}"


def _result(env: Env, args: argparse.Namespace) -> None:
    from app.services.results import Wanted

    wanted = Wanted(
        args.kind,
        args.title,
        on=read_on(args.on),
        channel=args.channel,
        rubric=args.rubric,
        link=args.link,
        place=args.place,
        who=args.who,
        attendance=args.attendance,
        figure=args.figure,
        measure=args.measure,
        item=args.item,
        note=args.note,
        picture=Path(args.file) if args.file else None,
    )
    row = env.desk().results.add(wanted, letter=args.letter, task=args.task).result
    env.answer({"result": row}, _result_words(row))


def _listing(env: Env, args: argparse.Namespace) -> None:
    import msgspec

    from app.services.results import count, counts_words

    desk = env.desk_if_any()
    since, until = read_on(args.since, "--since"), read_on(args.until, "--until")
    rows = desk.results.list(letter=args.letter, since=since, until=until) if desk else ()
    counts = count(rows)
    answer: dict[str, object] = {"results": rows, "counts": counts, "total": len(rows)}
    if args.blocks and args.letter:
        answer["blocks"] = msgspec.to_builtins(env.desk_there().results.report_blocks(args.letter))
    lines = [_result_words(row) for row in rows] or [tr(mark("Chưa ghi kết quả nào."))]
    env.answer(answer, [*lines, counts_words(counts)])


def _forget(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    gone = env.desk().results.remove(args.id).result
    env.answer({"id": gone}, tr(mark("Đã bỏ; hoàn tác bằng lệnh undo.")))
