"""A seed file as letter data: what a clerk would type who re-creates the letter. Nothing of its text is kept here.

The seeds are texts taken from real letters with a trace of Markdown; two things of the page are lost in them: one has no
head, and both have no '***'. What is not in the file is not in the data, but for the issuing line, which a letter must
have: HD29's table of issuing organs gives one line for every letter of the Central Union.
"""

from __future__ import annotations

import re
from pathlib import Path

from app.base.text import nfc
from app.layout.parts import (
    BodyBlock,
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Recipient,
    Rich,
    Run,
    Signature,
    Storage,
)

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "samples" / "seeds"
CENTRAL = "BAN CHẤP HÀNH TRUNG ƯƠNG"

_NUMBER = re.compile(r"Số:\s*(?P<number>\d*)\s*-\s*(?P<kind>\w+)/(?P<organ>\w+)-(?P<unit>\w+)")
_DATE = re.compile(
    r"(?P<place>[^,]+), ngày\s*(?P<day>\d*)\.?\s*tháng\s*(?P<month>\d*)\s*năm\s*(?P<year>\d{4})"
)
_ITALIC = re.compile(r"\*([^*]+)\*")


def seed_file(start: str) -> Path | None:
    return next(iter(sorted(FOLDER.glob(f"{start}_*.txt"))), None)


def seed_blocks(path: Path) -> list[str]:
    """The paragraphs of the file, bold marks taken away, line ends kept."""
    text = nfc(path.read_text(encoding="utf-8")).replace("**", "\x00")
    return [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]


def plain(block: str) -> str:
    """A block without any Markdown, on one line."""
    return " ".join(block.replace("\x00", "").replace("*", "").split())


def rich(block: str) -> Rich:
    """The block with its italics as runs; the seed's only look inside the text."""
    text = " ".join(block.replace("\x00", "").split())
    if not _ITALIC.search(text):
        return text
    parts = _ITALIC.split(text)
    return [Run(t=part, i=index % 2 == 1) for index, part in enumerate(parts) if part]


def seed_letter(path: Path) -> Letter:
    fields: dict[str, object] = {"kind": "CV"}
    organ, body, lines = CENTRAL, [], []
    signature: list[str] = []
    recipients: list[str] = []
    at = "head"
    for block in seed_blocks(path):
        text = plain(block)
        if found := _NUMBER.fullmatch(text):
            fields |= _numbered(found, text)
        elif found := _DATE.fullmatch(text):
            fields["date"] = _dated(found)
        elif text.startswith("“V/v "):
            fields["subject"] = text.removeprefix("“V/v ").removesuffix("”")
        elif text.startswith("Kính gửi:"):
            fields["addressees"] = _addressees(block)
            at = "body"
        elif text.startswith("TM. "):
            lines = [plain(line) for line in block.splitlines()]
        elif text == "Nơi nhận:":
            at = "recipients"
        elif at == "head":
            organ = plain(block.split("\x00")[0])
        elif at == "body":
            body.append(_body(block, text))
        elif block.startswith("- "):
            recipients = [plain(line) for line in block.splitlines()]
        else:
            signature.append(text)
    symbol = fields.pop("symbol")
    unit = fields.pop("unit")
    assert isinstance(symbol, str)
    assert isinstance(unit, str)
    return Letter(
        organ=Organ(issuing=[organ], symbol=symbol, unit=unit),
        body=body,
        signature=Signature(
            name=signature[-1], authority=lines[:1], position=lines[1] if len(lines) > 1 else None
        ),
        recipients=[_recipient(line) for line in recipients[1:-1]],
        storage=Storage(units=recipients[-1].removeprefix("- Lưu ").removesuffix(".")),
        **fields,  # type: ignore[arg-type]
    )


def _numbered(found: re.Match[str], text: str) -> dict[str, object]:
    number = Number(printed=text) if found["number"] else Number()
    return {"number": number, "symbol": found["organ"], "unit": found["unit"]}


def _dated(found: re.Match[str]) -> DateLine:
    def figure(name: str) -> int | None:
        return int(found[name]) if found[name] else None

    return DateLine(place=found["place"], day=figure("day"), month=figure("month"), year=int(found["year"]))


def _addressees(block: str) -> list[str]:
    text = block.replace("\x00", "").removeprefix("Kính gửi:")
    return [line.strip().removeprefix("- ").removesuffix(";") for line in text.splitlines()]


def _body(block: str, text: str) -> BodyBlock:
    if re.match(r"\d+\. ", text):
        return Item(level=Level.CLAUSE, text=rich(block.split(". ", 1)[1]))
    if text.startswith("- "):
        return Item(level=Level.DASH, text=rich(block.removeprefix("- ")))
    return Paragraph(text=rich(block))


def _recipient(line: str) -> Recipient:
    found = re.fullmatch(r"- (?P<name>.+?)(?: \((?P<purpose>[^)]+)\))?;", line)
    assert found, line
    return Recipient(name=found["name"], purpose=found["purpose"])
