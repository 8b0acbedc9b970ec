"""What of our letter goes to other units, and what of a foreign one becomes the fields of our register.

Owns the names under which a letter travels: those of ``services.arrival``. What comes is a stranger's word: each value is
looked at, and one that does not fit its column is left out rather than the letter refused. Pure but for reading records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import String

from app.base.language import mark, tr
from app.base.text import nfc, one_line
from app.models.files import Attachment
from app.models.fulltext import strings_in
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.units import Unit
from app.services import arrival
from app.services.exchange_rows import number_and_notation

MOST_TEXT: Final = 100_000
"""Characters of a letter's text that travel: what search and the watch for duplicates live on."""
MOST_FILES: Final = 50
_SHA: Final = re.compile(r"[0-9a-f]{64}")
_LENGTHS: Final = {
    column.key: column.type.length
    for column in IncomingLetter.__table__.columns
    if isinstance(column.type, String) and column.type.length
}
_OURS: Final = frozenset({"arrived", "handler", "passed", "note", "deadline"})
"""Fields of the register that no sender fills: they are what becomes of the letter here."""
_EVIDENCE: Final = mark("nơi gửi ghi sẵn, gửi qua hệ thống")
_ANSWER: Final = mark("Trả lời {printed} của {issuer}: {subject}")
_ANSWER_EVIDENCE: Final = mark("Nơi gửi đặt hạn trả lời: {day}")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a letter as its sender names it."""

    sha256: str
    name: str
    mime: str
    size: int


def letter_values(record: OutgoingLetter, unit: Unit, superior: str) -> dict[str, Any]:
    """Our letter under the names of the register; what is empty is left out."""
    from app.services.letters import letter_of

    letter = letter_of(record.parts)
    number, notation = number_and_notation(record.number_printed)
    signature = letter.signature
    values: dict[str, Any] = {
        "number": number,
        "notation": notation,
        "date": record.letter_date.isoformat() if record.letter_date else "",
        "place": letter.date.place,
        "issuer": unit.name,
        "superior": superior,
        "kind": record.kind,
        "subject": record.subject,
        "addressees": list(letter.addressees),
        "authority": " ".join(signature.authority) if signature else "",
        "position": (signature.position or "") if signature else "",
        "signer": record.signer,
        "recipients": list(dict.fromkeys(one.name for one in letter.recipients)),
        "urgency": letter.urgency or "",
        "text": "\n".join(strings_in(record.parts))[:MOST_TEXT],
    }
    return {name: value for name, value in values.items() if value}


def file_values(files: Iterable[Attachment]) -> list[dict[str, Any]]:
    return [{"sha256": one.sha256, "name": one.name, "mime": one.mime, "size": one.size} for one in files]


def columns_of(letter: Mapping[str, Any]) -> dict[str, Any]:
    """A foreign letter as columns of ours; what does not fit is left out."""
    columns: dict[str, Any] = {}
    for name, (column, read) in arrival.FIELDS.items():
        if name in _OURS or name not in letter:
            continue
        said = letter[name]
        if isinstance(said, list):
            said = "; ".join(one.replace(";", ",") for one in said if isinstance(one, str))
        if not isinstance(said, str):
            continue
        try:
            value = read(name, nfc(said))
        except arrival.FieldDate:
            continue
        except arrival.FieldNumber:
            continue
        if isinstance(value, str) and len(value) > _LENGTHS.get(column, len(value)):
            continue
        if value not in (None, "", []):
            columns[column] = value
    text = letter.get("text")
    if isinstance(text, str):
        columns["text"] = nfc(text)[:MOST_TEXT]
    return columns


def files_of(said: Iterable[Any]) -> list[SentFile]:
    """Files that a letter names, those that make sense, each once."""
    found: dict[str, SentFile] = {}
    for one in said:
        if not isinstance(one, dict) or len(found) >= MOST_FILES:
            continue
        sha, size = one.get("sha256"), one.get("size")
        name, mime = one.get("name"), one.get("mime")
        if not (isinstance(sha, str) and _SHA.fullmatch(sha)) or isinstance(size, bool):
            continue
        if not isinstance(size, int) or not 0 <= size < 1 << 40:
            continue
        found.setdefault(
            sha, SentFile(sha, _file_name(name), mime[:100] if isinstance(mime, str) else "", size)
        )
    return list(found.values())


def _file_name(said: Any) -> str:
    from app.intake.names import safe_name

    return safe_name(one_line(said)[-255:]) if isinstance(said, str) and said.strip() else "tep"


def sure_guesses(letter: IncomingLetter, printed: str) -> dict[str, Any]:
    """The fields that its sender filled, as guesses that are certain: so the form shows them, and one key registers."""
    guesses: dict[str, Any] = {}
    for name, (column, _) in arrival.FIELDS.items():
        value = getattr(letter, column)
        if name in _OURS or value in (None, "", []):
            continue
        if isinstance(value, list):
            guesses[name] = [_sure(one) for one in value]
        else:
            guesses[name] = _sure(value.isoformat() if isinstance(value, date) else value)
    if letter.due_on is not None:
        words = tr(_ANSWER_EVIDENCE).format(day=f"{letter.due_on:%d/%m/%Y}")
        what = tr(_ANSWER).format(printed=printed, issuer=letter.issuer, subject=letter.subject)
        task = {"what": what, "by": letter.due_on.isoformat(), "who": ""}
        guesses["deadlines"] = [_sure(letter.due_on.isoformat(), words)]
        guesses["tasks"] = [_sure(task, words)]
    return {"guesses": guesses}


def _sure(value: Any, evidence: str = "") -> dict[str, Any]:
    words = evidence or tr(_EVIDENCE)
    return {"value": value, "certainty": 1.0, "page": 1, "box": None, "evidence": words}
