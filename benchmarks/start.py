"""Start-up: ``vanthu`` from the first instruction to the first output, as times of ``python -c pass``.

``python -m benchmarks.start [--json FILE] [--rounds N]``. The runs are taken in turns, so that a busy machine slows all of
them alike; each figure is the median. ``--help`` has a limit of its own: 150 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HELP_LIMIT = 0.150


def first_output(command: list[str]) -> float:
    """Seconds until the first byte arrives; for a silent command until it ends."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        os.read(process.stdout.fileno(), 1)
        seconds = time.perf_counter() - began
        process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return seconds


def measure(rounds: int) -> dict[str, float]:
    """Median seconds by name."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        small = ["--data", f"{folder}/data", "--key-file", f"{folder}/key"]
        empty = ["--data", f"{folder}/none", "--key-file", f"{folder}/key"]
        for number in range(20):
            subprocess.run(
                [python, "-m", "app", "task", "add", f"việc {number}", *small],
                cwd=ROOT,
                check=True,
                capture_output=True,
            )
        commands = {
            "python -c pass": [python, "-c", "pass"],
            "vanthu --help": [python, "-m", "app", "--help"],
            "vanthu incoming --help": [python, "-m", "app", "incoming", "--help"],
            "vanthu task list (empty folder)": [python, "-m", "app", "task", "list", *empty],
            "import sqlalchemy.orm, sqlcipher3": [python, "-c", "import sqlalchemy.orm, sqlcipher3"],
            "vanthu task list (20 tasks)": [python, "-m", "app", "task", "list", *small],
            "vanthu search (20 tasks)": [python, "-m", "app", "search", "viec", *small],
        }
        seen: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                seen[name].append(first_output(command))
    return {name: statistics.median(times) for name, times in seen.items()}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(argv)
    medians = measure(chosen.rounds)
    bare = medians["python -c pass"]
    print(f"{'':<36}{'ms':>8}{'times bare':>12}")
    for name, seconds in medians.items():
        print(f"{name:<36}{seconds * 1000:>8.0f}{seconds / bare:>12.1f}")
    within = medians["vanthu --help"] < HELP_LIMIT
    print(f"--help within {HELP_LIMIT * 1000:.0f} ms: {'yes' if within else 'NO'}")
    if chosen.json:
        figures = {name: {"seconds": s, "times": s / bare} for name, s in medians.items()}
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
