"""The child's side: takes a file, reads it within its limits, answers with the result, a refusal or a fault.

Sees one file at a time and keeps nothing of it. Standard output belongs to the frames alone; what libraries print goes
nowhere.
"""

from __future__ import annotations

import importlib
import os
import time
import traceback
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from app.base.errors import AppError
from app.base.language import use_language
from app.intake import recognition
from app.intake.child import protocol
from app.intake.child.limits import MEMORY, set_own, set_time

_STEP_EVERY: Final = 0.05  # seconds


def serve(arguments: list[str]) -> int:
    """Answer until the parent closes the pipe. ``arguments``: the bound of memory in bytes."""
    set_own(int(arguments[0]) if arguments and arguments[0].isdigit() else MEMORY)
    incoming, outgoing = _pipes()
    while True:
        asked = protocol.receive(incoming, protocol.MOST_IN)
        data = protocol.receive(incoming, protocol.MOST_IN) if asked is not None else None
        if asked is None or data is None:
            return 0
        _answer(msgspec.msgpack.decode(asked[1], type=protocol.Ask), data[1], outgoing)
        del data


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two ends of the conversation, moved away from where libraries might write or read."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for end in (0, 1, 2):
        os.dup2(nowhere, end)
    os.close(nowhere)
    return incoming, outgoing


class _Told:
    """Progress that is written to the parent, not more often than a person can see."""

    def __init__(self, outgoing: IO[bytes]) -> None:
        self._outgoing, self._last = outgoing, 0.0

    def step(self, done: int, total: int, label: str) -> None:
        now = time.monotonic()
        if now - self._last >= _STEP_EVERY:
            self._last = now
            step = protocol.Step(int(done), int(total), label[:200])
            protocol.send(self._outgoing, protocol.STEP, msgspec.msgpack.encode(step))


def _answer(asked: protocol.Ask, data: bytes, outgoing: IO[bytes]) -> None:
    set_time(asked.seconds)
    use_language(asked.language)
    try:
        with recognition.allowed(asked.pictures):
            kind, payload = protocol.RESULT, _result(asked, data, _Told(outgoing))
    except AppError as refused:
        kind, payload = protocol.REFUSED, msgspec.msgpack.encode(_refusal(refused))
    except Exception as fault:  # noqa: BLE001  whatever a foreign file provokes is told, not thrown
        kind, payload = protocol.FAULT, msgspec.msgpack.encode(_fault(fault))
    protocol.send(outgoing, kind, payload)


def _result(asked: protocol.Ask, data: bytes, progress: _Told) -> bytes:
    if asked.verb == "open":
        from app.intake.opening import open_here

        return _packed(open_here(data, asked.name, progress, password=asked.password))
    if asked.verb == "searchable":
        from app.intake.ocr.searchable import searchable
        from app.intake.source import SourceText

        source, content = msgspec.msgpack.decode(data, type=tuple[SourceText, bytes])
        return msgspec.msgpack.encode(searchable(source, content, asked.name, asked.password))
    if asked.verb == "package":
        from app.exchange.packed import read_packed

        return _packed(read_packed(data, asked.name))
    if asked.verb in ("sheet-look", "sheet-rows", "sheet-cells"):
        from app.intake.sheets.child import answer

        return answer(asked.verb, data, asked.name, progress)
    if asked.verb in protocol.GUESTS:
        module, _, function = protocol.GUESTS[asked.verb].partition(":")
        made: bytes = getattr(importlib.import_module(module), function)(data, asked.name, asked.password)
        return made
    from app.intake.reading import read_here

    return _packed(read_here(data, asked.name, progress, password=asked.password))


def _packed(found: object) -> bytes:
    try:
        return msgspec.msgpack.encode(found)
    except UnicodeEncodeError:  # half characters out of a broken file
        return msgspec.msgpack.encode(_whole(msgspec.to_builtins(found, builtin_types=(bytes,))))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _whole(one) for key, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, list | tuple) else value


def _refusal(refused: AppError) -> protocol.Refused:
    values: dict[str, str | int | float | bool | None] = {
        name: value if isinstance(value, str | int | float | bool) else str(value)
        for name, value in refused.values.items()
    }
    return protocol.Refused(type(refused).__module__, type(refused).__qualname__, refused.where, values)


def _fault(fault: BaseException) -> protocol.Fault:
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return protocol.Fault(type(fault).__name__, place)
