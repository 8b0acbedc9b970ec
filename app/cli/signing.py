"""``verify``, ``sign`` and ``trust``: signatures on PDFs, and whom the desk trusts."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.output import day, table
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from app.services.signatures import SignatureReport, TrustedRow
    from app.signing.keys import Key

_SIGN = "vanthu sign"


def add(verbs: Verbs) -> None:
    verify = verbs.verb("verify", tr(mark("kiểm tra chữ ký số trên tệp PDF, không cần mạng")), _verify)
    verify.add_argument("file", metavar=tr(mark("TỆP.pdf")))
    verify.add_argument(
        "--trust",
        action="append",
        default=[],
        dest="roots",
        metavar=tr(mark("CHỨNG_THƯ")),
        help=tr(mark("tin chứng thư gốc này cho riêng lần kiểm tra; ghi được nhiều lần")),
    )
    _password(verify, tr(mark("tệp chứa mật khẩu mở PDF bị khóa")))
    _add_sign(verbs)
    family = verbs.family("trust", tr(mark("chứng thư gốc được tin khi kiểm tra chữ ký số")))
    family.verb("list", tr(mark("các chứng thư đang tin")), _list)
    show = family.verb("show", tr(mark("các chứng thư trong một tệp, để so mã trước khi tin")), _show)
    show.add_argument("file", metavar=tr(mark("TỆP")))
    take = family.verb("add", tr(mark("tin các chứng thư trong một tệp (.cer, .crt, .pem, .p7b)")), _trust)
    take.add_argument("file", metavar=tr(mark("TỆP")))
    drop = family.verb("remove", tr(mark("thôi tin một chứng thư")), _distrust)
    drop.add_argument(
        "id", metavar=tr(mark("MÃ")), help=tr(mark("những ký tự đầu của mã, như trust list in"))
    )


def _add_sign(verbs: Verbs) -> None:
    sign = verbs.verb("sign", tr(mark("ký số một tệp PDF; tệp gốc giữ nguyên")), _sign, own_as=True)
    sign.add_argument("file", metavar=tr(mark("TỆP.pdf")))
    key_options(sign)
    sign.add_argument("--out", metavar=tr(mark("TỆP")), help=tr(mark("bỏ trống: thêm “(đã ký)” vào tên")))
    sign.add_argument(
        "--as",
        dest="role",
        choices=("person", "organ", "annex", "copy"),
        default="person",
        help=tr(mark("người ký, cơ quan, phụ lục tệp riêng, bản sao điện tử")),
    )
    picture_options(sign)
    sign.add_argument(
        "--at", metavar="X,Y", help=tr(mark("góc trên bên trái của hình: mm từ mép trái và mép trên"))
    )
    sign.add_argument(
        "--page", type=whole(1, 10_000), metavar="N", help=tr(mark("trang; bỏ trống: trang cuối"))
    )
    sign.add_argument(
        "--field", default="", metavar=tr(mark("TÊN")), help=tr(mark("ô chữ ký có sẵn trong tệp"))
    )
    sign.add_argument(
        "--number", default="", metavar=tr(mark("SỐ")), help=tr(mark("phụ lục: số, ký hiệu văn bản"))
    )
    sign.add_argument(
        "--organ", default="", metavar=tr(mark("TÊN")), help=tr(mark("bản sao: tên cơ quan sao"))
    )
    sign.add_argument(
        "--copy-kind",
        choices=("SAO Y", "SAO LỤC", "TRÍCH SAO"),
        default="SAO Y",
        help=tr(mark("bản sao: hình thức sao")),
    )
    sign.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    sign.add_argument("--place", default="", metavar=tr(mark("NƠI")))


def key_options(sign: argparse.ArgumentParser) -> None:
    """Which key signs: of a file, or on a token."""
    source = sign.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--key", metavar=tr(mark("TỆP.p12")), help=tr(mark("tệp khóa; mật khẩu được hỏi khi ký"))
    )
    source.add_argument(
        "--token",
        metavar=tr(mark("THƯ_VIỆN")),
        help=tr(mark("thư viện PKCS#11 của USB Token; mã PIN được hỏi")),
    )
    sign.add_argument(
        "--token-label", default="", metavar=tr(mark("TÊN")), help=tr(mark("khi cắm nhiều thiết bị"))
    )
    sign.add_argument(
        "--key-label", default="", metavar=tr(mark("TÊN")), help=tr(mark("khi thiết bị có nhiều khóa"))
    )
    _password(sign, tr(mark("tệp chứa mật khẩu hoặc mã PIN, khi không có ai để hỏi")))


def picture_options(sign: argparse.ArgumentParser) -> None:
    """The hand or seal that is seen on the page."""
    sign.add_argument(
        "--image", metavar=tr(mark("TỆP.png")), help=tr(mark("hình chữ ký hoặc con dấu, nền trong suốt"))
    )
    sign.add_argument(
        "--width", type=whole(5, 120), metavar="MM", help=tr(mark("bề ngang thật của hình, mm"))
    )


def _password(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--password-file", metavar=tr(mark("TỆP")), help=text)


def _word_of(file: str | None) -> str | None:
    from app.base.files import read_bytes

    return read_bytes(Path(file)).decode("utf-8", "replace").rstrip("\r\n") if file else None


def _verify(env: Env, args: argparse.Namespace) -> None:
    from app.intake.door import file_bytes
    from app.services.signatures import as_json, check_pdf, roots_in

    path, extra = Path(args.file), roots_in([Path(one) for one in args.roots])
    data, password = file_bytes(path), _word_of(args.password_file)
    desk = env.desk_if_any()
    if desk is None:
        report = check_pdf(data, path.name, roots=[one.der for one in extra], password=password)
    else:
        report = desk.signatures.check(data, path.name, password=password, extra=extra)
    env.answer(as_json(report) | {"file": str(path)}, report_lines(report))


def report_lines(report: SignatureReport) -> list[str]:
    lines = [f"{report.file}: {report.words}"]
    for number, one in enumerate(report.signatures, 1):
        lines += ["", f"{number}. {one.words}", *(f"   {ground}" for ground in one.grounds)]
    return [*lines, *filter(None, ["", report.empty] if report.empty else [])]


def _sign(env: Env, args: argparse.Namespace) -> None:
    from app.base.clock import SystemClock
    from app.base.files import need_target, write_atomic
    from app.intake.door import file_bytes
    from app.services.pdf_signing import Role, Wish, sign_pdf
    from app.services.signatures import as_json

    path = Path(args.file)
    out = Path(args.out) if args.out else path.with_name(f"{path.stem} (đã ký).pdf")
    need_target(out)
    wish = Wish(
        role=Role(args.role),
        picture=Path(args.image) if args.image else None,
        wide=float(args.width) if args.width else None,
        at=_at(args.at),
        page=args.page,
        field=args.field,
        number=args.number,
        organ=args.organ,
        copy_kind=args.copy_kind,
        reason=args.reason,
        where=args.place,
    )
    data = file_bytes(path)
    with key_of(env, args, _SIGN) as key:
        signed = sign_pdf(data, path.name, key, wish, clock=SystemClock())
    write_atomic(out, signed.data)
    words = mark("Đã ký: {file} (hiện trên trang {page}).") if signed.page else mark("Đã ký: {file}.")
    lines = [tr(words).format(file=out, page=signed.page)]
    lines += [tr(mark("Lưu ý: {warning}")).format(warning=one) for one in signed.warnings]
    answer: dict[str, Any] = as_json(signed.report)
    answer |= {"file": str(out), "source": str(path), "page": signed.page, "warnings": list(signed.warnings)}
    env.answer(answer, [*lines, *report_lines(signed.report)[1:]])


def _at(text: str | None) -> tuple[float, float] | None:
    if not text:
        return None
    x, comma, y = text.partition(",")
    try:
        return float(x), float(y if comma else "x")
    except ValueError:
        raise UsageWrong(message=tr(mark("--at cần hai số mm, ví dụ 120,200")), prog=_SIGN) from None


def key_of(env: Env, args: argparse.Namespace, prog: str) -> AbstractContextManager[Key]:
    """The key that was named, while the block lasts."""
    from app.services.pdf_signing import opened_key

    key_file, token = (Path(one) if one else None for one in (args.key, args.token))
    word = _secret(env, args, prog)
    return opened_key(file=key_file, token=token, password=word, label=args.token_label, key=args.key_label)


def _secret(env: Env, args: argparse.Namespace, prog: str) -> str:
    """The password of the key: out of a file, else asked unseen. Never a word of the command line."""
    word = _word_of(args.password_file)
    if word is not None:
        return word
    ask = env.ask()
    if ask is None:
        message = tr(mark("không có ai để hỏi mật khẩu khóa; ghi nó vào một tệp rồi dùng --password-file"))
        raise UsageWrong(message=message, prog=prog)
    return ask(tr(mark("Mã PIN của thiết bị ký:")) if args.token else tr(mark("Mật khẩu của khóa:")))


# --- trust ------------------------------------------------------------------------------------------------


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.signatures.trusted() if desk else ()
    env.answer(
        {"certificates": rows, "total": len(rows)},
        _trust_lines(rows) if rows else tr(mark("Chưa tin chứng thư nào; thêm bằng trust add.")),
    )


def _show(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk().signatures.offered(Path(args.file))
    lines = [*_trust_lines(rows), *(row.sha256 for row in rows)]
    env.answer({"certificates": rows, "total": len(rows)}, lines)


def _trust(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    rows = desk.signatures.trust(Path(args.file)).result
    with env.progress() as progress:
        desk.signed_copies.judge_again(progress)
    lines = [
        *_trust_lines(rows),
        tr(mark("So mã trên với mã công bố ở trang chính thức của nơi cấp trước khi dựa vào.")),
    ]
    env.answer({"certificates": rows, "total": len(rows)}, lines)


def _distrust(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    desk = env.desk()
    subject = desk.signatures.distrust(args.id).result
    with env.progress() as progress:
        desk.signed_copies.judge_again(progress)
    env.answer({"subject": subject}, tr(mark("Không tin nữa: {subject}")).format(subject=subject))


def _trust_lines(rows: tuple[TrustedRow, ...]) -> list[str]:
    heads = [
        tr(word)
        for word in (mark("mã (SHA-256)"), mark("hạn đến"), mark("loại"), mark("cấp cho"), mark("nơi cấp"))
    ]
    kinds = {True: tr(mark("gốc, nơi cấp")), False: tr(mark("riêng một người, cơ quan"))}
    return table(
        heads,
        [
            (
                row.sha256[:16],
                day(row.valid_to.date()) + (" !" if row.ended else ""),
                kinds[row.authority],
                row.subject,
                row.issuer,
            )
            for row in rows
        ],
    )
