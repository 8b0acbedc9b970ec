"""The demonstration of headquarters ends by itself, with all in agreement."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_demonstration_ends_well() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.hq_demo", "--short"],
        cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Không nối được" in done.stdout  # the line was cut
    assert done.stdout.count("khớp; ") == 2
