"""The main job from end to end on invented data: a union, members, a letter in, an answer and a guide out, registers.

Owns the story and the words it is told in. Does nothing itself that a clerk could not: every step is a verb of the real
services, and what is told is what they answered. Refuses a folder that holds somebody's data (the caller looks first).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from app.base.clock import today as day_of
from app.base.errors import RuleRefused
from app.base.files import make_folder, write_atomic
from app.base.language import mark, tr
from app.base.paths import resource
from app.base.text import fold
from app.domain.calendar import WorkCalendar
from app.domain.refusals import day as shown
from app.domain.wording import citation, issuer_in_text
from app.layout.parts import Letter, Recipient, Signature
from app.layout.read import read_letter
from app.services import demo_letters, rendering
from app.services.demo_people import People

if TYPE_CHECKING:
    from app.models.session import Store
    from app.services.dispatch import Dispatch
    from app.services.drafting import Drafting
    from app.services.incoming import Incoming, Registered
    from app.services.members import Members
    from app.services.registers import Registers
    from app.services.series import SeriesBooks
    from app.services.tasks import Tasks
    from app.services.units import Units

SEEDS: Final = ("003_01a214fae8486960.txt", "000_15622f71189442b9.txt")
"""The two Central letters, where the sample folder is at hand; in the order of the issue."""
_LONG_SUBJECT: Final = 160
BRANCH_DAYS: Final = 7
"""The branches answer this long before the union itself must."""


class FolderInUse(RuleRefused):
    code, what = "DEMO-001", mark("Thư mục {file} đã có dữ liệu; bản trình diễn chỉ chạy trên thư mục trống.")
    remedy = mark("Chọn thư mục khác: demo --out THƯ_MỤC (và bỏ --data).")


class DemoFindings(RuleRefused):
    code, what = "DEMO-002", mark("Văn bản mẫu {file} có lỗi thể thức: {first}")
    remedy = mark("Báo lỗi này cho người làm chương trình.")


class Desk(Protocol):
    """The services the story is played with."""

    @property
    def store(self) -> Store: ...
    @property
    def units(self) -> Units: ...
    @property
    def series(self) -> SeriesBooks: ...
    @property
    def members(self) -> Members: ...
    @property
    def incoming(self) -> Incoming: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def drafting(self) -> Drafting: ...
    @property
    def dispatch(self) -> Dispatch: ...
    @property
    def registers(self) -> Registers: ...


@dataclass
class Told:
    """One step as it was told, with the files it made and the facts behind the words."""

    step: str
    text: str
    files: list[Path] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


class Story:
    """One run. ``say`` hears every step when it is done."""

    def __init__(self, desk: Desk, out: Path, *, say: Callable[[Told], None]) -> None:
        self.desk, self.out, self._say = desk, out, say
        self.today: date = day_of(desk.store.clock)
        self.told: list[Told] = []

    def run(self, seeds: Sequence[Path] = ()) -> list[Told]:
        """Play the whole story. Raises what the services refuse."""
        for folder in ("den", "di", "so"):
            make_folder(self.out / folder)
        self._union()
        self._members()
        self._letter(self._sample())
        for seed in seeds:
            self._letter(seed)
        self._registers()
        self._tasks_left()
        return self.told

    def _tell(self, step: str, text: str, *files: Path, **facts: Any) -> None:
        told = Told(step, text, list(files), facts)
        self.told.append(told)
        self._say(told)

    # --- the union ------------------------------------------------------------------------------------

    def _union(self) -> None:
        self._school = json.loads(resource("samples", "demo", "school.json").read_text("utf-8"))
        unit = dict(self._school["unit"])
        own = self.desk.units.add(unit.pop("name"), own=True, **unit).result
        first = date(self.today.year - 1, 10, 16)
        name = f"{first.year}-{first.year + 3}"
        self.desk.series.declare_term(name, starts_on=first)
        for signer in self._school["signers"]:
            self.desk.units.add_signer(**signer)
        self._homes: list[tuple[str, dict[str, Any]]] = []
        cell_unions = 0
        for branch in self._school["branches"]:
            row = self._branch(branch, own.id)
            if branch["level"] == "cell-union":
                cell_unions += 1
                for cell in branch["branches"]:
                    self._homes.append((self._branch({"level": "cell", "symbol": "CĐ"} | cell, row), cell))
            else:
                self._homes.append((row, branch))
        cells = len(self._homes)
        text = tr(mark("Đã lập {name}: {unions} liên chi đoàn, {cells} chi đoàn, nhiệm kỳ {term}."))
        self._tell(
            "union", text.format(name=own.name, unions=cell_unions, cells=cells, term=name), unit=own.id
        )

    def _branch(self, branch: dict[str, Any], parent: str) -> str:
        return self.desk.units.add(
            branch["name"], parent=parent, level=branch["level"], symbol=branch.get("symbol", "")
        ).result.id

    def _members(self) -> None:
        people = People(self.today)
        count = 0
        for unit_id, branch in self._homes:
            for person in people.branch(branch["members"], adults=branch.get("adults", False)):
                self.desk.members.add(person.name, unit=unit_id, fields=person.fields)
                count += 1
        first = self.desk.members.list(limit=3)
        names = ", ".join(row.full_name for row in first)
        text = tr(mark("Đã nhập {count} đoàn viên (người không có thật), xếp theo tên: {names} …"))
        self._tell("members", text.format(count=count, names=names), count=count)

    # --- a letter in, and what it brings ----------------------------------------------------------------

    def _sample(self) -> Path:
        """The province union's letter as a PDF with a text layer, as it would come by mail."""
        path = self.out / "den" / "cong-van-tinh-doan.pdf"
        deadline = WorkCalendar().next_working(self.today + timedelta(days=demo_letters.DAYS_LEFT))
        rendering.render(demo_letters.province_letter(self.today, deadline=deadline), pdf=path)
        self._tell(
            "sample",
            tr(mark("Văn bản đến mẫu (của cấp trên, không có thật): {file}")).format(file=path.name),
            path,
        )
        return path

    def _letter(self, path: Path) -> None:
        desk = self.desk
        received = desk.incoming.receive(path).result
        done = desk.incoming.register(
            received, fields={"handler": "Văn phòng Đoàn trường", "passed": self.today.isoformat()}
        ).result
        self._tell("registered", _registered(done, path), incoming=done.id, fields=done.fields)
        task = desk.tasks.open(letter=done.id, assignee="Văn phòng Đoàn trường").result
        text = tr(mark("Đã mở việc, hạn {due}{late}{evidence}"))
        evidence = (
            tr(mark(", theo câu: “{evidence}”")).format(evidence=task.evidence) if task.evidence else ""
        )
        late = tr(mark(" (đã quá hạn)")) if task.due == "late" else ""
        self._tell(
            "task",
            text.format(due=shown(task.due_on), late=late, evidence=evidence),
            task=task.id,
            due=task.due_on,
        )
        answer = self._answer(done)
        guide = self._guide(done, task.due_on)
        desk.tasks.done(task.id, result=tr(mark("đã báo cáo")), outgoing=answer)
        self._tell(
            "done",
            tr(mark("Việc đã xong: có văn bản trả lời; văn bản hướng dẫn gửi các chi đoàn.")),
            answer=answer,
            guide=guide,
        )

    def _answer(self, came: Registered) -> str:
        """The report to the upper level, citing what came in."""
        draft = self.desk.drafting.answer(came.id, kind="BC", subject=_about(came)).result
        letter = self._parts(draft.id)
        upper = [Recipient(one.name, purpose="để báo cáo") for one in letter.recipients]
        written = demo_letters.report(
            letter,
            self._figures(),
            sender=self._school["unit"]["name"],
            today=self.today,
            signature=self._signature(0),
            recipients=[*upper, Recipient("Ban Chấp hành Đoàn trường")],
        )
        self.desk.drafting.edit(draft.id, written)
        return self._issue(draft.id, tr(mark("báo cáo trả lời")), copies=3)

    def _figures(self) -> demo_letters.Figures:
        """Counted from the records, not from what was typed in."""
        own = self.desk.units.own()
        rows = self.desk.members.list()
        tree = self.desk.units.tree()
        levels = [unit.level for unit in tree]
        below = [unit for unit in tree if own is not None and unit.parent_id == own.id]
        return demo_letters.Figures(
            members=len(rows),
            women=sum(1 for row in rows if row.sex == "Nữ"),
            cells=levels.count("cell"),
            cell_unions=levels.count("cell-union"),
            without_birth_date=sum(1 for row in rows if row.birth_date is None),
            branches=tuple((unit.name, len(self.desk.members.list(unit=unit.id))) for unit in below),
        )

    def _guide(self, came: Registered, due: date | None) -> str:
        """The letter to the branches, citing what came in."""
        draft = self.desk.drafting.guide(came.id).result
        by = max((due or self.today) - timedelta(days=BRANCH_DAYS), self.today + timedelta(days=3))
        letter = self._parts(draft.id)
        above = _above(came)
        written = demo_letters.guide(letter, report_by=by, signature=self._signature(1), above=above)
        self.desk.drafting.edit(draft.id, written)
        return self._issue(draft.id, tr(mark("công văn hướng dẫn")), copies=len(self._homes) + 4)

    def _parts(self, letter_id: str) -> Letter:
        return read_letter(json.dumps(self.desk.drafting.get(letter_id).parts), letter_id)

    def _signature(self, at: int) -> Signature:
        signer = self.desk.units.signers()[at]
        return Signature(
            signer.name, position=signer.position or None, authority=list(signer.authority_lines)
        )

    def _issue(self, letter_id: str, what: str, *, copies: int) -> str:
        """Check, submit, sign, number, write the files, send."""
        drafting = self.desk.drafting
        drafting.submit(letter_id)
        drafting.sign(letter_id)
        issued = drafting.issue(letter_id).result
        letter = self._parts(letter_id)
        stem = _slug(issued.printed)
        folder = self.out / "di"
        made = rendering.render(
            letter, docx=folder / f"{stem}.docx", pdf=folder / f"{stem}.pdf", png=folder / f"{stem}-anh"
        )
        errors = [one for one in made.findings if one.severity == "error"]
        if errors:
            raise DemoFindings(file=stem, first=errors[0].message)
        self.desk.dispatch.send(letter_id, copies=copies)
        text = tr(
            mark(
                "Đã soạn, kiểm tra thể thức ({findings} điểm nên xem), ký và cấp số {what}: {line}, {pages} trang"
            )
        )
        self._tell(
            "issued",
            text.format(findings=len(made.findings), what=what, line=issued.line, pages=made.pages),
            *(path for path in (made.docx, made.pdf, *made.png) if path is not None),
            letter=letter_id,
            printed=issued.printed,
            findings=[one.to_json() for one in made.findings],
        )
        return letter_id

    # --- at the end ---------------------------------------------------------------------------------------

    def _registers(self) -> None:
        from app.export.lists.pdf import write_pdf
        from app.export.lists.xlsx import write_xlsx
        from app.services.registers import Span

        own = self.desk.units.own()
        assert own is not None
        outgoing = self.desk.registers.outgoing(Span(term=own.term_name), volume="1")
        incoming = self.desk.registers.incoming(Span(year=self.today.year), volume="1")
        for book, name, what in (
            (incoming, "so-van-ban-den", tr(mark("sổ đăng ký văn bản đến"))),
            (outgoing, "so-van-ban-di", tr(mark("sổ đăng ký văn bản đi"))),
        ):
            pdf = write_pdf(book, self.out / "so" / f"{name}.pdf")
            xlsx = write_xlsx(book, self.out / "so" / f"{name}.xlsx")
            text = tr(mark("Đã in {what}: {rows} dòng")).format(what=what, rows=book.rows)
            self._tell("register", text, pdf, xlsx, rows=book.rows)

    def _tasks_left(self) -> None:
        left = len(self.desk.tasks.list())
        lines = [
            f"{one.step}: {one.text}" + "".join(f"\n    {path.relative_to(self.out)}" for path in one.files)
            for one in self.told
        ]
        path = self.out / "cac-buoc.txt"
        write_atomic(path, "\n".join(lines) + "\n")
        self._tell(
            "end",
            tr(mark("Xong. Còn {left} việc đang mở. Các bước ghi ở {file}.")).format(
                left=left, file=path.name
            ),
            path,
        )


def _registered(done: Registered, path: Path) -> str:
    fields = done.fields
    from app.services.incoming_rows import printed

    text = tr(
        mark(
            "Đã nhận {file}, đọc và vào sổ: số đến {number}; {printed}, ngày {day}, của {issuer}: “{subject}”"
        )
    )
    return text.format(
        file=path.name,
        number=done.arrival_number,
        printed=printed(fields["number"], fields["notation"]) or tr(mark("chưa có số")),
        day=shown(fields["date"]),
        issuer=_above(done),
        subject=fields["subject"] or "…",
    )


def _about(came: Registered) -> str:
    """What the answer is about: the subject of the letter that came or, when that is very long, its number."""
    subject = str(came.fields["subject"] or "")
    if 0 < len(subject) <= _LONG_SUBJECT:
        return f"Kết quả {subject}"
    from app.services.incoming_rows import printed
    from app.standards import load

    kind = load("youth-union").kinds.get(str(came.fields["kind"] or ""))
    number = printed(came.fields["number"], came.fields["notation"])
    cited = citation(
        kind_name=kind.name if kind else "văn bản",
        printed=number,
        day=came.fields["date"],
        issuer=_above(came),
    )
    return f"Kết quả thực hiện {cited}"


def _above(came: Registered) -> str:
    """Who sent the letter, as running text names it."""
    fields = came.fields
    return issuer_in_text(str(fields["issuer"] or ""), str(fields["authority"] or "")) or "Đoàn cấp trên"


def _slug(printed: str) -> str:
    """'05-CV/ĐTN' as '05-cv-dtn': a file name on every system."""
    words = "".join(char if char.isalnum() else " " for char in fold(printed))
    return "-".join(words.split())
