"""Repairing a DOCX made elsewhere: its parts are recognised, composed in our styles and written to another file.

The file itself is left alone. Words stay as they are but where a finding names them; every change is reported, and what
could not be read stands on a last page of its own. That no word is lost is checked on the file that was written.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from app.base.files import read_bytes
from app.base.language import mark, tr
from app.check.findings import Finding, counts
from app.services.checking import standard_shown, style_names

if TYPE_CHECKING:
    from app.check.repair import Doubt, Recognised
    from app.check.repair_report import Change
    from app.check.seen import SeenLetter
    from app.intake.readers.docx_package import DocxPackage
    from app.layout.parts import BodyBlock, Letter
    from app.layout.sheet import Image, Sheet
    from app.standards.schema import Standard

_SAFE: Final = frozenset(("missing.recipient", "recipients.above", "addressee.kind", "sign.mark"))
"""Findings whose fix touches only what the finding names, so that it may be done unasked."""


_MOST_PIXELS: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was found, what was changed, what must be looked at; ``left`` are the findings on the repaired letter."""

    file: str
    out: str
    standard: str
    standard_version: str
    letter: Letter
    found: tuple[Finding, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    left: tuple[Finding, ...]

    def to_json(self) -> dict[str, object]:
        return {
            "file": self.file,
            "out": self.out,
            "standard": self.standard,
            "standard_version": self.standard_version,
            "findings": [one.to_json() for one in self.found],
            "counts": counts(self.found),
            "changes": [one.to_json() for one in self.changes],
            "doubts": [{"text": one.text, "message": one.message} for one in self.doubts],
            "left": [one.to_json() for one in self.left],
        }


def recognise_file(path: Path, *, standard: str | None = None) -> Recognised:
    """The letter that a DOCX holds, with the places to look at again; nothing is written.

    Raises the refusals of intake, OnlyDocx, NotALetter, KindNotKnown.
    """
    from app.check.repair import recognise

    package, used = _opened(path, standard)
    return recognise(package, used, file=path.name, names=style_names())


def read_whole(path: Path, *, standard: str) -> Recognised:
    """The letter that a DOCX holds with not a word of it missing: what fits no component stands on a last page, and is said.

    Nothing is written. Raises as ``recognise_file``.
    """
    from app.check import of_docx
    from app.check.conform import named
    from app.check.repair import recognise

    package, used = _opened(path, standard)
    names = style_names()
    known = recognise(package, used, file=path.name, names=names)
    images = ready(known.images)
    letter = _without_broken(known.letter, known, images)
    known.letter, _ = _nothing_lost(letter, known, package, named(of_docx.see(package, names), used), images)
    return known


def reading_of(data: bytes, *, standard: str) -> Recognised:
    """How a DOCX of our own writing reads: what an untouched file would give back."""
    from app.check.repair import recognise
    from app.intake.readers.docx_package import DocxPackage
    from app.standards.loader import load

    return recognise(DocxPackage(data, "own.docx"), load(standard), file="own.docx", names=style_names())


def repair(path: Path, out: Path, *, standard: str | None = None, today: date | None = None) -> Repaired:
    """Write a corrected copy of the DOCX ``path`` as ``out``, whole or not at all."""
    from app.check import of_docx
    from app.check.conform import check_docx, named
    from app.check.refusals import OntoItself
    from app.check.repair import recognise
    from app.check.repair_report import changes
    from app.export.docx import writer

    if out.resolve() == path.resolve():
        raise OntoItself(str(path), file=path.name)
    package, used = _opened(path, standard)
    names = style_names()
    found = check_docx(package, used, names=names, today=today)
    known = recognise(package, used, file=path.name, names=names)
    before = named(of_docx.see(package, names), used)
    images = ready(known.images)
    letter = _fixed(_without_broken(known.letter, known, images), used, images)
    letter, sheet = _nothing_lost(letter, known, package, before, images)
    left = _checked(letter, sheet, today)
    writer.write(sheet, out)
    after = named(of_docx.see(_package(out), names), used)
    made = changes(before, after, found, left, used)
    return Repaired(
        str(path), str(out), used.id, used.version, letter, found, made, tuple(known.doubts), left
    )


def _opened(path: Path, standard: str | None) -> tuple[DocxPackage, Standard]:
    from app.check.refusals import OnlyDocx
    from app.intake import read
    from app.intake.source import FileType
    from app.standards.loader import load

    source = read(path)
    if source.type is not FileType.DOCX:
        raise OnlyDocx(str(path), file=path.name)
    return _package(path), load(standard or standard_shown(source.text))


def _package(path: Path) -> DocxPackage:
    from app.intake.kinds import MAX_BYTES
    from app.intake.readers.docx_package import DocxPackage

    return DocxPackage(read_bytes(path, most=MAX_BYTES >> 20), path.name)


def _fixed(letter: Letter, standard: Standard, images: Mapping[str, Image]) -> Letter:
    """The letter after the safe fixes of what the checker says of it."""
    from app.services.fixes import fix_of

    for finding in _checked(letter, _composed(letter, images), None):
        fix = fix_of(finding, letter, standard) if finding.rule in _SAFE else None
        if fix is not None:
            letter = fix(letter)
    return letter


def _without_broken(letter: Letter, known: Recognised, images: Mapping[str, Image]) -> Letter:
    """The letter without pictures that no program can show; each is said."""
    from app.check.repair import Doubt
    from app.layout.parts import Picture

    for name in known.images:
        if name not in images:
            message = tr(mark("Hình {name} trong tệp bị hỏng, không chuyển sang được.")).format(name=name)
            known.doubts.append(Doubt(name, message))

    def kept(blocks: list[BodyBlock]) -> list[BodyBlock]:
        return [one for one in blocks if not isinstance(one, Picture) or one.image in images]

    annexes = [msgspec.structs.replace(one, body=kept(one.body)) for one in letter.annexes]
    return msgspec.structs.replace(letter, body=kept(letter.body), annexes=annexes)


def ready(files: Mapping[str, bytes]) -> dict[str, Image]:
    """Pictures as the writers take them: upright, grey or RGB, without alpha. Broken and monstrous ones are left out."""
    made: dict[str, Image] = {}
    for name, data in files.items():
        image = _ready(data)
        if image is not None:
            made[name] = image
    return made


def _ready(data: bytes) -> Image | None:
    from PIL import Image as Pillow
    from PIL import ImageOps

    from app.layout.sheet import Image

    try:
        with Pillow.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            turned = ImageOps.exif_transpose(opened).convert("RGBA")
        flat = Pillow.new("RGB", turned.size, "white")
        flat.paste(turned, mask=turned.getchannel("A"))
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    out = io.BytesIO()
    jpeg = data.startswith(b"\xff\xd8")
    flat.save(out, "JPEG", quality=92) if jpeg else flat.save(out, "PNG")
    written = out.getvalue()
    digest = hashlib.sha256(written).hexdigest()
    return Image(digest, "jpeg" if jpeg else "png", flat.width, flat.height, written)


def _composed(letter: Letter, images: Mapping[str, Image]) -> Sheet:
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, standard_of

    return compose(letter, standard_of(letter), typeface(), images)


def _checked(letter: Letter, sheet: Sheet, today: date | None) -> tuple[Finding, ...]:
    from app.check.conform import check_letter
    from app.layout.compose import standard_of

    return check_letter(letter, standard_of(letter), sheet, today=today)


def _nothing_lost(
    letter: Letter, known: Recognised, package: DocxPackage, before: SeenLetter, images: Mapping[str, Image]
) -> tuple[Letter, Sheet]:
    """The letter and its sheet; paragraphs with words that would be missing stand on the last page."""
    from app.check.repair import kept_page, say_kept
    from app.check.repair_report import PRINTED, lost, words

    sheet = _composed(letter, images)
    printed = [text for role in PRINTED for text in (before.text_of(role),)]
    there = [*_sheet_texts(sheet), *printed]
    missing = lost(_texts(package), there)
    if not missing:
        return letter, sheet
    printed_words = " ".join(word for text in there for word in words(text))
    texts = []
    for text in _texts(package):
        whole = words(text)
        if any(missing[word] for word in whole) and " ".join(whole) not in printed_words:
            missing -= lost([text], [])
            texts.append(text)
            known.doubts.append(say_kept(text))
    letter = msgspec.structs.replace(letter, annexes=[*letter.annexes, kept_page(texts)])
    return letter, _composed(letter, images)


def _texts(package: DocxPackage) -> list[str]:
    """Every text that the file prints in its body and notes."""
    from app.check import of_docx
    from app.check.docx_media import Media

    view = of_docx.look(package)
    return [*(view.eye.seen(spot).text for spot in view.spots), *Media(package).notes.values()]


def _sheet_texts(sheet: Sheet) -> Iterable[str]:
    from app.check.of_sheet import texts

    return texts(sheet)
