"""Marks what is drawn with the element it belongs to: the bridge between the pages and the tree of ``tags``.

A piece of a page's contents is what one element has there without a break. Of a list's entry the dash or number is a piece of
its own, and so is the mark of a footnote.
"""

from __future__ import annotations

from app.export.pdf.pen import Pen
from app.export.pdf.placed import PlacedLine
from app.export.pdf.structure import Element
from app.export.pdf.tags import Leaf, Tree
from app.layout.lines import Piece
from app.layout.sheet import Picture, Sheet

_RUNNING = "/Artifact<</Type/Pagination>>BDC"
_ORNAMENT = "/Artifact BMC"


class Marking:
    """The pages' contents so far: whose each piece is."""

    def __init__(self, sheet: Sheet, pen: Pen) -> None:
        self._tree = Tree(sheet)
        self._pen = pen
        self._now: Element | str | None = None  # the element whose piece the text is in
        self.owners: list[list[Element]] = []

    @property
    def root(self) -> Element:
        return self._tree.root

    def start_page(self) -> None:
        self.owners.append([])
        self._now = None

    def picture(self, picture: Picture) -> str:
        return self._piece(self._tree.figure(picture))

    def line(self, item: PlacedLine, *, running: bool) -> None:
        """Write a line's words. ``running``: they are no contents."""
        pieces = item.line.pieces
        if not pieces:
            return
        leaf = None if running else self._tree.leaf(item.para, item.nth)
        if leaf is None:
            self._aside(_RUNNING if running else _ORNAMENT)
            for piece in pieces:
                self._pen.write(piece, item.x, item.baseline)
            return
        labelled = item.nth == 0 and 0 < leaf.label <= len(pieces[0].text)
        if labelled:
            self._labelled(pieces[0], item, leaf)
        for piece in pieces[labelled:]:
            noted = piece.span.note is not None
            self._into(self._within(leaf.element, "Reference") if noted else leaf.element)
            self._pen.write(piece, item.x, item.baseline)

    def _labelled(self, piece: Piece, item: PlacedLine, leaf: Leaf) -> None:
        assert leaf.parent is not None
        self._into(self._within(leaf.parent, "Lbl"))
        if leaf.label == len(piece.text):
            self._pen.write(piece, item.x, item.baseline)
        else:
            self._now = leaf.element
            then = self._piece(leaf.element)
            self._pen.write(piece, item.x, item.baseline, until=leaf.label, then=then)

    def _into(self, element: Element) -> None:
        if element is not self._now:
            self._pen.begin(self._piece(element))
            self._now = element

    def _aside(self, said: str) -> None:
        if self._now != said:
            self._pen.begin(said)
            self._now = said

    def _piece(self, element: Element) -> str:
        """A new piece of this page that is the element's."""
        there = self.owners[-1]
        element.drawn.append((len(self.owners) - 1, len(there)))
        there.append(element)
        return f"/{element.kind}<</MCID {len(there) - 1}>>BDC"

    @staticmethod
    def _within(parent: Element, kind: str) -> Element:
        made = Element(kind)
        parent.drawn.append(made)
        return made
