"""Sheets of members: 100,000 rows of 33 columns read, checked, stored and written, beside pandas with openpyxl and openpyxl alone.

``python -m benchmarks.sheets [--rows N] [--json FILE] [--peers]``. The sheet is invented; the folder is encrypted as always.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from app.domain.national_sheet import COLUMNS
from app.export.lists.yum import write_national
from app.intake.child import keeper
from app.models.keys import DataKey
from app.models.people import Person
from app.models.session import Store
from app.models.undo import undo
from app.services import member_codes
from app.services.change import Change
from app.services.member_exports import MemberExports
from app.services.member_import_plan import Verdict
from app.services.member_imports import Imported, MemberImports
from benchmarks.storage import names


def rows(many: int, *, seed: int = 5) -> list[list[str]]:
    """Texts of columns B to AG of invented people."""
    rng = random.Random(seed)  # noqa: S311
    people = names(many)

    def day(first: int, last: int) -> str:
        return f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{rng.randint(first, last)}"

    made = []
    for n, name in enumerate(people):
        male, born = rng.random() < 0.5, day(1997, 2009)
        made.append([
            name, str(9_000_000 + n), born if male else "", "" if male else born, "Kinh", "Không",
            f"Xã {rng.randint(1, 300)}, Tỉnh Thái Bình", f"Thôn {rng.randint(1, 20)}, Xã {rng.randint(1, 300)}, Tỉnh Thái Bình",
            f"034{2 + (not male)}{born[-2:]}{n:06d}", day(2021, 2024), "Cục Cảnh sát QLHC về TTXH", "Hệ 12/12",
            rng.choice(("Cử nhân", "Chưa có", "Cao đẳng")), "Sơ cấp", "Chuẩn kỹ năng sử dụng CNTT cơ bản", "Bậc 3", day(2015, 2023),
            f"{rng.randint(1, 90):02d}-NQ/ĐTN", "", "", "Sinh viên", "Sinh hoạt chính", "Đã đăng ký", "Đã đánh giá", "Không", "Không",
            "Đoàn viên", "Hội Sinh viên Việt Nam", "", f"mau{n}@example.org", f"09{n:08d}", f"Chi đoàn {n % 400 + 1}",
        ])  # fmt: skip
    return made


def make(sheet: Path, many: int) -> None:
    """The sheet that is read."""
    people = rows(many)
    write_national(sheet, unit="Đoàn xã Đồng Rạng", rows=people, count=many, lists=member_codes.lists())


def timed(act: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds on the wall, seconds of processor (with the children that ended inside), and what came of it.

    On a machine that does other things beside, only the processor's seconds can be held against each other.
    """
    wall, busy = time.perf_counter(), _busy()
    found = act()
    keeper.rest()  # the reading child's time counts when it has ended
    return time.perf_counter() - wall, _busy() - busy, found


def _busy() -> float:
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


def peak() -> int:
    """Most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


class Table:
    """What was measured, by its words: seconds on the wall and of the processor, or a plain figure."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, float | None]] = {}

    def time(self, words: str, act: Callable[[], Any]) -> Any:
        wall, busy, found = timed(act)
        self.found[words] = (wall, busy)
        return found

    def put(self, words: str, figure: float) -> None:
        self.found[words] = (figure, None)

    def ratio(self, words: str, slow: str, *fast: str) -> None:
        """How many times our processor seconds go into theirs."""
        ours = sum(self.found[one][1] or 0.0 for one in fast)
        self.put(words, round((self.found[slow][1] or 0.0) / ours, 2))

    def show(self) -> None:
        print(f"{'':<52} {'wall':>10} {'processor':>10}")
        for words, (wall, busy) in self.found.items():
            print(f"{words:<52} {wall:>10,.2f} {'' if busy is None else f'{busy:,.2f}':>10}")


READ: Final = "read, check, plan (s)"
STORE: Final = "store with history, outbox, index (s)"
EXPORT: Final = "export (s)"


def imported(imports: MemberImports, sheet: Path, table: Table) -> Change[Imported]:
    """The sheet read and stored; the plan is let go of afterwards, as the window does."""
    plan = table.time(READ, lambda: imports.plan(sheet))
    change: Change[Imported] = table.time(STORE, lambda: imports.carry_out(plan))
    return change


def ours(folder: Path, sheet: Path, table: Table) -> None:
    with Store.create(folder / "data", DataKey.new()) as store:
        with store.work(
            verb="people.add", by="clerk"
        ) as w:  # who exports sensitive columns is a person of the folder
            clerk = w.add(Person(name="Văn thư")).id
            w.commit()
        imports = MemberImports(store, by=clerk)
        change = imported(imports, sheet, table)
        pair = [table.found[READ], table.found[STORE]]
        table.found["import in all (s)"] = (sum(one[0] for one in pair), sum(one[1] or 0.0 for one in pair))
        table.put("rows", change.result.added)
        table.put("import: most memory of the main process (MB)", peak())
        done = table.time(EXPORT, lambda: MemberExports(store, by=clerk).write(folder / "out.xlsx"))
        table.put("rows out", done.rows)
        again = table.time(
            "the same sheet again, all unchanged (s)", lambda: imports.plan(folder / "out.xlsx")
        )
        table.put("unchanged", again.counts[Verdict.UNCHANGED])
        table.time("taken back in one step (s)", lambda: undo(store, by=clerk, act_id=change.act_id))
        table.put("most memory of the main process (MB)", peak())


def peers(folder: Path, sheet: Path, people: Sequence[Sequence[str]], table: Table) -> None:
    """The usual ways: pandas reads with openpyxl; openpyxl writes row by row."""
    import openpyxl  # type: ignore[import-untyped]
    import pandas  # type: ignore[import-untyped]

    def read() -> int:
        frame = pandas.read_excel(sheet, header=5, dtype=str, engine="openpyxl")
        for column in frame.columns:
            frame[column] = frame[column].str.strip()
        return len(frame)

    def write() -> None:
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet("DSDV")
        page.append([one.head for one in COLUMNS])
        for n, row in enumerate(people, 1):
            page.append([n, *row])
        book.save(folder / "peer.xlsx")

    table.put("pandas rows", table.time("pandas with openpyxl reads (s)", read))
    table.time("openpyxl writes (s)", write)
    table.ratio("reading and checking, times pandas (processor)", "pandas with openpyxl reads (s)", READ)
    table.ratio("writing, times openpyxl (processor)", "openpyxl writes (s)", EXPORT)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--peers", action="store_true", help="beside the usual libraries (minutes)")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = folder / "in.xlsx"
        maker = multiprocessing.get_context("spawn").Process(target=make, args=(sheet, chosen.rows))
        maker.start()  # a process of its own: what is measured here is the memory of the import
        maker.join()
        table = Table()
        table.put("load of the machine before", os.getloadavg()[0])
        ours(folder, sheet, table)
        if chosen.peers:
            peers(folder, sheet, rows(chosen.rows), table)
        table.put("load of the machine after", os.getloadavg()[0])
    table.show()
    if chosen.json:
        chosen.json.write_text(json.dumps(table.found, indent=2, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
