"""Shows the exchange at work: PostgreSQL, two workers, three PCs of one unit; the line is cut, both sides write, all agree again.

Everything lies in a temporary folder and is gone afterwards. Database and server are processes of their own; the PCs are data
folders, each verb what `vanthu` does with it. Called by `./dev hq-demo`; exit code 0 when all digests agree. ``--short``: two
PCs and one worker.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, Final

import psycopg

from app.__main__ import main as vanthu
from tools.postgres import cluster

ROOT: Final = Path(__file__).resolve().parents[1]
PCS: Final = ("một", "hai", "ba")
_OFFLINE: Final = 6
_SOON: Final = 0.1


class Demo:
    """The folder of the show, its server and its PCs."""

    def __init__(self, folder: Path, database: str, *, short: bool) -> None:
        self.folder = folder
        self.database = database
        self.pcs = PCS[:2] if short else PCS
        self.workers = 1 if short else 2
        self.port = _free_port()
        self.server: subprocess.Popen[bytes] | None = None
        os.environ |= {
            "VANTHU_HQ": str(folder / "hq"),
            "VANTHU_WITNESS": str(folder / "witness"),
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }

    def run(self, *words: str, may: tuple[int, ...] = (0,)) -> dict[str, Any]:
        """One command line, in this process: starting a program thirty times would be most of the show. Its answer."""
        out, faults = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(faults):
            code = vanthu([*words, "--json"])
        if code not in may:
            raise SystemExit(f"{' '.join(words)}: {code}\n{out.getvalue()}{faults.getvalue()}")
        found: dict[str, Any] = json.loads(out.getvalue())
        return found

    def pc(self, name: str, *words: str, may: tuple[int, ...] = (0,)) -> dict[str, Any]:
        place = self.folder / name
        return self.run("--data", str(place), "--key-file", f"{place}.key", *words, may=may)

    def found(self) -> None:
        self.run(
            "hq", "init", "--database", self.database, "--port", str(self.port), "--name", "Tỉnh đoàn Mẫu"
        )
        self.run("hq", "unit", "add", "c1", "Đoàn trường Mẫu", "--parent", "goc")

    def serve(self) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "app", "hq", "serve", "--workers", str(self.workers)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 60
        while time.monotonic() < end and self.server.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(_SOON)
        raise SystemExit("the server did not start")

    def cut(self) -> None:
        if self.server is not None and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(60)

    def sync(self, *, may: tuple[int, ...] = (0,)) -> None:
        for name in self.pcs:
            said = self.pc(name, "sync", "--once", may=may)
            if "error" in said:
                told = self.pc(name, "sync", "status")
                print(f"  máy {name}: {said['error']['what']} Còn chờ {told['waiting']}.")
            else:
                print(f"  máy {name}: gửi {said['sent']}, nhận {said['received']}, còn chờ {said['waiting']}")


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./dev hq-demo", description=__doc__)
    parser.add_argument("--short", action="store_true", help="two PCs, one worker")
    short = parser.parse_args(words).short
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vanthu-demo-") as name, cluster() as url:
        with psycopg.connect(url.format(database="postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE demo")
        demo = Demo(Path(name), url.format(database="demo"), short=short)
        try:
            code = _show(demo)
        finally:
            demo.cut()
    print(f"{'Tất cả khớp' if code == 0 else 'CÓ CHỖ LỆCH'} ({time.monotonic() - began:.0f} giây)")
    return code


def _show(demo: Demo) -> int:
    print(f"1. PostgreSQL, {demo.workers} tiến trình máy chủ, {len(demo.pcs)} máy của một đơn vị")
    demo.found()
    demo.serve()
    for name in demo.pcs:
        code = demo.run("hq", "invite", "c1")["code"]
        demo.pc(name, "sync", "--enrol", code, f"http://127.0.0.1:{demo.port}")
    demo.pc(demo.pcs[0], "unit", "add", "Đoàn trường Mẫu", "--own")
    demo.sync()
    print("2. Đứt đường mạng; mỗi máy ghi thêm hai đoàn viên, rồi thử đồng bộ")
    demo.cut()
    for at, name in enumerate(demo.pcs):
        for number in range(2):
            demo.pc(name, "members", "add", f"Đoàn Viên Mẫu {'ABCDEF'[2 * at + number]}")
    demo.sync(may=(0, _OFFLINE))
    print("3. Nối lại: gửi những gì đã chờ, nhận của nhau")
    demo.serve()
    for _ in range(2):  # the first to call hears of the last one's at the second round
        demo.sync()
    print("4. So từng bản ghi với cấp trên")
    apart, members = 0, set()
    for name in demo.pcs:
        said = demo.pc(name, "sync", "digest")
        same = said["same"] and said["compared"]
        apart += not same
        members.add(len(demo.pc(name, "members", "list")["members"]))
        print(f"  máy {name}: {'khớp' if same else 'LỆCH'}; {said['records']} bản ghi")
    together = members == {2 * len(demo.pcs)}
    print(f"  đoàn viên trên mỗi máy: {', '.join(map(str, sorted(members)))}{'' if together else ' (THIẾU)'}")
    checked = demo.run("hq", "check", may=(0, 1))
    print(f"  máy chủ: {'lành' if checked['ok'] else checked['checks']}")
    return 0 if together and not apart and checked["ok"] else 1


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
