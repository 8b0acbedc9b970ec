"""The door: what is refused, where, and how it is said."""

from __future__ import annotations

import json

import pytest

from app.base.language import use_language
from app.layout.parts import FORM, schema
from app.layout.read import LIFTS, LetterRefused, letter_json, read_letter

GOOD = {"kind": "CV", "organ": {"issuing": ["BCH ĐOÀN XÃ A"]}}


def refused(data: bytes | str | dict) -> LetterRefused:
    text = json.dumps(data) if isinstance(data, dict) else data
    with pytest.raises(LetterRefused) as caught:
        read_letter(text, "thư.json")
    assert caught.value.where == "thư.json"
    assert caught.value.code == "VB-001"
    return caught.value


@pytest.mark.parametrize(
    ("change", "path", "said"),
    [
        ({"kind": None}, "$.kind", "cần chữ, lại nhận null"),
        ({"kind": 5}, "$.kind", "cần chữ, lại nhận số nguyên"),
        ({"organ": {"issuing": []}}, "$.organ.issuing", "ít nhất 1 mục"),
        ({"organ": {}}, "$.organ.issuing", "thiếu trường bắt buộc “issuing”"),
        ({"lạ": 1}, "$.lạ", "trường lạ “lạ”"),
        ({"date": {"day": 32}}, "$.date.day", "không được quá 31"),
        ({"date": {"month": 0}}, "$.date.month", "từ 1 trở lên"),
        (
            {"body": [{"type": "p", "text": "a"}, {"type": "q"}]},
            "$.body[1].type",
            "'q' không có trong danh sách",
        ),
        ({"body": [{"text": "a"}]}, "$.body[0].type", "thiếu trường"),
        ({"body": [{"type": "item", "level": "clauses"}]}, "$.body[0].level", "'clauses'"),
        (
            {"body": [{"type": "p", "text": 5}]},
            "$.body[0].text",
            "cần chữ | danh sách […], lại nhận số nguyên",
        ),
        (
            {"body": [{"type": "p", "text": [{"t": "a", "b": 1}]}]},
            "$.body[0].text[0].b",
            "cần true hoặc false",
        ),
        ({"recipients": [{"name": "a", "copies": 0}]}, "$.recipients[0].copies", "từ 1 trở lên"),
        ({"form": FORM + 1}, "$.form", "mới hơn"),
        ({"form": 0}, "$.form", "từ 1 trở lên"),
        ({"subject": "a\u0007"}, "$.subject", "U+0007"),
        ({"addressees": ["a", "b\nc"]}, "$.addressees[1]", "U+000A"),
        ({"body": [{"type": "p", "text": "a\tb"}]}, "$.body[0].text", "U+0009"),
        ({"subject": "a\u202eb"}, "$.subject", "U+202E"),
        ({"subject": "\uf0b7"}, "$.subject", "U+F0B7"),
        ({"subject": "\uffff"}, "$.subject", "U+FFFF"),
    ],
)
def test_refusals_name_the_path(change: dict, path: str, said: str) -> None:
    error = refused({**GOOD, **change})
    assert error.path == path
    assert said in error.sentence()
    assert path in str(error)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cụt"),
        ("[]", "đối tượng"),
        ("null", "đối tượng"),
        ('{"kind": "CV",\n "organ" 5}', "dòng 2, cột 10"),
        ('{"kind": "a\nb"}', "dòng 1"),
        ("{} x", "dòng 1"),
        (b"\xff\xfe{}", "UTF-8"),
        ('{"kind": "\\ud800"}', ""),
        ('{"a":' * 100_000, ""),
        ("[" * 100_000, ""),
    ],
)
def test_what_is_no_json(text: bytes | str, said: str) -> None:
    assert said in refused(text).sentence()


def test_the_reason_is_translated_too() -> None:
    use_language("en")
    try:
        assert "$.kind" in refused({**GOOD, "kind": 5}).sentence()
    finally:
        use_language("vi")


def test_all_text_is_nfc_and_invisible_joiners_go() -> None:
    given = {
        **GOOD,
        "subject": "Ho\u0302\u0300 \u200bChí\ufeff Minh",
        "body": [{"type": "p", "text": [{"t": "e\u0301"}]}],
    }
    letter = read_letter(json.dumps(given))
    assert letter.subject == "Hồ Chí Minh"
    assert letter.body[0].text[0].t == "é"  # type: ignore[index, union-attr]


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_letter(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()) == read_letter(json.dumps(GOOD))


def test_written_form_says_its_number() -> None:
    assert json.loads(letter_json(read_letter(json.dumps(GOOD))))["form"] == FORM


def test_every_older_form_has_its_lift() -> None:
    assert sorted(LIFTS) == list(range(1, FORM))


def test_schema_is_published_for_people() -> None:
    made = schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "Letter" in json.dumps(made)


@pytest.mark.parametrize(
    ("block", "path", "listed"),
    [
        ('{"type":"q","text":"a"}', "$.body[0].type", "p, item"),
        ('{"type":"item","level":"khoan"}', "$.body[0].level", "article, clause, point, decimal-2"),
        ('{"type":"p","text":"a","align":"giua"}', "$.body[0].align", "justify, center, left, right"),
    ],
)
def test_a_value_outside_its_list_is_refused_with_the_list(block: str, path: str, listed: str) -> None:
    with pytest.raises(LetterRefused) as refused:
        read_letter('{"kind":"CV","organ":{"issuing":["A"]},"body":[' + block + "]}")
    assert refused.value.path == path
    assert listed in refused.value.sentence()


def test_a_name_that_stands_twice_is_refused() -> None:
    text = '{"kind": "CV", "organ": {"issuing": ["A"], "symbol": "ĐTN", "symbol": "TĐTN"}}'
    with pytest.raises(LetterRefused) as caught:
        read_letter(text)
    assert caught.value.details == {"field": "symbol"}
