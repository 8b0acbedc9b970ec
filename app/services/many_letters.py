"""What is done with several incoming letters at once: registered, given to somebody, stamped on paper.

Owns which of them may go through without being looked at one by one: a letter is registered so only when its fields are
there and no other letter seems to be the same. The others are named with the reason and left as they were.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.base.errors import AppError
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import one_line
from app.services.change import Change, Service
from app.services.inbox_form import Form
from app.services.incoming_rows import find_letter, printed_state
from app.services.wanted import FILED, Wanted

if TYPE_CHECKING:
    from app.services.inbox_form import InboxForms
    from app.services.incoming import Incoming
    from app.services.stamping import Stamping

NEEDED: Final = ("number", "notation", "date", "issuer", "subject")
_LACKING: Final = mark("chưa đủ mục, cần xem từng văn bản")
_TWIN: Final = mark("có thể đã có: {why}")
_ENTERED: Final = mark("đã vào sổ từ trước")


@dataclass(frozen=True, slots=True)
class Left:
    """A letter that was left as it was, and why."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Done:
    ids: tuple[str, ...]
    left: tuple[Left, ...]
    subjects: frozenset[str] = frozenset()


class ManyLetters(Service):
    """Verbs for a selection of the list. Each letter is an act of its own, with its own undo."""

    def register(
        self, ids: Sequence[str], *, forms: InboxForms, incoming: Incoming, progress: Progress | None = None
    ) -> Done:
        """Enter those whose fields are all there; the oldest gets the first number."""
        watch = progress or Silent()
        done, left, subjects = [], [], frozenset[str]()
        for at, one in enumerate(sorted(ids)):  # ids rise with the moment of arrival
            form = forms.form(one)
            name = form.values["subject"] or form.file_name
            watch.step(at, len(ids), name)
            why = _reason(form)
            if not why:
                try:
                    change = incoming.register(one, fields=form.values, tasks=_tasks(form))
                except AppError as refused:
                    why = refused.sentence()
                else:
                    done.append(one)
                    subjects |= change.subjects
            if why:
                left.append(Left(one, name, why))
        return Done(tuple(done), tuple(left), subjects)

    def assign(self, ids: Sequence[str], person: str, *, task: bool = False) -> Change[tuple[str, ...]]:
        """Give registered letters to somebody, in one act; with ``task`` each opens one by its limit. The ids given."""
        with self.work("incoming.assign") as w:
            given = []
            for one in ids:
                letter = find_letter(w.session, one)
                if letter.arrival_number is None:
                    continue
                given.append(letter.id)
                letter.handler = one_line(person)[:200]
                if task and person not in ("", FILED):
                    w.add(Wanted(assignee=person, due_on=letter.due_on).task(letter))
            return Change.of(tuple(given), w.commit())

    def stamps(
        self, ids: Sequence[str], *, stamping: Stamping, alone: bool = False, progress: Progress | None = None
    ) -> tuple[bytes, tuple[Left, ...]]:
        """One PDF with the stamped first pages (``alone``: the stamps only), to be printed on the paper letters."""
        import pikepdf

        watch, left = progress or Silent(), []
        whole = pikepdf.new()
        for at, one in enumerate(ids):
            watch.step(at, len(ids), "")
            try:
                made = stamping.alone(one) if alone else stamping.stamped(one)
            except AppError as refused:
                with self.store.read() as session:
                    left.append(Left(one, printed_state(find_letter(session, one)), refused.sentence()))
                continue
            with pikepdf.open(io.BytesIO(made)) as part:
                whole.pages.extend(part.pages[:1])
        out = io.BytesIO()
        if len(whole.pages):
            whole.save(out)
        return out.getvalue(), tuple(left)


def _reason(form: Form) -> str:
    if form.registered:
        return tr(_ENTERED)
    if any(not form.values[name] for name in NEEDED):
        return tr(_LACKING)
    return tr(_TWIN).format(why=form.duplicates[0].why) if form.duplicates else ""


def _tasks(form: Form) -> tuple[Wanted, ...]:
    """The task of a letter that sets a day: as the form would open it."""
    if not form.deadlines:
        return ()
    day, why = form.deadlines[0]
    return (Wanted(assignee=form.values["handler"], due_on=day, evidence=why.evidence),)
