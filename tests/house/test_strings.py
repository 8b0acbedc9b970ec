"""The catalogue's keeper finds every text, and every way in which code and catalogue can differ."""

from __future__ import annotations

import gettext

import pytest

from tools import strings

CODE = """
from app.base.language import mark, tr
NAME = mark("Sổ đến")
def say(n):
    return tr("Có {n} văn bản.").format(n=n)
"""


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(strings, "ROOT", tmp_path)
    monkeypatch.setattr(strings, "CATALOGUES", tmp_path / "resources" / "i18n")
    monkeypatch.setattr(strings, "WINDOW", (tmp_path / "app" / "ui",))
    (tmp_path / "app" / "ui").mkdir(parents=True)
    (tmp_path / "app" / "book.py").write_text(CODE, "utf-8")
    (tmp_path / "app" / "ui" / "page.py").write_text('tr("Cửa sổ")', "utf-8")
    assert strings.refresh() == 0
    return tmp_path


def po(tree):
    return tree / "resources" / "i18n" / "en" / "LC_MESSAGES" / "vanthu.po"


def translate(tree, **answers):
    catalogue = strings.read(po(tree))
    for entry in catalogue:
        if entry.id:
            entry.string = "Book in" if "Sổ" in entry.id else answers.get("count", "{n} letters.")
    po(tree).write_bytes(strings.written(catalogue))


def test_translated_catalogue_is_fresh_and_is_used(tree):
    translate(tree)
    assert strings.check() == 0
    assert strings.compile_all() == 0
    spoken = gettext.translation("vanthu", tree / "resources" / "i18n", languages=["en"])
    assert spoken.gettext("Sổ đến") == "Book in"
    assert spoken.gettext("Cửa sổ") == "Cửa sổ"


def test_empty_entries_are_found(tree, capsys):
    assert strings.check() == 1
    assert "no translation: 'Sổ đến'" in capsys.readouterr().out


def test_new_and_old_texts_are_found_and_refresh_keeps_translations(tree, capsys):
    translate(tree)
    (tree / "app" / "book.py").write_text(CODE.replace("Sổ đến", "Sổ đi"), "utf-8")
    assert strings.check() == 1
    told = capsys.readouterr().out
    assert "not in the catalogue: 'Sổ đi'" in told
    assert "no longer in the code: 'Sổ đến'" in told
    assert strings.refresh() == 0
    assert {entry.id: entry.string for entry in strings.read(po(tree)) if entry.id} == {
        "Sổ đi": "",
        "Có {n} văn bản.": "{n} letters.",
    }


def test_lost_names_in_braces_are_found(tree, capsys):
    translate(tree, count="Some letters.")
    assert strings.check() == 1
    assert "other names in braces" in capsys.readouterr().out


@pytest.mark.parametrize("text", ['tr(f"Có {n}")', 'mark("Có " + n)'])
def test_texts_joined_at_run_time_are_refused(tree, text, capsys):
    translate(tree)
    (tree / "app" / "seal.py").write_text(text, "utf-8")
    assert strings.check() == 1
    assert "app/seal.py:1: text joined inside" in capsys.readouterr().out


def test_refresh_twice_is_the_same_file(tree):
    translate(tree)
    first = po(tree).read_bytes()
    strings.refresh()
    assert po(tree).read_bytes() == first
