"""The checker's front: a letter as data, as DOCX or as PDF in, findings out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.base.text import fold
from app.check import of_docx, of_pages, of_sheet
from app.check.findings import Finding, in_order
from app.check.recognise import name_parts
from app.check.rules_look import look_findings, page_findings
from app.check.rules_sense import sense_findings
from app.check.rules_typed import typed_findings
from app.check.rules_words import word_findings
from app.check.seen import SeenLetter
from app.layout.parts import Letter
from app.layout.sheet import Sheet
from app.standards.schema import Kind, Standard


def check_letter(letter: Letter, standard: Standard, sheet: Sheet) -> tuple[Finding, ...]:
    """Findings on a letter as data, seen on the sheet composed from it; each leads back to its part."""
    return _judge(of_sheet.see(sheet), standard.kind(letter.kind), standard)


def check_docx(package: of_docx.Package, standard: Standard) -> tuple[Finding, ...]:
    """Findings on a DOCX: ours by its style names, others by place, look and words."""
    seen = of_docx.see(package)
    if not of_docx.is_ours(seen):
        seen = replace(seen, parts=name_parts(seen.parts, standard))
    return _judge(seen, kind_of(seen, standard), standard)


def check_pages(pages: Sequence[of_pages.Page], standard: Standard) -> tuple[Finding, ...]:
    """Findings on printed pages (a PDF's text with boxes)."""
    seen = of_pages.see(pages, standard)
    return _judge(seen, kind_of(seen, standard), standard)


def kind_of(seen: SeenLetter, standard: Standard) -> Kind:
    """The kind that the letter shows: its printed name, else a công văn."""
    shown = fold(seen.text_of("kind-name"))
    for kind in standard.kinds.values():
        if kind.shows_name and fold(kind.name) == shown:
            return kind
    return standard.kind("CV")


def _judge(seen: SeenLetter, kind: Kind, standard: Standard) -> tuple[Finding, ...]:
    return in_order(list(_all(seen, kind, standard)))


def _all(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    yield from page_findings(seen, standard)
    yield from word_findings(seen, kind, standard)
    yield from typed_findings(seen, standard)
    yield from sense_findings(seen, kind, standard)
    for one in seen.parts:
        yield from look_findings(one, standard)
