"""Extraction: ``SourceText`` -> ``Guesses``. Pure; one module per subject, all reading one view of the letter.

Refuses to invent: what is blank or not there is not guessed, and a text that is no letter gives its cites and deadlines only.
"""

from __future__ import annotations

from datetime import date

from app.intake.extract.addressees import find_addressees
from app.intake.extract.attachments import find_attachments
from app.intake.extract.cites import find_cites
from app.intake.extract.contacts import find_contacts
from app.intake.extract.date_place import Dated, find_date
from app.intake.extract.deadlines import find_deadlines
from app.intake.extract.flow import paragraphs
from app.intake.extract.guesses import Guesses
from app.intake.extract.issuer import find_issuer, issuer_by_authority
from app.intake.extract.kind_subject import find_kind
from app.intake.extract.marks import find_marks
from app.intake.extract.number import find_number, with_kind
from app.intake.extract.placed import placed
from app.intake.extract.recipients import find_recipients
from app.intake.extract.signature import Signed, find_signature
from app.intake.extract.tasks import find_tasks
from app.intake.extract.view import Strip, View, view_of
from app.intake.source import SourceText

__all__ = ["guess"]


def guess(source: SourceText) -> Guesses:
    """Guesses for every field of the register."""
    view = view_of(source)
    numbered, dated = find_number(view), find_date(view)
    kinded = find_kind(view, numbered, dated)
    if numbered is not None and kinded.heading is not None and kinded.kind is not None:
        numbered = with_kind(numbered, kinded.kind.value)
    receivers = find_recipients(view)
    is_letter = any(
        (numbered, dated, kinded.kind, view.address_at is not None, view.recipients_at is not None)
    )
    signed = find_signature(view, receivers) if is_letter else Signed(None, None, None)
    number_at = numbered.strip if numbered is not None else None
    anchors = [strip for strip in (dated and dated.strip, kinded.heading, kinded.about) if strip is not None]
    issued = (
        find_issuer(view, number_at, min(anchors, key=lambda strip: strip.index, default=None))
        if is_letter
        else None
    )
    marked = find_marks(view)
    own = numbered.number.value if numbered is not None and numbered.number is not None else None
    notation = numbered.notation.value if numbered is not None and numbered.notation is not None else None
    skip = _outside_the_text(view, number_at, dated.strip if dated is not None else None, receivers.taken)
    text = list(paragraphs(view, skip))
    asking = [*paragraphs(View(list(view.preface)), frozenset()), *text]
    days = (
        _not_before(dated),
        dated.date.value if dated is not None and dated.date is not None else None,
        dated.year if dated is not None else None,
    )
    found = Guesses(
        number=numbered.number if numbered is not None else None,
        notation=numbered.notation if numbered is not None else None,
        date=dated.date if dated is not None else None,
        place=dated.place if dated is not None else None,
        issuer=(issued.issuer if issued is not None else None) or issuer_by_authority(signed.authority),
        superior=issued.superior if issued is not None else None,
        kind=kinded.kind,
        subject=kinded.subject,
        addressees=find_addressees(view) if is_letter else (),
        authority=signed.authority,
        position=signed.position,
        signer=signed.signer,
        recipients=receivers.guesses,
        urgency=marked.urgency,
        secrecy=marked.secrecy,
        deadlines=find_deadlines(asking, *days),
        cites=find_cites(text, own, notation),
        tasks=find_tasks(asking, *days) if is_letter else (),
        attachments=find_attachments(view, text),
        contacts=find_contacts(text),
        unread=tuple(one.unread for one in (numbered, dated) if one is not None and one.unread is not None),
    )
    return placed(found, source)


def _not_before(dated: Dated | None) -> date | None:
    """The earliest day the letter can be of: its date, else the first of its month."""
    if dated is None:
        return None
    return dated.date.value if dated.date is not None else dated.month


def _outside_the_text(
    view: View, number_at: Strip | None, date_at: Strip | None, recipients: frozenset[int]
) -> frozenset[int]:
    """Strips in which no cite and no deadline can stand."""
    own = {strip.index for strip in (number_at, date_at) if strip is not None}
    return frozenset(own | recipients)
