"""Real data folders that speak to a headquarters in this process, and what a clerk does in them."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.models.keys import DataKey
from app.models.session import Store
from app.models.vault import Vault
from app.services.document_copies import DocumentCopies
from app.services.holding import Holding
from app.services.incoming import Incoming
from app.services.letters import Letters
from app.services.mailings import Mailings
from app.services.series import SeriesBooks
from app.services.sync import Sync
from app.services.units import Units
from app.sync.contact import Done
from app.sync.enrolling import look_around, watch_numbers
from tests.numbering.office import ORGAN, TERM, TERM_FROM, TERM_TO, letter

KEY = DataKey(bytes(range(32)))
URL = "http://localhost"


class Wire(httpx.BaseTransport):
    """The network between a PC and the headquarters of a test: it can be cut, and lose answers."""

    def __init__(self, office: Any) -> None:
        self.office = office
        self.cut = False
        self.lose: set[int] = set()
        """Requests whose answer does not come back, counted from the next one."""
        self.cut_after: int | None = None
        """Requests that still come through before the line is cut."""
        self.asked: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.cut_after is not None:
            self.cut_after -= 1
            self.cut = self.cut or self.cut_after < 0
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
    """One PC of a unit: its folder, its line, its clerk."""

    folder: Path
    office: Any
    clock: FixedClock = field(default_factory=lambda: FixedClock(datetime(2026, 3, 2, 1, 0, tzinfo=UTC)))
    seed: int = 1
    by: str = "clerk"
    line: httpx.BaseTransport | None = None
    """Another network than the one between a PC and ``office``."""

    def __post_init__(self) -> None:
        self.wire: Any = self.line or Wire(self.office)
        self.open()

    def open(self) -> None:
        ids = Ids(self.clock, random.Random(self.seed).getrandbits)
        self.seed += 1000
        make = Store if (self.folder / "vanthu.db").exists() else Store.create
        self.store = make(self.folder, KEY, clock=self.clock, ids=ids, busy=2.0)
        self.vault = Vault(self.store)
        self.letters = Letters(self.store, by=self.by, checker=lambda _: ())
        self.incoming = Incoming(self.store, by=self.by, vault=lambda: self.vault)
        self.mailings = Mailings(self.store, by=self.by, checker=lambda _: ())
        self.copies = DocumentCopies(self.store, by=self.by, vault=lambda: self.vault)
        self.holding = Holding(self.store, by=self.by)
        self.sync = Sync(
            self.store,
            by=self.by,
            vault=lambda: self.vault,
            issue={
                "outgoing_letter": lambda by, found, asked: self.letters.issue(found, **asked),
                "incoming_letter": lambda by, found, asked: self.incoming.register(found, **asked),
                "mailing": lambda by, found, asked: self.mailings.number_all(found, **asked),
                "document_copy": lambda by, found, asked: self.copies.make(
                    asked.pop("letter_id"), asked.pop("kind"), record_id=found, **asked
                ),
                "held_release": lambda by, found, asked: self.holding.release(
                    asked.pop("number"), record_id=found, **asked
                ),
                "held_number": lambda by, found, asked: self.holding.hold(
                    asked.pop("kind"), record_id=found, **asked
                ),
            },
            transport=self.wire,
        )
        self.verdict = look_around(self.store)
        watch_numbers(self.store)
        self.store.ask_numbers = self.sync.ask_now

    def close(self) -> None:
        self.vault.close()
        self.store.close()

    def again(self) -> Branch:
        """The program is started anew."""
        self.close()
        self.open()
        return self

    def found(self) -> Branch:
        """Our own unit with its term, as the first PC has it before it joins."""
        Units(self.store, by="founder").add(
            "Đoàn trường THPT Lý Tự Trọng", level="grassroots", issuing_lines=ORGAN.issuing, superior_lines=ORGAN.superior,
            symbol="ĐTN", place="An Hòa",
        )  # fmt: skip
        SeriesBooks(self.store, by="founder").declare_term(TERM, starts_on=TERM_FROM, ends_on=TERM_TO)
        return self

    def enrol(self, code: str, name: str = "PC") -> Branch:
        self.sync.enrol(code, URL, name=name)
        return self

    def meet(self, times: int = 1, **how: Any) -> Done:
        for _ in range(times):
            done = self.sync.once(**how)
        return done

    def signed(self, kind: str = "CV", **more: object) -> str:
        made = self.letters.new(letter(kind, **more)).result.id
        self.letters.sign(made)
        return made

    def issued(self, kind: str = "CV", **more: object) -> str:
        return self.letters.issue(self.signed(kind, **more)).result.printed

    # --- old images

    def image(self, place: Path) -> Path:
        """The whole folder as a disk image would have it."""
        self.close()
        shutil.copytree(self.folder, place)
        self.open()
        return place

    def put_back(self, image: Path) -> Branch:
        """The folder is put back from an old image, byte for byte: nothing in it knows."""
        self.close()
        shutil.rmtree(self.folder)
        shutil.copytree(image, self.folder)
        self.open()
        return self
