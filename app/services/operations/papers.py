"""The papers of an operation: a template, the head of who issues it, the words that the records give.

A table row with the field {stt} stands for each member. Where one paper serves several members, {họ và tên} says how many there are
and its list names them. What nobody knows stays a field in a draft and becomes dots for the pen on a plain paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.operations.plan import Ask, PaperPlan, papers_for
from app.domain.states import LetterState
from app.layout.parts import DateLine, Letter, Number, Organ, Signature, Table, TableRow
from app.models.journal import Change
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.members import Member
from app.models.operations import OperationMember
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.incoming_rows import printed_state
from app.services.kind_templates import fields_of, filled, template
from app.services.letterheads import blank_letter, superior_name
from app.services.letters import add_draft, fill, letter_of
from app.services.meetings.seats import authority, sitting
from app.services.operations.answers import number_of
from app.services.operations.kind import Run
from app.services.operations.numbers import dated_of, printed_of
from app.services.operations.plans import kind_of
from app.services.operations.votes import percent
from app.services.sheets import written_day

ROW: Final = "{stt}"
STANDARD: Final = "youth-union"
_AT_ONCE: Final = 400
DOTS: Final = "…" * 6
FROM_RECORD: Final = frozenset(
    ("quê quán", "thường trú", "nơi ở", "dân tộc", "tôn giáo", "trình độ học vấn", "trình độ chuyên môn", "nghề nghiệp",
     "nơi học tập, công tác", "ngày vào Đoàn", "nơi vào Đoàn", "số nghị quyết", "số thẻ", "ngày cấp thẻ", "điện thoại", "ngày sinh")
)  # fmt: skip
"""Fields that a member's record may leave open: nobody can be asked for them when the number is given."""


def paper(run: Run, plan: PaperPlan, member: Member | None, *, on: date | None = None) -> Letter:
    """One paper as it stands now: of one member, or the one that serves all."""
    people = [pair[1] for pair in run.of_paper(plan)]
    named = plan.many if plan.many and member is None and len(people) > 1 else plan.template
    letter = _headed(run, plan, template(STANDARD, named).letter)
    known = values_of(run, member, on=on)
    letter = _with_rows(letter, lambda: [member_values(run, one, at + 1) for at, one in enumerate(people)])
    letter = kind_of(run.plan.kind).shape(run, plan, letter, member)
    return with_known(_dated(run, plan, letter), known)


def with_known(letter: Letter, known: Mapping[str, str]) -> Letter:
    """The letter with every field that is known; what a record leaves open becomes dots, an answer that is owed stays a field."""
    names = fields_of(letter)
    words = {name: value or (DOTS if name in FROM_RECORD else "") for name, value in known.items()}
    return filled(letter, {name: value for name, value in words.items() if value and name in names})


def draft(w: UnitOfWork, letter: Letter, *, answers: str | None = None) -> OutgoingLetter:
    """The paper as a letter of ours that waits for its signature and number; ``answers``: the incoming letter it replies to."""
    record, _ = add_draft(w, letter, answers_id=answers)
    return record


def fill_drafts(w: UnitOfWork, run: Run) -> None:
    """Put what became known since into drafts. One that nobody edited is made anew, with its lists; in an edited one only
    open fields are filled, and what a clerk wrote stays."""
    people = {person.id: person for _, person in run.members}
    plans = {one.name: one for one in papers_for(run.plan, run.data)}
    edited = _edited(run)
    for one in run.papers:
        record = run.session.get(OutgoingLetter, one.letter_id)
        if record is None or record.state not in (LetterState.DRAFT, LetterState.RETURNED):
            continue
        if record.id in run.drafted:
            continue  # as it stands it says all that is known
        letter, member = letter_of(record.parts), people.get(one.member_id or "")
        if one.paper in plans and record.id not in edited:
            plan = plans[one.paper]
            fill(record, paper(run, plan, member, on=run.done(plan.step) or run.record.begun_on))
        elif fields_of(letter):
            fill(record, with_known(letter, values_of(run, member)))


def _edited(run: Run) -> set[str]:
    """Letters that were changed by anything but this operation."""
    found: set[str] = set()
    ids = [one.letter_id for one in run.papers]
    for at in range(0, len(ids), _AT_ONCE):
        query = select(Change.record_id).where(
            Change.entity == OutgoingLetter.__tablename__,
            Change.record_id.in_(ids[at : at + _AT_ONCE]),
            Change.kind == "update",
            Change.verb.not_like("operations.%"),
        )
        found |= set(run.session.scalars(query))
    return found


# --- the head -------------------------------------------------------------------------------------------------


def _headed(run: Run, plan: PaperPlan, letter: Letter) -> Letter:
    if plan.head == "none":
        place = run.unit.place or (run.own.place if run.own else "")
        return msgspec.structs.replace(letter, date=DateLine(place=place or letter.date.place))
    unit = _issuer(run, plan)
    if unit is None:  # nobody entered the union above us: its name is known from our letterhead
        lines = list(run.unit.superior_lines or ())
        organ = Organ(issuing=lines or letter.organ.issuing, symbol=letter.organ.symbol)
        return msgspec.structs.replace(letter, organ=organ)
    blank = blank_letter(run.session, unit, letter.kind, standard=letter.standard)
    return msgspec.structs.replace(
        letter,
        organ=blank.organ,
        date=DateLine(place=blank.date.place or _place(run)),
        signature=_signed(letter.signature, blank.signature or _secretary(run, unit), unit),
        number=Number(),
    )


def _dated(run: Run, plan: PaperPlan, letter: Letter) -> Letter:
    """A paper without a number bears the day of its step: minutes are of the day of the meeting."""
    day = run.done(plan.step)
    if plan.numbered or plan.head == "none" or day is None:
        return letter
    line = DateLine(place=letter.date.place, day=day.day, month=day.month, year=day.year)
    return msgspec.structs.replace(letter, date=line)


def _place(run: Run) -> str:
    return (run.own.place if run.own else "") or run.unit.place or ""


def _issuer(run: Run, plan: PaperPlan) -> Unit | None:
    if (by_rule := kind_of(run.plan.kind).issuer(run, plan)) is not None:
        return by_rule
    if plan.head == "cell":
        return run.unit
    if plan.head == "host":
        return host_of(run)
    return run.own or run.unit


def host_of(run: Run) -> Unit | None:
    """The union above the unit that proposes: ours, when we are not that unit ourselves; a chi đoàn cơ sở is its own."""
    if run.own is not None and run.own.id != run.unit.id:
        return run.own
    if run.unit.level not in ("cell", "subcell", "cell-union", "section"):
        return run.unit
    return run.session.get(Unit, run.unit.parent_id) if run.unit.parent_id else None


def _signed(wanted: Signature | None, usual: Signature | None, unit: Unit) -> Signature | None:
    """Who signs: the usual signer in place of the template's, in the name of the body that the form asks for."""
    if wanted is None or not wanted.authority:
        return wanted
    body = "BAN CHẤP HÀNH" if "BAN CHẤP HÀNH" in wanted.authority[0] else "BAN THƯỜNG VỤ"
    if usual is None:  # nobody is known to sign for that unit: a place for the pen
        return msgspec.structs.replace(wanted, name="", authority=[f"TM. {body} {_of_unit(unit)}"])
    lines = list(usual.authority) or [f"TM. {body} {_of_unit(unit)}"]
    if body == "BAN CHẤP HÀNH":
        lines = [line.replace("BAN THƯỜNG VỤ", body).replace("BTV", "BCH") for line in lines]
    return msgspec.structs.replace(usual, authority=lines)


def _secretary(run: Run, unit: Unit) -> Signature | None:
    """The secretary in office, where nobody was entered as signer; None where no committee is known."""
    seats = sitting(run.session, unit.id, "committee", max(run.record.begun_on, *_days(run)))
    name = next((one.name for one in seats if one.post == "secretary"), "")
    return Signature(name, position="BÍ THƯ", authority=[authority(unit, len(seats))]) if name else None


def _days(run: Run) -> list[date]:
    return [one.done_on or run.record.begun_on for one in run.steps]


def _of_unit(unit: Unit) -> str:
    """'ĐOÀN XÃ HÀ CHÂU' as it follows 'TM. BAN CHẤP HÀNH'."""
    return (unit.short_name or unit.name).upper()


# --- the words ------------------------------------------------------------------------------------------------


def values_of(run: Run, member: Member | None, *, on: date | None = None) -> dict[str, str]:
    """What fills the fields of a paper, by their names."""
    people = [one for _, one in run.still_in]
    host = host_of(run)
    unit_name = run.unit.name
    host_name = host.name if host else superior_name(run.session, run.unit)
    made = {
        "cơ quan": unit_name,
        "tên chi đoàn": unit_name,
        "chi đoàn": bare(unit_name, "chi đoàn"),
        "tên đoàn cơ sở": host_name,
        "đoàn cơ sở": bare(host_name, "đoàn"),
        "ĐOÀN CƠ SỞ": bare(host_name, "đoàn").upper(),
        "TÊN ĐOÀN CƠ SỞ": host_name.upper(),
        "số lượng": f"{len(people):02d}",
        "ngày": written_day(on) if on else "",
        **_answers(run.plan.asks, run.data, run.session),
    }
    if member is not None:
        made |= member_values(run, member, 1)
    elif len(people) == 1:
        made |= member_values(run, people[0], 1)
    else:
        made["họ và tên"] = f"{len(people):02d} đồng chí có tên trong danh sách kèm theo"
    met = run.done("vote") or run.done("meeting")
    made["ngày họp"] = written_day(met)
    made["số được đề nghị"] = str(len(people))
    return {
        **made,
        **{name: value for name, value in kind_of(run.plan.kind).values(run, member).items() if value},
    }


def member_values(run: Run, member: Member, at: int) -> dict[str, str]:
    """What is known of one member, as a row or a paper of his own prints it."""
    record = run.about(member.id)
    home = run.session.get(Unit, member.unit_id)
    home_name = home.name if home else ""
    male = (member.sex or "") == "Nam"
    yes = number_of(record.data, "yes") if record else None
    born = written_day(member.birth_date) or (str(member.birth_year) if member.birth_year else "")
    return {
        "stt": str(at),
        "họ và tên": member.full_name,
        "HỌ VÀ TÊN": member.full_name.upper(),
        "ngày sinh": born,
        "sinh nam": born if male else "",
        "sinh nữ": born if (member.sex or "") == "Nữ" else "",
        "giới tính": member.sex or "",
        "quê quán": member.home_town or "",
        "thường trú": member.permanent_address or "",
        "nơi ở": member.current_address or member.permanent_address or "",
        "dân tộc": member.ethnicity or "",
        "tôn giáo": member.religion or "",
        "trình độ học vấn": member.education or "",
        "trình độ chuyên môn": member.qualification or "",
        "lý luận chính trị": member.political_theory or "",
        "ngoại ngữ": member.foreign_language or "",
        "tin học": member.computing or "",
        "nơi sinh": member.birth_place or "",
        "thành phần bản thân": member.social_origin or "",
        "thành phần gia đình": member.family_origin or "",
        "nghề nghiệp": member.occupation or "",
        "nơi học tập, công tác": member.workplace or "",
        "chức vụ": member.union_position or "Đoàn viên",
        "ngày vào Đoàn": written_day(member.joined_on),
        "nơi vào Đoàn": member.joined_at or "",
        "người giới thiệu": member.introducer or "",
        "số nghị quyết": member.admission_resolution or "",
        "số thẻ": member.card_number or "",
        "ngày cấp thẻ": written_day(member.card_issued_on),
        "điện thoại": member.phone or "",
        "chi đoàn của đoàn viên": bare(home_name, "chi đoàn"),
        "tỉ lệ": percent(yes, number_of(run.data, "present")),
        **{name: value for name, value in _own(run, record).items() if value},
        **(kind_of(run.plan.kind).of_member(run, record) if record else {}),
    }


def _own(run: Run, record: OperationMember | None) -> dict[str, str]:
    asks = [one for one in run.plan.asks if one.each]
    return _answers(asks, record.data if record else {}, run.session)


def _answers(asks: Sequence[Ask], data: Mapping[str, Any], session: Session) -> dict[str, str]:
    """Answers as words, by the label of what was asked."""
    said = {one.name: data.get(one.name) for one in asks}
    return {
        one.label: spoken(one, one.default if said[one.name] is None else said[one.name], session)
        for one in asks
    }


def spoken(ask: Ask, value: Any, session: Session) -> str:
    """An answer as a paper and a screen say it."""
    if value is None or value == "":
        return ""
    match ask.kind:
        case "date":
            return written_day(date.fromisoformat(value))
        case "choice":
            return ask.choices.get(str(value), str(value))
        case "yes":
            return "có" if value else "không"
        case "unit":
            unit = session.get(Unit, str(value))
            return unit.name if unit else str(value)
        case "letter":
            letter = session.get(IncomingLetter, str(value))
            return printed_state(letter) if letter else ""
        case _:
            return str(value)


def bare(name: str, word: str) -> str:
    """A unit's name without its own kind: '12A1' of 'Chi đoàn 12A1'."""
    return name[len(word) + 1 :] if name.casefold().startswith(f"{word} ") else name


# --- rows -----------------------------------------------------------------------------------------------------


def _with_rows(letter: Letter, told: Callable[[], Sequence[Mapping[str, str]]]) -> Letter:
    """Every row with {stt} once for each member; ``told`` is asked only where there is such a row."""
    if not any(ROW in text for table in _tables(letter) for row in table.rows for text in _cells(row)):
        return letter
    people = told()
    body = [_repeated(one, people) if isinstance(one, Table) else one for one in letter.body]
    annexes = [
        msgspec.structs.replace(
            annex, body=[_repeated(one, people) if isinstance(one, Table) else one for one in annex.body]
        )
        for annex in letter.annexes
    ]
    return msgspec.structs.replace(letter, body=body, annexes=annexes)


def _tables(letter: Letter) -> Iterator[Table]:
    for blocks in (letter.body, *(annex.body for annex in letter.annexes)):
        yield from (one for one in blocks if isinstance(one, Table))


def _cells(row: TableRow) -> list[str]:
    return [one if isinstance(one, str) else str(one.text) for one in row.cells]


def _repeated(table: Table, people: Sequence[Mapping[str, str]]) -> Table:
    rows: list[TableRow] = []
    for row in table.rows:
        if ROW not in _cells(row):
            rows.append(row)
            continue
        rows += [_row(row, lambda text, known=known: _put(text, known)) for known in people]  # type: ignore[misc]
    return msgspec.structs.replace(table, rows=rows)


def _row(row: TableRow, put: Callable[[str], str]) -> TableRow:
    return TableRow(
        [
            put(one)
            if isinstance(one, str)
            else msgspec.structs.replace(one, text=put(one.text) if isinstance(one.text, str) else one.text)
            for one in row.cells
        ]
    )


def _put(text: str, known: Mapping[str, str]) -> str:
    """The words with what is known; in a list an unknown field is an empty cell for the pen."""
    for name, value in known.items():
        text = text.replace("{" + name + "}", value)
    return "" if text.startswith("{") and text.endswith("}") else text


def in_body(run: Run, name: str) -> str:
    """A numbered paper as another one cites it: '12-QĐ/ĐTN ngày 02/3/2026'; '' while it has no number."""
    printed, dated = printed_of(run, name), dated_of(run, name)
    return f"{printed} ngày {written_day(dated)}" if printed and dated else printed
