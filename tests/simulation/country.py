"""The country of the simulation: its PCs, what people did on them, and what they were told."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.hq.store import Line, Plan
from app.sync import rules as pc_rules
from app.sync.store import Me
from app.wire.versions import line_of
from tests.simulation.memory import Disk, HqStore, PcStore, PcTx

FIELDS = {
    "member": ("full_name", "birth_date", "phone", "email"),
    "outgoing_letter": ("subject", "parts", "note"),
    "task": ("title", "state", "result"),
}
ENTITIES = tuple(FIELDS)
ORGS = {"t": "tw/", "a": "tw/a/", "b": "tw/b/"}


@dataclass
class Save:
    """An operation that a person was told is saved."""

    op: str
    org: str
    device: str
    key: tuple[str, str]
    kind: str
    values: dict[str, Any]
    saw: dict[str, Any]
    """What stood in each field on that screen."""


@dataclass
class Pc:
    name: str
    org: str
    disk: Disk
    store: Any
    skew: int = 0
    alive: bool = True
    images: list[bytes] = field(default_factory=list)
    open: pc_rules.Round | None = None
    """A contact that is under way."""

    @property
    def device(self) -> str:
        return self.disk.me.device


class Country:
    """State of one run."""

    def __init__(
        self, seed: int, *, hq_store: Callable[[], Any] = HqStore, pc_store: Callable[..., Any] = PcStore
    ) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.random = self.rng.random
        self.made = 0
        self.now = 1_700_000_000_000
        self.codec = seed % 50 == 7
        self.pc_store = pc_store
        self.hq = hq_store()
        for org, path in ORGS.items():
            self.hq.add_org(org, path)
        self.epoch = 1
        self.lines_1: dict[str, int] = {}
        """Lines of old programs, with their incarnation."""
        self.backups: list[bytes] = []
        self.late: list[tuple[Pc, Any]] = []
        self.bundles: list[tuple[Pc, Any]] = []
        self.receipts: list[tuple[Pc, Any, Any]] = []
        self.saves: dict[str, Save] = {}
        self.author: dict[tuple[str, str, str, str], Save] = {}
        """Who wrote a value of a field first."""
        self.repeated: set[tuple[str, str, str, str]] = set()
        """Values that were written more than once."""
        self.paper: list[tuple[str, int, str]] = []
        self.excused: set[str] = set()
        self.died: set[str] = set()
        """Operations on disks that died or were overwritten."""
        self.empty: set[str] = set()
        """Operations that said what stood there already."""
        self.directives: dict[str, tuple[str, list[str]]] = {}
        self.erased: set[tuple[str, str]] = set()
        self.faults = 0.0
        self.notes: list[str] = []
        self.broken: list[str] = []
        """Laws that were seen broken on the way."""
        self.pauses = self.rng.choice((0.0, 0.1, 0.3))
        self.pcs: list[Pc] = []
        for name in ("a1", "a2", "a3")[: 2 + (seed % 3 == 0)]:
            self.enrol(name, "a")
        self.enrol("t1", "t")
        if self.random() < 0.4:
            self.enrol("b1", "b")
        self.series = ["a|CV|2026", "a|QD|2026"][: 1 + (self.random() < 0.3)]

    # --- ids, PCs, what is saved ------------------------------------------------------------------------------

    def new_id(self) -> str:
        self.made += 1
        return f"{self.made:08x}-0000-7000-8000-{self.seed & 0xFFFFFFFFFFFF:012x}"

    def enrol(self, name: str, org: str) -> Pc:
        device = self.new_id()
        me = Me(device=device, line=self.new_id(), org=org)
        if self.codec and name == "a2":  # an old program, which only knows device and incarnation
            me.line = line_of(device, 1)
            self.lines_1[me.line] = 1
        with self.hq.begin(org) as tx:
            tx.write(Plan(line=Line(me.line, device, reported=self.epoch)))
        disk = Disk(me)
        pc = Pc(name, org, disk, self.pc_store(disk, self.new_id))
        self.pcs.append(pc)
        return pc

    def tx(self, pc: Pc) -> PcTx:
        return PcTx(pc.disk, self.new_id)

    def save(self, pc: Pc, kind: str, key: tuple[str, str], values: dict[str, Any], num: Any = None) -> str:
        """A person's act: on disk together with its operation. With a full disk it is refused, and nothing happened."""
        op = self.new_id()
        local = pc.disk.local.get(key, {})
        saw = dict(local) if kind == "delete" else {name: local.get(name) for name in values}
        self.tx(pc).act(op, kind, key, values, self.now + pc.skew, num)  # type: ignore[arg-type]
        self.saves[op] = saved = Save(op, pc.org, pc.device, key, kind, dict(values), saw)
        for name, value in values.items():
            if self.author.setdefault((*key, name, str(value)), saved) is not saved:
                self.repeated.add((*key, name, str(value)))
        return op
