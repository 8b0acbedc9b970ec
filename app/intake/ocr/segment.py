"""Where lines of text stand: the page is cut at white gaps, down to single lines of one column.

A letterhead's two columns have different base lines; read as one they spoil each other. So gaps are found before
reading, with everything left out that is no letter: rules, rings of stamps, strokes of signatures, specks.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from app.intake.ocr.words import Picture, Rect

_LETTER_LOW, _LETTER_HIGH = 0.5, 9.0  # mm, height of what may be a letter
_LETTER_WIDE: Final = 22.0  # mm; letters that touch make wide blobs
_RULE_THICK: Final = 1.1
_SPECK: Final = 0.3  # mm
_ALONE: Final = 2.0  # mm from the next letter: a speck this lonely is dirt, no dot
_DOT: Final = 0.55  # mm, a full stop or the dot of an i
_DOT_NEAR: Final = 1.6  # mm, twice how far above or below its letter it stands
_COLUMN_GAP: Final = 4.5  # mm between columns of several lines
_PIECE_GAP: Final = 9.0  # mm between pieces on one line
_SIDE: Final = 10.0  # mm: a column is wider
_MOST_AREAS: Final = 400  # a page of tables has 150; more is noise
_GRAIN: Final = 100  # dots per inch of the picture in which gaps are looked for


class Area(NamedTuple):
    """A rectangle to read; ``lines`` is how many lines it seems to hold, ``rows`` where they seem to stand."""

    rect: Rect
    lines: int
    rows: tuple[Rect, ...]


class Found(NamedTuple):
    """Areas of text; things too large to be letters; dirt to be wiped, and what may be dirt (dots that stand farther from
    letters than a full stop does); the usual height of a letter, in pixels."""

    areas: list[Area]
    dirt: Picture
    dots: Picture
    large: list[Rect]
    letter: float


def segment(binary: Picture, dpi: int) -> Found:
    """Cut a page (ink 255 on 0) into areas."""
    import cv2
    import numpy as np

    mm = dpi / 25.4
    _, labels, stats, _ = cv2.connectedComponentsWithStats(binary, connectivity=8)
    w, h, area = stats[:, 2], stats[:, 3], stats[:, 4]
    rule = (h <= _RULE_THICK * mm) & (w > 6 * mm)
    rule |= (w <= _RULE_THICK * mm) & (h > 6 * mm)
    large = ~rule & ((h > _LETTER_HIGH * mm) | (w > _LETTER_WIDE * mm))
    speck = (np.maximum(w, h) < _SPECK * mm) | (area < 4)
    body = ~(rule | large | speck)
    body[0] = rule[0] = large[0] = speck[0] = False
    body_mask = body[labels].astype(np.uint8)
    # A speck beside letters is a dot or a mark: kept.
    near = cv2.dilate(body_mask, np.ones((int(_SPECK * 2 * mm) | 1, int(_ALONE * mm) | 1), np.uint8))
    marks = speck[labels] & (near > 0)
    mask = body_mask | marks.astype(np.uint8)
    dirt = (speck[labels] & (near == 0)).astype(np.uint8)
    dot = body & (np.maximum(w, h) < _DOT * mm)
    letters_near = np.ones((int(_DOT_NEAR * mm) | 1, int(_ALONE * mm) | 1), np.uint8)
    lonely = dot[labels] & (cv2.dilate((body & ~dot)[labels].astype(np.uint8), letters_near) == 0)
    dots = lonely.astype(np.uint8) | dirt
    letters = h[body & (h > 1.2 * mm) & (w < 2.5 * h)]
    letter = float(np.median(letters)) if len(letters) else 2.2 * mm
    shrink = max(1, round(dpi / _GRAIN))
    small = _shrunk(mask, shrink)
    grain = mm / shrink
    cutter = _Cutter(small, grain, max(2.0, letter / shrink))
    cutter.cut(Rect(0, 0, small.shape[1], small.shape[0]), down=True, depth=0)
    areas = [
        Area(_grown(area.rect, shrink), area.lines, tuple(_grown(row, shrink) for row in area.rows))
        for area in cutter.areas
    ]
    areas = areas[:_MOST_AREAS]
    bigs = [Rect(x, y, x + bw, y + bh) for (x, y, bw, bh, _), keep in zip(stats, large, strict=True) if keep][
        :200
    ]
    return Found(areas, dirt, dots, bigs, letter)


def _grown(rect: Rect, by: int) -> Rect:
    return Rect(*(side * by for side in rect))


def _shrunk(mask: Picture, by: int) -> Picture:
    """A smaller mask in which a cell is ink when any of its pixels is."""
    import numpy as np

    height, width = (side // by * by for side in mask.shape)
    cells = mask[:height, :width].reshape(height // by, by, width // by, by)
    return np.asarray(cells.max(axis=(1, 3)))


class _Cutter:
    """Cuts by turns across and along until nothing can be cut."""

    def __init__(self, mask: Picture, grain: float, letter: float) -> None:
        self.mask, self.grain, self.letter = mask, grain, letter
        self.areas: list[Area] = []

    def cut(self, rect: Rect, *, down: bool = True, depth: int = 0) -> bool:
        """Cut and keep; True when the rectangle was kept as one piece.

        Lines of one column that follow each other are put together again: the engine reads a block better than its
        lines one by one, for it learns the height of the letters from all of them.
        """
        trimmed = self._trimmed(rect)
        if trimmed is None:
            return False
        parts = self._rows(trimmed) if down else self._columns(trimmed)
        if len(parts) == 1:
            other = self._columns(trimmed) if down else self._rows(trimmed)
            if len(other) == 1 or depth > 12:
                return self._keep(trimmed)
            parts, down = other, not down
        last = -1  # the area that the part before became
        for part in parts:
            begin = len(self.areas)
            whole = self.cut(part, down=not down, depth=depth + 1)
            if down and whole and last >= 0 and self._follows(last):
                self._join(last)
            elif whole:
                last = begin
            elif len(self.areas) > begin:
                last = -1
        return False

    def _follows(self, last: int) -> bool:
        above, below = self.areas[last], self.areas[-1]
        return last == len(self.areas) - 2 and below.rect.y0 - above.rect.y1 < 3.0 * self.letter

    def _join(self, last: int) -> None:
        above, below = self.areas[last], self.areas.pop()
        rect = Rect(
            min(above.rect.x0, below.rect.x0),
            above.rect.y0,
            max(above.rect.x1, below.rect.x1),
            below.rect.y1,
        )
        self.areas[last] = Area(rect, above.lines + below.lines, (*above.rows, *below.rows))

    def _keep(self, rect: Rect) -> bool:
        if rect.height < 0.3 * self.letter and rect.width < self.letter:
            return False
        lines = max(1, round(rect.height / (1.9 * self.letter)))
        self.areas.append(Area(rect, lines, (rect,)))
        return True

    def _trimmed(self, rect: Rect) -> Rect | None:
        import numpy as np

        part = self.mask[rect.y0 : rect.y1, rect.x0 : rect.x1]
        rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
        if not len(rows):
            return None
        return Rect(
            rect.x0 + int(columns[0]),
            rect.y0 + int(rows[0]),
            rect.x0 + int(columns[-1]) + 1,
            rect.y0 + int(rows[-1]) + 1,
        )

    def _rows(self, rect: Rect) -> list[Rect]:
        """Bands between white rows; a low band (marks above, dots below) stays with the letters it belongs to."""
        bands = _runs(self.mask[rect.y0 : rect.y1, rect.x0 : rect.x1].any(axis=1))
        joined: list[list[int]] = []
        for band in bands:
            begin, end = band
            if joined:
                last = joined[-1]
                low = min(end - begin, last[1] - last[0]) < 0.55 * self.letter
                if low and begin - last[1] <= 0.3 * self.letter:
                    last[1] = end
                    continue
            joined.append([begin, end])
        return [Rect(rect.x0, rect.y0 + begin, rect.x1, rect.y0 + end) for begin, end in joined]

    def _columns(self, rect: Rect) -> list[Rect]:
        """Parts between white gutters; wider gaps are asked for where there is one line alone."""
        single = rect.height < 2.2 * self.letter
        wide = (_PIECE_GAP if single else _COLUMN_GAP) * self.grain
        runs = _runs(self.mask[rect.y0 : rect.y1, rect.x0 : rect.x1].any(axis=0))
        joined: list[list[int]] = []
        for begin, end in runs:
            if joined and begin - joined[-1][1] < wide:
                joined[-1][1] = end
            else:
                joined.append([begin, end])
        joined = [run for run in joined if len(joined) == 1 or not self._dirt(rect, run)]
        # The mark of a list is no column.
        columns: list[list[int]] = []
        for run in joined:
            narrow = columns and columns[-1][1] - columns[-1][0] < _SIDE * self.grain
            if narrow and run[0] - columns[-1][1] < 2.5 * _PIECE_GAP * self.grain:
                columns[-1][1] = run[1]
            else:
                columns.append(run)
        return [Rect(rect.x0 + begin, rect.y0, rect.x0 + end, rect.y1) for begin, end in columns]

    def _dirt(self, rect: Rect, run: list[int]) -> bool:
        """A speck far from all letters."""
        if run[1] - run[0] > self.letter:
            return False
        rows = self.mask[rect.y0 : rect.y1, rect.x0 + run[0] : rect.x0 + run[1]].any(axis=1)
        return int(rows.sum()) < 0.8 * self.letter


def _runs(line: Any) -> list[tuple[int, int]]:
    """Where a line of truths is true."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(np.int8), [0]))))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
