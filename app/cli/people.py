"""``people``: who uses the program on this folder, what each is there for, who acts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_words import notes_lines
from app.cli.output import table
from app.cli.usage import UsageWrong
from app.domain.states import DUTY_NAMES, Duty

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.domain.rows import PersonRow
    from app.services.change import Change


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "people", tr(mark("người dùng chương trình: ai, phần việc, đang làm việc dưới tên ai"))
    )
    family.verb("list", tr(mark("mọi người dùng và phần việc của từng người")), _list)
    new = family.verb("add", tr(mark("thêm người dùng")), _add)
    new.add_argument("name", metavar=tr(mark("HỌ_TÊN")))
    _role(new, Duty.CLERK)
    edit = family.verb("edit", tr(mark("đổi tên, đổi phần việc, cho làm việc lại")), _edit)
    _who(edit)
    edit.add_argument("--name", metavar=tr(mark("HỌ_TÊN")))
    _role(edit, None)
    edit.add_argument("--back", action="store_true", help=tr(mark("người đã nghỉ làm việc lại")))
    retire = family.verb(
        "retire", tr(mark("người này thôi dùng chương trình; việc đã làm giữ nguyên tên")), _retire
    )
    _who(retire)
    use = family.verb("use", tr(mark("từ nay làm việc dưới tên người này, cả ở cửa sổ mở sau")), _use)
    _who(use)


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "person",
        metavar=tr(mark("NGƯỜI")),
        help=tr(mark("tên, một phần của tên, hoặc vài ký tự cuối của mã")),
    )


def _role(parser: argparse.ArgumentParser, default: Duty | None) -> None:
    words = ", ".join(f"{duty} ({tr(DUTY_NAMES[duty])})" for duty in Duty)
    parser.add_argument("--role", choices=[duty.value for duty in Duty], default=default, help=words)


# --- runs -------------------------------------------------------------------------------------------------------


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.people.list() if desk is not None else ()
    by = desk.by if desk is not None else ""
    heads = [tr(head) for head in (mark("Họ và tên"), mark("Phần việc"), mark("Tình trạng"), mark("Mã"))]
    cells = ((one.name, duty_name(one.role), _state(one, by), one.id[-8:]) for one in rows)
    lines = table(heads, cells) if rows else [tr(mark("Chưa có người dùng nào."))]
    env.answer({"people": [_json(one, by) for one in rows], "total": len(rows)}, lines)


def _add(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    _tell(env, desk, desk.people.add(args.name, role=args.role), tr(mark("Đã thêm {name}, {role}.")))


def _edit(env: Env, args: argparse.Namespace) -> None:
    if args.name is None and args.role is None and not args.back:
        raise UsageWrong(
            message=tr(mark("ghi ít nhất một trong --name, --role, --back")), prog="vanthu people edit"
        )
    desk = env.desk()
    person = desk.people.find(args.person)
    change = desk.people.edit(person.id, name=args.name, role=args.role, back=args.back)
    _tell(env, desk, change, tr(mark("Đã lưu: {name}, {role}.")))


def _retire(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    change = desk.people.leave(desk.people.find(args.person).id)
    _tell(env, desk, change, tr(mark("{name} thôi dùng chương trình; việc đã làm vẫn mang tên này.")))


def _use(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    person = desk.people.find(args.person)
    desk.work_as(person.id)
    said = tr(mark("Từ nay làm việc dưới tên {name} ({role}).")).format(
        name=person.name, role=duty_name(person.role)
    )
    env.answer(_json(person, desk.by), said)


# --- words ------------------------------------------------------------------------------------------------------


def duty_name(role: str) -> str:
    """'văn thư' of 'clerk'; a word of another make as it stands."""
    return tr(DUTY_NAMES[Duty(role)]) if role in set(Duty) else role


def _state(row: PersonRow, by: str) -> str:
    if not row.active:
        return tr(mark("đã nghỉ"))
    return tr(mark("đang làm việc")) if row.id == by else ""


def _json(row: PersonRow, by: str) -> dict[str, object]:
    return {"id": row.id, "name": row.name, "role": row.role, "active": row.active, "acting": row.id == by}


def _tell(env: Env, desk: Desk, change: Change[PersonRow], said: str) -> None:
    row = change.result
    head = said.format(name=row.name, role=duty_name(row.role))
    warnings = [one.text for one in change.notes]
    env.answer({**_json(row, desk.by), "warnings": warnings}, [head, *notes_lines(change.notes)])
