"""Looking at covered fields: one person's, or for a while with one purpose; each look is written down.

Owns the purpose that holds for a while. Values leave only through ``reveal``, in the same act that writes the log.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from app.domain.privacy import COLUMNS, PHOTO, SENSITIVE, Act
from app.models.members import Member
from app.models.queries.members import Wanted
from app.models.session import Store
from app.services.change import Change, Service
from app.services.member_find import sensitive
from app.services.members import find_member
from app.services.privacy import access
from app.services.roster import Roster

WHILE: Final = timedelta(minutes=30)
"""How long a purpose given for a session holds without being used."""


class Looking(Service):
    """Who looks, why, at what."""

    def __init__(self, store: Store, *, by: str) -> None:
        super().__init__(store, by=by)
        self._purpose = ""
        self._until: datetime | None = None

    @property
    def purpose(self) -> str:
        """The purpose given for the session; '' when there is none or it has run out."""
        if self._until is None or self.store.clock.now() >= self._until:
            return ""
        return self._purpose

    def begin(self, purpose: str) -> str:
        """From now on looks need no further words. Raises PurposeMissing, LookRefused."""
        said = access.purpose_of(purpose)
        with self.work("privacy.begin") as w:
            access.need_right(w)
        self._purpose, self._until = said, self.store.clock.now() + WHILE
        return said

    def end(self) -> None:
        """Cover everything again."""
        self._purpose, self._until = "", None

    def reveal(
        self, member_id: str, fields: Iterable[str] = (), *, purpose: str = ""
    ) -> Change[dict[str, Any]]:
        """Sensitive fields of one member (all that hold something when none is named), and the row that says so.

        Raises PurposeMissing when none is given and none holds, LookRefused, MemberMissing.
        """
        said = purpose or self.purpose
        with self.work("privacy.reveal") as w:
            member = find_member(w.session, member_id)
            wanted = [name for name in fields if name in SENSITIVE] or _held(member)
            access.note(w, Act.REVEAL, wanted, purpose=said, member=member.id)
            values = {name: getattr(member, name) for name in wanted if name in COLUMNS}
            changed = w.commit()
        self._used(purpose)
        return Change.of(values, changed)

    def narrow(self, wanted: Wanted, *, purpose: str = "") -> Change[int]:
        """A list narrowed by what is sensitive: how many it shows, and the row that says so; other lists leave none.

        Raises PurposeMissing when a purpose is needed and none holds, LookRefused.
        """
        count = Roster(self.store).count(wanted)
        with self.work("privacy.narrow") as w:
            named = sensitive(wanted.filters)
            if named:
                access.note(w, Act.FILTER, named, purpose=purpose or self.purpose, count=count)
            changed = w.commit()
        self._used(purpose)
        return Change.of(count, changed)

    def _used(self, purpose: str) -> None:
        """A purpose that holds for a while holds on from its last use."""
        if not purpose and self._until is not None:
            self._until = self.store.clock.now() + WHILE


def _held(member: Member) -> list[str]:
    held = [name for name in sorted(COLUMNS) if getattr(member, name) not in (None, "")]
    return [*held, PHOTO] if member.photo_id else held
