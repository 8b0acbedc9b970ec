"""`hq serve`: worker processes of granian around the application. Stops gently: who is being served is served to the end."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.hq import application, metrics
from app.hq.refusals import NoDriver, PortTaken
from app.hq.server import open_server
from app.hq.settings import Settings

DRAIN_SECONDS: Final = 30


def serve(settings: Settings, *, ready: Callable[[], None]) -> None:
    """Serve until told to stop; ``ready`` is called once the workers are being started. Raises what ``open_server`` does."""
    try:
        from granian import Granian
        from granian.constants import Interfaces
    except ImportError:
        raise NoDriver(name="granian") from None
    need_port(settings)
    environment = {application.FOLDER: str(settings.folder)} | _overriding(settings)
    with tempfile.TemporaryDirectory(prefix="vanthu-hq-") as counts:
        if settings.workers > 1:
            environment[metrics.SHARED] = counts
        os.environ |= environment  # before anything counts: workers inherit what was imported here
        open_server(
            settings.folder, settings=settings
        ).close()  # migrations and walls once, before there are many
        server = Granian(
            "app.hq.application:application",
            factory=True,
            address=settings.address,
            port=settings.port,
            interface=Interfaces.ASGI,
            workers=settings.workers,
            websockets=False,
            log_enabled=False,
            respawn_failed_workers=True,
            workers_kill_timeout=DRAIN_SECONDS,
            ssl_cert=Path(settings.tls_cert) if settings.tls_cert else None,
            ssl_key=Path(settings.tls_key) if settings.tls_key else None,
        )
        server.on_startup(ready)
        server.serve()


def _overriding(settings: Settings) -> dict[str, str]:
    """Settings chosen on the command line reach the workers as variables."""
    from app.hq.settings import PREFIX

    return {
        PREFIX + name.upper(): str(getattr(settings, name))
        for name in Settings.__struct_fields__
        if name != "folder"
    }


def need_port(settings: Settings) -> None:
    """Raises PortTaken when another program listens there already: granian would share the port with it."""
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.address, settings.port))
        except OSError:
            raise PortTaken(port=settings.port) from None
