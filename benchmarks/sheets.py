"""Sheets of members: 100,000 rows of 33 columns read, checked, stored and written, beside pandas with openpyxl and openpyxl alone.

``python -m benchmarks.sheets [--rows N] [--json FILE] [--peers]``. The sheet is invented; the folder is encrypted as always.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.domain.national_sheet import COLUMNS
from app.export.lists.yum import write_national
from app.models.keys import DataKey
from app.models.people import Person
from app.models.session import Store
from app.services import member_codes
from app.services.member_exports import MemberExports
from app.services.member_import_plan import Verdict
from app.services.member_imports import MemberImports
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


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = act()
    return time.perf_counter() - begun, found


def peak() -> int:
    """Most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def ours(folder: Path, sheet: Path) -> dict[str, float]:
    found: dict[str, float] = {}
    with Store.create(folder / "data", DataKey.new()) as store:
        with store.work(
            verb="people.add", by="clerk"
        ) as w:  # who exports sensitive columns is a person of the folder
            clerk = w.add(Person(name="Văn thư")).id
            w.commit()
        imports = MemberImports(store, by=clerk)
        found["read, check, plan (s)"], plan = timed(lambda: imports.plan(sheet))
        found["store with history, outbox, index (s)"], change = timed(lambda: imports.carry_out(plan))
        found["import in all (s)"] = (
            found["read, check, plan (s)"] + found["store with history, outbox, index (s)"]
        )
        found["rows"] = change.result.added
        found["import: most memory (MB)"] = peak()
        found["export (s)"], done = timed(lambda: MemberExports(store, by=clerk).write(folder / "out.xlsx"))
        found["rows out"] = done.rows
        found["the same sheet again, all unchanged (s)"], again = timed(
            lambda: imports.plan(folder / "out.xlsx")
        )
        found["unchanged"] = again.counts[Verdict.UNCHANGED]
        found["taken back in one step (s)"], _ = timed(lambda: _undo(store, change.act_id, clerk))
        found["most memory (MB)"] = peak()
    return found


def _undo(store: Store, act_id: str, by: str) -> None:
    from app.models.undo import undo

    undo(store, by=by, act_id=act_id)


def peers(folder: Path, sheet: Path, people: Sequence[Sequence[str]]) -> dict[str, float]:
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

    found: dict[str, float] = {}
    found["pandas with openpyxl reads (s)"], found["pandas rows"] = timed(read)
    found["openpyxl writes (s)"], _ = timed(write)
    return found


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--peers", action="store_true", help="beside the usual libraries (minutes)")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = rows(chosen.rows)
        sheet = folder / "in.xlsx"
        write_national(
            sheet, unit="Đoàn xã Đồng Rạng", rows=people, count=len(people), lists=member_codes.lists()
        )
        if not chosen.peers:
            people = []
        found = ours(folder, sheet)
        if chosen.peers:
            found |= peers(folder, sheet, people)
            found["reading and checking, times pandas"] = round(
                found["pandas with openpyxl reads (s)"] / found["read, check, plan (s)"], 1
            )
            found["writing, times openpyxl"] = round(found["openpyxl writes (s)"] / found["export (s)"], 2)
    for words_, value in found.items():
        print(f"{words_:<44} {value:>12,.2f}")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
