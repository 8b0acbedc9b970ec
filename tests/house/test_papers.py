"""Papers that must follow the code: licences, changes, entry commands."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import app

ROOT = Path(__file__).resolve().parents[2]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_locked_package_has_its_licence_written_down():
    locked = set(re.findall(r"^([a-z0-9._-]+)==", text("requirements/run.txt"), re.MULTILINE))
    paper = text("docs/licences.md")
    shipped = set(re.findall(r"^\| ([a-z0-9-]+) \|", paper.split("## Fonts")[0], re.MULTILINE)) - {"package"}
    set_up = set(re.findall(r"([a-z][a-z0-9-]+)\s\(", paper.split("## For set-up only")[1].split("##")[0]))
    assert locked == shipped | set_up


def test_changelog_begins_with_this_version():
    assert re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE).group(1) == app.__version__


def test_dev_lists_its_verbs_and_refuses_others():
    listed = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    for verb in ("run", "test", "check", "vanthu", "corpus", "demo", "build", "fmt", "lock", "strings"):
        assert re.search(rf"^  {verb}\b", listed, re.MULTILINE), verb
    refused = subprocess.run([ROOT / "dev", "dance"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "No such verb: dance" in refused.stderr


def test_shared_machine_runs_what_a_developer_types():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert os.access(ROOT / "dev", os.X_OK)
    assert text(".ci/run").rstrip().endswith('dev" test')
