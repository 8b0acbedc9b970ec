"""Our own samples, written by our own writers, read back: the data that went in comes out, from DOCX and PDF alike."""

from __future__ import annotations

import json

import pytest

from app.base.paths import resource
from app.intake import guess, read
from app.services.rendering import read_letter_file, render
from tests.intake.conftest import plain

LETTERS = sorted(resource("samples", "letters").glob("*/*.json"))


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_read_back(path, tmp_path):
    docx, pdf = tmp_path / "thu.docx", tmp_path / "thu.pdf"
    render(read_letter_file(path), docx=docx, pdf=pdf)
    from_docx, from_pdf = plain(guess(read(docx))), plain(guess(read(pdf)))
    assert from_docx == from_pdf
    wanted = expected(json.loads(path.read_text("utf-8")))
    assert {name: from_docx[name] for name in wanted} == wanted


def expected(letter):
    organ, day, signed = letter["organ"], letter["date"], letter["signature"]
    number = letter["number"].get("value")
    whole = all(part in day for part in ("day", "month", "year"))
    subject = letter["subject"]
    return {
        "kind": letter["kind"],
        "number": number.lstrip("0") if number else None,
        "date": f"{day['year']}-{day['month']:02d}-{day['day']:02d}" if whole else None,
        "place": day["place"],
        "issuer": " ".join(organ["issuing"]),
        "superior": " ".join(organ["superior"]) if organ.get("superior") else None,
        "subject": subject.removeprefix("Về việc "),
        "addressees": [*letter.get("addressees", []), *letter.get("co_addressees", [])],
        "authority": " ".join(signed["authority"]) if signed.get("authority") else None,
        "position": signed.get("position"),
        "signer": signed["name"],
        "urgency": letter.get("urgency"),
    }
