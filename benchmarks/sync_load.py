"""The exchange under load: pushes and pulls against served headquarters on PostgreSQL, a first sync over a narrow line.

``python -m benchmarks.sync_load [--json FILE] [--seconds N]``. PostgreSQL waits for the disk at each commit, two workers
serve, the load maker runs beside them on the same machine, and every check is on: token, proof, limits, quotas, shape,
rules, audit. Beside it the same new members as one plain HTTP request each, in the same run.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from app.base.clock import FixedClock, SystemClock
from app.base.ids import Ids
from app.hq import units
from app.hq.server import found, open_server
from app.hq.settings import Settings
from app.models.letters import IncomingLetter
from app.models.members import Member
from app.sync.contact import Contact
from app.sync.enrolling import enrol, open_line
from app.wire import codec
from app.wire.messages import Hello, Pull, Push, Rows, Welcome
from app.wire.shapes import Op
from benchmarks.storage import names
from tests.faultproxy import bad_line
from tests.hq.office import Device, Office, Process, serve
from tests.models.records import add_unit
from tests.sync.branch import Branch
from tools.postgres import cluster

DEVICES = 4
MEMBERS, LETTERS = 700, 2000
NARROW = 200_000 / 8
"""Bytes in a second of a line of 200 kbit/s."""


# --- what is sent ------------------------------------------------------------------------------------------------


def new_members(count: int, *, seed: int) -> Iterator[dict[str, Any]]:
    """Fields of new members as the form of the program fills them."""
    rng = random.Random(seed)  # noqa: S311
    unit = str(UUID(int=rng.getrandbits(128)))
    for name in names(count):
        yield {
            "unit_id": unit, "full_name": name, "sex": rng.choice(("male", "female")),
            "birth_date": f"{rng.randint(2000, 2010)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "joined_on": f"{rng.randint(2015, 2025)}-03-26", "phone": f"09{rng.randint(0, 99999999):08}",
            "ethnicity": "Kinh", "home_town": rng.choice(("xã An Hòa", "xã Bình Minh", "phường Mẫu")), "status": "active",
        }  # fmt: skip


def operations(count: int, *, first: int, seed: int) -> list[Op]:
    """Entered one after the other, half a minute each: ids of one moment would pack better than those of a working day."""
    clock = FixedClock(datetime.now(UTC) - timedelta(days=30))
    ids = Ids(clock)
    by = ids.new()
    found = []
    for at, values in enumerate(new_members(count, seed=seed)):
        clock.forward(timedelta(seconds=30))
        now = int(clock.now().timestamp() * 1000)
        found.append(
            Op(
                op=ids.new(),
                dseq=first + at,
                kind="create",
                ent="member",
                id=ids.new(),
                set=values,
                t=now,
                by=by,
            )
        )
    return found


def body(device: Device, ops: list[Op]) -> bytes:
    return codec.encode(Push(line=device.line, epoch=1, after=ops[0].dseq - 1, ops=ops))


# --- one device at work ----------------------------------------------------------------------------------------------


@dataclass
class Pusher:
    """A device with its connection; it has its messages ready before the clock runs."""

    device: Device
    port: int
    sent: int = 0
    times: list[float] = field(default_factory=list)
    bytes_up: int = 0

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.device.get_token()

    def ask(self, target: str, content: bytes, *, packed: bool = True) -> bytes:
        raw = codec.pack(content) if packed else content
        headers = self.device.headers("POST", target, raw) | {
            "Content-Type": "application/json", "Accept-Encoding": "zstd",
        } | ({"Content-Encoding": "zstd"} if packed else {})  # fmt: skip
        began = time.perf_counter()
        self.connection.request("POST", target, raw, headers)
        answer = self.connection.getresponse()
        found = answer.read()
        self.times.append(time.perf_counter() - began)
        self.bytes_up += len(raw)
        if answer.status != 200:
            raise RuntimeError(f"{target}: {answer.status} {found[:200]!r}")
        return codec.unpack(found, answer.headers.get("Content-Encoding", ""))

    def push(self, bodies: list[bytes], end: float, *, packed: bool = True) -> int:
        """How many of the bodies went before the end."""
        for at, content in enumerate(bodies):
            if time.perf_counter() > end:
                return at
            self.ask("/v1/push", content, packed=packed)
        return len(bodies)


def pushing(process: Process, devices: list[Device], batch: int, seconds: float, firsts: dict[str, int], *, packed: bool = True) -> dict[str, Any]:  # fmt: skip
    """All devices push batches at once for so many seconds."""
    pushers = [Pusher(device, _port(process)) for device in devices]
    most = max(1, int(seconds * (60 if batch > 1 else 400)))
    ready = []
    for at, one in enumerate(pushers):
        ops = operations(batch * most, first=firsts[one.device.id], seed=at)
        ready.append([body(one.device, ops[i : i + batch]) for i in range(0, len(ops), batch)])
    began = time.perf_counter()
    done = [0] * len(pushers)

    def work(at: int) -> None:
        done[at] = pushers[at].push(ready[at], began + seconds, packed=packed)

    threads = [threading.Thread(target=work, args=(at,)) for at in range(len(pushers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    for one, count in zip(pushers, done, strict=True):
        firsts[one.device.id] += count * batch
    times = sorted(second for one in pushers for second in one.times)
    requests = sum(done)
    return {
        "batch": batch,
        "operations_a_second": round(requests * batch / took),
        "requests_a_second": round(requests / took, 1),
        "p50_ms": round(times[len(times) // 2] * 1000, 1),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 1),
        "bytes_an_operation": round(sum(one.bytes_up for one in pushers) / max(1, requests * batch), 1),
    }


def pulling(process: Process, device: Device, rows: int) -> dict[str, Any]:
    """Another device of the unit reads the feed over one connection."""
    one = Pusher(device, _port(process))
    after = got = size = 0
    began = time.perf_counter()
    while got < rows:
        raw = one.ask("/v1/pull", codec.encode(Pull(line=device.line, epoch=1, after=after, limit=2000)))
        answer = msgspec.json.decode(raw, type=Rows)
        got, size, after = got + len(answer.rows), size + len(raw), answer.next
        if not answer.more:
            break
    took = time.perf_counter() - began
    times = sorted(one.times)
    return {
        "rows": got,
        "rows_a_second": round(got / took),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 1),
    }


def _port(process: Process) -> int:
    return int(process.url.rpartition(":")[2])


# --- a first sync over a narrow line ----------------------------------------------------------------------------------


def first_sync(office: Office, process: Process, folder: Path) -> dict[str, Any]:
    """A branch with its members and registers, and a second PC that joins it at 200 kbit/s."""
    old = _branch(folder / "old", office, process.url)
    unit = add_unit(old.store)
    _meet(old)
    _members(old, unit)
    members = _meet(old).bytes_up
    _letters(old, unit)
    _meet(old)
    old.close()
    with bad_line(_port(process)) as line:
        fresh = _branch(folder / "fresh", office, line.url)
        line.counted()
        line.faults.narrow = NARROW
        began = time.perf_counter()
        done = _meet(fresh)
        took = time.perf_counter() - began
        up, down = line.counted()
        fresh.close()
    return {
        "records": done.received,
        "seconds": round(took, 1),
        "bytes_down": down,
        "bytes_up": up,
        "bytes_a_new_member": round(members / MEMBERS, 1),
    }


def _branch(folder: Path, office: Office, url: str) -> Branch:
    pc = Branch(folder, None, clock=FixedClock(datetime.now(UTC)), seed=random.getrandbits(40))  # type: ignore[arg-type]
    enrol(pc.store, office.invite("o0"), url, by="clerk", name=folder.name)
    return pc


def _meet(pc: Branch) -> Any:
    contact = Contact(pc.store, lambda: pc.vault, line=open_line(pc.store))
    try:
        return contact.run()
    finally:
        contact.close()


def _members(pc: Branch, unit: str) -> None:
    """One by one, as they are entered."""
    assert isinstance(pc.store.clock, FixedClock)
    for values in new_members(MEMBERS, seed=1):
        pc.store.clock.forward(timedelta(seconds=30))
        dated = {name: date.fromisoformat(values[name]) for name in ("birth_date", "joined_on")}
        with pc.store.work(verb="members.add", by="clerk") as w:
            w.add(Member(**(values | dated | {"unit_id": unit})))
            w.commit()


def _letters(pc: Branch, unit: str) -> None:
    """Letters as the registers know them: their texts and files come after."""
    rng = random.Random(3)  # noqa: S311
    for part in range(0, LETTERS, 500):
        with pc.store.work(verb="bench", by="clerk") as w:
            for at in range(part, part + 500):
                day = date(2025, 1, 2) + timedelta(days=at // 6)
                w.add(IncomingLetter(
                    unit_id=unit, arrived_on=day, letter_date=day, number=str(rng.randint(1, 900)), notation="CV/TĐTN", arrival_number=at + 1, arrival_year=2025, state="registered", issuer="Tỉnh đoàn Mẫu",
                    subject=f"V/v {rng.choice(_MATTERS)} {rng.choice(_MATTERS)} năm {day.year}",
                ))  # fmt: skip
            w.commit()


_MATTERS = (
    "triển khai Tháng Thanh niên", "báo cáo công tác Đoàn và phong trào", "tổ chức hiến máu tình nguyện", "cử cán bộ tập huấn",
    "rà soát dữ liệu đoàn viên", "đăng ký công trình thanh niên", "thu nộp đoàn phí", "tuyên truyền an toàn giao thông",
)  # fmt: skip


# --- a run ------------------------------------------------------------------------------------------------------------


@contextmanager
def headquarters(folder: Path) -> Iterator[tuple[Office, Process]]:
    with cluster(durable=True) as url:
        with psycopg.connect(url.format(database="postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        settings = Settings(
            folder=folder, database=url.format(database="bench"), requests_a_minute=10**7, device_operations_a_day=10**9
        )  # fmt: skip
        found(settings, step=lambda _: None)
        office = Office(open_server(folder, settings=settings), SystemClock())  # type: ignore[arg-type]
        office.plant([units.Entry("tw", "", "Trung ương", "central"), *(units.Entry(f"o{at}", "tw", f"Đoàn trường {at}", "grassroots") for at in range(DEVICES + 1))])  # fmt: skip
        process = serve(folder, workers=2)
        try:
            yield office, process
        finally:
            process.stop()
            office.close()


def measure(seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place, headquarters(Path(place) / "hq") as (office, process):
        os.environ["VANTHU_WITNESS"] = str(Path(place) / "witness")
        devices = [office.device(f"o{at + 1}") for at in range(DEVICES)]
        reader = office.device("o1")
        for one in (*devices, reader):
            one.post("/v1/hello", Hello(line=one.line), Welcome)
        firsts = {one.id: 1 for one in devices}
        pushing(process, devices, 200, 1.0, firsts)  # the pools fill, the statements are known
        result: dict[str, Any] = {"load": os.getloadavg()[0]}
        result["batch 200"] = pushing(process, devices, 200, seconds, firsts)
        result["batch 1"] = pushing(process, devices, 1, seconds, firsts)
        result["one plain request each"] = pushing(process, devices, 1, seconds, firsts, packed=False)
        result["pull"] = pulling(process, reader, 50_000)
        result["first sync at 200 kbit/s"] = first_sync(office, process, Path(place))
        many, each = result["batch 200"], result["one plain request each"]
        result["batches against plain requests"] = {
            "speed": round(many["operations_a_second"] / each["operations_a_second"], 1),
            "bytes": round(each["bytes_an_operation"] / many["bytes_an_operation"], 1),
        }
        return result


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--seconds", type=float, default=6.0)
    asked = parser.parse_args(words)
    result = measure(asked.seconds)
    for name, said in result.items():
        print(
            f"{name:32} {said if not isinstance(said, dict) else ', '.join(f'{k} {v}' for k, v in said.items())}"
        )
    if asked.json:
        asked.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
