"""Draws every page: two sizes, light and dark, full, empty and with very long names. For a person to look at.

    ./dev shots [--page NAME ...] [--state full|empty|long ...] [--theme light|dark|contrast ...] [--size SIZE ...] [--out DIR]

Owns which pictures there are; writes them to build/shots. Data are the program's own demonstration at a fixed day. One process per
size, because Qt takes its scale at the start. Refuses to judge: that is tests/shots.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.ui.frame.main_window import MainWindow

ROOT: Final = Path(__file__).resolve().parents[1]
OUT: Final = ROOT / "build" / "shots"
MONDAY: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
# Name -> (logical size, scale of the screen): 1920 x 1080 at 125 % is 1536 x 864 to a program.
SIZES: Final = {
    "1366x768": ((1366, 768), 1.0),
    "1920x1080@125": ((1536, 864), 1.25),
    "1024x700": ((1024, 700), 1.0),
}
USUAL: Final = ("1366x768", "1920x1080@125")
STATES: Final = ("full", "empty", "long")
THEMES: Final = ("light", "dark", "contrast")
_VIEWS: Final = {
    "tasks": ("calendar", "answers", "recurring", "late"),
    "dossiers": ("new",),
    "meetings": ("new", "committees", "grading"),
    "fees": ("arrears", "book", "bank", "periods"),
}
"""Further views of a page, as its ``show_record`` names them."""
_SETTLE_MS: Final = 4_000
_DRESS_MS: Final = 80


def furnish(folder: Path, state: str) -> Desk:
    """A desk in one of the states."""
    from app.base.clock import FixedClock
    from app.bootstrap import open_desk

    desk = open_desk(folder / state, key_file=folder / f"{state}.key", clock=FixedClock(MONDAY))
    desk.settings.set(
        "reminders.on", False
    )  # a note that comes by the clock is on some pictures and not on others
    if state in ("full", "long"):
        from app.services.demo import Story

        Story(desk, folder / f"{state}-tep", say=lambda _: None).run()
        _enliven(desk, folder)
    if state == "long":
        _lengthen(desk)
    return desk


def _enliven(desk: Desk, folder: Path) -> None:
    """A morning under way: letters not yet registered, tasks late and soon, a draft."""
    from datetime import date

    from app.services import demo_letters
    from app.services.rendering import render

    for number, day in ((1, date(2026, 2, 27)), (2, date(2026, 3, 1))):
        path = folder / f"thu-den-{number}.pdf"
        render(demo_letters.province_letter(day, deadline=date(2026, 3, 9 + number)), pdf=path)
        desk.incoming.receive(path)
    _follow_up(desk)
    for title, who, due in (
        ("Nộp báo cáo đoàn viên ưu tú quý I", "Ban Tổ chức", date(2026, 2, 26)),
        ("Gửi danh sách tham gia Tháng Thanh niên", "Nguyễn Đình Khuê", date(2026, 3, 4)),
        ("Chuẩn bị hội nghị Ban Chấp hành", "Văn phòng Đoàn trường", date(2026, 3, 12)),
    ):
        desk.tasks.open(title, assignee=who, due_on=due)


def _follow_up(desk: Desk) -> None:
    """Channels, results, answers expected, dossiers, a rule, a search that was kept."""
    from datetime import date

    from app.services.results import Wanted
    from app.services.saved_searches import Condition, Query

    desk.channels.add("Đoàn trường Sông Trăng", kind="fanpage", rubrics=["Tháng Thanh niên", "Gương sáng"])
    desk.channels.add("Ban Chấp hành Đoàn trường", kind="zalo")
    came = desk.inbox.ids()[-1]
    desk.results.add(
        Wanted(
            "post", title="Ra quân Tháng Thanh niên 2026", channel="fanpage", link="https://vidu.example/1"
        ),
        letter=came,
    )
    desk.results.add(
        Wanted("meeting", title="Sinh hoạt chuyên đề tháng 3", attendance=48, place="Hội trường A"),
        letter=came,
    )
    ours = desk.letters.list()[0].id
    desk.following.ask(ours, due_on=date(2026, 2, 27), subordinate=True)
    asked = desk.following.tally(ours)
    for name in asked.missing[: len(asked.missing) // 2]:
        desk.following.answered(ours, name)
    for title, heading, years in (
        ("Công văn chỉ đạo của Trung ương Đoàn và Tỉnh đoàn năm 2026", "Tuyên giáo", ""),
        ("Tháng Thanh niên năm 2026", "Phong trào", "10"),
        ("Kết nạp đoàn viên năm 2026", "Tổ chức", "20"),
    ):
        made = desk.dossiers.add(
            title, heading=heading, retention=years, person="Văn phòng Đoàn trường"
        ).result
        desk.dossiers.put(made.id, [came])
    desk.dossiers.put(made.id, [ours])
    desk.dossiers.close(made.id)
    desk.recurring.add("Báo cáo công tác Đoàn tháng", every="month", day=5, assignee="Văn phòng Đoàn trường")
    desk.recurring.open_due()
    desk.saved_searches.save(
        "Của Tỉnh đoàn", Query("incoming", conditions=(Condition("issuer", "~", "đoàn"),))
    )


def _lengthen(desk: Desk) -> None:
    """Names at the end of what a clerk may have to type."""
    name = (
        "Đoàn Trường Đại học Khoa học Xã hội và Nhân văn thuộc Đại học Quốc gia Thành phố Hồ Chí Minh, phân hiệu "
        "tại huyện Nghĩa Hưng"
    )
    desk.units.set(name=name)
    own = desk.units.own()
    assert own is not None
    desk.units.add(
        "Chi đoàn Giáo dục thể chất - Huấn luyện thể thao tổng hợp nâng cao hệ vừa làm vừa học K58",
        parent=own.id,
    )
    desk.members.add("Công Tằng Tôn Nữ Thị Diễm Quỳnh Phương Thảo Nguyên", unit=own.id)
    desk.units.add_signer(
        "Công Tằng Tôn Nữ Thị Diễm Quỳnh",
        position="PHÓ BÍ THƯ THƯỜNG TRỰC",
        authority_lines=["TL. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG"],
    )
    desk.tasks.open(
        "Tổng hợp số liệu đoàn viên, thanh niên theo biểu mẫu 01, 02, 03, 04 kèm theo và gửi về Ban Tổ chức - Kiểm tra Tỉnh đoàn",
        assignee="Ban Tổ chức - Kiểm tra phối hợp Văn phòng và các liên chi đoàn",
    )


class Camera:
    """Takes pictures of one window on one desk."""

    def __init__(self, desk: Desk, out: Path, size: str, state: str) -> None:
        from app.ui.frame.main_window import MainWindow

        self.out, self.size, self.state = out, size, state
        self.window: MainWindow = MainWindow(desk.data)
        self.window.memory._path = None  # every picture begins from first widths
        self.window.resize(*SIZES[size][0])
        self.window.show()
        self.window.activateWindow()
        self.window.open_desk(desk)

    def settle(self) -> None:
        """Until nothing is under way for three turns."""
        from PySide6.QtCore import QDeadlineTimer

        still, deadline = 0, QDeadlineTimer(_SETTLE_MS)
        while still < 3 and not deadline.hasExpired():
            self.rest(120)
            still = 0 if self.window.run.busy() else still + 1

    def rest(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def take(self, name: str, theme: str) -> Path:
        self.rest(_DRESS_MS)
        path = self.out / f"{name}-{self.state}-{self.size}-{theme}.png"
        self.window.grab().save(str(path))
        return path

    def stops(self, wanted: list[str]) -> Iterator[tuple[str, Callable[[], object]]]:
        """(name, how to get there) of every picture."""
        frame = self.window.frame
        assert frame is not None
        for entry in frame.entries:
            if wanted and entry.name not in wanted:
                continue
            if entry.name == "story":
                letters = self.window.seat.desk.inbox.ids() if self.window.seat else ()
                yield "story", partial(self.window.go, "story", letters[-1] if letters else None)
                continue
            yield entry.name, partial(self.window.go, entry.name, None)
            for view in _VIEWS.get(entry.name, ()):
                yield f"{entry.name}-{view}", partial(self.window.go, entry.name, f"#{view}")
            if entry.name == "settings":
                for section in ("signers", "series", "channels", "look", "practice", "safety", "about"):
                    yield f"settings-{section}", partial(self.window.go, "settings", section)
            elif entry.name == "registers":
                yield "registers-record", partial(self._first, entry.name)
                yield "registers-pages", self._pages
            else:
                yield f"{entry.name}-record", partial(self._first, entry.name)
            seat = self.window.seat
            if entry.name == "incoming" and self.state == "full" and seat is not None:
                from tools.shots_incoming import IncomingStates

                yield from IncomingStates(self, seat.desk.data.parent / "den").stops()
        if not wanted or "search" in wanted:
            yield "search", self._search

    def _first(self, name: str) -> None:
        """The first record of a page, as a clerk would open it: the first row of its first list."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractItemView

        self.window.go(name, None)
        self.settle()
        page: Any = self.window.frame.page() if self.window.frame else None
        for view in page.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                view.setFocus()
                view.setCurrentIndex(view.model().index(0, 0))
                QTest.keyClick(view, Qt.Key.Key_Return)
                return

    def _pages(self) -> None:
        """A book page by page, as it prints."""
        page: Any = self.window.frame.page() if self.window.frame else None
        page.paged.setChecked(True)
        page._pages_asked()

    def _search(self) -> None:
        frame = self.window.frame
        assert frame is not None
        self.window.go(frame.entries[0].name, None)
        frame.search.setFocus()
        frame.search.setText("doan vien")


def draw(chosen: argparse.Namespace, size: str) -> int:
    """All pictures of one size, in this process."""
    from app.ui.language import speak
    from app.ui.start import application
    from app.ui.theme.look import put_on

    app = application()
    speak(app, chosen.lang)
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for state in chosen.state:
            desk = furnish(Path(folder), state)
            put_on(app, chosen.theme[0], scale=chosen.scale)
            camera = Camera(desk, chosen.out, size, state)
            camera.settle()
            for name, there in camera.stops(chosen.page):
                there()
                camera.settle()
                for theme in chosen.theme:
                    put_on(app, theme, scale=chosen.scale)
                    sys.stdout.write(f"{camera.take(name, theme)}\n")
            camera.window.close()
            camera.window.end()
        if not chosen.page or "first-run" in chosen.page:
            _doors(chosen, Path(folder), size)
    return 0


def _doors(chosen: argparse.Namespace, folder: Path, size: str) -> None:
    """What stands before the frame: first run, sign-in."""
    from PySide6.QtWidgets import QApplication

    from app.ui.frame.main_window import MainWindow
    from app.ui.pages.first_run.screens import FirstRun
    from app.ui.sign_in import SignIn
    from app.ui.theme.look import put_on

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(folder / "new")
    window.resize(*SIZES[size][0])
    window.show()
    first = FirstRun(window, lambda _: None)
    camera = Camera.__new__(Camera)
    camera.window, camera.out, camera.size, camera.state = window, chosen.out, size, "new"
    window.show_screen(first)
    first.unit.name.setText("Đoàn Trường Cao đẳng Kỹ thuật Sông Trăng")
    first.unit.superior.setText("Đoàn tỉnh Hà Châu")
    first.unit.place.setText("Sông Trăng")
    first.unit.changed.emit()
    first.signer.signer.setText("Nguyễn Đình Khuê")
    for step in range(3):
        first._show(step)
        camera.settle()
        for theme in chosen.theme:
            put_on(app, theme, scale=chosen.scale)
            sys.stdout.write(f"{camera.take(f'first-run-{step + 1}', theme)}\n")
    window.show_screen(SignIn(window, lambda _: None))
    for theme in chosen.theme:
        put_on(app, theme, scale=chosen.scale)
        sys.stdout.write(f"{camera.take('sign-in', theme)}\n")
    window.close()
    window.end()


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev shots", description="Draw every page.")
    parser.add_argument("--page", action="append", default=[], help="only this page (may be repeated)")
    parser.add_argument("--state", action="append", choices=STATES, default=[])
    parser.add_argument("--theme", action="append", choices=THEMES, default=[])
    parser.add_argument("--size", action="append", choices=list(SIZES), default=[])
    parser.add_argument("--scale", type=int, default=100, help="the program's own scale in per cent")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(words)
    chosen.theme = chosen.theme or ["light", "dark"]
    chosen.state = chosen.state or list(STATES)
    chosen.size = chosen.size or list(USUAL)
    chosen.out = chosen.out.absolute()
    if chosen.here:
        return draw(chosen, chosen.size[0])
    for size in chosen.size:
        kept = _without(words, "--size")
        done = subprocess.run(
            [sys.executable, "-m", "tools.shots", *kept, "--size", size, "--here"],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SIZES[size][1])},
            check=False,
        )
        if done.returncode:
            return done.returncode
    return 0


def _without(words: list[str], option: str) -> list[str]:
    kept, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word == option:
            skip = True
        elif not word.startswith(f"{option}="):
            kept.append(word)
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
