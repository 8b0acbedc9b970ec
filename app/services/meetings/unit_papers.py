"""Papers of acts on units: proposal (tờ trình), scheme (đề án), decision, with the list of members and their numbers.

Gives drafts in the outgoing register; the act itself (services.unit_acts) takes the decision's number. The words are data
(resources/meetings/unit-acts.toml). The proposal comes from the unit concerned, the decision from the union above it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource
from app.base.text import one_line
from app.domain.members import PRESENT
from app.domain.rows import LetterRow
from app.layout.parts import (
    Annex,
    BodyBlock,
    Column,
    Item,
    Letter,
    Level,
    Paragraph,
    Recipient,
    Table,
    TableRow,
)
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.letterheads import blank_letter, superior_name
from app.services.letters import add_draft, draft_row
from app.services.meetings.letters import issues, sentence
from app.services.meetings.seats import signed, sitting
from app.services.sheets import written_day
from app.services.units import find_unit, own_unit

PAPERS: Final = ("proposal", "scheme", "decision")
_HEADS: Final = (
    ("TT", 1.2), ("Họ và tên", 4.1), ("Ngày sinh", 3.2), ("Nam, nữ", 1.7), ("Ngày vào Đoàn", 3.2), ("Chức vụ", 2.7), ("Đơn vị", 3.2)
)  # fmt: skip
_CHARTER: Final = "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh"


class UnitActUnknown(InputRefused):
    code, what = "HOP-030", mark("Không có mẫu văn bản cho việc “{act}”.")
    remedy = mark("Các việc: {known}.")


class UnitPaperUnknown(InputRefused):
    code, what = "HOP-031", mark("Không có văn bản “{paper}” trong bộ hồ sơ này.")
    remedy = mark("Chọn trong: {known}.")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A paper of the act, kept as a draft."""

    paper: str
    letter: LetterRow


@lru_cache(maxsize=1)
def acts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("meetings", "unit-acts.toml").read_text("utf-8"))


class UnitPapers(Service):
    """Verbs that write the papers of acts on units."""

    def draft(
        self,
        act: str,
        *,
        units: Sequence[str] = (),
        result: str = "",
        reason: str = "",
        under: str | None = None,
        members: Sequence[str] = (),
        papers: Sequence[str] = PAPERS,
    ) -> Change[tuple[Drafted, ...]]:
        """Drafts for an act: ``units`` it concerns (none when one is founded), ``result`` the name of what comes of it.

        ``under``: the union above, ours when none is said; ``members``: ids of those whom the list names, all when none are.
        Raises UnitActUnknown, UnitPaperUnknown, UnitMissing.
        """
        words = acts().get(act)
        if words is None:
            raise UnitActUnknown(act=act, known=", ".join(acts()))
        for paper in papers:
            if paper not in PAPERS:
                raise UnitPaperUnknown(paper=paper, known=", ".join(PAPERS))
        with self.work("units.papers") as w:
            concerned = [find_unit(w.session, one) for one in units]
            above = _above(w, concerned, under)
            known = {
                "units": ", ".join(one.name for one in concerned) or one_line(result),
                "result": one_line(result) or above.name,
                "above": above.name,
            }
            case = _Case(w.session, words, known, concerned, above, one_line(reason), w.today, members)
            made = []
            for paper in papers:
                record, _ = add_draft(w, case.letter(paper))
                made.append(Drafted(paper, draft_row(w, record)))
            return Change.of(tuple(made), w.commit())


def _above(w: UnitOfWork, concerned: Sequence[Unit], under: str | None) -> Unit:
    """The union that decides: named, else the superior of the first unit concerned, else our own."""
    if under:
        return find_unit(w.session, under)
    parent = w.session.get(Unit, concerned[0].parent_id) if concerned and concerned[0].parent_id else None
    found = parent or own_unit(w.session)
    return found if found is not None else concerned[0]


@dataclass(frozen=True, slots=True)
class _Case:
    """One act with all that its papers need."""

    session: Session
    words: dict[str, Any]
    known: dict[str, str]
    concerned: Sequence[Unit]
    above: Unit
    reason: str
    day: date
    members: Sequence[str]

    def letter(self, paper: str) -> Letter:
        return {"proposal": self._proposal, "scheme": self._scheme, "decision": self._decision}[paper]()

    def _say(self, text: str) -> str:
        return text.format(**self.known)

    @property
    def _what(self) -> str:
        return self._say(self.words["what"])

    def _proposal(self) -> Letter:
        """Tờ trình of the unit concerned; when one is founded, of our own."""
        unit = self.concerned[0] if self.concerned else self.above
        to = superior_name(self.session, unit) or self.above.name
        body: list[BodyBlock] = [
            Paragraph(f"{unit.name} kính trình {to} xem xét, quyết định {self._what}, cụ thể như sau:"),
            Item(level=Level.CLAUSE, title=self._say(self.words["need"])),
            Paragraph(sentence(self.reason) if self.reason else "{lý do, sự cần thiết}."),
            Item(level=Level.CLAUSE, title="Số liệu tổ chức, đoàn viên, cán bộ"),
            *[Item(level=Level.DASH, text=line) for line in self._figures()],
            Item(level=Level.CLAUSE, title="Nội dung đề nghị"),
            *[Item(level=Level.DASH, text=self._say(line)) for line in self.words["plan"]],
            Paragraph("Việc này đã được thống nhất với cấp ủy {tên cấp ủy} tại {văn bản của cấp ủy}."),
            Paragraph(f"Kính đề nghị {to} xem xét, quyết định (có đề án và danh sách kèm theo)."),
        ]
        letter = blank_letter(
            self.session, unit, "TTr", subject=f"Về việc {self._what}", addressees=[to], body=body
        )
        return self._finished(letter, unit)

    def _scheme(self) -> Letter:
        """Đề án: need, present state, plan, carrying out."""
        unit = self.concerned[0] if self.concerned and issues(self.concerned[0], "ĐA") else self.above
        body: list[BodyBlock] = [
            Item(level=Level.ROMAN, title=self._say(self.words["need"])),
            Paragraph(sentence(self.reason) if self.reason else "{lý do, sự cần thiết}."),
            Item(level=Level.ROMAN, title="Thực trạng tổ chức, đoàn viên, cán bộ"),
            *[Item(level=Level.DASH, text=line) for line in self._figures()],
            Item(level=Level.ROMAN, title="Phương án"),
            *[Item(level=Level.CLAUSE, text=self._say(line)) for line in self.words["plan"]],
            *([Paragraph("(Có danh sách đoàn viên kèm theo)")] if self._people() else []),
            Item(level=Level.ROMAN, title="Tổ chức thực hiện"),
            Item(level=Level.CLAUSE, text="{đơn vị chuẩn bị hồ sơ} hoàn thành hồ sơ trước ngày {ngày}."),
            Item(level=Level.CLAUSE, text="Công bố quyết định, bàn giao đoàn viên, hồ sơ, tài chính trước ngày {ngày bàn giao}."),
            Item(level=Level.CLAUSE, text="Cập nhật trên phần mềm Quản lý đoàn viên ngay sau khi có quyết định."),
        ]  # fmt: skip
        letter = blank_letter(self.session, unit, "ĐA", subject=_first_up(self._what), body=body)
        return self._finished(letter, unit)

    def _decision(self) -> Letter:
        """The decision of the union above, with the list."""
        first, *more = [self._say(line) for line in self.words["articles"]]
        if self._people():
            first = f"{first.removesuffix('.')} (có danh sách đoàn viên kèm theo)."
        body: list[BodyBlock] = [Item(level=Level.ARTICLE, text=line) for line in (first, *more)]
        body.append(
            Item(
                level=Level.ARTICLE,
                text=f"Văn phòng, các ban của {self.above.name}, {self.known['units']} và các đơn vị, cá nhân có liên quan chịu "
                "trách nhiệm thi hành Quyết định này kể từ ngày ký.",
            )
        )
        letter = blank_letter(self.session, self.above, "QĐ", subject=f"Về việc {self._what}", body=body)
        proposer = self.known["units"] if self.concerned else "Ban Tổ chức"
        return msgspec.structs.replace(
            self._finished(letter, self.above),
            authority_line=f"BAN CHẤP HÀNH {self.above.name.upper()}",
            grounds=[_CHARTER, "Căn cứ ý kiến của cấp ủy {tên cấp ủy} tại {văn bản của cấp ủy}", f"Xét đề nghị của {proposer}"],
            recipients=[Recipient("Như điều trên", purpose="để t/h"), Recipient("Cấp ủy", purpose="để b/c")],
        )  # fmt: skip

    def _finished(self, letter: Letter, unit: Unit) -> Letter:
        letter = signed(self.session, unit, letter, self.day)
        rows = self._people()
        if not rows:
            return letter
        annex = Annex(
            heading="DANH SÁCH ĐOÀN VIÊN", subject=_first_up(self._what), body=[_table(self.session, rows)]
        )
        return msgspec.structs.replace(letter, annexes=[annex])

    def _people(self) -> list[Member]:
        ids = [one.id for one in self.concerned]
        query = select(Member).where(Member.unit_id.in_(ids), Member.status.in_(PRESENT))
        if self.members:
            query = query.where(Member.id.in_(self.members))
        return list(self.session.scalars(query.order_by(Member.sort_key, Member.id)))

    def _figures(self) -> list[str]:
        """What HD20 asks when a unit goes over: number and quality of members, cadres, organisations."""
        lines = []
        for unit in self.concerned:
            query = select(Member).where(Member.unit_id == unit.id, Member.status.in_(PRESENT))
            people = self.session.scalars(query).all()
            women = sum(one.sex == "Nữ" for one in people)
            party = sum(one.party_joined_on is not None for one in people)
            below = len(
                self.session.scalars(
                    select(Unit.id).where(Unit.parent_id == unit.id, Unit.valid_to.is_(None))
                ).all()
            )
            seats = sitting(self.session, unit.id, "committee", self.day)
            cadres = f"; Ban Chấp hành {len(seats)} ủy viên" if seats else ""
            lines.append(
                f"{unit.name}: {len(people)} đoàn viên (nữ {women}, đảng viên {party}); {below} đơn vị trực thuộc{cadres}."
            )
        return lines or ["{số liệu đoàn viên, cán bộ, tổ chức}."]


def _table(session: Session, people: Sequence[Member]) -> Table:
    rows = [TableRow([head for head, _ in _HEADS])]
    for at, one in enumerate(people, 1):
        home = session.get(Unit, one.unit_id)
        born = written_day(one.birth_date) or str(one.birth_year or "")
        rows.append(
            TableRow(
                [
                    str(at),
                    one.full_name,
                    born,
                    one.sex or "",
                    written_day(one.joined_on),
                    one.union_position,
                    home.name if home else "",
                ]
            )
        )
    return Table(rows=rows, columns=[Column(width=width) for _, width in _HEADS])


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
