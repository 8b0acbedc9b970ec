"""Older protocols brought up to the present one by pure functions on plain values. Stored messages are never rewritten.

Protocol 1 counted a PC's restores (``device`` and ``inc``) where 2 names the line; its pushes did not say what stood
before them; its operations named no kind of their own but had ``del``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID, uuid5

from app.wire.shapes import PROTOCOL

_LINES: Final = UUID("5f0c4c6e-60a5-5d0b-9c39-9b0c6a1f7a52")
"""Namespace of line ids made for PCs that only know device and incarnation."""


class Unreadable(ValueError):
    """Not even the older shape."""


def line_of(device: str, incarnation: int) -> str:
    """The line that a PC of protocol 1 speaks for."""
    return str(uuid5(_LINES, f"{device}/{incarnation}"))


def _op_1(op: Any) -> dict[str, Any]:
    if not isinstance(op, dict):
        raise Unreadable("op")
    fresh = {name: value for name, value in op.items() if name not in {"del", "new"}}
    if op.get("del"):
        fresh["kind"] = "delete"
    elif op.get("new"):
        fresh["kind"] = "create"
    return fresh


def _up_1(old: dict[str, Any]) -> dict[str, Any]:
    fresh = dict(old, p=2)
    if "inc" in old:
        device, incarnation = fresh.pop("device", None), fresh.pop("inc")
        if not isinstance(device, str) or not isinstance(incarnation, int):
            raise Unreadable("device")
        fresh["line"] = line_of(device, incarnation)
    if old.get("m") == "push":
        ops = old.get("ops")
        if not isinstance(ops, list):
            raise Unreadable("ops")
        fresh["ops"] = [_op_1(op) for op in ops]
    return fresh


_STEPS: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {1: _up_1}


def up(old: Any, protocol: int) -> dict[str, Any]:
    """The same message in the present protocol. Raises Unreadable."""
    if not isinstance(old, dict):
        raise Unreadable("object")
    fresh: dict[str, Any] = old
    while protocol < PROTOCOL:
        fresh = _STEPS[protocol](fresh)
        protocol += 1
    return fresh
