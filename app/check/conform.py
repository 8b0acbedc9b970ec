"""The checker's front: a letter as data, as DOCX or as PDF in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from app.base.language import mark, tr
from app.base.text import fold
from app.check import of_docx, of_pages, of_sheet
from app.check.findings import Finding, Severity, in_order
from app.check.labels import label
from app.check.recognise import name_parts, named_among_ours
from app.check.rules_annex import annex_findings
from app.check.rules_dates import day_findings
from app.check.rules_lines import line_findings
from app.check.rules_look import looks_findings, page_findings
from app.check.rules_sense import sense_findings
from app.check.rules_signing import signing_findings
from app.check.rules_spelling import spelling_findings
from app.check.rules_typed import typed_findings
from app.check.rules_words import word_findings
from app.check.seen import SeenLetter, SeenPage
from app.layout.parts import Letter
from app.layout.sheet import Sheet
from app.standards.schema import Kind, Standard


def check_letter(
    letter: Letter, standard: Standard, sheet: Sheet, *, today: date | None = None
) -> tuple[Finding, ...]:
    """Findings on a letter as data, seen on the sheet composed from it; each leads back to its part."""
    return _judge(of_sheet.see(sheet), standard.kind(letter.kind), standard, today)


def check_docx(
    package: of_docx.Package,
    standard: Standard,
    *,
    names: Mapping[str, str] | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Findings on a DOCX: ours by its style names, others by place, look and words."""
    seen = named(of_docx.see(package, names), standard)
    return _judge(seen, kind_of(seen, standard), standard, today)


def named(seen: SeenLetter, standard: Standard) -> SeenLetter:
    """A DOCX as it was seen, with a role for every part."""
    ours = of_docx.is_ours(seen)
    parts = named_among_ours(seen.parts) if ours else name_parts(seen.parts, standard)
    return of_docx.with_lines(replace(seen, parts=parts))


def check_pages(
    pages: Sequence[of_pages.Page], standard: Standard, *, measured: bool = True, today: date | None = None
) -> tuple[Finding, ...]:
    """Findings on printed pages (a PDF's text with boxes). Pages that are not ``measured``, as those of a scan or of an old
    format, show their words only, and the first finding says so."""
    seen = of_pages.see(pages, standard)
    if measured:
        return _judge(seen, kind_of(seen, standard), standard, today)
    bare = replace(seen, page=SeenPage(standard.page.width.use, standard.page.height.use))
    kind = kind_of(bare, standard)
    return (
        _unmeasured(standard),
        *in_order(list(_of_words(without_annexes(bare), bare, kind, standard, today))),
    )


def _unmeasured(standard: Standard) -> Finding:
    told = mark(
        "Tệp này không đo được lề, phông và cỡ chữ: chỉ kiểm tra lời văn. Có tệp Word thì kiểm tra tệp ấy."
    )
    return Finding(Severity.INFO, "file.unmeasured", label("page"), "", "", standard.title, tr(told))


def kind_of(seen: SeenLetter, standard: Standard) -> Kind:
    """The kind that the letter shows: its printed name, else a công văn; a name no standard has is a kind of its own."""
    seen = without_annexes(seen)
    shown = fold(seen.text_of("kind-name"))
    for kind in standard.kinds.values():
        if fold(kind.name) == shown:
            return kind
    letter = standard.kind("CV")
    if not shown:
        return _kind_by_number(seen, standard) or letter
    name = " ".join(seen.text_of("kind-name").split())
    return replace(
        letter,
        code="",
        name=name,
        printed="",
        notation="typed",
        shows_name=True,
        addressees=False,
        as_above=False,
    )


def _kind_by_number(seen: SeenLetter, standard: Standard) -> Kind | None:
    """The kind that a letter without a printed name shows in its notation: 'KH' in 'Số: 12-KH/ĐTN'."""
    if seen.first("letter-subject") is not None:
        return None
    marks = set(re.split(r"[^\w]+", seen.text_of("number")))
    return next(
        (one for one in standard.kinds.values() if one.shows_name and one.printed in marks - {""}), None
    )


_HEADED: Final = ("superior", "organ", "title", "motto", "kind-name")
"""What a document issued with the letter begins with, behind the letter's own signature."""


def without_annexes(seen: SeenLetter) -> SeenLetter:
    """The letter itself: what stands behind the signature under a heading of its own is judged by its looks only."""
    signed = False
    for index, one in enumerate(seen.parts):
        if one.role.startswith("annex-") or (signed and one.role in _HEADED):
            return replace(seen, parts=seen.parts[:index])
        signed = signed or one.role == "signer"
    return seen


def _judge(seen: SeenLetter, kind: Kind, standard: Standard, today: date | None) -> tuple[Finding, ...]:
    return in_order(list(_all(seen, kind, standard, today)))


def _all(seen: SeenLetter, kind: Kind, standard: Standard, today: date | None) -> Iterator[Finding]:
    main = without_annexes(seen)
    standard = standard.for_size(seen.page.width, seen.page.height)
    yield from page_findings(seen, standard)
    yield from line_findings(main, kind, standard)
    yield from _of_words(main, seen, kind, standard, today)
    yield from looks_findings(seen, standard)


def _of_words(
    main: SeenLetter, seen: SeenLetter, kind: Kind, standard: Standard, today: date | None
) -> Iterator[Finding]:
    """What is said, whatever it looks like."""
    yield from word_findings(main, kind, standard)
    yield from typed_findings(main, standard)
    yield from sense_findings(main, kind, standard)
    yield from day_findings(main, standard, today)
    yield from signing_findings(main, kind, standard)
    yield from annex_findings(seen, standard)
    yield from spelling_findings(seen)
