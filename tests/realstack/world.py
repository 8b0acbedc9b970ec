"""A small district on real folders: PCs of two units, headquarters, a bad line, sticks, dying disks, all by one random source.

Nothing is played here but people, line and misfortune: the PCs are encrypted folders behind the program's services, the
server is the real one over SQLite or PostgreSQL. A seed decides every step, so a failure is repeated by its number.
``saves`` and ``paper`` remember what people did and were told, for the judge.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from app.base.clock import FixedClock
from app.base.errors import AppError
from app.hq import bundles as stick
from app.models.files import Attachment
from app.models.history import PULLED
from app.models.journal import Change, Operation
from app.models.letters import OutgoingLetter
from app.models.members import Member
from app.models.numbers import IssuedNumber, Series
from app.models.session import no_stop
from app.models.syncing import SyncLink
from app.services.leasing import NumbersElsewhere, key_of
from app.wire import codec
from app.wire.messages import Pushed
from tests.models.records import add_member, draft
from tests.realstack.pc import Asked, Pc, Save
from tests.realstack.stage import BEGIN, PCS, Headquarters, Stage


class Killed(BaseException):
    """The program ends here."""


class World:
    """One run."""

    def __init__(self, seed: int, stage: Stage, place: Path) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.random = self.rng.random
        self.stage, self.place = stage, place
        self.hq: Headquarters = stage.headquarters(place / "hq")
        self.made = 0
        self.faults = 0.0
        self.nested = False
        self.pcs: list[Pc] = []
        self.copies: list[Path] = []
        self.sticks: list[tuple[Pc, Path]] = []
        self.receipts: list[tuple[Pc, Path]] = []
        self.late: list[tuple[bool, Asked]] = []
        """Requests that will come once more, or (True) for the first time when nobody waits for the answer any more."""
        self.files: dict[str, tuple[str, bytes]] = {}
        self.saves: dict[str, Save] = {}
        self.author: dict[tuple[str, str, str, str], Save] = {}
        self.paper: list[tuple[str, int, str]] = []
        self.excused: set[str] = set()
        self.died: set[str] = set()
        self.empty: set[str] = set()
        self.erased: set[tuple[str, str]] = set()
        self.epoch = 1
        self.notes: list[str] = []
        self.broken: list[str] = []
        there = {"a1", "a2"} | {name for name, chance in (("a3", 0.2), ("b1", 0.3)) if self.random() < chance}
        for name, org in PCS.items():
            if name in there:
                folder = place / name
                stage.lay(name, folder)
                self._pc(folder, name, org, FixedClock(BEGIN))
            else:
                self.hq.forget(stage.witnesses[name].device)
        self.plan = self._plan()

    def _plan(self) -> list[tuple[Callable[[Pc], None], float]]:
        """Which kinds of events this seed has, and how often."""

        def weight(value: float, chance: float) -> float:
            return value if self.random() < chance else 0.0

        return [
            (self.edit, 10.0), (self.meet, 7.0 * self.rng.choice((0.5, 1, 2))),
            (self.issue, weight(3.0, 0.6)), (self.give_back, weight(0.7, 0.4)), (self.take_over, weight(0.7, 0.4)),
            (self.attach, weight(0.8, 0.3)), (self.decide, weight(1.5, 0.7)),
            (self.image, weight(1.0, 0.6)), (self.put_back, weight(0.7, 0.6)), (self.clone, weight(0.4, 0.3)),
            (self.die, weight(0.3, 0.3)), (self.killed, weight(2.0, 0.6)), (self.disk_full, weight(1.0, 0.5)),
            (self.hq_backup, weight(1.0, 0.6)), (self.hq_restore, weight(0.7, 0.6)), (self.late_comes, weight(1.0, 0.6)),
            (self.write_bundle, weight(0.7, 0.4)), (self.read_bundle, 1.0), (self.read_receipt, 1.0),
            (self.clock_jumps, weight(0.4, 0.5)),
        ]  # fmt: skip

    def run(self, steps: int = 36) -> None:
        self.faults = self.rng.choice((0.0, 0.1, 0.3))
        events, weights = zip(*self.plan, strict=True)
        for event in self.rng.choices(events, weights, k=steps):
            self.pass_time(self.random() * 1000)
            pc = self.rng.choice(self.pcs)
            if pc.alive:
                self.do(pc, lambda event=event, pc=pc: event(pc))
        self.settle()

    def do(self, pc: Pc, act: Callable[[], object]) -> bool:
        """An act of a person; what he may be told is no fault, being killed is a new start."""
        try:
            act()
        except AppError:
            return False  # anything else is a fault of the program
        except Killed:
            pc.again()
            return False
        return True

    def pass_time(self, seconds: float) -> None:
        step = timedelta(seconds=seconds)
        for clock in (self.hq.clock, *(pc.clock for pc in self.pcs)):
            clock.forward(step)

    # --- people -----------------------------------------------------------------------------------------------

    def _pc(self, folder: Path, name: str, org: str, clock: FixedClock) -> Pc:
        pc = Pc(
            folder, None, clock=clock, seed=self.seed * 100 + len(self.pcs), world=self, name=name, org=org
        )
        self.pcs.append(pc)
        return pc

    def saved(self, pc: Pc, act: str) -> None:
        with pc.store.read() as s:
            seen = {
                (one.entity, one.record_id): one.before
                for one in s.scalars(select(Change).where(Change.act_id == act, Change.verb != PULLED))
            }
            found = [
                one for one in s.scalars(select(Operation).where(Operation.act_id == act))
                if (one.entity, one.record_id) in seen
            ]  # fmt: skip
            link = s.get(SyncLink, 1)
            device = link.device if link else ""
            for number in s.scalars(
                select(IssuedNumber).where(IssuedNumber.id.in_([one.record_id for one in found]))
            ):
                if number.state != "void":
                    series = s.get_one(Series, number.series_id)
                    self.paper.append((key_of(series), number.no, number.id))
        for one in found:
            key = (one.entity, one.record_id)
            save = Save(one.op, pc.org, device, key, one.kind, dict(one.fields), dict(seen[key] or {}))
            self.saves[one.op] = save
            for name, value in save.values.items():
                self.author.setdefault((*key, name, str(value)), save)

    def edit(self, pc: Pc) -> None:
        rng = self.rng
        with pc.store.read() as s:
            members = list(s.scalars(select(Member.id).order_by(Member.id)))
            drafts = list(
                s.scalars(
                    select(OutgoingLetter.id)
                    .where(OutgoingLetter.state == "draft")
                    .order_by(OutgoingLetter.id)
                )
            )
            unit = s.execute(text("SELECT id FROM unit ORDER BY id LIMIT 1")).scalar()
        if unit is None:
            return
        self.made += 1
        if not members or self.random() < 0.2:
            add_member(pc.store, unit, f"{pc.org} Đoàn viên {self.made}", phone="0")
        elif self.random() < 0.15:
            if not drafts or self.random() < 0.4:
                draft(pc.store, unit)
            else:
                self._change(pc, OutgoingLetter, rng.choice(drafts[:2]), rng.choice((
                    {"subject": f"v/v {self.made}"}, {"parts": {"a": [f"{self.made}"]}}, {"note": f"{self.made}"},
                )))  # fmt: skip
        elif self.random() < 0.06:
            with pc.store.work(verb="members.delete", by="clerk") as w:
                w.delete(w.get(Member, rng.choice(members[:3])))
                w.commit()
        else:  # few records, so that people meet on them
            values: dict[str, Any] = {}
            for name in rng.sample(("full_name", "phone", "note"), 1 + (self.random() < 0.3)):
                values[name] = rng.choice(("x", "y")) if name != "full_name" and self.random() < 0.5 else f"{pc.org} {self.made}"  # fmt: skip
            self._change(pc, Member, rng.choice(members[:3]), values)

    def _change(self, pc: Pc, model: Any, id: str, values: dict[str, Any]) -> None:
        with pc.store.work(verb="edit", by="clerk") as w:
            record = w.get(model, id)
            for name, value in values.items():
                setattr(record, name, value)
            w.commit()

    def attach(self, pc: Pc) -> None:
        with pc.store.read() as s:
            owner = s.scalar(select(OutgoingLetter.id).order_by(OutgoingLetter.id))
        if owner is None:
            return
        content = self.rng.randbytes(self.rng.choice((100, 70_000, 300_000)))
        stored = pc.vault.put(content)
        with pc.store.work(verb="attach", by="clerk") as w:
            w.add(Attachment(
                owner_kind="outgoing_letter", owner_id=owner, role="original", name="a.pdf", mime="application/pdf",
                size=stored.size, sha256=stored.sha256,
            ))  # fmt: skip
            w.commit()
        self.files[stored.sha256] = (pc.org, content)

    def issue(self, pc: Pc) -> None:
        if pc.org != "a":
            return
        letter = pc.signed()
        try:
            pc.letters.issue(letter)
        except NumbersElsewhere:
            pass  # it waits

    def give_back(self, pc: Pc) -> None:
        pc.sync.give_back_lease("CV")

    def take_over(self, pc: Pc) -> None:
        if pc.org != "a":
            return
        held = [row for row in pc.sync.leases() if row.book.endswith("CV") and not row.mine]
        if not held or (self._holder_lives(held[0].series, pc) and self.random() < 0.8):
            return
        series = held[0].series
        if self.random() < 0.5:
            self.excused.add(series)  # whoever still has the old range may give the same numbers again
            last = max((no for key, no, _ in self.paper if key == series), default=0)
            pc.sync.take_over_lease(series, reason="máy hỏng", last=last)
        else:
            pc.sync.take_over_lease(series, reason="máy hỏng", skip=True)

    def _holder_lives(self, series: str, but: Pc) -> bool:
        return any(row.series == series and row.mine for pc in self.pcs if pc.alive and pc is not but for row in pc.sync.leases())  # fmt: skip

    def decide(self, pc: Pc) -> None:
        for row in pc.sync.conflicts()[:1]:
            pc.sync.resolve(row.id, self.rng.choice(("mine", "theirs")))

    # --- the line and the stick ----------------------------------------------------------------------------------

    def meet(self, pc: Pc) -> None:
        pc.sync.once()

    def meanwhile(self, pc: Pc) -> None:
        """People do not wait for the line, and other PCs speak too."""
        if self.nested or not self.faults or self.random() > 0.06:
            return
        self.nested = True
        try:
            other = self.rng.choice([one for one in self.pcs if one.alive])
            stop, other.store.stop = other.store.stop, no_stop
            self.do(other, lambda: self.edit(other))
            if other is not pc:
                self.do(other, lambda: other.sync._meet(files=False, stop=lambda: False))
            other.store.stop = stop
        finally:
            self.nested = False

    def asked(self, asked: Asked) -> Any:
        given = self.hq.send(*asked)
        if given.status >= 500:
            self.broken.append(f"{asked[1]} answered {given.status}")
        if asked[1] == "/v1/push" and given.status == 200:
            self._pushed(codec.decode(codec.unpack(given.body, given.headers.get("Content-Encoding", "")), Pushed))  # fmt: skip
        return given

    def _pushed(self, answer: Pushed) -> None:
        """Operations that were taken and said what stood there already leave no step in the feed."""
        good = [one.op for one in answer.results if one.r == "ok"]
        there = {row[0] for row in self.hq.rows("SELECT op FROM log WHERE op = ANY(?)", good)}
        self.empty |= set(good) - there

    def late_comes(self, _: Pc) -> None:
        """A request comes late. One that came before does nothing, whatever it says: its proof was used."""
        if self.late:
            fresh, asked = self.late.pop(self.rng.randrange(len(self.late)))
            given = self.asked(asked)
            if given.status < 400 and not fresh and any(name.lower() == "dpop" for name in asked[3]):
                self.broken.append(f"a used proof was taken again: {asked[1]}")

    def write_bundle(self, pc: Pc) -> None:
        target = self.place / f"stick{len(self.sticks)}-{self.made}.vtg"
        self.made += 1
        pc.sync.write_bundle(target)
        self.sticks.append((pc, target))

    def read_bundle(self, _: Pc) -> None:
        if not self.sticks:
            return
        at = self.rng.randrange(len(self.sticks))
        pc, file = self.sticks[at]
        if self.random() < 0.7:
            del self.sticks[at]
        self.made += 1
        receipt = file.with_suffix(f".bn{self.made}")
        before = {row[0] for row in self.hq.rows("SELECT op FROM operation")}
        stick.read(self.hq.server, file, receipt)
        self._pushed_by_stick(before)
        self.receipts.append((pc, receipt))

    def _pushed_by_stick(self, before: set[str]) -> None:
        now = {row[0] for row in self.hq.rows("SELECT op FROM operation WHERE outcome = 'ok'")} - before
        self.empty |= now - {row[0] for row in self.hq.rows("SELECT op FROM log")}

    def read_receipt(self, _: Pc) -> None:
        if self.receipts:
            pc, file = self.receipts.pop(self.rng.randrange(len(self.receipts)))
            if pc.alive:
                self.do(pc, lambda: pc.sync.read_bundle(file))

    # --- disks and machines --------------------------------------------------------------------------------------

    def killed(self, pc: Pc) -> None:
        """The program ends at some commit point of what it does next."""
        left = [self.rng.randrange(1, 30)]

        def stop(point: str) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise Killed(point)

        pc.store.stop = stop
        try:
            self.rng.choice((self.edit, self.meet, self.meet, self.meet, self.issue))(pc)
        finally:
            pc.store.stop = no_stop

    def disk_full(self, pc: Pc) -> None:
        """No page more: what does not fit is refused, and nothing of it is there."""
        with pc.store.writing.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        self._most_pages(pc, int(pages))
        try:
            for act in self.rng.sample((self.edit, self.edit, self.meet, self.issue), 3):
                self.do(pc, lambda act=act: act(pc))
        finally:
            self._most_pages(pc, 2**30)

    def _most_pages(self, pc: Pc, most: int) -> None:
        with pc.store.writing.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    def image(self, pc: Pc) -> None:
        self.made += 1
        pc.images.append(pc.image(self.place / f"image{self.made}"))

    def put_back(self, pc: Pc) -> None:
        """The folder is set back to an old image; the witness outside it tells at the next start."""
        if pc.images:
            had = pc.outbox()
            pc.put_back(self.rng.choice(pc.images))
            self.died |= had - pc.outbox()
            self._untold()
            self.notes.append(f"{pc.name} restored")

    def clone(self, pc: Pc) -> None:
        if len(self.pcs) < 5:
            twin = self._pc(pc.image(self.place / f"clone{len(self.pcs)}"), pc.name + "'", pc.org, FixedClock(pc.clock.now()))  # fmt: skip
            self.notes.append(f"{twin.name} cloned")

    def die(self, pc: Pc) -> None:
        if sum(one.alive and one.org == pc.org for one in self.pcs) > 1:
            pc.alive = False
            self.died |= pc.outbox()
            self._untold()
            self.notes.append(f"{pc.name} died")

    def _untold(self) -> None:
        """A lease that a restored headquarters forgot may be forgotten here too, before it was told."""
        if self.epoch > 1:
            self.excused.add("*")

    def clock_jumps(self, pc: Pc) -> None:
        pc.clock.moment = self.hq.clock.now() + timedelta(
            days=self.rng.choice((0, 1, -1)) * self.rng.choice((1, 400))
        )

    def hq_backup(self, _: Pc) -> None:
        self.made += 1
        file = self.place / f"copy{self.made}.zip"
        self.hq.backup(file)
        self.copies = [file]

    def hq_restore(self, _: Pc) -> None:
        if self.copies:
            self.hq.restore(self.copies[0])
            self.epoch += 1
            self.notes.append("headquarters restored")
            if any(not pc.alive for pc in self.pcs) or any(
                "restored" in n or "cloned" in n for n in self.notes[:-1]
            ):
                self.excused.add("*")  # a dead PC's numbers may be known to nobody

    # --- the end ------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """The line is good again, an officer clears what waits for the dead, everybody talks until nothing moves."""
        self.faults = 0.0
        for pc in self.living():
            pc.clock.moment = max(pc.clock.now(), self.hq.clock.now()) if abs(pc.clock.now() - BEGIN) < timedelta(days=300) else pc.clock.now()  # fmt: skip
        for turn in range(12):
            before = self._state()
            for pc in self.living():
                pc.sync.once()
            self.hq.resume()
            if turn > 1 and before == self._state():
                return

    def _state(self) -> list[Any]:
        found: list[Any] = [self.hq.rows("SELECT org, head FROM feed ORDER BY org")]
        for pc in self.living():
            with pc.store.read() as s:
                link = s.get_one(SyncLink, 1)
                found.append((link.me.get("cursor", 0), link.state, pc.sync.status().waiting))
        return found

    def living(self) -> list[Pc]:
        return [pc for pc in self.pcs if pc.alive]

    def close(self) -> None:
        for pc in self.pcs:
            pc.close()
        if not self.stage.postgres:
            self.hq.database.close()
