"""A foreign letter before it is put on paper, and the values that its reader must find.

Words only: how they stand on the page is the business of the manners (``draw_*``). ``|`` in an organ's name is a place where
offices break the line; in the value it is a blank.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)


@dataclass(frozen=True)
class Signing:
    """One signature: lines above the name, and the name as printed."""

    authority: str = ""
    position: str = ""
    name: str = ""
    note: str = ""  # "(Đã ký)", the box of an electronic signature by lines


@dataclass(frozen=True)
class Written:
    """The words of a letter by component, and ``truth``: field -> expected value."""

    name: str
    title: tuple[str, ...]
    organs: tuple[str, ...]
    number: str
    dated: str
    truth: dict[str, Any]
    rule: str = ""
    marks: tuple[str, ...] = ()
    about: str = ""  # "V/v ..." under the number
    kind: str = ""
    subject: str = ""
    under: str = ""  # "(Kèm theo ...)" or the authority's line under the subject
    address: tuple[str, ...] = ()  # the first goes behind the label when alone
    body: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    recipients: tuple[str, ...] = ()
    signing: tuple[Signing, ...] = ()
    annex: tuple[str, ...] = field(default=())

    @property
    def all_text(self) -> str:
        """Every word once, for the error rate of what was read."""
        parts = [
            *self.title, *(one.replace("|", " ") for one in self.organs), self.number, self.dated, *self.marks, self.about, self.kind,
            self.subject, self.under, *self.address, *self.body, *(" ".join(row) for row in self.table), *self.recipients,
            *(f"{one.authority} {one.position} {one.name}" for one in self.signing), *self.annex,
        ]  # fmt: skip
        return " ".join(part for part in parts if part)
