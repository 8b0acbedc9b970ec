"""The child process: one stays warm, a dead, hanging, swelling or raving one costs a sentence; cancelling kills."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time

import pikepdf
import pytest

from app.base.errors import Cancelled
from app.base.language import use_language
from app.base.progress import Silent
from app.intake import FileType, Opened, SourceText, child, door, open_bytes, read, read_bytes
from app.intake.child import Keeper, Lost, keeper, limits, protocol
from app.intake.refusals import FileChanging, PdfBroken
from tests.corpus.page import Sheet
from tests.intake import made

POSIX = pytest.mark.skipif(os.name != "posix", reason="limits of this kind are POSIX's")


def raving(code: str, **bounds) -> Keeper:
    """A keeper whose child runs ``code`` instead of reading; ``out`` is where frames go."""
    start = (
        "import sys, time, os, struct\nout = sys.stdout.buffer\n"
        "def frame(kind, payload): out.write(struct.pack('>cQ', kind, len(payload)) + payload); out.flush()\n"
    )
    return Keeper(words=[sys.executable, "-c", start + code], **bounds)


def ask(kept: Keeper, progress=None) -> SourceText:
    return kept.ask("read", b"Ch\xc3\xa0o", "a.txt", SourceText, progress or Silent())


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("sys.exit(3)", keeper.CRASHED),
        ("os.abort()", keeper.CRASHED),
        ("import ctypes; ctypes.string_at(0)", keeper.CRASHED),
        ("time.sleep(60)", keeper.TIME),
        ("while True: frame(b'S', b'\\x93\\x01\\x02\\xa1x'); time.sleep(0.05)", keeper.CRASHED),
        ("out.write(struct.pack('>cQ', b'R', 1 << 40)); out.flush(); time.sleep(60)", keeper.OUTPUT),
        ("frame(b'R', b'nonsense'); time.sleep(60)", keeper.CRASHED),
        ("frame(b'R', b'\\x81\\xa4type\\xa3pdf'); time.sleep(60)", keeper.CRASHED),
        ("frame(b'E', b'\\x84\\xa6module\\xa2os\\xa4name\\xa6system\\xa5where\\xc0\\xa6values\\x80'); time.sleep(60)", keeper.CRASHED),
        ("frame(b'F', b'\\x82\\xa4kind\\xabMemoryError\\xa5place\\xa1x'); time.sleep(60)", keeper.MEMORY),
    ],
)  # fmt: skip
def test_whatever_a_child_does_the_parent_goes_on(code, why):
    with pytest.raises(Lost) as caught:
        ask(
            raving(code, stall=1.0 if why == keeper.TIME else 50.0)
        )  # a busy machine may start a child slowly
    assert caught.value.why == why


def test_steps_do_not_hold_the_clock_for_ever():
    import msgspec

    step = msgspec.msgpack.encode(protocol.Step(1, 2, "x"))
    with pytest.raises(Lost) as caught:
        ask(raving(f"while True: frame(b'S', {step!r}); time.sleep(0.05)", stall=5.0, total=1.0))
    assert caught.value.why == keeper.TIME


@POSIX
def test_memory_is_bounded():
    with pytest.raises(Lost) as caught:
        Keeper(memory=120 * 1024 * 1024).ask("read", b"a " * 60_000_000, "a.txt", SourceText, Silent())
    assert caught.value.why in (keeper.MEMORY, keeper.CRASHED)


def test_a_lost_reading_is_a_sentence_and_an_empty_text(monkeypatch):
    monkeypatch.setattr(door, "ask", raving("os.abort()").ask)
    source = read_bytes(b"%PDF-1.7 x", "thư.pdf")
    assert (source.type, source.pages, source.page_count) == (FileType.PDF, (), 0)
    assert "nhập các ô bằng tay" in source.warnings[0]
    found = open_bytes(b"PK\x03\x04", "gói.zip")
    assert found.parts[0].data == b"PK\x03\x04"
    assert found.parts[0].refused


def test_a_file_whose_pictures_cost_the_child_its_life_keeps_its_text(monkeypatch):
    """The first page is text, the second a picture; reading pictures dies."""
    code = (
        "import os, sys\nfrom app.intake import ocr\nfrom app.intake.child import worker\n"
        "ocr.available = lambda: True\nocr.read_into = lambda *_: os.abort()\n"
        "sys.exit(worker.serve([]))"
    )
    monkeypatch.setattr(door, "ask", Keeper(words=[sys.executable, "-c", code]).ask)
    sheet = Sheet()
    sheet.at(30, 40, "Số: 12/QĐ-UBND")
    with pikepdf.open(io.BytesIO(sheet.save())) as pdf, io.BytesIO() as stream:
        pdf.add_blank_page()
        pdf.save(stream)
        file = stream.getvalue()
    for found in (read_bytes(file, "thư.pdf"), open_bytes(file, "thư.pdf").parts[0].text):
        assert "12/QĐ-UBND" in found.text
        assert found.page_count == 2
    assert "Phần chữ có sẵn trong tệp vẫn được giữ" in read_bytes(file, "thư.pdf").warnings[0]


class Stopper:
    def __init__(self, after: float) -> None:
        self.at = time.monotonic() + after

    def step(self, done, total, label):
        if time.monotonic() > self.at:
            raise Cancelled


def test_cancelling_does_not_wait_for_the_child():
    kept = raving("time.sleep(60)")
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        ask(kept, Stopper(0.3))
    assert time.monotonic() - begun < 50  # the child would take 60
    assert kept._warm is None


def test_a_warm_child_serves_the_next_file_and_refusals_come_as_they_are():
    kept = Keeper()
    try:
        assert ask(kept).text == "Chào"
        first = kept._warm
        with pytest.raises(PdfBroken) as caught:
            kept.ask("read", b"%PDF-1.7 x", "hỏng.pdf", SourceText, Silent())
        assert caught.value.values == {"file": "hỏng.pdf"}
        assert kept._warm is first
        assert ask(kept).text == "Chào"
        assert kept._warm is first
        first._process.kill()
        first._process.wait()
        assert ask(kept).text == "Chào"
        assert kept._warm is not first
    finally:
        kept.close()
    assert kept._warm is None


def test_a_child_that_is_killed_while_it_reads():
    kept = Keeper()
    big = b"{\\rtf1 " + b"a\\par " * 3_000_000 + b"}"
    running: list = []

    class Kill:
        def step(self, done, total, label):
            if running:
                running.pop()._process.kill()

    take = kept._take
    kept._take = lambda: running.append(take()) or running[0]
    with pytest.raises(Lost):
        kept.ask("read", big, "a.rtf", SourceText, Kill())


def test_several_at_once():
    kept = Keeper()
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(ask(kept).text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    kept.close()
    assert texts == ["Chào"] * 4


def test_containers_come_whole_through_the_pipe():
    data = made.zipped({"a.txt": "Chào".encode(), "b.bin": bytes(range(256)) * 4000})
    found = child.ask("open", data, "a.zip", Opened, Silent())
    assert [len(part.data) for part in found.parts] == [5, 1_024_000]


def test_the_child_speaks_the_callers_language():
    use_language("en")
    try:
        source = read_bytes(made.html("unicode"), "a.doc")
    finally:
        use_language("vi")
    assert "đuôi" not in source.warnings[0]


def test_the_child_knows_no_key(monkeypatch):
    monkeypatch.setenv("VANTHU_KEY_FILE", "/x")
    monkeypatch.setenv("VANTHU_DATA", "/x")
    monkeypatch.setenv("VANTHU_OCR_DATA", "/y")
    found = limits.environment("/r")
    assert "VANTHU_KEY_FILE" not in found
    assert "VANTHU_DATA" not in found
    assert found["VANTHU_OCR_DATA"] == "/y"


def test_a_folder_full_of_traps_is_not_imported(tmp_path):
    """The clerk's folder may hold a file called like a module."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit(9)")
    code = "from app.intake import read_bytes; print(read_bytes(b'abc', 'a.txt').text)"
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout.strip() == "abc"


@POSIX
def test_no_child_outlives_the_program():
    code = "from app.intake import child, door; door.read_bytes(b'abc', 'a.txt'); print(child.keeper._keeper._warm._process.pid)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(ran.stdout), 0)


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "quet.pdf"
    path.write_bytes(b"%PDF-1.7 one")
    digest = door._digest_of

    def later(at):
        at.write_bytes(b"%PDF-1.7 two")
        return digest(at)

    monkeypatch.setattr(door, "_digest_of", later)
    with pytest.raises(FileChanging):
        read(path)


def test_a_stick_pulled_out_half_way(tmp_path, monkeypatch):
    import errno

    from app.base.errors import FileUnreadable

    path = tmp_path / "a.txt"
    path.write_text("abc")

    def gone(_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(door, "_digest_of", gone)
    with pytest.raises(FileUnreadable) as caught:
        read(path)
    assert "ổ đĩa" in caught.value.sentence()


def test_names_of_any_bytes_and_half_characters_in_texts():
    """A name that is no UTF-8, and a file whose text cannot be written down, cost nobody an answer."""
    assert read_bytes(b"abc", "th\udcc6\udcb0.txt").text == "abc"
    source = read_bytes(b"{\\rtf1 a\\u56832?b}", "a.rtf")
    assert source.text.startswith("a")
    assert source.text.endswith("b")


def test_a_name_that_deceives_is_told_and_never_shown_as_it_is():
    source = read_bytes("Kính gửi".encode(), "thư\u202efdp.txt")
    assert "thưfdp.txt" in source.warnings[0]
    with pytest.raises(PdfBroken) as caught:
        read_bytes(b"%PDF-1.7 x", "a\x1b[31m\u202eb.pdf")
    assert "\u202e" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
