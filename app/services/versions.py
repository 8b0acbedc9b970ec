"""Versions of a draft: kept at each step of its way and when the clerk asks; compared; brought back.

Owns ``letter_version``. Refuses to bring a version back into a letter that may not be edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.domain.rows import LetterRow
from app.domain.states import STEP_NAMES, Step, after
from app.layout.parts import Letter
from app.models.drafting import LetterVersion
from app.models.letters import OutgoingLetter
from app.models.people import Person
from app.services.change import Change, Service
from app.services.kept_versions import BEFORE, KEPT, MAILING, WORD, keep_version, versions_of
from app.services.letter_diff import DiffLine, compare
from app.services.letter_rows import find_letter
from app.services.letters import draft_row, fill, letter_of

NOW: Final = 0
"""As a number of a version: the letter as it stands."""
_REASONS: Final = {
    KEPT: mark("giữ lại"),
    WORD: mark("trước khi nhận bản Word"),
    BEFORE: mark("trước khi lấy lại bản cũ"),
    MAILING: mark("mẫu của đợt gửi nhiều nơi"),
}


class VersionMissing(InputRefused):
    code, what = "VB-042", mark("Văn bản không có phiên bản {no}.")
    remedy = mark("Xem danh sách bằng letter versions.")


@dataclass(frozen=True, slots=True)
class VersionRow:
    no: int
    made_at: datetime
    who: str
    reason: str
    """As stored; ``why`` is for people."""
    why: str
    note: str
    same_as_now: bool


class Versions(Service):
    """Verbs on versions."""

    def list(self, letter_id: str) -> tuple[VersionRow, ...]:
        """The newest first."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            found = session.scalars(versions_of(record.id).order_by(LetterVersion.no.desc()))
            return tuple(_row(session, one, record) for one in found)

    def letter(self, letter_id: str, no: int) -> Letter:
        """The letter as a version holds it; ``NOW`` for the letter as it stands. Raises VersionMissing."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            return letter_of(record.parts if no == NOW else _find(session, record.id, no).parts)

    def diff(self, letter_id: str, before: int, after: int = NOW) -> tuple[DiffLine, ...]:
        """What changed from one version to another. Raises VersionMissing."""
        return compare(self.letter(letter_id, before), self.letter(letter_id, after))

    def keep(self, letter_id: str, *, note: str = "") -> Change[VersionRow]:
        """Keep the letter as it stands; the newest version again where nothing changed since."""
        with self.work("versions.keep") as w:
            record = find_letter(w.session, letter_id)
            kept = keep_version(w, record, KEPT, by=self.by, note=note)
            return Change.of(_row(w.session, kept, record), w.commit())

    def bring_back(self, letter_id: str, no: int) -> Change[LetterRow]:
        """The letter as it was; what it is now is kept first. Raises VersionMissing, StepRefused."""
        with self.work("versions.bring-back") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.EDIT, record.state).value
            found = _find(w.session, record.id, no)
            keep_version(w, record, BEFORE, by=self.by)
            fill(record, letter_of(found.parts))
            return Change.of(draft_row(w, record), w.commit())


def _find(session: Session, letter_id: str, no: int) -> LetterVersion:
    found = session.scalars(versions_of(letter_id).where(LetterVersion.no == no)).one_or_none()
    if found is None:
        raise VersionMissing("$.version", no=no)
    return found


def _row(session: Session, one: LetterVersion, record: OutgoingLetter) -> VersionRow:
    person = session.get(Person, one.made_by)
    if one.reason in _REASONS:
        why = tr(_REASONS[one.reason])
    else:
        why = tr(STEP_NAMES[Step(one.reason)]) if one.reason in set(Step) else one.reason
    return VersionRow(
        one.no,
        one.made_at,
        person.name if person else "",
        one.reason,
        why,
        one.note,
        one.parts == record.parts,
    )
