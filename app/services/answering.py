"""Letters that begin from one that came in: an answer, a guide to our branches, a report on what was done.

Citing sentence, addressees, recipients, tasks and deadlines stand in the draft; words that a clerk would correct anyway are kept
few. What only a person knows stays a field '{…}', which the checker will not let through. Words printed by rule are the standard's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.text import fold, one_line
from app.domain.deadlines import ask_branches_by
from app.domain.rows import LetterRow
from app.domain.units import UnitLevel
from app.domain.wording import citation, issuer_in_text, listed
from app.layout.parts import BodyBlock, Item, Letter, Level, Paragraph, Recipient
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change
from app.services.demands import demands_of
from app.services.figures import figures_of, table_of_figures
from app.services.incoming import find_letter, printed
from app.services.letter_pictures import ENTITY
from app.services.letterheads import blank_letter, ours, standard_named
from app.services.letters import Letters, add_draft, draft_row
from app.services.picture_files import carry_pictures
from app.services.reports.letter import board_blocks
from app.services.results import outcomes_of
from app.services.sheets import written_day

# Words of the document, so Vietnamese whatever the window's language.
_ANSWERING, _CARRYING_OUT = "Phúc đáp", "Thực hiện"
_ANY_KIND = "Văn bản"
_TO_REPORT = "để báo cáo"
_CLAUSE = re.compile(r"(\d{1,2})\.\s+(\S.*)")
_SIGNED = re.compile(r"(?:Nơi nhận|TM\.|T/M|KT\.|TL\.|TUQ\.)")
_FULL_LINE = 0.8
_MOST_CLAUSES = 20
_BRANCHES = {
    UnitLevel.CELL: "chi đoàn",
    UnitLevel.GRASSROOTS_CELL: "chi đoàn cơ sở",
    UnitLevel.CELL_UNION: "liên chi đoàn",
    UnitLevel.SECTION: "đoàn bộ phận",
    UnitLevel.GRASSROOTS: "đoàn cơ sở",
    UnitLevel.COMMUNE: "đoàn xã, phường, đặc khu",
    UnitLevel.PROVINCE: "tỉnh, thành đoàn",
    UnitLevel.SUBCELL: "phân đoàn",
}


class Answering(Letters):
    """Verbs that write a draft from an incoming letter."""

    def answer(
        self,
        incoming_id: str,
        *,
        subject: str = "",
        text: Sequence[str] = (),
        addressees: Sequence[str] = (),
        kind: str = "CV",
    ) -> Change[LetterRow]:
        """A draft that answers an incoming letter: to its issuer unless others are named, citing it in the first sentence."""
        with self.work("letters.answer") as w:
            came, of = find_letter(w.session, incoming_id), ours(w.session)
            cited, issuer = _citation(came, of)
            opening = f"{_ANSWERING} {cited}, {of.name} báo cáo như sau:"
            about = subject or f"phúc đáp {_named(came, of)}"
            to = list(addressees) or ([issuer] if issuer else [])
            body = [Paragraph(opening), *map(Paragraph, text)]
            letter = blank_letter(w.session, of, kind, subject=about, addressees=to, body=body)
            return _kept(w, letter, came)

    def guide(
        self,
        incoming_id: str,
        *,
        subject: str = "",
        text: Sequence[str] = (),
        addressees: Sequence[str] = (),
        kind: str = "CV",
        by: date | None = None,
    ) -> Change[LetterRow]:
        """A draft to our branches that has them carry out what an incoming letter asks, and cites it.

        Without ``text`` the letter's tasks stand in it. ``by`` is the day for our branches: by default some working days before the
        one set for us. The issuer is told (để báo cáo).
        """
        with self.work("letters.guide") as w:
            came, of = find_letter(w.session, incoming_id), ours(w.session)
            cited, issuer = _citation(came, of)
            to = list(addressees) or [_branches(w.session, of)]
            opening = f"{_CARRYING_OUT} {cited}, {of.name} đề nghị {to[0][:1].lower()}{to[0][1:]} thực hiện như sau:"
            body: list[BodyBlock] = [Paragraph(opening)]
            body += map(Paragraph, text) if text else _tasks(w.session, came)
            due = came.due_on or max(
                (one.due_on for one in demands_of(w.session, came) if one.due_on), default=None
            )
            day = by or (ask_branches_by(due, w.today, self.practice.calendar) if due else None)
            if day is not None:
                upward = f" để tổng hợp, báo cáo {issuer}" if issuer else ""
                body.append(
                    Paragraph(
                        f"Đề nghị {to[0][:1].lower()}{to[0][1:]} báo cáo kết quả thực hiện về {of.name} "
                        f"trước ngày {written_day(day)}{upward}."
                    )
                )
            about = subject or f"triển khai thực hiện {_named(came, of)}"
            letter = blank_letter(
                w.session,
                of,
                kind,
                subject=about,
                addressees=to,
                body=body,
                recipients=[Recipient(issuer, purpose=_TO_REPORT)] if issuer and not came.secrecy else [],
            )
            return _kept(w, letter, came)

    def report(
        self,
        incoming_id: str,
        *,
        subject: str = "",
        text: Sequence[str] = (),
        kind: str = "BC",
        figures: bool = True,
    ) -> Change[LetterRow]:
        """A draft that reports to the issuer what was done: our guides, logged results with table and pictures, tasks done,
        the figures of the member board. What only a person knows stays a field."""
        with self.work("letters.report") as w:
            came, of = find_letter(w.session, incoming_id), ours(w.session)
            cited, issuer = _citation(came, of)
            opening = Paragraph(f"{_CARRYING_OUT} {cited}, {of.name} báo cáo kết quả thực hiện như sau:")
            body: list[BodyBlock] = [opening, Item(Level.ROMAN, title="Công tác chỉ đạo, triển khai")]
            body += _guides(w.session, came, of)
            body.append(Item(Level.ROMAN, title="Kết quả thực hiện"))
            body += [*map(Paragraph, text), *_done(w.session, came)] or [Paragraph("{kết quả thực hiện}.")]
            known = figures_of(w.session, of) if figures else ()
            if known:
                body.append(Item(Level.ROMAN, title="Số liệu đoàn viên"))
                body += [
                    Paragraph(
                        f"Tính đến ngày {written_day(w.today)}, {of.name} có {known[-1].total} đoàn viên, "
                        f"trong đó {known[-1].women} nữ, {known[-1].party} đảng viên."
                    ),
                    table_of_figures(known),
                    *board_blocks(w.session, of, w.today),
                ]
            body += [
                Item(Level.ROMAN, title="Khó khăn, vướng mắc"),
                Paragraph("{khó khăn, vướng mắc}."),
                Item(Level.ROMAN, title="Đề xuất, kiến nghị"),
                Paragraph("{đề xuất, kiến nghị}."),
            ]
            about = subject or f"kết quả thực hiện {_named(came, of)}"
            if kind != "CV":
                about = about[:1].upper() + about[1:]
            to_people = standard_named(of.standard).kind(kind).addressees
            letter = blank_letter(
                w.session,
                of,
                kind,
                subject=about,
                addressees=[issuer] if to_people and issuer else [],
                body=body,
                recipients=[Recipient(issuer, purpose=_TO_REPORT)] if issuer and not to_people else [],
            )
            return _kept(w, letter, came)


def _kept(w: UnitOfWork, letter: Letter, came: IncomingLetter) -> Change[LetterRow]:
    """The draft, which remembers the day set for us and takes the pictures it shows along."""
    note_text = f"Hạn trả lời: {written_day(came.due_on)}" if came.due_on else ""
    record, notes = add_draft(w, letter, answers_id=came.id, note_text=note_text)
    carry_pictures(w, letter, ENTITY, record.id)
    return Change.of(draft_row(w, record), w.commit(), notes)


# --- what the drafts say ----------------------------------------------------------------------------------------


def _tasks(session: Session, came: IncomingLetter) -> Iterable[BodyBlock]:
    """What the letter asks, as clauses: its own clauses, else the demands that were read out of it.

    That it wants a report is said once, at the end, with our own day.
    """
    asked = clauses_of(came.text) or [
        one_line(one.title) for one in demands_of(session, came) if one.evidence
    ]
    kept = [words for words in asked if not _only_report(words)]
    for words in kept:
        words = words.rstrip(" .;,")
        yield Item(Level.CLAUSE, text=f"{words[:1].upper()}{words[1:]}.")
    if not kept:
        yield Item(Level.CLAUSE, text="{nội dung cần thực hiện}.")


def clauses_of(text: str) -> list[str]:
    """The clauses 1., 2., 3. … of a letter as read, each whole; nothing where they do not count on from 1.

    A clause ends at the next one, or where a line that is full up ends no more: a paragraph's last line is short.
    """
    # A line of digits alone is the page's number.
    lines = [line for line in map(one_line, text.splitlines()) if not line.isdigit()]
    full = max((len(line) for line in lines), default=0) * _FULL_LINE
    found: list[str] = []
    going = False
    before = ""
    for line in lines:
        start = _CLAUSE.match(line)
        if start and int(start[1]) == len(found) + 1 and not _SIGNED.match(line):
            found.append(start[2])
            going = True
        elif going and (not line or _SIGNED.match(line) or _ends(before, line, full)):
            going = False
        elif going:
            found[-1] = f"{found[-1]} {line}"
        before = line
    return found if len(found) <= _MOST_CLAUSES else []


def _ends(before: str, line: str, full: float) -> bool:
    return len(before) < full and before.endswith((".", ";", ":")) and line[:1].isupper()


def _only_report(title: str) -> bool:
    """'Gửi báo cáo về Văn phòng …': what we ask in our own words."""
    return fold(title).startswith(("gui bao cao", "bao cao ket qua", "bao cao ve", "nop bao cao", "gui ve"))


def _guides(session: Session, came: IncomingLetter, unit: Unit) -> list[BodyBlock]:
    """Letters of ours that carried the directive on, with number and day."""
    query = (
        select(OutgoingLetter)
        .where(OutgoingLetter.answers_id == came.id, OutgoingLetter.number_printed != "")
        .order_by(OutgoingLetter.letter_date, OutgoingLetter.id)
    )
    kinds = standard_named(unit.standard).kinds
    sent = [one for one in session.scalars(query) if one.kind != "BC" and one.state == "issued"]
    if not sent:
        return [Paragraph("{việc đã chỉ đạo, triển khai}.")]
    cited = [
        citation(
            kind_name=kinds[one.kind].name if one.kind in kinds else _ANY_KIND,
            printed=one.number_printed,
            day=one.letter_date,
            issuer="",
            subject=one.subject,
        )
        for one in sent
    ]
    return [Paragraph(f"{unit.name} đã ban hành {'; '.join(cited)}.")]


def _done(session: Session, came: IncomingLetter) -> list[BodyBlock]:
    """Results as logged, and tasks that were done with words."""
    from app.services.results_report import blocks_of

    query = select(Task).where(Task.incoming_id == came.id, Task.state == "done", Task.result != "")
    tasks = [
        Item(Level.DASH, text=f"{one_line(one.title).rstrip(' .;,')}: {one_line(one.result).rstrip(' .;,')}.")
        for one in session.scalars(query.order_by(Task.done_on, Task.id))
    ]
    return [*tasks, *blocks_of(outcomes_of(session, came.id))]


def _citation(came: IncomingLetter, unit: Unit) -> tuple[str, str]:
    """The words that cite an incoming letter, and its issuer as running text names it."""
    issuer = issuer_in_text(came.issuer or "", came.authority or "", came.superior or "")
    words = citation(
        kind_name=_kind_name(came, unit),
        printed=printed(came.number, came.notation),
        day=came.letter_date,
        issuer=issuer,
        subject=came.subject or "",
    )
    return words, issuer


def _named(came: IncomingLetter, unit: Unit) -> str:
    """'Công văn số 856-CV/TWĐTN-BTG', short, for the subject."""
    return citation(
        kind_name=_kind_name(came, unit),
        printed=printed(came.number, came.notation),
        day=None if came.number else came.letter_date,
        issuer=""
        if came.number
        else issuer_in_text(came.issuer or "", came.authority or "", came.superior or ""),
    )


def _kind_name(came: IncomingLetter, unit: Unit) -> str:
    kind = standard_named(unit.standard).kinds.get(came.kind or "")
    return kind.name if kind else _ANY_KIND


def _branches(session: Session, unit: Unit) -> str:
    """'Các chi đoàn và liên chi đoàn trực thuộc', from the units that hang under ours."""
    children = session.scalars(select(Unit).where(Unit.parent_id == unit.id, Unit.valid_to.is_(None)))
    levels = {UnitLevel(child.level) for child in children}
    names = [word for level, word in _BRANCHES.items() if level in levels]
    return f"Các {listed(names or [_BRANCHES[UnitLevel.CELL]])} trực thuộc"
