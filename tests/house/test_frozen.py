"""The frozen program is built and does its job without the tree, the environment or any Python around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.serial]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    out = tmp_path_factory.mktemp("frozen")
    done = subprocess.run(
        [sys.executable, str(ROOT / "installer" / "build.py"), "--out", str(out), "--no-test"],
        cwd=out,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    return out / "dist" / "vanthu" / "vanthu"


def run(program, folder, *words):
    """Start it as a clerk's machine would: another folder, an empty home, no Python in the environment."""
    folder.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if name in os.environ}
    return subprocess.run(
        [str(program), *words],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", **kept},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_frozen_self_test_passes(program, tmp_path):
    done = run(program, tmp_path, "self-test", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout)
    assert answer["ok"], [check for check in answer["checks"] if not check["ok"]]


def test_frozen_demo_writes_its_letters(program, tmp_path):
    out = tmp_path / "demo"
    done = run(program, tmp_path, "demo", "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    for kind in ("docx", "pdf", "png"):
        assert list(out.rglob(f"*.{kind}")), f"no .{kind} among {sorted(out.rglob('*'))}"


def test_frozen_speaks_english_too(program, tmp_path):
    done = run(program, tmp_path, "--lang", "en", "letter", "render", "missing.json")
    assert done.returncode == 3, done.stdout + done.stderr
    assert "missing.json" in done.stderr
    assert not any(letter in done.stderr for letter in "ệốượẫđ"), done.stderr


def test_frozen_leaves_the_server_out_and_says_so(program, tmp_path):
    packages = {path.name for path in (program.parent / "_internal").iterdir()}
    assert not packages & {"litestar", "granian", "psycopg", "psycopg_binary", "obstore", "prometheus_client"}
    done = run(program, tmp_path, "hq", "init", "--hq", str(tmp_path / "hq"), "--json")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (3, "MC-004"), (
        done.stdout + done.stderr
    )
