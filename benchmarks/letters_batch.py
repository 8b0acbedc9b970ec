"""Many letters at once, and one very long annex: letters per second by the program's own command, memory that must stay flat, and
200 pages with a table of 5,000 rows.

``python -m benchmarks.letters_batch [--letters N] [--flat N] [--json FILE]``. Every measure is a process of its own, so that its
memory is its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from app.base.paths import resource

LIMITS = {"annex_seconds": 5.0, "annex_megabytes": 300.0, "growth_megabytes": 10.0}
FLAT = """
import sys, json, msgspec, resource
from pathlib import Path
from app.export.docx.writer import render as docx
from app.export.pdf.fonts import typeface
from app.export.pdf.writer import render as pdf
from app.layout.compose import compose, standard_of
from app.layout.parts import Letter, Paragraph
letter = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Letter)
standard, face = standard_of(letter), typeface()

def used():
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * resource.getpagesize() / 1e6

seen = []
count = int(sys.argv[2])
for number in range(count):
    letter.body[0] = Paragraph(f"Văn bản thứ {number} gửi chi đoàn {number * 7} về việc đăng ký. " * 5)
    sheet = compose(letter, standard, face)
    docx(sheet)
    pdf(sheet)
    if number % max(1, count // 10) == 0:
        seen.append(round(used(), 1))
seen.append(round(used(), 1))
print(json.dumps(seen))
"""
ANNEX = """
import json, resource, time
from app.export.pdf.fonts import typeface
from app.export.pdf.writer import render
from app.layout.compose import compose, standard_of
from app.layout.parts import Annex, Letter, Organ, Paragraph, Table, TableRow
rows = [TableRow(["TT", "Họ và tên", "Ngày sinh", "Chi đoàn", "Ghi chú"])]
rows += [
    TableRow([str(n), f"Nguyễn Thị Thu {n}", f"{n % 28 + 1:02}/{n % 12 + 1:02}/2003", f"Ấp {n % 40}", "Đã chuyển sinh hoạt đến nơi ở mới theo đề nghị" if n % 3 else ""])
    for n in range(1, 5001)
]
letter = Letter(
    kind="BC", organ=Organ(issuing=["BCH ĐOÀN XÃ SƠN ĐỊNH"]), body=[Paragraph("Kèm theo danh sách.")],
    annexes=[Annex(subject="Danh sách đoàn viên", body=[Table(rows=rows, head=1)])],
)
face = typeface()
start = time.perf_counter()
made = render(compose(letter, standard_of(letter), face))
print(json.dumps({
    "annex_pages": made.pages, "annex_seconds": round(time.perf_counter() - start, 2), "annex_bytes": len(made.data),
    "annex_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0),
}))
"""
SOURCE = ("samples", "letters", "youth-union", "cong-van.json")


def batch(folder: Path, count: int) -> dict[str, float]:
    """``letter render --batch`` as a clerk calls it: DOCX and PDF of every letter, safe on the disk."""
    source, out = folder / "letters", folder / "out"
    source.mkdir()
    letter = msgspec.json.decode(resource(*SOURCE).read_bytes())
    for number in range(count):
        letter["body"][0]["text"] = f"Văn bản thứ {number} gửi chi đoàn {number * 7} về việc đăng ký. " * 5
        (source / f"{number:05}.json").write_bytes(msgspec.json.encode(letter))
    call = [
        sys.executable,
        "-m",
        "app",
        "letter",
        "render",
        "--batch",
        str(source),
        "--out",
        str(out),
        "--json",
    ]
    told = json.loads(subprocess.run(call, check=True, capture_output=True).stdout)
    return {"batch_letters": told["letters"], "batch_per_second": told["letters_per_second"]}


def measure(letters: int, flat: int) -> dict[str, object]:
    def told(code: str, *arguments: str) -> object:
        return json.loads(
            subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True).stdout
        )

    with tempfile.TemporaryDirectory(prefix="batch-") as folder:
        found: dict[str, object] = dict(batch(Path(folder), letters))
    annex = told(ANNEX)
    assert isinstance(annex, dict)
    found |= annex
    memory = told(FLAT, str(resource(*SOURCE)), str(flat))
    assert isinstance(memory, list)
    return found | {
        "flat_letters": flat,
        "megabytes": memory,
        "growth_megabytes": round(memory[-1] - memory[len(memory) // 2], 1),
    }


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.letters_batch")
    asked.add_argument("--letters", type=int, default=1_000)
    asked.add_argument("--flat", type=int, default=10_000)
    asked.add_argument("--json", type=Path)
    chosen = asked.parse_args(arguments)
    found = measure(chosen.letters, chosen.flat)
    print(
        f"{found['batch_letters']} letters in a batch: {found['batch_per_second']} a second, DOCX and PDF, checked, safe on the disk"
    )
    print(
        f"annex: {found['annex_pages']} pages in {found['annex_seconds']} s, {found['annex_megabytes']} MB, {found['annex_bytes']} bytes"
    )
    print(
        f"memory over {found['flat_letters']} letters, MB: {found['megabytes']}; second half {found['growth_megabytes']:+} MB"
    )
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return int(any(float(str(found[name])) > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
