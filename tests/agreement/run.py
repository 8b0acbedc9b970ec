"""Both files of many sheets, and how far they agree. One start of LibreOffice serves them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from app.base.paths import resource
from app.export.docx import writer as docx
from app.export.pdf import writer as pdf
from app.export.pdf.fonts import typeface
from app.layout.compose import compose, standard_of
from app.layout.parts import Letter
from app.layout.sheet import Sheet
from tests.agreement.compare import Report, compare
from tests.agreement.convert import to_pdf
from tests.agreement.drawn import drawn_letter
from tests.agreement.drawn_body import drawn_full_letter, images
from tests.agreement.edges import edge_sheets
from tests.agreement.kinds import component_sheets, template_sheets
from tests.agreement.written import written_sheets


def sheet_of(letter: Letter) -> Sheet:
    return compose(letter, standard_of(letter), typeface())


def sample_sheets() -> dict[str, Sheet]:
    """Our own letters in the repository, of every kind and standard there is."""
    folder = resource("samples") / "letters"
    decoder = msgspec.json.Decoder(Letter)
    return {
        "-".join(file.relative_to(folder).with_suffix("").parts): sheet_of(decoder.decode(file.read_bytes()))
        for file in sorted(folder.rglob("*.json"))
    }


def drawn_sheets(seeds: range) -> dict[str, Sheet]:
    return {f"drawn-{seed:03}": sheet_of(drawn_letter(seed)) for seed in seeds}


def full_sheets(seeds: Iterable[int]) -> dict[str, Sheet]:
    """Bodies with tables, pictures, footnotes, annexes."""
    made: dict[str, Sheet] = {}
    for seed in seeds:
        letter = drawn_full_letter(seed)
        made[f"full-{seed:03}"] = compose(letter, standard_of(letter), typeface(), images())
    return made


# Letters in which LibreOffice goes its own way, each looked at; they are counted by name, not compared.
KNOWN = {
    "full-001": "moves one row more than it must to the next page, before rows that a cell joins and a footnote",
    "full-019": "draws the letters of a footnote 0.31 mm too wide over a whole line",
}


def corpus() -> dict[str, dict[str, Sheet]]:
    """The whole corpus, in groups."""
    return {
        "own samples": sample_sheets(),
        "templates": template_sheets(),
        "components": component_sheets(),
        "page ends": edge_sheets(),
        "written": written_sheets(),
        "drawn": drawn_sheets(range(240)),
        "drawn bodies": {name: one for name, one in full_sheets(range(40)).items() if name not in KNOWN},
    }


def agree(sheets: Mapping[str, Sheet], folder: Path) -> list[Report]:
    """Write every sheet twice under ``folder``, convert, compare."""
    own, theirs = folder / "own", folder / "libreoffice"
    own.mkdir(parents=True, exist_ok=True)
    theirs.mkdir(exist_ok=True)
    for name, sheet in sheets.items():
        docx.write(sheet, theirs / f"{name}.docx")
        pdf.write(sheet, own / f"{name}.pdf")
    made = to_pdf([theirs / f"{name}.docx" for name in sheets], theirs, folder / "profile")
    return [
        compare(name, sheet, made[theirs / f"{name}.docx"], own / f"{name}.pdf")
        for name, sheet in sheets.items()
    ]


def table(groups: Mapping[str, list[Report]]) -> str:
    """A line for each group, and the sum."""
    rows = [*groups.items(), ("together", [one for reports in groups.values() for one in reports])]
    heads = ("", "letters", "pages", "lines", "words", "strokes", "dx mm", "dy mm", "faulty", "near margin")
    told = [" ".join(f"{head:>11}" for head in heads)]
    for name, reports in rows:
        sums = (len(reports), *(sum(getattr(one, what) for one in reports) for what in _COUNTED))
        most = (max((getattr(one, way) for one in reports), default=0.0) for way in ("across", "down"))
        faulty = sum(bool(one.faults) for one in reports)
        near = sum(len(one.near_margin) for one in reports)
        figures = (*map(str, sums), *(f"{one:.2f}" for one in most), str(faulty), str(near))
        told.append(" ".join(f"{figure:>11}" for figure in (name[:11], *figures)))
    return "\n".join([*told, *(f"left out: {name} ({why})" for name, why in KNOWN.items())])


_COUNTED = ("pages", "lines", "words", "strokes")


def summary(reports: list[Report]) -> str:
    near = [f"{report.name}: {line}" for report in reports for line in report.near_margin]
    return "\n".join(
        [
            f"{len(reports)} letters, {sum(r.pages for r in reports)} pages, {sum(r.lines for r in reports)} lines, "
            f"{sum(r.words for r in reports)} words, {sum(r.strokes for r in reports)} strokes: "
            f"greatest dx {max((r.across for r in reports), default=0):.2f} mm, "
            f"dy {max((r.down for r in reports), default=0):.2f} mm; "
            f"{sum(bool(r.faults) for r in reports)} letters with faults, {len(near)} lines near the margin went over",
            *near,
        ]
    )
