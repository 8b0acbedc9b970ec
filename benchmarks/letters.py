"""A letter of two pages: ours against LibreOffice converting the same DOCX, Typst, WeasyPrint and docxtpl setting the same text.

``python -m benchmarks.letters [--json FILE]``. Warm is the median of many rounds in one process, cold a fresh Python
that makes one letter. A peer that is not installed is named in the table, not left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from html import escape
from itertools import count
from pathlib import Path

import msgspec

from app.base.paths import resource
from app.export.docx import writer as docx
from app.export.pdf import writer as pdf
from app.export.pdf.fonts import typeface
from app.export.pdf.raster import page_png
from app.layout.compose import compose, standard_of
from app.layout.lines import break_lines
from app.layout.parts import Letter
from app.layout.sheet import Align, Block, Cell, CellBlock, Grid, PageBreak, Para, Row, Sheet

LETTER = ("samples", "letters", "youth-union", "cong-van.json")
COLD = """
import sys, msgspec
from pathlib import Path
from app.layout.parts import Letter
from app.layout.compose import compose, standard_of
from app.export.pdf.fonts import typeface
letter = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Letter)
sheet = compose(letter, standard_of(letter), typeface())
for kind in sys.argv[2].split(","):
    if kind == "docx":
        from app.export.docx.writer import render
        render(sheet)
    elif kind == "pdf":
        from app.export.pdf.writer import render as draw
        draw(sheet)
"""
COLD_DOCXTPL = """
import sys, io, json
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render(json.loads(open(sys.argv[2], encoding="utf-8").read()), autoescape=True)
template.save(io.BytesIO())
"""
COLD_TYPST = """
import sys, typst
typst.compile(sys.argv[1], font_paths=[sys.argv[2]])
"""


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    state: str  # 'warm', 'cold'
    milliseconds: float | None  # None: the peer is missing
    against: str = ""  # the row of ours it is compared with

    @property
    def key(self) -> str:
        return f"{self.what}, {self.state}"


def median(work: Callable[[], object], *, rounds: int, warm_up: int = 2) -> float:
    """Milliseconds; the first calls, which fill caches, are not counted."""
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def process(code: str, *arguments: str | Path, rounds: int = 5) -> float:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return median(lambda: subprocess.run(command, check=True, capture_output=True), rounds=rounds, warm_up=1)


def measure(folder: Path) -> tuple[list[Figure], Sheet, int]:
    source = resource(*LETTER)
    letter = msgspec.json.decode(source.read_bytes(), type=Letter)
    face, standard = typeface(), standard_of(letter)
    sheet = compose(letter, standard, face)
    drawn = pdf.render(sheet)

    def fresh_pdf() -> None:
        break_lines.cache_clear()  # another letter would find nothing there
        pdf.render(sheet)

    def both() -> None:
        made = compose(letter, standard, face)
        break_lines.cache_clear()
        docx.render(made)
        pdf.render(made)

    rows = [
        Figure("tree (compose)", "warm", median(lambda: compose(letter, standard, face), rounds=100)),
        Figure("DOCX", "warm", median(lambda: docx.render(sheet), rounds=100)),
        Figure("PDF", "warm", median(fresh_pdf, rounds=60)),
        Figure("picture of page 1, 150 dpi", "warm", median(lambda: page_png(drawn.data, 1, 150), rounds=10)),
        Figure("tree + DOCX + PDF", "warm", median(both, rounds=60)),
        Figure("DOCX", "cold", process(COLD, source, "docx")),
        Figure("PDF", "cold", process(COLD, source, "pdf")),
        Figure("tree + DOCX + PDF", "cold", process(COLD, source, "docx,pdf")),
        *_docxtpl(sheet, folder),
        *_typst(sheet, folder),
        _weasyprint(sheet),
        _libreoffice(sheet, folder),
    ]
    return rows, sheet, drawn.pages


# --- peers ------------------------------------------------------------------------------------------


def _docxtpl(sheet: Sheet, folder: Path) -> list[Figure]:
    """The same document as a template, every paragraph's text a placeholder."""
    names = ("docxtpl", "warm"), ("docxtpl", "cold")
    if importlib.util.find_spec("docxtpl") is None:
        return [Figure(what, state, None, f"DOCX, {state}") for what, state in names]
    from docxtpl import DocxTemplate

    words: dict[str, str] = {}
    blank = replace(sheet, blocks=tuple(_placeholders(block, words) for block in sheet.blocks))
    template, context = folder / "template.docx", folder / "context.json"
    docx.write(blank, template)
    context.write_text(json.dumps(words), encoding="utf-8")

    def fill() -> None:
        made = DocxTemplate(template)
        made.render(words, autoescape=True)
        made.save(io.BytesIO())

    return [
        Figure("docxtpl", "warm", median(fill, rounds=20), "DOCX, warm"),
        Figure("docxtpl", "cold", process(COLD_DOCXTPL, template, context), "DOCX, cold"),
    ]


def _placeholders(block: Block, words: dict[str, str]) -> Block:
    if not isinstance(block, Grid):
        return block if isinstance(block, PageBreak) else _placeholder(block, words)
    rows = []
    for row in block.rows:
        cells = [Cell(tuple(_placeholder(inner, words) for inner in cell.blocks)) for cell in row.cells]
        rows.append(Row(tuple(cells)))
    return replace(block, rows=tuple(rows))


def _placeholder(block: CellBlock, words: dict[str, str]) -> CellBlock:
    if not isinstance(block, Para) or not block.text:
        return block
    name = f"p{len(words)}"
    words[name] = block.text
    return replace(block, spans=(replace(block.spans[0], text=f"{{{{ {name} }}}}"),))


def _typst(sheet: Sheet, folder: Path) -> list[Figure]:
    if importlib.util.find_spec("typst") is None:
        return [Figure("Typst", state, None, f"PDF, {state}") for state in ("warm", "cold")]
    import typst

    source, fonts = folder / "letter.typ", resource("fonts")
    source.write_text(_typst_source(sheet, ""), encoding="utf-8")
    found = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
    # Typst remembers what it set before: every round gets a letter with other words.
    letters = (_typst_source(sheet, f" {number}").encode() for number in count(100))
    return [
        Figure("Typst, fonts found once", "warm", median(lambda: typst.compile(next(letters), font_paths=found), rounds=60), "PDF, warm"),
        Figure("Typst, fonts found anew", "warm", median(lambda: typst.compile(next(letters), font_paths=[fonts]), rounds=20), "PDF, warm"),
        Figure("Typst", "cold", process(COLD_TYPST, source, fonts), "PDF, cold"),
    ]  # fmt: skip


def _typst_source(sheet: Sheet, added: str) -> str:
    return "\n".join(_typst_lines(sheet, added))


def _typst_lines(sheet: Sheet, added: str) -> Iterator[str]:
    page = sheet.page
    yield (
        f"#set page(width: {page.width.mm}mm, height: {page.height.mm}mm, margin: (top: {page.top.mm}mm, "
        f'bottom: {page.bottom.mm}mm, left: {page.left.mm}mm, right: {page.right.mm}mm), numbering: "1")'
    )
    yield '#set text(font: "Tinos", lang: "vi")\n#set par(spacing: 0pt)'
    for block in sheet.blocks:
        yield from _typst_block(block, added)


def _typst_block(block: Block, added: str) -> Iterator[str]:
    match block:
        case Para():
            yield _typst_para(block, added)
        case Grid():
            columns = ", ".join(f"{column.mm}mm" for column in block.columns)
            cells = [
                f"[{' '.join(_typst_para(inner, added) for inner in cell.blocks if isinstance(inner, Para))}]"
                for row in block.rows
                for cell in row.cells
            ]
            yield f"#grid(columns: ({columns}), {', '.join(cells)})"
        case _:
            pass


def _typst_para(para: Para, added: str) -> str:
    look = para.look
    align = "left" if look.align is Align.JUSTIFY else look.align.value
    words = "".join(
        f'#text(weight: "{"bold" if span.bold else "regular"}", style: "{"italic" if span.italic else "normal"}")'
        f"[#{json.dumps(span.text + added, ensure_ascii=False)}]"
        for span in para.spans
    )
    return (
        f"#block(below: {look.after.pt}pt)[#set text(size: {look.size.pt}pt)\n#set align({align})\n"
        f"#par(justify: {str(look.align is Align.JUSTIFY).lower()}, leading: {max(look.pitch.pt - look.size.pt, 0) + 4}pt, "
        f"first-line-indent: (amount: {max(look.first.pt, 0)}pt, all: true))[{words}]]"
    )


def _weasyprint(sheet: Sheet) -> Figure:
    if importlib.util.find_spec("weasyprint") is None:
        return Figure("WeasyPrint", "warm", None, "PDF, warm")
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts, source = FontConfiguration(), _html(sheet)
    taken = median(lambda: HTML(string=source).write_pdf(font_config=fonts), rounds=10)
    return Figure("WeasyPrint", "warm", taken, "PDF, warm")


def _html(sheet: Sheet) -> str:
    page = sheet.page
    margins = " ".join(f"{side.mm}mm" for side in (page.top, page.right, page.bottom, page.left))
    return (
        f"<html lang=vi><style>@page{{size:{page.width.mm}mm {page.height.mm}mm;margin:{margins}}}"
        "body{font-family:Tinos,serif}p{margin:0}td{vertical-align:top}</style><body>"
        + "".join(map(_html_block, sheet.blocks))
    )


def _html_block(block: CellBlock | Block) -> str:
    match block:
        case Para():
            look = block.look
            words = "".join(
                f"<span style='font-weight:{'bold' if span.bold else 'normal'};font-style:{'italic' if span.italic else 'normal'}'>"
                f"{escape(span.text)}</span>"
                for span in block.spans
            )
            return (
                f"<p style='font-size:{look.size.pt}pt;line-height:{look.pitch.pt}pt;text-align:{look.align.value};"
                f"text-indent:{look.first.pt}pt;margin-bottom:{look.after.pt}pt'>{words or '&nbsp;'}</p>"
            )
        case Grid():
            rows = (
                "".join(f"<td>{''.join(map(_html_block, cell.blocks))}</td>" for cell in row.cells)
                for row in block.rows
            )
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case _:
            return ""


def _libreoffice(sheet: Sheet, folder: Path) -> Figure:
    name, against = "LibreOffice converting our DOCX", "tree + DOCX + PDF, warm"
    office = shutil.which("soffice")
    if office is None:
        return Figure(name, "warm", None, against)
    letter = folder / "letter.docx"
    docx.write(sheet, letter)
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(letter)]
    # "Warm": its profile is made and its files are in memory; it has no other way to stay running.
    return Figure(name, "warm", median(lambda: subprocess.run(command, check=True, capture_output=True), rounds=3, warm_up=1), against)  # fmt: skip


# --- what is told ------------------------------------------------------------------------------------


def ratios(rows: list[Figure]) -> dict[str, float | None]:
    """How many times as long a peer takes as ours."""
    own = {row.key: row.milliseconds for row in rows if not row.against}
    made: dict[str, float | None] = {}
    for row in rows:
        if row.against:
            ours = own[row.against]
            made[f"{row.key} / {row.against}"] = (
                row.milliseconds / ours if row.milliseconds and ours else None
            )
    return made


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.letters")
    asked.add_argument("--json", type=Path, help="write the figures to this file as well")
    chosen = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="letters-") as folder:
        rows, sheet, pages = measure(Path(folder))
    print(f"one letter, {pages} pages, {len(sheet.blocks)} blocks")
    for row in rows:
        taken = "not installed" if row.milliseconds is None else f"{row.milliseconds:9.1f} ms"
        print(f"  {row.what:<34}{row.state:<6}{taken:>14}")
    print("times as long as ours (over 1: ours is faster)")
    for name, ratio in ratios(rows).items():
        print(f"  {name:<76}{'-' if ratio is None else f'{ratio:7.2f}'}")
    told = {"pages": pages, "rows": [asdict(row) for row in rows], "ratios": ratios(rows)}
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
