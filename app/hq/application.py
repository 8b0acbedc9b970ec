"""The server as an ASGI application: Litestar around the table of routes, with health, metrics and the OpenAPI document.

Owns threads and the life of a worker. The event loop only moves bytes; each request is answered in one of a few threads,
as many as the database has connections.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from app.hq import answer as answers
from app.hq import logs, openapi
from app.hq.answer import Answer, Asked
from app.hq.database import Busy, Scope
from app.hq.limits import Limits, asker
from app.hq.migrations import current
from app.hq.objects import StorageAway
from app.hq.problems import Problem
from app.hq.refusals import NoDriver
from app.hq.routes import PREFIX, ROUTES, Route
from app.hq.server import Server, open_server
from app.hq.settings import networks
from app.wire.codec import MOST_PACKED
from app.wire.refusals import Refused

try:
    from litestar import HttpMethod, Litestar, Request, Response
    from litestar.exceptions import HTTPException, InternalServerException
    from litestar.handlers import HTTPRouteHandler
    from litestar.response import Stream
except ImportError:
    raise NoDriver(name="litestar") from None

THREADS: Final = 8
FOLDER: Final = "VANTHU_HQ_FOLDER"
"""Tells a worker which server it is a part of."""
BODY_SECONDS: Final = 300.0
"""How long a body may take: a piece of a file over 7 kbit/s. Who sends a byte now and then holds nothing here for ever."""
_STATUS: Final = {404: Refused.MISSING, 405: Refused.MISSING, 408: Refused.BUSY, 413: Refused.SIZE}
_SAID: Final = {408: "the body did not come to its end", 413: "the body is too long"}


class Worker:
    """One process's threads around a server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.limits = Limits(server.settings.requests_a_minute)
        self.proxies = networks(server.settings.proxies)
        self.pool = ThreadPoolExecutor(THREADS, "hq")
        self.document = openapi.document(ROUTES)

    async def serve(self, route: Route, request: Request[Any, Any, Any]) -> Response[Any]:
        body = await _body(request)
        target = request.scope["raw_path"].decode("latin-1")
        query = request.scope["query_string"].decode("latin-1")
        asked = Asked(
            request.method,
            f"{target}?{query}" if query else target,
            {name: str(value) for name, value in request.path_params.items()},
            dict(request.headers.items()),
            body,
            asker(
                request.client.host if request.client else "",
                request.headers.get("x-forwarded-for", ""),
                self.proxies,
            ),
        )
        loop = asyncio.get_running_loop()
        done = await loop.run_in_executor(self.pool, answers.answer, self.server, self.limits, route, asked)
        return self._response(done)

    def _response(self, done: Answer) -> Response[Any]:
        kind = done.headers.pop("Content-Type", "application/json")
        if done.stream is not None:
            return Stream(
                self._pieces(done.stream), status_code=done.status, headers=done.headers, media_type=kind
            )
        return Response(done.body, status_code=done.status, headers=done.headers, media_type=kind)

    async def _pieces(self, content: Iterator[bytes]) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        while True:
            piece = await loop.run_in_executor(self.pool, next, content, None)
            if piece is None:
                return
            yield piece

    def ready(self) -> bool:
        """Whether database and storage answer."""
        try:
            with self.server.database.work(Scope.whole(), writes=False) as tx:
                current(tx, self.server.database.name)
            self.server.objects.size("0" * 64)
        except (Busy, StorageAway):
            return False
        return True

    def close(self) -> None:
        self.pool.shutdown(wait=True)
        self.server.close()


def make(server: Server) -> Litestar:
    """The application around an open server, which it closes at its own end."""
    worker = Worker(server)

    def handler(route: Route) -> HTTPRouteHandler:
        async def serve(request: Request[Any, Any, Any]) -> Response[Any]:
            return await worker.serve(route, request)

        made = HTTPRouteHandler(
            PREFIX + route.path, http_method=[HttpMethod(route.method)], status_code=200, name=route.name
        )
        return made(serve)

    async def live() -> Response[Any]:
        return Response({"live": True})

    async def ready() -> Response[Any]:
        good = await asyncio.get_running_loop().run_in_executor(worker.pool, worker.ready)
        return Response({"ready": good}, status_code=200 if good else 503)

    async def metrics() -> Response[Any]:
        return Response(server.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def document() -> Response[Any]:
        return Response(worker.document, media_type="application/json")

    plain = {
        "/health/live": live,
        "/health/ready": ready,
        "/metrics": metrics,
        f"{PREFIX}/openapi.json": document,
    }
    return Litestar(
        [
            *(handler(route) for route in ROUTES),
            *(HTTPRouteHandler(path, http_method=[HttpMethod.GET])(act) for path, act in plain.items()),
        ],
        openapi_config=None,
        request_max_body_size=MOST_PACKED + (1 << 16),
        exception_handlers={Exception: _elsewhere},
        on_shutdown=[worker.close],
        logging_config=None,
    )


async def _body(request: Request[Any, Any, Any]) -> bytes:
    """The whole body. Raises HTTPException (408) for one that was cut off or takes too long: no fault of ours."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await request.body()
    except (TimeoutError, InternalServerException):  # the library's name for a caller who hung up
        raise HTTPException(status_code=408) from None


def _elsewhere(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """What went wrong before or after an act: an unknown address, a body beyond all limits, a caller who hung up."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status >= 500:
        logs.fault(error)
        problem = Problem(Refused.BUSY, "a fault of the server", status=500)
    else:
        problem = Problem(
            _STATUS.get(status, Refused.SHAPE), _SAID.get(status, "no such address or method"), status=status
        )
    done = answers.refusal(problem, {})
    kind = done.headers.pop("Content-Type")
    return Response(done.body, status_code=done.status, headers=done.headers, media_type=kind)


def application() -> Litestar:
    """What a worker process of granian runs. The folder stands in the environment."""
    logs.start()
    return make(open_server(Path(os.environ[FOLDER])))
