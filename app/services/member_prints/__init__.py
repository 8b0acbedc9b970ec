"""What is printed of the members of a list: list, attendance list, labels, QR cards, certificates.

Owns what stands on each paper. Nobody whose processing is restricted is on any; pictures go out with a purpose that is written down.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.files import write_atomic
from app.base.language import mark, tr
from app.base.text import fold
from app.domain.practice import Practice
from app.domain.privacy import PHOTO, Act
from app.export.lists import cards
from app.export.lists.book import Setting
from app.export.lists.paper import Grid, GridColumn, Paper, Text
from app.models.members import Member
from app.models.queries.privacy import refusing, restricted
from app.models.session import Store
from app.models.units import Signer, Unit
from app.services.change import Service
from app.services.mail_lists import member_values
from app.services.member_photos import MemberPhotos
from app.services.privacy.access import note
from app.services.sheets import dated, head_of, write_paper, written_day
from app.services.units import own_unit, signer_row

MOST: Final = 10_000
KINDS: Final = {
    "list": mark("Danh sách đoàn viên"),
    "attendance": mark("Danh sách điểm danh"),
    "labels": mark("Nhãn thư"),
    "cards": mark("Thẻ đoàn viên có mã QR"),
    "certificates": mark("Giấy chứng nhận"),
}
SHEETS: Final = cards.SHEETS
CERTIFICATE: Final = (
    "chứng nhận đồng chí",
    "# {họ và tên}",
    "{đơn vị}",
    "đã hoàn thành chương trình rèn luyện đoàn viên",
)
LABEL: Final = ("{họ và tên}", "{đơn vị}", "{địa chỉ}")
FIELDS: Final = (
    "họ và tên", "ngày sinh", "giới tính", "đơn vị", "chức vụ", "ngày vào Đoàn", "quê quán", "địa chỉ", "điện thoại", "email",
    "mã đoàn viên", "số thẻ",
)  # fmt: skip
"""What may stand in braces, as a person writes it; none of it is sensitive."""
UNSIGNED: Final = ("TM. BAN CHẤP HÀNH", "")
_SEEN: Final = {"list": 60, "attendance": 60, "cards": 10, "certificates": 1}
"""Of so many people the first page is made, when it is only looked at."""
_FIELD: Final = re.compile(r"\{([^{}]+)\}")
_C: Final = Setting.CENTER
_IN: Final = 500


class PrintWrong(InputRefused):
    code, what = "DVI-052", mark("Không in được: {reason}.")
    remedy = mark("Chọn lại. Cỡ nhãn: {sheets}. Các trường: {fields}.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a paper; each kind reads what concerns it."""

    title: str = ""
    sheet: str = "3x8"
    first: int = 1
    text: tuple[str, ...] = ()
    """Lines of a label or certificate; none: the usual ones."""
    signer: tuple[str, str] | None = None
    """Words over the signature, a line each, and the name under it; None: who usually signs for us."""
    photos: str = ""
    """The purpose of printing pictures on cards."""


@dataclass(frozen=True, slots=True)
class _Person:
    member: Member
    unit: str


class MemberPrints(Service):
    """Each verb writes one file and gives its path; ``ids`` as the list has them, in its order."""

    def __init__(
        self, store: Store, *, by: str, practice: Practice | None = None, photos: MemberPhotos
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._photos = photos

    def write(self, kind: str, ids: Sequence[str], path: Path, choice: Choice | None = None) -> Path:
        """One of ``KINDS``. Raises PrintWrong; with pictures PurposeMissing, LookRefused."""
        asked = choice or Choice()
        if kind == "list":
            return self.roll(ids, path, title=asked.title)
        if kind == "attendance":
            return self.attendance(ids, path, title=asked.title)
        if kind == "labels":
            return self.labels(ids, path, sheet=asked.sheet, first=asked.first, text=asked.text)
        if kind == "cards":
            return self.cards(ids, path, photos=asked.photos)
        text = asked.text or CERTIFICATE
        return self.certificates(ids, path, title=asked.title, text=text, signer=asked.signer)

    def look(self, kind: str, ids: Sequence[str], choice: Choice, *, dpi: int = 60) -> bytes:
        """The first page as it will be, a PNG; nothing is kept, and no picture of a person is on it. Raises PrintWrong."""
        from app.export.pdf import raster

        size = cards.SHEETS.get(choice.sheet)
        few = ids[: _SEEN.get(kind, size.many if size else 1)]
        with tempfile.TemporaryDirectory() as folder:
            path = self.write(kind, few, Path(folder) / "trang.pdf", replace(choice, photos=""))
            return raster.page_png(path, 1, dpi)

    def signers(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        """Who may stand under a certificate: (words to choose by, (words over, name)), the usual one first."""
        with self.store.read() as session:
            return _signers(session, today(self.store.clock))

    def signer(self, name: str) -> tuple[str, str]:
        """One of ``signers`` by a part of the name, without accents. Raises PrintWrong."""
        known = self.signers()
        found = [one for words, one in known if fold(name) in fold(words)]
        if len(found) != 1:
            raise _wrong(f"{name} ({'; '.join(words for words, _ in known) or '-'})")
        return found[0]

    def roll(self, ids: Sequence[str], path: Path, *, title: str = "") -> Path:
        """The list: DOCX or PDF by the ending of ``path``."""
        rows = tuple(
            (
                str(n),
                one.member.full_name,
                _born(one.member),
                one.member.sex or "",
                one.unit,
                one.member.union_position or "",
            )
            for n, one in enumerate(self._people(ids), 1)
        )
        columns = (
            GridColumn("TT", 0.7, _C), GridColumn("Họ và tên", 3.2), GridColumn("Ngày sinh", 1.6, _C),
            GridColumn("Giới tính", 1.1, _C), GridColumn("Đơn vị", 2.8), GridColumn("Chức vụ", 2),
        )  # fmt: skip
        return self._paper(title or "DANH SÁCH ĐOÀN VIÊN", Grid(columns, rows), len(rows), path)

    def attendance(self, ids: Sequence[str], path: Path, *, title: str = "", on: date | None = None) -> Path:
        """With a place for each signature."""
        rows = tuple(
            (str(n), one.member.full_name, one.unit, "", "") for n, one in enumerate(self._people(ids), 1)
        )
        columns = (
            GridColumn("TT", 0.7, _C), GridColumn("Họ và tên", 3.2), GridColumn("Đơn vị", 2.8),
            GridColumn("Ký tên", 2.2), GridColumn("Ghi chú", 1.6),
        )  # fmt: skip
        under = (f"Ngày {written_day(on)}",) if on else ()
        return self._paper(title or "DANH SÁCH ĐIỂM DANH", Grid(columns, rows), len(rows), path, under)

    def labels(
        self, ids: Sequence[str], path: Path, *, sheet: str = "3x8", first: int = 1, text: Sequence[str] = ()
    ) -> Path:
        """Labels on a sheet begun before: ``first`` is its first free place. Raises PrintWrong."""
        size = cards.SHEETS.get(sheet)
        if size is None or not 1 <= first <= size.many:
            raise _wrong(f"{sheet}, {first}")
        lines = text or LABEL
        made = [_filled(lines, member_values(one.member, one.unit)) for one in self._people(ids)]
        write_atomic(path, cards.labels(made, size, first=first, title=tr(KINDS["labels"])))
        return path

    def cards(self, ids: Sequence[str], path: Path, *, photos: str = "") -> Path:
        """Cards with both sides; ``photos``: the purpose of printing pictures too, written down, of those who did not say no to it.

        Raises PurposeMissing, LookRefused.
        """
        people = self._people(ids)
        pictures: dict[str, bytes] = {}
        if photos:
            with self.work("members.cards") as w:
                against = refusing(w.session, "photo")
                shown = [one for one in people if one.member.photo_id and one.member.id not in against]
                note(w, Act.PRINT, [PHOTO], purpose=photos, count=len(shown))
                w.commit()
            pictures = {one.member.id: self._photos.data(one.member.id) or b"" for one in shown}
        head = self._unit_head()
        made = [
            cards.Card(
                one.member.full_name, _card_lines(one), code_of(one.member), pictures.get(one.member.id, b"")
            )
            for one in people
        ]
        write_atomic(path, cards.cards(made, head, title=tr(KINDS["cards"])))
        return path

    def certificates(
        self, ids: Sequence[str], path: Path, *, title: str = "", text: Sequence[str] = CERTIFICATE,
        signer: tuple[str, str] | None = None,
    ) -> Path:  # fmt: skip
        """One page each, signed by who usually signs for us unless another is named. A line of ``text`` that begins with '#' is the large one; fields stand in braces. Raises PrintWrong."""
        people = self._people(ids)
        title = title or "GIẤY CHỨNG NHẬN"
        with self.store.read() as session:
            unit = own_unit(session)
            day = dated(unit.place if unit else "", today(self.store.clock))
            over = unit.name.upper() if unit else ""
            sign = signer or next((one for _, one in _signers(session, today(self.store.clock))), UNSIGNED)
        made = [
            cards.Certificate(
                over,
                title,
                tuple(
                    (line.removeprefix("#").strip(), line.startswith("#")) for line in _filled(text, values)
                ),
                day,
                sign,
            )
            for one in people
            for values in (member_values(one.member, one.unit),)
        ]
        write_atomic(path, cards.certificates(made, title=title))
        return path

    def _people(self, ids: Sequence[str]) -> list[_Person]:
        if not ids or len(ids) > MOST:
            raise _wrong(tr(mark("chọn từ 1 đến {most} người")).format(most=MOST))
        found: dict[str, _Person] = {}
        with self.store.read() as session:
            query = select(Member, Unit.name).join(Unit, Unit.id == Member.unit_id)
            query = query.where(Member.id.not_in(restricted()))
            for at in range(0, len(ids), _IN):
                for member, unit in session.execute(query.where(Member.id.in_(ids[at : at + _IN]))):
                    found[member.id] = _Person(member, unit)
        return [found[one] for one in ids if one in found]

    def _unit_head(self) -> tuple[str, ...]:
        with self.store.read() as session:
            unit = own_unit(session)
            above = " ".join(unit.superior_lines or ()) if unit else ""
            return above, unit.name.upper() if unit else "", "THẺ ĐOÀN VIÊN"

    def _paper(self, title: str, grid: Grid, many: int, path: Path, under: tuple[str, ...] = ()) -> Path:
        with self.store.read() as session:
            head = head_of(own_unit(session), today(self.store.clock))
        total = Text(f"Danh sách có {many} người.", italic=True)
        return write_paper(Paper(title, (grid, total), head, under), path)


def _signers(session: Session, on: date) -> tuple[tuple[str, tuple[str, str]], ...]:
    unit = own_unit(session)
    query = select(Signer).where(Signer.unit_id == (unit.id if unit else "")).order_by(Signer.rank, Signer.id)
    found = (signer_row(one) for one in session.scalars(query))
    return tuple(
        (
            ", ".join(part for part in (one.name, one.position) if part),
            ("\n".join(part for part in (*one.authority_lines, one.position) if part), one.name),
        )
        for one in found
        if (one.valid_from is None or one.valid_from <= on) and (one.valid_to is None or one.valid_to >= on)
    )


def code_of(member: Member) -> str:
    """What the QR code of a card says: the national code or the card's number; nothing else about the person."""
    return f"DOANVIEN:{member.code or member.card_number or member.id}"


def _card_lines(one: _Person) -> tuple[str, ...]:
    number = one.member.card_number or one.member.code
    joined = written_day(one.member.joined_on)
    return (one.unit, f"Số thẻ: {number}" if number else "", f"Vào Đoàn: {joined}" if joined else "")


def _born(member: Member) -> str:
    return written_day(member.birth_date) or (str(member.birth_year) if member.birth_year else "")


def _filled(lines: Sequence[str], values: Mapping[str, str]) -> list[str]:
    """Fields in braces, by their names without accents. Raises PrintWrong."""

    def value(found: re.Match[str]) -> str:
        name = fold(found[1])
        if name not in values:
            raise _wrong(found[0])
        return values[name]

    return [_FIELD.sub(value, line).strip() for line in lines]


def _wrong(reason: str) -> PrintWrong:
    return PrintWrong(
        reason=reason, sheets=", ".join(cards.SHEETS), fields=", ".join(f"{{{one}}}" for one in FIELDS)
    )
