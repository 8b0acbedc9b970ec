"""The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): its elements, what they hold on the pages, its bytes.

Knows no letter: ``tags`` builds the tree of one. An element without contents is left out of the file, but for the cells of a
table, whose rows must stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Mark = tuple[int, int]
"""A piece of a page's contents: index of the page, number of the piece on it."""

_KEPT = frozenset(("TH", "TD"))


class Element:
    """One node: first what is drawn of its own, then its children. ``attributes`` are written as they stand; ``name`` makes it
    one that others can refer to."""

    __slots__ = ("alt", "attributes", "drawn", "kids", "kind", "name", "number")

    def __init__(self, kind: str, *, attributes: str = "", alt: str = "", name: str = "") -> None:
        self.kind = kind
        self.drawn: list[Element | Mark] = []
        self.kids: list[Element] = []
        self.attributes = attributes
        self.alt = alt
        self.name = name
        self.number = 0

    def add(self, kind: str, **more: str) -> Element:
        """A new last child."""
        child = Element(kind, **more)
        self.kids.append(child)
        return child


def text_string(text: str) -> str:
    """A string of words as a PDF writes it."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex()}>"


def objects(
    root: Element, owners: Sequence[Sequence[Element]], pages: Sequence[int], own: int, first: int
) -> dict[int, bytes]:
    """The tree as objects by their numbers: its root gets ``own``, its elements those from ``first`` on. ``owners`` tells for
    every page whose each piece of its contents is; ``pages`` are the numbers of the page objects."""
    every = list(_numbered(root, own, first))
    made = {one.number: _written(one, parent, pages) for one, parent in every}
    rows = (f"{page}[{' '.join(f'{one.number} 0 R' for one in there)}]" for page, there in enumerate(owners))
    named = sorted((one.name, one.number) for one, _ in every if one.name)
    names = "".join(f"({name}){number} 0 R " for name, number in named)
    made[own] = (
        f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree<</Nums[{''.join(rows)}]>>/ParentTreeNextKey {len(owners)}"
        + (f"/IDTree<</Names[{names}]>>" if names else "")
        + ">>"
    ).encode()
    return made


def _numbered(root: Element, own: int, number: int) -> Iterator[tuple[Element, int]]:
    """Every element that is written, with the number of its parent. Numbers are given in reading order."""
    waiting = [(root, own)]
    _prune(root)
    while waiting:
        element, parent = waiting.pop()
        element.number = number
        number += 1
        yield element, parent
        within = (kid for kid in element.drawn if isinstance(kid, Element))
        waiting += [(kid, element.number) for kid in (*within, *element.kids)][::-1]


def _prune(element: Element) -> bool:
    """Drop the children that hold nothing; whether the element itself may stay."""
    element.kids = [kid for kid in element.kids if _prune(kid)]
    return bool(element.kids or element.drawn) or element.kind in _KEPT


def _written(element: Element, parent: int, pages: Sequence[int]) -> bytes:
    home = next((kid[0] for kid in element.drawn if isinstance(kid, tuple)), None)
    kids = [
        f"{kid.number} 0 R"
        if isinstance(kid, Element)
        else str(kid[1])
        if kid[0] == home
        else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"
        for kid in (*element.drawn, *element.kids)
    ]
    return (
        f"<</S/{element.kind}/P {parent} 0 R"
        + (f"/Pg {pages[home]} 0 R" if home is not None else "")
        + (f"/ID({element.name})" if element.name else "")
        + (f"/Alt{text_string(element.alt)}" if element.alt else "")
        + element.attributes
        + (f"/K[{' '.join(kids)}]" if kids else "")
        + ">>"
    ).encode()
