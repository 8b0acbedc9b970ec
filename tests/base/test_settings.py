from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base import settings
from app.base.settings import (
    BY_KEY,
    SETTINGS,
    UPGRADES,
    VERSION,
    SettingRepeated,
    SettingsBroken,
    SettingsNewer,
    SettingUnknown,
    SettingWrong,
    load,
    parse,
    repair,
)


def test_each_setting_is_declared_whole():
    assert len(BY_KEY) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.accepts(setting.default), setting.key
        assert setting.label
        assert setting.help.endswith(".")


def test_defaults_without_a_file_and_values_that_were_set(tmp_path):
    first = load(tmp_path)
    assert first["language"] == "vi"
    assert not (tmp_path / settings.FILE).exists()
    first.set("appearance.text_size", 150)
    first.set("copies.folder", 'C:\\Sao lưu\\"tuần"\n')
    first.set("copies.daily", False)
    again = load(tmp_path)
    assert again.number("appearance.text_size") == 150
    assert again.text("copies.folder") == 'C:\\Sao lưu\\"tuần"\n'
    assert again.is_on("copies.daily") is False
    assert again.changed().keys() == {"appearance.text_size", "copies.folder", "copies.daily"}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back(value):
    from app.base.text import nfc

    written = settings._as_toml({"copies.folder": nfc(value)})
    assert parse(written.encode(), "f") == {"copies.folder": nfc(value)}


@pytest.mark.parametrize(
    ("text", "refusal", "facts"),
    [
        ("language = ", SettingsBroken, {"line": 1}),
        ('version = 1\nlanguage = "vi\n', SettingsBroken, {"line": 2}),
        ('language = "vi"\nlangauge = "vi"', SettingUnknown, {"line": 2, "key": "langauge"}),
        ("[appearance]\ntheme = 'dark'\nfont = 3", SettingUnknown, {"line": 3, "key": "appearance.font"}),
        ('language = "vi"\nlanguage = "en"', SettingRepeated, {"line": 2, "key": "language"}),
        ("[copies]\ndaily = true\n[copies]\ndaily = true", SettingRepeated, {"line": 3, "key": "copies"}),
        ("language = 3", SettingWrong, {"line": 1, "key": "language"}),
        ('language = "fr"', SettingWrong, {"line": 1, "key": "language"}),
        ("[appearance]\ntext_size = 100.5", SettingWrong, {"line": 2, "key": "appearance.text_size"}),
        ("[appearance]\ntext_size = true", SettingWrong, {"line": 2, "key": "appearance.text_size"}),
        ("[appearance]\ntext_size = 9000", SettingWrong, {"line": 2, "key": "appearance.text_size"}),
        ("copies.daily = 1", SettingWrong, {"line": 1, "key": "copies.daily"}),
        ("version = 99", SettingsNewer, {}),
        ("version = 'x'", SettingWrong, {"key": "version"}),
    ],
)
def test_refusals_name_file_line_and_key(tmp_path, text, refusal, facts):
    path = tmp_path / settings.FILE
    path.write_text(text)
    with pytest.raises(refusal) as refused:
        load(tmp_path)
    for name, value in facts.items():
        assert refused.value.values[name] == value
    assert str(path) in refused.value.sentence()
    assert "{" not in str(refused.value)
    assert path.read_text() == text


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(SettingsBroken) as refused:
        parse(b"# ok\n# \xff\n", "f")
    assert refused.value.values["line"] == 2


def test_a_broken_file_is_kept_aside(tmp_path):
    for n in (1, 2):
        (tmp_path / settings.FILE).write_text(f"broken {n}")
        assert repair(tmp_path).read_text() == f"broken {n}"
    assert load(tmp_path)["language"] == "vi"


def test_setting_refuses_what_the_file_would_refuse(tmp_path):
    values = load(tmp_path)
    with pytest.raises(SettingUnknown):
        values.set("nothing", 1)
    with pytest.raises(SettingWrong):
        values.set("lock.minutes", -1)
    assert not (tmp_path / settings.FILE).exists()


def test_every_version_has_its_upgrade():
    assert len(UPGRADES) == VERSION - 1


def test_an_address_that_nothing_read_is_no_fault_of_an_older_file():
    older = b'version = 1\nlanguage = "en"\n[exchange]\naddress = "https://tinh.example"\n'
    assert parse(older, "f") == {"language": "en"}


def test_upgrades_run_in_order(monkeypatch):
    def rename(flat):
        flat["language"] = flat.pop("tongue")

    monkeypatch.setattr(settings, "VERSION", 2)
    monkeypatch.setattr(settings, "UPGRADES", (rename,))
    assert parse(b"version = 1\ntongue = 'en'", "f") == {"language": "en"}
    assert parse(b"version = 2\nlanguage = 'en'", "f") == {"language": "en"}
