"""Things tests ask for: an open desk on a new folder, invented letters as data and as files, one line run as a clerk runs it.

Everything is made through the program's own doors. People and places are invented.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.base.clock import FixedClock
from app.bootstrap import Desk, open_desk
from app.layout.parts import (
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Recipient,
    Signature,
    Storage,
)

MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""08:00 in Vietnam on a Monday without holidays near."""


def desk(folder: Path, *, moment: datetime = MONDAY) -> Desk:
    """An open desk on ``folder``/data, made if absent. Close it, or let the test's end do so."""
    return open_desk(folder / "data", key_file=folder / "key", clock=FixedClock(moment))


def letter(**changes: Any) -> Letter:
    """A công văn of an invented province union, fit for the youth-union standard."""
    parts: dict[str, Any] = {
        "kind": "CV",
        "organ": Organ(issuing=["BCH ĐOÀN TỈNH HÀ CHÂU"], symbol="TĐTN", unit="VP"),
        "number": Number(value="317"),
        "date": DateLine(place="Hà Châu", day=23, month=2, year=2026),
        "subject": "báo cáo số liệu đoàn viên quý I năm 2026",
        "addressees": ["Ban Chấp hành Đoàn các xã, phường"],
        "body": [
            Paragraph("Ban Thường vụ Tỉnh đoàn đề nghị các đơn vị thực hiện một số nội dung sau:"),
            Item(level=Level.CLAUSE, text="Rà soát danh sách đoàn viên của đơn vị."),
            Item(level=Level.CLAUSE, text="Gửi báo cáo về Văn phòng Tỉnh đoàn trước ngày 20/3/2026."),
        ],
        "signature": Signature(
            "Vũ Thị Ngọc Ẩn", position="PHÓ BÍ THƯ", authority=["TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"]
        ),
        "recipients": [Recipient("Thường trực Tỉnh đoàn", purpose="để báo cáo")],
        "storage": Storage("VP"),
    }
    return Letter(**{**parts, **changes})


def own_letter(**changes: Any) -> Letter:
    """A công văn of our own invented commune union, without number and day."""
    parts: dict[str, Any] = {
        "organ": Organ(issuing=["BCH ĐOÀN XÃ ĐỒNG RẠNG"], superior=["ĐOÀN TỈNH HÀ CHÂU"], symbol="ĐTN"),
        "number": Number(),
        "date": DateLine(place="Đồng Rạng"),
        "addressees": ["Ban Thường vụ Tỉnh đoàn"],
        "signature": Signature("Đỗ Đình Đạt", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH ĐOÀN XÃ"]),
    }
    return letter(**{**parts, **changes})


def letter_file(path: Path, made: Letter | None = None) -> Path:
    """The letter as a .pdf or .docx with text, as it would come by mail; .json as data."""
    from app.layout.read import letter_json
    from app.services.rendering import render

    made = made or letter()
    if path.suffix == ".json":
        path.write_bytes(letter_json(made))
    else:
        render(
            made, docx=path if path.suffix == ".docx" else None, pdf=path if path.suffix == ".pdf" else None
        )
    return path


@dataclass(frozen=True)
class Ran:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON object it must be."""
        return json.loads(self.out)

    @property
    def fault(self) -> dict[str, Any]:
        return self.json["error"]


class Line:
    """The command line on one data folder: ``line("task", "list")``."""

    def __init__(self, folder: Path, capsys: Any) -> None:
        self.folder, self.data, self.key = folder, folder / "data", folder / "key"
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Ran:
        """Run the words as typed, with the folder and its key added."""
        return self.bare(*words, "--data", self.data, "--key-file", self.key)

    def json(self, *words: str | Path) -> Any:
        """Run with --json, demand success, give the object."""
        ran = self(*words, "--json")
        assert ran.code == 0, ran.out + ran.err
        return ran.json

    def refused(self, *words: str | Path) -> dict[str, Any]:
        """Run with --json, demand a refusal, give it with its exit code."""
        ran = self(*words, "--json")
        assert ran.code != 0, ran.out
        fault = ran.fault
        assert set(fault) == {"code", "what", "remedy", "where"}
        assert fault["what"], fault
        assert fault["remedy"], fault
        assert "Traceback" not in ran.out + ran.err
        return {**fault, "exit": ran.code}

    def bare(self, *words: str | Path) -> Ran:
        from app.__main__ import main

        self._capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)
