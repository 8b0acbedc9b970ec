"""The editor: from a key to the redrawn page, in the window as it is, at 2, 10 and 30 pages; the last with tables and footnotes.

``python -m benchmarks.preview [--json FILE] [--keys N] [--gap MS]``. Keys go into the body as events of the keyboard do, with a
pause between them as of a quick typist; a key counts until the page that holds it was painted. Measured is also how long each
key held the window's thread.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
LIMITS = {2: 0.040, 10: 0.100, 30: 0.120}
WORDS = "Ban Chấp hành đề nghị các chi đoàn nghiêm túc triển khai thực hiện các nội dung sau đây. "


def body(pages: int) -> list[object]:
    """About that many pages: paragraphs and numbered elements; in the longest also tables and footnotes."""
    from app.layout.parts import Item, Level, Paragraph, Run, Table, TableRow

    blocks: list[object] = []
    for number in range({2: 13, 10: 86, 30: 245}[pages]):
        if number % 4 == 0:
            blocks.append(Item(level=Level.CLAUSE, title="Nội dung trọng tâm của tháng"))
        elif number % 4 == 3:
            blocks.append(Item(level=Level.DASH, text=WORDS * 2))
        elif pages == 30 and number % 20 == 5:
            blocks.append(Paragraph([Run(t=WORDS * 5, note=f"Chú thích {number}. {WORDS}")]))
        elif pages == 30 and number % 40 == 10:
            rows = [TableRow([str(row), WORDS, "Chi đoàn Sơn Long"]) for row in range(1, 9)]
            blocks.append(Table(rows=[TableRow(["TT", "Nội dung", "Đơn vị"]), *rows], head=1))
        else:
            blocks.append(Paragraph(WORDS * 5))
    return blocks


def measure(pages: int, keys: int, gap: int) -> dict[str, float]:
    """Seconds by name."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.ui.bus import Bus
    from app.ui.pages.outgoing.page import OutgoingPage
    from app.ui.run import Runner
    from app.ui.seat import Seat
    from app.ui.tell import Teller
    from app.ui.theme.look import put_on
    from tests.factory import desk, own_letter

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    put_on(app, "light")

    def spin(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as folder:
        made = desk(Path(folder))
        letter_id = made.letters.new(own_letter(body=body(pages))).result.id
        seat = Seat(
            desk=made, run=Runner(), tell=Teller(), bus=Bus(), ask=lambda *_, **__: True, go=lambda *_: None
        )
        page = OutgoingPage(seat)
        page.resize(1190, 690)
        page.show()
        page.show_record(letter_id)
        while page.editor.pages.seen() is None:
            spin(50)
        editor = page.editor
        seen = editor.pages.seen()
        assert seen is not None
        editor.form.reach("body[2].text")
        spin(1_500)
        waiting: list[float] = []
        redrawn: list[float] = []
        held: list[float] = []

        def painted(_: object) -> None:
            editor.pages.paper.viewport().repaint()
            now = time.perf_counter()
            redrawn.extend(now - began for began in waiting)
            waiting.clear()

        editor.pages.drawn.connect(painted)
        for number in range(keys):
            waiting.append(time.perf_counter())
            start = time.thread_time()
            QTest.keyClick(editor.form.body, Qt.Key.Key_A if number % 6 else Qt.Key.Key_Space)
            held.append(time.thread_time() - start)
            spin(gap)
        while waiting:
            spin(20)
        page.settle()
        seat.run.wait()
        spin(50)
        found = seen.pages
        made.close()
        page.deleteLater()
        spin(10)
    return {
        "pages": found,
        "p50": statistics.median(redrawn),
        "p95": statistics.quantiles(redrawn, n=20)[-1],
        "worst": max(redrawn),
        "thread_p95": statistics.quantiles(held, n=20)[-1],
    }


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--keys", type=int, default=120)
    parser.add_argument("--gap", type=int, default=80, help="milliseconds between keys")
    asked = parser.parse_args(words)
    results = {pages: measure(pages, asked.keys, asked.gap) for pages in LIMITS}
    over = False
    for pages, found in results.items():
        over |= found["p95"] > LIMITS[pages]
        print(
            f"{found['pages']:>3.0f} pages: key to page p50 {found['p50'] * 1000:5.1f} ms, p95 {found['p95'] * 1000:5.1f} ms "
            f"(limit {LIMITS[pages] * 1000:.0f}), worst {found['worst'] * 1000:5.1f} ms; "
            f"the key itself p95 {found['thread_p95'] * 1000:4.1f} ms"
        )
    if asked.json:
        asked.json.write_text(
            json.dumps({str(pages): found for pages, found in results.items()}, indent=2) + "\n"
        )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
