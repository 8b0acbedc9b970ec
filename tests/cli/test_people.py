"""People on the command line: who they are, who acts, and a letter that walks the full way by three of them."""

from __future__ import annotations

import pytest

from app.base import settings
from app.layout.read import letter_json
from tests.factory import Line
from tests.numbering.office import letter


@pytest.fixture
def three(line: Line) -> Line:
    """Hoa writes, Nam heads and signs, the clerk who was there first keeps the books; every step has its person."""
    line.json("people", "edit", "Văn thư", "--name", "Ngô Thu Hà")
    line.json("people", "add", "Lê Thị Hoa", "--role", "drafter")
    line.json("people", "add", "Trần Văn Nam", "--role", "leader")
    settings.load(line.data).set("letters.way", "full")
    return line


def people(line: Line) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in line.json("people", "list")["people"]}


def code(line: Line, *words: str) -> tuple[str, int]:
    refused = line.refused(*words)
    return refused["code"], refused["exit"]


def test_a_letter_walks_the_full_way_by_three_people(three: Line, tmp_path) -> None:
    (tmp_path / "l.json").write_bytes(letter_json(letter()))
    made = three.json("letter", "new", str(tmp_path / "l.json"), "--as", "Hoa")["id"]
    three.json("letter", "submit", made, "--as", "Hoa")
    refused = three.refused("letter", "approve", made, "--format", "--as", "Lê Thị Hoa")
    assert refused["exit"] == 5
    assert "duyệt thể thức" in refused["what"] and "người soạn thảo" in refused["what"]
    assert refused["what"].endswith("đây là việc của văn thư.")
    assert "--as" in refused["remedy"]
    three.json("letter", "approve", made, "--content", "--as", "Nam")
    assert code(three, "letter", "approve", made, "--format", "--as", "Nam") == ("VB-217", 5)
    assert three.json("letter", "approve", made, "--format")["state"] == "approved"
    three.json("letter", "sign", made, "--as", "Nam")
    assert code(three, "letter", "issue", made, "--as", "Hoa") == ("VB-217", 5)
    three.json("letter", "issue", made)
    steps = three.json("letter", "history", made)["steps"]
    assert [(one["step"], one["who"]) for one in steps] == [
        ("submit", "Lê Thị Hoa"),
        ("content", "Trần Văn Nam"),
        ("format", "Ngô Thu Hà"),
        ("sign", letter().signature.name),  # whose pen it was
        ("issue", "Ngô Thu Hà"),
    ]


def test_who_was_chosen_acts_until_another_is(three: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    assert people(three)["Ngô Thu Hà"]["acting"] is True
    three.json("people", "use", "hoa")
    assert people(three)["Lê Thị Hoa"]["acting"] is True
    monkeypatch.setenv("VANTHU_AS", "Trần Văn Nam")
    assert people(three)["Trần Văn Nam"]["acting"] is True
    three.json("people", "list", "--as", "Ngô Thu Hà")
    monkeypatch.delenv("VANTHU_AS")
    assert people(three)["Lê Thị Hoa"]["acting"] is True, "--as and VANTHU_AS hold for one run"
    three.json("people", "use", "Ngô Thu Hà")
    three.json("people", "retire", "Hoa")
    assert people(three)["Lê Thị Hoa"]["active"] is False


def test_who_was_chosen_and_left_gives_way_to_the_first(three: Line) -> None:
    three.json("people", "use", "Hoa")
    three.json("people", "retire", "Hoa", "--as", "Nam")
    assert people(three)["Ngô Thu Hà"]["acting"] is True
    assert code(three, "people", "list", "--as", "Hoa") == ("ND-001", 3)
    assert code(three, "people", "use", "Lê Thị Hoa") == ("ND-006", 4)
    back = three.json("people", "edit", "Lê Thị Hoa", "--back", "--role", "head")
    assert (back["active"], back["role"]) == (True, "head")


def test_refusals_say_what_to_do(three: Line) -> None:
    assert code(three, "people", "list", "--as", "ai đó") == ("ND-001", 3)
    assert code(three, "people", "use", "h") == ("ND-002", 3)
    assert code(three, "people", "add", "lê thị hoa") == ("ND-003", 3)
    assert code(three, "people", "add", "  ") == ("ND-004", 3)
    assert code(three, "people", "retire", "Ngô Thu Hà") == ("ND-005", 4)
    assert code(three, "people", "edit", "Hoa") == ("LENH-001", 2)
    warned = three.json("people", "edit", "Ngô Thu Hà", "--role", "head")["warnings"]
    assert len(warned) == 1 and "văn thư" in warned[0]


def test_the_role_of_a_digital_signature_keeps_its_own_word(three: Line) -> None:
    refused = three.refused("--as", "ai đó", "people", "list")
    assert refused["code"] == "ND-001"
    missing = three.refused("sign", "none.pdf", "--key", "none.p12", "--as", "organ")
    assert missing["code"] == "TEP-001"
