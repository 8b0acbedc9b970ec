"""A package of the national exchange becomes an incoming letter: its fields are sure, its files lie beside it, it stays itself.

Owns which field of a package is which field of the register, and that the package is kept byte for byte. Words that the page
shows and the package does not give are guessed from its main file as always.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold
from app.exchange.package import URGENCY, File, LetterPackage, Office
from app.exchange.package import Opened as Package
from app.exchange.words import act_words, note_words
from app.models.exchange import ExchangePackage
from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.session import UnitOfWork
from app.services.change import Change
from app.services.incoming_rows import ANNEX, ENTITY, RECEIVED, SOURCE
from app.services.pieces import Piece, attach_piece, fill_all, new_letter

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.services.reception import Reception

IN, OUT, LETTER, RECEIPT = "in", "out", "letter", "receipt"
MIME: Final = "application/xml"
_EVIDENCE: Final = mark("gói tin liên thông")
_KINDS: Final = ("youth-union", "decree-30", "party")
_PREFIX: Final = re.compile(r"^v/v[:\s]+", re.IGNORECASE)
"""Printed by rule, not part of a subject."""
_MANY: Final = frozenset({"addressees", "recipients"})


class PackageIsReceipt(InputRefused):
    code, what = "LTG-010", mark("Gói tin {file} là thông tin trạng thái (biên nhận), không phải văn bản.")
    remedy = mark("Ghi nó vào văn bản đi bằng edxml take.")


def is_package(data: bytes, name: str) -> bool:
    """Whether the bytes are a package of the national exchange."""
    from app.intake.kinds import recognise
    from app.intake.source import FileType

    try:
        return recognise(data, name).type is FileType.EDXML
    except InputRefused:
        return False


def receive_package(reception: Reception, data: bytes, name: str, progress: Progress | None) -> Change[str]:
    """One letter in state 'received' with the files of the package. Raises PackageIsReceipt and the reader's refusals."""
    from app.intake import How, SourceText
    from app.intake.door import open_package
    from app.intake.names import safe_name
    from app.intake.source import FileType

    vault = reception.vault
    whole = vault.put(data)
    try:
        package = open_package(data, name, progress=progress)
        files = files_of(need_letter(package, name))
    except InputRefused:
        vault.drop_orphan(whole.sha256)
        raise
    pieces = [_piece(reception, one.data or b"", safe_name(one.name or name), progress) for one in files]
    if not pieces:  # none arrived whole: the package itself is what there is
        bare = SourceText(FileType.EDXML, How.TEXT, (), 0)
        pieces = [Piece(name, whole.size, whole.sha256, bare)]
    with reception.work("incoming.receive") as w:
        letter = known_letter(w, whole.sha256)
        if letter is None:
            letter = new_letter(w, pieces[0])
            for piece in pieces[1:]:
                attach_piece(w, letter, piece, ANNEX)
            keep_package(w, letter, package, name=name, size=whole.size, sha256=whole.sha256)
        fill_all(letter, pieces)
        fill_from_package(letter, package)
        return Change.of(letter.id, w.commit())


def _piece(reception: Reception, data: bytes, name: str, progress: Progress | None) -> Piece:
    """A file of a package: kept also when no reader takes it, with the reason."""
    from app.intake import How, SourceText
    from app.intake.source import FileType

    try:
        return reception.read_piece(data, name, progress)
    except InputRefused as refused:
        stored = reception.vault.put(data)
        text = SourceText(FileType.OTHER, How.TEXT, (), 0, (str(refused),))
        return Piece(name, stored.size, stored.sha256, text)


def need_letter(package: Package, name: str) -> LetterPackage:
    """Raises PackageIsReceipt."""
    if not isinstance(package.package, LetterPackage):
        raise PackageIsReceipt(file=name)
    return package.package


def files_of(letter: LetterPackage) -> list[File]:
    """Those that arrived whole, the main one first: the first PDF, else the first of all."""
    there = [one for one in letter.files if one.data]
    main = next((one for one in there if (one.data or b"").startswith(b"%PDF")), there[0] if there else None)
    return [one for one in there if one is main] + [one for one in there if one is not main]


def sure_guesses(letter: LetterPackage) -> dict[str, Any]:
    """Fields of the register as guesses that are certain: what the sender's own system wrote."""
    sender = letter.sender
    values: dict[str, Any] = {
        "number": letter.number.lstrip("0") or letter.number,
        "notation": "".join(letter.notation.split()),
        "date": letter.day.isoformat() if letter.day else "",
        "place": letter.place,
        "issuer": sender.name or sender.in_charge,
        "superior": sender.in_charge if sender.name and fold(sender.in_charge) != fold(sender.name) else "",
        "kind": kind_code(letter.kind_name),
        "subject": _PREFIX.sub("", letter.subject or letter.content),
        "authority": letter.authority,
        "position": letter.position,
        "signer": letter.signer,
        "recipients": list(letter.recipients),
        "urgency": URGENCY.get(letter.priority, ""),
        "deadline": letter.due.isoformat() if letter.due else "",
    }
    return {
        name: [_sure(one) for one in value] if name in _MANY else _sure(value)
        for name, value in values.items()
        if value
    }


def _sure(value: object) -> dict[str, Any]:
    return {"value": value, "certainty": 1.0, "page": 1, "box": None, "evidence": tr(_EVIDENCE)}


@cache
def kind_code(name: str) -> str:
    """'CV' of 'Công văn', by any standard; '' for a kind that none knows."""
    from app.standards import load

    wanted = fold(name)
    for standard in _KINDS:
        for code, kind in load(standard).kinds.items():
            if wanted and fold(kind.name) == wanted:
                return code
    return ""


def fill_from_package(letter: IncomingLetter, package: Package) -> None:
    """The package's word over what was guessed from its pages."""
    found = package.package
    assert isinstance(found, LetterPackage)
    kept: dict[str, Any] = dict(letter.guesses or {})
    guesses = dict(kept.get("guesses") or {}) | sure_guesses(found)
    if not guesses.get("addressees"):
        guesses["addressees"] = [_sure(one.name) for one in found.receivers if one.name]
    said = [*act_words(found.business), *(note_words(note) for note in package.notes)]
    warnings = [*said, *(kept.get("warnings") or ())]
    letter.pages = letter.pages or found.pages
    letter.guesses = kept | {"guesses": guesses, "warnings": list(dict.fromkeys(warnings))}


def known_letter(w: UnitOfWork, sha256: str) -> IncomingLetter | None:
    """The letter this very package became, while it has no number."""
    return w.session.scalars(
        select(IncomingLetter)
        .join(ExchangePackage, ExchangePackage.incoming_id == IncomingLetter.id)
        .where(ExchangePackage.sha256 == sha256, IncomingLetter.state == RECEIVED)
    ).first()


def keep_package(
    w: UnitOfWork, letter: IncomingLetter, package: Package, *, name: str, size: int, sha256: str
) -> None:
    """The package's own record, and its bytes beside the letter."""
    found = package.package
    assert isinstance(found, LetterPackage)
    first = found.traces[0].at if found.traces else None
    w.add(
        Attachment(
            owner_kind=ENTITY, owner_id=letter.id, role=SOURCE, name=name, mime=MIME, size=size, sha256=sha256
        )
    )  # fmt: skip
    w.add(
        ExchangePackage(
            direction=IN,
            kind=LETTER,
            incoming_id=letter.id,
            document_id=found.document_id[:300],
            office=office_json(found.sender),
            said_at=first,
            name=name,
            size=size,
            sha256=sha256,
            notes=[note_words(note) for note in package.notes],
            at=w.clock.now(),
        )
    )


def office_json(office: Office) -> dict[str, str]:
    return {field: value for field in Office.__slots__ if (value := getattr(office, field))}


def office_of(values: dict[str, Any]) -> Office:
    return Office(**{field: str(values[field]) for field in Office.__slots__ if field in values})
