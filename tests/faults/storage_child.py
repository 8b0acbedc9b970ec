"""A clerk's program that dies: does one kind of work for ever and kills itself at a named point.

    python -m tests.faults.storage_child

Reads one order a line, [FOLDER, KEYFILE, WORK, POINT, COUNT, SEED, OUT], and forks a process for each (imports are
paid for once): says its number, and 'ended' with its fate. The child writes 'saved ENTITY ID' to OUT after each act
that was acknowledged. Used by test_storage_kill.py.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.models.copies import backup, restore
from app.models.files import Attachment
from app.models.folder import open_folder
from app.models.letters import OutgoingLetter
from app.models.members import Member
from app.models.numbers import IssuedNumber, Series
from app.models.session import Store
from app.models.undo import redo, undo
from app.models.units import Unit
from app.models.vault import Vault


class Death:
    """Kills the process the ``count``-th time it passes ``point``."""

    def __init__(self, point: str, count: int) -> None:
        self.point, self.left = point, count

    def __call__(self, point: str) -> None:
        if point == self.point:
            self.left -= 1
            if self.left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def members(store: Store, vault: Vault, rng: random.Random) -> None:
    with store.work(verb="members.add", by="clerk") as w:
        unit = w.session.scalars(select(Unit)).first() or w.add(Unit(level="branch", name="x"))
        member = w.add(
            Member(unit_id=unit.id, full_name=f"Đặng Văn {rng.random()}", note="n" * rng.randrange(1500))
        )
        w.commit()
    say("saved", "member", member.id)
    with store.work(verb="members.edit", by="clerk") as w:
        w.get(Member, member.id).phone = str(rng.random())
        w.commit()
    if rng.random() < 0.3:
        undo(store, by="clerk")
        redo(store, by="clerk")


def numbers(store: Store, vault: Vault, rng: random.Random) -> None:
    with store.work(verb="letters.issue", by="clerk") as w:
        unit = w.session.scalars(select(Unit)).first() or w.add(Unit(level="branch", name="x"))
        series = w.session.scalars(select(Series)).first() or w.add(
            Series(unit_id=unit.id, book="a", period_kind="year", period="2026")
        )
        taken = (
            w.session.scalars(select(IssuedNumber.no).order_by(IssuedNumber.no.desc()).limit(1)).first() or 0
        )
        letter = w.add(
            OutgoingLetter(unit_id=unit.id, standard="party", kind="CV", form=1, parts={}, state="issued")
        )
        number = w.add(
            IssuedNumber(
                series_id=series.id,
                unit_id=unit.id,
                period="2026",
                no=taken + 1,
                printed=str(taken + 1),
                letter_id=letter.id,
                given_on=date(2026, 3, 2),
            )
        )
        letter.number_id = number.id
        w.commit()
    say("saved", "issued_number", number.id)


def files(store: Store, vault: Vault, rng: random.Random) -> None:
    stored = vault.put(rng.randbytes(rng.choice([10, 300_000, 900_000])))
    say("blob", stored.sha256)
    with store.work(verb="files.add", by="clerk") as w:
        row = w.add(
            Attachment(
                owner_kind="x",
                owner_id="1",
                role="original",
                name="a",
                mime="x",
                size=stored.size,
                sha256=stored.sha256,
            )
        )
        w.commit()
    say("saved", "attachment", row.id)


def live(folder: str, key_file: str, work: str, point: str, count: str, seed: str) -> None:
    death, rng = Death(point, int(count)), random.Random(int(seed))
    if work == "restore":
        restore(Path(folder).with_name("copy.vtd"), Path(folder), key_file=Path(key_file), stop=death)
        say("restored")
        return
    with open_folder(Path(folder), key_file=Path(key_file), stop=death) as store:
        vault = Vault(store)
        if work == "backup":
            while True:
                members(store, vault, rng)
                backup(store, vault, Path(folder).with_name("copy.vtd"))
                say("copied")
        while True:
            {"members": members, "numbers": numbers, "files": files}[work](store, vault, rng)


def main() -> None:
    children: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        if order == "wait":
            pid, fate = os.wait()
            children.discard(pid)
            say("ended", pid, os.waitstatus_to_exitcode(fate))
            continue
        pid = os.fork()
        if pid == 0:
            sys.stdout = Path(order.pop()).open("w")  # noqa: SIM115  lives as long as the process
            live(*order)
            os._exit(0)
        children.add(pid)
        say(pid)


if __name__ == "__main__":
    main()
