r"""RTF: runs with their fonts, tables, tracked deletions left out.

An own reader, because the fonts must be seen: text in .Vn and VNI fonts is written in Latin bytes (``\'ad`` is the letter
ư there). Pictures, objects, fields' instructions and headers are passed over; nothing outside the file is opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from app.base.progress import Progress
from app.intake.encodings import legacy_of_font
from app.intake.readers.flow import BREAK, Block, Para, Table, source_of
from app.intake.source import FileType, Run, SourceText

_TOKEN: Final = re.compile(
    rb"\\(?:'(?P<hex>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_MAX_DEPTH: Final = 500
_MAX_TOKENS: Final = 20_000_000
# Destinations whose text is printed although they are marked as such; all others that begin a group are passed over.
_PRINTED: Final = frozenset({"rtf", "listtext", "pntext", "shptxt", "fldrslt", "shprslt", "ul"})
_PASSED: Final = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    "footnote annotation atnid atnauthor fldinst datafield themedata colorschememapping datastore latentstyles "
    "listtable listoverridetable revtbl rsidtbl generator xmlnstbl mmathPr bkmkstart bkmkend sp nonshppict shprslt "
    "private template filetbl pntxta pntxtb listpicture wgrffmtfilter operator title subject author company".split()
)
_CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SIGNS: Final = {
    "tab": "\t", "line": BREAK, "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_SOFT_HYPHEN: Final = "\u00ad"


@dataclass(slots=True)
class _State:
    """What a group inherits and gives up at its end."""

    font: int | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    skip: int = 1  # characters that stand in for one \\u
    passed: bool = False
    table: str = ""  # "fonts" inside \\fonttbl


@dataclass(slots=True)
class _Font:
    name: str = ""
    codec: str = "cp1252"


@dataclass(slots=True)
class _Story:
    """Blocks made so far, and the table that is being made."""

    blocks: list[Block] = field(default_factory=list)
    para: Para = field(default_factory=Para)
    cell: list[Block] = field(default_factory=list)
    row: list[list[Block]] = field(default_factory=list)
    table: Table | None = None
    in_table: bool = False

    def end_paragraph(self) -> None:
        if self.in_table:
            self.cell.append(self.para)
        else:
            self._end_table()
            self.blocks.append(self.para)
        self.para = Para()

    def end_cell(self) -> None:
        self.cell.append(self.para)
        self.row.append(self.cell)
        self.para, self.cell = Para(), []

    def end_row(self) -> None:
        if self.row:
            if self.table is None:
                self.table = Table()
                self.blocks.append(self.table)
            self.table.rows.append(self.row)
        self.row, self.cell = [], []

    def _end_table(self) -> None:
        self.table = None

    def finish(self) -> list[Block]:
        if self.row or self.cell:
            self.end_cell()
            self.end_row()
        self.blocks.append(self.para)
        return self.blocks


def read_rtf(data: bytes, name: str, progress: Progress) -> SourceText:
    """Text of an RTF file as one page."""
    return source_of(FileType.RTF, _Reader(data, progress).blocks(), progress)


class _Reader:
    def __init__(self, data: bytes, progress: Progress) -> None:
        self._data, self._progress = data, progress
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, _Font] = {}
        self._default_font: int | None = None
        self._codec = "cp1252"
        self._story = _Story()
        self._bytes = bytearray()
        self._owed = 0  # stand-ins of a \\u still to be passed over
        self._star = False
        self._high = 0

    def blocks(self) -> list[Block]:
        at, count = 0, 0
        while (token := _TOKEN.search(self._data, at)) is not None:
            at, count = token.end(), count + 1
            if count > _MAX_TOKENS or (not self._stack and count > 1 and token["brace"] == b"}"):
                break
            if count % 200_000 == 0:
                self._progress.step(at, len(self._data), "RTF")
            if token["word"] == b"bin":  # so many raw bytes follow, whatever they look like
                at += max(0, int(token["number"] or 0))
            else:
                self._token(token)
        self._flush()
        return self._story.finish()

    def _token(self, token: re.Match[bytes]) -> None:
        if token["hex"] is not None:
            self._byte(int(token["hex"], 16))
        elif token["text"] is not None:
            self._plain(token["text"])
        elif token["word"] is not None:
            self._flush()
            self._word(token["word"].decode("ascii"), token["number"])
        elif token["brace"] is not None:
            self._flush()
            self._brace(token["brace"])
        elif token["sign"] is not None:
            self._flush()
            self._sign(token["sign"].decode("latin-1"))

    # --- text -----------------------------------------------------------------------------------------

    def _byte(self, code: int) -> None:
        if self._owed:
            self._owed -= 1
        elif not self._state.passed:
            self._bytes.append(code)

    def _plain(self, text: bytes) -> None:
        if self._owed:
            taken = min(self._owed, len(text))
            self._owed -= taken
            text = text[taken:]
        if self._state.table == "fonts":
            font = self._fonts.setdefault(self._state.font or 0, _Font())
            font.name = (font.name + text.decode("cp1252", "replace"))[:100].partition(";")[0]
        elif not self._state.passed:
            self._bytes.extend(text)

    def _flush(self) -> None:
        """Bytes gathered so far become a run of the present look."""
        if not self._bytes:
            return
        raw, self._bytes = bytes(self._bytes), bytearray()
        number = self._state.font if self._state.font is not None else self._default_font
        font = self._fonts.get(number) if number is not None else None
        codec = font.codec if font is not None else self._codec
        if font is not None and legacy_of_font(font.name) is not None:
            codec = "cp1252"
        try:
            text = raw.decode(codec)
        except (UnicodeDecodeError, LookupError):
            text = "".join(_one(code) for code in raw)
        self._text(text)

    def _text(self, text: str) -> None:
        state = self._state
        if state.passed or state.hidden:
            return
        number = state.font if state.font is not None else self._default_font
        font = self._fonts.get(number) if number is not None else None
        run = Run(text, font.name or None if font else None, state.size, state.bold, state.italic)
        runs = self._story.para.runs
        if (
            runs
            and replace(runs[-1], text="") == replace(run, text="")
            and ((len(runs) - 1 in self._story.para.caps) == state.caps)
        ):
            runs[-1] = replace(run, text=runs[-1].text + text)
        else:
            self._story.para.add(run, caps=state.caps)

    # --- signs and words ------------------------------------------------------------------------------

    def _brace(self, brace: bytes) -> None:
        self._owed = 0
        self._star = False
        if brace == b"{":
            if len(self._stack) < _MAX_DEPTH:
                self._stack.append(self._state)
                self._state = replace(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _sign(self, sign: str) -> None:
        match sign:
            case "*":
                self._star = True
            case "~":
                self._text(" ")
            case "-":
                self._text(_SOFT_HYPHEN)
            case "_":
                self._text("-")
            case "\\" | "{" | "}":
                self._bytes.extend(sign.encode())
            case "\r" | "\n":
                self._end_paragraph()
            case "\t":
                self._text("\t")
            case _:
                pass

    def _end_paragraph(self) -> None:
        if not self._state.passed:
            self._story.end_paragraph()

    def _word(self, word: str, figure: bytes | None) -> None:
        number = int(figure) if figure else None
        star, self._star = self._star, False
        if (star and word not in _PRINTED) or word in _PASSED:
            self._state.passed = True
            if word == "fonttbl":
                self._state.table = "fonts"
            return
        if word in _SIGNS:
            self._text(_SIGNS[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in ("b", "i", "caps", "v", "deleted"):
            setattr(
                self._state,
                {"b": "bold", "i": "italic", "caps": "caps", "v": "hidden", "deleted": "hidden"}[word],
                number != 0,
            )
        else:
            self._layout(word, number)

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._owed = self._state.skip
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        # Symbol fonts keep their bytes in the private area.
        self._text(chr(code - 0xF000 if 0xF020 <= code <= 0xF0FF else code) if code else "")

    def _layout(self, word: str, number: int | None) -> None:
        state, story = self._state, self._story
        match word:
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "cell" | "nestcell":
                if not state.passed:
                    story.end_cell()
            case "row" | "nestrow":
                if not state.passed:
                    story.end_row()
            case "pard":
                story.in_table = False
            case "intbl":
                story.in_table = True
            case "plain":
                self._state = replace(
                    state, font=None, size=None, bold=False, italic=False, caps=False, hidden=False
                )
            case _:
                self._numbers(word, number)

    def _numbers(self, word: str, number: int | None) -> None:
        state = self._state
        match word:
            case "f":
                state.font = number
                if state.table == "fonts" and number is not None and len(self._fonts) < 5000:
                    self._fonts[number] = _Font(codec=self._codec)
            case "fcharset":
                if state.table == "fonts":
                    self._fonts.setdefault(state.font or 0, _Font()).codec = _CHARSETS.get(
                        number or 0, "cp1252"
                    )
            case "fs":
                state.size = number / 2 if number and 0 < number < 2000 else None
            case "deff":
                self._default_font = number
            case "uc":
                state.skip = max(0, min(number if number is not None else 1, 10))
            case "ansicpg":
                self._codec = f"cp{number}" if number in (874, *range(1250, 1259)) else "cp1252"
            case _:
                pass


def _one(code: int) -> str:
    """A byte that its code page does not have stands for the character of the same number: old fonts use them all."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(code)
