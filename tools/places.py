"""Makes resources/codes/places.csv and places-before.csv: provinces and communes since 1/7/2025, and what the old ones became.

Facts come from the MIT package ``vietnamadminunits`` (never a dependency; its shapes and coordinates are left out). Install it
into an environment of its own and name its folder:

    python -m venv /tmp/places && /tmp/places/bin/pip install --no-deps vietnamadminunits==1.0.4
    python -m tools.places /tmp/places/lib/python3.11/site-packages/vietnamadminunits

Published lists disagree about the codes of some communes, so a place's id is made of its name; the code stands beside it with
the source that gave it.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from app.base.text import fold, one_line

CODES: Final = Path(__file__).parent.parent / "resources" / "codes"
SOURCE: Final = "vietnamadminunits 1.0.4"
_ISLANDS: Final = {"Huyện Bạch Long Vĩ", "Huyện Cồn Cỏ", "Huyện Hoàng Sa", "Huyện Lý Sơn", "Huyện Côn Đảo"}


def slug(name: str) -> str:
    """'Phường Ba Đình' -> 'phuong-ba-dinh'."""
    words = "".join(char if char.isalnum() else " " for char in fold(name))
    return "-".join(words.split())


def main(folder: Path) -> None:
    base = sqlite3.connect(f"file:{folder / 'data' / 'dataset.db'}?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    became = json.loads((folder / "data" / "converter_2025.json").read_text("utf-8"))
    now = base.execute("SELECT * FROM admin_units ORDER BY provinceCode, wardCode").fetchall()
    before = base.execute(
        "SELECT * FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode"
    ).fetchall()
    provinces = {row["provinceKey"]: slug(row["provinceShort"]) for row in now}
    communes = _communes(now, provinces)
    write_now(now, communes)
    write_before(before, became, provinces, communes)


def _communes(now: Iterable[sqlite3.Row], provinces: dict[str, str]) -> dict[tuple[str, str], str]:
    """(key of the province, key of the commune) -> id."""
    names = {
        (row["provinceKey"], row["wardKey"]): (
            f"{provinces[row['provinceKey']]}/{slug(row['ward'])}",
            row["wardCode"],
        )
        for row in now
    }
    many = Counter(name for name, _ in names.values())
    # Two that differ in accents alone (Văn Lang, Văn Lăng) carry the code they had when the table was made.
    found = {key: name if many[name] == 1 else f"{name}-{code}" for key, (name, code) in names.items()}
    return found


def write_now(now: Sequence[sqlite3.Row], communes: dict[tuple[str, str], str]) -> None:
    rows: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for row in now:
        named = communes[row["provinceKey"], row["wardKey"]]
        province = named.partition("/")[0]
        if province not in seen:
            seen.add(province)
            rows.append((province, one_line(row["province"]), row["provinceCode"], SOURCE))
        rows.append((named, one_line(row["ward"]), row["wardCode"], SOURCE))
    _write("places.csv", ("id", "name", "code", "source"), rows)
    print(f"places.csv: {len(seen)} provinces, {len(rows) - len(seen)} communes")


def write_before(
    before: Sequence[sqlite3.Row],
    became: dict[str, Any],
    provinces: dict[str, str],
    communes: dict[tuple[str, str], str],
) -> None:
    into_province = {old: new for new, olds in became["DICT_PROVINCE"].items() for old in olds}
    into: dict[str, list[str]] = {}
    for new, wards in became["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                into.setdefault(old, []).append(communes[new, ward])
    for new, divided in became["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            parts = sorted(parts, key=lambda part: not part["isDefaultNewWard"])  # the likely one first
            into.setdefault(old, []).extend(communes[new, part["newWardKey"]] for part in parts)
    rows: list[tuple[str, ...]] = []
    last_province = last_district = ""
    lost = 0
    for row in before:
        province, district = one_line(row["province"]), one_line(row["district"] or "")
        ward = one_line(row["ward"] or "")
        key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
        found = list(dict.fromkeys(into.get(key, [])))
        lost += not found and district not in _ISLANDS
        rows.append(
            (
                province if province != last_province else "",
                provinces[into_province[row["provinceKey"]]] if province != last_province else "",
                district if (province, district) != (last_province, last_district) else "",
                ward,
                row["wardCode"] or "",
                "|".join(one.partition("/")[2] for one in found),
            )
        )
        last_province, last_district = province, district
    _write("places-before.csv", ("province", "into", "district", "ward", "code", "now"), rows)
    print(f"places-before.csv: {len(rows)} wards, {lost} without a new commune")


def _write(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with (CODES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
