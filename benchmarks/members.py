"""Members: a keystroke in the list at 10,000, and what opening, paging and sorting ask of the store at 100,000.

``python -m benchmarks.members [--json FILE]``. Queries as the window asks them, through the service, encrypted file and all.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.base.text import fold, name_key
from app.models.guard import own_statements
from app.models.keys import DataKey
from app.models.session import Store
from app.models.units import Unit
from app.services.roster import Roster, Wanted
from benchmarks.storage import line, names, timed

BRANCH_OF = 40
_CATEGORIES = ["Học sinh, sinh viên"] * 12 + ["Công nhân"] * 5 + ["Nông thôn"] * 4 + ["Lực lượng vũ trang"]
_PEOPLES = ["Kinh"] * 170 + ["Tày"] * 15 + ["Mường"] * 10 + ["Hoa"] * 4 + ["Ê đê"]
_FAITHS = ["Không"] * 84 + ["Phật giáo"] * 10 + ["Công giáo"] * 5 + ["Tin Lành"]
_SCHOOLS = ["Hệ 12/12"] * 8 + ["Trung học cơ sở"] * 2


def crowd(store: Store, many: int, *, seed: int = 5, first: int = 0) -> list[str]:
    """``many`` members in branches of 40 under our first unit, written straight into the tables; their ids in no order.

    ``first``: how many are there already. For measuring only: no history, no outbox. The search index is filled as the program would.
    """
    rng = random.Random(seed)  # noqa: S311
    with store.work(verb="units.add", by="clerk") as w:
        top = w.session.query(Unit).order_by(Unit.id).first() or w.add(
            Unit(level="commune", name="Đoàn xã Đồng Rạng")
        )
        w.flush()
        cells = [
            w.add(Unit(level="cell", name=f"Chi đoàn {at + 1}", parent_id=top.id, position=at))
            for at in range(max(1, min(200, many // BRANCH_OF)))
        ]
        w.commit()
        units = [cell.id for cell in cells]
    people = names(many)
    ids = [store.ids.new() for _ in people]
    empty = (
        "other_name birth_place current_address id_issued_by email qualification political_theory foreign_language computing "
        "introducer admission_resolution association note"
    ).split()
    keys = {name: _keys(name) for name in set(people)}
    rows: list[dict[str, Any]] = [
        {
            "id": ids[n], "extra": "{}", "unit_id": units[n % len(units)], "code": f"TB{first + n:06}", "full_name": name,
            "sex": rng.choice(("Nam", "Nữ")), "birth_date": f"{rng.randint(2000, 2010)}-{rng.randint(1, 12):02}-12",
            "joined_on": f"{rng.randint(2016, 2025)}-03-26" if n % 5 else None,
            "phone": f"09{rng.randint(0, 99999999):08}" if n % 3 else "",
            "union_position": "Bí thư chi đoàn" if n % BRANCH_OF == 0 else "", "status": "active",
            "id_number": f"0013{n % 10}{rng.randint(0, 9999999):07}" if n % 7 else None,
            "card_number": f"{first + n + 100_000}" if n % 4 else None, "category": rng.choice(_CATEGORIES),
            "ethnicity": rng.choice(_PEOPLES), "religion": rng.choice(_FAITHS), "education": rng.choice(_SCHOOLS),
            "occupation": "Học sinh" if n % 2 else "Công nhân", "home_town": "xã Đồng Rạng, tỉnh Hà Châu",
            "permanent_address": f"Số {n % 300}, đường Lê Lợi, xã Đồng Rạng, tỉnh Hà Châu",
            "workplace": "Trường THPT Đồng Rạng", "joined_at": "Trường THCS Đồng Rạng",
            "at": first + n + 1_000_000, "phone_key": "", **keys[name],
        }
        for n, name in enumerate(people)
    ]  # fmt: skip
    columns = [key for key in rows[0] if key != "at"]
    for row in rows:
        row.update(dict.fromkeys(empty, ""), phone_key=row["phone"])
    written = ", ".join([*columns, *empty])
    values = ", ".join(f":{key}" for key in [*columns, *empty])
    with store.work(verb="members.crowd", by="clerk") as w, own_statements(w.session):
        connection = w.session.connection()
        connection.execute(text(f"INSERT INTO member ({written}) VALUES ({values})"), rows)  # noqa: S608
        connection.execute(
            text(
                "INSERT INTO search_row (id, kind, record_id, sort_key) VALUES (:at, 'member', :id, :sort_key)"
            ),
            rows,
        )
        connection.execute(
            text("INSERT INTO find_member (rowid, title, body, exact) VALUES (:at, :folded, :b, :x)"),
            [
                {"at": row["at"], "folded": row["folded"], "b": f"{row['code'].lower()}\n{row['phone']}",
                 "x": f"{row['full_name'].casefold()}\n{row['code'].lower()}\n{row['phone']}"}
                for row in rows
            ],
        )  # fmt: skip
        w.commit()
    return ids


def _keys(name: str) -> dict[str, str]:
    """What finds and sorts a name."""
    words = fold(name).split()
    initials = "".join(word[0] for word in words)
    return {"folded": fold(name), "sort_key": name_key(name), "given": words[-1], "initials": initials}


def keystrokes(folder: Path, many: int) -> dict[str, Any]:
    """Every beginning of 60 names with and without accents: the first page and the count, as the list asks for them."""
    store = Store.create(folder / f"keys-{many}", DataKey.new())
    crowd(store, many)
    roster = Roster(store)
    rng = random.Random(7)  # noqa: S311
    typed = [
        form[:end]
        for name in rng.sample(names(many), 60)
        for form in (name, fold(name))
        for end in range(1, len(form) + 1)
    ]
    roster.page(Wanted(typed="a"), limit=100)
    page = timed(lambda t=one: roster.page(Wanted(typed=t), limit=100) for one in typed)
    both = timed(
        lambda t=one: (roster.count(Wanted(typed=t)), roster.page(Wanted(typed=t), limit=100))
        for one in typed
    )
    store.close()
    return {"members": many, "keystrokes": len(typed), "page": line(page), "page and count": line(both)}


def opening(folder: Path, many: int) -> dict[str, Any]:
    """What the page asks when it opens, turns far, sorts and is filtered: milliseconds."""
    store = Store.create(folder / f"open-{many}", DataKey.new())
    began = time.perf_counter()
    ids = crowd(store, many)
    filled = round(time.perf_counter() - began, 1)
    roster = Roster(store)
    cell = roster.tree()[3].unit.id
    acts = {
        "count": lambda: roster.count(Wanted()),
        "first page": lambda: roster.page(Wanted()),
        "last page": lambda: roster.page(Wanted(), offset=many - 200),
        "tree with counts": roster.tree,
        "one branch": lambda: roster.page(Wanted(branch=cell)),
        "by birth date": lambda: roster.page(Wanted(order="birth")),
        "by unit": lambda: roster.page(Wanted(order="unit")),
        "what is missing": lambda: roster.lacking(Wanted()),
        "place of one": lambda: roster.place_of(Wanted(), ids[many // 2]),
        "search 'nguyen'": lambda: roster.page(Wanted(typed="nguyen")),
    }
    found: dict[str, Any] = {"members": many, "filled in seconds": filled}
    for name, act in acts.items():
        found[name] = line(timed([act] * 5))["p50"]
    store.close()
    return found


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        found = {
            "keystroke at 10,000": keystrokes(Path(folder), 10_000),
            "opening at 100,000": opening(Path(folder), 100_000),
        }
    print(json.dumps(found, ensure_ascii=False, indent=1))
    if args.json:
        args.json.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
