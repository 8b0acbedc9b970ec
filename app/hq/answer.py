"""From the bytes of a request to the bytes of an answer: proof, limits, decoding, act, encoding, refusals.

Owns the order of the checks: cheap and anonymous ones first, the database last. Whatever comes in, the answer is one of the
protocol; a fault of ours is counted and told as one, without its words.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from app.hq import logs
from app.hq.acts_files import Bytes
from app.hq.call import Call
from app.hq.database import BadValue, Busy, repeat
from app.hq.limits import Limits
from app.hq.objects import Missing, StorageAway
from app.hq.problems import RETRY_BUSY, Problem, missing
from app.hq.routes import Route
from app.hq.server import Server
from app.hq.tokens import Caller, Expired, Forged
from app.wire import codec, keeping, proof
from app.wire.messages import Refusal
from app.wire.refusals import Refused
from app.wire.shapes import OLDEST, PROTOCOL, Message

_SMALL: Final = 256
"""Answers up to this size are not worth compressing."""


class Asked(NamedTuple):
    """A request as it came."""

    method: str
    target: str
    """Path and query as sent: what the proof speaks of."""
    params: dict[str, str]
    headers: Mapping[str, str]
    body: bytes
    peer: str


class Answer(NamedTuple):
    """What goes back."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    stream: Iterator[bytes] | None = None


def answer(server: Server, limits: Limits, route: Route, asked: Asked) -> Answer:
    """Serve one request. Never raises."""
    began = time.perf_counter()
    device = ""
    try:
        if route.who:
            caller, jti = _proven(server, asked)
            device = caller.device
            limits.need(device)
            done = repeat(lambda: _run(server, route, asked, caller, jti))
        else:
            limits.need(asked.peer)
            done = repeat(lambda: route.act(server, _decoded(route, asked)))
        given = _given(route, done, asked)
    except Problem as problem:
        given = refusal(problem, asked.headers)
    except Exception as error:  # noqa: BLE001 - the outer shell of a request
        given = refusal(_of_fault(server, error, route), asked.headers)
    given.headers[proof.NONCE_HEADER] = server.mint.nonce(server.now() / 1000)
    seconds = time.perf_counter() - began
    counts = server.metrics
    counts.requests.labels(route.name, given.status).inc()
    counts.seconds.labels(route.name).observe(seconds)
    counts.bytes.labels("in").inc(len(asked.body))
    counts.bytes.labels("out").inc(len(given.body))
    if given.status >= 400:
        counts.refused.labels(given.headers.get("X-Refused", "")).inc()
    logs.record(
        "request",
        route=route.name,
        status=given.status,
        ms=round(seconds * 1000, 1),
        received=len(asked.body),
        sent=len(given.body),
        device=device or None,
        refused=given.headers.get("X-Refused"),
    )
    return given


def _of_fault(server: Server, error: Exception, route: Route) -> Problem:
    """The refusal for what went wrong beneath us."""
    if isinstance(error, codec.WireError):
        return Problem(error.code, error.why)
    if isinstance(error, BadValue):
        return Problem(Refused.SHAPE, "a value that cannot be kept")
    if isinstance(error, Busy | StorageAway):
        logs.record("busy", route=route.name, error=type(error).__name__)
        return Problem(Refused.BUSY, "come back in a moment", retry=RETRY_BUSY)
    if isinstance(error, Missing):
        return missing()
    server.metrics.faults.inc()
    logs.fault(error, route=route.name)
    return Problem(Refused.BUSY, "a fault of the server", retry=RETRY_BUSY, status=500)


# --- who asks -----------------------------------------------------------------------------------------------------


def _proven(server: Server, asked: Asked) -> tuple[Caller, str]:
    """Caller and jti of a request whose token and proof hold. Raises Problem. Asks no database."""
    scheme, _, token = asked.headers.get("authorization", "").partition(" ")
    if scheme.lower() != proof.SCHEME.lower() or not token:
        raise Problem(Refused.TOKEN, "a token is needed")
    now = server.now() / 1000
    try:
        caller = server.mint.caller(token, now)
    except Expired:
        raise Problem(Refused.TOKEN, "the token has run out") from None
    except Forged:
        raise Problem(Refused.TOKEN, "the token is none of ours") from None
    try:
        nonce, jti = proof.check(
            asked.headers.get(proof.PROOF_HEADER.lower(), ""),
            proof.raw(caller.key),
            method=asked.method,
            target=asked.target,
            body=asked.body,
            token=token,
        )
    except proof.ProofWrong:
        raise Problem(Refused.TOKEN, "the proof is not one of this device for this request") from None
    if not server.mint.nonce_holds(nonce, now):
        raise Problem(Refused.TOKEN, "the nonce has run out, take the one of this answer")
    return caller, jti


def _run(server: Server, route: Route, asked: Asked, caller: Caller, jti: str) -> Any:
    if caller.role not in route.who:
        raise missing()  # what a role may not do is not there for it
    call = Call(server, caller, jti, below=route.below, params=asked.params)
    if route.piece:
        done = route.act(call, asked.body)
    elif route.asks is not None:
        done = route.act(call, _decoded(route, asked))
    elif route.ranged:
        done = route.act(call, asked.headers.get("range", ""))
    else:
        done = route.act(call)
    if not call.admitted:
        raise AssertionError(route.name)  # an act that let nobody in may answer nobody
    return done


# --- bytes --------------------------------------------------------------------------------------------------------


def _decoded(route: Route, asked: Asked) -> Message:
    """What was asked. Raises WireError, Problem."""
    assert route.asks is not None
    if len(asked.body) > route.most:
        raise Problem(Refused.SIZE, "the body is too long")
    plain = codec.unpack(asked.body, asked.headers.get("content-encoding", "").strip().lower())
    if route.asks.__module__ != keeping.__name__:
        return codec.decode(plain, route.asks)
    try:  # messages of order carry no records, so their shape is all there is to check
        found: Message = msgspec.json.decode(plain, type=route.asks)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Problem(Refused.SHAPE, "not the message of this address") from None
    if not OLDEST <= found.p <= PROTOCOL:
        raise Problem(Refused.UPGRADE, "a protocol that is not served")
    return found


def _given(route: Route, done: Any, asked: Asked) -> Answer:
    if done is None:
        return Answer(route.status, {})
    if isinstance(done, Bytes):
        headers = {"Content-Type": "application/octet-stream", "Accept-Ranges": "bytes"}
        headers["Content-Length"] = str(done.end - done.start)
        if done.partial:
            headers["Content-Range"] = f"bytes {done.start}-{done.end - 1}/{done.size}"
        return Answer(206 if done.partial else 200, headers, stream=done.content)
    return message(route.status, done, asked.headers)


def message(status: int, content: Message, asked: Mapping[str, str]) -> Answer:
    """A message, packed the way the asker understands."""
    body = codec.encode(content)
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    coding = _coding(asked.get("accept-encoding", "")) if len(body) > _SMALL else ""
    if coding:
        body = codec.pack(body, coding)
        headers |= {"Content-Encoding": coding, "Vary": "Accept-Encoding"}
    return Answer(status, headers, body)


def _coding(accepted: str) -> str:
    words = {
        part.partition(";")[0].strip().lower()
        for part in accepted.split(",")
        if part.partition(";")[2].strip() != "q=0"
    }
    return next((coding for coding in ("zstd", "gzip") if coding in words), "")


def refusal(problem: Problem, asked: Mapping[str, str]) -> Answer:
    """A refusal as an answer."""
    said: Refusal = problem.refusal
    given = message(problem.status, said, asked)
    given.headers["X-Refused"] = str(problem.code)
    if problem.code == Refused.TOKEN:
        given.headers["WWW-Authenticate"] = proof.SCHEME
    if said.retry:
        given.headers["Retry-After"] = str(said.retry)
    return given
