"""``letter present``, ``signed``: the copy for the signature with its cover slip, and the signed paper that comes back."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.base.files import write_atomic
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import named, tell
from app.cli.usage import UsageWrong, whole


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
    if bool(args.file) == bool(args.out):
        raise UsageWrong(
            message=tr(mark("cần một tệp để lưu, hoặc --out để lấy ra, không phải cả hai")),
            prog="vanthu letter signed",
        )
    desk = env.desk_there()
    if args.out:
        name, data = desk.signed_copies.paper(args.id)
        write_atomic(Path(args.out), data)
        env.answer({"file": args.out, "name": name}, tr(mark("Đã ghi {file}")).format(file=args.out))
        return
    with env.progress() as progress:
        change = env.desk().signed_copies.take_back(args.id, Path(args.file), progress=progress)
    tell(env, change, tr(mark("Đã lưu bản ký.")))
