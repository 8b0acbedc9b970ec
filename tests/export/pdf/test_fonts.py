"""The typeface: where it is looked for, what it covers, how it measures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.base.lengths import pt
from app.export.pdf import fonts
from app.export.pdf.fonts import STYLES, VIETNAMESE, NoTypeface, find_typeface, typeface
from app.export.pdf.metrics import NotAFont, read_metrics


def test_the_alphabet_is_whole() -> None:
    vowels = [chr(code) for code in VIETNAMESE if chr(code).lower() not in "bcdđghklmnpqrstvx"]
    assert len(vowels) == 144
    assert len([one for one in vowels if not one.isascii()]) == 132
    assert len([chr(code) for code in VIETNAMESE if code > 127]) == 134


def test_one_is_found_and_covers_it() -> None:
    assert typeface().covers_vietnamese
    assert typeface().name in {"Times New Roman", "Tinos", "Liberation Serif"}


def test_widths_are_those_of_Times() -> None:  # noqa: N802
    face = typeface()
    ticks = [face.advances(280, bold, italic)["n"] for bold, italic in STYLES]
    assert ticks == [840, 934, 840, 934]
    # round(units * 1680 / 2048), as LibreOffice was seen to have them at 14 pt, in sixths of a twip
    assert {c: face.advances(280, False, False)[c] for c in "afiơsữĐC"} == {
        "a": 746, "f": 559, "i": 467, "ơ": 888, "s": 654, "ữ": 911, "Đ": 1213, "C": 1121,
    }  # fmt: skip


def test_the_ruler_adds_up_advances() -> None:
    face = typeface()
    assert face.width("", pt(14)) == 0
    assert face.width("nn", pt(14)) == pt(14)
    assert face.width("nn", pt(14), bold=True) > face.width("nn", pt(14))
    assert face.width("AV", pt(14)) == face.width("A", pt(14)) + face.width("V", pt(14))  # no kerning


def test_reportlab_agrees_on_every_advance() -> None:
    from reportlab.pdfbase.ttfonts import TTFontFace

    for path in typeface().files.values():
        ours, theirs = read_metrics(path), TTFontFace(str(path))
        for code in (*VIETNAMESE, *range(32, 127), 0x2013, 0x201C, 0x2026, 0x20AB):
            if code in ours.advances:
                assert ours.advances[code] * 1000 / ours.units_per_em == pytest.approx(
                    theirs.getCharWidth(code), abs=0.01
                )


def _only(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    family = fonts._Family("Tinos", ("a.ttf", "b.ttf", "c.ttf", "d.ttf"), folders)
    monkeypatch.setattr(fonts, "_families", lambda: iter([family]))


def test_a_broken_file_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    for folder in (bad, good):
        folder.mkdir()
        for name, path in zip("abcd", typeface().files.values(), strict=True):
            shutil.copyfile(path, folder / f"{name}.ttf")
    (bad / "b.ttf").write_bytes((bad / "b.ttf").read_bytes()[:2000])
    _only(monkeypatch, tmp_path / "none", bad, good)
    assert find_typeface().files[True, False] == good / "b.ttf"


def test_none_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, tmp_path)
    with pytest.raises(NoTypeface) as refused:
        find_typeface()
    assert "Times New Roman" in str(refused.value)


def test_a_face_without_Vietnamese_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: N802
    for name, path in zip("abcd", typeface().files.values(), strict=True):
        shutil.copyfile(path, tmp_path / f"{name}.ttf")
    _only(monkeypatch, tmp_path)
    monkeypatch.setattr(fonts, "VIETNAMESE", VIETNAMESE | {0x10FFFF})
    with pytest.raises(NoTypeface):
        find_typeface()


@pytest.mark.parametrize("content", [b"", b"OTTO", b"\x00\x01\x00\x00\x00\x05" + b"\x00" * 90, b"%PDF-1.4"])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.ttf"
    file.write_bytes(content)
    with pytest.raises(NotAFont):
        read_metrics(file)
