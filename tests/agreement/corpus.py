"""The long corpus: ``python -m tests.agreement.corpus [more letters] [first seed]``. Says every fault, ends with a table."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.agreement.run import agree, corpus, drawn_sheets, full_sheets, table


def main(arguments: list[str]) -> int:
    groups = corpus()
    if arguments:  # letters that nobody has seen
        count, first = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1000
        groups = {
            "drawn": drawn_sheets(range(first, first + count)),
            "drawn bodies": full_sheets(range(first, first + count // 4)),
        }
    with tempfile.TemporaryDirectory(prefix="agreement-") as folder:
        reports = {name: agree(sheets, Path(folder) / name) for name, sheets in groups.items()}
    for report in (one for made in reports.values() for one in made):
        if report.faults or report.near_margin:
            print(report)  # noqa: T201  a program to be run by hand
    print(table(reports))  # noqa: T201
    return int(any(one.faults for made in reports.values() for one in made))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
