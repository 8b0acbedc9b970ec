"""What we write is what we wrote: any change of a letter's files is seen here and read by a person.

``./dev test tests/golden --update-golden`` rewrites the files; the diff is then part of the change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.export.docx.writer import render
from app.export.pdf import writer as pdf
from tests.agreement.run import sample_sheets
from tests.golden.dump import docx_parts, pdf_lines

FOLDER = Path(__file__).parent / "letters"
LETTERS = ("youth-union-cong-van", "youth-union-quyet-dinh", "decree-30-bao-cao", "party-to-trinh")
# The same in every letter: held once, for the first of them.
COMMON = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/fontTable.xml",
    "word/theme/theme1.xml",
    "word/settings.xml",
)


@pytest.mark.parametrize("name", LETTERS)
def test_the_files_are_as_they_were(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    sheet = sample_sheets()[name]
    pdf.write(sheet, tmp_path / "letter.pdf")
    made = docx_parts(render(sheet)) | {"pdf.txt": pdf_lines(tmp_path / "letter.pdf")}
    if name != LETTERS[0]:
        made = {part: text for part, text in made.items() if part not in COMMON}
    files = {FOLDER / name / part.replace("/", "_").strip("_"): text for part, text in made.items()}
    if request.config.getoption("--update-golden"):
        (FOLDER / name).mkdir(parents=True, exist_ok=True)
        for old in (FOLDER / name).iterdir():
            old.unlink()
        for file, text in files.items():
            file.write_text(text, encoding="utf-8", newline="\n")
    assert sorted(files) == sorted((FOLDER / name).iterdir())
    for file, text in files.items():
        assert text == file.read_text(encoding="utf-8"), f"{file.name} of {name} has changed"
