"""A letter's two files as text that a person can compare: XML parts laid out line by line, and the PDF's words by place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.agreement.words import MM, Word, words_of

# What may differ without meaning: moments, and names that a program counts up for itself.
IGNORED = [
    (re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*"), rb"\1"),
    (re.compile(rb"\sw:rsid\w*=\"[^\"]*\""), b""),
    (re.compile(rb"(<cp:revision>)[^<]*"), rb"\1"),
]


def docx_parts(data: bytes) -> dict[str, str]:
    """Every XML part by its name, pretty-printed."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: _pretty(archive.read(name)) for name in sorted(archive.namelist())}


def _pretty(part: bytes) -> str:
    for pattern, instead in IGNORED:
        part = pattern.sub(instead, part)
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def pdf_lines(file: Path) -> str:
    """One line of the page a line: where it begins, in tenths of a millimetre, and its words."""
    return "\n".join(_lines(words_of(file))) + "\n"


def _lines(words: list[Word]) -> Iterator[str]:
    line: list[str] = []
    page = -1
    for word in words:
        first = word.letters[0]
        if first.starts_line or first.page != page:
            if line:
                yield " ".join(line)
            if first.page != page:
                page = first.page
                yield f"--- page {page + 1}"
            line = [f"{first.x / MM:6.1f} {first.y / MM:6.1f} "]
        line.append(word.text)
    if line:
        yield " ".join(line)
