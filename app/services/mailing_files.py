"""The files of a letter to many: a PDF or DOCX of each copy, and one PDF of all with a bookmark for each.

Copies are written one after the other, so that memory holds one of them; the merged file is put together from what was written.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.files import make_folder, need_target, replacing
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import one_line

if TYPE_CHECKING:
    from app.layout.compose_picture import Images
    from app.layout.parts import Letter
    from app.services.mailings import Copy

_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Written:
    merged: Path | None
    files: tuple[Path, ...]
    copies: int
    pages: int


def write(
    copies: Sequence[Copy],
    *,
    merged: Path | None = None,
    folder: Path | None = None,
    docx: bool = False,
    images: Callable[[Letter], Images] | None = None,
    progress: Progress | None = None,
    finish: Callable[[Copy, bytes], bytes] = lambda _, data: data,
) -> Written:
    """Write the merged PDF, or a file of each copy into ``folder``, or both; the merged file is whole or not there.

    ``finish`` has the last word on the PDF of a copy.

    Raises Cancelled and the refusals of files. Single files written before a stop are taken away.
    """
    from app.export.docx import writer as docx_writer
    from app.export.pdf import writer as pdf_writer
    from app.services.rendering import sheet_of

    told = progress or Silent()
    if merged is not None:
        need_target(merged)
    if folder is not None:
        make_folder(folder)
    label = tr(mark("Ghi từng bản"))
    files: list[Path] = []
    shown: Images = {}
    pages = 0
    with tempfile.TemporaryDirectory() as spare:
        parts: list[tuple[str, Path]] = []
        try:
            for copy in copies:
                told.step(copy.at - 1, len(copies), label)
                shown = images(copy.letter) if images and not shown else shown
                sheet = sheet_of(copy.letter, shown)
                drawn = pdf_writer.render(sheet)
                data = finish(copy, drawn.data)
                pages += drawn.pages
                name = file_name(copy, len(copies))
                if folder is not None:
                    files.append(folder / f"{name}.pdf")
                    with replacing(files[-1]) as file:
                        file.write(data)
                    if docx:
                        files.append(folder / f"{name}.docx")
                        docx_writer.write(sheet, files[-1])
                if merged is not None:
                    parts.append((copy.to, Path(spare) / f"{copy.at}.pdf"))
                    parts[-1][1].write_bytes(data)
            if merged is not None:
                _merge(parts, merged, told)
        except BaseException:
            for made in files:
                made.unlink(missing_ok=True)
            raise
    return Written(merged, tuple(files), len(copies), pages)


def file_name(copy: Copy, count: int) -> str:
    """'007 Nguyễn Văn An': in order, by whom it goes to."""
    return f"{copy.at:0{max(2, len(str(count)))}d} {plain_name(copy.to)}".strip()


def plain_name(words: str) -> str:
    """Words as a file or a folder may be called."""
    return " ".join(_NOT_IN_NAMES.sub(" ", one_line(words)).split())[:_LONGEST].strip(" .")


def _merge(parts: Sequence[tuple[str, Path]], target: Path, told: Progress) -> None:
    import pikepdf

    from app.export.pdf.archive import joined

    label = tr(mark("Ghép một tệp PDF"))
    with pikepdf.new() as whole:
        marks: list[tuple[str, int]] = []
        for at, (to, path) in enumerate(parts):
            told.step(at, len(parts), label)
            with pikepdf.open(path) as one:
                marks.append((to, len(whole.pages)))
                joined(whole, one)
        with whole.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(to, page) for to, page in marks)
        made = parts[0][1].with_name("whole.pdf")
        whole.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with made.open("rb") as source, replacing(target) as file:
        shutil.copyfileobj(source, file)
