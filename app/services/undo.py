"""Taking back the last change of this person, and taking that back again; stops before an issued number (models.undo decides)."""

from __future__ import annotations

from sqlalchemy import select

from app.models import undo as journal
from app.models.fees import FeeEntry
from app.models.journal import Change as Logged
from app.services.change import Change, Service


class Undo(Service):
    def undo(self, act_id: str | None = None) -> Change[str]:
        """Take back ``act_id`` or this person's last act; the result is the verb that was taken back. Raises UndoRefused."""
        last = self.last()
        verb = last.verb if last and act_id in (None, last.act_id) else ""
        chosen = act_id or (last.act_id if last else "")
        if chosen and self._moved_money(chosen):
            from app.services.fees.service import Fees

            done = Fees(self.store, by=self.by, practice=self.practice).undo(act=chosen)
            return Change(verb, done.subjects, done.ids, False, done.act_id)
        return Change.of(verb, journal.undo(self.store, by=self.by, act_id=act_id))

    def _moved_money(self, act_id: str) -> bool:
        """Lines of a cash book stay as they were written: such an act is taken back by counter entries."""
        query = select(Logged.seq).where(
            Logged.act_id == act_id, Logged.entity == FeeEntry.__tablename__, Logged.by == self.by
        )
        with self.store.read() as session:
            return session.scalar(query.limit(1)) is not None

    def redo(self) -> Change[str]:
        return Change.of("", journal.redo(self.store, by=self.by))

    def last(self) -> journal.PastAct | None:
        """What ``undo`` would take back, for the menu."""
        return journal.last_act(self.store, by=self.by)
