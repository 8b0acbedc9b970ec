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
