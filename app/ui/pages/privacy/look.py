"""How a widget comes to a covered value: with the purpose that holds, or after asking for one; written down before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.services.change import Change
from app.services.member_find import sensitive
from app.services.roster import Wanted
from app.ui.pages.privacy import purpose
from app.ui.pages.privacy.purpose import Purpose
from app.ui.seat import Seat

Ask = Callable[[QWidget], Purpose | None]


class Looks:
    """One per page. ``ask`` is exchanged by tests."""

    def __init__(self, seat: Seat, owner: QWidget) -> None:
        self._seat, self._owner = seat, owner
        self.ask: Ask = purpose.ask

    def at(self, member_id: str, fields: Sequence[str], then: Callable[[], object]) -> None:
        """``then`` runs when the look stands in the log; never when the person has no purpose or no right."""
        looking = self._seat.desk.looking
        self._said(lambda said: partial(looking.reveal, member_id, fields, purpose=said), then)

    def narrow(self, wanted: Wanted, then: Callable[[], object]) -> None:
        """The same for a list that a sensitive field narrows; any other is shown at once."""
        if not sensitive(wanted.filters):
            then()
            return
        looking = self._seat.desk.looking
        self._said(lambda said: partial(looking.narrow, wanted, purpose=said), then)

    def _said(self, act: Callable[[str], Callable[[], Change[Any]]], then: Callable[[], object]) -> None:
        looking = self._seat.desk.looking
        said = ""
        if not looking.purpose:
            answer = self.ask(self._owner)
            if answer is None:
                return
            said = answer.words
            if answer.while_at_it:
                self._seat.run.write(self._owner, partial(looking.begin, said))

        def over(_: Change[Any]) -> None:
            then()

        self._seat.do(self._owner, act(said), then=over)
