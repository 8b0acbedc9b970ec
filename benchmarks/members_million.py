"""A province's machine: a million members. Opening, keystrokes, far pages, scrolling, saving, memory; the same at 10,000 beside it.

``python -m benchmarks.members_million [--json FILE] [--members N]``. The crowd is written once, then measured by a process of its own, so
that its memory is the program's alone. Limits (issue of members): open < 0.5 s, keystroke p95 < 20 ms, frame < 33 ms, save < 50 ms, < 400 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PART = 100_000
SAVES = 15


def fill(folder: Path, many: int) -> None:
    """A folder with that many members."""
    from benchmarks.members import crowd
    from tests.factory import desk

    made = desk(folder)
    made.units.add("Đoàn xã Đồng Rạng", own=True)
    for at in range(0, many, PART):
        crowd(made.store, min(PART, many - at), seed=at + 5, first=at)
    made.close()


def measure(folder: Path) -> dict[str, Any]:
    """Milliseconds by name."""
    from app.base.text import fold
    from app.services.roster import Standing, Wanted
    from app.ui.pages.members.page import MembersPage
    from app.ui.tables.members import PAGE
    from benchmarks.storage import line, names, timed
    from benchmarks.window_lists import Stage

    stage = Stage(folder)
    roster = stage.desk.members.roster
    pages: list[MembersPage] = []

    def open_page() -> None:
        pages.append(MembersPage(stage.seat))
        pages[-1].resize(1190, 668)
        pages[-1].show()

    found: dict[str, Any] = {}

    def drawn() -> bool:
        return pages[-1].list.lines.line(0) is not None

    found["open, first time"] = round(stage.timed(open_page, drawn)[0] * 1000)
    stage.quiet()
    pages.pop().deleteLater()
    seconds, held = stage.timed(open_page, drawn)
    found["open"], found["open held"] = round(seconds * 1000), round(held * 1000)
    stage.quiet()
    page = pages[-1]
    found["members"] = page.list.lines.many()
    frames, bar = [], page.list.verticalScrollBar()
    for step in range(300):
        start = time.thread_time()
        bar.setValue(bar.value() + (37 if step < 200 else bar.maximum() // 120))
        stage.app.processEvents()
        frames.append((time.thread_time() - start) * 1000)
    found["scroll, frame"] = {**line(sorted(frames)), "most": round(max(frames), 1)}
    stage.quiet()

    people = random.Random(7).sample(names(10_000), 40)  # noqa: S311
    typed = [form[:end] for name in people for form in (name, fold(name)) for end in range(1, len(form) + 1)]
    typed += [
        words[:end]
        for words in ("0912345", "TB000123", "5/3/2004", "nva")
        for end in range(2, len(words) + 1)
    ]
    wanted = [Wanted(typed=one, standing=Standing.PRESENT) for one in typed]

    def page_of(one: Wanted) -> Callable[[], object]:
        return lambda: roster.page(one, limit=PAGE)

    def count_of(one: Wanted) -> Callable[[], object]:
        return lambda: roster.count(one, most=2_000)

    def save_of(one: str) -> Callable[[], object]:
        return lambda: stage.desk.members.edit(one, fields={"phone": "0912345678"})

    worst = sorted(((timed([page_of(one)])[0], one.typed) for one in wanted), reverse=True)
    found["keystroke"] = {**line(sorted(one for one, _ in worst)), "slowest": worst[:5]}
    found["first count"] = line(timed(count_of(one) for one in wanted[::5]))
    everybody = Wanted(standing=Standing.PRESENT)
    found["count"] = line(timed([lambda: roster.count(everybody)] * 3))["p50"]
    found["middle page"] = line(timed([lambda: roster.page(everybody, offset=found["members"] // 2)] * 3))[
        "p50"
    ]
    found["tree"] = line(timed([roster.tree] * 3))["p50"]
    ids = [one.id for one in roster.page(Wanted(typed="nguyen"), limit=SAVES)]
    found["save"] = line(timed(save_of(one) for one in ids))
    stage.close()
    found["memory MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return found


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="keep the crowd here and use it again")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.measure:
        print(json.dumps(measure(args.measure)))
        return 0
    found = {}
    with tempfile.TemporaryDirectory() as temporary:
        for many in (10_000, args.members):
            folder = (args.folder or Path(temporary)) / str(many)
            if not folder.exists():
                fill(folder, many)
            command = [sys.executable, "-m", "benchmarks.members_million", "--measure", str(folder)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found[f"{many:,}"] = json.loads(told.splitlines()[-1])
    print(json.dumps(found, ensure_ascii=False, indent=1))
    if args.json:
        args.json.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
