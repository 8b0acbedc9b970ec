"""Letters joined and entered many at once on the command line."""

from __future__ import annotations

from app.layout.parts import Number
from tests.factory import letter, letter_file


def test_letters_are_joined_and_the_rest_entered_at_once(line, tmp_path):
    ids = []
    for number in (501, 502, 503):
        path = letter_file(tmp_path / f"{number}.pdf", letter(number=Number(value=str(number))))
        (row,) = line.json("incoming", "receive", path)["letters"]
        ids.append(row["id"])
    joined = line.json("incoming", "join", ids[1], ids[2])
    assert joined["id"] == ids[1]
    assert line.refused("incoming", "join", ids[0])["code"] == "DEN-044"
    done = line.json("incoming", "enter-all")
    assert done["registered"] == ids[:2] and done["left"] == []
    assert line.json("incoming", "enter-all") == {"registered": [], "left": []}
