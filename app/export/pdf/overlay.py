"""Words laid over the pages of a PDF that exists: the text of an electronic copy, the form of a paper copy.

Nothing of the file is drawn anew: what was on a page stays as it is, the words come over it. What can be made fit for
archives (PDF/A-2b) without that is made so: a scan is, a file that lacks its fonts is not. A file with a digital signature is
refused, because any change would break it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.lengths import Length, mm, pt
from app.export.pdf.archive import archived

if TYPE_CHECKING:
    import pikepdf

_DPI: Final = 50
_WHITE: Final = 240  # paper of a scan is not quite white
_SPECKS: Final = 3  # dark points in a row that are dust and not writing
_FOOT: Final = mm(15)  # page numbers and addresses in the lower margin are not the end of the text


class PdfRefused(InputRefused):
    code, what = "VB-033", mark("Không ghi được lên tệp PDF {file}: {reason}.")
    remedy = mark("Chọn tệp PDF khác, hoặc quét lại bản giấy.")


R_SIGNED: Final = mark("tệp đã ký số, thêm chữ sẽ làm mất hiệu lực chữ ký")
R_BROKEN: Final = mark("tệp hỏng hoặc có mật khẩu")


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pikepdf.Pdf]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if not document.pages:
                raise PdfRefused(name, file=name, reason=R_BROKEN)
            if _is_signed(document):
                raise PdfRefused(name, file=name, reason=R_SIGNED)
            yield document
    except (pikepdf.PdfError, ValueError, TypeError) as fault:
        raise PdfRefused(name, file=name, reason=R_BROKEN) from fault


def _is_signed(document: pikepdf.Pdf) -> bool:
    """Whether a signature field holds a signature; an empty one, waiting to be signed, does not count."""
    form = document.Root.get("/AcroForm")
    if (
        form is not None and int(form.get("/SigFlags", 0)) & 2
    ):  # may only be added to, as signing programs say
        return True
    waiting = list(form.get("/Fields", ())) if form is not None else []
    while waiting:
        field = waiting.pop()
        waiting += list(field.get("/Kids", ()))
        if field.get("/FT") == "/Sig" and "/V" in field:
            return True
    return False


def page_size(data: bytes, number: int = 0, *, name: str = "PDF") -> tuple[Length, Length]:
    """Width and height of a page as it is seen; -1 is the last. Raises PdfRefused."""
    with _opened(data, name) as document:
        return _size(document.pages[number])


def _size(page: pikepdf.Page) -> tuple[Length, Length]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    wide, high = pt(abs(right - left)), pt(abs(top - bottom))
    return (high, wide) if int(page.obj.get("/Rotate", 0)) % 180 else (wide, high)


def over_first(data: bytes, drawn: bytes, *, name: str = "PDF") -> bytes:
    """A copy of the PDF with the only page of ``drawn``, of the same size, over its first page. Raises PdfRefused."""
    import pikepdf

    with _opened(data, name) as document, pikepdf.open(io.BytesIO(drawn)) as words:
        _lay(document.pages[0], words.pages[0])
        return _saved(document)


def under_last(data: bytes, draw: Callable[[Length], bytes], *, name: str = "PDF") -> bytes:
    """A copy of the PDF with a form under the last line of its last page, or on a page of its own where there is no room.

    ``draw`` makes the form beginning at a height of an A4 page; when it needs more than one page from there, there is
    no room. Raises PdfRefused.
    """
    import pikepdf

    with _opened(data, name) as document:
        last = document.pages[-1]
        wide, high = _size(last)
        fits = abs(int(wide - mm(210))) < int(mm(3)) and abs(int(high - mm(297))) < int(mm(3))
        end = _end_of_ink(data) if fits else high
        made = draw(end + mm(6)) if end + mm(60) < high else b""
        if made:
            with pikepdf.open(io.BytesIO(made)) as words:
                if len(words.pages) == 1:
                    _lay(last, words.pages[0])
                    return _saved(document)
        with pikepdf.open(io.BytesIO(draw(mm(20)))) as words:
            document.pages.extend(words.pages)
        return _saved(document)


def _lay(page: pikepdf.Page, words: pikepdf.Page) -> None:
    import pikepdf

    page.add_overlay(words, pikepdf.Rectangle(page.cropbox))


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return archived(out.getvalue())


def _end_of_ink(data: bytes) -> Length:
    """How far down the last page is written on, above its foot."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[len(document) - 1].render(scale=_DPI / 72, grayscale=True).to_numpy()
    finally:
        document.close()
    rows = picture.reshape(picture.shape[0], -1)
    foot = int(rows.shape[0] - _FOOT.pt / 72 * _DPI)
    dark = [at for at in range(foot) if int((rows[at] < _WHITE).sum()) > _SPECKS]
    return pt(((dark[-1] if dark else 0) + 1) * 72 / _DPI)
