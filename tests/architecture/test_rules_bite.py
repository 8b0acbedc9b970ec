"""The rules themselves: each one finds what it is there to find, and passes what is right."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import house

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("rule", "files", "findings"),
    [
        (house.long_files, {"a.py": "x = 1\n" * 501, "b.py": "x = 1\n" * 500}, ["a.py: 501 lines"]),
        (
            house.empty_names,
            {"app/utils.py": "", "app/text_helpers.py": "", "app/seal.py": ""},
            ["text_helpers", "utils"],
        ),
        (house.empty_names, {"app/common/seal.py": "", "app/commons.txt": ""}, ["app/common/seal.py"]),
        (
            house.addresses_in_locks,
            {"requirements/run.txt": "--index-url x\na==1 \\\n    --hash=sha256:00\nb==2\n# via c\n"},
            ["no hash: b==2", "run.txt:1: an address"],
        ),
        (
            house.codes_twice,
            {
                "app/a.py": 'class A(E):\n    code, what = "X-001", 1\n',
                "app/b.py": 'class B(E):\n    code = "X-001"\n',
            },
            ["app/b.py:2: the code X-001 is that of app/a.py:2"],
        ),
        (house.leaks, {"a.md": "see https://" + "pypi" + ".org/simple"}, ["names a package registry"]),
        (house.leaks, {"a.py": 'P = "/' + 'home/lan/letters"'}, ["names a path of one machine"]),
        (house.leaks, {"a.py": 'P = "C:\\\\' + 'Users\\\\lan"'}, ["names a path of one machine"]),
        (house.leaks, {"a.py": 'P = "/usr/share/fonts"; Q = "resources/home/page"; R = "../work/x"'}, []),
    ],
)
def test_house_rule_bites(tmp_path, rule, files, findings):
    found = sorted(rule(tree(tmp_path, files)))
    assert len(found) == len(findings), found
    for part, finding in zip(findings, found, strict=True):
        assert part in finding


CONTRACTS = {contract["name"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
ROOMS = [
    *(
        "base",
        "domain",
        "standards",
        "layout",
        "wire",
        "exchange",
        "models",
        "intake",
        "export",
        "export/docx",
        "export/pdf",
    ),
    *("check", "signing", "sync", "services", "cli", "ui", "hq"),
]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename='pyproject.toml'))"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def toy(tmp_path):
    """The project's own import rules over a toy program with empty rooms."""
    files = {f"app/{room}/__init__.py": "" for room in ROOMS}
    files |= {"app/__init__.py": "", "app/__main__.py": "", "app/bootstrap.py": ""}
    files["pyproject.toml"] = (ROOT / "pyproject.toml").read_text("utf-8")
    return tree(tmp_path, files)


def test_empty_rooms_keep_every_contract(toy):
    done = lint(toy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        ("Rooms are layered", {"app/domain/rows.py": "import app.models"}),
        ("Rooms are layered", {"app/attic/__init__.py": ""}),
        ("Rooms are layered", {"app/export/a.py": "import app.check"}),
        ("Qt stays in the window", {"app/base/a.py": "import PySide6.QtCore"}),
        ("Writers and checker see no database", {"app/check/a.py": "import sqlalchemy"}),
        ("The two writers are strangers", {"app/export/pdf/a.py": "import app.export.docx"}),
        ("HQ stands alone", {"app/hq/a.py": "import app.wire.b", "app/wire/b.py": "import docx"}),
        ("Windows hold no session and write no format", {"app/ui/a.py": "import app.models"}),
        ("Rules are pure", {"app/domain/a.py": "import lxml.etree"}),
        ("Our files are opened by SQLCipher alone", {"app/models/a.py": "import sqlite3"}),
    ],
)
def test_import_contract_bites(toy, contract, files):
    assert contract in CONTRACTS
    done = lint(tree(toy, files))
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout, done.stdout + done.stderr


def test_every_contract_has_a_case_that_breaks_it():
    cases = {
        case[0]
        for mark in test_import_contract_bites.pytestmark
        if mark.name == "parametrize"
        for case in mark.args[1]
    }
    assert cases == CONTRACTS.keys()
