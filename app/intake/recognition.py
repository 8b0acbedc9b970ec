"""Between the readers and the recognition of pictures (OCR): which pages are read from their picture, and what is said.

A page without lines is a picture; a page with ``doubts`` has a text layer that lies. Both come back from ``app.intake.ocr``
in the same shape, with boxes, and ``how`` says OCR or MIXED. Runs in the child process of the reader. Where the data of
recognition are not installed, the pages stay as they are and a sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from app.base.language import tr
from app.base.progress import Progress
from app.intake.refusals import WARN_DOUBT, WARN_DOUBT_READ, WARN_NO_WORDS, WARN_PICTURE, WARN_SOME_PICTURES
from app.intake.source import Page, SourceText

_allowed: ContextVar[bool] = ContextVar("pictures", default=True)


@contextmanager
def allowed(pictures: bool) -> Iterator[None]:
    """Whether pages are read from their pictures: not when that has just cost a child its life."""
    before = _allowed.set(pictures)
    try:
        yield
    finally:
        _allowed.reset(before)


def recognised(
    source: SourceText, data: bytes, name: str, progress: Progress, password: str | None
) -> SourceText:
    """``source`` with the pages that need it read from their pictures. Raises what is wrong with a picture file."""
    wanted = [page.number for page in source.pages if not page.lines or page.doubts]
    if not wanted:
        return source
    if not _allowed.get():
        return replace(source, warnings=(*source.warnings, *_unread(source.pages)))
    from app.intake import ocr

    if not ocr.available():
        return replace(source, warnings=(*source.warnings, *_unread(source.pages), ocr.missing(name)))
    read = ocr.read_into(source, wanted, data, name, progress, password)
    doubted = {page.number for page in source.pages if page.doubts}
    mended = [page.number for page in read.pages if page.number in doubted and page.words]
    said = (tr(WARN_DOUBT_READ).format(pages=_shown(mended)),) if mended else ()
    left = [page for page in read.pages if page.lines and page.doubts and not page.words]
    empty = [page.number for page in read.pages if not page.lines]
    if empty:
        said = (*said, tr(WARN_NO_WORDS).format(pages=_shown(empty)))
    return replace(read, warnings=(*read.warnings, *said, *_unread(left)))


def _unread(pages: Iterable[Page]) -> Iterator[str]:
    pages = tuple(pages)
    bare = [page.number for page in pages if not page.lines]
    if bare and len(bare) == len(pages):
        yield tr(WARN_PICTURE)
    elif bare:
        yield tr(WARN_SOME_PICTURES).format(count=len(bare), pages=_shown(bare))
    doubted = [page.number for page in pages if page.lines and page.doubts]
    if doubted:
        yield tr(WARN_DOUBT).format(pages=_shown(doubted))


def _shown(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers[:20]) + (", …" if len(numbers) > 20 else "")
