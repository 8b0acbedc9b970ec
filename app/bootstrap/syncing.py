"""The part of the desk that speaks with headquarters, and what a folder that does so needs before anybody works on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.bootstrap.core import DeskCore

if TYPE_CHECKING:
    from app.check.findings import Finding
    from app.layout.parts import Letter
    from app.services.sync import Sync
    from app.services.sync_runner import SyncRunner


class SyncDesk(DeskCore):
    """The exchange with headquarters."""

    if TYPE_CHECKING:  # the checker of the house, which the whole desk has

        def check_letter(self, letter: Letter) -> tuple[Finding, ...]: ...

    renewed = False
    """This folder was put back from a copy, or lies in two places: it let its rights to number go, and asks for them anew."""

    @cached_property
    def sync(self) -> Sync:
        from app.services.sync import Sync

        return Sync(
            self.store,
            by=self.by,
            vault=lambda: self.vault,
            issue={
                "outgoing_letter": self._issue_letter,
                "incoming_letter": self._register_letter,
                "mailing": self._number_mailing,
                "document_copy": self._make_copy,
                "held_number": self._hold_number,
                "held_release": self._release_number,
            },
            practice=self.practice,
        )

    def _issue_letter(self, by: str, letter_id: str, asked: dict[str, Any]) -> object:
        """In the name of the person who asked for the number, on whichever PC."""
        from app.services.letters import Letters

        letters = Letters(self.store, by=by, practice=self.practice, checker=self.check_letter)
        return letters.issue(letter_id, **asked)

    def _register_letter(self, by: str, letter_id: str, asked: dict[str, Any]) -> object:
        from app.services.incoming import Incoming

        incoming = Incoming(self.store, by=by, vault=lambda: self.vault, practice=self.practice)
        return incoming.register(letter_id, **asked)

    def _number_mailing(self, by: str, letter_id: str, asked: dict[str, Any]) -> object:
        from app.services.mailings import Mailings

        mailings = Mailings(self.store, by=by, practice=self.practice, checker=self.check_letter)
        return mailings.number_all(letter_id, **asked)

    def _make_copy(self, by: str, record_id: str, asked: dict[str, Any]) -> object:
        from app.services.document_copies import DocumentCopies

        copies = DocumentCopies(self.store, by=by, vault=lambda: self.vault, practice=self.practice)
        return copies.make(asked.pop("letter_id"), asked.pop("kind"), record_id=record_id, **asked)

    def _hold_number(self, by: str, record_id: str, asked: dict[str, Any]) -> object:
        from app.services.holding import Holding

        holding = Holding(self.store, by=by, practice=self.practice)
        return holding.hold(asked.pop("kind"), record_id=record_id, **asked)

    def _release_number(self, by: str, record_id: str, asked: dict[str, Any]) -> object:
        from app.services.holding import Holding

        holding = Holding(self.store, by=by, practice=self.practice)
        return holding.release(asked.pop("number"), record_id=record_id, **asked)

    def sync_runner(self, told: Callable[[], None] = lambda: None) -> SyncRunner:
        """What meets headquarters by itself, in a thread of its own. Start it once, stop it before the desk closes.

        ``told`` is called in that thread after each contact.
        """
        from app.services.sync_runner import SyncRunner

        return SyncRunner(self.sync, told=told)

    def join_line(self) -> None:
        """Before anybody works: is this still the folder that was given the numbers? A folder without a line asks nothing."""
        from app.models.syncing import SyncLink

        with self.store.read() as session:
            link = session.get(SyncLink, 1)
        if link is None or link.state == "closed":
            return
        from app.sync.enrolling import look_around, watch_numbers
        from app.sync.witness import Verdict

        self.renewed = look_around(self.store) in (Verdict.RESTORED, Verdict.CLONED)
        watch_numbers(self.store)
        self.store.ask_numbers = lambda absent: self.sync.ask_now(absent)
