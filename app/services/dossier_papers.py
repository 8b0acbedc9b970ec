"""The papers of dossiers (Decree 30, Annex V): the yearly list, the list of letters, the list handed over, the minutes.

Owns their words and columns, to the letter of the annex; never translated. Refuses looks: export.lists draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.export.lists.book import Setting
from app.export.lists.paper import Grid, GridColumn, Head, Paper, Signing, Text
from app.models.session import Store
from app.services.dossier_rows import DossierRow, DossierView
from app.services.dossiers import Dossiers
from app.services.sheets import head_of, written_day
from app.services.units import own_unit

_C: Final = Setting.CENTER
_ONES: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


class DossierPapers:
    """Reads only."""

    def __init__(self, store: Store, dossiers: Dossiers, day: date) -> None:
        self._store, self._dossiers, self._day = store, dossiers, day

    def yearly(self, year: int, *, decision: str = "") -> Paper:
        """'DANH MỤC HỒ SƠ' of a year. ``decision``: number and day of the decision it belongs to."""
        rows = self._dossiers.list(year=year)
        lines: list[tuple[str, ...]] = []
        spans: set[int] = set()
        heading = subheading = None
        roman = arabic = 0
        for row in rows:
            if row.heading != heading:
                heading, subheading, arabic, roman = row.heading, None, 0, roman + 1
                if heading:
                    spans.add(len(lines))
                    lines.append((f"{_roman(roman)}. {heading}", "", "", "", ""))
            if row.subheading and row.subheading != subheading:
                subheading, arabic = row.subheading, arabic + 1
                spans.add(len(lines))
                lines.append((f"{arabic}. {subheading}", "", "", "", ""))
            lines.append((row.code, row.title, row.retention, row.person, row.note))
        grid = Grid(
            (
                GridColumn("Số và ký hiệu hồ sơ", 2.4, _C),
                GridColumn("Tên đề mục và tiêu đề hồ sơ", 7),
                GridColumn("Thời hạn bảo quản", 2.2, _C),
                GridColumn("Người lập hồ sơ", 3),
                GridColumn("Ghi chú", 2),
            ),
            tuple(lines),
            spans=frozenset(spans),
        )
        permanent = sum(row.retention_years is None for row in rows)
        blocks = (
            grid,
            Text(f"Danh mục hồ sơ này có {len(rows)} hồ sơ, bao gồm:"),
            Text(f"{permanent} hồ sơ bảo quản vĩnh viễn;"),
            Text(f"{len(rows) - permanent} hồ sơ bảo quản có thời hạn."),
            Signing((("", ""), ("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", ""))),
        )
        under = (
            f"Năm {year}",
            f"(Kèm theo Quyết định số {decision or '......... ngày ... tháng ... năm ......'})",
        )
        return Paper("DANH MỤC HỒ SƠ", blocks, self._head(None), under)

    def letters(self, view: DossierView) -> Paper:
        """'MỤC LỤC VĂN BẢN, TÀI LIỆU' of one dossier."""
        sheet = 1
        lines = []
        for entry in view.entries:
            lines.append(
                (
                    str(entry.ordinal),
                    entry.printed,
                    written_day(entry.dated),
                    f"{entry.kind} {entry.subject}".strip(),
                    entry.author,
                    str(sheet) if entry.sheets else "",
                    entry.note,
                )
            )
            sheet += entry.sheets or 0
        grid = Grid(
            (
                GridColumn("STT", 1.2, _C),
                GridColumn("Số, ký hiệu văn bản", 3.2, _C),
                GridColumn("Ngày tháng năm văn bản", 2.2, _C),
                GridColumn("Tên loại và trích yếu nội dung văn bản", 6),
                GridColumn("Tác giả văn bản", 3),
                GridColumn("Tờ số/ Trang số", 1.5, _C),
                GridColumn("Ghi chú", 1.7),
            ),
            tuple(lines),
            counts=True,
        )
        under = (f"Số, ký hiệu hồ sơ: {view.row.code}", f"Năm {view.row.year}")
        closing = Text(f"Mục lục này gồm {len(lines)} văn bản, tài liệu.", italic=True)
        return Paper("MỤC LỤC VĂN BẢN, TÀI LIỆU", (grid, closing), self._head(self._day), under)

    def handed(self, rows: Sequence[DossierRow], *, sheets: dict[str, int] | None = None) -> Paper:
        """'MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU' of the dossiers handed over."""
        many = sheets or {}
        lines = tuple(
            (
                str(at),
                row.code,
                row.title,
                _span(row),
                row.retention,
                str(many[row.id]) if many.get(row.id) else "",
                row.note,
            )
            for at, row in enumerate(rows, 1)
        )
        grid = Grid(
            (
                GridColumn("Số TT", 1, _C),
                GridColumn("Số, ký hiệu hồ sơ", 2.2, _C),
                GridColumn("Tiêu đề hồ sơ", 6),
                GridColumn("Thời gian tài liệu", 2.6, _C),
                GridColumn("Thời hạn bảo quản", 2, _C),
                GridColumn("Số tờ/ Số trang", 1.6, _C),
                GridColumn("Ghi chú", 1.8),
            ),
            lines,
            counts=True,
        )
        blocks = (
            grid,
            Text(f"Mục lục này gồm: {len(rows):02d} hồ sơ (đơn vị bảo quản)."),
            Text(f"Viết bằng chữ: {in_words(len(rows)).capitalize()} hồ sơ (đơn vị bảo quản)."),
            Signing((("", ""), ("NGƯỜI LẬP", ""))),
        )
        years = sorted({row.year for row in rows})
        under = (f"Năm {'-'.join(str(one) for one in years[:1] + years[1:][-1:])}",) if years else ()
        return Paper("MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", blocks, self._head(self._day), under)

    def minutes(self, rows: Sequence[DossierRow], *, taker: str = "") -> Paper:
        """'BIÊN BẢN Giao nhận hồ sơ, tài liệu'."""
        dots = "." * 40
        spans = [day for row in rows for day in (row.first_day, row.last_day) if day]
        letters = sum(row.letters for row in rows)
        when = f"từ {written_day(min(spans))} đến {written_day(max(spans))}" if spans else dots
        blocks = (
            Text(f"Hôm nay, ngày {written_day(self._day)}, chúng tôi gồm:", indent=True),
            Text("BÊN GIAO:", bold=True),
            Text(f"Ông (bà): {dots}"),
            Text(f"Chức vụ công tác: {dots}"),
            Text("BÊN NHẬN:", bold=True),
            Text(f"Ông (bà): {taker or dots}"),
            Text(f"Chức vụ công tác: {dots}"),
            Text("Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:", indent=True),
            Text(f"1. Tên khối tài liệu giao nộp: {'; '.join(row.title for row in rows) or dots}"),
            Text(f"2. Thời gian của hồ sơ, tài liệu: {when}"),
            Text("3. Số lượng tài liệu:"),
            Text(f"a) Đối với hồ sơ, tài liệu giấy: {dots} hộp (cặp); {dots} hồ sơ; {dots} mét giá"),
            Text(f"b) Đối với hồ sơ, tài liệu điện tử: {len(rows)} hồ sơ; {letters} văn bản, tệp tin"),
            Text(f"4. Tình trạng tài liệu giao nộp: {dots}"),
            Text("5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo."),
            Text(
                "Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản.",
                indent=True,
            ),
            Signing((("ĐẠI DIỆN BÊN GIAO", ""), ("ĐẠI DIỆN BÊN NHẬN", taker))),
        )
        return Paper("BIÊN BẢN", blocks, self._head(self._day), ("Giao nhận hồ sơ, tài liệu",))

    def _head(self, day: date | None) -> Head:
        with self._store.read() as session:
            return head_of(own_unit(session), day)


def _span(row: DossierRow) -> str:
    days = [written_day(day) for day in (row.first_day, row.last_day) if day]
    return " - ".join(dict.fromkeys(days))


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def in_words(number: int) -> str:
    """A count below ten thousand in Vietnamese words: 'hai mươi mốt', 'một trăm linh năm'."""
    if number >= 1000:
        rest = number % 1000
        words = f"{in_words(number // 1000)} nghìn"
        return (
            words
            if not rest
            else f"{words} {'không trăm ' if rest < 100 else ''}{_below_thousand(rest, linked=rest < 100)}"
        )
    return _below_thousand(number)


def _below_thousand(number: int, *, linked: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_ONES[hundreds]} trăm"] if hundreds else []
    if tens == 0:
        if ones or not hundreds:
            words += ["linh"] if (hundreds or linked) and ones else []
            words.append(_ONES[ones])
        return " ".join(words)
    words.append("mười" if tens == 1 else f"{_ONES[tens]} mươi")
    if ones:
        words.append({1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _ONES[ones]))
    return " ".join(words)
