"""Files to pages: which pictures are read, in which order, and what is said when one cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.base.language import mark, tr
from app.base.progress import Progress
from app.intake.ocr import data
from app.intake.ocr.engine import Engine, loaded
from app.intake.ocr.lines import lines_of
from app.intake.ocr.page import read_page
from app.intake.ocr.words import Reading
from app.intake.pictures import PictureBroken, Shot, frame_count, opened, pdf_shots, shot
from app.intake.refusals import WARN_PAGE_FAILED, WARN_PAGES_LEFT
from app.intake.source import PICTURES, How, Page, SeenWord, SourceText, warped

MOST_PAGES = 60  # read from pictures in one go; a letter is short, and a minute is long
WARN_LOW = mark("Trang {pages} mờ hoặc khó đọc; kiểm tra kỹ các ô lấy từ đó.")
_LOW = 0.70


def read_into(
    source: SourceText,
    numbers: Sequence[int],
    content: bytes,
    name: str,
    progress: Progress,
    password: str | None,
) -> SourceText:
    """``source`` with the pages ``numbers`` read from their pictures; a picture file of many pages gets them all.

    Raises OcrMissing, Cancelled, and for a picture that cannot be opened PictureBroken, PictureTooLarge, PictureTooSmall.
    """
    if source.type in PICTURES:
        return _picture_file(source, content, name, progress)
    read = _pdf_pages(content, name, numbers, progress, password)
    pages = tuple(
        read[page.number] if page.number in read and read[page.number].lines else page
        for page in source.pages
    )
    by_picture = [page for page in pages if page.words]
    warnings = [*source.warnings, *doubts(by_picture)]
    if len(numbers) > MOST_PAGES:
        warnings.append(tr(WARN_PAGES_LEFT).format(total=len(numbers), read=MOST_PAGES))
    text = any(page.lines and not page.words for page in pages)
    how = source.how if not by_picture else How.MIXED if text else How.OCR
    return replace(source, pages=pages, how=how, warnings=tuple(warnings))


def missing(name: str) -> str:
    """Why pictures were not read and what to do, as a warning: the letter is registered by hand all the same."""
    fault = data.missing(name)
    return f"{fault.sentence()} {fault.advice()}"


def _picture_file(source: SourceText, content: bytes, name: str, progress: Progress) -> SourceText:
    pages: list[Page] = []
    warnings = list(source.warnings)
    with opened(content, name) as picture, loaded(data.need(name)) as engine:
        total = frame_count(picture)
        for index in range(min(total, MOST_PAGES)):
            progress.step(index, total, f"OCR {index + 1}/{total}")
            try:
                pages.append(read_shot(engine, shot(picture, index, name), index + 1))
            except PictureBroken:
                if total == 1:
                    raise
                warnings.append(tr(WARN_PAGE_FAILED).format(page=index + 1))
                pages.append(Page(index + 1, ()))
        progress.step(total, total, "OCR")
    if len(pages) < total:
        warnings.append(tr(WARN_PAGES_LEFT).format(total=total, read=len(pages)))
    warnings.extend(doubts(pages))
    return replace(source, pages=tuple(pages), how=How.OCR, page_count=total, warnings=tuple(warnings))


def _pdf_pages(
    content: bytes, name: str, numbers: Sequence[int], progress: Progress, password: str | None
) -> dict[int, Page]:
    """Pages (counted from 1) of a PDF that is known to open. A page that cannot be drawn is left out."""
    import pypdfium2 as pdfium

    folder = data.need(name)
    document = pdfium.PdfDocument(content, password=password)
    pages: dict[int, Page] = {}
    wanted = list(numbers)[:MOST_PAGES]
    try:
        with loaded(folder) as engine:
            shots = pdf_shots(document, [number - 1 for number in wanted])
            for done, number in enumerate(wanted):
                progress.step(done, len(wanted), f"OCR {done + 1}/{len(wanted)}")
                drawn = next(shots)
                if drawn is not None:
                    pages[number] = read_shot(engine, drawn, number)
            progress.step(len(wanted), len(wanted), "OCR")
    finally:
        document.close()
    return pages


def read_shot(engine: Engine, drawn: Shot, number: int) -> Page:
    """One picture as a page."""
    return page_of(read_page(engine, drawn.picture, drawn.dpi), number)


def page_of(reading: Reading, number: int) -> Page:
    """A reading in the shape that every reader gives."""
    words = tuple(
        SeenWord(
            word.text, warped(reading.frame, reading.box(word.rect)), round(word.confidence, 3), word.hand
        )
        for word in reading.words
    )
    width, height = (round(side, 2) for side in reading.original)
    hands = tuple((mark.kind, warped(reading.frame, reading.box(mark.rect))) for mark in reading.hands)
    return Page(number, lines_of(reading), width, height, words=words, frame=reading.frame, hands=hands)


def doubts(pages: Sequence[Page]) -> tuple[str, ...]:
    """One warning for the pages that read badly."""
    low = [str(page.number) for page in pages if page.words and _mean(page) < _LOW]
    return (tr(WARN_LOW).format(pages=", ".join(low[:20])),) if low else ()


def _mean(page: Page) -> float:
    return sum(word.confidence for word in page.words) / len(page.words)
