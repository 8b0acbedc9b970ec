"""Real data folders that speak to a headquarters in this process, and what a clerk does in them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.models.keys import DataKey
from app.models.session import Store
from app.models.vault import Vault
from app.sync.contact import Contact, Done
from app.sync.enrolling import enrol, look_around, watch_numbers
from app.sync.line import Line

KEY = DataKey(bytes(range(32)))


class Wire(httpx.BaseTransport):
    """The network between a PC and the headquarters of a test: it can be cut, and lose answers."""

    def __init__(self, office: Any) -> None:
        self.office = office
        self.cut = False
        self.lose: set[int] = set()
        """Requests whose answer does not come back, counted from the next one."""
        self.asked: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.cut:
            raise httpx.ConnectError("cut", request=request)
        target = request.url.raw_path.decode()
        self.asked.append(f"{request.method} {target}")
        found = self.office.send(request.method, target, request.read(), dict(request.headers))
        self.lose = {at - 1 for at in self.lose}
        if -1 in self.lose:
            raise httpx.ReadError("lost", request=request)
        # The office's client has unpacked the body already.
        kept = {k: v for k, v in found.headers.items() if k not in ("content-encoding", "content-length")}
        return httpx.Response(found.status, headers=kept, stream=httpx.ByteStream(found.content))


@dataclass
class Branch:
    """One PC of a unit: its folder and its line."""

    folder: Path
    office: Any
    clock: FixedClock = field(default_factory=FixedClock)
    seed: int = 1
    by: str = "clerk"

    def __post_init__(self) -> None:
        self.wire = Wire(self.office)
        self.open()

    def open(self) -> None:
        ids = Ids(self.clock, random.Random(self.seed).getrandbits)
        self.seed += 1000
        have = (self.folder / "vanthu.db").exists()
        make = Store if have else Store.create
        self.store = make(self.folder, KEY, clock=self.clock, ids=ids, busy=2.0)
        self.vault = Vault(self.store)
        self.verdict = look_around(self.store)
        watch_numbers(self.store)

    def close(self) -> None:
        self.vault.close()
        self.store.close()

    def enrol(self, code: str, name: str = "PC") -> Branch:
        enrol(self.store, code, "http://localhost", by=self.by, name=name, transport=self.wire)
        return self

    def line(self) -> Line:
        from app.sync.enrolling import open_line

        return open_line(self.store, transport=self.wire)

    def sync(self, *, files: bool = True) -> Done:
        contact = Contact(self.store, lambda: self.vault, line=self.line(), chance=lambda low, high: low)
        try:
            return contact.run(files=files)
        finally:
            contact.close()
