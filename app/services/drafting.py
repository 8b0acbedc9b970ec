"""First drafts: a letter from our letterhead and usual signer, an answer to a letter that came in, a guide to our branches.

Gives ``Letter`` values; keeping them is letters.new. Words that a clerk would correct anyway are kept few: letterhead, addressees,
the sentence that cites, the signature, the recipients. Words printed by rule are the standard's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.refusals import NoOwnUnit
from app.domain.rows import LetterRow
from app.domain.units import SYMBOLS, UnitLevel, letterhead
from app.domain.wording import citation, issuer_in_text, listed
from app.layout.parts import BodyBlock, DateLine, Letter, Organ, Paragraph, Recipient, Signature, Storage
from app.models.letters import IncomingLetter
from app.models.units import Signer, Unit
from app.services.change import Change
from app.services.incoming import find_letter, printed
from app.services.letters import Letters, add_draft, draft_row
from app.services.units import find_unit, need_own, stand_in

if TYPE_CHECKING:
    from app.standards import Standard

# Words of the document, so Vietnamese whatever the window's language.
_ANSWERING, _CARRYING_OUT = "Phúc đáp", "Thực hiện"
_ANY_KIND = "Văn bản"
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


class Drafting(Letters):
    """Verbs that write a first draft."""

    def from_words(
        self,
        *,
        kind: str,
        subject: str,
        text: Sequence[str] = (),
        addressees: Sequence[str] = (),
        unit: str | None = None,
        standard: str | None = None,
    ) -> Change[LetterRow]:
        """A draft from our (or ``unit``'s) letterhead and usual signer, by the unit's standard unless one is named."""
        with self.work("letters.new") as w:
            of = find_unit(w.session, unit) if unit else _ours(w.session)
            body = [Paragraph(one) for one in text]
            letter = _letter(w.session, of, kind, subject, addressees, body, standard=standard)
            record, notes = add_draft(w, letter)
            return Change.of(draft_row(w, record), w.commit(), notes)

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
            came, of = find_letter(w.session, incoming_id), _ours(w.session)
            cited, issuer = _citation(came, of)
            opening = f"{_ANSWERING} {cited}, {of.name} báo cáo như sau:"
            about = subject or f"phúc đáp {_named(came, of)}"
            to = list(addressees) or ([issuer] if issuer else [])
            letter = _letter(w.session, of, kind, about, to, _body(opening, text))
            record, notes = add_draft(w, letter, answers_id=came.id)
            return Change.of(draft_row(w, record), w.commit(), notes)

    def guide(
        self,
        incoming_id: str,
        *,
        subject: str = "",
        text: Sequence[str] = (),
        addressees: Sequence[str] = (),
        kind: str = "CV",
    ) -> Change[LetterRow]:
        """A draft to our branches that has them carry out what an incoming letter asks, and cites it."""
        with self.work("letters.guide") as w:
            came, of = find_letter(w.session, incoming_id), _ours(w.session)
            cited, _ = _citation(came, of)
            to = list(addressees) or [_branches(w.session, of)]
            opening = f"{_CARRYING_OUT} {cited}, {of.name} đề nghị {to[0][:1].lower()}{to[0][1:]} thực hiện như sau:"
            about = subject or (f"triển khai thực hiện {_named(came, of)}")
            letter = _letter(w.session, of, kind, about, to, _body(opening, text))
            record, notes = add_draft(w, letter, answers_id=came.id)
            return Change.of(draft_row(w, record), w.commit(), notes)


def _letter(
    session: Session,
    unit: Unit,
    kind: str,
    subject: str,
    addressees: Sequence[str],
    body: Sequence[BodyBlock],
    *,
    standard: str | None = None,
) -> Letter:
    standard = standard or unit.standard
    signer = session.scalars(
        select(Signer)
        .where(Signer.unit_id == unit.id, Signer.valid_to.is_(None))
        .order_by(Signer.rank, Signer.id)
        .limit(1)
    ).one_or_none()
    to_people = _standard(standard).kind(kind).addressees
    return Letter(
        standard=standard,
        kind=kind,
        organ=Organ(
            issuing=list(unit.issuing_lines or ()) or letterhead(unit.name, unit.level),
            superior=list(unit.superior_lines or ()) or _superior(session, unit),
            symbol=unit.symbol or _symbol(unit, standard),
            unit=unit.drafting_unit or "",
        ),
        date=DateLine(place=unit.place or ""),
        subject=subject,
        addressees=list(addressees) if to_people else [],
        body=list(body),
        signature=Signature(
            signer.name, position=signer.position or None, authority=list(signer.authority_lines)
        )
        if signer
        else None,
        recipients=[] if to_people else [Recipient(name) for name in addressees],
        storage=Storage("VP"),
    )


def _superior(session: Session, unit: Unit) -> list[str]:
    """The direct superior as the letterhead prints it, where nobody has entered it."""
    above = session.get(Unit, unit.parent_id) if unit.parent_id else None
    return [above.name.upper()] if above is not None else []


def _symbol(unit: Unit, standard: str) -> str:
    return SYMBOLS.get(UnitLevel(unit.level), "") if standard == "youth-union" else ""


def _ours(session: Session) -> Unit:
    """Our own unit, really declared: a stand-in has no name to put over a letter. Raises NoOwnUnit."""
    unit = need_own(session)
    if stand_in(unit):
        raise NoOwnUnit
    return unit


def _body(opening: str, text: Sequence[str]) -> list[BodyBlock]:
    return [Paragraph(opening), *(Paragraph(one) for one in text)]


def _standard(named: str) -> Standard:
    from app.standards import load

    return load(named)


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
    kinds = _standard(unit.standard).kinds
    kind = kinds.get(came.kind or "")
    return kind.name if kind else _ANY_KIND


def _branches(session: Session, unit: Unit) -> str:
    """'Các chi đoàn và liên chi đoàn trực thuộc', from the units that hang under ours."""
    children = session.scalars(select(Unit).where(Unit.parent_id == unit.id, Unit.valid_to.is_(None)))
    levels = {UnitLevel(child.level) for child in children}
    names = [word for level, word in _BRANCHES.items() if level in levels]
    return f"Các {listed(names or [_BRANCHES[UnitLevel.CELL]])} trực thuộc"
