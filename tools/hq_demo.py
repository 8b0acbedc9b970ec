"""Shows the exchange at work: PostgreSQL, two workers, three PCs of one unit; the line is cut, both sides write, all agree again.

Everything lies in a temporary folder and is gone afterwards. Called by `./dev hq-demo`; exit code 0 when all digests agree.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Final

import psycopg

from tools.postgres import cluster

ROOT: Final = Path(__file__).resolve().parents[1]
PCS: Final = ("một", "hai", "ba")
_OFFLINE: Final = 6


class Demo:
    """The folder of the show, its server and its PCs."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.database = database
        self.port = _free_port()
        self.server: subprocess.Popen[bytes] | None = None
        self.environment = os.environ | {
            "VANTHU_HQ": str(folder / "hq"),
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }

    def run(self, *words: str, may: tuple[int, ...] = (0,)) -> dict[str, Any]:
        """One command line; its answer."""
        done = subprocess.run(
            [sys.executable, "-m", "app", *words, "--json"],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in may:
            raise SystemExit(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        found: dict[str, Any] = json.loads(done.stdout)
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
            [sys.executable, "-m", "app", "hq", "serve", "--workers", "2"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 60
        while time.monotonic() < end and self.server.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def cut(self) -> None:
        if self.server is not None and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(60)

    def sync(self, *, may: tuple[int, ...] = (0,)) -> None:
        for name in PCS:
            said = self.pc(name, "sync", "--once", may=may)
            if "error" in said:
                told = self.pc(name, "sync", "status")
                print(f"  máy {name}: {said['error']['what']} Còn chờ {told['waiting']}.")
            else:
                print(f"  máy {name}: gửi {said['sent']}, nhận {said['received']}, còn chờ {said['waiting']}")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="vanthu-demo-") as name, cluster() as url:
        with psycopg.connect(url.format(database="postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE demo")
        demo = Demo(Path(name), url.format(database="demo"))
        try:
            return _show(demo)
        finally:
            demo.cut()


def _show(demo: Demo) -> int:
    print("1. PostgreSQL, hai tiến trình máy chủ, ba máy của một đơn vị")
    demo.found()
    demo.serve()
    for name in PCS:
        code = demo.run("hq", "invite", "c1")["code"]
        demo.pc(name, "sync", "--enrol", code, f"http://127.0.0.1:{demo.port}")
    demo.pc("một", "unit", "add", "Đoàn trường Mẫu", "--own")
    demo.sync()
    print("2. Đứt đường mạng; mỗi máy ghi thêm")
    demo.cut()
    for at, name in enumerate(PCS):
        for number in range(2):
            demo.pc(name, "members", "add", f"Đoàn Viên Mẫu {'ABCDEF'[2 * at + number]}")
    demo.sync(may=(0, _OFFLINE))
    print("3. Nối lại")
    demo.serve()
    for _ in range(2):  # the first to call hears of the last one's at the second round
        demo.sync()
    print("4. So từng bản ghi với cấp trên")
    apart = 0
    for name in PCS:
        said = demo.pc(name, "sync", "digest")
        same = said["same"] and said["compared"]
        apart += not same
        print(f"  máy {name}: {'khớp' if same else 'LỆCH'}; {said['records']} bản ghi")
    checked = demo.run("hq", "check", may=(0, 1))
    print(f"  máy chủ: {'lành' if checked['ok'] else checked['checks']}")
    return 1 if apart or not checked["ok"] else 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
