"""``privacy``: who looked, who agreed, what was asked, what was erased."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import VIETNAM
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import ROWS, UsageWrong
from app.domain.privacy import ANSWERS, BASES, METHODS, PURPOSES, REQUEST_STATES, REQUESTS

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.privacy.erasure import Named
    from app.services.privacy.requests import RequestRow


_LEDGER = mark("Có tiền đã thu trong sổ quỹ: một dòng “(đã xóa)”, không còn mục nào, ở lại cho khoản ấy.")


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "privacy",
        tr(mark("dữ liệu cá nhân: ai đã xem, ai đồng ý, yêu cầu, xóa dữ liệu, bản cấp cho đoàn viên")),
    )
    _log(family)
    _consent(family)
    _requests(family)
    own = family.verb(
        "own-data", tr(mark("cấp cho đoàn viên mọi dữ liệu đang giữ về mình (.pdf hoặc .json)")), _own
    )
    own.add_argument("id", metavar=tr(mark("MÃ")))
    own.add_argument("file", type=Path, metavar=tr(mark("TỆP")))
    erase = family.verb(
        "erase",
        tr(mark("xóa hẳn dữ liệu của một đoàn viên, cả lịch sử, tệp và bản sao; không lấy lại được")),
        _erase,
    )
    erase.add_argument("id", metavar=tr(mark("MÃ")))
    erase.add_argument(
        "--reason", default="", metavar=tr(mark("CHỮ")), help=tr(mark("theo yêu cầu, quyết định nào"))
    )
    erase.add_argument(
        "--confirm",
        default="",
        metavar=tr(mark("HỌ_TÊN")),
        help=tr(mark("gõ lại đúng họ tên: xác nhận lần hai")),
    )
    erase.add_argument("--preview", action="store_true", help=tr(mark("chỉ xem sẽ xóa gì, tên còn ở đâu")))
    family.verb("erasures", tr(mark("các lần đã xóa, với bằng chứng")), _erasures)


def _log(family: Verbs) -> None:
    log = family.verb("log", tr(mark("nhật ký truy cập dữ liệu nhạy cảm, mới nhất trước")), _show_log)
    log.add_argument("--member", metavar=tr(mark("MÃ")))
    log.add_argument("--person", metavar=tr(mark("NGƯỜI")))
    log.add_argument("--since", metavar=tr(mark("NGÀY")))
    log.add_argument("--until", metavar=tr(mark("NGÀY")))
    log.add_argument("--words", default="", metavar=tr(mark("CHỮ")), help=tr(mark("chữ trong mục đích")))
    log.add_argument("--limit", type=ROWS, default=200, metavar="N", help=tr(mark("nhiều nhất N dòng")))
    log.add_argument("--export", type=Path, metavar=tr(mark("TỆP.csv")))
    log.add_argument("--purpose", default="", metavar=tr(mark("CHỮ")), help=tr(mark("mục đích xuất nhật ký")))
    family.verb("check", tr(mark("nhật ký truy cập có còn nguyên vẹn không")), _check)


def _consent(family: Verbs) -> None:
    purposes = ", ".join(f"{key} ({tr(words)})" for key, words in PURPOSES.items())
    one = family.verb("consent", tr(mark("ghi sự đồng ý của một hay nhiều đoàn viên, cả lớp")), _enter)
    one.add_argument("ids", nargs="*", metavar=tr(mark("MÃ")))
    one.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("mọi đoàn viên của đơn vị này và bên dưới"))
    )
    one.add_argument(
        "--answer", action="append", default=[], metavar=tr(mark("MỤC_ĐÍCH=given|refused")), help=purposes
    )
    one.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày trên giấy; bỏ trống: hôm nay")))
    one.add_argument("--method", choices=tuple(METHODS), default="paper")
    one.add_argument("--basis", choices=tuple(BASES), default="consent", help=tr(mark("căn cứ pháp lý")))
    one.add_argument(
        "--guardian", default="", metavar=tr(mark("HỌ_TÊN")), help=tr(mark("cha, mẹ hoặc người giám hộ"))
    )
    one.add_argument("--evidence", type=Path, metavar=tr(mark("TỆP")), help=tr(mark("bản quét giấy đã ký")))
    seen = family.verb("consents", tr(mark("đoàn viên đã đồng ý những gì")), _consents)
    seen.add_argument("id", metavar=tr(mark("MÃ")))
    back = family.verb("withdraw", tr(mark("đoàn viên rút lại sự đồng ý")), _withdraw)
    back.add_argument("id", metavar=tr(mark("MÃ")))
    back.add_argument("--purpose", action="append", default=[], choices=tuple(PURPOSES))
    back.add_argument("--on", metavar=tr(mark("NGÀY")))
    form = family.verb("form", tr(mark("in phiếu đồng ý; bỏ trống tên: một phiếu trắng")), _form)
    form.add_argument("file", type=Path, metavar=tr(mark("TỆP.pdf")))
    form.add_argument("ids", nargs="*", metavar=tr(mark("MÃ")))
    form.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    stop = family.verb(
        "restrict", tr(mark("hạn chế xử lý: giữ hồ sơ, không đưa vào danh sách, tệp xuất")), _restrict
    )
    stop.add_argument("id", metavar=tr(mark("MÃ")))
    stop.add_argument("--reason", default="", metavar=tr(mark("CHỮ")))
    lift = family.verb("lift", tr(mark("thôi hạn chế xử lý")), _lift)
    lift.add_argument("id", metavar=tr(mark("MÃ")))


def _requests(family: Verbs) -> None:
    kinds = ", ".join(f"{key} ({tr(words)})" for key, words in REQUESTS.items())
    new = family.verb(
        "request", tr(mark("ghi một yêu cầu của người có dữ liệu; việc và hạn tự lập")), _request
    )
    new.add_argument("id", metavar=tr(mark("MÃ")))
    new.add_argument("kind", choices=tuple(REQUESTS), help=kinds)
    new.add_argument("--on", metavar=tr(mark("NGÀY")))
    new.add_argument("--by", default="", metavar=tr(mark("HỌ_TÊN")), help=tr(mark("ai yêu cầu thay")))
    new.add_argument("--words", default="", metavar=tr(mark("CHỮ")))
    listing = family.verb("requests", tr(mark("sổ yêu cầu, theo hạn")), _list_requests)
    listing.add_argument("--all", action="store_true", help=tr(mark("cả yêu cầu đã xong")))
    for name, help, run, option in (
        ("answer", mark("đã trả lời người yêu cầu"), _answer, "--outcome"),
        ("extend", mark("gia hạn một lần"), _extend, "--reason"),
        ("done", mark("đã làm xong; rút đồng ý, hạn chế xử lý được ghi luôn"), _finish, "--outcome"),
        ("refuse", mark("không làm, kèm lý do"), _refuse, "--reason"),
    ):
        one = family.verb(name, tr(help), run)
        one.add_argument("id", metavar=tr(mark("MÃ_YÊU_CẦU")))
        one.add_argument(option, default="", metavar=tr(mark("CHỮ")))


# --- the log ----------------------------------------------------------------------------------------------------


def _show_log(env: Env, args: argparse.Namespace) -> None:
    from app.services.privacy.access import Wanted, act_name

    desk = env.desk_there()
    member = desk.members.show(args.member)["id"] if args.member else ""
    person = desk.people.find(args.person).id if args.person else ""
    wanted = Wanted(read_date(args.since), read_date(args.until), person, member, words=args.words)
    if args.export is not None:
        count = desk.access_log.export(args.export, wanted, purpose=args.purpose).result
        words = tr(mark("Đã ghi {count} dòng vào {file}.")).format(count=count, file=args.export)
        env.answer({"file": str(args.export), "rows": count}, words)
        return
    rows = desk.access_log.rows(wanted, limit=args.limit)
    heads = (mark("lúc"), mark("ai"), mark("việc"), mark("của ai"), mark("mục"), mark("mục đích"))
    lines = [
        (
            f"{row.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", row.by, act_name(row.act),
            row.whose or str(row.count), ", ".join(row.fields), row.purpose,
        )
        for row in rows
    ]  # fmt: skip
    none = tr(mark("Chưa ai xem dữ liệu nhạy cảm."))
    env.answer(
        {"rows": rows, "total": len(rows)}, table([tr(head) for head in heads], lines) if rows else none
    )


def _check(env: Env, args: argparse.Namespace) -> int:
    from app.base.errors import Exit

    found = env.desk_there().access_log.check()
    if found.sound:
        words = tr(mark("Nhật ký nguyên vẹn: {rows} dòng.")).format(rows=found.rows)
    elif found.cut:
        words = tr(mark("Nhật ký bị cắt ở cuối: còn {rows} dòng, thiếu dòng sau cùng.")).format(
            rows=found.rows
        )
    else:
        words = tr(mark("Nhật ký bị sửa từ dòng {row}.")).format(row=found.broken_at)
    answer = {
        "ok": found.sound,
        "rows": found.rows,
        "broken_at": found.broken_at,
        "cut": found.cut,
        "head": found.head,
    }
    env.answer(answer, words)
    return Exit.DONE if found.sound else Exit.RULES


# --- consent ------------------------------------------------------------------------------------------------------


def _ids(desk: Desk, args: argparse.Namespace) -> list[str]:
    ids = list(args.ids)
    if args.unit:
        ids += [row.id for row in desk.members.list(unit=args.unit)]
    return ids


def _enter(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    answers = {}
    for one in args.answer:
        purpose, _, answer = one.partition("=")
        if purpose not in PURPOSES or answer not in ANSWERS:
            raise UsageWrong(
                message=tr(mark("--answer ghi dạng management=given")), prog="vanthu privacy consent"
            )
        answers[purpose] = answer
    done = desk.consents.enter(
        _ids(desk, args), answers, said_on=read_date(args.on), method=args.method, basis=args.basis,
        guardian=args.guardian, evidence=args.evidence,
    ).result  # fmt: skip
    said = [tr(mark("Đã ghi cho {members} người.")).format(members=done.members)]
    said += [
        tr(mark("Để lại: {name} chưa đủ tuổi, cần tên người giám hộ.")).format(name=name)
        for _, name in done.children
    ]
    env.answer(
        {"rows": done.rows, "members": done.members, "left_out": [one for one, _ in done.children]}, said
    )


def _consents(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    rows = desk.consents.of(args.id)
    restriction = desk.consents.restriction(desk.members.show(args.id)["id"])
    heads = (mark("mục đích"), mark("trả lời"), mark("ngày"), mark("cách"), mark("rút lại"))
    lines = [
        (
            tr(PURPOSES[row.purpose]),
            tr(ANSWERS[row.answer]),
            day(row.said_on),
            tr(METHODS[row.method]),
            day(row.withdrawn_on),
        )
        for row in rows
    ]
    words = list(table([tr(head) for head in heads], lines)) if rows else [tr(mark("Chưa hỏi."))]
    if restriction is not None:
        words.append(tr(mark("Hạn chế xử lý từ {day}.")).format(day=day(restriction[0])))
    since = restriction[0] if restriction is not None else None
    env.answer({"consents": rows, "restricted_since": since}, words)


def _withdraw(env: Env, args: argparse.Namespace) -> None:
    count = env.desk_there().consents.withdraw(args.id, args.purpose, on=read_date(args.on)).result
    env.answer({"withdrawn": count}, tr(mark("Đã rút lại {count} mục đích.")).format(count=count))


def _form(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    count = desk.consent_forms.write(args.file, _ids(desk, args))
    words = tr(mark("Đã ghi {count} phiếu vào {file}.")).format(count=count, file=args.file)
    env.answer({"file": str(args.file), "forms": count}, words)


def _restrict(env: Env, args: argparse.Namespace) -> None:
    done = env.desk_there().consents.restrict(args.id, reason=args.reason).result
    words = (
        mark("Hồ sơ này từ nay chỉ được giữ, không dùng vào việc khác.")
        if done
        else mark("Hồ sơ đã hạn chế từ trước.")
    )
    env.answer({"restricted": True, "changed": done}, tr(words))


def _lift(env: Env, args: argparse.Namespace) -> None:
    done = env.desk_there().consents.lift(args.id).result
    words = mark("Đã thôi hạn chế xử lý.") if done else mark("Hồ sơ này không bị hạn chế.")
    env.answer({"restricted": False, "changed": done}, tr(words))


# --- requests -----------------------------------------------------------------------------------------------------


def _request(env: Env, args: argparse.Namespace) -> None:
    row = (
        env.desk_there()
        .subject_requests.add(
            args.id, args.kind, asked_on=read_date(args.on), asked_by=args.by, words=args.words
        )
        .result
    )
    said = tr(mark("Đã ghi yêu cầu {id}: trả lời trước {answer}, xong trước {due}.")).format(
        id=row.id[-8:], answer=day(row.answer_by), due=day(row.due_on)
    )
    env.answer({"request": row}, said)


def _list_requests(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.subject_requests.list(all=args.all) if desk is not None else ()
    heads = (mark("hạn"), mark("ai"), mark("yêu cầu"), mark("tình trạng"), mark("mã"))
    lines = [
        (day(row.next_on), row.whose, tr(REQUESTS[row.kind]), tr(REQUEST_STATES[row.state]), row.id[-8:])
        for row in rows
    ]
    none = tr(mark("Không có yêu cầu nào."))
    env.answer(
        {"requests": rows, "total": len(rows)}, table([tr(head) for head in heads], lines) if rows else none
    )


def _answer(env: Env, args: argparse.Namespace) -> None:
    _said(env, env.desk_there().subject_requests.answer(args.id, outcome=args.outcome).result)


def _extend(env: Env, args: argparse.Namespace) -> None:
    _said(env, env.desk_there().subject_requests.extend(args.id, reason=args.reason).result)


def _finish(env: Env, args: argparse.Namespace) -> None:
    _said(env, env.desk_there().subject_requests.finish(args.id, outcome=args.outcome).result)


def _refuse(env: Env, args: argparse.Namespace) -> None:
    _said(env, env.desk_there().subject_requests.refuse(args.id, reason=args.reason).result)


def _said(env: Env, row: RequestRow) -> None:
    words = tr(mark("Yêu cầu {id}: {state}, hạn {due}.")).format(
        id=row.id[-8:], state=tr(REQUEST_STATES[row.state]), due=day(row.due_on)
    )
    env.answer({"request": row}, words)


# --- own data, erasing ------------------------------------------------------------------------------------------------


def _own(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().own_data.write(args.id, args.file).result
    env.answer({"file": str(file)}, tr(mark("Đã ghi vào {file}.")).format(file=file))


def _erase(env: Env, args: argparse.Namespace) -> None:
    erasing = env.desk_there().erasing
    if args.preview:
        found = erasing.preview(args.id)
        said = [tr(mark("Sẽ xóa hồ sơ {name} và:")).format(name=found.name)]
        said += [f"  {table}: {count}" for table, count in found.rows]
        env.answer(
            {
                "id": found.member_id,
                "rows": dict(found.rows),
                "named": found.named,
                "ledger": found.ledger,
            },
            [*said, *([tr(_LEDGER)] if found.ledger else []), *_named(found.named)],
        )
        return
    with env.progress() as progress:
        done = erasing.erase(args.id, reason=args.reason, confirm=args.confirm, progress=progress)
    said = [
        tr(mark("Đã xóa. Bằng chứng {id}: {digest}.")).format(
            id=done.proof.id[-8:], digest=done.proof.digest[:16]
        ),
        tr(mark("Bản sao đã viết lại: {count}.")).format(count=done.copies),
    ]
    said += [
        tr(mark("Chưa viết lại được {file}; chương trình xóa bản ấy trước {day}.")).format(
            file=one.file, day=day(one.until) or "…"
        )
        for one in done.left
    ]
    env.answer(
        {"proof": done.proof, "copies": done.copies, "left": done.left, "named": done.named},
        [*said, *_named(done.named)],
    )


def _named(found: Iterable[Named]) -> list[str]:
    rows = list(found)
    if not rows:
        return []
    said = [tr(mark("Tên còn đứng trong (văn bản có số được lưu theo luật; bản khác hãy xem lại):"))]
    for one in rows:
        stays = tr(mark("lưu theo luật")) if one.stays else tr(mark("xem lại"))
        said.append(f"  {one.title} [{stays}]")
    return said


def _erasures(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.erasing.proofs() if desk is not None else ()
    heads = (mark("lúc"), mark("ai"), mark("lý do"), mark("mã băm"))
    lines = [
        (f"{row.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", row.by, row.reason, row.digest[:16]) for row in rows
    ]
    none = tr(mark("Chưa xóa dữ liệu của ai."))
    env.answer(
        {"erasures": rows, "total": len(rows)}, table([tr(head) for head in heads], lines) if rows else none
    )
