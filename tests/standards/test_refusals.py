"""A standards file that says something impossible is refused, by file, key and reason."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.base.language import use_language
from app.base.paths import resource
from app.standards import StandardBroken, StandardUnknown, load, read_file, standard_on
from app.standards.reader import read_standard
from app.standards.refusals import KindUnknown, LevelUnknown, StandardVersionUnknown

FILES = sorted(resource("standards").glob("*.toml"))
IDS = [path.stem for path in FILES]


def tree(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def measures(
    node: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every table that holds a length."""
    if isinstance(node, dict):
        use = node.get("use")
        if isinstance(use, str) and use[:1].isdigit() and use.split()[-1:] in (["pt"], ["mm"]):
            yield path, node
        for key, one in node.items():
            yield from measures(one, (*path, key))
    elif isinstance(node, list):
        for index, one in enumerate(node):
            yield from measures(one, (*path, index))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def refused(data: dict[str, Any], *, key: str | None = None) -> StandardBroken:
    with pytest.raises(StandardBroken) as caught:
        read_standard(data, "thử.toml")
    error = caught.value
    assert error.values["file"] == "thử.toml"
    assert error.values["reason"]
    if key is not None:
        assert error.values["key"] == key
    return error


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_each_file_reads(path: Path) -> None:
    standard = read_file(path)
    assert standard.file == path.name
    assert len(list(measures(tree(path)))) > 50


@pytest.mark.parametrize("path", FILES, ids=IDS)
@pytest.mark.parametrize(
    "value", ["14", "14 px", "1,5 pt", "", "14 pt 2", 14, 14.0, True, None, [], "nan pt"]
)
def test_every_measure_needs_a_unit(path: Path, value: Any) -> None:
    whole = tree(path)
    for where, _ in measures(whole):
        data = copy.deepcopy(whole)
        at(data, where)["use"] = value
        refused(data)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_every_measure_must_use_what_it_allows(path: Path) -> None:
    whole = tree(path)
    for where, _ in measures(whole):
        data = copy.deepcopy(whole)
        node = at(data, where)
        if set(node) & {"lines"} or (node.get("min") == "0 pt" and "max" not in node):
            node["use"], node["min"], node["max"] = "1 pt", "2 pt", "3 pt"
        elif "allowed" in node:
            node["use"] = "333 mm"
        else:
            node["use"], node["min"], node["max"] = "1 pt", "2 pt", "3 pt"
        refused(data)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_every_measure_must_say_what_it_allows(path: Path) -> None:
    whole = tree(path)
    for where, node in measures(whole):
        data = copy.deepcopy(whole)
        bare = at(data, where)
        for key in ("allowed", "min", "max", "lines"):
            bare.pop(key, None)
        assert node["use"] == bare["use"]
        refused(data)


def without_sources(node: Any) -> Any:
    if isinstance(node, dict):
        return {k: without_sources(v) for k, v in node.items() if k not in ("source", "certainty")}
    if isinstance(node, list):
        return [without_sources(one) for one in node]
    return node


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_missing_sources_are_refused_table_by_table(path: Path) -> None:
    whole = tree(path)
    for table in (
        "page",
        "date",
        "numbering",
        "signing",
        "choices",
        "ratios",
        "places",
        "words",
        "role",
        "level",
        "kind",
    ):
        data = copy.deepcopy(whole)
        data[table] = without_sources(data[table])
        assert str(refused(data).values["key"]).split(".")[0] == table


@pytest.mark.parametrize("path", FILES, ids=IDS)
@pytest.mark.parametrize(
    "where", [(), ("page",), ("role", "body"), ("role", "body", "size"), ("kind", "CV"), ("date",)]
)
def test_unknown_keys_are_refused(path: Path, where: tuple[str, ...]) -> None:
    data = tree(path)
    at(data, where)["lạ"] = 1
    refused(data, key=".".join((*where, "lạ")))


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_every_top_key_is_needed(path: Path) -> None:
    whole = tree(path)
    for key in whole:
        if key not in ("valid_to", "sources", "issuer", "signing_rule", "copy", "frame", "paper"):
            data = copy.deepcopy(whole)
            del data[key]
            refused(data, key=key)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("valid_from",), "2013-10-29"),
        (("valid_to",), date(1990, 1, 1)),
        (("role", "body", "bold"), "yes"),
        (("role", "body", "align"), "middle"),
        (("role", "body", "like"), "nobody"),
        (("role", "body", "pitch", "lines"), [1.5, 1.0]),
        (("role", "body", "certainty"), "maybe"),
        (("level", "clause", "numerals"), "greek"),
        (("level", "clause", "role"), "nobody"),
        (("level", "decimal-2", "under"), ["nobody"]),
        (("kind", "CV", "name"), 5),
        (("kind", "CV", "notation"), "spoken"),
        (("numbering", "period"), "week"),
        (("numbering", "first"), -1),
        (("words", "title"), {"use": "A", "allowed": ["B"]}),
        (("words", "title"), 5),
        (("ratios", "head_left"), {"use": 0.9, "min": 0.1, "max": 0.5, "source": "x"}),
        (("page",), 5),
    ],
)
def test_other_faults(where: tuple[str, ...], value: Any) -> None:
    data = tree(resource("standards", "youth-union.toml"))
    at(data, where[:-1])[where[-1]] = value
    refused(data)


def test_the_sentence_names_file_and_key() -> None:
    data = tree(resource("standards", "youth-union.toml"))
    data["role"]["number"]["size"]["use"] = "14"
    text = refused(data, key="role.number.size.use").sentence()
    assert "thử.toml" in text
    assert "role.number.size.use" in text
    assert "mm, cm hoặc pt" in text
    use_language("en")
    try:
        assert "role.number.size.use" in refused(data).sentence()
    finally:
        use_language("vi")


def test_files_that_are_no_toml(tmp_path: Path) -> None:
    for content in (b"\xff\xfe", b"[page", b""):
        path = tmp_path / "x.toml"
        path.write_bytes(content)
        with pytest.raises(StandardBroken):
            read_file(path)


# --- choosing --------------------------------------------------------------------------------------


def test_version_by_date(tmp_path: Path) -> None:
    text = resource("standards", "youth-union.toml").read_text(encoding="utf-8")
    later = text.replace('version = "2013"', 'version = "2030"').replace(
        "valid_from = 2013-10-29", "valid_from = 2030-01-01"
    )
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "b.toml").write_text(later, encoding="utf-8")

    def chosen(on: date | None) -> str:
        return load("youth-union", on=on, folder=tmp_path).version

    assert chosen(date(2026, 3, 1)) == "2013"
    assert chosen(date(2029, 12, 31)) == "2013"
    assert chosen(date(2030, 1, 1)) == "2030"
    assert chosen(date(1990, 1, 1)) == "2013"  # older than all: the oldest we hold
    assert chosen(None) == "2030"
    assert load("youth-union", version="2013", on=date(2040, 1, 1), folder=tmp_path).version == "2013"
    with pytest.raises(StandardVersionUnknown):
        load("youth-union", version="1999", folder=tmp_path)
    (tmp_path / "c.toml").write_text(later, encoding="utf-8")


def test_two_files_of_one_version_are_refused(tmp_path: Path) -> None:
    text = resource("standards", "party.toml").read_text(encoding="utf-8")
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(StandardBroken):
        load("party", folder=tmp_path)


def test_unknown_names_say_what_is_known() -> None:
    with pytest.raises(StandardUnknown) as unknown:
        load("mặt-trận")
    assert "youth-union" in unknown.value.advice()
    standard = load("youth-union")
    with pytest.raises(KindUnknown) as kind:
        standard.kind("XX")
    assert kind.value.where == "$.kind"
    assert "TTr" in kind.value.advice()
    with pytest.raises(LevelUnknown):
        standard.level("section", "$.body[0].level")


def test_read_once() -> None:
    assert load("party") is load("party")
    assert standard_on((load("party"),), None) is load("party")


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("kind", "CT", "levels", "allowed"), ["nowhere"]),
        (("kind", "CT", "levels", "allowed"), []),
        (("kind", "CT", "levels", "also"), "x"),
        (("kind", "CT", "head"), "both"),
        (("issuer", "commune", "colour"), "red"),
        (("issuer", "commune", "words"), "doan xa"),
        (("signing_rule", 0, "issuers"), ["nowhere"]),
        (("signing_rule", 0, "case"), 3),
        (("copy", "SY", "stamp"), "x"),
        (("paper", "A5", "gap"), "2 mm"),
        (("paper", "A5", "places", "sign"), "46 pt"),
    ],
)
def test_what_is_said_of_issuing_is_refused_too(where: tuple[str | int, ...], value: Any) -> None:
    data = copy.deepcopy(tree(resource("standards", "youth-union.toml")))
    at(data, where[:-1])[where[-1]] = value
    refused(data)


def test_an_issuer_without_a_source_is_refused() -> None:
    data = copy.deepcopy(tree(resource("standards", "youth-union.toml")))
    del data["issuer"]["source"]
    refused(data)
