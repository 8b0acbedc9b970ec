"""The access log (nhật ký truy cập): written with every look at sensitive data, read with filters, proven, taken out.

Owns the chain. A row tells who, when, whose, which fields, why, on which device; never a value. Rows are added, and nothing else.
"""

from __future__ import annotations

import csv
import io
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Select, func, select

from app.base.clock import VIETNAM
from app.base.errors import InputRefused, NotAllowed
from app.base.files import PRIVATE, replacing
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.privacy import ACT_NAMES, COLUMNS, FIRST, MAY_LOOK, PHOTO, Act, chained, digest_of
from app.domain.states import DUTY_NAMES, Duty
from app.models.fulltext import strings_in
from app.models.journal import Fact
from app.models.members import Member
from app.models.people import Person
from app.models.privacy import AccessEntry
from app.models.session import UnitOfWork
from app.services.change import Change, Service
from app.services.member_fields import label
from app.services.sheets import written_day

HEAD: Final = "access_head"
"""Fact: number and chain of the last row, so that rows cut off at the end are missed too."""
_SHORTEST: Final = 3
_LONGEST: Final = 300


class PurposeMissing(InputRefused):
    code, what = "DLCN-001", mark("Chưa ghi mục đích xem dữ liệu nhạy cảm.")
    remedy = mark("Ghi một câu ngắn: làm việc gì, cho ai. Câu này được giữ trong nhật ký truy cập.")


class LookRefused(NotAllowed):
    code, what = "DLCN-002", mark("{name} ({duty}) không được xem dữ liệu nhạy cảm.")
    remedy = mark("Nhờ văn thư, phụ trách hoặc lãnh đạo; hoặc đổi phần việc trong Cài đặt, mục Người dùng.")


@dataclass(frozen=True, slots=True)
class AccessRow:
    """A row of the log, for people."""

    seq: int
    at: datetime
    by: str
    act: str
    whose: str
    member_id: str | None
    fields: tuple[str, ...]
    count: int
    purpose: str
    device: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether the log is as it was written."""

    rows: int
    broken_at: int | None
    """Number of the first row that does not fit; None: all do."""
    cut: bool
    """Rows at the end are missing."""
    head: str
    """The last link: printed on exports, so that a later change can be shown."""

    @property
    def sound(self) -> bool:
        return self.broken_at is None and not self.cut


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: each part narrows."""

    since: date | None = None
    until: date | None = None
    person: str = ""
    member: str = ""
    act: str = ""
    words: str = ""
    """In the purpose."""


def purpose_of(words: str) -> str:
    """The purpose as it is kept. Raises PurposeMissing."""
    said = one_line(words)
    if len(said) < _SHORTEST or not any(char.isalpha() for char in said):
        raise PurposeMissing
    return said[:_LONGEST]


def note(
    w: UnitOfWork, act: Act, fields: Iterable[str], *, purpose: str, member: str | None = None, count: int = 1
) -> None:
    """Add a row inside the act that looks. Raises PurposeMissing, LookRefused."""
    need_right(w)
    _add(w, act, fields, purpose=purpose_of(purpose), member=member, count=count)


def _add(
    w: UnitOfWork, act: Act, fields: Iterable[str], *, purpose: str, member: str | None, count: int
) -> None:
    before = w.session.scalar(select(AccessEntry.chain).order_by(AccessEntry.seq.desc()).limit(1)) or FIRST
    named = " ".join(sorted(set(fields)))[:1000]
    salt, at = secrets.token_hex(16), w.clock.now()
    entry = AccessEntry(
        at=at, by=w.act.by, device=w.act.device, act=act.value, entity=Member.__tablename__, record_id=member,
        fields=named, count=count, purpose=purpose, salt=salt, digest="", chain="",
    )  # fmt: skip
    entry.digest = digest_of(salt, _words(entry))
    entry.chain = chained(before, entry.digest)
    w.session.add(entry)
    w.flush()
    head = w.find(Fact, HEAD)
    value = f"{entry.seq} {entry.chain}"
    if head is None:
        w.add(Fact(key=HEAD, value=value))
    else:
        head.value = value


def note_papers(
    w: UnitOfWork, parts: Iterable[Any], people: Sequence[Member], *, purpose: str, act: Act = Act.PRINT
) -> None:
    """Papers that print sensitive values of ``people`` stand in the log, whoever drafts them: making them is the duty itself.

    ``parts`` are letters as data. Nothing is added when nothing sensitive stands on them.
    """
    text = "\n".join(words for one in parts for words in strings_in(one))
    found = {one.id: held for one in people if (held := _printed(one, text))}
    if found:
        whose = next(iter(found)) if len(people) == 1 else None
        fields = {name for held in found.values() for name in held}
        _add(w, act, fields, purpose=one_line(purpose)[:_LONGEST], member=whose, count=len(found))


def _printed(member: Member, text: str) -> set[str]:
    """Which covered fields of a member a text shows. A word that stands there for another reason counts too: rather once too often."""
    held = {name: getattr(member, name) for name in COLUMNS}
    words = {
        name: written_day(one) if isinstance(one, date) else str(one or "") for name, one in held.items()
    }
    return {name for name, one in words.items() if one and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}


def need_right(w: UnitOfWork) -> None:
    """Raises LookRefused."""
    person = w.find(Person, w.act.by)
    if person is None or person.role not in MAY_LOOK:
        duty = tr(DUTY_NAMES[Duty(person.role)]) if person is not None and person.role in set(Duty) else "…"
        raise LookRefused(name=person.name if person is not None else "…", duty=duty)


def _words(entry: AccessEntry) -> Sequence[object]:
    at = entry.at.replace(tzinfo=None).isoformat(timespec="microseconds")
    return (
        at,
        entry.by,
        entry.device,
        entry.act,
        entry.entity,
        entry.record_id or "",
        entry.fields,
        entry.count,
        entry.purpose,
    )


class AccessLog(Service):
    """Reading, proving and taking out the log."""

    def rows(
        self, wanted: Wanted | None = None, *, limit: int = 200, offset: int = 0
    ) -> tuple[AccessRow, ...]:
        """Newest first."""
        asked = wanted or Wanted()
        with self.store.read() as session:
            query = select(AccessEntry, Person.name, Member.full_name)
            query = query.outerjoin(Person, Person.id == AccessEntry.by)
            query = query.outerjoin(Member, Member.id == AccessEntry.record_id)
            query = _narrowed(query, asked).order_by(AccessEntry.seq.desc())
            if not asked.words:
                query = query.limit(limit).offset(offset)
            rows = [_row(entry, by or "…", whose or "") for entry, by, whose in session.execute(query)]
        if not asked.words:
            return tuple(rows)
        words = fold(asked.words)
        return tuple([row for row in rows if words in fold(row.purpose)][offset : offset + limit])

    def count(self) -> int:
        with self.store.read() as session:
            return session.scalar(select(func.count()).select_from(AccessEntry)) or 0

    def check(self) -> Checked:
        """Every row against its hash and the one before."""
        before, count, broken, last = FIRST, 0, None, 0
        with self.store.read() as session:
            head = session.get(Fact, HEAD)
            for entry in session.scalars(select(AccessEntry).order_by(AccessEntry.seq)).yield_per(500):
                count += 1
                own = not entry.salt or digest_of(entry.salt, _words(entry)) == entry.digest
                if broken is None and not (own and chained(before, entry.digest) == entry.chain):
                    broken = entry.seq
                before, last = entry.chain, entry.seq
        said = head.value if head is not None else ""
        cut = broken is None and said != (f"{last} {before}" if count else "")
        return Checked(count, broken, cut, before)

    def export(self, path: Path, wanted: Wanted | None = None, *, purpose: str) -> Change[int]:
        """The rows as CSV, oldest first; itself a row of the log. How many."""
        with self.work("privacy.log") as w:
            note(w, Act.LOG, ("access_log",), purpose=purpose, count=0)
            changed = w.commit()
        rows = self.rows(wanted, limit=1_000_000)
        out = io.StringIO()
        write = csv.writer(out, lineterminator="\r\n")
        heads = (
            mark("STT"),
            mark("Lúc"),
            mark("Ai"),
            mark("Việc"),
            mark("Của ai"),
            mark("Mục"),
            mark("Số người"),
            mark("Mục đích"),
            mark("Máy"),
        )
        write.writerow([tr(head) for head in heads])
        for row in reversed(rows):
            cells = (
                row.seq, f"{row.at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}", row.by, act_name(row.act), row.whose,
                ", ".join(row.fields), row.count, row.purpose, row.device,
            )  # fmt: skip
            write.writerow([_harmless(cell) for cell in cells])
        write.writerow([tr(mark("Mắt xích cuối")), self.check().head])
        with replacing(path, mode=PRIVATE) as file:
            file.write(out.getvalue().encode("utf-8-sig"))
        return Change.of(len(rows), changed)


def field_name(name: str) -> str:
    """What a field of the log is called."""
    return tr(mark("Ảnh")) if name == PHOTO else label(name)


def act_name(act: str) -> str:
    return tr(ACT_NAMES[act]) if act in ACT_NAMES else act


def _harmless(cell: object) -> object:
    """No cell begins what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _narrowed(query: Select[AccessEntry, str, str], asked: Wanted) -> Select[AccessEntry, str, str]:
    if asked.since:
        query = query.where(
            AccessEntry.at >= datetime(asked.since.year, asked.since.month, asked.since.day, tzinfo=VIETNAM)
        )
    if asked.until:
        after = asked.until + timedelta(days=1)
        query = query.where(AccessEntry.at < datetime(after.year, after.month, after.day, tzinfo=VIETNAM))
    if asked.person:
        query = query.where(AccessEntry.by == asked.person)
    if asked.member:
        query = query.where(AccessEntry.record_id == asked.member)
    if asked.act:
        query = query.where(AccessEntry.act == asked.act)
    return query


def _row(entry: AccessEntry, by: str, whose: str) -> AccessRow:
    return AccessRow(
        entry.seq, entry.at, by, entry.act, whose, entry.record_id,
        tuple(field_name(name) for name in entry.fields.split()), entry.count, entry.purpose, entry.device,
    )  # fmt: skip
