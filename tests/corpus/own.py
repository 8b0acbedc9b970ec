"""The same letters laid out by our own composer, for the part of the corpus that comes from offices with this program."""

from __future__ import annotations

from pathlib import Path

from app.layout.parts import DateLine, Letter, Number, Organ, Paragraph, Recipient, Signature, Storage
from app.services.rendering import render
from tests.corpus.letter import Written

_STANDARDS = {"youth": "youth-union", "state": "decree-30", "party": "party"}


def own_files(letter: Written, folder: Path) -> tuple[Path, Path]:
    """DOCX and PDF in ``folder``. Raises what the composer refuses (a kind that its standard does not know)."""
    docx, pdf = folder / f"{letter.name}.docx", folder / f"{letter.name}.pdf"
    render(_as_data(letter), docx=docx, pdf=pdf)
    return docx, pdf


def _as_data(letter: Written) -> Letter:
    truth = letter.truth
    year, month, day = (int(part) for part in truth["date"].split("-"))
    recipients = list(truth["recipients"])
    as_above = bool(recipients) and recipients[0] == "Như trên"
    store = recipients.pop() if recipients and recipients[-1].startswith("Lưu") else None
    if as_above:
        recipients.pop(0)
    signing = letter.signing[-1]
    superior = letter.organs[0].split("|") if len(letter.organs) > 1 else []
    return Letter(
        standard=_STANDARDS[letter.name.split("-")[1]],
        kind=truth["kind"],
        organ=Organ(issuing=letter.organs[-1].split("|"), superior=superior, symbol="X"),
        number=Number(printed=letter.number),
        date=DateLine(place=truth["place"], day=day, month=month, year=year),
        subject=truth["subject"],
        addressees=list(letter.address),
        body=[Paragraph(text) for text in letter.body],
        signature=Signature(
            signing.name,
            position=signing.position or None,
            authority=[line for line in signing.authority.split("|") if line],
        ),
        as_above=as_above,
        recipients=[Recipient(one) for one in recipients],
        storage=Storage(store.removeprefix("Lưu:").removeprefix("Lưu").strip()) if store else None,
        urgency=truth["urgency"],
        secrecy=truth["secrecy"],
    )
