"""``incoming`` beside the register itself: taking files in, watching a folder, cutting, stamping, each step of handling."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.base.errors import AppError, DiskFull, InputRefused
from app.base.language import mark, tr
from app.cli.errors import as_json, as_text
from app.cli.frame import Env, Verbs
from app.cli.output import day, table
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.cli.frame import Run
    from app.cli.usage import Parser
    from app.services.change import Change
    from app.services.handling import StepRow
    from app.services.watching import Seen

_OUTCOMES = {
    "taken": mark("đã nhận"),
    "known": mark("đã có từ trước"),
    "refused": mark("không đọc được"),
}


class PlaceWrong(InputRefused):
    code, what = "DEN-034", mark("“{text}” không phải chỗ đặt dấu.")
    remedy = mark("Ghi hai số mm cách mép trái và mép trên, ví dụ 30,60.")


def add(family: Verbs) -> None:
    number = tr(mark("số đến (12, 12/2026, M3) hoặc mã"))

    def one(name: str, help_text: str, run: Run) -> Parser:
        verb = family.verb(name, help_text, run)
        verb.add_argument("id", metavar=tr(mark("SỐ")), help=number)
        return verb

    take = family.verb("receive", tr(mark("nhận tệp, chưa vào sổ: đọc, đoán các mục")), _receive)
    take.add_argument("files", nargs="+", metavar=tr(mark("TỆP")))
    together(take)
    family.verb("waiting", tr(mark("văn bản chưa vào sổ: đã chờ mấy ngày, khẩn đứng trước")), _waiting)
    watch = family.verb("watch", tr(mark("theo dõi thư mục máy quét lưu vào, nhận tệp mới")), _watch)
    watch.add_argument(
        "--folder", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("bỏ trống: theo cài đặt watch.folder"))
    )
    watch.add_argument("--once", action="store_true", help=tr(mark("xem hai lượt rồi thôi")))
    watch.add_argument(
        "--seconds", type=whole(0, 3600), metavar="N", help=tr(mark("nghỉ N giây giữa hai lượt"))
    )
    split = one("split", tr(mark("tách một PDF chưa vào sổ thành nhiều văn bản")), _split)
    split.add_argument(
        "--pages",
        metavar=tr(mark("TRANG")),
        help=tr(mark("ví dụ 1-2,3,4-6; bỏ trống: chỉ xem cách tách máy đoán")),
    )
    joined = family.verb("join", tr(mark("gộp các văn bản chưa vào sổ thành một")), _join)
    joined.add_argument("ids", nargs="+", metavar=tr(mark("MÃ")))
    entered = family.verb(
        "enter-all", tr(mark("vào sổ mọi văn bản đang chờ đã đủ mục; văn bản cần xem thì để lại")), _enter_all
    )
    entered.add_argument("ids", nargs="*", metavar=tr(mark("MÃ")), help=tr(mark("bỏ trống: mọi văn bản chờ")))
    more = one("attach", tr(mark("gắn thêm tệp (phụ lục) vào văn bản đến")), _attach)
    more.add_argument("file", metavar=tr(mark("TỆP")))
    stamp = one("stamp", tr(mark("đóng dấu ĐẾN lên bản sao trang đầu; bản gốc giữ nguyên")), _stamp)
    stamp.add_argument("out", nargs="?", metavar=tr(mark("TỆP.pdf")))
    stamp.add_argument("--alone", action="store_true", help=tr(mark("chỉ vẽ dấu, để in lên bản giấy")))
    stamp.add_argument(
        "--at", metavar="X,Y", help=tr(mark("chỗ đặt dấu, mm từ mép trái và mép trên; được nhớ lại"))
    )
    slip = one("slip", tr(mark("in phiếu giải quyết văn bản đến, hoặc phiếu trả lại")), _slip)
    slip.add_argument("out", metavar=tr(mark("TỆP.pdf|.docx")))
    _steps(one)


def together(parser: Parser) -> None:
    parser.add_argument(
        "--together", action="store_true", help=tr(mark("các tệp là một văn bản (ảnh từng trang, phụ lục)"))
    )


def _steps(one: Callable[[str, str, Run], Parser]) -> None:
    submit = one("submit", tr(mark("ghi: đã trình người có thẩm quyền")), _submit)
    direct = one("direct", tr(mark("ghi ý kiến lãnh đạo: chủ trì, phối hợp, thời hạn")), _direct)
    direct.add_argument("--opinion", default="", metavar=tr(mark("Ý_KIẾN")))
    direct.add_argument("--lead", default="", metavar=tr(mark("NGƯỜI")), help=tr(mark("chủ trì")))
    direct.add_argument(
        "--with",
        action="append",
        default=[],
        dest="co",
        metavar=tr(mark("NGƯỜI")),
        help=tr(mark("phối hợp; ghi được nhiều lần")),
    )
    direct.add_argument("--due", metavar=tr(mark("NGÀY")), help=tr(mark("thời hạn giải quyết")))
    direct.add_argument("--task", action="store_true", help=tr(mark("mở luôn việc cho người chủ trì")))
    direct.add_argument(
        "--unit-head", action="store_true", help=tr(mark("ý kiến của lãnh đạo đơn vị, giao cá nhân"))
    )
    passed = one("pass", tr(mark("ghi: đã chuyển cho đơn vị, người nhận")), _pass)
    propose = one("propose", tr(mark("ghi ý kiến đề xuất của người giải quyết")), _propose)
    propose.add_argument("opinion", metavar=tr(mark("Ý_KIẾN")))
    begin = one("begin", tr(mark("ghi: đang giải quyết")), _begin)
    settle = one("settle", tr(mark("ghi: đã giải quyết")), _settle)
    back = one("return", tr(mark("trả lại văn bản gửi nhầm")), _return)
    back.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    for verb in (submit, passed, back):
        verb.add_argument(
            "--to", default="", metavar=tr(mark("NƠI")), help=tr(mark("trình, chuyển hoặc trả cho ai"))
        )
    for verb in (direct, propose, begin, settle):
        verb.add_argument(
            "--who", default="", metavar=tr(mark("NGƯỜI")), help=tr(mark("ai cho ý kiến, ai làm"))
        )
    for verb in (submit, passed, begin, settle):
        verb.add_argument("--note", default="", metavar=tr(mark("GHI_CHÚ")))
    for verb in (submit, direct, passed, propose, begin, settle, back):
        verb.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày; bỏ trống: hôm nay")))


# --- taking in ----------------------------------------------------------------------------------------------------


class Taken(NamedTuple):
    """What several files became, and those that could not be read, with the reason."""

    ids: tuple[str, ...]
    refused: tuple[tuple[Path, AppError], ...] = ()

    def told(self, env: Env) -> list[dict[str, Any]]:
        """The refusals for ``--json``; said to people on standard error."""
        if self.refused and not env.json:
            env.warn(tr(mark("Không nhận được {count} tệp:")).format(count=len(self.refused)))
            for path, fault in self.refused:
                env.warn(f"{path}\n{as_text(fault)}")
        return [{"file": str(path), **as_json(fault)["error"]} for path, fault in self.refused]

    def code(self) -> int:
        """The exit code of the run: that of the first refusal."""
        return int(self.refused[0][1].exit) if self.refused else 0


def take_in(env: Env, paths: Sequence[Path], *, as_one: bool, password: str | None = None) -> Taken:
    """The letters that the files became, in order. Of several files one that cannot be read does not stop the others.

    Raises the refusal of a single file, and at once what stops every file: a full disk, a database that cannot be used.
    """
    from app.intake import file_bytes
    from app.models.errors import DatabaseBusy, DatabaseDamaged, DataGone, DiskFault

    stops = (DiskFull, DiskFault, DataGone, DatabaseBusy, DatabaseDamaged)
    service = env.desk().incoming
    made: list[str] = []
    refused: list[tuple[Path, AppError]] = []
    with env.progress() as progress:
        if as_one and len(paths) > 1:
            return Taken((service.receive_together(paths, progress=progress).result,))
        for path in paths:
            try:
                data = file_bytes(path)
                made += service.receive_all(data, path.name, progress=progress, password=password).result
            except InputRefused as fault:
                if len(paths) == 1 or isinstance(fault, stops):
                    raise
                env.note_fault(fault)
                refused.append((path, fault))
    return Taken(tuple(dict.fromkeys(made)), tuple(refused))


def _receive(env: Env, args: argparse.Namespace) -> int:
    taken = take_in(env, [Path(one) for one in args.files], as_one=args.together)
    rows = env.desk().inbox.rows(taken.ids)
    lines = [
        tr(mark("Đã nhận: {printed} {subject}")).format(printed=row.printed, subject=row.subject)
        for row in rows
    ]
    env.answer({"letters": rows, "total": len(rows), "refused": taken.told(env)}, lines)
    return taken.code()


def _waiting(env: Env, args: argparse.Namespace) -> None:
    from app.services.inbox import Box

    desk = env.desk_if_any()
    rows = desk.inbox.rows(desk.inbox.ids(Box.RECEIVED, rising=True)) if desk else ()
    heads = [
        tr(word)
        for word in (
            mark("chờ (ngày làm việc)"),
            mark("ngày đến"),
            mark("khẩn"),
            mark("số, ký hiệu"),
            mark("mã"),
        )
    ]
    lines = [
        (
            f"{row.age}{' !' if row.overdue else ''}",
            row.arrived_on,
            row.urgency or "-",
            row.printed or "-",
            row.id[-8:],
            row.subject,
        )
        for row in rows
    ]
    env.answer(
        {"letters": rows, "total": len(rows)},
        table([*heads, tr(mark("trích yếu"))], lines)
        if rows
        else tr(mark("Không còn văn bản nào chờ vào sổ.")),
    )


def _watch(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    watching = desk.watching(Path(args.folder) if args.folder else None)
    if watching is None:
        message = tr(mark("chưa nói thư mục nào"))
        raise UsageWrong(message=message, prog="vanthu incoming watch")
    pause = args.seconds if args.seconds is not None else desk.settings.number("watch.seconds")
    if not args.once:
        env.say(tr(mark("Đang theo dõi {folder}; bấm Ctrl+C để thôi.")).format(folder=watching.folder))
        while True:
            for seen in watching.look().found:
                env.say(_told(seen))
            time.sleep(pause)
    watching.look()
    time.sleep(pause)
    look = watching.look()
    lines = [_told(seen) for seen in look.found] or [tr(mark("Không có tệp mới."))]
    lines += [tr(mark("Còn đang ghi: {name}")).format(name=name) for name in look.waiting]
    env.answer(look, lines)


def _told(seen: Seen) -> str:
    words = f"{seen.name}: {tr(_OUTCOMES[seen.outcome])}"
    return f"{words} ({seen.reason})" if seen.reason else words


def _split(env: Env, args: argparse.Namespace) -> None:
    from app.export.pdf.cutting import read_cuts

    service = env.desk_there().incoming
    if not args.pages:
        cuts = service.cuts(args.id)
        words = ",".join(str(cut) for cut in cuts)
        line = tr(mark("Có thể tách: {cuts}. Tách bằng incoming split {id} --pages {cuts}")).format(
            cuts=words, id=args.id
        )
        env.answer({"cuts": [list(cut) for cut in cuts]}, line)
        return
    with env.progress() as progress:
        ids = env.desk().incoming.split(args.id, read_cuts(args.pages), progress=progress).result
    rows = env.desk().inbox.rows(ids)
    env.answer(
        {"letters": rows, "total": len(rows)}, [f"{row.id[-8:]}  {row.printed} {row.subject}" for row in rows]
    )


def _join(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    letter_id = env.desk().incoming.join(args.ids).result
    env.answer({"id": letter_id}, tr(mark("Đã gộp thành một văn bản: {id}")).format(id=letter_id[-8:]))


def _enter_all(env: Env, args: argparse.Namespace) -> None:
    from app.services.inbox import Box

    desk = env.desk_there()
    ids = args.ids or desk.inbox.ids(Box.RECEIVED)
    with env.progress() as progress:
        done = desk.many_letters.register(
            ids, forms=desk.inbox_forms, incoming=desk.incoming, progress=progress
        )
    lines = [tr(mark("Đã vào sổ {count} văn bản.")).format(count=len(done.ids))]
    lines += [f"{left.id[-8:]}  {left.name}: {left.why}" for left in done.left]
    env.answer({"registered": done.ids, "left": done.left}, lines)


def _attach(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    letter_id = env.desk().incoming.attach(args.id, Path(args.file)).result
    env.answer({"id": letter_id}, tr(mark("Đã gắn: {file}")).format(file=args.file))


def _stamp(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    service = desk.stamping
    if args.at:
        x, comma, y = args.at.partition(",")
        try:
            at = float(x), float(y if comma else "x")
        except ValueError:
            raise PlaceWrong(text=args.at) from None
        env.desk()
        service.put(args.id, *at)
    place = None if args.alone else service.place(args.id)
    file = service.save(args.id, Path(args.out), alone=args.alone) if args.out else None
    answer = {"file": file, "place": place._asdict() if place else None}
    lines = []
    if place is not None:
        words = mark("Dấu ở {x} mm từ mép trái, {y} mm từ mép trên.")
        lines.append(tr(words).format(x=place.x, y=place.y))
        if not place.free:
            lines.append(
                tr(mark("Trang đầu không còn chỗ trống đủ rộng: dấu che một phần; đặt lại bằng --at X,Y."))
            )
    if file is not None:
        lines.append(tr(mark("Đã ghi: {file}")).format(file=file))
    env.answer(answer, lines)


def _slip(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().handling.print_slip(args.id, Path(args.out))
    env.answer({"file": file}, tr(mark("Đã ghi: {file}")).format(file=file))


# --- steps --------------------------------------------------------------------------------------------------------


def read_on(text: str | None, option: str = "--on") -> date | None:
    """A day of an option. Raises FieldDate."""
    from app.services.arrival import FieldDate, read_day

    if not text:
        return None
    try:
        return read_day(text)
    except ValueError:
        raise FieldDate(option, field=option, text=text) from None


def step_lines(steps: Sequence[StepRow]) -> list[str]:
    """Each step in one line."""
    lines = []
    for one in steps:
        who = (one.who, one.opinion, one.lead, *one.co_workers)
        parts = (one.name, day(one.on), *who, day(one.due_on), one.note)
        lines.append(" · ".join(part for part in parts if part))
    return lines


def _answer_step(env: Env, done: Change[StepRow]) -> None:
    env.answer({"step": done.result}, step_lines([done.result]))


def _submit(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _answer_step(env, env.desk().handling.submit(args.id, to=args.to, on=read_on(args.on), note=args.note))


def _direct(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    done = env.desk().handling.direct(
        args.id,
        who=args.who,
        opinion=args.opinion,
        lead=args.lead,
        co_workers=args.co,
        due_on=read_on(args.due, "--due"),
        on=read_on(args.on),
        task=args.task,
        unit_head=args.unit_head,
    )
    _answer_step(env, done)


def _pass(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _answer_step(env, env.desk().handling.pass_on(args.id, to=args.to, on=read_on(args.on), note=args.note))


def _propose(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    done = env.desk().handling.propose(args.id, who=args.who, opinion=args.opinion, on=read_on(args.on))
    _answer_step(env, done)


def _begin(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _answer_step(env, env.desk().handling.begin(args.id, who=args.who, on=read_on(args.on), note=args.note))


def _settle(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _answer_step(env, env.desk().handling.settle(args.id, who=args.who, on=read_on(args.on), note=args.note))


def _return(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    done = env.desk().handling.send_back(args.id, reason=args.reason, to=args.to, on=read_on(args.on))
    _answer_step(env, done)
