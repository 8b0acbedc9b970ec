"""One picture of a page in, one ``Reading`` out: prepared, cut into areas, read, doubtful areas read again."""

from __future__ import annotations

from itertools import groupby

from app.intake.encodings.syllables import is_syllable
from app.intake.ocr import engine as engines
from app.intake.ocr import wipe
from app.intake.ocr.engine import Engine
from app.intake.ocr.hand import is_number_line, without_hand
from app.intake.ocr.lines import measured
from app.intake.ocr.prepare import binary, even_light, level, part_colours, scale_for, straighten
from app.intake.ocr.segment import Area, segment
from app.intake.ocr.tongue import mended
from app.intake.ocr.words import HandMark, Picture, Reading, Rect, Straight, Word


def read_page(engine: Engine, picture: Picture, dpi: float | None = None) -> Reading:
    """Read one page. ``picture`` is grey or blue-green-red, as it came; ``dpi`` is what its file says."""
    import numpy as np

    dpi = scale_for(picture.shape[1], picture.shape[0], dpi)
    ink, colour = part_colours(picture)
    ink = even_light(ink, dpi)
    shape = level(ink, dpi)
    straight = straighten(ink, colour, dpi, shape.quarter, shape.skew)
    words, hands = _read(engine, straight)
    mm = straight.mm
    to_mm = np.diag([25.4 / dpi, 25.4 / dpi, 1.0]) @ straight.back @ np.diag([1 / mm, 1 / mm, 1.0])
    return Reading(
        tuple(words),
        straight.ink.shape[1] * mm,
        straight.ink.shape[0] * mm,
        mm,
        tuple(float(value) for value in to_mm.ravel()),
        (picture.shape[1] * 25.4 / dpi, picture.shape[0] * 25.4 / dpi),
        straight.turned,
        tuple(hands),
    )


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
    crowded = [index for index, area in enumerate(found.areas) if any(_meets(area.rect, big) for big in crowd)]
    if crowded:
        strokes = _wiped_strokes(dark & ~letters, found.large)
        for picture in ([kept] if stamps else []) + [_without(bare, strokes)]:
            engine.show(picture, straight.dpi)
            for index in crowded:
                again = _area(engine, found.areas[index], pad)
                if worth(again) > worth(read[index]):
                    read[index] = again
    words = measured([word for words in read for word in without_noise(words)])
    coloured = binary(straight.colour) if straight.colour is not None else None
    engine.show(bare, straight.dpi)
    words, hands = without_hand(words, dark, coloured, lambda rect: engine.read(rect, engines.LINE))
    return _mended(words), hands


def _mended(words: list[Word]) -> list[Word]:
    """Accents mended line by line; a line's last word sees the first of the line below."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    out: list[Word] = []
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else []
        out.extend(mended(line, more=below[:1]))
    return out


def without_noise(words: list[Word]) -> list[Word]:
    """Lines without what the engine makes of dirt, strokes of a pen and rings: little, unsure, no word."""
    kept: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if any(is_word(word.text) and word.confidence > 0.5 and len(word.text) > 1 for word in line):
            kept.extend(word for word in line if word.confidence > 0.25 or is_word(word.text))
        elif is_number_line(line) or (
            sum(len(word.text) * word.confidence for word in line) > 4 and worth(line) > -1
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
        count, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
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


def _area(engine: Engine, area: Area, pad: int) -> list[Word]:
    rect = Rect(area.rect.x0 - pad * 2, area.rect.y0 - pad, area.rect.x1 + pad * 2, area.rect.y1 + pad)
    return engine.read(rect, engines.LINE if area.lines == 1 else engines.BLOCK)
