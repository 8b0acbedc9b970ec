"""What a page sits on: the desk (services), the runner, the teller, the bus. Built by the main window, given to pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui.bus import Bus
from app.ui.memory import Memory
from app.ui.run import Job, Runner
from app.ui.tell import Ask, Teller

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.change import Change


@dataclass
class Seat:
    """All that a page may reach. ``go`` opens another page: go('incoming', letter_id)."""

    desk: Desk
    run: Runner
    tell: Teller
    bus: Bus
    ask: Ask
    go: Callable[[str, str | None], None]
    memory: Memory = field(default_factory=Memory)
    """Widths, splitters, the last page: what the window remembers by itself."""

    def read(self, owner: QObject, act: Callable[[], Any], take: Callable[[Any], object]) -> Job:
        """Read in the pool and hand the rows to ``take``; faults are told."""
        return self.run.read(owner, act).then(take)

    def do(
        self,
        owner: QObject,
        act: Callable[[], Change[Any]],
        *,
        told: str = "",
        then: Callable[[Change[Any]], object] | None = None,
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> Job:
        """Run a verb in the write lane; broadcast what it changed; note it with undo where it can be undone."""

        def over(change: Change[Any]) -> None:
            self.bus.tell(change, owner)
            for one in change.notes:
                self.tell.note(one.text, tone="due")
            if told:
                self.tell.note(
                    told, tone="done", undo=partial(self.undo, owner, change) if change.undo else None
                )
            if then is not None:
                then(change)

        job = self.run.write(owner, act).then(over)
        if otherwise is not None:
            job.otherwise(otherwise)
        return job

    def undo(self, owner: QObject, change: Change[Any]) -> None:
        """Take one act back."""
        self.do(owner, partial(self.desk.undo.undo, change.act_id))
