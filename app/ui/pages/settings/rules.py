"""The rules of member work: what holds, by which source, what is doubtful; set otherwise with the reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.domain.member_rules import Rule, RuleBook, spoken, wanted
from app.ui.pages.settings.declared import Choice
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Quiet, Words


class RulesSection(QWidget):
    """A list of rules, and the form of one."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._book: RuleBook | None = None
        self._rule: Rule | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(self.tr("Quy định về công tác đoàn viên")))
        column.addWidget(
            Quiet(
                self.tr(
                    "Quy định đổi theo Điều lệ và hướng dẫn từng khóa. Đặt khác đi thì ghi căn cứ và ngày áp dụng."
                )
            )
        )
        self.chips = ChipRow(name=self.tr("Lọc quy định"))
        self.chips.chosen.connect(lambda _: self._fill())
        column.addWidget(self.chips)
        columns: list[Column[Rule]] = [
            Column("name", self.tr("Quy định"), lambda row: row.name, 0),
            Column("value", self.tr("Đang áp dụng"), lambda row: row.words, 190),
            Column("source", self.tr("Căn cứ"), lambda row: row.said_source, 300, tone=lambda row: "due" if row.doubtful else "quiet"),
        ]  # fmt: skip
        self.table = Table(
            columns,
            id_of=lambda row: row.key,
            memory=seat.memory,
            key="settings.rules",
            name=self.tr("Quy định về công tác đoàn viên"),
            empty=EmptyState("info", self.tr("Không có quy định nào như vậy"), ""),
        )
        self.table.setMinimumHeight(px(220))
        self.table.chosen.connect(self._choose)
        column.addWidget(self.table, 1)
        self.box = QWidget()
        self.box.setMaximumWidth(px(560))
        self.form = FormColumn(self.box)
        self.name = Words("", "heading", wrap=True)
        self.about = Quiet("")
        self.form.addWidget(self.name)
        self.form.addWidget(self.about)
        self.value, self.options = QLineEdit(), Choice()
        self.why, self.since = QLineEdit(), DateField(today=today(seat.desk.clock))
        self.form.field(self.tr("Giá trị"), self.value)
        self.form.addWidget(self.options)
        self.form.field(self.tr("Căn cứ"), self.why, self.tr("Số, ngày văn bản hoặc lý do."))
        self.form.field(self.tr("Áp dụng từ ngày"), self.since)
        row = QHBoxLayout()
        self.save = Button(self.tr("Đặt quy định"), self._save, kind="primary")
        self.back = Button(self.tr("Về giá trị có sẵn"), self._reset)
        row.addWidget(self.save)
        row.addWidget(self.back)
        row.addStretch(1)
        self.form.addLayout(row)
        column.addWidget(self.box)
        self.box.hide()
        self.look_anew()

    def look_anew(self) -> None:
        self._seat.read(self, self._seat.desk.rules.book, self._take)

    def _take(self, book: RuleBook) -> None:
        self._book = book
        doubtful, own = (sum(test(rule) for rule in book.rules) for test in (_doubtful, _own))
        groups = list(dict.fromkeys(rule.group for rule in book.rules))
        self.chips.set_chips(
            [
                Chip("", self.tr("Tất cả")),
                Chip("?", self.tr("Chưa chắc chắn"), doubtful, "due"),
                Chip("!", self.tr("Đặt tại đơn vị"), own),
                *(Chip(group, group) for group in groups),
            ]
        )
        self._fill()

    def _fill(self) -> None:
        if self._book is None:
            return
        key = self.chips.current()
        tests = {"": lambda _: True, "?": _doubtful, "!": _own}
        fits = tests.get(key, lambda rule: rule.group == key)
        self.table.set_rows([rule for rule in self._book.rules if fits(rule)])

    def _choose(self, rule: Rule | None) -> None:
        self._rule = rule
        self.box.setVisible(rule is not None)
        if rule is None:
            return
        self.name.setText(rule.name)
        given = (
            self.tr("Có sẵn: {value}.").format(value=spoken(rule, rule.given))
            if rule.given is not None
            else ""
        )
        by = self.tr("{who} đặt.").format(who=rule.by) if rule.by else ""
        self.about.setText(" ".join(part for part in (rule.remarks, given, by, rule.source) if part))
        self.options.clear()
        for value, words in rule.choices:
            self.options.addItem(words, value)
        self.options.setCurrentIndex(max(0, self.options.findData(rule.value)))
        self.options.setVisible(bool(rule.choices))
        self.value.setVisible(not rule.choices)
        self.value.setText("" if rule.choices else rule.words)
        self.value.setPlaceholderText(wanted(rule))
        self.why.clear()
        self.since.set_date(today(self._seat.desk.clock))
        self.back.setVisible(bool(rule.by))
        for editor in (self.value, self.why):
            self.form.refuse(editor, "")

    def _save(self) -> None:
        if self._rule is None:
            return
        value = str(self.options.currentData()) if self._rule.choices else self.value.text()
        self._do(
            partial(
                self._seat.desk.rules.set, self._rule.key, value, why=self.why.text(), since=self.since.date()
            )
        )

    def _reset(self) -> None:
        if self._rule is not None:
            why = self.why.text() or self.tr("trở lại giá trị có sẵn")
            self._do(partial(self._seat.desk.rules.reset, self._rule.key, why=why, since=self.since.date()))

    def _do(self, act: object) -> None:
        self._seat.do(
            self,
            act,  # type: ignore[arg-type]
            told=self.tr("Đã đặt quy định"),
            then=lambda _: self.look_anew(),
            otherwise=self._refused,
        )

    def _refused(self, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            editor = self.value if fault.code == "QTC-002" else self.why
            self.form.refuse(editor, f"{fault.sentence()} {fault.advice()}")
            editor.setFocus()
        else:
            self._seat.tell.error(fault)


def _doubtful(rule: Rule) -> bool:
    return rule.doubtful


def _own(rule: Rule) -> bool:
    return bool(rule.by)
