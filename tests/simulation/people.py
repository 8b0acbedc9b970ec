"""What people do: they edit, number, send letters, decide conflicts. None of them knows of the exchange."""

from __future__ import annotations

from app.sync import rules_numbers as leases
from app.sync.store import MyLease
from app.wire.classes import CONFLICT, DIRECTIVE, GRANT
from app.wire.messages import (
    Leased,
    Refusal,
    Takeover,
)
from tests.simulation.country import ENTITIES, FIELDS, Country, Pc


class People(Country):
    """Acts, each of one person on one PC."""

    def edit(self, pc: Pc) -> None:
        rng = self.rng
        if self.random() < 0.02:
            return  # the disk is full: the form keeps the text, nothing was said to be saved
        ent = rng.choice(ENTITIES)
        mine = [key for key in pc.disk.local if key[0] == ent]
        if not mine or self.random() < 0.25:
            self.made += 1
            key = (ent, f"{pc.org}-{ent}-{self.made}")
            self.save(pc, "create", key, dict.fromkeys(FIELDS[ent], f"{self.made}"))
            return
        # Few records, so that people meet on them.
        key = mine[min(len(mine) - 1, int(self.random() * 3))]
        if self.random() < 0.06:
            gone = self.save(pc, "delete", key, {})
            if self.random() < 0.3:  # undone at once
                again = self.save(pc, "create", key, dict(self.saves[gone].saw))
                self.saves[again].saw = dict(self.saves[gone].saw)
            return
        names = rng.sample(FIELDS[ent], 1 + (self.random() < 0.3))
        values = {}
        for name in names:
            self.made += 1
            values[name] = (
                rng.choice(("x", "y"))
                if name in ("phone", "note") and self.random() < 0.5
                else f"{self.made}"
            )
        self.save(pc, "update", key, values)

    def erase(self, pc: Pc) -> None:
        mine = [key for key in pc.disk.local if key[0] == "member"]
        if mine:
            key = self.rng.choice(mine)
            self.save(pc, "erase", key, {})
            self.erased.add(key)

    def decide(self, pc: Pc) -> None:
        """A person decides one conflict: takes a side, in the record and in the inbox."""
        local = pc.disk.local
        for key, values in local.items():
            if key[0] != CONFLICT or values.get("state") != "open":
                continue
            about = (values["ent"], values["record"])
            mine = {n: v for n, v in values["mine"].items() if n != "num"}
            if self.random() < 0.5 and mine and about in local and about[0] != "issued_number":
                self.save(pc, "update", about, mine)
            self.save(pc, "update", key, {"state": "settled"})
            return

    # --- numbers ---------------------------------------------------------------------------------------

    def issue(self, pc: Pc) -> None:
        if pc.org != "a":
            return
        series = self.rng.choice(self.series)
        tx = self.tx(pc)
        no = leases.next_number(tx.leases().get(series), tx.highest(series))
        if no is None:
            leases.wish(tx, series, self.new_id())
            return
        key = ("issued_number", f"a-no-{self.new_id()}")
        num = (series, no, "")
        self.save(pc, "create", key, {"no": no, "num": list(num), "state": "issued"}, num)
        self.paper.append((series, no, key[1]))

    def give_back(self, pc: Pc) -> None:
        leases.give_back(self.tx(pc), self.rng.choice(self.series))

    def holder_lives(self, lease: MyLease, but: Pc) -> bool:
        return any(
            other.alive and other is not but and (mine := other.disk.lease.get(lease.series)) is not None
            and mine.state in ("held", "returning") for other in self.pcs
        )  # fmt: skip

    def take_over(self, pc: Pc) -> None:
        if pc.org != "a":
            return
        series = self.rng.choice(self.series)
        lease = self.tx(pc).leases().get(series)
        if lease is None or lease.state not in ("elsewhere", "dropped") or not lease.epoch:
            return
        living = self.holder_lives(lease, pc)
        if living and self.random() < 0.8:
            return
        mode = self.rng.choice(("continue", "skip"))
        req = self.new_id()
        lease.asking, lease.req = True, req
        last = max((no for s, no, _ in self.paper if s == series), default=0)
        ask = Takeover(
            line=pc.disk.me.line, series=series, req=req, epoch=lease.epoch, mode=mode, last=last, reason="máy hỏng"
        )  # fmt: skip
        if mode == "continue":
            # Whoever still has the old range, now or in an image, may give the same numbers again.
            self.excused.add(series)
        for _ in range(3):
            answer = self.ask(pc, ask)
            if answer is not None:
                break
        if isinstance(answer, Leased | Refusal):
            leases.answered(self.tx(pc), pc.disk.me, ask, answer)
            if isinstance(answer, Refusal):
                lease.asking = False
        self.explain(pc)

    def explain(self, pc: Pc) -> None:
        """Numbers that were skipped become void, each with a record."""
        todo, pc.disk.explain = pc.disk.explain, []
        for series, no in todo:
            key = ("issued_number", f"a-no-{self.new_id()}")
            num = (series, no, "")
            self.save(pc, "create", key, {"no": no, "num": list(num), "state": "void"}, num)

    # --- letters between units ---------------------------------------------------------------------------

    def send(self, pc: Pc) -> None:
        to = {"t": ["a", "b", "zz"], "a": ["t", "b"], "b": ["t"]}[pc.org]
        key = (DIRECTIVE, self.new_id())
        self.save(pc, "create", key, {"to": to, "letter": {"subject": key[1]}, "urgent": self.random() < 0.3})
        self.directives[key[1]] = (pc.org, to)

    def answer_grant(self, pc: Pc) -> None:
        for key, values in pc.disk.local.items():
            if key[0] == GRANT:
                stage = next(
                    (one for one in ("arrived_on", "seen_on", "registered_on") if one not in values), None
                )
                if stage is not None:
                    self.save(pc, "update", key, {stage: f"day {self.made}"})
                    return
