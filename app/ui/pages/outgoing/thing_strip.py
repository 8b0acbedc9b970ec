"""The strip under the tools: words and looks of the table, picture or annex of the caret, and what can be done with a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QSpinBox, QWidget

from app.layout.parts import Annex, Picture, Table
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.lines import Line
from app.ui.theme.look import px
from app.ui.theme.tokens import CONTROL, Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Words


class ThingStrip(QWidget):
    """Shows itself while the caret stands on a thing. F2 comes here, Esc goes back into the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bảng, ảnh, phụ lục"))
        self._edit: BodyEdit | None = None
        self._flow = FlowLayout(self, gap=Space.SMALL)
        self._loading = False
        self._groups: dict[type, list[QWidget]] = {}
        self._table_fields()
        self._picture_fields()
        self._annex_fields()
        self.hide()

    def serve(self, edit: BodyEdit) -> None:
        """Speak of the things of this text."""
        self._edit = edit
        edit.level_changed.connect(self.show_here)
        edit.cell_changed.connect(self.show_here)
        edit.edited.connect(self.show_here)
        edit.thing_asked.connect(self.enter)

    def enter(self) -> None:
        """The first field takes the keys."""
        self.show_here()
        for one in self._shown():
            if one.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(one, Words):
                one.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._edit is not None:
            cell = self._edit.cell()
            (cell or self._edit).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # --- what is shown ----------------------------------------------------------------------------------------

    def show_here(self) -> None:
        """Speak of the thing under the caret."""
        assert self._edit is not None
        here = None if self._edit.isReadOnly() else self._edit.thing_here()
        thing = here[1] if here is not None else None
        kind = type(thing)
        self.setVisible(kind in self._groups)
        for one, widgets in self._groups.items():
            for widget in widgets:
                widget.setVisible(one is kind)
        self._loading = True
        if isinstance(thing, Table):
            _put(self.table_caption, thing.caption or "")
            self.head.setChecked(thing.head > 0)
            self.ruled.setChecked(thing.borders)
            self.table_wide.setChecked(thing.wide)
        elif isinstance(thing, Picture):
            _put(self.picture_caption, thing.caption or "")
            _put(self.alt, thing.alt)
            self.width_of.setValue(round(thing.width * 100))
        elif isinstance(thing, Annex):
            _put(self.heading, thing.heading or "")
            self.annex_wide.setChecked(thing.wide)
            self.separate.setChecked(thing.separate)
        self._loading = False

    def _shown(self) -> list[QWidget]:
        here = self._edit.thing_here() if self._edit is not None else None
        return self._groups.get(type(here[1]), []) if here is not None else []

    def _change(self, **changes: Any) -> None:
        if not self._loading and self._edit is not None:
            self._edit.change_here(**changes)

    # --- fields -------------------------------------------------------------------------------------------------

    def _add(self, kind: type, *widgets: QWidget) -> None:
        for one in widgets:
            one.setMinimumHeight(px(CONTROL))
            self._flow.addWidget(one)
            self._groups.setdefault(kind, []).append(one)

    def _table_fields(self) -> None:
        self.table_caption = self._line(self.tr("Tên bảng"), lambda text: self._change(caption=text or None))
        self.head = self._check(self.tr("Hàng đầu lặp lại"), lambda on: self._act("head"))
        self.ruled = self._check(self.tr("Kẻ khung"), lambda on: self._change(borders=on))
        self.table_wide = self._check(self.tr("Trang ngang"), lambda on: self._change(wide=on))
        self.acts = Button(self.tr("Hàng, cột, ô"), self.offer, meaning="down")
        self._add(
            Table,
            Words(self.tr("Bảng"), "heading"),
            self.acts,
            self.table_caption,
            self.head,
            self.ruled,
            self.table_wide,
        )
        self._add(Table, self._gone(self.tr("Bỏ bảng")))

    def _picture_fields(self) -> None:
        self.picture_caption = self._line(
            self.tr("Chú thích ảnh"), lambda text: self._change(caption=text or None)
        )
        self.alt = self._line(self.tr("Ảnh có gì"), lambda text: self._change(alt=text))
        self.width_of = QSpinBox()
        self.width_of.setRange(10, 100)
        self.width_of.setSingleStep(5)
        self.width_of.setSuffix(" %")
        self.width_of.setAccessibleName(self.tr("Bề rộng so với trang chữ"))
        self.width_of.setToolTip(self.tr("Bề rộng so với trang chữ"))
        self.width_of.valueChanged.connect(lambda value: self._change(width=value / 100))
        self._add(Picture, Words(self.tr("Ảnh"), "heading"), self.picture_caption, self.alt, self.width_of)
        self._add(Picture, self._gone(self.tr("Bỏ ảnh")))

    def _annex_fields(self) -> None:
        self.heading = self._line(
            self.tr("Chữ thay “Phụ lục”: DANH SÁCH, ĐỀ CƯƠNG …"),
            lambda text: self._change(heading=text or None),
        )
        self.annex_wide = self._check(self.tr("Trang ngang"), lambda on: self._change(wide=on))
        self.separate = self._check(self.tr("Tệp riêng"), lambda on: self._change(separate=on))
        self._add(Annex, Words(self.tr("Phụ lục"), "heading"), self.heading, self.annex_wide, self.separate)
        for meaning, words, key, by in (
            ("up", self.tr("Đưa phụ lục lên"), "Alt+Up", -1),
            ("down", self.tr("Đưa phụ lục xuống"), "Alt+Down", 1),
        ):
            self._add(Annex, IconButton(meaning, words, partial(self._move, by), key=key))
        self._add(Annex, self._gone(self.tr("Bỏ phụ lục")))

    def _line(self, name: str, take: Callable[[str], object]) -> Line:
        made = Line(name, "", hint=name)
        made.setFixedWidth(px(160))
        made.edited.connect(lambda: None if self._loading else take(made.value()))
        return made

    def _check(self, name: str, take: Callable[[bool], object]) -> QCheckBox:
        made = QCheckBox(name)
        made.toggled.connect(lambda on: None if self._loading else take(on))
        return made

    def _gone(self, words: str) -> IconButton:
        return IconButton("delete", words, self._remove)

    def _remove(self) -> None:
        here = self._edit.thing_here() if self._edit is not None else None
        if here is not None and self._edit is not None:
            self._edit.remove_row(here[0])
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        if self._edit is not None:
            self._edit.move_rows(by)

    # --- acts on a table ------------------------------------------------------------------------------------------

    def _act(self, name: str) -> None:
        if self._edit is not None:
            self._edit.table_act(name)
            self.show_here()

    def menu(self) -> QMenu:
        """Rows, columns, cells."""
        made = QMenu(self)
        for group in self._words():
            for name, words in group:
                made.addAction(words, partial(self._act, name))
            made.addSeparator()
        return made

    def offer(self) -> None:
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.acts.mapToGlobal(self.acts.rect().bottomLeft()))

    def _words(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        return (
            (
                ("row_above", self.tr("Thêm hàng trên")),
                ("row_below", self.tr("Thêm hàng dưới")),
                ("row_up", self.tr("Đưa hàng lên (Alt+↑)")),
                ("row_down", self.tr("Đưa hàng xuống (Alt+↓)")),
                ("row_gone", self.tr("Bỏ hàng")),
            ),
            (
                ("column_left", self.tr("Thêm cột trái")),
                ("column_right", self.tr("Thêm cột phải")),
                ("column_back", self.tr("Đưa cột sang trái")),
                ("column_on", self.tr("Đưa cột sang phải")),
                ("wider", self.tr("Cột rộng hơn")),
                ("narrower", self.tr("Cột hẹp hơn")),
                ("column_gone", self.tr("Bỏ cột")),
            ),
            (
                ("join", self.tr("Nhập các ô đã chọn làm một")),
                ("split", self.tr("Tách ô")),
                ("head", self.tr("Đầu bảng đến hàng này")),
                ("clear", self.tr("Xóa chữ trong ô")),
            ),
            (
                ("left", self.tr("Chữ bên trái")),
                ("center", self.tr("Chữ ở giữa")),
                ("right", self.tr("Chữ bên phải")),
                ("justify", self.tr("Chữ dàn đều")),
            ),
        )


def _put(line: Line, text: str) -> None:
    if line.value() != text.strip():
        line.put(text)
