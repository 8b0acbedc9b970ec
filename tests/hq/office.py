"""A headquarters to test against, and devices that speak to it: what a PC does, without a data folder behind it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
import msgspec
from nacl.signing import SigningKey

from app.base.clock import FixedClock
from app.hq import identity, units
from app.hq.database import Postgres, Scope
from app.hq.server import Server, found, open_server
from app.hq.settings import Settings
from app.wire import codec, proof
from app.wire.messages import Challenge, Enrol, Enrolled, Nonce, Refusal, Token, TokenAsk
from app.wire.shapes import Message
from tests.hq.storage import BUCKET, S3

M = TypeVar("M", bound=Message)

TREE = [
    units.Entry("tw", "", "Trung ương Đoàn", "central"),
    units.Entry("p12", "tw", "Tỉnh đoàn Một Hai", "province"),
    units.Entry("x0345", "p12", "Đoàn xã Ba Bốn Năm", "commune"),
    units.Entry("c00912", "x0345", "Đoàn trường Chín", "grassroots"),
    units.Entry("c00913", "x0345", "Đoàn trường Mười", "grassroots"),
    units.Entry("p1", "tw", "Tỉnh đoàn Một", "province"),
]
"""An invented tree; p1 and p12 begin alike on purpose."""


@dataclass
class Reply:
    """An answer, as it came."""

    status: int
    headers: httpx.Headers
    content: bytes

    @property
    def refused(self) -> str:
        return self.headers.get("x-refused", "")

    def read(self, kind: type[M]) -> M:
        assert self.status == 200, (self.status, self.content[:300])
        return msgspec.json.decode(self.content, type=kind)


@dataclass
class Device:
    """A PC as far as the server can tell: a key, an id, a token."""

    office: Office
    key: SigningKey = field(default_factory=SigningKey.generate)
    id: str = ""
    org: str = ""
    path: str = ""
    token: str = ""
    nonce: str = ""
    line: str = field(default_factory=lambda: str(uuid4()))

    @property
    def public(self) -> str:
        return proof.text(bytes(self.key.verify_key))

    def enrol(self, code: str) -> Device:
        reply = self.office.send(
            "POST", "/v1/enrol", codec.encode(Enrol(code=code, key=self.public, name="PC"))
        )
        said = reply.read(Enrolled)
        self.id, self.org, self.path = said.device, said.org, said.path
        return self

    def get_token(self) -> Device:
        nonce = (
            self.office.send("POST", "/v1/challenge", codec.encode(Challenge(device=self.id)))
            .read(Nonce)
            .nonce
        )
        reply = self.ask_token(nonce)
        self.token = reply.read(Token).token
        return self

    def ask_token(self, nonce: str, key: SigningKey | None = None) -> Reply:
        sig = (key or self.key).sign(proof.token_words(self.id, nonce)).signature
        return self.office.send(
            "POST", "/v1/token", codec.encode(TokenAsk(device=self.id, nonce=nonce, sig=proof.text(sig)))
        )

    def headers(self, method: str, target: str, body: bytes, **changed: str) -> dict[str, str]:
        """Token and proof of one request; ``changed`` forges parts of it."""
        if not self.nonce:
            self.nonce = (
                self.office.send("POST", "/v1/challenge", codec.encode(Challenge(device=self.id)))
                .read(Nonce)
                .nonce
            )
        token = changed.get("token", self.token)
        made = proof.make(
            bytes(self.key),
            bytes(self.key.verify_key),
            method=changed.get("method", method),
            target=changed.get("target", target),
            body=body,
            nonce=changed.get("nonce", self.nonce),
            jti=changed.get("jti", secrets.token_hex(8)),
            token=token,
        )
        return {"Authorization": f"DPoP {token}", "DPoP": made}

    def send(
        self, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        if not self.token:
            self.get_token()
        return self.office.send(method, target, body, self.headers(method, target, body) | (headers or {}))

    def post(self, target: str, message: Message, kind: type[M]) -> M:
        return self.tell(target, message).read(kind)

    def tell(self, target: str, message: Message) -> Reply:
        """A message, with whatever answer."""
        return self.send("POST", target, codec.encode(message))

    def refusal(self, target: str, message: Message) -> Refusal:
        reply = self.tell(target, message)
        assert reply.status >= 400, reply
        return msgspec.json.decode(reply.content, type=Refusal)

    def put_file(self, content: bytes, piece: int = 1 << 18) -> str:
        """Send a file in pieces; its SHA-256."""
        from app.wire.messages import BlobCheck, BlobCommit, BlobState

        sha = hashlib.sha256(content).hexdigest()
        state = self.post("/v1/blobs/check", BlobCheck(sha=sha, size=len(content), chunk=piece), BlobState)
        if not state.whole:
            for at in range(-(-len(content) // piece)):
                if at not in state.have:
                    part = content[at * piece : (at + 1) * piece]
                    reply = self.send("PUT", f"/v1/blobs/{sha}/chunks/{at}", part)
                    assert reply.status == 204, reply
            self.post("/v1/blobs/commit", BlobCommit(sha=sha, size=len(content), chunk=piece), BlobState)
        return sha


class Office:
    """A server that runs in this process, behind its real ASGI application."""

    def __init__(self, server: Server, clock: FixedClock) -> None:
        from app.hq.application import make

        self.server = server
        self.clock = clock
        self._loop = asyncio.new_event_loop()
        self.app = make(server)
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app=self.app), base_url="http://hq")

    def send(
        self, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        async def ask() -> Reply:
            found = await self._client.request(method, target, content=body, headers=headers)
            return Reply(found.status_code, found.headers, found.content)

        return self._loop.run_until_complete(ask())

    def plant(self, entries: list[units.Entry] = TREE) -> None:
        """Put units into the tree."""
        with self.server.database.owner() as tx:
            units.add(tx, entries, now=self.server.now())

    def invite(self, org: str, role: str = identity.BRANCH) -> str:
        with self.server.database.owner() as tx:
            return identity.invite(tx, org, role, hours=72, now=self.server.now(), by="")

    def device(self, org: str, role: str = identity.BRANCH) -> Device:
        """A device that was let into a unit."""
        return Device(self).enrol(self.invite(org, role))

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with self.server.database.work(Scope.whole()) as tx:
            return tx.all(sql, *values)

    def close(self) -> None:
        self._loop.run_until_complete(self._client.aclose())
        self._loop.close()
        self.server.close()


def found_on_sqlite(folder: Path, **chosen: Any) -> Office:
    return _open(Settings(folder=folder, **chosen))


def found_on_postgres(folder: Path, cluster: str, s3: S3, *, database: str = "hq", **chosen: Any) -> Office:
    """On PostgreSQL, and a part of the bucket of its own. ``database``: another name for a server beside others."""
    return _open(Settings(folder=folder, **postgres_settings(cluster, s3, database), **chosen))


def postgres_settings(cluster: str, s3: S3, database: str = "hq") -> dict[str, str]:
    """The two settings that make the server one in earnest. The database is emptied: making a new one is ten times the work."""
    import psycopg

    with psycopg.connect(cluster.format(database="postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone():
            connection.execute(f"CREATE DATABASE {database}")
    with psycopg.connect(cluster.format(database=database), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
            (database,),
        )
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return {
        "database": cluster.format(database=database),
        "files": f"s3://{BUCKET}/{secrets.token_hex(6)}",
        "files_endpoint": s3.endpoint,
    }


def _open(settings: Settings) -> Office:
    clock = FixedClock()
    found(settings, step=lambda _: None)
    return Office(open_server(settings.folder, settings=settings, clock=clock), clock)


# --- as a process of its own --------------------------------------------------------------------------------------


@dataclass
class Process:
    """`vanthu hq serve` on loopback."""

    folder: Path
    url: str
    process: subprocess.Popen[bytes]

    def send(
        self, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        found = httpx.request(
            method, self.url + target, content=body, headers=headers, timeout=30, trust_env=False
        )
        return Reply(found.status_code, found.headers, found.content)

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(
    folder: Path,
    *,
    workers: int = 1,
    environment: dict[str, str] | None = None,
    trust: ssl.SSLContext | None = None,
) -> Process:
    """Start the server of a folder that was founded, and wait until it answers. ``trust``: it speaks TLS."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "app",
        "hq",
        "serve",
        "--hq",
        str(folder),
        "--port",
        str(port),
        "--workers",
        str(workers),
    ]
    process = subprocess.Popen(
        command,
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | (environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=(folder / "stderr").open("wb"),
    )
    url = f"https://localhost:{port}" if trust else f"http://127.0.0.1:{port}"
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            if (
                httpx.get(f"{url}/health/ready", timeout=5, trust_env=False, verify=trust or True).status_code
                == 200
            ):
                return Process(folder, url, process)
        except httpx.TransportError:
            time.sleep(0.05)
    process.kill()
    raise AssertionError((folder / "stderr").read_text(encoding="utf-8", errors="replace"))


def is_postgres(office: Office) -> bool:
    return isinstance(office.server.database, Postgres)
