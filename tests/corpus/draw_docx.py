"""Foreign manners of laying a letter out in a word processor, and as an old web page: tables, tabs, centred lines, all in one table."""

from __future__ import annotations

import html
import io
from random import Random
from typing import Any, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from tests.corpus.letter import Signing, Written

MANNERS: Final = ("table", "table", "rows", "tabs", "all-table", "centred")


def draw_docx(letter: Written, random: Random) -> bytes:
    """The letter as a DOCX, in a manner drawn at random."""
    manner = random.choice(MANNERS)
    document: Any = docx.Document()
    if manner == "tabs":
        _tabs(document, letter)
    elif manner == "centred":
        _centred(
            document,
            [
                *letter.title,
                *_organs(letter),
                letter.rule,
                letter.number,
                *letter.marks,
                letter.about,
                letter.dated,
            ],
            letter,
        )
    else:
        _head_table(document, letter, rows=manner == "rows")
    _middle(document, letter)
    _text(document, letter, framed=manner == "all-table")
    _foot(document, letter, table=manner != "tabs")
    for index, line in enumerate(letter.annex):
        _line(document, line, bold=index == 0, centre=index < 2)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _organs(letter: Written) -> list[str]:
    return [line for organ in letter.organs for line in organ.split("|")]


def _left(letter: Written) -> list[str]:
    return [
        line
        for line in (*_organs(letter), letter.rule or "-------", letter.number, *letter.marks, letter.about)
        if line
    ]


def _line(where: Any, text: str, *, bold: bool = False, centre: bool = False) -> None:
    paragraph = where.add_paragraph()
    paragraph.add_run(text).bold = bold
    if centre:
        paragraph.alignment = ALIGN.CENTER


def _fill(cell: Any, lines: list[str], bold: set[str], *, centre: bool = True) -> None:
    for index, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(text).bold = text in bold
        if centre:
            paragraph.alignment = ALIGN.CENTER


def _head_table(document: Any, letter: Written, *, rows: bool) -> None:
    bold = {*letter.title, *letter.organs[-1].split("|")}
    left, right = _left(letter), [*letter.title, letter.dated]
    if not rows:
        head = document.add_table(rows=1, cols=2)
        _fill(head.rows[0].cells[0], left, bold)
        _fill(head.rows[0].cells[1], right, bold)
        return
    head = document.add_table(rows=2, cols=2)
    cut = left.index(letter.number)
    _fill(head.rows[0].cells[0], left[:cut], bold)
    _fill(head.rows[0].cells[1], list(letter.title), bold)
    _fill(head.rows[1].cells[0], left[cut:], bold)
    _fill(head.rows[1].cells[1], [letter.dated], bold)


def _tabs(document: Any, letter: Written) -> None:
    left, right = _left(letter), [*letter.title]
    right += [""] * (left.index(letter.number) - len(right)) + [letter.dated]
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else ""
        two = right[index] if index < len(right) else ""
        _line(document, f"{one}\t\t{two}" if two else one, bold=index < 2)


def _centred(document: Any, lines: list[str], letter: Written) -> None:
    bold = {*letter.title, *letter.organs[-1].split("|")}
    for text in lines:
        if text:
            _line(document, text, bold=text in bold, centre=True)


def _middle(document: Any, letter: Written) -> None:
    if letter.kind:
        _line(document, letter.kind, bold=True, centre=True)
        _line(document, letter.subject, bold=True, centre=True)
        _line(document, "-----------", centre=True)
    if len(letter.address) == 1:
        _line(document, f"Kính gửi: {letter.address[0]}", centre=True)
    elif letter.address:
        _line(document, "Kính gửi:", centre=True)
        for index, one in enumerate(letter.address):
            _line(document, f"- {one}{'.' if index == len(letter.address) - 1 else ';'}")


def _text(document: Any, letter: Written, *, framed: bool) -> None:
    if framed:
        table = document.add_table(rows=1, cols=1)
        _fill(table.rows[0].cells[0], list(letter.body), set(), centre=False)
    else:
        for text in letter.body:
            _line(document, text, centre=text.endswith("ĐỊNH:"))
    if letter.table:
        table = document.add_table(rows=0, cols=len(letter.table[0]), style="Table Grid")
        for row in letter.table:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text


def _signed(signing: Signing) -> list[str]:
    lines = [line for line in signing.authority.split("|") if line]
    return [*lines, *([signing.position] if signing.position else []), "", signing.note, "", signing.name]


def _foot(document: Any, letter: Written, *, table: bool) -> None:
    left = ["Nơi nhận:", *letter.recipients] if letter.recipients else [""]
    two = len(letter.signing) == 2
    right = _signed(letter.signing[-1])
    bold = {*right, "Nơi nhận:"} - {""}
    if two:
        foot = document.add_table(rows=1, cols=2)
        _fill(foot.rows[0].cells[0], _signed(letter.signing[0]), {*_signed(letter.signing[0])} - {""})
        _fill(foot.rows[0].cells[1], right, bold)
        for text in left if letter.recipients else []:
            _line(document, text)
    elif table:
        foot = document.add_table(rows=1, cols=2)
        _fill(foot.rows[0].cells[0], left, bold, centre=False)
        _fill(foot.rows[0].cells[1], right, bold)
    else:
        for text in right:
            _line(document, f"\t\t\t\t\t{text}" if text else "", bold=True)
        for text in left if letter.recipients else []:
            _line(document, text)


def draw_html(letter: Written) -> bytes:
    """The letter as a page of the kind that offices' web sites give out; an office suite prints it."""

    def column(lines: list[str], bold: set[str], *, centre: bool = True) -> str:
        marked = [f"<b>{html.escape(line)}</b>" if line in bold else html.escape(line) for line in lines]
        return f'<td valign="top" align="{"center" if centre else "left"}" width="50%">{"<br>".join(marked)}</td>'

    bold = {*letter.title, *letter.organs[-1].split("|")}
    signed = _signed(letter.signing[-1])
    parts = [
        f"<table width=100%><tr>{column(_left(letter), bold)}{column([*letter.title, '', letter.dated], bold)}</tr></table>"
    ]
    if letter.kind:
        parts.append(f"<p align=center><b>{letter.kind}</b><br><b>{html.escape(letter.subject)}</b></p>")
    if letter.address:
        listed = "<br>".join(html.escape(f"- {one};") for one in letter.address)
        parts.append(
            f"<p align=center>Kính gửi: {html.escape(letter.address[0])}</p>"
            if len(letter.address) == 1
            else f"<p>Kính gửi:<br>{listed}</p>"
        )
    parts += [f"<p align=justify>{html.escape(text)}</p>" for text in letter.body]
    if letter.table:
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in letter.table
        )
        parts.append(f"<table border=1>{rows}</table>")
    left = (
        column(["Nơi nhận:", *letter.recipients], {"Nơi nhận:"}, centre=False)
        if letter.recipients
        else "<td></td>"
    )
    if len(letter.signing) == 2:
        left = column(_signed(letter.signing[0]), {*signed})
    parts.append(f"<table width=100%><tr>{left}{column(signed, set(signed) - {''})}</tr></table>")
    if len(letter.signing) == 2 and letter.recipients:
        parts.append("<p>" + "<br>".join(map(html.escape, ["Nơi nhận:", *letter.recipients])) + "</p>")
    body = "\n".join(parts)
    return f"<!doctype html><html><head><meta charset=utf-8></head><body style='font-family:Liberation Serif;font-size:13pt'>{body}</body></html>".encode()
