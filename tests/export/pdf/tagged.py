"""A reader of tagged PDFs of our own, which shares nothing with the writer: it takes the file apart by pikepdf, decodes letters by
the fonts' maps, and follows the structure tree."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Node:
    kind: str
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    name: str = ""
    attributes: dict[str, object] = field(default_factory=dict)

    def all(self, *kinds: str) -> Iterator[Node]:
        for kid in self.kids:
            if isinstance(kid, Node):
                if not kinds or kid.kind in kinds:
                    yield kid
                yield from kid.all(*kinds)

    def marks(self) -> Iterator[tuple[int, int]]:
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.marks()
            else:
                yield kid


@dataclass
class Tagged:
    root: Node
    pieces: dict[tuple[int, int], str]  # words of every marked piece, by page and number
    kinds: dict[tuple[int, int], str]  # the tag it is marked with
    artifacts: list[str]  # words that are no contents
    loose: list[str]  # what is drawn outside any mark
    parents: dict[int, list[str]]  # by page: kinds in the parent tree
    names: list[str]

    def text(self, node: Node) -> str:
        return "".join(self.pieces[mark] for mark in node.marks())

    def outline(self) -> list[str]:
        return [f"{node.kind} {self.text(node)}".strip() for node in self.root.all()]


def read(data: bytes) -> Tagged:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        tree = pdf.Root.StructTreeRoot
        made = Tagged(_node(tree.K, numbers, tree), {}, {}, [], [], {}, [])
        for at, page in enumerate(pdf.pages):
            assert page.obj.Tabs == pikepdf.Name.S
            _page(page, at, made)
        nums = list(tree.ParentTree.Nums)
        for key, owners in zip(nums[::2], nums[1::2], strict=True):
            made.parents[int(key)] = [str(owner.S)[1:] for owner in owners]
            for mcid, owner in enumerate(owners):
                assert (int(key), mcid) in dict.fromkeys(_own_marks(owner, numbers))
        if "/IDTree" in tree:
            names = list(tree.IDTree.Names)
            made.names = [str(name) for name in names[::2]]
            assert all(str(one.ID) == str(name) for name, one in zip(names[::2], names[1::2], strict=True))
        return made


def _own_marks(element: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    for kid in _kids(element):
        if isinstance(kid, int):
            yield numbers[element.Pg.objgen], kid
        elif "/MCID" in kid:
            yield numbers[kid.Pg.objgen], int(kid.MCID)


def _kids(element: pikepdf.Object) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids != [] else []


def _node(element: pikepdf.Object, numbers: dict[tuple[int, int], int], parent: pikepdf.Object) -> Node:
    assert element.P.objgen == parent.objgen
    node = Node(str(element.S)[1:], alt=str(element.get("/Alt", "")), name=str(element.get("/ID", "")))
    for key, value in element.get("/A", {}).items():
        node.attributes[key[1:]] = (
            [str(one) for one in value] if isinstance(value, pikepdf.Array) else str(value).lstrip("/")
        )
    for kid in _kids(element):
        if isinstance(kid, int):
            node.kids.append((numbers[element.Pg.objgen], kid))
        elif "/MCID" in kid:
            node.kids.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        else:
            node.kids.append(_node(kid, numbers, element))
    return node


def _page(page: pikepdf.Page, at: int, made: Tagged) -> None:
    assert int(page.obj.StructParents) == at
    maps = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    font: dict[int, str] = {}
    open_marks: list[tuple[str, int | None]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                said = operands[1]
                open_marks.append((str(operands[0])[1:], int(said.MCID) if "/MCID" in said else None))
            case "BMC":
                open_marks.append((str(operands[0])[1:], None))
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = maps[str(operands[0])]
            case "Tj":
                _told("".join(font[code] for code in bytes(operands[0])), at, open_marks, made)
            case "S" | "s" | "f" | "Do" | "B":
                _told("", at, open_marks, made, what=str(operator))
            case "BT" | "ET":
                assert not open_marks
    assert not open_marks


def _told(text: str, page: int, marks: list[tuple[str, int | None]], made: Tagged, what: str = "") -> None:
    if not marks:
        made.loose.append(text or what)
        return
    (kind, number) = marks[-1]
    assert len(marks) == 1
    if number is None:
        assert kind == "Artifact"
        made.artifacts.append(text)
        return
    made.pieces[page, number] = made.pieces.get((page, number), "") + text
    made.kinds[page, number] = kind


def _letters(font: pikepdf.Object) -> dict[int, str]:
    told = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", told.split("beginbfchar")[1])
    return {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}
