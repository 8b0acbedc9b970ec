"""One PC of a run: a real folder behind the program's services, on a line that loses questions and answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx
from sqlalchemy import select

from app.models.journal import Operation
from app.models.syncing import SyncLink
from tests.realstack.stage import Crashed, response
from tests.sync.branch import Branch

if TYPE_CHECKING:
    from tests.realstack.world import World


Asked: TypeAlias = tuple[str, str, bytes, dict[str, str]]
"""Method, target, body and headers of a request."""


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


class Line(httpx.BaseTransport):
    """The network between one PC and headquarters."""

    def __init__(self, world: World, pc: Pc) -> None:
        self.world, self.pc = world, pc

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        world, luck = self.world, self.world.random()
        world.meanwhile(self.pc)
        asked = (request.method, request.url.raw_path.decode(), request.read(), dict(request.headers))
        if luck < world.faults * 0.3:
            if luck < world.faults * 0.1:
                world.late.append((True, asked))
            raise httpx.ConnectError("lost", request=request)
        if world.faults and world.random() < 0.04:
            world.hq.database.in_writes = 0
        try:
            given = world.asked(asked)
        except Crashed:
            raise httpx.ReadError("the server fell", request=request) from None
        if luck < world.faults * 0.45:
            world.late.append((False, asked))
        elif luck < world.faults:
            raise httpx.ReadError("lost", request=request)
        return response(given)


@dataclass
class Pc(Branch):
    """One PC: its folder, its line, its clerk, and what misfortune has in store for it."""

    world: Any = None
    name: str = ""
    org: str = ""
    alive: bool = True
    images: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(self.world, self)
        super().__post_init__()

    def open(self) -> None:
        super().open()
        self.listen()

    def listen(self) -> None:
        """Hear of each act that a person was told is saved."""
        before = self.store.after

        def told(changed: Any) -> None:
            if before is not None:
                before(changed)
            if changed:
                self.world.saved(self, changed.act_id)

        self.store.after = told

    @property
    def device(self) -> str:
        with self.store.read() as s:
            link = s.get(SyncLink, 1)
            return link.device if link else ""

    def outbox(self) -> set[str]:
        with self.store.read() as s:
            return set(s.scalars(select(Operation.op)))
