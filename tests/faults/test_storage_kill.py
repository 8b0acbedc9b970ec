"""kill -9 at every commit point of real processes: nothing acknowledged is lost, nothing is half, nothing is corrupt."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.models.copies import backup, check_whole, restore
from app.models.files import Attachment
from app.models.folder import open_folder
from app.models.history import snapshot
from app.models.journal import Change, Operation
from app.models.numbers import IssuedNumber
from app.models.registry import ENTITIES, RECORDS
from app.models.restoring import RestoreBroken
from app.models.vault import Vault
from tests.models.records import add_unit, picture

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")]


class Children:
    """Programs that die. One parent process has done the imports; each program is a fork of it."""

    def __init__(self) -> None:
        self.parent = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.storage_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def ask(self, order: object) -> list[str]:
        self.parent.stdin.write(json.dumps(order) + "\n")
        self.parent.stdin.flush()
        answer = self.parent.stdout.readline()
        assert answer, self.parent.communicate()[1]
        return answer.split()

    def start(
        self, folder: Path, key_file: Path, work: str, point: str, count: int, seed: int, out: Path
    ) -> int:
        order = [str(folder), str(key_file), work, point, str(count), str(seed), str(out)]
        return int(self.ask(order)[0])

    def wait(self) -> int:
        """Wait for one; its exit code."""
        return int(self.ask("wait")[2])

    def end(self) -> None:
        _, err = self.parent.communicate(timeout=120)
        assert "Traceback" not in err, err


@pytest.fixture(scope="module")
def children():
    made = Children()
    yield made
    made.end()


@pytest.fixture
def run(children, tmp_path):
    """Let a program work until it dies (or kill it ``after`` seconds); what it acknowledged."""

    def go(
        folder: Path, key_file: Path, work: str, point: str, count: int, seed: int, after: float | None = None
    ) -> list[str]:
        out = tmp_path / "said"
        pid = children.start(folder, key_file, work, point, count, seed, out)
        if after is not None:
            time.sleep(after)
            os.kill(pid, signal.SIGKILL)
        code = children.wait()
        assert code in (0, -signal.SIGKILL)
        return heard(out)

    return go


def heard(out: Path) -> list[str]:
    """The last line may be cut: it was not acknowledged."""
    text = out.read_text() if out.exists() else ""
    return text.splitlines()[: text.count("\n")]


def examine(folder: Path, key_file: Path, said: list[str]) -> None:
    """The three zeros."""
    with open_folder(folder, key_file=key_file) as store:
        vault = Vault(store)
        check_whole(store, vault)  # 0 corrupt
        with store.read() as session:
            for line in said:  # 0 acknowledged but lost
                match line.split():
                    case ["saved", entity, record_id]:
                        assert session.get(ENTITIES[entity], record_id) is not None, line
                    case ["blob", digest]:
                        assert vault.has(digest)
            told: dict[tuple[str, str], dict] = {}
            for change in session.scalars(select(Change).order_by(Change.seq)):
                row = told.setdefault((change.entity, change.record_id), {})
                row.clear() if change.kind == "delete" else row.update(change.after)
            for model in RECORDS:  # 0 rows without history and outbox
                for record in session.scalars(select(model)):
                    there = told.pop((model.__tablename__, record.id))
                    assert {k: v for k, v in there.items() if v is not None} == snapshot(record)
            assert not any(told.values())
            assert session.scalar(select(func.count(Change.seq))) == session.scalar(
                select(func.count(Operation.dseq))
            )
            acts = select(Change.act_id, Change.entity, Change.record_id)
            sent = select(Operation.act_id, Operation.entity, Operation.record_id)
            assert set(session.execute(acts).all()) == set(session.execute(sent).all())
            numbers = sorted(session.scalars(select(IssuedNumber.no)))
            assert numbers == list(range(1, len(numbers) + 1))  # no number twice, none skipped
            for digest in session.scalars(select(Attachment.sha256)):
                vault.get(digest)  # no row names missing bytes
        vault.close()


POINTS = [
    ("members", "work.begun"),
    ("members", "work.flushed"),
    ("members", "work.journaled"),
    ("members", "work.committed"),
    ("numbers", "work.flushed"),
    ("numbers", "work.journaled"),
    ("numbers", "work.committed"),
    ("files", "vault.written"),
    ("files", "vault.stored"),  # between the blob and its row
    ("files", "work.journaled"),
]


@pytest.mark.parametrize(("work", "point"), POINTS)
def test_killed_at_a_commit_point(run, tmp_path, work, point):
    """Four deaths on one folder at each point: what a death leaves, the next start must live with."""
    rng = random.Random(f"{work} {point}")
    said: list[str] = []
    for _ in range(4):
        said += run(tmp_path / "d", tmp_path / "k", work, point, rng.randint(1, 12), rng.randrange(10**6))
        examine(tmp_path / "d", tmp_path / "k", said)


@pytest.mark.parametrize("work", ["members", "files"])
def test_killed_at_any_moment(run, tmp_path, work):
    """Killed from outside after a random time, in the middle of whatever it does."""
    rng = random.Random(work)
    said: list[str] = []
    for _ in range(10):
        said += run(
            tmp_path / "d",
            tmp_path / "k",
            work,
            "never",
            1,
            rng.randrange(10**6),
            after=0.05 + rng.random() * 0.2,
        )
        examine(tmp_path / "d", tmp_path / "k", said)


@pytest.mark.parametrize("point", ["create.key", "create.slots", "create.vault", "create.ready"])
def test_killed_at_a_point_of_making_a_folder(run, tmp_path, point):
    for _ in range(2):
        assert run(tmp_path / "d", tmp_path / "k", "members", point, 1, 1) == []
        assert not (tmp_path / "d" / "vanthu.db").exists()
    said = run(tmp_path / "d", tmp_path / "k", "members", "work.begun", 3, 1)
    examine(tmp_path / "d", tmp_path / "k", said)
    assert not list((tmp_path / "d").glob(".*"))


def test_two_programs_make_the_same_folder(children, tmp_path):
    outs = [tmp_path / str(n) for n in range(4)]
    for out in outs:
        children.start(tmp_path / "d", tmp_path / "k", "members", "work.begun", 5, 1, out)
    assert [children.wait() for _ in outs] == [-signal.SIGKILL] * 4
    examine(tmp_path / "d", tmp_path / "k", [line for out in outs for line in heard(out)])


def test_killed_while_a_folder_is_made(run, tmp_path):
    for n, after in enumerate((0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.07)):
        said = run(tmp_path / f"d{n}", tmp_path / "k", "members", "never", 1, 1, after=after)
        examine(tmp_path / f"d{n}", tmp_path / "k", said)


@pytest.mark.parametrize("point", ["backup.database", "backup.written"])
def test_killed_during_a_backup_the_one_before_stays(run, tmp_path, point):
    said = run(tmp_path / "d", tmp_path / "k", "backup", point, 3, 1)
    assert said.count("copied") == 2
    examine(tmp_path / "d", tmp_path / "k", said)
    restore(tmp_path / "copy.vtd", tmp_path / "e", key_file=tmp_path / "k")


@pytest.mark.parametrize(
    ("point", "count"),
    [("restore.proven", 1), ("restore.begun", 1), *[("restore.aside", n) for n in (1, 2, 3)]]
    + [("restore.placed", n) for n in (1, 2, 3)],
)
def test_killed_during_a_restore_the_data_are_old_or_new(run, tmp_path, point, count):
    folder, key_file = tmp_path / "d", tmp_path / "k"
    with open_folder(folder, key_file=key_file) as store:
        vault = Vault(store)
        (folder / "settings.toml").write_text('language = "en"\n')
        add_unit(store, "cũ")
        backup(store, vault, tmp_path / "copy.vtd")
        old = picture(store)
        add_unit(store, "mới")
        new = picture(store)
        vault.close()
    (folder / "settings.toml").write_text("version = 1\n")
    assert "restored" not in run(folder, key_file, "restore", point, count, 1)
    with open_folder(folder, key_file=key_file) as store:
        state = picture(store)
        check_whole(store, vault := Vault(store))
        vault.close()
    assert state == (new if point == "restore.proven" else old)
    assert not (folder / "restore.json").exists()
    assert ("en" in (folder / "settings.toml").read_text()) == (state == old)


def test_a_power_cut_in_the_middle_of_a_restore_marker(tmp_path):
    """The marker is written whole or not at all; a half one of a broken disk must not be taken for an order."""
    with open_folder(tmp_path / "d", key_file=tmp_path / "k"):
        pass
    (tmp_path / "d" / "restore.json").write_text(json.dumps({"staging": "copies/x"})[:5])
    with pytest.raises(RestoreBroken):
        open_folder(tmp_path / "d", key_file=tmp_path / "k")


def test_two_programs_at_once_are_both_right(children, tmp_path):
    """Two processes number and a third edits in the same folder; each is killed after a while."""
    open_folder(tmp_path / "d", key_file=tmp_path / "k").close()
    work = (("numbers", "work.committed"), ("numbers", "work.flushed"), ("members", "work.committed"))
    outs = [tmp_path / str(n) for n in range(len(work))]
    for (kind, point), out in zip(work, outs, strict=True):
        children.start(tmp_path / "d", tmp_path / "k", kind, point, 40, 1, out)
    assert [children.wait() for _ in work] == [-signal.SIGKILL] * 3
    said = [line for out in outs for line in heard(out)]
    assert sum(line.startswith("saved issued_number") for line in said) >= 78
    examine(tmp_path / "d", tmp_path / "k", said)
