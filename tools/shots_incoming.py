"""The states of the page 'Văn bản đến' that a walk through its list does not show: asked for a password, an archive, a file to
be cut, the stamp, an opinion, a message, several letters chosen, a scan whose number was written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tools.shots import Camera


class IncomingStates:
    """Brings the page into each state; files are made in ``folder``."""

    def __init__(self, camera: Camera, folder: Path) -> None:
        self.camera, self.folder = camera, folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def page(self) -> Any:
        frame = self.camera.window.frame
        assert frame is not None
        self.camera.window.go("incoming", None)
        return frame.page()

    def stops(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for name in (
            "stamp",
            "opinion",
            "message",
            "return",
            "locked",
            "archive",
            "split",
            "many",
            "join",
            "scan",
            "text",
        ):
            yield f"incoming-{name}", partial(getattr(self, f"_{name}"))

    def _entered(self) -> Any:
        page = self.page
        done = next(row for row in page.seat.desk.incoming.list() if row.arrival_number)
        page._back_to_form()
        page.open_letter(done.id, focus=False)
        self.camera.settle()
        return page

    def _stamp(self) -> None:
        self._entered().form.story.seal.click()

    def _opinion(self) -> None:
        page = self._entered()
        page.paper.stamp.leave()
        page.form.handling.opinion.click()

    def _message(self) -> None:
        page = self._entered()
        page.form.handling._leave()
        page.form.story.chat.click()

    def _return(self) -> None:
        page = self.page
        waiting = page.seat.desk.inbox.next_unregistered()
        page.open_letter(waiting, focus=False)
        self.camera.settle()
        page.form.back.click()

    def _locked(self) -> None:
        import pikepdf

        path = self.folder / "thong-bao-mat.pdf"
        with pikepdf.open(self._letter("khoa.pdf", 9)) as document:
            document.save(path, encryption=pikepdf.Encryption(user="Thu-2026", owner="Thu-2026"))
        self.page.receive([path])

    def _archive(self) -> None:
        self.page.gate.lock.leave()
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for day in (5, 6):
                path = self._letter(f"van ban {day}.pdf", day)
                archive.write(path, path.name)
            archive.writestr("phu luc danh sach.txt", "Danh sách đoàn viên ưu tú\n")
        path = self.folder / "van ban thang 3.zip"
        path.write_bytes(held.getvalue())
        self.page.receive([path])

    def _split(self) -> None:
        import pikepdf

        self.page.stack.unpacking.refuse()
        whole = pikepdf.new()
        for day in (11, 12, 13):
            with pikepdf.open(self._letter(f"gop-{day}.pdf", day)) as part:
                whole.pages.extend(part.pages)
        path = self.folder / "quet chung.pdf"
        whole.save(path)
        self._show(self.page.seat.desk.incoming.receive(path).result)
        self.page.form.split.click()

    def _many(self) -> None:
        page = self.page
        page._back_to_form()
        page.close_letter()
        self.camera.settle()
        page.list.view.selectAll()

    def _join(self) -> None:
        page = self.page
        page.list.view.pick_one()
        page.gate.join.ask([self.folder / f"trang {number}.jpg" for number in (1, 2, 3)])

    def _scan(self) -> None:
        """A scan: read from its picture, with a number that a pen wrote."""
        from PIL import Image, ImageDraw

        from app.services.inbox_paper import printed_pages

        self.page.gate.join.leave()
        pages = printed_pages(self._letter("quet.pdf", 20).read_bytes())
        pictures = [Image.open(io.BytesIO(one)).convert("L") for one in pages]
        pictures[0].paste(255, (398, 250, 478, 300))  # where the number stands: a pen wrote another
        pen = ImageDraw.Draw(pictures[0])
        pen.line([(405, 262), (428, 258), (414, 300)], fill=60, width=4)
        pen.line([(440, 258), (434, 280), (460, 278)], fill=60, width=4)
        pen.line([(458, 262), (452, 302)], fill=60, width=4)
        path = self.folder / "ban quet.pdf"
        pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=200)
        self._show(self.page.seat.desk.incoming.receive(path).result)

    def _text(self) -> None:
        self.page.paper.as_text.click()

    def _show(self, letter_id: str) -> None:
        page = self.page
        page.look_anew()
        page.open_letter(letter_id, focus=True)
        self.camera.settle()

    def _letter(self, name: str, day: int) -> Path:
        from app.services import demo_letters
        from app.services.rendering import render

        path = self.folder / name
        render(demo_letters.province_letter(date(2026, 2, day), deadline=date(2026, 3, day)), pdf=path)
        return path
