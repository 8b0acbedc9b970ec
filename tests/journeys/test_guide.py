"""The guide says what the window says: its links lead somewhere, its pictures are there, its bold words stand on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))


@pytest.fixture(scope="module")
def said() -> str:
    """All that the window and its field names can say."""
    files = [*(ROOT / "app" / "ui").rglob("*.py"), *(ROOT / "app" / "services").glob("*.py")]
    files += [*(ROOT / "app" / "base").glob("settings*.py")]
    return "\n".join(file.read_text("utf-8") for file in files)


def stands(word: str, said: str) -> bool:
    """As it is, or with … where the window puts a name or a number in."""
    filled = re.escape(word).replace("…", r"(…|\{\w+\})")
    return re.search(f'"{filled}', said) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_are_there(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (GUIDE / target).is_file(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_bold_words_stand_on_the_screen(page, said):
    words = re.findall(r"\*\*([^*]+)\*\*", page.read_text("utf-8"))
    missing = [word for word in words if word != "đậm" and not stands(word, said)]
    assert missing == []


def test_every_page_is_in_the_contents():
    contents = (GUIDE / "README.md").read_text("utf-8")
    assert [
        page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in contents
    ] == []


def test_keys_of_the_guide_are_keys_of_the_window():
    from app.ui.frame.keys import KEYS

    table = (GUIDE / "phim-tat.md").read_text("utf-8")
    written = {key.strip().replace("Enter", "Return").replace("←", "Left") for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
               for key in re.split(r", | … | hoặc ", row)}  # fmt: skip
    bound = {key for keys in KEYS.values() for key in keys} - {"Ctrl+Q", "Ctrl+Shift+Z"}
    assert bound - written <= {"Ctrl+Enter"}, bound - written
