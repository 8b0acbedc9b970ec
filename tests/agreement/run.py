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
