"""A small country in one thread: PCs, headquarters, a bad line, dying disks, all driven by one random source.

Every step is chosen by the seed, so a failure is repeated by its number. The rules are the real ones of both ends; only
stores, line and clock are of the simulation. ``saves`` and ``paper`` remember what people did, for the judge (oracle).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import msgspec

from app.hq import rules as hq_rules
from app.hq import rules_letters, rules_numbers, rules_push
from app.hq.rules_batch import Who
from app.sync import rules as pc_rules
from app.sync.store import OFFER
from app.wire import codec
from app.wire.messages import (
    BucketAsk,
    DigestAsk,
    Hello,
    LeaseAsk,
    LeaseBack,
    ObjectAsk,
    Pull,
    Push,
    Pushed,
    Snapshot,
    Takeover,
)
from app.wire.shapes import PROTOCOL
from tests.simulation.country import Pc
from tests.simulation.memory import restored
from tests.simulation.people import People


class World(People):
    """One run: people, a line, sticks, machines that fail."""

    def __init__(self, seed: int, **stores: Any) -> None:
        super().__init__(seed, **stores)
        self.plan = self._plan()

    def _plan(self) -> list[tuple[Callable[[Pc], None], float]]:
        """Which kinds of events this seed has, and how often."""
        rng = self.rng

        def weight(value: float, chance: float = 1.0) -> float:
            return value if rng.random() < chance else 0.0

        if self.seed % 4 == 1:  # numbers under stress
            return [
                (self.edit, 3.0), (self.round, 7.0), (self.issue, 12.0), (self.give_back, weight(1.5, 0.6)),
                (self.take_over, weight(2.0, 0.6)), (self.image, 2.0), (self.restore, weight(1.0, 0.5)),
                (self.die, weight(0.4, 0.3)), (self.hq_backup, weight(1.5, 0.6)), (self.hq_restore, weight(1.0, 0.6)),
                (self.late_comes, 1.0), (self.write_bundle, weight(0.7, 0.3)), (self.read_bundle, 1.0), (self.read_receipt, 1.0),
            ]  # fmt: skip
        return [
            (self.edit, 10.0),
            (self.round, weight(8.0) * rng.choice((0.5, 1, 2))),
            (self.issue, weight(5.0, 0.7)),
            (self.give_back, weight(0.7, 0.5)),
            (self.take_over, weight(0.6, 0.5)),
            (self.image, weight(1.0, 0.7)),
            (self.restore, weight(0.6, 0.5)),
            (self.clone, weight(0.3, 0.3)),
            (self.die, weight(0.2, 0.3)),
            (self.hq_backup, weight(1.0, 0.8)),
            (self.hq_restore, weight(0.5, 0.5)),
            (self.send, weight(1.0, 0.5)),
            (self.answer_grant, weight(1.0, 0.5)),
            (self.decide, weight(1.5, 0.8)),
            (self.erase, weight(0.15, 0.3)),
            (self.late_comes, weight(1.5, 0.8)),
            (self.write_bundle, weight(0.7, 0.4)),
            (self.read_bundle, weight(1.0, 0.9)),
            (self.read_receipt, weight(1.0, 0.9)),
            (self.clock_jumps, weight(0.3, 0.5)),
        ]

    # --- the line ----------------------------------------------------------------------------------------

    def handle(self, pc: Pc, question: Any) -> Any:
        """Headquarters answers. A crash within its transaction is no transaction at all, so it is a lost question."""
        who = Who(pc.device, pc.org)
        with self.hq.begin(pc.org) as tx:
            match question:
                case Hello():
                    return hq_rules.hello(tx, who, question, self.now)
                case Push():
                    answer = rules_push.push(tx, who, question, self.now)
                    if isinstance(answer, Pushed):
                        self.empty |= {
                            one.op for one in answer.results if one.r == "ok" and one.seq <= tx.before
                        }
                    return answer
                case Pull():
                    return hq_rules.pull(tx, who, question)
                case Snapshot():
                    return hq_rules.snapshot(tx, who, question)
                case LeaseAsk():
                    return rules_numbers.lease_ask(tx, who, question)
                case LeaseBack():
                    return rules_numbers.lease_back(tx, who, question)
                case Takeover():
                    return rules_numbers.takeover(tx, who, question)
                case ObjectAsk():
                    return rules_letters.objects(tx, question)
                case DigestAsk():
                    return hq_rules.digest(tx, who, question)
                case BucketAsk():
                    return hq_rules.bucket(tx, who, question)
        raise AssertionError(question)

    def carried(self, message: Any, pc: Pc) -> Any:
        """As it is after the line: in some runs through bytes, compressed and back, of one PC in the older protocol."""
        if not self.codec or message is None:
            return message
        if message.p == PROTOCOL and getattr(message, "line", "") in self.lines_1:
            return codec.decode_any(spoken_1(message, pc.device, self.lines_1[message.line]))
        return codec.decode_any(codec.unpack(codec.pack(codec.encode(message)), "zstd"))

    def ask(self, pc: Pc, question: Any) -> Any:
        luck = self.random()
        if luck < self.faults * 0.3:
            return None  # the question is lost, or headquarters fell within its transaction
        question = self.carried(question, pc)
        if luck < self.faults * 0.45:
            self.late.append((pc, frozen(question)))  # and comes once more, some day
        answer = self.handle(pc, question)
        if self.faults * 0.45 < luck < self.faults:
            return None  # the answer is lost
        return self.carried(answer, pc)

    def late_comes(self, _: Pc) -> None:
        if self.late:
            pc, question = self.late.pop(int(self.random() * len(self.late)))
            self.handle(pc, thawed(question))

    def round(self, pc: Pc, rows: int = 0) -> None:
        """One contact, as far as the line and the power last; in some runs others speak in between."""
        round, pc.open = (
            pc.open or pc_rules.Round(self.new_id, rows=rows or self.rng.choice((2, 5, 500))),
            None,
        )
        for _ in range(60):
            if self.faults and self.random() < self.pauses:
                pc.open = round
                return
            if self.faults and self.random() < 0.06:
                (self.edit, self.issue, self.give_back)[int(self.random() * 3)](
                    pc
                )  # people do not wait for the line
            question = round.next(self.tx(pc))
            if question is None:
                break
            if self.faults and self.random() < 0.02:
                return  # killed after it was written down what will be asked
            answer = self.ask(pc, question)
            if answer is None:
                round.lost(self.tx(pc), question)
                return
            if self.faults and self.random() < 0.03:
                self.torn(pc, round, question, answer)
                return
            round.answered(self.tx(pc), question, answer)
            self.on_screen(pc)
            self.explain(pc)

    def on_screen(self, pc: Pc) -> None:
        """What a person typed stays before his eyes as long as it is on its way."""
        last: dict[tuple[str, str], dict[str, Any]] = {}
        for op in sorted(pc.disk.out.values(), key=lambda op: op.dseq):
            if op.state == "waiting" and not op.seq and op.act != OFFER:
                if op.kind in ("delete", "erase"):
                    last[op.ent, op.id] = {}
                else:
                    last.setdefault((op.ent, op.id), {}).update(op.set)
        for key, values in last.items():
            local = pc.disk.local.get(key, values)
            gone = [name for name, value in values.items() if local.get(name, value) != value]
            if gone:
                self.broken.append(f"{pc.name} sees another's value over his own: {key} {gone}")

    def torn(self, pc: Pc, round: pc_rules.Round, question: Any, answer: Any) -> None:
        """Killed while the answer is being written: nothing of it is there."""

    # --- a stick -----------------------------------------------------------------------------------------

    def write_bundle(self, pc: Pc) -> None:
        """All that waits, as a file."""
        me = pc.disk.me
        if not me.epoch:
            return
        batch, me.batch = me.batch, 200
        push = pc_rules.next_push(self.tx(pc), me)
        me.batch = batch
        if push is not None:
            hello = pc_rules.hello(self.tx(pc), me)
            self.bundles.append((pc, frozen((hello, push))))

    def read_bundle(self, _: Pc) -> None:
        if self.bundles:
            at = int(self.random() * len(self.bundles))
            pc, file = self.bundles[at]
            if self.random() < 0.7:
                del self.bundles[at]
            hello, push = thawed(file)
            self.handle(pc, hello)
            self.receipts.append((pc, push, frozen(self.handle(pc, push))))

    def read_receipt(self, _: Pc) -> None:
        if self.receipts:
            pc, push, file = self.receipts.pop(int(self.random() * len(self.receipts)))
            answer = thawed(file)
            if pc.alive and isinstance(answer, Pushed):
                tx = self.tx(pc)
                me = tx.me()
                pc_rules.settle(tx, me, push, answer)
                tx.save(me)

    # --- disks and machines ---------------------------------------------------------------------------------

    def image(self, pc: Pc) -> None:
        pc.images.append(pickle.dumps(pc.disk))

    def restore(self, pc: Pc) -> None:
        """The PC is set back to an old image. In most cases a mark outside the folder tells so at the next start."""
        if not pc.images:
            return
        old, pc.open = pc.disk, None
        pc.disk = pickle.loads(self.rng.choice(pc.images))
        pc.store.disk = pc.disk
        self.died |= old.out.keys() - pc.disk.out.keys()
        self.notes.append(f"{pc.name} restored")
        self._untold()
        if self.random() < 0.6:
            self.witnessed(pc)
        else:
            self.excused |= set(self.series)  # until its next contact nobody can know

    def witnessed(self, pc: Pc) -> None:
        tx = self.tx(pc)
        me = tx.me()
        pc_rules.begin_line(tx, me, self.new_id())
        tx.save(me)

    def clone(self, pc: Pc) -> None:
        if len(self.pcs) > 5:
            return
        disk = pickle.loads(pickle.dumps(pc.disk))
        twin = Pc(pc.name + "'", pc.org, disk, self.pc_store(disk, self.new_id), skew=pc.skew)
        self.pcs.append(twin)
        self.notes.append(f"{pc.name} cloned")
        if self.random() < 0.5:
            self.witnessed(twin)
        else:
            self.excused |= set(self.series)

    def die(self, pc: Pc) -> None:
        if sum(other.alive and other.org == pc.org for other in self.pcs) > 1:
            pc.alive = False
            self.died |= pc.disk.out.keys()
            self._untold()
            self.notes.append(f"{pc.name} died")

    def _untold(self) -> None:
        """A lease that a restored headquarters forgot may be forgotten here too, before it was told."""
        if self.epoch > 1:
            self.excused |= set(self.series)

    def clock_jumps(self, pc: Pc) -> None:
        pc.skew = self.rng.choice((0, 0, 1, -1)) * self.rng.choice((10**4, 10**8, 3 * 10**11))

    def hq_backup(self, _: Pc) -> None:
        """A copy, and once it lies there the mark that it does."""
        self.backups = [pickle.dumps(self.hq.state)]
        for org in self.hq.state.orgs.values():
            org.org.durable = org.org.head

    def hq_restore(self, _: Pc) -> None:
        if self.backups:
            self.epoch += 1
            self.hq.state = restored(pickle.loads(self.backups[0]), self.epoch)
            self.notes.append("headquarters restored")
            if any(not pc.alive for pc in self.pcs) or any(
                "restored" in n or "cloned" in n for n in self.notes[:-1]
            ):
                self.excused |= set(self.series)  # a dead PC's numbers may be known to nobody

    # --- a run ---------------------------------------------------------------------------------------------

    def run(self, steps: int = 100) -> None:
        self.faults = self.rng.choice((0.0, 0.1, 0.3))
        events = [event for event, _ in self.plan]
        weights = [weight for _, weight in self.plan]
        for event in self.rng.choices(events, weights, k=steps):
            self.now += int(self.random() * 10**6)
            pc = self.pcs[int(self.random() * len(self.pcs))]
            if pc.alive:
                event(pc)
        self.settle()

    def settle(self) -> None:
        """The line is good again, officers clear what waits for the dead, everybody talks until nothing moves."""
        self.faults = 0.0
        for pc in self.pcs:
            pc.open = None
        for _ in range(4):
            self._everybody()
            for org in self.hq.state.orgs.values():
                if org.org.paused:
                    org.org.paused = False
        for _ in range(12):
            before = [(pc.disk.me.cursor, len(pc.disk.out), pc.disk.me.sent) for pc in self.pcs]
            self._everybody()
            if before == [(pc.disk.me.cursor, len(pc.disk.out), pc.disk.me.sent) for pc in self.pcs]:
                return

    def _everybody(self) -> None:
        for pc in self.pcs:
            if pc.alive:
                self.round(pc, 500)


def spoken_1(message: Any, device: str, incarnation: int) -> bytes:
    """A question as the program of protocol 1 wrote it."""
    plain = msgspec.to_builtins(message)
    del plain["line"]
    plain |= {"p": 1, "device": device, "inc": incarnation}
    if isinstance(message, Push):
        del plain["after"]
        for op in plain["ops"]:
            kind = op.pop("kind", "update")
            op |= {"create": {"new": True}, "delete": {"del": True}, "update": {}}.get(kind, {"kind": kind})
    return msgspec.json.encode(plain)


def frozen(value: Any) -> bytes:
    return pickle.dumps(value)


def thawed(value: bytes) -> Any:
    return pickle.loads(value)
