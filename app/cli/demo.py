"""``demo``: the main job from end to end on invented data, no screen needed."""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.base.paths import root
from app.cli.frame import Env, Verbs

if TYPE_CHECKING:
    from app.services.demo import Told

_DEFAULT = Path("out") / "demo"


def add(verbs: Verbs) -> None:
    verb = verbs.verb(
        "demo", tr(mark("trình diễn trọn một việc: nhận, đọc, vào sổ, trả lời, cấp số, in sổ")), _demo
    )
    verb.add_argument(
        "--out", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("nơi ghi mọi tệp; bỏ trống: out/demo"))
    )
    verb.add_argument(
        "--school",
        action="store_true",
        help=tr(mark("thêm một trường 20 lớp, 658 đoàn viên để thử báo cáo, hoàn thiện dữ liệu")),
    )
    verb.add_argument(
        "--seeds",
        metavar=tr(mark("THƯ_MỤC")),
        help=tr(mark("thư mục có văn bản thật để làm cùng; - là không dùng")),
    )


def _demo(env: Env, args: argparse.Namespace) -> None:
    from app.base.files import make_folder
    from app.bootstrap import has_data, open_desk
    from app.services.demo import FolderInUse, Story

    start = perf_counter()
    out = Path(args.out) if args.out else _free(_DEFAULT)
    # A demonstration never plays on a clerk's own data: its folder lies with its files unless one is named.
    data = env.data if env.named else out / "du-lieu"
    if has_data(data):
        raise FolderInUse(str(data), file=str(data))
    make_folder(out)
    key_file = env.key_file or out / "khoa.key"
    env.use(open_desk(data, key_file=key_file))
    seeds = _seeds(args.seeds)

    def say(told: Told) -> None:
        env.say(f"• {told.text}")
        for path in told.files:
            env.say(f"    {path}")

    told = Story(env.desk(), out, say=say).run(seeds)
    if args.school:
        from app.services.demo_school import enter_school

        enter_school(env.desk().store, by=env.desk().by)
    seconds = perf_counter() - start
    answer = {
        "out": out,
        "data": data,
        "steps": told,
        "files": [path for one in told for path in one.files],
        "seeds": seeds,
        "seconds": round(seconds, 3),
    }
    env.answer(answer, tr(mark("Mọi tệp ở {out} ({seconds:.1f} giây).")).format(out=out, seconds=seconds))


def _free(wanted: Path) -> Path:
    """The wanted folder, or the next one with a number: a second run never meets the first one's data."""
    number, path = 1, wanted
    while path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.name}-{number}")
    return path


def _seeds(named: str | None) -> list[Path]:
    """The two real letters, where they are: in the folder named, else beside the source tree."""
    from app.services.demo import SEEDS

    if named == "-":
        return []
    folder = Path(named) if named else root().parent / "shared" / "samples" / "seeds"
    return [folder / name for name in SEEDS if (folder / name).is_file()]
