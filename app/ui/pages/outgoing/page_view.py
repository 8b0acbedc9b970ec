"""The page as it prints, beside the form: redrawn as one types, only what is in sight made into pictures.

Asks ``services.preview`` in the reading pool, one letter at a time, and always for the newest. A click tells the part under it, the part
of the caret is outlined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.layout.compose_picture import Images
from app.layout.parts import Letter
from app.services import preview
from app.services.fixes import Advice, advice
from app.services.preview import PartPlace, Pixels, Preview
from app.services.preview_spots import line_place, spot
from app.ui.run import Latest, Runner
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.page_picture import Box, PagePicture, Picture, drawn_image
from app.ui.widgets.words import Words

DELAY_MS: Final = 1
"""Keys that come closer together than this are one redraw."""
_ZOOM: Final = 1.15
_LINE: Final = "line"
"""Key of the box round the line of the caret."""


class PageView(QWidget):
    """The pages of one letter and the line under them."""

    spotted = Signal(object)
    """Spot that was clicked."""
    part_clicked = Signal(str)
    """Part that was clicked where no character is near."""
    advised = Signal(object)
    """tuple[Advice, ...] of what is drawn now."""
    drawn = Signal(object)
    """Preview that came into sight."""
    refused = Signal(object)
    """The letter cannot be set (a level or kind that the standard has not)."""

    def __init__(
        self,
        runner: Runner,
        print_it: Callable[[], object],
        images: Callable[[Letter], Images] = lambda letter: {},
        parent: QWidget | None = None,
    ) -> None:
        """``images`` gives the pictures of a letter; it is called in the pool."""
        super().__init__(parent)
        self._images_of = images
        self._seen: Preview | None = None
        self._images: dict[int, QImage] = {}
        self._wide = 0
        self._part = ""
        self._caret = "", -1
        self._reach = False
        self._runner = runner
        self._wanted: Letter | None = None
        self._drawing = False
        self._round = 0
        """Of letters opened: what was drawn for an older one is not shown."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY_MS)
        self._soon.timeout.connect(self._draw)
        self._more = Latest(runner, self, delay=30)
        self.paper = PagePicture(self.tr("Đang vẽ trang …"))
        self.paper.setAccessibleName(self.tr("Trang in"))
        self.paper.clicked.connect(self._clicked)
        self.paper.zoomed.connect(self._zoomed)
        self.paper.verticalScrollBar().valueChanged.connect(lambda *_: self._fetch_soon())
        self.paper.page_changed.connect(self._paged)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(60)
        self._resized.timeout.connect(self._fetch)
        self._build(print_it)

    def show_letter(self, letter: Letter) -> None:
        """Draw this letter; while one is being drawn only the newest waits, so that a long letter lags and never piles up."""
        self._wanted = letter
        if not self._drawing:
            self._soon.start()

    def _draw(self) -> None:
        letter, self._wanted = self._wanted, None
        if letter is None or self._drawing:
            return
        self._drawing = True
        mine = self._round
        work = partial(_drawn, letter, self.paper.wanted_width(), self._in_sight(), self._images_of)
        job = self._runner.read(self, work)
        job.then(partial(self._take, mine)).otherwise(partial(self._failed, mine))
        job.ended.connect(self._drew)

    def _drew(self) -> None:
        self._drawing = False
        if self._wanted is not None:
            self._soon.start()

    def _failed(self, mine: int, error: BaseException) -> None:
        if mine == self._round:
            self.refused.emit(error)

    def forget(self) -> None:
        """Another letter comes: nothing of the old one stays."""
        self._round += 1
        self._wanted = None
        self._more.drop()
        self._seen, self._images, self._part = None, {}, ""
        self.paper.clear(self.tr("Đang vẽ trang …"))
        self.paper.verticalScrollBar().setValue(0)

    def say(self, words: str) -> None:
        """In place of the pages: why there are none."""
        self._seen, self._images = None, {}
        self.paper.clear(words)

    def mark(self, part: str, *, reach: bool = True, words: str = "", offset: int = -1) -> None:
        """Outline where a part prints, and scroll there: to the line of character ``offset`` of its ``words``."""
        self._part, self._reach = part, reach
        self._caret = words, offset
        self._show_mark()

    def seen(self) -> Preview | None:
        """What is in sight."""
        return self._seen

    def part_at(self, page: int, x: float, y: float) -> str:
        """The part nearest under a point, '' in the blank."""
        places: Sequence[PartPlace] = self._seen.places if self._seen else ()
        under = [one for one in places if one.page == page and one.y0 <= y <= one.y1]
        near = [one for one in under if one.x0 - 4 <= x <= one.x1 + 4] or [
            one for one in under if one.part.startswith("body")
        ]
        best = min(near, key=lambda one: (one.y1 - one.y0) * (one.x1 - one.x0), default=None)
        return best.part if best else ""

    # --- pictures -----------------------------------------------------------------------------------------

    def _take(self, mine: int, made: tuple[Preview, tuple[Advice, ...], int]) -> None:
        if mine != self._round:
            return
        seen, told, wide = made
        self._seen, self._wide = seen, wide
        self._images = {one.number: drawn_image(one) for one in seen.pictures}
        self._show_pages()
        self._show_mark()
        self.drawn.emit(seen)
        self.advised.emit(told)
        self._fetch_soon()

    def _show_pages(self) -> None:
        seen = self._seen
        if seen is not None:
            blank = QImage()
            over = {page: self.tr("Tệp riêng {n}").format(n=n) for n, page in enumerate(seen.files, 1)}
            self.paper.set_pages(
                [
                    Picture(self._images.get(number, blank), *size, over.get(number, ""))
                    for number, size in enumerate(seen.sizes, 1)
                ]
            )

    def _in_sight(self) -> tuple[int, ...]:
        """Numbers of the pages that the view shows now."""
        if self._seen is None:
            return (1,)
        bar = self.paper.verticalScrollBar()
        high = max(1, bar.maximum() + bar.pageStep())
        count = self._seen.pages
        first = int(bar.value() / high * count)
        last = int((bar.value() + bar.pageStep()) / high * count)
        return tuple(range(max(1, first), min(count, last + 1) + 1))

    def _fetch_soon(self) -> None:
        self._resized.start()

    def _fetch(self) -> None:
        """Pictures of pages that came into sight, or of another size."""
        seen = self._seen
        if seen is None:
            return
        wide = self.paper.wanted_width()
        if wide != self._wide:
            lacking = self._in_sight()
        else:
            lacking = tuple(number for number in self._in_sight() if number not in self._images)
        if not lacking:
            return

        def take(made: Sequence[Pixels]) -> None:
            if self._seen is not seen:
                return
            if wide != self._wide:
                self._images, self._wide = {}, wide
            self._images |= {one.number: drawn_image(one) for one in made}
            self._show_pages()

        self._more.ask(partial(preview.pictures, seen, lacking, wide=wide), take)

    # --- marks and the line below ------------------------------------------------------------------------------

    def _show_mark(self) -> None:
        places = [one for one in self._seen.places if one.part == self._part] if self._seen else []
        boxes = [Box(one.page, one.x0, one.y0, one.x1, one.y1, one.part, "act") for one in places]
        words, offset = self._caret
        line = line_place(self._seen, self._part, words, offset) if self._seen and offset >= 0 else None
        if line is not None and boxes:
            boxes.append(Box(line.page, line.x0, line.y0, line.x1, line.y1, _LINE))
        self.paper.set_boxes(boxes)
        if self._reach and boxes:
            self._reach = False
            self.paper.reach(_LINE if line is not None else self._part)

    def _clicked(self, page: int, x: float, y: float) -> None:
        under = spot(self._seen, page, x, y) if self._seen is not None else None
        part = self.part_at(page, x, y)
        if under is not None:
            self.spotted.emit(under)
        elif part:
            self.part_clicked.emit(part)

    def _zoomed(self, per_cent: int) -> None:
        self._size.setText(self.tr("{n} %").format(n=per_cent))
        self._fetch_soon()

    def _paged(self, page: int, count: int) -> None:
        self._pages.say(self._place(page, count) if count else "")
        self._fetch_soon()

    def _place(self, page: int, count: int) -> str:
        """'Trang 2/3': pages of a file of its own are counted by themselves."""
        edges = [1, *(self._seen.files if self._seen else ()), count + 1]
        nth = sum(1 for edge in edges[1:-1] if edge <= page)
        words = self.tr("Trang {page}/{count}")
        words = words.format(page=page - edges[nth] + 1, count=edges[nth + 1] - edges[nth])
        return " · ".join((self.tr("Tệp riêng {n}").format(n=nth), words)) if nth else words

    def _build(self, print_it: Callable[[], object]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.paper, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        foot.setSpacing(Space.TIGHT)
        self._pages = Words("", "quiet")
        self.words = Words("", "quiet")
        self._size = Words("", "quiet")
        foot.addWidget(self._pages)
        foot.addWidget(self.words)
        foot.addStretch(1)
        foot.addWidget(IconButton("zoom-out", self.tr("Nhỏ hơn"), lambda: self.paper.zoom_by(1 / _ZOOM)))
        foot.addWidget(self._size)
        foot.addWidget(IconButton("zoom-in", self.tr("Lớn hơn"), lambda: self.paper.zoom_by(_ZOOM)))
        foot.addWidget(IconButton("fit", self.tr("Vừa khít bề ngang"), self.paper.fit_width))
        foot.addWidget(Button(self.tr("In"), print_it, kind="quiet", meaning="print", key="Ctrl+P"))
        column.addLayout(foot)


def _drawn(
    letter: Letter, wide: int, pages: Sequence[int], images: Callable[[Letter], Images]
) -> tuple[Preview, tuple[Advice, ...], int]:
    """Runs in the pool."""
    from app.layout.compose import standard_of

    seen = preview.draw(letter, wide=wide, pages=pages, images=images(letter))
    return seen, advice(letter, standard_of(letter), seen.findings), wide
