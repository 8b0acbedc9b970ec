"""The exchange in a clerk's words: what a waiting or arrived change does, whose it is, and both versions side by side.

Owns the grouping of changes by the person or letter they belong to, and what a typed
word means for a field. Reads only. Refuses codes, ids and names of columns: a field without a name for people is told as 'other
details'; sensitive values are shown where a person has to choose between them, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, Date, Integer, String, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.members import STATUS_NAMES, named
from app.domain.states import STATE_NAMES, LetterState
from app.models.history import PULLED
from app.models.journal import Change
from app.models.registry import ENTITIES
from app.models.units import Unit
from app.services.arrival import read_day
from app.services.letter_diff import Mark, Piece, changed_words
from app.services.letter_lines import lines_of
from app.services.sync_names import field_words, kind_words, low
from app.services.sync_rows import (
    ArrivalRow,
    ConflictField,
    ConflictRow,
    QueueRow,
    person_name,
    title_of,
)
from app.sync.refusals import ChoiceWrong

_OWNERS: Final = (
    ("member_id", ("member",)),
    ("letter_id", ("outgoing_letter", "incoming_letter")),
    ("owner_id", ("incoming_letter", "outgoing_letter", "member")),
    ("record_id", ("outgoing_letter", "incoming_letter")),
    ("incoming_id", ("incoming_letter",)),
    ("outgoing_id", ("outgoing_letter",)),
    ("task_id", ("task",)),
    ("meeting_id", ("meeting",)),
    ("operation_id", ("operation",)),
    ("dossier_id", ("dossier",)),
    ("committee_id", ("committee",)),
)
_PAGES: Final = {
    "member": "members",
    "incoming_letter": "incoming",
    "outgoing_letter": "outgoing",
    "task": "tasks",
    "dossier": "dossiers",
    "meeting": "meetings",
    "operation": "operations",
}
_WHOLE: Final = frozenset(_PAGES) | {"unit", "person", "signer", "series", "committee"}
_SHOWN: Final = 3
"""Fields that a line names; the rest is counted."""
_BLANK: Final = mark("(trống)")
_ELSEWHERE: Final = mark("máy khác")
_PAST: Final = 500
"""Acts on a record that are looked through for who wrote what stands."""


# --- the two columns -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Told:
    """Changes of one person, letter or other thing, as one line."""

    entity: str
    id: str
    title: str
    at: datetime
    """The latest of them."""
    by: str = ""
    device: str = ""
    """What the PC is called, when it is another one and its name is known."""
    parts: dict[str, None] = field(default_factory=dict)
    fields: dict[str, None] = field(default_factory=dict)
    unnamed: bool = False
    count: int = 0

    @property
    def key(self) -> str:
        return f"{self.entity}|{self.id}"

    @property
    def kind(self) -> str:
        return kind_words(self.entity)

    @property
    def page(self) -> str:
        """The page that shows it; '' for none."""
        return _PAGES.get(self.entity, "")

    @property
    def what(self) -> str:
        """'Sửa điện thoại, nơi ở hiện nay; thêm khen thưởng'."""
        parts = list(self.parts)
        names = [low(name) for name in self.fields]
        more = len(names) - _SHOWN
        if names:
            shown = ", ".join(names[:_SHOWN])
            if more > 0:
                shown += tr(mark(" và {count} mục nữa")).format(count=more)
            parts.insert(0, tr(mark("sửa {fields}")).format(fields=shown))
        elif self.unnamed and not parts:
            parts.append(tr(mark("sửa chi tiết")))
        words = "; ".join(parts)
        return words[:1].upper() + words[1:]

    @property
    def sentence(self) -> str:
        return tr(mark("{what}: {title}")).format(what=self.what, title=self.title)


def told(
    session: Session, rows: Iterable[QueueRow | ArrivalRow], names: Mapping[str, str] | None = None
) -> tuple[Told, ...]:
    """Rows grouped by what they belong to, in the order of the first of each. ``names``: of other PCs, by their ids."""
    groups: dict[tuple[str, str], Told] = {}
    for row in rows:
        entity, record_id = owner_of(session, row.entity, row.id)
        group = groups.get((entity, record_id))
        if group is None:
            title = title_of(session, entity, record_id)
            if record_id.endswith(title):  # it is gone, or has no name of its own
                title = kind_words(entity)
            group = groups[entity, record_id] = Told(entity, record_id, title, row.at)
        _add(group, row, names or {})
    return tuple(groups.values())


def _add(group: Told, row: QueueRow | ArrivalRow, names: Mapping[str, str]) -> None:
    group.count += 1
    group.at = max(group.at, row.at)
    if isinstance(row, ArrivalRow):
        group.by, group.device = group.by or row.by, group.device or names.get(row.device, "")
    if row.kind == "update" and row.entity == group.entity:
        for name in row.fields:
            words = field_words(name)
            if words:
                group.fields[words] = None
            else:
                group.unnamed = True
        return
    verb = {"create": mark("thêm {thing}"), "delete": mark("bỏ {thing}")}.get(row.kind, mark("sửa {thing}"))
    group.parts[tr(verb).format(thing=low(kind_words(row.entity)))] = None


def owner_of(session: Session, entity: str, record_id: str) -> tuple[str, str]:
    """The person or letter a record belongs to; itself when it stands alone or is gone."""
    model = ENTITIES.get(entity)
    if model is None or entity in _WHOLE:
        return entity, record_id
    if entity == "number_wait":
        for owner in ("outgoing_letter", "incoming_letter"):
            if session.get(ENTITIES[owner], record_id) is not None:
                return owner, record_id
    record = session.get(model, record_id)
    for name, owners in _OWNERS:
        value = getattr(record, name, None)
        if not isinstance(value, str):
            continue
        for owner in owners:
            if session.get(ENTITIES[owner], value) is not None:
                return owner, value
    return entity, record_id


# --- values ----------------------------------------------------------------------------------------------------------


def value_words(session: Session, entity: str, name: str, value: Any) -> str:
    """A stored value as a person reads it."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return tr(mark("có")) if value else tr(mark("không"))
    if isinstance(value, list):
        return "\n".join(str(one) for one in value)
    if isinstance(value, dict):
        return _letter_text(value) if name == "parts" else tr(mark("(chi tiết)"))
    if name == "unit_id":
        unit = session.get(Unit, str(value))
        return unit.name if unit is not None else ""
    if name == "status" and entity == "member":
        return named(STATUS_NAMES, str(value))
    if name == "state" and str(value) in set(LetterState):
        return tr(STATE_NAMES[LetterState(str(value))])
    if _column(entity, name, Date):
        try:
            return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
        except ValueError:
            return str(value)
    return str(value)


def _letter_text(parts: dict[str, Any]) -> str:
    from app.layout.read import LetterRefused
    from app.services.letters import letter_of

    try:
        return "\n".join(line.text for line in lines_of(letter_of(parts)))
    except LetterRefused:
        return tr(mark("(chi tiết)"))


def _column(entity: str, name: str, kind: type) -> bool:
    model = ENTITIES.get(entity)
    column = model.__table__.columns.get(name) if model is not None else None
    return column is not None and isinstance(column.type, kind)


def typed(entity: str, name: str, text: str) -> Any:
    """What a person typed, as the field keeps it. Raises ChoiceWrong."""
    words = text.strip()
    if _column(entity, name, JSON):
        return [one_line(line) for line in words.splitlines() if line.strip()]
    if not words:
        return "" if _column(entity, name, String) else None
    if _column(entity, name, Date):
        try:
            return read_day(words).isoformat()
        except ValueError:
            raise ChoiceWrong(value=words, field=field_words(name) or name) from None
    if _column(entity, name, Integer):
        if not words.isdigit():
            raise ChoiceWrong(value=words, field=field_words(name) or name)
        return int(words)
    return words


# --- two versions side by side -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field in both versions; what differs is marked in each."""

    name: str
    label: str
    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    now: str
    """As it stands here, for a person who mends it by hand."""
    typable: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Version:
    """Whose version it is."""

    who: str
    device: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One item of the inbox as it is shown: ours at the left, theirs at the right."""

    row: ConflictRow
    title: str
    kind: str
    page: str
    """The page that shows it; '' for none."""
    owner: str
    """The record that page opens."""
    ours: Version
    theirs: Version
    ours_here: bool
    """Our version is the one that was not taken; else it is the one that stands, and theirs was not."""
    fields: tuple[FieldView, ...]

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def refused(self) -> bool:
        return self.row.kind == "refused"

    def keep(self, ours: bool) -> str:
        """The word of the service for keeping our version, or theirs."""
        return "mine" if ours == self.ours_here else "theirs"

    def text(self, *, ours: bool) -> str:
        """A version as plain text, for the clipboard."""
        return "\n".join(
            f"{one.label}: {plain(one.ours if ours else one.theirs) or tr(_BLANK)}" for one in self.fields
        )


def plain(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def blank() -> str:
    """What stands for an empty value."""
    return tr(_BLANK)


def standing(session: Session, row: ConflictRow, here: str, names: Mapping[str, str]) -> Version:
    """Who wrote what stands now, as the history here tells it."""
    fields = {one.name for one in row.fields}
    query = select(Change).where(Change.entity == row.entity, Change.record_id == row.record_id)
    for change in session.scalars(query.order_by(Change.seq.desc()).limit(_PAST)):
        if change.kind == "create" or fields & change.after.keys():
            who = person_name(session, change.by)
            came = change.verb == PULLED and change.device != here
            # A value that came as the answer to our own change names nobody until its own row comes.
            device = names.get(change.device, "" if who else tr(_ELSEWHERE)) if came else ""
            return Version(who, device, change.at)
    return Version("", tr(_ELSEWHERE), None)


def view(
    session: Session, row: ConflictRow, *, here: str, names: Mapping[str, str], standing: Version
) -> ConflictView:
    """``here``: this PC's device; ``names`` of PCs; ``standing``: who wrote the version that stands."""
    ours_here = row.kind == "refused" or not row.device or row.device == here
    wanted = Version(row.by, "" if ours_here else names.get(row.device, "") or tr(_ELSEWHERE), row.at)
    fields = tuple(
        _field_view(session, row, one, ours_here)
        for one in row.fields
        if (field_words(one.name) or one.mine not in (None, "", [], {})) and one.name not in ("id", "extra")
    )
    entity, owner = owner_of(session, row.entity, row.record_id)
    title = title_of(session, entity, owner)
    return ConflictView(
        row, kind_words(entity) if owner.endswith(title) else title, kind_words(entity), _PAGES.get(entity, ""),
        owner, wanted if ours_here else standing, standing if ours_here else wanted, ours_here, fields,
    )  # fmt: skip


def _field_view(session: Session, row: ConflictRow, one: ConflictField, ours_here: bool) -> FieldView:
    mine, theirs, now = (
        value_words(session, row.entity, one.name, value) for value in (one.mine, one.theirs, one.now)
    )
    left, right = (mine, theirs) if ours_here else (theirs, mine)
    pieces = changed_words(left, right)
    plain_list = _column(row.entity, one.name, JSON) and not isinstance(one.now, dict)
    return FieldView(
        one.name,
        field_words(one.name) or tr(mark("Chi tiết khác")),
        tuple(piece for piece in pieces if piece.mark is not Mark.ADDED),
        tuple(piece for piece in pieces if piece.mark is not Mark.REMOVED),
        now,
        _typable(row.entity, one) or (plain_list and isinstance(one.now, list)),
        "\n" in left + right or max(len(left), len(right)) > 90,
    )


def _typable(entity: str, one: ConflictField) -> bool:
    """Whether its value can be typed as words: codes, links and whole letters are mended on their own pages."""
    coded = one.name.endswith("_id") or one.name in ("state", "stage", "status", "kind", "urgency", "secrecy")
    simple = any(_column(entity, one.name, kind) for kind in (String, Date, Integer))
    return simple and not coded and not isinstance(one.now, bool)
