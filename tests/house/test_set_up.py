"""Set-up: touches nothing when all is there, installs only what is missing, says so plainly when it may not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import app
from tests.pace import children_within

ROOT = Path(__file__).resolve().parents[2]
TOOLS = (
    "bash",
    "cat",
    "cut",
    "dirname",
    "env",
    "flock",
    "grep",
    "head",
    "mktemp",
    "rm",
    "sed",
    "sha256sum",
    "tail",
)


class Machine:
    """A copy of ./dev among stand-ins for the system's own tools, which write down how they were called."""

    def __init__(
        self, folder: Path, *, installed: str = "", user: int = 0, sudo: bool = False, apt: bool = True
    ) -> None:
        self.bin = folder / "bin"
        self.tree = folder / "tree"
        self.calls = folder / "calls"
        self.bin.mkdir()
        self.tree.mkdir()
        shutil.copy(ROOT / "dev", self.tree / "dev")
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, tool
            (self.bin / tool).symlink_to(found)
        self.tool("id", f"echo {user}")
        self.tool(
            "dpkg-query", f'case " {installed} " in *" ${{@: -1}} "*) echo -n installed ;; *) exit 1 ;; esac'
        )
        # Installing fails on purpose: what set-up would do next is not this test's business.
        record = f'echo "$@" >> {self.calls}'
        if apt:
            self.tool("apt-get", f'{record}; [ "$1" = update ] || {{ echo E: disk full; exit 100; }}')
        if sudo:
            self.tool("sudo", f'echo sudo >> {self.calls}; exec "$@"')

    def tool(self, name: str, body: str) -> None:
        path = self.bin / name
        path.write_text(f"#!{shutil.which('bash')}\n{body}\n")
        path.chmod(0o755)

    def dev(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.tree / "dev", *words],
            env={"PATH": str(self.bin), "VANTHU_PYTHON": "", "TMPDIR": str(self.bin.parent)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


RUN = "ca-certificates libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-croscore"


def test_only_what_is_missing_is_installed_and_a_failure_is_shown(tmp_path):
    machine = Machine(tmp_path, installed=RUN.replace("libgl1 ", "").replace("fonts-croscore", "python3"))
    done = machine.dev("vanthu")
    assert done.returncode == 1
    assert done.stdout == ""
    update, install = machine.called()
    assert update.startswith("update")
    assert "--no-install-recommends" in install
    assert {"libgl1", "fonts-croscore"} <= set(install.split())
    assert not {"libegl1", "ca-certificates"} & set(install.split())
    assert "E: disk full" in done.stderr
    assert "apt-get failed" in done.stderr


def test_sudo_is_used_when_not_root(tmp_path):
    machine = Machine(tmp_path, user=1000, sudo=True)
    machine.dev("vanthu")
    assert machine.called()[0] == "sudo"


def test_neither_root_nor_sudo_says_what_to_ask_for(tmp_path):
    machine = Machine(tmp_path, installed=RUN.replace("libgl1 ", ""), user=1000)
    done = machine.dev("run")
    assert done.returncode == 1
    assert machine.called() == []
    assert "Neither root nor sudo" in done.stderr
    assert "apt-get install --no-install-recommends libgl1" in done.stderr


def test_newer_names_of_a_package_count(tmp_path):
    machine = Machine(tmp_path, installed=RUN.replace("libglib2.0-0", "libglib2.0-0t64"), user=1000)
    assert "libglib" not in machine.dev("run").stderr


@pytest.mark.skipif(not (ROOT / ".venv" / ".level").exists(), reason="this environment was not made by ./dev")
def test_second_call_touches_nothing_and_is_quick(tmp_path):
    subprocess.run([ROOT / "dev", "vanthu", "--version"], cwd=tmp_path, capture_output=True, check=True)
    with children_within(2):
        done = subprocess.run(
            [ROOT / "dev", "vanthu", "--version"],
            cwd=tmp_path,
            env=os.environ | {"LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stderr == ""
    assert app.__version__ in done.stdout
