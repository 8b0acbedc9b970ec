"""``recovery``: the sheet that opens the data when the password is forgotten."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.base.clock import today
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs


def add(verbs: Verbs) -> None:
    family = verbs.family("recovery", tr(mark("phiếu khôi phục khi quên mật khẩu")))
    sheet = family.verb("sheet", tr(mark("lập mã khôi phục và in phiếu, một lần")), _sheet)
    sheet.add_argument("file", metavar=tr(mark("TỆP")), help=tr(mark("tệp PDF; in ra, cất đi rồi xóa tệp")))
    sheet.add_argument(
        "--again", action="store_true", help=tr(mark("lập mã mới; mã trên phiếu cũ hết hiệu lực"))
    )
    again = family.verb(
        "use", tr(mark("mở lại dữ liệu bằng mã trên phiếu: đặt mật khẩu mới, hoặc ghi tệp khóa mới")), _use
    )
    again.add_argument(
        "--code-file", metavar=tr(mark("TỆP")), help=tr(mark("tệp chứa mã; bỏ trống: gõ mã trên màn hình"))
    )


def _sheet(env: Env, args: argparse.Namespace) -> None:
    from app.services.recovery import make_sheet

    desk = env.desk()
    own = desk.units.own()
    organ = own.name if own is not None else ""
    file = make_sheet(desk.store, Path(args.file), organ=organ, day=today(desk.clock), again=args.again)
    # The code itself is never printed here: terminals are recorded and scrolled back.
    env.answer(
        {"file": file},
        tr(mark("Đã lập phiếu khôi phục: {file}. In ra, cất cùng con dấu, rồi xóa tệp.")).format(file=file),
    )


def _use(env: Env, args: argparse.Namespace) -> None:
    from app.base.files import read_bytes
    from app.bootstrap import has_data, new_password
    from app.models.errors import DataMissing
    from app.models.keys import KeyNeeded
    from app.services.recovery import open_again

    if not has_data(env.data):
        raise DataMissing(str(env.data), file=str(env.data))
    ask = env.ask()
    if args.code_file:
        code = read_bytes(Path(args.code_file))[:1000].decode("ascii", "replace")
    elif ask is not None:
        code = ask(tr(mark("Mã trên phiếu khôi phục:")))
    else:
        raise KeyNeeded(str(env.data))
    if env.key_file is None and ask is None:
        raise KeyNeeded(str(env.data))
    password = new_password(ask) if env.key_file is None and ask is not None else None
    open_again(env.data, code, key_file=env.key_file, password=password)
    told = (
        tr(mark("Đã đặt mật khẩu mới."))
        if password is not None
        else tr(mark("Đã ghi tệp khóa: {file}")).format(file=env.key_file)
    )
    env.answer({"password": password is not None, "key_file": env.key_file}, told)
