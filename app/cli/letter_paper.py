"""``letter present``, ``signed``, ``sign-file``: the copy for the signature with its cover slip, the signed paper that comes back,
and signing digitally what is kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.files import write_atomic
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import named, tell
from app.cli.signing import key_of, key_options, picture_options, report_lines
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from app.services.signatures import SignatureReport


def add(family: Verbs) -> None:
    present = family.verb(
        "present", tr(mark("bản trình ký: PDF có sẵn ô chữ ký và ô dấu, DOCX, phiếu trình")), _present
    )
    named(present)
    present.add_argument("--pdf", metavar=tr(mark("TỆP")))
    present.add_argument("--docx", metavar=tr(mark("TỆP")))
    present.add_argument(
        "--slip", metavar=tr(mark("TỆP.pdf|.docx")), help=tr(mark("phiếu trình ký kèm theo"))
    )
    present.add_argument("--copies", type=whole(1, 1_000_000), metavar="N", help=tr(mark("số lượng bản")))
    number = present.add_mutually_exclusive_group()
    number.add_argument(
        "--held", default="", metavar=tr(mark("SỐ")), help=tr(mark("in số đang giữ này: 12-CV/ĐTN"))
    )
    number.add_argument(
        "--blank", action="store_true", help=tr(mark("để trống số và ngày cho người ghi tay"))
    )
    signed = family.verb(
        "signed", tr(mark("lưu bản đã ký: tệp quét hoặc PDF ký số; đối chiếu với văn bản")), _signed
    )
    named(signed)
    signed.add_argument("file", nargs="?", metavar=tr(mark("TỆP")))
    signed.add_argument("--out", metavar=tr(mark("TỆP")), help=tr(mark("ghi bản ký đã lưu ra tệp này")))
    signed.add_argument(
        "--check", action="store_true", help=tr(mark("kiểm tra chữ ký số trên bản ký đã lưu"))
    )
    sign = family.verb(
        "sign-file", tr(mark("ký số văn bản: dựng PDF, ký, lưu làm bản ký")), _sign_file, own_as=True
    )
    named(sign)
    key_options(sign)
    sign.add_argument(
        "--as",
        dest="role",
        choices=("person", "organ"),
        default=None,
        help=tr(mark("ký thay ai: người ký, cơ quan; bỏ trống: theo lượt")),
    )
    picture_options(sign)
    envelopes = family.verb("envelopes", tr(mark("in bì cho từng nơi nhận, một tệp PDF")), _envelopes)
    named(envelopes)
    envelopes.add_argument("--pdf", required=True, metavar=tr(mark("TỆP")))
    envelopes.add_argument(
        "--size", choices=("DL", "C5", "C4"), default="DL", help=tr(mark("cỡ bì: DL 220 × 110, C5, C4"))
    )
    slip = family.verb("post-slip", tr(mark("phiếu gửi kèm văn bản, để nơi nhận ký trả lại")), _post_slip)
    named(slip)
    slip.add_argument("out", metavar=tr(mark("TỆP.pdf|.docx")))
    for parser in (envelopes, slip):
        parser.add_argument(
            "--to",
            action="append",
            default=[],
            metavar=tr(mark("NƠI_NHẬN")),
            help=tr(mark("chỉ nơi này; dùng được nhiều lần; bỏ trống: mọi nơi nhận của văn bản")),
        )


def _envelopes(env: Env, args: argparse.Namespace) -> None:
    count = env.desk_there().posting.print_envelopes(args.id, Path(args.pdf), to=args.to, size=args.size)
    said = tr(mark("Đã ghi {file}: {count} bì.")).format(file=args.pdf, count=count)
    env.answer({"file": args.pdf, "envelopes": count}, said)


def _post_slip(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().posting.print_slips(args.id, Path(args.out), to=args.to)
    env.answer({"file": str(file)}, tr(mark("Đã ghi {file}")).format(file=file))


def _present(env: Env, args: argparse.Namespace) -> None:
    pdf, docx, slip = (Path(one) if one else None for one in (args.pdf, args.docx, args.slip))
    if not (pdf or docx or slip):
        raise UsageWrong(
            message=tr(mark("chưa nói ghi ra tệp nào: --pdf, --docx hoặc --slip")),
            prog="vanthu letter present",
        )
    done = env.desk_there().presenting.present(
        args.id, pdf=pdf, docx=docx, slip=slip, held=args.held, blank=args.blank, copies=args.copies
    )
    answer = {
        "files": {"pdf": args.pdf, "docx": args.docx, "slip": args.slip},
        "pages": done.pages,
        "fields": list(done.fields),
    }
    lines = [tr(mark("Đã ghi {file}")).format(file=path) for path in done.files]
    if pdf is not None:
        names = ", ".join(one["name"] for one in done.fields)
        lines.append(tr(mark("Ô ký trong PDF: {names}")).format(names=names or "-"))
    env.answer(answer, lines)


def _signed(env: Env, args: argparse.Namespace) -> None:
    if (bool(args.file), bool(args.out), args.check).count(True) != 1:
        raise UsageWrong(
            message=tr(mark("cần một trong ba: một tệp để lưu, --out để lấy ra, --check để kiểm tra")),
            prog="vanthu letter signed",
        )
    desk = env.desk_there()
    if args.check:
        _check(env, desk.signed_copies.report(args.id))
        return
    if args.out:
        name, data = desk.signed_copies.paper(args.id)
        write_atomic(Path(args.out), data)
        env.answer({"file": args.out, "name": name}, tr(mark("Đã ghi {file}")).format(file=args.out))
        return
    with env.progress() as progress:
        change = env.desk().signed_copies.take_back(args.id, Path(args.file), progress=progress)
    tell(env, change, tr(mark("Đã lưu bản ký.")))


def _check(env: Env, report: SignatureReport | None) -> None:
    from app.services.signatures import as_json

    if report is None:
        words = tr(mark("Bản ký đã lưu là bản quét hoặc chưa ký số."))
        env.answer({"signed": False, "verdict": None, "signatures": []}, words)
    else:
        env.answer(as_json(report), report_lines(report))


def _sign_file(env: Env, args: argparse.Namespace) -> None:
    from app.services.pdf_signing import Role, Wish
    from app.services.signatures import as_json

    env.desk_there()
    signing = env.desk().letter_signing
    role = Role(args.role) if args.role else signing.ahead(args.id).role
    wish = Wish(
        role=role,
        picture=Path(args.image) if args.image else None,
        wide=float(args.width) if args.width else None,
    )
    with key_of(env, args, "vanthu letter sign-file") as key, env.progress() as progress:
        change = signing.sign(args.id, key, wish, progress=progress)
    done, warnings = change.result, [*(one.text for one in change.notes), *change.result.warnings]
    lines = [tr(mark("Đã ký số và lưu bản ký.")), *report_lines(done.report)[1:]]
    lines += [tr(mark("Lưu ý: {warning}")).format(warning=one) for one in warnings]
    answer = as_json(done.report) | {"id": done.row.id, "warnings": warnings}
    env.answer(answer, lines)
