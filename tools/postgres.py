"""A PostgreSQL of our own for tests, demonstration and benchmarks: Debian's binaries, a temporary folder, a socket, no port.

Owns making, starting and stopping it. Refuses to touch a cluster that is already there. PostgreSQL will not run as root,
so root lends it another user.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

OWNER: Final = "owner"
_PLACES: Final = "/usr/lib/postgresql"
_STARTS_WITHIN: Final = 60.0
_DIES_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG
# For data that are thrown away: no waiting for the disk, little memory.
_FOR_TESTS: Final = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
)
_ALWAYS: Final = (
    "listen_addresses=",
    "max_connections=60",
    "shared_buffers=64MB",
    "timezone=UTC",
    "log_min_messages=warning",
)


class NoPostgres(RuntimeError):
    """PostgreSQL is not installed, or would not start."""


def binaries() -> Path:
    """The folder of `initdb` and `postgres`: the newest of Debian's, else what the path holds. Raises NoPostgres."""
    found = sorted(Path(_PLACES).glob("*/bin/initdb"), key=lambda file: int(file.parts[-3].partition(".")[0]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgres("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return Path(on_path).resolve().parent


def _borrowed() -> dict[str, Any]:
    """Arguments of subprocess that lend root's child another user; nothing for everybody else."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _tied() -> Callable[[], None] | None:
    """Makes the child end with us, so that a killed test run leaves no server behind (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)

    def tie() -> None:
        libc.prctl(_DIES_WITH_PARENT, signal.SIGQUIT)

    return tie


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """A running cluster; its URL without a database, to be completed as ``url.format(database=...)``.

    ``durable``: waits for the disk as in earnest (benchmarks).
    """
    where = binaries()
    folder = Path(tempfile.mkdtemp(prefix="vt-pg-"))
    lent = _borrowed()
    try:
        folder.chmod(0o755)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if lent:
            os.chown(data, lent["user"], lent["group"])
            os.chown(folder, lent["user"], lent["group"])
        done = subprocess.run(
            [
                where / "initdb",
                "-D",
                data,
                "-U",
                OWNER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ],
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
            **lent,
        )
        if done.returncode:
            raise NoPostgres(done.stderr)
        settings = _ALWAYS if durable else _ALWAYS + _FOR_TESTS
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    where / "postgres",
                    *("-D", data, "-k", folder),
                    *(word for setting in settings for word in ("-c", setting)),
                ],
                cwd=folder,
                env={"PATH": os.defpath, "LC_ALL": "C"},
                stdout=log,
                stderr=log,
                preexec_fn=_tied(),
                **lent,
            )
        try:
            _wait(where, folder, server)
            yield f"postgresql://{OWNER}@/{{database}}?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is wanted any more
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(where: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        ready = subprocess.run([where / "pg_isready", "-q", "-h", folder, "-U", OWNER], check=False)
        if ready.returncode == 0:
            return
        time.sleep(0.05)
    raise NoPostgres((folder / "log").read_text(encoding="utf-8", errors="replace"))
