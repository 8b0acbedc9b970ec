"""kill -9 while a letter is written: what was typed two seconds before is there after the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.layout.parts import Paragraph
from app.services.letters import letter_of
from tests.factory import desk as open_desk
from tests.factory import own_letter

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui.bus import Bus
from app.ui.run import Runner
from app.ui.seat import Seat
from app.ui.tell import Teller
from app.ui.pages.outgoing.page import OutgoingPage
from tests.factory import desk

app = QApplication([])
made = desk(Path(sys.argv[1]))
page = OutgoingPage(Seat(desk=made, run=Runner(), tell=Teller(), bus=Bus(), ask=lambda *_, **__: True, go=lambda *_: None))
page.show()
page.show_record(sys.argv[2])

def write():
    page.editor.form.body.setFocus()
    page.editor.form.body.insertPlainText("viết trước khi mất điện")
    QTimer.singleShot(2_000, lambda: print("typed", flush=True))  # its own two seconds, however busy the machine

def look():
    if page.editing():
        ready.stop()
        write()

ready = QTimer()
ready.timeout.connect(look)
ready.start(20)
app.exec()
"""


@pytest.mark.serial
def test_two_seconds_old_words_survive_kill_9(tmp_path: Path) -> None:
    made = open_desk(tmp_path)
    letter_id = made.letters.new(own_letter(body=[Paragraph("")])).result.id
    made.close()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), letter_id],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "typed\n", writer.stderr.read() if writer.stderr else ""
        writer.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    finally:
        writer.kill()
        writer.wait(60)
    again = open_desk(tmp_path)
    try:
        assert letter_of(again.letters.get(letter_id).parts).body == [Paragraph("viết trước khi mất điện")]
    finally:
        again.close()
