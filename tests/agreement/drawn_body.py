"""Letters drawn by lot whose bodies hold more than text: tables of all shapes, footnotes, quotations, pictures, page
breaks, landscape pages, annexes. The same seed gives the same letter on every machine.
"""

from __future__ import annotations

import io
from functools import lru_cache

import msgspec

from app.layout.parts import (
    Annex,
    BodyBlock,
    Break,
    Cell,
    Column,
    Item,
    Letter,
    Level,
    Paragraph,
    Picture,
    Quote,
    Rich,
    Run,
    Table,
    TableRow,
)
from app.layout.sheet import Image
from app.services.letter_pictures import ready
from tests.agreement.drawn import STANDARDS, Lot

NAMES = ("wide.png", "tall.png", "photo.jpg")


@lru_cache(maxsize=1)
def images() -> dict[str, Image]:
    """Three pictures of ours."""
    from PIL import Image as Pillow

    made: dict[str, Image] = {}
    for name, size in zip(NAMES, ((900, 200), (300, 800), (640, 480)), strict=True):
        box = io.BytesIO()
        Pillow.linear_gradient("L").resize(size).save(box, "JPEG" if name.endswith("jpg") else "PNG")
        made[name] = ready(box.getvalue(), name)
    return made


def drawn_full_letter(seed: int) -> Letter:
    return _FullLot(seed).full_letter()


class _FullLot(Lot):
    def full_letter(self) -> Letter:
        dice = self.dice
        letter = self.letter(STANDARDS)
        body: list[BodyBlock] = []
        for block in letter.body:
            body.append(self.noted(block))
            if dice.random() < 0.35:
                body.append(self.more())
        annexes = [
            Annex(
                subject=self.sentence(3, 14, end=""),
                wide=dice.random() < 0.3,
                body=[Paragraph(self.rich(10, 60)), self.table(), *(self.more() for _ in range(2))],
            )
            for _ in range(dice.choice((0, 0, 1, 2)))
        ]
        return msgspec.structs.replace(letter, body=body, annexes=annexes)

    def noted(self, block: BodyBlock) -> BodyBlock:
        """Now and then a footnote on a paragraph."""
        if isinstance(block, Paragraph) and self.dice.random() < 0.3:
            return Paragraph(text=self.with_note(block.text))
        if isinstance(block, Item) and block.text is not None and self.dice.random() < 0.2:
            return msgspec.structs.replace(block, text=self.with_note(block.text))
        return block

    def with_note(self, text: Rich) -> Rich:
        dice = self.dice
        runs = [Run(t=text)] if isinstance(text, str) else list(text)
        at = dice.randrange(len(runs))
        note = self.sentence(3, dice.choice((8, 30, 90)))
        runs[at] = msgspec.structs.replace(runs[at], note=note)
        if dice.random() < 0.5:
            runs.insert(at + 1, Run(t=" " + self.words(2, 20)))
        return runs

    def more(self) -> BodyBlock:
        dice = self.dice
        match dice.choice(("table", "table", "quote", "picture", "break")):
            case "table":
                return self.table(wide=dice.random() < 0.15)
            case "quote":
                level = dice.choice((Level.CLAUSE, Level.POINT, Level.ARTICLE))
                inner: list[Paragraph | Item] = [
                    Item(level=level, text=self.rich(5, 40)) for _ in range(dice.randint(1, 3))
                ]
                return Quote(blocks=[Paragraph(self.rich(4, 30)), *inner])
            case "picture":
                said = self.sentence(2, 20, end="") if dice.random() < 0.7 else None
                share = dice.choice((0.3, 0.5, 0.8, 1.0))
                return Picture(image=dice.choice(NAMES), caption=said, width=share)
            case _:
                return Break()

    def table(self, *, wide: bool = False) -> Table:
        dice = self.dice
        columns = dice.randint(1, 9 if wide else 6)
        rows = [TableRow([self.words(1, 3) for _ in range(columns)])]
        count = dice.choice((1, 3, 8, 30))
        rows += (TableRow([str(n), *(self.cell() for _ in range(columns - 1))]) for n in range(1, count + 1))
        if columns > 2 and dice.random() < 0.4:  # a second row of head, and merged cells
            head: list[Cell | str] = [Cell("TT", down=2), Cell(self.words(1, 4), across=columns - 1)]
            rows[:1] = [TableRow(head), TableRow([self.words(1, 2) for _ in range(columns - 1)])]
        if columns > 2 and len(rows) > 5 and dice.random() < 0.5:
            rows[3] = TableRow(["x", Cell(self.cell_text(8, 30), down=3), *("y" for _ in range(columns - 2))])
            for at in (4, 5):
                rows[at] = TableRow(rows[at].cells[: columns - 1])
        shares = dice.random() < 0.3
        given = [Column(width=dice.choice((1, 2, 3))) for _ in range(columns)] if shares else []
        said = self.sentence(2, 25, end="") if dice.random() < 0.6 else None
        return Table(rows=rows, columns=given, caption=said, borders=dice.random() < 0.9, wide=wide)

    def cell_text(self, least: int, most: int) -> Rich:
        """Looks change between words only: inside a word that is cut at both edges of a narrow column LibreOffice goes its
        own way. Nothing is underlined: it underlines the blank that hangs at the end of a line; Word does not."""
        dice = self.dice
        made = [Run(t=self.words(1, least))]
        for _ in range(dice.randint(0, 3)):
            look = dice.choice(({"b": True}, {"i": True}, {}))
            made.append(Run(t=" " + self.words(1, max(2, most // 3)), **look))
        return made

    def cell(self) -> Cell | str:
        dice = self.dice
        match dice.choice(("words", "words", "figures", "empty", "several", "rich")):
            case "words":
                return self.words(1, 12)
            case "figures":
                return f"{dice.randint(1, 999)}.{dice.randint(0, 999):03}"
            case "empty":
                return ""
            case "several":
                return Cell(paragraphs=[Paragraph(self.words(1, 10)) for _ in range(dice.randint(1, 3))])
            case _:
                return Cell(text=self.cell_text(4, 20), align=dice.choice((None, "justify", "right")))
