"""Storage: what one save costs against a bare SQLite insert, and a search at every keystroke against LIKE.

``python -m benchmarks.storage [--json FILE]``. All in one run on one disk, every save synced (WAL, FULL). The bare side
is the standard library's SQLite in a file of its own, without encryption, history, outbox or index.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import inspect

from app.base.text import fold, name_key
from app.models.keys import DataKey
from app.models.members import Member
from app.models.queries.members import Wanted, rows
from app.models.queries.search import everywhere
from app.models.session import Store
from app.models.units import Unit
from app.models.vault import Vault

SAVES = 300
MEMBERS = 10_000
FAMILY = (
    ["Nguyễn"] * 38
    + ["Trần"] * 11
    + "Lê Lê Lê Lê Lê Phạm Phạm Phạm Hoàng Huỳnh Vũ Võ Phan Trương Bùi Đặng Đỗ Ngô Hồ Dương Đinh".split()
)
MIDDLE = "Văn Thị Hữu Đức Ngọc Minh Thanh Quang Thuỳ Thị Hồng Xuân".split()
GIVEN = (
    "An Anh Ánh Bình Châu Dũng Dung Đạt Đức Giang Hà Hải Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Minh Nam "
    "Nga Ngân Nhung Oanh Phúc Phương Quân Quỳnh Sơn Tâm Thảo Thu Trang Tuấn Uyên Vân Việt Xuân Yến Ước Ý"
).split()


def names(count: int) -> list[str]:
    rng = random.Random(2026)  # noqa: S311
    return [f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}" for _ in range(count)]


def timed(acts: Iterable[Callable[[], Any]]) -> list[float]:
    """Milliseconds of each act, sorted."""
    times = []
    for act in acts:
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def line(times: list[float]) -> dict[str, float]:
    return {
        "p50": round(statistics.median(times), 3),
        "p95": round(times[int(len(times) * 0.95)], 3),
        "max": round(times[-1], 3),
    }


def saves(folder: Path) -> dict[str, Any]:
    """One new member and one changed field, each saved by itself."""
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    columns = [column.key for column in inspect(Member).columns]
    bare.execute(f"CREATE TABLE member ({', '.join(columns)}, PRIMARY KEY (id))")
    insert = f"INSERT INTO member VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
    store = Store.create(folder / "data", DataKey.new())
    with store.work(verb="units.add", by="clerk") as w:
        unit = w.add(Unit(level="branch", name="Chi đoàn"))
        w.commit()
    made: list[str] = []
    people = names(SAVES)

    def bare_insert(n: int) -> Callable[[], None]:
        row = [""] * len(columns)
        row[columns.index("id")], row[columns.index("full_name")] = f"{n:036}", people[n]

        def act() -> None:
            bare.execute(insert, row)  # autocommit: one synced transaction

        return act

    def our_insert(n: int) -> Callable[[], None]:
        def act() -> None:
            with store.work(verb="members.add", by="clerk") as w:
                made.append(w.add(Member(unit_id=unit.id, full_name=people[n])).id)
                w.commit()

        return act

    def bare_update(n: int) -> Callable[[], None]:
        return lambda: bare.execute("UPDATE member SET phone = ? WHERE id = ?", (str(n), f"{n:036}")) and None

    def our_update(n: int) -> Callable[[], None]:
        def act() -> None:
            with store.work(verb="members.edit", by="clerk") as w:
                w.get(Member, made[n]).phone = str(n)
                w.commit()

        return act

    found: dict[str, Any] = {}
    # The four are interleaved, so that a busy moment of the machine hits all alike.
    series = {
        "bare insert": bare_insert,
        "our insert": our_insert,
        "bare update": bare_update,
        "our update": our_update,
    }
    times: dict[str, list[float]] = {name: [] for name in series}
    for n in range(SAVES):
        for name, make in series.items():
            times[name] += timed([make(n)])
    for name, measured in times.items():
        found[name] = line(sorted(measured))
    found["insert ratio"] = round(found["our insert"]["p50"] / found["bare insert"]["p50"], 1)
    found["update ratio"] = round(found["our update"]["p50"] / found["bare update"]["p50"], 1)
    bare.close()
    store.close()
    return found


def search(folder: Path) -> dict[str, Any]:
    """Every beginning of 60 names, typed with and without accents, at 10,000 members."""
    people = names(MEMBERS)
    store = Store.create(folder / "search", DataKey.new())
    began = time.perf_counter()
    with store.work(verb="members.import", by="clerk") as w:
        unit = w.add(Unit(level="branch", name="Chi đoàn"))
        for number, name in enumerate(people):
            w.add(Member(unit_id=unit.id, full_name=name, code=f"TB{number:06}"))
        w.commit()
    seconds = round(time.perf_counter() - began, 2)
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("CREATE TABLE member (id, full_name, folded, sort_key)")
    plain.executemany(
        "INSERT INTO member VALUES (?, ?, ?, ?)", [(n, p, fold(p), name_key(p)) for n, p in enumerate(people)]
    )
    plain.commit()
    rng = random.Random(7)  # noqa: S311
    typed = [
        form[:end] for p in rng.sample(people, 60) for form in (p, fold(p)) for end in range(1, len(form) + 1)
    ]
    like = "SELECT id FROM member WHERE folded LIKE ? ORDER BY sort_key LIMIT 50"
    with store.read() as session:
        rows(session, Wanted(typed="a"), limit=50)
        ours = timed(lambda t=text: rows(session, Wanted(typed=t), limit=50) for text in typed)
        whole = timed(lambda t=text: everywhere(session, t) for text in typed)
    theirs = timed(lambda t=text: plain.execute(like, (f"%{fold(t)}%",)).fetchall() for text in typed)
    store.close()
    plain.close()
    return {
        "members": MEMBERS,
        "keystrokes": len(typed),
        "import of all, one act, seconds": seconds,
        "our keystroke": line(ours),
        "search everything": line(whole),
        "LIKE on plain SQLite": line(theirs),
        "LIKE / ours at p95": round(line(theirs)["p95"] / line(ours)["p95"], 1),
    }


def vault(folder: Path) -> dict[str, Any]:
    """A 20 MB scan in and out."""
    with Store.create(folder / "vault", DataKey.new()) as store:
        opened = Vault(store)
        data = random.Random(1).randbytes(20_000_000)  # noqa: S311
        (put,) = timed([lambda: opened.put(data)])
        digest = opened.put(data).sha256
        (get,) = timed([lambda: opened.get(digest)])
        opened.close()
        again = timed([lambda: Store(folder / "vault", store.key).close() for _ in range(20)])
    return {"put MB/s": round(20_000 / put), "get MB/s": round(20_000 / get), "open folder": line(again)}


def table(results: dict[str, dict[str, Any]]) -> str:
    rows = []
    for group, facts in results.items():
        rows.append(f"{group}")
        for name, fact in facts.items():
            shown = (
                "  ".join(f"{k} {v:>8} ms" for k, v in fact.items()) if isinstance(fact, dict) else str(fact)
            )
            rows.append(f"  {name:<34} {shown}")
    return "\n".join(rows)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        results = {"save": saves(Path(folder)), "search": search(Path(folder)), "vault": vault(Path(folder))}
    print(table(results))
    print(json.dumps(results, ensure_ascii=False))
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
