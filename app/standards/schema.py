"""The shapes of a standard: entries with their source, roles, levels, kinds, number series.

One ``Entry`` serves both sides: the composer takes ``use``, the checker asks ``allows`` and quotes ``source``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Generic, Literal, TypeAlias, TypeVar

from app.base.language import mark
from app.base.lengths import ZERO, Length
from app.base.text import fold
from app.standards.refusals import KindUnknown, LevelUnknown, WordMissing

R_ABSENT = mark("chương trình cần khoá này mà tệp không có")
_SHORT = (("bch ", "ban chap hanh "), ("tp. ", "thanh pho "), ("tp ", "thanh pho "))
T = TypeVar("T", Length, str, bool, float)

Certainty: TypeAlias = Literal["text", "secondary", "practice", "ours"]
"""Where a figure comes from: the regulation's text, a second-hand report, letters as really issued, our own choice."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One value of a standard. Allowed is either a list of values or a range (``least`` .. ``most``, both included)."""

    use: T
    key: str
    source: str
    certainty: Certainty = "text"
    allowed: tuple[T, ...] = ()
    least: T | None = None
    most: T | None = None

    def allows(self, value: T, within: int = 0) -> bool:
        """Whether the standard lets ``value`` pass; ``within`` is the tolerance of a measurement, for lengths."""
        if isinstance(value, Length):
            return self._allows_length(value, within)
        if self.allowed:
            return value in self.allowed
        return not (self.least is not None and value < self.least) and not (
            self.most is not None and value > self.most
        )

    def _allows_length(self, value: Length, within: int) -> bool:
        if self.allowed:
            return any(abs(int(value) - int(one)) <= within for one in self.allowed)
        low = -within if self.least is None else int(value) - int(self.least)
        high = -within if self.most is None else int(self.most) - int(value)
        return low >= -within and high >= -within


Measure: TypeAlias = Entry[Length]
Word: TypeAlias = Entry[str]
Flag: TypeAlias = Entry[bool]


@dataclass(frozen=True, slots=True)
class Spacing:
    """From line to line. ``use`` is exact; a file may state it exactly or as a multiple of single, both are judged.

    ``single`` is the height of a single-spaced line of the standard's typeface over its size (Times New Roman: 1.15).
    """

    use: Length
    key: str
    source: str
    single: float
    certainty: Certainty = "text"
    least_lines: float | None = None
    most_lines: float | None = None
    least: Length | None = None
    most: Length | None = None

    def lines(self, pitch: Length, size: Length) -> float:
        """``pitch`` as a multiple of a single line of type ``size``."""
        return int(pitch) / (int(size) * self.single)

    def allows_exact(self, pitch: Length, size: Length) -> bool:
        """Whether an exact line pitch passes for type of ``size`` (a twentieth of a line is not seen)."""
        if self.least is not None and pitch < self.least:
            return False
        if self.most is not None and pitch > self.most:
            return False
        return self._within(self.lines(pitch, size), 0.05)

    def allows_multiple(self, lines: float, size: Length) -> bool:
        """Whether a spacing given as a multiple of single passes for type of ``size``."""
        pitch = Length(round(int(size) * self.single * lines))
        if self.least is not None and pitch < self.least - 6350:
            return False
        return self._within(lines, 0.005)

    def _within(self, lines: float, slack: float) -> bool:
        low = self.least_lines is None or lines >= self.least_lines - slack
        return low and (self.most_lines is None or lines <= self.most_lines + slack)


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """Type and place of one component."""

    name: str
    source: str
    size: Measure
    spacing: Spacing
    bold: Flag
    italic: Flag
    underline: Flag
    upper: Flag  # set in capitals
    frame: Flag
    align: Word
    colour: Word  # 'ff0000'; '' is black
    left: Measure
    first: Measure
    after: Measure


@dataclass(frozen=True, slots=True)
class PageRules:
    width: Measure
    height: Measure
    top: Measure
    bottom: Measure
    left: Measure
    right: Measure
    back_left: Measure
    back_right: Measure
    number_top: Measure
    number_at_foot: Flag
    number_on_first: Flag
    file_code_bottom: Measure
    face: Word
    single: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document (loại văn bản), asked for by its input code."""

    code: str
    name: str
    printed: str  # in the notation; empty when the kind has none
    notation: Literal["typed", "letter"]  # which number pattern
    shows_name: bool  # type name printed over the abstract
    addressees: bool  # 'Kính gửi' over the body
    as_above: bool  # 'Như trên' first under 'Nơi nhận'
    book: str  # kinds that print the same symbol share a book
    source: str
    certainty: Certainty = "text"
    resolving: Word | None = None  # 'QUYẾT ĐỊNH:' between the grounds and the articles
    addressee_label: Word | None = None  # where it differs from the common label
    ending: Word | None = None  # where it differs from the common end mark
    levels: Entry[str] | None = (
        None  # which issuers may issue it, as ``allowed``; None: not said, so not judged
    )
    subject: bool = True  # has a trích yếu; a giấy giới thiệu has none
    dated: bool = True  # has place and date in its head; State minutes have none
    may_address: bool = False  # 'Kính gửi' is allowed though not due
    recipients: bool = True  # 'Nơi nhận' is due; a certificate has none
    head: Literal["pair", "title", "photo"] = (
        "pair"  # organ beside title; the title alone over the paper of a person; where he belongs beside his picture's place
    )

    @property
    def heading(self) -> str:
        """The name as it is printed."""
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class Strokes:
    """Bold, italic and case of the number and title of a level."""

    bold: Flag
    italic: Flag
    upper: Flag


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """A level of the body: how it is counted and set. ``rank`` orders levels from the largest."""

    name: str
    role: str
    source: str
    rank: int
    numerals: Literal["roman", "arabic", "letters", "none"]
    form: Word  # '{n}.', 'Điều {n}.', '{under}.{n}.'
    titled: Strokes  # number and title when there is a title
    bare: Strokes  # number alone before running words
    stacked: bool = False  # number on a line of its own, title below it in ``title_role``
    title_role: str = ""
    title_alone: bool = True  # the title ends its line; its words begin a new paragraph
    continues: bool = False  # counted through the document, not begun again under a larger level
    under: tuple[str, ...] = ()  # levels whose numbers stand in front: 1.1.


@dataclass(frozen=True, slots=True)
class SpecialSeries:
    """A series beside the books of the kinds: congress, sub-committee, copies, secret letters."""

    code: str
    symbol: str
    name: str
    period: Literal["term", "year", "event"]
    source: str
    certainty: Certainty = "text"
    pattern: Word | None = None  # where its numbers print otherwise than the kinds' ('Số: 01/ĐH')


@dataclass(frozen=True, slots=True)
class Numbering:
    """How numbers are given. ``books``: one per kind (its ``book``) or one common book, as data of the organ."""

    period: Literal["term", "year"]
    books: Word  # 'kind' or 'common'
    first: int
    zero_below: int
    typed: Word  # pattern, e.g. 'Số: {number}[-{kind}][/{organ}][-{unit}]'
    letter: Word
    blank: Measure  # room for the pen
    source: str
    special: tuple[SpecialSeries, ...] = ()

    def pattern(self, kind: Kind, symbol: str) -> Word:
        """How the number line of ``kind`` prints for the organ of ``symbol``: one rule for composer, checker and register."""
        for one in self.special:
            if one.pattern is not None and one.symbol and one.symbol == symbol:
                return one.pattern
        return self.letter if kind.notation == "letter" else self.typed


@dataclass(frozen=True, slots=True)
class DateRules:
    pattern: Word
    day_zero_below: int
    month_zero_below: int
    blank: Measure
    source: str


@dataclass(frozen=True, slots=True)
class SigningMark:
    code: str
    printed: Word  # 'TM.', 'T/M'
    meaning: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """A level of organs that issue documents, and how a letterhead shows it."""

    level: str
    name: str
    symbols: tuple[str, ...]  # in the notation; the surest sign
    words: tuple[str, ...]  # beginnings of the issuing organ's name, without accents
    authority: tuple[str, ...]  # words of the authority line that it also takes, without accents
    source: str
    certainty: Certainty = "text"


@dataclass(frozen=True, slots=True)
class SigningRule:
    """One row of the matrix of signing: who signs for whom, and what stands over the name."""

    issuers: tuple[str, ...]  # levels; empty: any
    case: str  # when it applies, in words
    mark: str  # code of the signing mark, '' when there is none
    authority: str  # first line with '{…}' to fill, '' when there is none
    positions: tuple[str, ...]  # second line, one of these; empty: none, the name alone
    source: str
    certainty: Certainty = "text"


@dataclass(frozen=True, slots=True)
class CopyForm:
    """A kind of copy (bản sao)."""

    code: str
    printed: Word  # 'SAO Y'
    symbol: str  # in its number
    electronic: str  # on the first page of a scan
    source: str
    certainty: Certainty = "text"


@dataclass(frozen=True, slots=True)
class MarkFrame:
    """The rectangle prescribed round a mark."""

    width: Measure
    height: Measure


@dataclass(frozen=True, slots=True)
class Paper:
    """Another paper than the standard's own (A5), with the figures that it changes."""

    name: str
    width: Measure
    height: Measure
    top: Measure
    bottom: Measure
    left: Measure
    right: Measure
    number_top: Measure
    after: Measure  # gap after running paragraphs
    places: MappingProxyType[str, Measure]


@dataclass(frozen=True, slots=True)
class Standard:
    """One version of one standard. Mappings are read-only; asking for what is not there is refused by name."""

    id: str
    version: str
    title: str
    valid_from: date
    valid_to: date | None
    page: PageRules
    roles: MappingProxyType[str, RoleStyle]
    levels: MappingProxyType[str, LevelStyle]
    kinds: MappingProxyType[str, Kind]
    words: MappingProxyType[str, Word]
    places: MappingProxyType[
        str, Measure
    ]  # distances and lengths of the composition: 'sign', 'after-head' ...
    ratios: MappingProxyType[str, Entry[float]]
    choices: MappingProxyType[str, Word]  # ways of setting: 'recipients-level' = 'position' ...
    numbering: Numbering
    date: DateRules
    signing: MappingProxyType[str, SigningMark]
    issuers: MappingProxyType[str, Issuer] = field(default_factory=lambda: MappingProxyType({}))
    signing_rules: tuple[SigningRule, ...] = ()
    copies: MappingProxyType[str, CopyForm] = field(default_factory=lambda: MappingProxyType({}))
    frames: MappingProxyType[str, MarkFrame] = field(
        default_factory=lambda: MappingProxyType({})
    )  # by the mark's words
    papers: MappingProxyType[str, Paper] = field(default_factory=lambda: MappingProxyType({}))
    file: str = ""
    sources: tuple[str, ...] = field(default=())

    def role(self, name: str) -> RoleStyle:
        try:
            return self.roles[str(name)]
        except KeyError:
            raise WordMissing(self.file, file=self.file, key=f"role.{name}", reason=R_ABSENT) from None

    def word(self, name: str) -> str:
        """The word printed by rule, as used."""
        try:
            return self.words[name].use
        except KeyError:
            raise WordMissing(self.file, file=self.file, key=f"words.{name}", reason=R_ABSENT) from None

    def place(self, name: str) -> Length:
        return self.places[name].use if name in self.places else ZERO

    def choice(self, name: str) -> str:
        try:
            return self.choices[name].use
        except KeyError:
            raise WordMissing(self.file, file=self.file, key=f"choices.{name}", reason=R_ABSENT) from None

    def kind(self, code: str, where: str = "$.kind") -> Kind:
        try:
            return self.kinds[code]
        except KeyError:
            known = ", ".join(self.kinds)
            raise KindUnknown(where, standard=self.id, kind=code, known=known) from None

    def on_paper(self, name: str) -> Standard:
        """The standard with the figures of another paper; itself for A4 and for papers it says nothing of."""
        paper = self.papers.get(name)
        if paper is None:
            return self
        page = replace(
            self.page,
            width=paper.width,
            height=paper.height,
            top=paper.top,
            bottom=paper.bottom,
            left=paper.left,
            right=paper.right,
            number_top=paper.number_top,
            back_left=paper.right,
            back_right=paper.left,
        )
        roles = {
            role: replace(style, after=paper.after) if style.align.use == "justify" else style
            for role, style in self.roles.items()
        }
        places = {**self.places, **paper.places}
        return replace(self, page=page, roles=MappingProxyType(roles), places=MappingProxyType(places))

    def for_size(self, width: Length, height: Length) -> Standard:
        """The standard as it holds on a page of this size."""
        near = Length(36_000)  # a millimetre
        for name, paper in self.papers.items():
            if paper.width.allows(width, near) and paper.height.allows(height, near):
                return self.on_paper(name)
        return self

    def issuer(self, issuing: Sequence[str], symbol: str = "", authority: str = "") -> Issuer | None:
        """The level that a letterhead shows; None when it shows none for sure. Its symbol decides before its words."""
        organ, signing = _plain(" ".join(issuing)), _plain(authority)
        found = [one for one in self.issuers.values() if symbol.strip() and symbol.strip() in one.symbols]
        found += [one for one in self.issuers.values() if organ.startswith(one.words)] if organ else []
        for one in found:
            if not one.authority or any(word in signing for word in one.authority):
                return one
        return None

    def may_issue(self, kind: Kind, issuer: Issuer) -> bool:
        """Whether organs of this level may issue this kind; of a level that no kind names nothing is said."""
        if kind.levels is None or kind.levels.allows(issuer.level):
            return True
        return not any(one.levels and one.levels.allows(issuer.level) for one in self.kinds.values())

    def copy_form(self, code: str, where: str = "$.kind") -> CopyForm:
        try:
            return self.copies[code]
        except KeyError:
            known = ", ".join(self.copies)
            raise KindUnknown(where, standard=self.id, kind=code, known=known) from None

    def level(self, name: str, where: str | None = None) -> LevelStyle:
        try:
            return self.levels[str(name)]
        except KeyError:
            known = ", ".join(self.levels)
            raise LevelUnknown(where, standard=self.id, level=str(name), known=known) from None


def _plain(text: str) -> str:
    """A letterhead's words without accents, short forms written out."""
    words = " ".join(fold(text).split()) + " "
    for short, full in _SHORT:
        words = words.replace(short, full)
    return words.strip()
