"""Long lists in the window: 100,000 letters in the register; how long until the list stands, jumps, searches, changes box.

``python -m benchmarks.window_lists [--json FILE] [--letters N]``. Qt runs offscreen; times are from the act to the first rows on
the screen, so they hold reading, decrypting and drawing. ``held`` is the longest turn of the window's thread meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LIMIT = 0.3
ISSUERS = (
    "BTV Tỉnh đoàn Hà Châu",
    "Trung ương Đoàn",
    "UBND xã Đồng Rạng",
    "Đảng ủy xã",
    "Sở Giáo dục và Đào tạo",
)
SUBJECTS = ("triển khai Tháng Thanh niên", "báo cáo số liệu đoàn viên", "mời dự hội nghị", "tổ chức hiến máu")
END = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
EVERY = timedelta(minutes=25)


def fill(folder: Path, letters: int) -> None:
    """A folder with that many registered letters, copied row by row from one real one, found by search like it."""
    from app.base.clock import FixedClock
    from app.base.ids import Ids
    from app.base.text import fold
    from app.models.engine import connect
    from tests.factory import desk, letter_file

    made = desk(folder)
    made.incoming.register(made.incoming.receive(letter_file(folder / "thu.pdf")).result)
    key, path = made.store.key, made.store.path
    made.close()
    base = connect(path, key)
    columns = [row[1] for row in base.execute("PRAGMA table_info(incoming_letter)")]
    first = dict(zip(columns, base.execute("SELECT * FROM incoming_letter").fetchone(), strict=True))
    after = base.execute("SELECT max(id) FROM search_row").fetchone()[0] + 1
    clock = FixedClock(END - EVERY * letters)
    ids = Ids(clock)
    rows, found, places = [], [], []
    for at in range(letters):
        clock.forward(EVERY)
        day = clock.now().date().isoformat()
        subject = f"V/v {SUBJECTS[at % len(SUBJECTS)]} đợt {at}"
        one = first | {
            "id": ids.new(),
            "arrival_year": int(day[:4]),
            "arrival_number": at + 2,
            "arrived_on": day,
            "letter_date": day,
            "number": str(at % 900 + 1),
            "issuer": ISSUERS[at % len(ISSUERS)],
            "subject": subject,
            "handler": "" if at % 10 == 0 else "Văn phòng",
            "same_key": f"{at}",
            "state": "received" if at % 5000 == 4999 else "registered",
        }
        rows.append([one[name] for name in columns])
        places.append((after + at, "incoming_letter", one["id"], str(99_999_999 - int(day.replace("-", "")))))
        found.append((after + at, fold(subject), fold(f"{one['issuer']} {first['text'][:300]}"), subject))
    marks = ",".join("?" * len(columns))
    base.execute("BEGIN")
    insert = f"INSERT INTO incoming_letter ({','.join(columns)}) VALUES ({marks})"  # noqa: S608  names of our own columns
    base.executemany(insert, rows)
    base.executemany("INSERT INTO search_row VALUES (?,?,?,?)", places)
    base.executemany("INSERT INTO find_incoming_letter (rowid, title, body, exact) VALUES (?,?,?,?)", found)
    base.execute("COMMIT")
    base.close()


class Stage:
    """The page on a desk, and a stopwatch over its event loop."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from app.ui.bus import Bus
        from app.ui.run import Runner
        from app.ui.seat import Seat
        from app.ui.tell import Teller
        from app.ui.theme.look import put_on
        from tests.factory import desk

        self.app = QApplication.instance() or QApplication([])
        put_on(self.app, "light")
        self.desk = desk(folder, moment=END)
        self.run = Runner()
        self.seat = Seat(self.desk, self.run, Teller(), Bus(), ask=lambda *_, **__: True, go=lambda *_: None)

    def timed(self, act: Callable[[], object], ready: Callable[[], bool]) -> tuple[float, float]:
        """Seconds until ``ready``, and the longest turn of the loop."""
        began = time.perf_counter()
        act()
        held = time.perf_counter() - began
        while not ready():
            turn = time.thread_time()
            self.app.processEvents()
            held = max(held, time.thread_time() - turn)
            if time.perf_counter() - began > 30:
                raise SystemExit("the list did not come within 30 seconds")
            time.sleep(0.001)
        return time.perf_counter() - began, held

    def quiet(self) -> None:
        while self.run.busy():
            self.app.processEvents()
            time.sleep(0.001)
        for _ in range(5):
            self.app.processEvents()

    def close(self) -> None:
        self.run.wait()
        self.desk.close()


def measure(folder: Path) -> dict[str, Any]:
    """Seconds by name."""
    from app.services.inbox import Box
    from app.ui.pages.incoming.page import IncomingPage

    stage = Stage(folder)
    pages: list[IncomingPage] = []

    def open_page() -> None:
        page = IncomingPage(stage.seat)
        page.resize(1190, 668)
        page.show()
        pages.append(page)

    def drawn() -> bool:
        model = pages[-1].list.model
        return model.rowCount() > 0 and model.loaded() > 0

    found: dict[str, Any] = {}

    def note(name: str, seconds: tuple[float, float]) -> None:
        found[name] = {"seconds": round(seconds[0], 4), "held": round(seconds[1], 4)}
        stage.quiet()

    note("page opens (first time)", stage.timed(open_page, drawn))
    found["letters"] = pages[-1].list.model.rowCount()
    found["rows read"] = pages[-1].list.model.loaded()
    pages.pop().deleteLater()
    note("page opens (again)", stage.timed(open_page, drawn))
    page = pages[-1]
    page.close_letter()
    stage.quiet()
    lists, view, model = page.list, page.list.view, page.list.model
    last = model.rowCount() - 1
    note(
        "jump to the end",
        stage.timed(lambda: view.setCurrentIndex(model.index(last, 0)), lambda: model.row(last) is not None),
    )

    def searched() -> bool:
        return 0 < model.rowCount() < last

    def type_words() -> None:
        lists.search.setText("hien mau dot 77")
        lists.search.asked.emit(lists.search.text())

    note("search", stage.timed(type_words, searched))

    def clear() -> None:
        lists.search.clear()
        lists.search.asked.emit("")

    note("whole list again", stage.timed(clear, lambda: model.rowCount() == last + 1))
    note("box 'Chưa giao'", stage.timed(lambda: lists.choose_box(Box.UNASSIGNED), searched))
    note("box 'Tất cả'", stage.timed(lambda: lists.choose_box(Box.ALL), lambda: model.rowCount() == last + 1))
    second = model.ids()[1]
    note(
        "sorted by issuer",
        stage.timed(lambda: view.set_order("issuer", True), lambda: model.ids()[1:2] != (second,)),
    )
    stage.close()
    found["memory MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--letters", type=int, default=100_000)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), chosen.letters)
        found = measure(Path(folder))
    for name, value in found.items():
        if isinstance(value, dict):
            print(f"{name:28} {value['seconds'] * 1000:8.0f} ms   held {value['held'] * 1000:5.0f} ms")
        else:
            print(f"{name:28} {value:8}")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    worst = max(found[name]["seconds"] for name in ("page opens (first time)", "page opens (again)"))
    print(f"limit for opening: {LIMIT * 1000:.0f} ms: {'held' if worst < LIMIT else 'NOT held'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
