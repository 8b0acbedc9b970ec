"""The first answers: what is guessed from a name, what is written, and that nothing is doubled."""

from __future__ import annotations

from datetime import date

import pytest

from app.services.founding import Answers, authority_of, found, issuing_lines, level_of, sample, symbol_of
from app.services.preview import draw
from tests.factory import desk as make_desk

COMMUNE = Answers(
    level="commune",
    name="Đoàn xã Đồng Rạng",
    superior="Đoàn tỉnh Hà Châu",
    symbol="ĐTN",
    place="Đồng Rạng",
    signer="Đỗ Đình Đạt",
    position="BÍ THƯ",
    authority="TM. BAN CHẤP HÀNH ĐOÀN XÃ",
    clerk="Lò Thị Hạnh",
    term_name="2025-2030",
    term_from=date(2025, 10, 1),
)


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "lines", "level", "symbol", "authority"),
    [
        ("Đoàn xã Đồng Rạng", ("BCH ĐOÀN XÃ ĐỒNG RẠNG",), "commune", "ĐTN", "TM. BAN CHẤP HÀNH ĐOÀN XÃ"),
        (
            "Đoàn Trường Cao đẳng Kỹ thuật Sông Trăng",
            ("BCH ĐOÀN TRƯỜNG CAO ĐẲNG", "KỸ THUẬT SÔNG TRĂNG"),
            "grassroots",
            "ĐTN",
            "TM. BAN CHẤP HÀNH ĐOÀN TRƯỜNG",
        ),
        ("Tỉnh đoàn Hà Châu", ("BCH TỈNH ĐOÀN HÀ CHÂU",), "province", "TĐTN", "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"),
    ],
)
def test_a_name_says_the_rest(name, lines, level, symbol, authority):
    assert level_of(name) == level
    assert issuing_lines(name, level) == lines
    assert symbol_of(level) == symbol
    assert authority_of(name)[0] == authority


def test_answers_are_written_and_changed_not_doubled(desk):
    found(desk, COMMUNE)
    unit = desk.units.own()
    assert (unit.name, unit.symbol, unit.place) == ("Đoàn xã Đồng Rạng", "ĐTN", "Đồng Rạng")
    assert unit.superior_lines == ("ĐOÀN TỈNH HÀ CHÂU",)
    assert unit.term_name == "2025-2030"
    assert [one.name for one in desk.units.signers()] == ["Đỗ Đình Đạt"]
    assert [one.name for one in desk.people.list()] == ["Lò Thị Hạnh"]
    found(desk, Answers(level="commune", name="Đoàn xã Đồng Rạng Thượng"))
    assert len(desk.units.tree()) == 1
    assert desk.units.own().name == "Đoàn xã Đồng Rạng Thượng"


def test_nothing_answered_writes_nothing(desk):
    found(desk, Answers())
    assert desk.units.own() is None


@pytest.mark.parametrize("answers", [Answers(), COMMUNE, Answers(name="Đ" * 400, signer="N" * 400)])
def test_every_state_of_the_answers_can_be_drawn(answers):
    drawn = draw(sample(answers, date(2026, 3, 2)), wide=400)
    assert drawn.pages >= 1
