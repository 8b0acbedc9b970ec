"""The long corpus: ``python -m tests.agreement.corpus [letters] [first seed]``. Says every fault, ends with the sum."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.agreement.run import agree, drawn_sheets, sample_sheets, summary

LETTERS = 240


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else LETTERS
    first = int(arguments[1]) if len(arguments) > 1 else 0
    sheets = sample_sheets() | drawn_sheets(range(first, first + count))
    with tempfile.TemporaryDirectory(prefix="agreement-") as folder:
        reports = agree(sheets, Path(folder))
    for report in reports:
        if report.faults:
            print(report)  # noqa: T201  a program to be run by hand
    print(summary(reports))  # noqa: T201
    return int(any(report.faults for report in reports))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
