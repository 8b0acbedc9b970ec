"""``letter submit`` … ``replace``: the steps of an outgoing letter, held numbers, its history."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.letter_words import TAIL, issued_json, letter_json, next_lines, notes_lines
from app.cli.output import day, table
from app.cli.usage import whole
from app.domain.states import STEP_NAMES, Step

if TYPE_CHECKING:
    from app.domain.rows import LetterRow
    from app.services.change import Change


def add(family: Verbs) -> None:
    _add_house(family)
    _add_out(family)
    _add_held(family)


def named(parser: argparse.ArgumentParser) -> None:
    """The letter that a verb speaks of."""
    parser.add_argument(
        "id", metavar=tr(mark("VĂN_BẢN")), help=tr(mark("mã, vài ký tự cuối của mã, hoặc số và ký hiệu"))
    )


def _who(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--who", default="", metavar=tr(mark("TÊN")), help=words)


def _reason(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--reason", required=required, default="", metavar=tr(mark("LÝ_DO")))


def _add_house(family: Verbs) -> None:
    """Before it leaves the house."""
    on = tr(mark("NGÀY"))
    submit = family.verb("submit", tr(mark("trình ký")), _submit)
    named(submit)
    _who(submit, tr(mark("người trình; bỏ trống: người đang dùng chương trình")))
    back = family.verb("return", tr(mark("trả lại để sửa, có lý do")), _return)
    named(back)
    _reason(back)
    _who(back, tr(mark("người trả lại")))
    approve = family.verb(
        "approve", tr(mark("duyệt nội dung, thể thức; không nói rõ: phần chưa duyệt")), _approve
    )
    named(approve)
    approve.add_argument("--content", action="store_true", help=tr(mark("duyệt nội dung (đơn vị soạn thảo)")))
    approve.add_argument(
        "--format", action="store_true", help=tr(mark("duyệt thể thức (văn thư, văn phòng)"))
    )
    approve.add_argument("--note", default="", metavar=tr(mark("CHỮ")))
    _who(approve, tr(mark("người duyệt")))
    sign = family.verb("sign", tr(mark("ghi nhận người ký đã ký")), _sign)
    named(sign)
    sign.add_argument("--on", metavar=on, help=tr(mark("ngày ký; bỏ trống: hôm nay")))
    issue = family.verb("issue", tr(mark("cấp số và ngày, khóa nội dung; chỉ sau khi ký")), _issue)
    named(issue)
    issue.add_argument("--date", metavar=on, help=tr(mark("ngày văn bản; bỏ trống: ngày ký")))
    issue.add_argument("--signed-on", metavar=on, help=tr(mark("ghi nhận luôn chữ ký vào ngày này")))
    which = issue.add_mutually_exclusive_group()
    which.add_argument("--held", default="", metavar=tr(mark("SỐ")), help=tr(mark("dùng số đang giữ này")))
    which.add_argument(
        "--after",
        default="",
        metavar=tr(mark("SỐ")),
        help=tr(mark("chèn sau số này, thành 12a (nếu sổ cho phép)")),
    )


def _add_out(family: Verbs) -> None:
    """After the number."""
    on = tr(mark("NGÀY"))
    seal = family.verb("seal", tr(mark("ghi nhận đóng dấu hoặc ký số của cơ quan")), _seal)
    named(seal)
    seal.add_argument("--on", metavar=on, help=tr(mark("ngày đóng dấu; bỏ trống: hôm nay")))
    _who(seal, tr(mark("người đóng dấu")))
    send = family.verb("send", tr(mark("ghi ngày phát hành, số bản, nơi giữ bản lưu")), _send)
    named(send)
    send.add_argument("--on", metavar=on, help=tr(mark("ngày chuyển; bỏ trống: hôm nay")))
    send.add_argument("--copies", type=whole(1, 1_000_000), metavar="N", help=tr(mark("số lượng bản")))
    send.add_argument(
        "--keeper", default="", metavar=tr(mark("NƠI_LƯU")), help=tr(mark("đơn vị, người nhận bản lưu"))
    )
    void = family.verb("void", tr(mark("hủy số đã cấp, có lý do; số giữ trong sổ và không dùng lại")), _void)
    void.add_argument(
        "id", metavar=tr(mark("SỐ")), help=tr(mark("mã văn bản, hoặc số và ký hiệu: 05-CV/ĐTN"))
    )
    _reason(void)
    recall = family.verb("recall", tr(mark("thu hồi văn bản đã phát hành; số giữ trong sổ")), _recall)
    named(recall)
    _reason(recall)
    recall.add_argument("--on", metavar=on, help=tr(mark("ngày thu hồi; bỏ trống: hôm nay")))
    replace = family.verb("replace", tr(mark("ghi văn bản khác thay thế văn bản này")), _replace)
    named(replace)
    replace.add_argument(
        "--by", required=True, metavar=tr(mark("VĂN_BẢN_MỚI")), help=tr(mark("số và ký hiệu, hoặc mã"))
    )
    _reason(replace, required=False)
    history = family.verb("history", tr(mark("các bước của văn bản: ai, khi nào, vì sao")), _history)
    named(history)


def _add_held(family: Verbs) -> None:
    hold = family.verb("hold", tr(mark("giữ số kế tiếp của một loại, có lý do và ngày cuối")), _hold)
    hold.add_argument("kind", metavar=tr(mark("LOẠI")), help=tr(mark("loại văn bản: CV, BC, QĐ …")))
    _reason(hold)
    hold.add_argument(
        "--until", required=True, metavar=tr(mark("NGÀY")), help=tr(mark("giữ đến hết ngày này"))
    )
    hold.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    hold.add_argument("--secret", action="store_true", help=tr(mark("số của sổ văn bản mật")))
    release = family.verb("release", tr(mark("thả số đang giữ: số thành số hủy, giữ trong sổ")), _release)
    release.add_argument("number", metavar=tr(mark("SỐ")), help=tr(mark("số và ký hiệu: 12-CV/ĐTN")))
    _reason(release)
    family.verb("held", tr(mark("các số đang giữ")), _held)


# --- runs -------------------------------------------------------------------------------------------------------


def _submit(env: Env, args: argparse.Namespace) -> None:
    tell(env, env.desk().letters.submit(args.id, who=args.who), tr(mark("Đã trình ký.")))


def _return(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().letters.give_back(args.id, reason=args.reason, who=args.who)
    tell(env, change, tr(mark("Đã trả lại để sửa.")))


def _approve(env: Env, args: argparse.Namespace) -> None:
    steps = [step for step, asked in ((Step.CONTENT, args.content), (Step.FORMAT, args.format)) if asked]
    change = env.desk().letter_way.approve(args.id, *steps, who=args.who, note=args.note)
    tell(env, change, tr(mark("Đã duyệt.")))


def _sign(env: Env, args: argparse.Namespace) -> None:
    tell(env, env.desk().letters.sign(args.id, on=read_date(args.on)), tr(mark("Đã ghi nhận chữ ký.")))


def _issue(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().letters.issue(
        args.id,
        on=read_date(args.date),
        signed_on=read_date(args.signed_on),
        held=args.held,
        behind=args.after,
    )
    warnings = [note.text for note in change.notes]
    row = change.result
    head = tr(mark("Đã cấp số: {line}, ngày {day}.")).format(
        line=row.line.removeprefix("Số:").strip(), day=day(row.dated)
    )
    after = next_step(f"letter export {row.id[-TAIL:]} --pdf …", f"letter send {row.id[-TAIL:]}")
    env.answer({**issued_json(row), "warnings": warnings}, [head, *notes_lines(change.notes), after])


def _seal(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().letter_way.seal(args.id, on=read_date(args.on), who=args.who)
    tell(env, change, tr(mark("Đã ghi nhận đóng dấu.")))


def _send(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().dispatch.send(args.id, on=read_date(args.on), copies=args.copies, keeper=args.keeper)
    tell(env, change, tr(mark("Đã ghi phát hành.")))


def _void(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().numbers.void(args.id, reason=args.reason).result
    head = tr(mark("Đã hủy số {printed}; số giữ trong sổ và không dùng lại.")).format(printed=row.printed)
    env.answer({**issued_json(row), "state": "void", "reason": args.reason.strip()}, head)


def _recall(env: Env, args: argparse.Namespace) -> None:
    row, told = env.desk().letter_way.recall(args.id, reason=args.reason, on=read_date(args.on)).result
    said = tr(mark("Đã thu hồi {printed}; số giữ trong sổ.")).format(printed=row.printed)
    env.answer({**letter_json(row), "tell": list(told)}, [said, *_tell_them(told), *next_lines(row)])


def _replace(env: Env, args: argparse.Namespace) -> None:
    row, told = env.desk().letter_way.replace(args.id, args.by, reason=args.reason).result
    said = tr(mark("{printed} đã được thay thế bằng {by}.")).format(printed=row.printed, by=row.replaced_by)
    env.answer({**letter_json(row), "tell": list(told)}, [said, *_tell_them(told)])


def _tell_them(told: Sequence[str]) -> list[str]:
    return [tr(mark("Báo cho nơi đã nhận: {names}")).format(names="; ".join(told))] if told else []


def _history(env: Env, args: argparse.Namespace) -> None:
    steps = env.desk_there().letter_way.history(args.id)
    heads = [tr(head) for head in (mark("Bước"), mark("Ngày"), mark("Ai"), mark("Lý do, ghi chú"))]
    rows = ((tr(STEP_NAMES[Step(one.step)]), one.on, one.who, one.reason) for one in steps)
    env.answer({"steps": list(steps)}, table(heads, rows) if steps else [tr(mark("Chưa qua bước nào."))])


def _hold(env: Env, args: argparse.Namespace) -> None:
    until = read_date(args.until)
    assert until is not None
    row = (
        env.desk()
        .holding.hold(args.kind, reason=args.reason, until=until, unit=args.unit, secret=args.secret)
        .result
    )
    said = tr(mark("Đã giữ số {printed} đến hết ngày {until}. Dùng: letter issue … --held {number}"))
    env.answer(row, said.format(printed=row.printed, until=day(row.until), number=row.number))


def _release(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().holding.release(args.number, reason=args.reason).result
    said = tr(mark("Đã thả số {printed}; số thành số hủy, giữ trong sổ.")).format(printed=row.printed)
    env.answer({**issued_json(row), "state": "void", "reason": args.reason.strip()}, said)


def _held(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.holding.list() if desk is not None else ()
    heads = [
        tr(head)
        for head in (
            mark("Số, ký hiệu"),
            mark("Kỳ"),
            mark("Giữ từ"),
            mark("Đến hết"),
            mark("Lý do"),
            mark("Tình trạng"),
        )
    ]
    cells = (
        (one.printed, one.period, one.held_on, one.until, one.reason, tr(mark("quá hạn")) if one.late else "")
        for one in rows
    )
    lines = table(heads, cells) if rows else [tr(mark("Không giữ số nào."))]
    env.answer({"held": list(rows), "total": len(rows)}, lines)


def tell(env: Env, change: Change[LetterRow], said: str) -> None:
    """Answer with the letter as it is now, and what it waits for."""
    row = change.result
    warnings = [note.text for note in change.notes]
    head = tr(mark("{said} Mã {id}: {subject}")).format(said=said, id=row.id[-TAIL:], subject=row.subject)
    lines = [head, *notes_lines(change.notes), *next_lines(row)]
    env.answer({**letter_json(row), "warnings": warnings}, lines)


def read_date(text: str | None) -> date | None:
    """'2026-05-05' or '05/5/2026'. Raises DateWrong."""
    from app.domain.refusals import DateWrong
    from app.services.arrival import read_day

    if text is None:
        return None
    try:
        return read_day(text)
    except ValueError:
        raise DateWrong(text=text) from None
