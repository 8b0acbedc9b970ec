"""The lists of nominees as their forms have them: several facts in one cell, one under the other, nothing for what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from app.layout.parts import BodyBlock, Cell, Letter, Paragraph, Table, TableRow
from app.models.members import Member
from app.services.operations.answers import number_of
from app.services.operations.kind import Run
from app.services.operations.votes import percent
from app.services.sheets import written_day

_LONG: Final = {"{thành tích}": "merits", "{ưu, khuyết điểm chính}": "opinion"}
"""Paragraphs of the forms that ask for a passage, and what answers them."""
_LINE: Final = "…" * 28
"""As long as a line of a form is wide, at the size of the body."""
_LINES: Final = 3


def with_people(run: Run, letter: Letter, paper: str) -> Letter:
    """The letter's list with a row for each nominee: form 3.1 ('list') or the branch's list of persons ('request')."""
    row = {"list": _row_above, "request": _row_of_branch}.get(paper)
    if row is None or not letter.annexes:
        return letter
    annex = letter.annexes[0]
    (table,) = [one for one in annex.body if isinstance(one, Table)]
    rows = [
        *table.rows[: table.head],
        *(row(run, at, person) for at, (_, person) in enumerate(run.still_in, 1)),
    ]
    whole = msgspec.structs.replace(table, rows=rows)
    return msgspec.structs.replace(letter, annexes=[msgspec.structs.replace(annex, body=[whole])])


def with_lines(letter: Letter, own: Mapping[str, object]) -> Letter:
    """A paragraph that is one long answer nobody gave yet becomes lines for the pen."""
    body: list[BodyBlock] = []
    for block in letter.body:
        name = _LONG.get(block.text) if isinstance(block, Paragraph) and isinstance(block.text, str) else None
        if name is not None and not own.get(name):
            body += [Paragraph(_LINE, align="left")] * _LINES
        else:
            body.append(block)
    return msgspec.structs.replace(letter, body=body)


def _row_above(run: Run, at: int, person: Member) -> TableRow:
    born = written_day(person.birth_date) or str(person.birth_year or "")
    male = person.sex == "Nam"
    return TableRow(
        [
            str(at),
            _under(
                f"- {person.full_name}",
                *(f"- {one}" for one in (person.home_town, person.permanent_address) if one),
            ),
            born if male else "",
            born if person.sex == "Nữ" else "",
            _under(person.ethnicity, person.religion),
            written_day(person.joined_on),
            person.qualification or person.education,
            person.political_theory,
            person.foreign_language,
            person.computing,
            _under(person.union_position or "Đoàn viên", person.workplace),
            _merits(run, person),
        ]
    )


def _row_of_branch(run: Run, at: int, person: Member) -> TableRow:
    votes = next((number_of(one.data, "yes") for one, who in run.still_in if who.id == person.id), None)
    share = percent(votes, number_of(run.data, "present"))
    return TableRow(
        [
            str(at),
            person.full_name,
            written_day(person.birth_date) or str(person.birth_year or ""),
            _under(person.home_town, person.permanent_address),
            _under(person.ethnicity, person.religion),
            written_day(person.joined_on),
            _under(person.qualification or person.education, person.political_theory),
            _under(person.union_position or "Đoàn viên", person.workplace),
            _under(str(votes) if votes is not None else "", f"({share})" if share else ""),
            _merits(run, person),
        ]
    )


def _merits(run: Run, person: Member) -> str:
    own = next((one.data for one, who in run.still_in if who.id == person.id), {})
    return str(own.get("merits") or "")


def _under(*lines: str) -> Cell | str:
    """Facts one under the other; those that nobody knows are left out."""
    known: Sequence[str] = [line for line in lines if line]
    if len(known) < 2:
        return known[0] if known else ""
    return Cell(paragraphs=[Paragraph(line, align="left") for line in known])
