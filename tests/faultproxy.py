"""A bad line between a program and a server, on real sockets: slow, narrow, cut after so many bytes, silent, half open, reset.

What is asked for holds for connections made from then on; ``narrow`` and ``delay`` hold for all at once. The line counts the
bytes that it carried each way.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

PIECE = 16 * 1024


@dataclass
class Faults:
    """What is wrong with the line; nothing to begin with."""

    delay: float = 0.0
    """Seconds that each piece waits."""
    narrow: float = 0.0
    """Bytes in a second each way; 0: as many as come."""
    cut_up: int = -1
    """Bytes of a connection towards the server after which it is closed."""
    cut_down: int = -1
    """The same towards the program."""
    silent_down: int = -1
    """Bytes towards the program after which nothing comes any more, though the connection stands (half open)."""
    black_hole: bool = False
    """Connections are taken, and nothing ever comes back."""
    reset: bool = False
    """Connections are taken and reset."""


class FaultProxy:
    """Carries connections to ``127.0.0.1:port``."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.faults = Faults()
        self.up = self.down = self.connections = 0
        self._free = {"up": 0.0, "down": 0.0}
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Task[Any]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._run(asyncio.start_server(self._taken, "127.0.0.1", 0))
        self.port = int(self._server.sockets[0].getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def _run(self, act: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(30)

    def mend(self) -> None:
        self.faults = Faults()

    def counted(self) -> tuple[int, int]:
        """Bytes carried up and down since the last time this was asked."""
        found, self.up, self.down = (self.up, self.down), 0, 0
        return found

    def close(self) -> None:
        async def end() -> None:
            self._server.close()
            for task in self._open:
                task.cancel()
            await asyncio.gather(*self._open, return_exceptions=True)

        self._run(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    # --- one connection

    async def _taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        self.connections += 1
        try:
            await self._carry(reader, writer, self.faults)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.close()

    async def _carry(self, reader: Any, writer: Any, faults: Faults) -> None:
        if faults.reset:
            linger = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return
        if faults.black_hole:
            while await reader.read(PIECE):
                pass
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            ways = (
                asyncio.ensure_future(self._way("up", reader, back, faults.cut_up, -1)),
                asyncio.ensure_future(self._way("down", there, writer, faults.cut_down, faults.silent_down)),
            )
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
        finally:
            back.close()

    async def _way(self, name: str, source: Any, target: Any, cut: int, silent: int) -> None:
        """Carry until the end of either side, or so many bytes."""
        carried = 0
        while True:
            piece = await source.read(PIECE)
            if not piece:
                return
            if silent >= 0 and carried + len(piece) > silent:
                await asyncio.Event().wait()
            if cut >= 0:
                piece = piece[: max(0, cut - carried)]
            await self._wait(name, len(piece))
            target.write(piece)
            await target.drain()
            carried += len(piece)
            if name == "up":
                self.up += len(piece)
            else:
                self.down += len(piece)
            if cut >= 0 and carried >= cut:
                return

    async def _wait(self, name: str, size: int) -> None:
        """All connections share the width of the line."""
        if self.faults.delay:
            await asyncio.sleep(self.faults.delay)
        if self.faults.narrow:
            now = self._loop.time()
            self._free[name] = max(self._free[name], now) + size / self.faults.narrow
            await asyncio.sleep(self._free[name] - now)


@contextmanager
def bad_line(port: int) -> Iterator[FaultProxy]:
    proxy = FaultProxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
