"""One picture of a page in, one ``Reading`` out: prepared, cut into areas, read, doubtful areas read again."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from app.intake.encodings.syllables import is_syllable
from app.intake.ocr import engine as engines
from app.intake.ocr import strokes, wipe
from app.intake.ocr.anchors import set_right
from app.intake.ocr.engine import Engine
from app.intake.ocr.hand import is_number_line, without_hand
from app.intake.ocr.lines import measured
from app.intake.ocr.photo import flattened
from app.intake.ocr.prepare import (
    binary,
    even_colours,
    even_light,
    level,
    part_colours,
    scale_for,
    straighten,
)
from app.intake.ocr.segment import Area, Found, segment
from app.intake.ocr.tongue import mended
from app.intake.ocr.words import HandMark, Picture, Reading, Rect, Straight, Word

_UPSIDE_DOWN: Final = 0.55  # share of words: a page read upside down has fewer


def read_page(engine: Engine, picture: Picture, dpi: float | None = None) -> Reading:
    """Read one page. ``picture`` is grey or blue-green-red, as it came; ``dpi`` is what its file says."""
    import numpy as np

    engine.begin_page()
    whole_dpi = scale_for(picture.shape[1], picture.shape[0], dpi)
    flat = flattened(picture) if dpi is None else None
    sheet = flat.picture if flat is not None else picture
    before = flat.back if flat is not None else None
    own_dpi = scale_for(sheet.shape[1], sheet.shape[0], None) if flat is not None else whole_dpi
    ink, colour = part_colours(even_colours(sheet, own_dpi))
    ink = even_light(ink, own_dpi)
    shape = level(ink, own_dpi)
    straight = straighten(ink, colour, own_dpi, shape.quarter, shape.skew, before)
    words, hands = _read(engine, straight)
    if share_of_words(words) < _UPSIDE_DOWN:
        other = straighten(ink, colour, own_dpi, shape.quarter + 2, shape.skew, before)
        again, marks = _read(engine, other)
        if worth(again) > worth(words):
            straight, words, hands = other, again, marks
    mm = straight.mm
    to_mm = (
        np.diag([25.4 / whole_dpi, 25.4 / whole_dpi, 1.0]) @ straight.back @ np.diag([1 / mm, 1 / mm, 1.0])
    )
    return Reading(
        tuple(words),
        straight.ink.shape[1] * mm,
        straight.ink.shape[0] * mm,
        mm,
        tuple(float(value) for value in to_mm.ravel()),
        (picture.shape[1] * 25.4 / whole_dpi, picture.shape[0] * 25.4 / whole_dpi),
        straight.turned,
        tuple(hands),
    )


def share_of_words(words: list[Word]) -> float:
    """Of all that was read, how much is words: 1 for a page in which nothing was read."""
    letters = sum(len(word.text) for word in words)
    right = sum(len(word.text) for word in words if is_word(word.text) and word.confidence > 0.5)
    return right / letters if letters else 0.0


def _read(engine: Engine, straight: Straight) -> tuple[list[Word], list[HandMark]]:
    import numpy as np

    mm = 1 / straight.mm
    dark = binary(straight.ink)
    gone = wipe.rules(dark, straight.dpi)
    stamps = wipe.rings(dark, straight.dpi)
    for ring in stamps:
        gone |= wipe.round_lines(dark & ~gone, ring, mm)
    dark &= ~gone
    letters = np.zeros_like(dark)
    for ring in stamps:
        letters |= wipe.stamp_letters(dark, ring, mm)
    found = segment(dark & ~letters, straight.dpi)
    gone |= found.dirt * np.uint8(255)
    kept = _without(straight.ink, gone)
    bare = _without(straight.ink, gone | letters) if stamps else kept
    crowd = [ring.rect for ring in stamps] + found.large
    pad = round(0.3 * found.letter)
    engine.show(bare, straight.dpi)
    read = [_area(engine, area, pad) for area in found.areas]
    read = _speckled(engine, read, found, bare, straight.dpi, pad)
    crowded = [
        index for index, area in enumerate(found.areas) if any(_meets(area.rect, big) for big in crowd)
    ]
    if crowded:
        strokes = _wiped_strokes(dark & ~letters, found.large)
        for picture in (bare, *([kept] if stamps else []), _without(bare, strokes)):
            engine.show(picture, straight.dpi)
            for index in crowded:
                area = found.areas[index]
                ways = [] if picture is bare else [_area(engine, area, pad)]
                if len(area.rows) > 1:
                    ways.append([word for row in area.rows for word in _line(engine, row, pad)])
                elif 1 < area.lines <= 4:
                    parted = _parted(engine, picture, dark & ~letters, area, straight.dpi)
                    ways.extend([parted, *_crossed(parted, [read[index], *ways], area.rect)])
                    engine.show(picture, straight.dpi)
                read[index] = max(read[index], *ways, key=worth) if ways else read[index]
    if found.large:
        read = _struck(engine, read, found, bare, dark & ~letters, straight)
    if straight.colour is not None:
        read.append(_coloured(engine, straight, [word for words in read for word in words], pad))
    words = measured(_lines_joined([word for words in read for word in without_noise(words)]))
    coloured = binary(straight.colour) if straight.colour is not None else None
    engine.show(bare, straight.dpi)
    words, hands = without_hand(words, dark, coloured, lambda rect: engine.read(rect, engines.LINE))
    return _mended(words), hands


def _speckled(
    engine: Engine, read: list[list[Word]], found: Found, bare: Picture, dpi: int, pad: int
) -> list[list[Word]]:
    """Areas with lines that would be lost as noise, read again without the dots beside them, which put the engine off."""
    engine.show(_without(bare, found.dots * 255), dpi)
    return [
        words
        if len(without_noise(words)) == len(words)
        else max(words, _area(engine, area, pad), key=lambda ones: worth(without_noise(ones)))
        for area, words in zip(found.areas, read, strict=True)
    ]


def _struck(
    engine: Engine, read: list[list[Word]], found: Found, bare: Picture, dark: Picture, straight: Straight
) -> list[list[Word]]:
    """Lines that a pen ran through, read by themselves; what was read of them before gives way to what is better."""
    rows = [row for area in found.areas for row in area.rows]
    for band in strokes.bands(dark, rows, found.large, found.letter):
        old = [word for words in read for word in words if _lies_in(word.rect, band)]
        best = max(strokes.read_band(engine, bare, dark, band, straight.dpi), key=worth)
        if worth(best) > worth(old):
            gone = {id(word) for word in old}
            read = [[word for word in words if id(word) not in gone] for words in read]
            read.append(best)
    return read


def _lies_in(rect: Rect, band: Rect) -> bool:
    x, y = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2
    return band.x0 <= x <= band.x1 and band.y0 <= y <= band.y1


def _mended(words: list[Word]) -> list[Word]:
    """Accents mended line by line; a line's last word sees the first of the line below."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    out: list[Word] = []
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else []
        out.extend(set_right(mended(line, more=below[:1])))
    return out


def _lines_joined(words: list[Word]) -> list[Word]:
    """Parts of one printed line that the engine gave as two ("SỞ" and "Y TẾ"), with one number again."""
    out: list[Word] = []
    before: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if before and _goes_on(before, line):
            line = [replace(word, line=before[0].line) for word in line]
            before = [*before, *line]
        else:
            before = line
        out.extend(line)
    return out


def _goes_on(one: list[Word], two: list[Word]) -> bool:
    top, low = (
        max(min(w.rect.y0 for w in line) for line in (one, two)),
        min(max(w.rect.y1 for w in line) for line in (one, two)),
    )
    least = min(max(w.rect.height for w in line) for line in (one, two))
    gap = min(word.rect.x0 for word in two) - max(word.rect.x1 for word in one)
    return low - top > 0.6 * least and -0.3 * least < gap < 1.6 * least


def without_noise(words: list[Word]) -> list[Word]:
    """Lines without what the engine makes of dirt, strokes of a pen and rings: little, unsure, no word."""
    kept: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if any(is_word(word.text) and word.confidence > 0.5 and len(word.text) > 1 for word in line):
            kept.extend(word for word in line if word.confidence > 0.3 or any(map(str.isalnum, word.text)))
        elif (
            is_number_line(line)
            or (len(line) == 1 and line[0].text.isdigit() and line[0].confidence > 0.7)
            or (sum(len(word.text) * word.confidence for word in line) > 4 and worth(line) > -1)
        ):
            kept.extend(line)
    return kept


def _wiped_strokes(dark: Picture, large: list[Rect]) -> Picture:
    """Things too large to be letters."""
    import cv2
    import numpy as np

    out = np.zeros_like(dark)
    for rect in large:
        part = dark[rect.y0 : rect.y1, rect.x0 : rect.x1]
        _, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
        keep = (stats[:, 2] == rect.width) & (stats[:, 3] == rect.height)
        keep[0] = False
        out[rect.y0 : rect.y1, rect.x0 : rect.x1] |= np.where(keep[labels], 255, 0).astype(np.uint8)
    return out


def _without(ink: Picture, gone: Picture) -> Picture:
    """The picture with these pixels, and the grey around them, made paper."""
    import cv2
    import numpy as np

    out = ink.copy()
    out[cv2.dilate(gone, np.ones((2, 2), np.uint8)) > 0] = 255
    out[gone > 0] = 255
    return out


def _meets(one: Rect, two: Rect) -> bool:
    return one.x0 < two.x1 and two.x0 < one.x1 and one.y0 < two.y1 and two.y0 < one.y1


def worth(words: list[Word]) -> float:
    """How good a reading is: sure letters count for it, doubtful ones and no words against it."""
    total = 0.0
    for word in words:
        letters = "".join(char for char in word.text if char.isalnum())
        bar = 0.5 if is_word(word.text) else 0.85
        total += len(letters) * (word.confidence - bar) - 0.3 * (len(word.text) - len(letters))
    return total


def is_word(text: str) -> bool:
    """Written as a Vietnamese word, a number or an abbreviation may be."""
    bare = text.strip(".,;:()[]/-–\"'“”")
    if not bare:
        return False
    if bare.replace("/", "").replace("-", "").replace(".", "").isdigit():
        return True
    if bare.isalpha() and (bare.islower() or bare.istitle() or bare.isupper()):
        return is_syllable(bare) or (bare.isupper() and len(bare) < 6)
    return False


def _coloured(engine: Engine, straight: Straight, words: list[Word], pad: int) -> list[Word]:
    """Words printed in colour: rubber stamps with a position and a name, headings. Not what black words cover."""
    if straight.colour is None:
        return []
    dark = binary(straight.colour)
    stamps = wipe.rings(dark, straight.dpi)
    gone = wipe.rules(dark, straight.dpi)
    for ring in stamps:
        gone |= wipe.round_lines(dark & ~gone, ring, 1 / straight.mm)
        gone |= wipe.stamp_letters(dark & ~gone, ring, 1 / straight.mm)
    found = segment(dark & ~gone, straight.dpi)
    engine.show(_without(straight.colour, gone), straight.dpi)
    out: list[Word] = []
    for area in found.areas:
        if area.rect.width * straight.mm > 8 and area.rect.height * straight.mm > 1.5:
            for row in area.rows:
                line = _line(engine, row, pad)
                if worth(line) > 2 and not any(
                    _meets(word.rect, row) for word in words if word.confidence > 0.6
                ):
                    out.extend(line)
    return out


def _crossed(parted: list[Word], others: list[list[Word]], rect: Rect) -> list[list[Word]]:
    """Upper half by one reading, lower half by another: each way fails on another line."""
    middle = (rect.y0 + rect.y1) / 2

    def half(words: list[Word], upper: bool) -> list[Word]:
        return [word for word in words if ((word.rect.y0 + word.rect.y1) / 2 < middle) == upper]

    return [
        half(top, True) + half(low, False)
        for other in others
        for top, low in ((other, parted), (parted, other))
    ]


def _parted(engine: Engine, picture: Picture, dark: Picture, area: Area, dpi: int) -> list[Word]:
    """Lines so close that they touch: parted where the ink is thinnest, every letter given to the line it stands on."""
    import cv2
    import numpy as np

    x0, y0, x1, y1 = area.rect
    part = dark[y0:y1, x0:x1]
    sums = np.convolve((part > 0).sum(axis=1), np.ones(3) / 3, mode="same")
    step = part.shape[0] / area.lines
    cuts = [0]
    for number in range(1, area.lines):
        low, high = int((number - 0.35) * step), int((number + 0.35) * step)
        cuts.append(low + int(np.argmin(sums[low : max(high, low + 1)])))
    cuts.append(part.shape[0])
    _, labels, stats, middles = cv2.connectedComponentsWithStats(part, connectivity=8)
    words: list[Word] = []
    for top, bottom in pairwise(cuts):
        mine = (middles[:, 1] >= top) & (middles[:, 1] < bottom)
        tall = stats[:, 3] > 1.35 * step  # of both lines: cut through
        mine[0] = False
        mask = mine[labels] & ~tall[labels]
        band = np.zeros_like(mask)
        band[top:bottom] = True
        mask |= tall[labels] & band & (labels > 0)
        alone = np.full((part.shape[0] + 24, part.shape[1] + 24), 255, np.uint8)
        wide = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        alone[12:-12, 12:-12] = np.where(wide & (mask | (part == 0)), picture[y0:y1, x0:x1], 255)
        engine.show(alone, dpi)
        low, high = max(0, top - int(0.3 * step)), min(alone.shape[0], bottom + 24 + int(0.3 * step))
        for word in engine.read(Rect(0, low, alone.shape[1], high), engines.LINE):
            moved = Rect(
                word.rect.x0 + x0 - 12, word.rect.y0 + y0 - 12, word.rect.x1 + x0 - 12, word.rect.y1 + y0 - 12
            )
            words.append(replace(word, rect=moved))
    return words


def _line(engine: Engine, row: Rect, pad: int) -> list[Word]:
    return engine.read(Rect(row.x0 - pad * 2, row.y0 - pad, row.x1 + pad * 2, row.y1 + pad), engines.LINE)


def _area(engine: Engine, area: Area, pad: int) -> list[Word]:
    rect = Rect(area.rect.x0 - pad * 2, area.rect.y0 - pad, area.rect.x1 + pad * 2, area.rect.y1 + pad)
    return engine.read(rect, engines.LINE if area.lines == 1 else engines.BLOCK)
