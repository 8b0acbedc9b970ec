"""The letter leaves the window: files by their endings, names that every system takes, pages for the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from app.layout.parts import Number
from app.services import preview
from app.ui.pages.outgoing.files import Files, file_stem, paint, printer_for
from app.ui.widgets.page_picture import drawn_image
from tests.factory import own_letter


def test_docx_and_pdf_are_written_and_told(page, opened, qtbot, tmp_path: Path, told, watchdog) -> None:
    opened()
    letter = page.editor.letter()
    for ending in ("docx", "pdf"):
        path = tmp_path / f"thư.{ending}"
        with watchdog.excused("the writer is loaded once"):
            page.editor.files.write(letter, path)
            qtbot.waitUntil(lambda ending=ending: f"Đã ghi thư.{ending}" in told.words(), timeout=20_000)
        assert path.stat().st_size > 4_000


def test_a_folder_that_is_gone_is_a_sentence(page, opened, qtbot, tmp_path: Path, told) -> None:
    opened()
    page.editor.files.write(page.editor.letter(), tmp_path / "không có" / "thư.pdf")
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=20_000)


def test_opening_writes_a_copy_and_hands_it_to_the_system(page, opened, qtbot, monkeypatch, watchdog) -> None:
    opened()
    urls = []
    monkeypatch.setattr(
        "app.ui.pages.outgoing.files.QDesktopServices.openUrl", lambda url: urls.append(url) or True
    )
    with watchdog.excused("the writer is loaded once"):
        page.editor.files.open(page.editor.letter(), "docx")
        qtbot.waitUntil(lambda: bool(urls), timeout=20_000)
    assert Path(urls[0].toLocalFile()).suffix == ".docx"


def test_names_of_files() -> None:
    stem = file_stem(
        own_letter(number=Number(value="05"), subject='báo cáo "quý I/2026": số liệu ' + "dài " * 60)
    )
    assert stem.startswith("05-CV báo cáo quý I 2026 số liệu")
    assert len(stem) <= 80 and not set(stem) & set('<>:"/\\|?*')
    assert file_stem(own_letter(number=Number(), subject="")) == "CV"


def test_print_goes_through_the_preview_dialog(page, opened, qtbot, monkeypatch) -> None:
    opened()
    shown = []
    monkeypatch.setattr(Files, "_preview", lambda self, letter, pages: shown.append(pages))
    page.print_it()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    (pages,) = shown
    assert len(pages) == page.editor.pages.seen().pages
    assert abs(pages[0].width - 2480) <= 2


def test_the_printed_page_is_as_large_as_the_paper(qapp, tmp_path: Path, watchdog) -> None:
    letter = own_letter()
    with watchdog.excused("printing is the system's own loop"):
        printer = printer_for(letter)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "in.pdf"))
        images = [drawn_image(one) for one in preview.print_pages(letter, dpi=150)]
        paint(printer, [*images, *images])
        (tmp_path / "again.png").write_bytes(b"")
        from app.export.pdf import raster

        assert raster.page_count(tmp_path / "in.pdf") == 2
        ours = images[0].scaledToWidth(400)
        back = QImage.fromData(raster.page_png(tmp_path / "in.pdf", 1, 150)).scaledToWidth(400)
        assert abs(ours.height() - back.height()) <= 1
        # The letterhead's ink stands at the same height on both.
        assert abs(first_ink(ours) - first_ink(back)) <= 3


def first_ink(image: QImage) -> int:
    return next(
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 128 for x in range(0, image.width(), 2))
    )
