"""Adding a member: the form is opened with its draft, doubles are looked for, the verb is done once however often it is asked.

Owns the way of a new member until it is in the list. Refuses to know the page: it tells what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.base.errors import AppError
from app.base.text import fold
from app.services.roster import Wanted
from app.ui.pages.members.add_form import AddForm
from app.ui.pages.members.parts import sentence
from app.ui.run import Latest

if TYPE_CHECKING:
    from app.services.change import Change
    from app.ui.seat import Seat


class Adding(QObject):
    """``opened`` and ``closed`` say whether the form is in sight; ``added`` carries the new member's id."""

    opened = Signal()
    closed = Signal()
    added = Signal(str)

    def __init__(self, seat: Seat, form: AddForm, owner: QObject) -> None:
        super().__init__(owner)
        self.seat, self.form, self._owner = seat, form, owner
        self.under_way = False
        self._saving = False
        self._doubles = Latest(seat.run, self)
        form.saved.connect(self.save)
        form.left.connect(self.leave)
        form.draft.connect(self._keep)
        form.named.connect(self._look_for_doubles)

    def begin(self, units: Sequence[tuple[str, str]], unit: str) -> None:
        """Open the form for this unit, with what was typed last time."""
        if self.under_way:
            return

        def open_with(draft: dict[str, str]) -> None:
            self.under_way = True
            self.opened.emit()
            self.form.begin(units, unit, draft)

        self.seat.read(self, self.seat.desk.members.draft.kept, open_with)

    def save(self, another: bool = False) -> None:
        """Add what is typed; ``another`` leaves the form open for the next one."""
        if self._saving:
            return
        self._saving = True
        name, unit, fields = self.form.to_store()
        self.seat.do(
            self._owner,
            partial(self.seat.desk.members.add, name, unit=unit or None, fields=fields),
            told=self.tr("Đã thêm {name}").format(name=" ".join(name.split())),
            then=partial(self._done, another),
            otherwise=self._refused,
        )

    def leave(self) -> None:
        """Close the form; what is typed stays as a draft."""
        if not self.under_way:
            return
        if self.form.typed():
            self.form.settle()
            self.seat.tell.note(self.tr("Phần đang gõ được giữ lại; bấm Thêm đoàn viên để gõ tiếp."))
        self._close()

    def _done(self, another: bool, change: Change[Any]) -> None:
        self._saving = False
        self._keep({})
        if another:
            self.form.again()
            return
        self.form.put({})
        self._close()
        self.added.emit(change.result.id)

    def _refused(self, fault: BaseException) -> None:
        self._saving = False
        if isinstance(fault, AppError):
            known = fault.where is not None and self.form.knows(fault.where)
            # A refusal without a place belongs to a unit that is not found, else to the name.
            usual = "unit" if fault.code.startswith("DV-") else "full_name"
            self.form.refuse(str(fault.where) if known else usual, sentence(fault))
        else:
            self.seat.tell.error(fault)

    def _close(self) -> None:
        self.form.forget_draft()
        self.under_way = False
        self.closed.emit()

    def _keep(self, values: dict[str, str]) -> None:
        self.seat.run.write(self, partial(self.seat.desk.members.draft.keep, values))

    def _look_for_doubles(self, name: str) -> None:
        if len(name.split()) < 2:
            self._doubles.drop()
            self.form.show_doubles(())
            return
        same = fold(name)
        read = partial(self.seat.desk.members.roster.page, Wanted(typed=name), limit=20)
        self._doubles.ask(
            read,
            lambda lines: self.form.show_doubles([one for one in lines if fold(one.full_name) == same][:3]),
        )
