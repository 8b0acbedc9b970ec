"""The figures of the three standards, typed anew from their texts; nothing here is read from the program's own files.

HD29: Hướng dẫn 29-HD/TWĐTN-VP (2013), II.1 to II.4, mẫu 1 and mẫu 3. NĐ30: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, I to
V. HD36: Hướng dẫn 36-HD/VPTW (2018) with what is reported of Hướng dẫn 05-HD/VPTW (2026). Ranges are (least, most).
"""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Type:
    """How a part is printed: size in points; None = either."""

    size: Range
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    top: Range
    bottom: Range
    left: Range
    right: Range
    back: tuple[float, float] | None  # left and right of a back side
    title: str
    title_type: Type
    motto_type: Type | None  # line below the title, where there is one
    organ_type: Type  # the issuing organ
    separator: str | None  # None: a line of 1/3 to 1/2
    number: str  # pattern
    number_type: Type
    date_type: Type
    kind_type: Type
    abstract_type: Type
    abstract_mark: str | None  # None: a line of 1/3 to 1/2
    body_size: Range
    pitch: Range  # from line to line, in sizes of type
    least_pitch: float  # in points
    indents: tuple[float, ...]
    gap: Range  # between paragraphs, points
    authority_type: Type
    position_type: Type
    name_type: Type
    label_type: Type
    label_underlined: bool
    label_level: str  # 'authority' or 'position'
    item_type: Type
    page_number: Range  # size


_SINGLE = 1.15  # a single line of Times New Roman, in sizes of type

FIGURES = {
    "youth-union": Figures(
        top=(20, 20), bottom=(20, 20), left=(30, 30), right=(20, 20), back=(20, 30),
        title="ĐOÀN TNCS HỒ CHÍ MINH", title_type=Type((15, 15), True, False), motto_type=None,
        organ_type=Type((14, 14), True, False), separator="***",
        number=r"Số:.*", number_type=Type((14, 14), False, False), date_type=Type((13, 13), False, True),
        kind_type=Type((16, 16), True, False), abstract_type=Type((14, 14), True, False), abstract_mark=r"-{7,}|\*\*\*",
        body_size=(14, 14), pitch=(_SINGLE, 1.2 * _SINGLE), least_pitch=0, indents=(12.7,), gap=(0, 6),
        authority_type=Type((14, 14), True, False), position_type=Type((14, 14), False, False),
        name_type=Type((14, 14), True, False), label_type=Type((13, 13), True, False), label_underlined=False,
        label_level="position", item_type=Type((11, 11), False, False), page_number=(13, 14),
    ),
    "decree-30": Figures(
        top=(20, 25), bottom=(20, 25), left=(30, 35), right=(15, 20), back=None,
        title="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", title_type=Type((12, 13), True, False),
        motto_type=Type((13, 14), True, False), organ_type=Type((12, 13), True, False), separator=None,
        number=r"Số:.*", number_type=Type((13, 13), False, False), date_type=Type((13, 14), False, True),
        kind_type=Type((13, 14), True, False), abstract_type=Type((13, 14), True, False), abstract_mark=None,
        body_size=(13, 14), pitch=(_SINGLE, 1.5 * _SINGLE), least_pitch=0, indents=(10, 12.7), gap=(6, 12),
        authority_type=Type((13, 14), True, False), position_type=Type((13, 14), True, False),
        name_type=Type((13, 14), True, False), label_type=Type((12, 12), True, True), label_underlined=False,
        label_level="authority", item_type=Type((11, 11), False, False), page_number=(13, 14),
    ),
    "party": Figures(
        top=(20, 20), bottom=(20, 20), left=(30, 30), right=(15, 15), back=(15, 30),
        title="ĐẢNG CỘNG SẢN VIỆT NAM", title_type=Type((14, 15), True, False), motto_type=None,
        organ_type=Type((13, 14), True, False), separator="*",
        number=r"Số(?!:).*", number_type=Type((14, 14), False, False), date_type=Type((14, 14), False, True),
        kind_type=Type((15, 16), True, False), abstract_type=Type((14, 15), True, False), abstract_mark=r"-{5}",
        body_size=(14, 15), pitch=(_SINGLE, 1.5 * _SINGLE), least_pitch=18, indents=(10, 12.7), gap=(6, 12),
        authority_type=Type((14, 14), True, False), position_type=Type((14, 14), False, False),
        name_type=Type((14, 14), True, False), label_type=Type((14, 14), False, False), label_underlined=True,
        label_level="authority", item_type=Type((12, 12), False, False), page_number=(14, 14),
    ),
}  # fmt: skip
