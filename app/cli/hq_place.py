"""Where the server of an upper level lies, for every verb of ``hq``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.usage import Parser

if TYPE_CHECKING:
    from app.hq.server import Server


def verb(family: Verbs, name: str, help: str, run: Any) -> Parser:
    parser = family.verb(name, help, run)
    parser.add_argument(
        "--hq", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("thư mục của máy chủ (hoặc biến VANTHU_HQ)"))
    )
    return parser


def folder(env: Env, args: argparse.Namespace) -> Path:
    """--hq, else VANTHU_HQ, else ``hq`` in a data folder that was named, else the system's place for it."""
    if args.hq:
        return Path(args.hq)
    if named := os.environ.get("VANTHU_HQ"):
        return Path(named)
    if env.named:
        return env.data / "hq"
    from platformdirs import user_data_path

    return user_data_path("van-thu-doan-hq", appauthor=False)


@contextmanager
def server_at(env: Env, args: argparse.Namespace) -> Iterator[Server]:
    from app.hq.server import open_server

    server = open_server(folder(env, args))
    try:
        yield server
    finally:
        server.close()
