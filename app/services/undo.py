"""Taking back the last change of this person, and taking that back again; stops before an issued number (models.undo decides)."""

from __future__ import annotations

from app.models import undo as journal
from app.services.change import Change, Service


class Undo(Service):
    def undo(self, act_id: str | None = None) -> Change[str]:
        """Take back ``act_id`` or this person's last act; the result is the verb that was taken back. Raises UndoRefused."""
        last = self.last()
        verb = last.verb if last and act_id in (None, last.act_id) else ""
        return Change.of(verb, journal.undo(self.store, by=self.by, act_id=act_id))

    def redo(self) -> Change[str]:
        return Change.of("", journal.redo(self.store, by=self.by))

    def last(self) -> journal.PastAct | None:
        """What ``undo`` would take back, for the menu."""
        return journal.last_act(self.store, by=self.by)
