"""Verbs killed at random moments (kill -9): the store opens again, whole, and nothing is half recorded.

The unit of work has kill tests of its own at every point of a commit (tests/models); this loop takes the program as a
clerk's computer does, from start to end, with the first making of a folder among the moments.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import has_data, open_desk
from app.models.copies import check_quick
from app.models.files import Attachment
from app.models.history import snapshot
from app.models.journal import Change, Operation
from app.models.letters import IncomingLetter
from app.models.numbers import IssuedNumber
from app.models.registry import RECORDS
from tests.factory import letter_file, own_letter

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = [(12, 20260302), pytest.param(60, None, marks=pytest.mark.corpus)]
"""How many, and where chance begins; the long corpus begins anywhere."""

pytestmark = [pytest.mark.slow, pytest.mark.serial]


def start(folder, words):
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "app",
            *words,
            "--data",
            str(folder / "data"),
            "--key-file",
            str(folder / "key"),
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def verbs(folder, chance, at):
    """One line a clerk might type; each round's texts differ, so that half-done work would show."""
    note = folder / f"thu-{at}.txt"
    note.write_text(f"Kính gửi Đoàn xã Đồng Rạng\nThư số {at}, trả lời trước ngày 20/3/2026.\n", "utf-8")
    letter = folder / "letter.json"
    if not letter.exists():
        letter_file(letter, own_letter())
        letter_file(folder / "den.pdf")
    return chance.choice(
        [
            ["incoming", "add", str(note)],
            ["incoming", "add", str(folder / "den.pdf"), "--set", f"note=lần {at}"],
            ["task", "add", f"việc {at}"],
            ["members", "add", f"Nguyễn Văn Lần {at}"],
            ["letter", "new", str(letter)],
            ["register", "print", "incoming", "--pdf", str(folder / "so.pdf")],
            ["backup", str(folder / "sao.vtd")],
            ["recovery", "sheet", str(folder / "phieu.pdf"), "--again"],
        ]
    )


def whole(folder):
    """Open as the next command would, and hold what must always be true. The number of records."""
    with closing(open_desk(folder / "data", key_file=folder / "key")) as desk:
        check_quick(desk.store)
        with desk.store.read() as session:
            changes: dict[tuple[str, str], dict] = {}
            acts = set()
            for change in session.scalars(select(Change).order_by(Change.seq)):
                state = changes.setdefault((change.entity, change.record_id), {})
                state.update(change.after)
                acts.add((change.act_id, change.entity, change.record_id))
            sent = {(op.act_id, op.entity, op.record_id) for op in session.scalars(select(Operation))}
            assert acts == sent, "history and outbox differ"
            records = {
                (r.__tablename__, r.id): snapshot(r)
                for model in RECORDS
                for r in session.scalars(select(model))
            }
            told = {
                key: {name: v for name, v in state.items() if v is not None} for key, state in changes.items()
            }
            assert records == told, "records and history differ"
            letters = {letter.id: letter for letter in session.scalars(select(IncomingLetter))}
            given = [n for n in session.scalars(select(IssuedNumber)) if n.letter_id in letters]
            registered = {i: one for i, one in letters.items() if one.state == "registered"}
            assert {n.letter_id: n.no for n in given} == {
                i: one.arrival_number for i, one in registered.items()
            }
            assert sorted(n.no for n in given) == list(range(1, len(given) + 1)), (
                "a gap among arrival numbers"
            )
            for attachment in session.scalars(select(Attachment)):
                assert attachment.owner_id in letters
                assert len(desk.vault.get(attachment.sha256)) == attachment.size
            assert {a.owner_id for a in session.scalars(select(Attachment))} == set(letters)
        return len(records)


@pytest.mark.parametrize(("rounds", "seed"), ROUNDS)
def test_verbs_killed_at_random_moments_leave_nothing_half_done(tmp_path, rounds, seed):
    seed = seed or random.randrange(1 << 30)
    chance = random.Random(seed)
    longest, killed, ran = 2.0, 0, 0
    for at in range(4 * rounds):
        if at >= rounds and killed >= rounds // 4:
            break  # only where the machine is much faster than guessed are more rounds needed
        words = verbs(tmp_path, chance, at)
        began = time.monotonic()
        process = start(tmp_path, words)
        # One round in four runs through: the loop must also see growing data, and learn how long a verb takes here.
        if at % 4 == 3:
            _, told = process.communicate(timeout=120)
            longest = 0.5 * longest + 0.5 * (time.monotonic() - began)
            assert process.returncode == 0, (seed, at, words, told.decode())
            ran += 1
        else:
            time.sleep(chance.uniform(0.2, 1.0) * longest)
            process.kill()
            _, told = process.communicate(timeout=60)
            killed += process.returncode < 0
            if process.returncode == 0:
                longest *= 0.7  # it was over before: verbs are quicker here
        assert b"Traceback" not in told, (seed, at, words)
        if has_data(tmp_path / "data"):
            assert whole(tmp_path) > 0, (seed, at, words)
        # Files asked for are whole or not there, and no temporary name is taken for one.
        pdf = tmp_path / "so.pdf"
        assert not pdf.exists() or pdf.read_bytes().rstrip().endswith(b"%%EOF"), (seed, at)
    assert killed >= rounds // 4, (seed, killed, "hardly any verb was caught while it ran")
    assert ran >= rounds // 4 - 1


@pytest.mark.parametrize(("rounds", "seed"), ROUNDS)
def test_the_first_start_killed_at_random_moments_can_begin_again(tmp_path, rounds, seed):
    seed = seed or random.randrange(1 << 30)
    chance = random.Random(seed)
    for at in range(rounds // 3):
        folder = tmp_path / str(at)
        folder.mkdir()
        process = start(folder, ["task", "add", "việc đầu tiên"])
        time.sleep(chance.uniform(0.3, 1.4))
        process.kill()
        process.communicate(timeout=60)
        again = start(folder, ["task", "add", "việc thứ hai"])
        _, told = again.communicate(timeout=120)
        assert again.returncode == 0, (seed, at, told.decode())
        assert whole(folder) > 0, (seed, at)
