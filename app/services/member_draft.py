"""What was typed about a new member and is not entered yet: kept with the data, so that neither a kill nor a lock loses it.

Owns one draft. Refuses to judge it: that is done when the member is added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from app.models.journal import Fact
from app.services.change import Service

_KEY: Final = "draft.member"
_MOST: Final = 2_000


class MemberDraft(Service):
    """At most one draft; values as they were typed."""

    def kept(self) -> dict[str, str]:
        """The draft, empty when there is none."""
        with self.store.read() as session:
            fact = session.get(Fact, _KEY)
            try:
                found = json.loads(fact.value) if fact is not None else {}
            except ValueError:
                return {}
            return {str(key): str(value) for key, value in found.items()}

    def keep(self, fields: Mapping[str, str]) -> None:
        """Replace the draft; nothing typed removes it."""
        typed = {name: text for name, text in fields.items() if text.strip()}
        words = json.dumps(typed, ensure_ascii=False)
        if (
            len(words) > _MOST
        ):  # a page of pasted text is no member: of each field what a field can hold is kept
            words = json.dumps({name: text[:150] for name, text in typed.items()}, ensure_ascii=False)
        with self.work("members.draft") as w:
            fact = w.find(Fact, _KEY)
            if not typed:
                if fact is not None:
                    w.delete(fact)
            elif fact is not None:
                fact.value = words
            else:
                w.add(Fact(key=_KEY, value=words))
            w.commit()
