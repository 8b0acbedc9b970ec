"""The OpenAPI document, made from the table of routes and the shapes of the messages, so that it cannot disagree with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from app import __version__
from app.hq.problems import STATUS
from app.hq.routes import PREFIX, Route
from app.wire import proof
from app.wire.messages import Refusal
from app.wire.shapes import PROTOCOL

_REFERENCE: Final = "#/components/schemas/{name}"
_PARAMETERS: Final[dict[str, dict[str, Any]]] = {
    "sha": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "index": {"type": "integer", "minimum": 0, "maximum": 19_999},
    "org": {"type": "string", "minLength": 1, "maxLength": 64},
}


def document(routes: Sequence[Route]) -> bytes:
    """The document as JSON."""
    kinds = sorted(
        {kind for route in routes for kind in (route.asks, route.gives) if kind} | {Refusal},
        key=lambda kind: kind.__name__,
    )
    references, schemas = msgspec.json.schema_components(kinds, ref_template=_REFERENCE)
    for kind in kinds:
        schema = schemas[kind.__name__]
        schema["properties"]["p"] = {
            "enum": [PROTOCOL],
            "description": "The protocol that the message is written in.",
        }
        schema["required"] = sorted({*schema["required"], "p"})
    known = dict(zip(kinds, references, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        path = PREFIX + re.sub(r"\{(\w+):\w+\}", r"{\1}", route.path)
        paths.setdefault(path, {})[route.method.lower()] = _operation(route, path, known)
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "Văn thư Đoàn: headquarters",
            "version": __version__,
            "description": "Messages between a branch's PC and headquarters. Bodies may be packed (Content-Encoding zstd or gzip).",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "device": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": f"{proof.SCHEME} <token>, with a proof of the device's key in the header {proof.PROOF_HEADER}.",
                }
            },
        },
    }
    # The end of a text is \Z for us and $ for readers of JSON Schema.
    return msgspec.json.encode(whole).replace(rb"\\Z", b"$")


def _operation(route: Route, path: str, known: dict[Any, Any]) -> dict[str, Any]:
    refused = {"application/json": {"schema": known[Refusal]}}
    answers: dict[str, Any] = {
        str(status): {"description": "Refused.", "content": refused} for status in sorted({*STATUS.values()})
    }
    if route.gives is not None:
        good: dict[str, Any] = {"application/json": {"schema": known[route.gives]}}
        answers[str(route.status)] = {"description": "Done.", "content": good}
    elif route.ranged:
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        answers |= {status: {"description": "Bytes.", "content": content} for status in ("200", "206")}
    else:
        answers[str(route.status)] = {"description": "Done."}
    made: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.told,
        "security": [{"device": []}] if route.who else [],
        "responses": answers,
    }
    names = re.findall(r"\{(\w+)\}", path)
    if names:
        made["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": _PARAMETERS[name]} for name in names
        ]
    if route.asks is not None:
        made["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": known[route.asks]}},
        }
    elif route.piece:
        binary = {"schema": {"type": "string", "format": "binary"}}
        made["requestBody"] = {"required": True, "content": {"application/octet-stream": binary}}
    return made
