"""``members act``: operations on members, one verb for each kind, and what carries them on: step, papers, numbers.

The kinds are named here, so that no plan has to be read before the verb is known; what each asks is told by ``asks KIND``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.base.language import mark, tr
from app.cli import fees
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import UsageWrong

if TYPE_CHECKING:
    from app.domain.operations.facts import RuleFinding
    from app.services.operations.people import Newcomer
    from app.services.operations.running import OperationDetail

ACTS: Final = {
    "admit": mark("kết nạp đoàn viên"),
    "card": mark("trao thẻ đoàn viên"),
    "transfer": mark(
        "chuyển sinh hoạt: đi, đến, trong đơn vị; tạm thời, nơi cư trú, ra nước ngoài, chờ chuyển"
    ),
    "lost": mark("khôi phục sổ, cấp lại thẻ"),
    "mature": mark("trưởng thành Đoàn, hoặc xin ở lại"),
    "honorary": mark("kết nạp đoàn viên danh dự"),
    "remove": mark("xóa tên trong danh sách"),
    "reward": mark("khen thưởng"),
    "discipline": mark("kỷ luật, đình chỉ sinh hoạt"),
    "grade": mark("đánh giá, xếp loại năm"),
    "train": mark("chương trình rèn luyện đoàn viên"),
    "nominate": mark("giới thiệu đoàn viên ưu tú cho Đảng"),
}
STATES: Final = {"open": mark("đang làm"), "done": mark("đã xong"), "dropped": mark("đã bỏ")}


def extend(members: Verbs) -> None:
    """Hang ``act`` under ``members``."""
    family = members.family("act", tr(mark("nghiệp vụ đoàn viên: kết nạp, chuyển sinh hoạt, trưởng thành …")))
    for name, said in ACTS.items():
        _add_act(family, name, tr(said))
    fees.extend_act(family)
    due = family.verb("due", tr(mark("việc đến hạn hoặc làm được hôm nay, với ai")), _due)
    due.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("tính theo ngày này")))
    asks = family.verb("asks", tr(mark("một nghiệp vụ hỏi những gì, các bước, giấy tờ")), _asks)
    asks.add_argument("kind", metavar=tr(mark("NGHIỆP_VỤ")))
    listing = family.verb("list", tr(mark("các việc đang làm và đã xong")), _list)
    listing.add_argument("--kind", metavar=tr(mark("NGHIỆP_VỤ")))
    listing.add_argument("--state", choices=tuple(STATES))
    listing.add_argument("--member", metavar=tr(mark("MÃ")), help=tr(mark("chỉ việc của đoàn viên này")))
    show = family.verb("show", tr(mark("một việc: ai, bước nào, giấy tờ gì")), _show)
    _named(show)
    step = family.verb("step", tr(mark("ghi nhận bước kế tiếp, hoặc đến hết một bước")), _step)
    _named(step)
    step.add_argument("step", nargs="?", default="", metavar=tr(mark("BƯỚC")))
    step.add_argument("--who", default="", metavar=tr(mark("AI")), help=tr(mark("ai làm bước này")))
    step.add_argument("--check", action="store_true", help=tr(mark("chỉ xem quy định nói gì, không ghi")))
    _answers(step)
    answer = family.verb(
        "answer", tr(mark("ghi câu trả lời vào một việc mà chưa ghi nhận bước nào")), _write_answers
    )
    _named(answer)
    _said(answer)
    issue = family.verb("issue", tr(mark("cấp số mọi văn bản đang chờ của một việc trong một lần")), _issue)
    _named(issue)
    issue.add_argument("paper", nargs="?", default="", metavar=tr(mark("GIẤY_TỜ")))
    issue.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày văn bản; bỏ trống: ngày ký")))
    issue.add_argument(
        "--signed-on", metavar=tr(mark("NGÀY")), help=tr(mark("ghi nhận luôn chữ ký vào ngày này"))
    )
    papers = family.verb("papers", tr(mark("giấy tờ của một việc; ghi ra tệp")), _papers)
    _named(papers)
    papers.add_argument("paper", nargs="*", metavar=tr(mark("GIẤY_TỜ")))
    papers.add_argument("--pdf", metavar=tr(mark("TỆP")), help=tr(mark("một tệp PDF cho tất cả")))
    papers.add_argument("--out", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("mỗi bản một tệp PDF")))
    papers.add_argument("--docx", action="store_true", help=tr(mark("thêm tệp DOCX của từng bản")))
    out = family.verb("leave-out", tr(mark("rút một hay nhiều người khỏi việc đang làm")), _leave_out)
    _named(out)
    out.add_argument("member", nargs="+", metavar=tr(mark("ĐOÀN_VIÊN")))
    out.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    drop = family.verb("drop", tr(mark("bỏ một việc đang làm")), _drop)
    _named(drop)
    drop.add_argument("--reason", required=True, metavar=tr(mark("LÝ_DO")))


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar=tr(mark("VIỆC")))


def _add_act(family: Verbs, name: str, said: str) -> None:
    parser = family.verb(name, said, _act)
    parser.set_defaults(kind=name)
    parser.add_argument(
        "member", nargs="*", metavar=tr(mark("ĐOÀN_VIÊN")), help=tr(mark("mã hoặc họ tên; nhiều người được"))
    )
    parser.add_argument(
        "--proposed", action="store_true", help=tr(mark("lấy danh sách được đề xuất (act due)"))
    )
    parser.add_argument(
        "--new",
        action="append",
        default=[],
        metavar=tr(mark("NGƯỜI")),
        help=tr(
            mark("người chưa có hồ sơ: “Họ tên; ngày sinh=05/5/2010; giới tính=Nữ”; dùng được nhiều lần")
        ),
    )
    parser.add_argument(
        "--list",
        metavar=tr(mark("TỆP")),
        dest="sheet",
        help=tr(mark("người chưa có hồ sơ, theo bảng XLSX, ODS, CSV")),
    )
    parser.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("chi đoàn đề nghị")))
    parser.add_argument(
        "--everyone", action="store_true", help=tr(mark("mọi đoàn viên đang sinh hoạt của --unit"))
    )
    parser.add_argument(
        "--through", default="", metavar=tr(mark("BƯỚC")), help=tr(mark("ghi nhận luôn đến hết bước này"))
    )
    parser.add_argument("--check", action="store_true", help=tr(mark("chỉ xem quy định nói gì, không ghi")))
    _answers(parser)


def _answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày; bỏ trống: hôm nay")))
    _said(parser)
    parser.add_argument(
        "--note", default="", metavar=tr(mark("CHỮ")), help=tr(mark("ghi chú; lý do khi bước còn thiếu số liệu, số văn bản"))
    )  # fmt: skip


def _said(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set", action="append", default=[], dest="settings", metavar=tr(mark("MỤC=GIÁ_TRỊ")),
        help=tr(mark("trả lời một mục (act asks); dùng được nhiều lần")),
    )  # fmt: skip
    parser.add_argument(
        "--each", action="append", default=[], metavar=tr(mark("NGƯỜI:MỤC=GIÁ_TRỊ")),
        help=tr(mark("trả lời cho từng người; * là mọi người: “*:yes=27”, “Lê An:yes=12”")),
    )  # fmt: skip


def _set(args: argparse.Namespace) -> dict[str, str]:
    from app.services.arrival import split_settings

    return split_settings(args.settings)


def _each(args: argparse.Namespace) -> dict[str, dict[str, str]]:
    from app.services.arrival import split_settings

    made: dict[str, dict[str, str]] = {}
    for words in args.each:
        who, colon, pair = words.partition(":")
        if not colon:
            raise UsageWrong(message=tr(mark("--each cần dạng NGƯỜI:MỤC=GIÁ_TRỊ")), prog="vanthu members act")
        made.setdefault(who.strip(), {}).update(split_settings([pair]))
    return made


def _newcomers(args: argparse.Namespace) -> tuple[Newcomer, ...]:
    from app.cli.field_words import fields_of
    from app.services.members import FIELDS, MemberField
    from app.services.operations.people import Newcomer, from_sheet
    from app.services.roster import LABELS

    words = {name: LABELS[name] for name in FIELDS if name in LABELS}
    made = []
    for line in args.new:
        name, *pairs = (part.strip() for part in line.split(";"))
        made.append(Newcomer(name, fields_of([one for one in pairs if one], words, MemberField)))
    return (*made, *(from_sheet(Path(args.sheet)) if args.sheet else ()))


def _act(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    operations, on = desk.operations, read_date(args.on)
    members, data, each = list(args.member), _set(args), _each(args)
    if args.proposed:
        for found in operations.proposed(args.kind, on=on):
            members += found.member_ids
            given: dict[str, Any] = dict(found.data)
            for one, answers in given.pop("each", {}).items():
                each.setdefault(one, {}).update({name: str(value) for name, value in answers.items()})
            data = {**given, **data}
    if args.everyone:
        if not args.unit:
            message = tr(mark("--everyone cần --unit"))
            raise UsageWrong(message=message, prog=f"vanthu members act {args.kind}")
        members += operations.crew(args.unit)
    if args.check:
        findings = operations.check(
            args.kind, members, on=on, data=data, each=each, new=_newcomers(args), unit=args.unit
        )
        env.answer(
            {"findings": _findings_json(findings)}, _findings(findings) or [tr(mark("Không có gì vướng."))]
        )
        return
    done = operations.act(
        args.kind, members, on=on, data=data, each=each, new=_newcomers(args), unit=args.unit,
        through=args.through, note=args.note,
    )  # fmt: skip
    _answer(env, done.result)


def _write_answers(env: Env, args: argparse.Namespace) -> None:
    _answer(env, env.desk_there().operations.answer(args.id, data=_set(args), each=_each(args)).result)


def _leave_out(env: Env, args: argparse.Namespace) -> None:
    _answer(env, env.desk_there().operations.leave_out(args.id, args.member, reason=args.reason).result)


def _step(env: Env, args: argparse.Namespace) -> None:
    if args.check:
        findings = env.desk_there().operations.check_step(
            args.id, args.step, on=read_date(args.on), data=_set(args), each=_each(args)
        )
        env.answer(
            {"findings": _findings_json(findings)}, _findings(findings) or [tr(mark("Không có gì vướng."))]
        )
        return
    done = env.desk_there().operations.step(
        args.id,
        args.step,
        on=read_date(args.on),
        who=args.who,
        note=args.note,
        data=_set(args),
        each=_each(args),
    )
    _answer(env, done.result)


def _show(env: Env, args: argparse.Namespace) -> None:
    _answer(env, env.desk_there().operations.get(args.id))


def _issue(env: Env, args: argparse.Namespace) -> None:
    with env.progress() as told:
        done = env.desk_there().operations.issue(
            args.id, args.paper, on=read_date(args.on), signed_on=read_date(args.signed_on), progress=told
        )
    said = tr(mark("Đã cấp {n} số: {first} … {last}"))
    numbers = done.result
    lines = (
        [said.format(n=len(numbers), first=numbers[0], last=numbers[-1])]
        if len(numbers) > 1
        else list(numbers)
    )
    env.answer({"numbers": numbers}, [*lines, next_step(f"members act step {args.id}")])


def _papers(env: Env, args: argparse.Namespace) -> None:
    operations = env.desk_there().operations
    if not (args.pdf or args.out):
        found = operations.get(args.id)
        env.answer({"papers": found.papers}, _paper_lines(found))
        return
    with env.progress() as told:
        written = operations.write(
            args.id,
            args.paper,
            pdf=Path(args.pdf) if args.pdf else None,
            folder=Path(args.out) if args.out else None,
            docx=args.docx,
            progress=told,
        )
    said = tr(mark("Đã ghi {copies} bản, {pages} trang.")).format(copies=written.copies, pages=written.pages)
    files = [str(one) for one in (written.merged, *written.files) if one]
    env.answer({"files": files, "copies": written.copies, "pages": written.pages}, [said, *files[:1]])


def _drop(env: Env, args: argparse.Namespace) -> None:
    row = env.desk_there().operations.drop(args.id, reason=args.reason).result
    env.answer({"operation": row}, tr(mark("Đã bỏ việc: {title}")).format(title=row.title))


def _due(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    found = desk.operations.due(on=read_date(args.on)) if desk else ()
    lines = [
        f"{one.sentence}" + (f"  (members act {one.kind} --proposed)" if one.kind else "") for one in found
    ]
    late = desk.operations.overdue(on=read_date(args.on)) if desk else 0
    if late:
        lines.append(tr(mark("{n} việc có bước quá hạn (members act list --state open)")).format(n=late))
    env.answer({"due": found, "late": late}, lines or [tr(mark("Hôm nay không có việc nào đến hạn."))])


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.operations.list(kind=args.kind, state=args.state, member=args.member) if desk else ()
    heads = [
        tr(mark("việc")),
        tr(mark("đơn vị")),
        tr(mark("bắt đầu")),
        tr(mark("trạng thái")),
        tr(mark("bước kế tiếp")),
        tr(mark("hạn")),
        tr(mark("mã")),
    ]
    lines = [
        (
            row.title,
            row.unit_name,
            day(row.begun_on),
            tr(STATES[row.state]),
            row.next_title,
            day(row.due_on),
            row.id[-8:],
        )
        for row in rows
    ]
    env.answer(
        {"operations": rows, "total": len(rows)},
        table(heads, lines) if rows else tr(mark("Chưa có việc nào.")),
    )


def _asks(env: Env, args: argparse.Namespace) -> None:
    import msgspec

    from app.services.operations.plans import plan_of

    plan = plan_of(args.kind)
    lines = [f"{plan.title} ({plan.source})", plan.who]
    for one in plan.asks:
        more = (
            f" [{', '.join(f'{key}: {label}' for key, label in one.choices.items())}]" if one.choices else ""
        )
        where = tr(mark("từng người")) if one.each else tr(mark("cả việc"))
        lines.append(f"  {one.name}: {one.label}{more} ({where}{', ' + one.step if one.step else ''})")
    lines += [f"  → {one.name}: {one.title} ({one.who})" for one in plan.steps]
    lines += [f"  ▫ {one.name}: {one.title} ({one.source})" for one in plan.papers]
    env.answer({"plan": msgspec.to_builtins(plan)}, lines)


def _answer(env: Env, found: OperationDetail) -> None:
    row = found.row
    lines: list[str] = [
        f"{row.title} ({tr(STATES[row.state])}): {row.id[-8:]}",
        *_findings(found.findings),
    ]
    if found.came_with:
        lines.append(tr(mark("Theo văn bản đến: {letter}")).format(letter=found.came_with))
    for one in found.steps:
        if one.done_on:
            lines.append(f"  ✓ {day(one.done_on)}  {one.title}")
        else:
            due = tr(mark(" (trước {date})")).format(date=day(one.due_on)) if one.due_on else ""
            lines.append(f"  ·             {one.title}{due}")
    failed = [one for one in found.members if one.outcome == "failed"]
    voted = [one.full_name for one in failed if not one.left]
    if voted:
        lines.append(tr(mark("Không được thông qua: {names}")).format(names=", ".join(voted)))
    lines += [
        tr(mark("Rút khỏi việc: {name} ({reason})")).format(name=one.full_name, reason=one.left)
        for one in failed
        if one.left
    ]
    if any(one.numbered and len(one.printed) < len(one.letter_ids) for one in found.papers):
        lines.append(next_step(f"members act issue {row.id[-8:]} --signed-on …"))
    if row.state == "open":
        lines.append(next_step(f"members act step {row.id[-8:]}"))
    env.answer({**_json(found)}, lines)


def _json(found: OperationDetail) -> dict[str, Any]:
    return {
        "operation": found.row,
        "data": found.data,
        "members": found.members,
        "steps": found.steps,
        "papers": found.papers,
        "findings": _findings_json(found.findings),
        "note": found.note,
    }


def _findings_json(findings: Iterable[RuleFinding]) -> list[dict[str, Any]]:
    return [
        {"text": one.text, "source": one.source, "member_id": one.member_id or None, "stops": one.stops}
        for one in findings
    ]


def _findings(findings: Sequence[RuleFinding]) -> list[str]:
    return [f"! {one.text} [{one.source}]" if one.source else f"! {one.text}" for one in findings]


def _paper_lines(found: OperationDetail) -> list[str]:
    made: list[str] = []
    for one in found.papers:
        numbers = (
            f": {', '.join(one.printed[:3])}{' …' if len(one.printed) > 3 else ''}" if one.printed else ""
        )
        made.append(f"  {one.paper}: {one.title} ({one.count}){numbers}")
    return [f"{found.row.title}:", *made]
