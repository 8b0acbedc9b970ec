"""Dossiers (hồ sơ): the yearly list, letters filed in them, closing, handing over. A letter may lie in several.

Owns codes ('01.TG'), the order of letters within a dossier, and what may be done in which state. A closed dossier keeps its
letters as they are; the database itself refuses changes. Papers and files of a dossier: dossier_papers, dossier_export.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.refusals import IncomingMissing, LetterMissing
from app.models.dossiers import Dossier, DossierEntry
from app.models.errors import ValueTaken
from app.models.session import UnitOfWork
from app.services.change import Change, Service
from app.services.dossier_rows import (
    CLOSED,
    HANDED,
    INCOMING,
    OPEN,
    OUTGOING,
    STATE_NAMES,
    DossierRow,
    DossierView,
    dossier_row,
    entries_of,
    filed_row,
    retention_words,
    view_of,
)
from app.services.first_unit import our_unit
from app.services.incoming_rows import find_letter as find_incoming
from app.services.letter_rows import find_letter as find_outgoing

_SMALL_WORDS: Final = frozenset({"và", "của", "các", "về", "cho", "theo"})


class DossierMissing(InputRefused):
    code, what = "HS-001", mark("Không có hồ sơ {named}.")
    remedy = mark("Xem danh mục bằng dossier list; ghi số và ký hiệu (01.TG), thêm năm nếu cần (01.TG/2026).")


class DossierClosed(RuleRefused):
    code, what = "HS-002", mark("Hồ sơ {code} {state}, không sửa được nữa.")
    remedy = mark("Lập hồ sơ mới, hoặc hoàn tác bước đóng nếu vừa đóng nhầm.")


class DossierWrong(InputRefused):
    code, what = "HS-003", mark("Hồ sơ chưa đúng: {reason}.")
    remedy = mark("Ghi tiêu đề; thời hạn bảo quản là “vĩnh viễn” hoặc số năm.")


class DossierEmpty(RuleRefused):
    code, what = "HS-004", mark("Hồ sơ {code} chưa có văn bản nào.")
    remedy = mark("Đưa văn bản vào hồ sơ trước khi đóng.")


class DossierOpen(RuleRefused):
    code, what = "HS-005", mark("Hồ sơ {code} chưa đóng nên chưa nộp lưu được.")
    remedy = mark("Đóng hồ sơ trước (dossier close).")


class CodeTaken(RuleRefused):
    code, what = "HS-006", mark("Số và ký hiệu hồ sơ {code} đã có trong năm {year}.")
    remedy = mark("Để trống để chương trình đánh số tiếp theo, hoặc chọn số khác.")


class NotFiled(InputRefused):
    code, what = "HS-007", mark("Văn bản {letter} không nằm trong hồ sơ {code}.")
    remedy = mark("Xem hồ sơ bằng dossier show.")


class DossierFields(TypedDict, total=False):
    """What a line of the list says besides its title."""

    heading: str
    subheading: str
    retention: str
    person: str
    rights: str
    note: str


class Dossiers(Service):
    """The verbs of dossiers."""

    def add(
        self, title: str, *, year: int | None = None, code: str = "", **fields: Unpack[DossierFields]
    ) -> Change[DossierRow]:
        """A line of the yearly list. Without a ``code`` the next number and the heading's initials. Raises DossierWrong, CodeTaken."""
        title = one_line(title)
        if not title:
            raise DossierWrong(reason=tr(mark("chưa có tiêu đề")))
        years = read_retention(fields.get("retention", ""))
        with self.work("dossiers.add") as w:
            unit = our_unit(w)
            in_year = year or w.today.year
            heading = one_line(fields.get("heading", ""))
            made = Dossier(
                unit_id=unit.id,
                year=in_year,
                code=one_line(code) or _next_code(w.session, unit.id, in_year, heading),
                heading=heading,
                subheading=one_line(fields.get("subheading", "")),
                title=title[:500],
                retention_years=years,
                person=one_line(fields.get("person", "")),
                rights=one_line(fields.get("rights", "")),
                language="Tiếng Việt",
                state=OPEN,
                note=fields.get("note", "").strip(),
            )
            w.add(made)
            try:
                w.flush()
            except ValueTaken:
                raise CodeTaken(code=made.code, year=in_year) from None
            row = dossier_row(w.session, made)
            return Change.of(row, w.commit())

    def edit(self, dossier: str, *, title: str = "", **fields: Unpack[DossierFields]) -> Change[DossierRow]:
        """Other title, heading, retention, person; its code stays. Raises DossierClosed."""
        with self.work("dossiers.edit") as w:
            found = _open(find_dossier(w.session, dossier))
            for name in ("heading", "subheading", "person", "rights"):
                if name in fields:
                    setattr(found, name, one_line(fields[name]))
            found.title = one_line(title) or found.title
            found.note = fields.get("note", found.note).strip()
            if "retention" in fields:
                found.retention_years = read_retention(fields["retention"])
            w.flush()
            row = dossier_row(w.session, found)
            return Change.of(row, w.commit())

    def begin_year(self, year: int) -> Change[tuple[DossierRow, ...]]:
        """The list of a new year made from the one before: same codes, headings, titles with the year moved on, open and empty."""
        with self.work("dossiers.year") as w:
            unit = our_unit(w)
            there = {one.code for one in _of_year(w.session, year, unit.id)}
            made = [
                w.add(
                    Dossier(
                        unit_id=unit.id,
                        year=year,
                        code=one.code,
                        heading=one.heading,
                        subheading=one.subheading,
                        title=one.title.replace(str(one.year), str(year)),
                        retention_years=one.retention_years,
                        person=one.person,
                        rights=one.rights,
                        language=one.language,
                        state=OPEN,
                    )
                )
                for one in _of_year(w.session, year - 1, unit.id)
                if one.code not in there
            ]
            w.flush()
            rows = tuple(dossier_row(w.session, one) for one in made)
            return Change.of(rows, w.commit())

    def put(
        self, dossier: str, letters: Sequence[str], *, outgoing: bool = False, note: str = ""
    ) -> Change[DossierView]:
        """File letters in a dossier; one that lies there already stays where it is. Raises DossierClosed."""
        with self.work("dossiers.put") as w:
            found = _open(find_dossier(w.session, dossier))
            entries = entries_of(w.session, found.id)
            there = {(one.entity, one.record_id) for one in entries}
            ordinal = max((one.ordinal for one in entries), default=0)
            for named in letters:
                entity, record_id = _letter(w.session, named, outgoing=outgoing)
                if (entity, record_id) in there:
                    continue
                there.add((entity, record_id))
                ordinal += 1
                w.add(
                    DossierEntry(
                        dossier_id=found.id,
                        entity=entity,
                        record_id=record_id,
                        ordinal=ordinal,
                        note=note.strip(),
                    )
                )
            return self._shown(w, found)

    def take_out(self, dossier: str, letter: str, *, outgoing: bool = False) -> Change[DossierView]:
        """Take a letter out; the others close up. Raises DossierClosed, NotFiled."""
        with self.work("dossiers.take_out") as w:
            found = _open(find_dossier(w.session, dossier))
            key = _letter(w.session, letter, outgoing=outgoing)
            entries = entries_of(w.session, found.id)
            gone = next((one for one in entries if (one.entity, one.record_id) == key), None)
            if gone is None:
                raise NotFiled(letter=letter, code=found.code)
            w.delete(gone)
            for at, one in enumerate((one for one in entries if one is not gone), 1):
                one.ordinal = at
            return self._shown(w, found)

    def arrange(self, dossier: str) -> Change[DossierView]:
        """Number the letters anew in the order of their days (Decree 30, Annex V). Raises DossierClosed."""
        with self.work("dossiers.arrange") as w:
            found = _open(find_dossier(w.session, dossier))
            _in_order(w.session, entries_of(w.session, found.id))
            return self._shown(w, found)

    def close(self, dossier: str, *, on: date | None = None) -> Change[DossierView]:
        """Close it: letters in the order of their days, no change afterwards. Raises DossierClosed, DossierEmpty."""
        with self.work("dossiers.close") as w:
            found = _open(find_dossier(w.session, dossier))
            entries = entries_of(w.session, found.id)
            if not entries:
                raise DossierEmpty(code=found.code)
            _in_order(w.session, entries)
            w.flush()  # its letters are written while it is still open
            found.state, found.closed_on = CLOSED, on or w.today
            return self._shown(w, found)

    def hand_over(
        self, dossiers: Sequence[str], *, to: str, on: date | None = None
    ) -> Change[tuple[DossierRow, ...]]:
        """Hand closed dossiers to the archive. All or none. Raises DossierOpen."""
        with self.work("dossiers.hand_over") as w:
            found = [find_dossier(w.session, one) for one in dossiers]
            for one in found:
                if one.state == OPEN:
                    raise DossierOpen(code=one.code)
                one.state, one.handed_on, one.handed_to = HANDED, on or w.today, one_line(to)
            w.flush()
            rows = tuple(dossier_row(w.session, one) for one in found)
            return Change.of(rows, w.commit())

    # --- looking ----------------------------------------------------------------------------------------

    def list(self, *, year: int | None = None, state: str | None = None) -> tuple[DossierRow, ...]:
        """The list of a year (all years without one), by heading and code."""
        query = select(Dossier).order_by(Dossier.year.desc(), Dossier.heading, Dossier.code)
        if year is not None:
            query = query.where(Dossier.year == year)
        if state is not None:
            query = query.where(Dossier.state == state)
        with self.store.read() as session:
            return tuple(dossier_row(session, one) for one in session.scalars(query))

    def show(self, dossier: str) -> DossierView:
        with self.store.read() as session:
            return view_of(session, find_dossier(session, dossier))

    def of_letter(self, letter: str, *, outgoing: bool = False) -> tuple[DossierRow, ...]:
        """Dossiers a letter lies in."""
        with self.store.read() as session:
            entity, record_id = _letter(session, letter, outgoing=outgoing)
            query = (
                select(Dossier)
                .join(DossierEntry, DossierEntry.dossier_id == Dossier.id)
                .where(DossierEntry.entity == entity, DossierEntry.record_id == record_id)
            )
            return tuple(
                dossier_row(session, one)
                for one in session.scalars(query.order_by(Dossier.year, Dossier.code))
            )

    def due_for_archive(self) -> tuple[DossierRow, ...]:
        """Closed dossiers that should be in the archive by now: within a year after the work ended (Art. 30)."""
        day = today(self.store.clock)
        return tuple(
            row
            for row in self.list(state=CLOSED)
            if row.to_archive and row.closed_on is not None and (day - row.closed_on).days >= 335
        )

    def _shown(self, w: UnitOfWork, dossier: Dossier) -> Change[DossierView]:
        w.flush()
        view = view_of(w.session, dossier)
        return Change.of(view, w.commit())


def read_retention(text: str) -> int | None:
    """'vĩnh viễn' (or nothing said) is None, '10', '10 năm' are years. Raises DossierWrong."""
    words = fold(text)
    if words in ("", "vinh vien", "vv", fold(retention_words(None))):
        return None
    number = words.removesuffix("nam").removesuffix(fold(retention_words(2)).lstrip("2 ")).strip()
    if not number.isdecimal() or not 1 <= int(number) <= 100:
        raise DossierWrong(reason=text)
    return int(number)


def find_dossier(session: Session, named: str) -> Dossier:
    """By id, or by code with or without the year ('01.TG', '01.TG/2026'); the newest year first. Raises DossierMissing."""
    found = session.get(Dossier, named)
    if found is not None:
        return found
    code, slash, year = named.strip().rpartition("/")
    query = select(Dossier).order_by(Dossier.year.desc())
    if slash and year.isdecimal():
        query = query.where(Dossier.code == code, Dossier.year == int(year))
    else:
        query = query.where(Dossier.code == named.strip())
    one = session.scalars(query.limit(1)).first()
    if one is None:
        raise DossierMissing(named=named)
    return one


def _open(dossier: Dossier) -> Dossier:
    if dossier.state != OPEN:
        raise DossierClosed(code=dossier.code, state=tr(STATE_NAMES[dossier.state]))
    return dossier


def _of_year(session: Session, year: int, unit_id: str) -> Sequence[Dossier]:
    query = select(Dossier).where(Dossier.year == year, Dossier.unit_id == unit_id)
    return session.scalars(query.order_by(Dossier.code)).all()


def _next_code(session: Session, unit_id: str, year: int, heading: str) -> str:
    """'03.TG': the count runs within the large heading, from 01 (Decree 30, Annex V)."""
    initials = "".join(
        word[0] for word in heading.split() if word.casefold() not in _SMALL_WORDS and word[0].isalpha()
    )
    ending = f".{initials.upper()[:8]}" if initials else ""
    numbers = [
        int(one.code.partition(".")[0])
        for one in _of_year(session, year, unit_id)
        if one.code.partition(".")[0].isdecimal() and one.code.partition(".")[2] == ending[1:]
    ]
    return f"{max(numbers, default=0) + 1:02d}{ending}"


def _letter(session: Session, named: str, *, outgoing: bool) -> tuple[str, str]:
    """The letter that is meant: an incoming one unless ``outgoing``; an id finds either."""
    if outgoing:
        return OUTGOING, find_outgoing(session, named).id
    try:
        return INCOMING, find_incoming(session, named).id
    except IncomingMissing:
        try:
            return OUTGOING, find_outgoing(session, named).id
        except LetterMissing:
            raise IncomingMissing(id=named) from None


def _in_order(session: Session, entries: Sequence[DossierEntry]) -> None:
    rows = {one.id: filed_row(session, one) for one in entries}
    ordered = sorted(entries, key=lambda one: (rows[one.id].dated or date.max, one.ordinal))
    for at, one in enumerate(ordered, 1):
        one.ordinal = at
