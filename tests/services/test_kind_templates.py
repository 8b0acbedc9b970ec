"""Our templates: one for every kind at least, without fault once filled, and alike in both files."""

from __future__ import annotations

import json

import pytest

from app.layout.parts import Letter
from app.services.checking import check_data
from app.services.kind_templates import (
    FieldUnknown,
    TemplateUnknown,
    fields_of,
    filled,
    for_the_pen,
    kind_templates,
    template,
)
from app.standards import load

STANDARDS = ("youth-union", "decree-30", "party")
EVERY = [(standard, one.name) for standard in STANDARDS for one in kind_templates(standard)]


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_kind_has_a_template(standard: str) -> None:
    assert {one.kind for one in kind_templates(standard)} == set(load(standard).kinds)


@pytest.mark.parametrize("standard", STANDARDS)
def test_templates_name_their_source_and_have_fields(standard: str) -> None:
    for one in kind_templates(standard):
        assert one.source
        assert one.title
        assert one.fields
        assert one.letter.number.value is None
        assert one.letter.date.day is None


@pytest.mark.parametrize(("standard", "name"), EVERY)
def test_a_template_left_for_the_pen_is_without_fault(standard: str, name: str) -> None:
    assert check_data(for_the_pen(template(standard, name).letter)) == ()


def test_a_field_that_nobody_filled_stops_the_number() -> None:
    found = [one for one in check_data(template("youth-union", "CV").letter) if one.rule == "field.unfilled"]
    assert found
    assert all(one.severity.value == "error" for one in found)


def test_fields_are_filled_by_name_and_everywhere() -> None:
    letter = template("youth-union", "cong-van").letter
    names = fields_of(letter)
    assert "nơi nhận" in names
    done = filled(letter, {"nơi nhận": "Các chi đoàn"})
    assert done.addressees == ["Các chi đoàn"]
    assert "nơi nhận" not in fields_of(done)
    assert set(fields_of(done)) == set(names) - {"nơi nhận"}
    assert fields_of(for_the_pen(done)) == ()
    assert isinstance(done, Letter)


def test_words_with_braces_are_only_words() -> None:
    letter = filled(template("youth-union", "CV").letter, {"trích yếu": "a {b} c"})
    assert letter.subject == "a {b} c"


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(TemplateUnknown):
        template("youth-union", "thực đơn")
    with pytest.raises(FieldUnknown):
        filled(template("youth-union", "CV").letter, {"món ăn": "phở"})


def test_the_forms_of_the_laws_are_there() -> None:
    decree = {one.source.rpartition("mẫu ")[2] for one in kind_templates("decree-30") if "mẫu" in one.source}
    assert decree == {"1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10"}
    union = {one.name for one in kind_templates("youth-union")}
    assert union >= {
        "nghi-quyet-ket-nap",
        "quyet-dinh-trao-the",
        "quyet-dinh-cap-lai-the",
        "quyet-dinh-khoi-phuc-ho-so",
        "giay-chung-nhan",
        "thong-bao-doan-vien-uu-tu",
        "nghi-quyet-gioi-thieu-vao-dang",
        "don-xin-vao-doan",
    }  # HD30Đ, annex


def test_the_list_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    from app.__main__ import main

    assert main(["letter", "templates", "--standard", "party", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {row["kind"] for row in told["templates"]} == set(load("party").kinds)
