"""What the endpoints of the exchange do: the rules of a round over the caller's organisation, one transaction each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from app.hq import audit, blobs, marks, orders, rules, rules_letters, rules_numbers, rules_push
from app.hq.call import Call
from app.hq.database import Tx
from app.hq.problems import Problem, missing
from app.hq.rules_batch import Who
from app.hq.sql_store import SqlTx
from app.hq.tables import ACCESS, USE
from app.wire.classes import GRANT, seen_above, sensitive
from app.wire.messages import (
    BucketAsk,
    Differs,
    DigestAsk,
    Hello,
    LeaseAsk,
    LeaseBack,
    Leased,
    ObjectAsk,
    Objects,
    Page,
    Pull,
    Push,
    Pushed,
    Refusal,
    Rows,
    Snapshot,
    Takeover,
    Welcome,
)
from app.wire.refusals import Refused
from app.wire.shapes import MAX_SAFE, Row

A = TypeVar("A")
_SHA: Final = re.compile(r"[0-9a-f]{64}")
_SECONDS_OF_A_DAY: Final = 86_400


def _taken(answer: A | Refusal) -> A:
    """The answer, or the refusal raised, so that its transaction is undone."""
    if isinstance(answer, Refusal):
        raise Problem(Refused(answer.code), refusal=answer)
    return answer


def _who(call: Call) -> Who:
    return Who(call.caller.device, call.caller.org)


# --- the round ----------------------------------------------------------------------------------------------------


def hello(call: Call, ask: Hello) -> Welcome:
    with call.own() as tx:
        device, org = call.caller.device, call.caller.org
        orders.done(tx.tx, org, device, ask.acks, now=call.now)
        tx.tx.run(
            "UPDATE device SET seen_at = ?, program = ? WHERE org = ? AND device = ?",
            call.now,
            ask.program,
            org,
            device,
        )
        return _taken(rules.hello(tx, _who(call), ask, call.now, orders.open_for(tx.tx, org, device)))


def push(call: Call, ask: Push) -> Pushed:
    with call.own() as tx:
        _need_quota(call, tx.tx, len(ask.ops))
        before = tx.org.head
        answer = _taken(rules_push.push(tx, _who(call), ask, call.now))
        if tx.org.head > before:
            _note(call, tx, "push", first=before + 1, last=tx.org.head, line=ask.line)
    for op in ask.ops:
        if op.kind == "erase":
            marks.note_erased(call.server.objects, call.caller.org, op.ent, op.id)
    counted = call.server.metrics.operations
    for result in answer.results:
        counted.labels(result.r).inc()
    return answer


def _need_quota(call: Call, tx: Tx, count: int) -> None:
    """One device's operations of a day. Raises Problem."""
    caller = call.caller
    day = datetime.fromtimestamp(call.now / 1000, UTC).strftime("%Y-%m-%d")
    tx.put(
        USE,
        ("org", "device", "day", "path", "operations"),
        [(caller.org, caller.device, day, caller.path, count)],
        "ON CONFLICT (org, device, day) DO UPDATE SET operations = use.operations + excluded.operations",
    )
    used = tx.one(
        "SELECT operations FROM use WHERE org = ? AND device = ? AND day = ?", caller.org, caller.device, day
    )[0]
    if used > call.server.settings.device_operations_a_day:
        left = _SECONDS_OF_A_DAY - call.now // 1000 % _SECONDS_OF_A_DAY
        raise Problem(Refused.QUOTA, "more operations than a device may send in a day", retry=left)


def _note(call: Call, tx: SqlTx, act: str, **facts: Any) -> None:
    caller = call.caller
    audit.note(tx.tx, org=caller.org, path=caller.path, device=caller.device, act=act, at=call.now, **facts)


def pull(call: Call, ask: Pull) -> Rows:
    with call.view() as tx:
        tx.passes = True
        answer = _taken(rules.pull(tx, _who(call), ask))
    call.server.metrics.rows.inc(len(answer.rows))
    return answer


def snapshot(call: Call, ask: Snapshot) -> Page:
    with call.view() as tx:
        return _taken(rules.snapshot(tx, _who(call), ask))


def digest(call: Call, ask: DigestAsk) -> Differs:
    with call.view() as tx:
        try:
            return _taken(rules.digest(tx, _who(call), ask))
        except ValueError:  # a sum that is no number
            raise Problem(Refused.SHAPE, "a sum is not written in hex") from None


def bucket(call: Call, ask: BucketAsk) -> Page:
    with call.view() as tx:
        return _taken(rules.bucket(tx, _who(call), ask))


def objects(call: Call, ask: ObjectAsk) -> Objects:
    """Letters that others sent to this unit. With a letter comes the right to read its files."""
    with call.own() as tx:
        answer = rules_letters.objects(tx, ask)
        senders = _senders(tx, ask)
        for one in answer.found:
            for sha, size in filter(None, map(_file, one.files)):
                via = _source(tx, senders[one.grant], sha)
                blobs.grant(tx.tx, call.caller.org, call.caller.path, [(sha, size)], via=via, now=call.now)
        return answer


def _senders(tx: SqlTx, ask: ObjectAsk) -> dict[str, str]:
    grants = tx.records([(GRANT, grant) for grant in ask.grants])
    return {
        id: str(record.cells["sender"].value)
        for (_, id), record in grants.items()
        if "sender" in record.cells
    }


def _file(said: dict[str, Any]) -> tuple[str, int] | None:
    sha, size = said.get("sha256"), said.get("size")
    if not (isinstance(sha, str) and _SHA.fullmatch(sha)) or isinstance(size, bool):
        return None
    return (sha, size) if isinstance(size, int) and 0 <= size <= MAX_SAFE else None


def _source(tx: SqlTx, sender: str, sha: str) -> str:
    """Who really had the bytes: the sender, or the unit from which the sender had them."""
    return blobs.source_of_other(tx.tx, sender, sha) or sender


# --- numbers ------------------------------------------------------------------------------------------------------


def _numbers(act: str, rule: Callable[..., Leased | Refusal]) -> Callable[[Call, Any], Leased]:
    def run(call: Call, ask: Any) -> Leased:
        with call.own() as tx:
            answer = _taken(rule(tx, _who(call), ask))
            lease = answer.lease
            _note(
                call,
                tx,
                act,
                series=lease.series,
                epoch=lease.epoch,
                lo=lease.lo,
                hi=lease.hi,
                void=answer.void,
            )
            return answer

    return run


lease: Final[Callable[[Call, LeaseAsk], Leased]] = _numbers("lease", rules_numbers.lease_ask)
release: Final[Callable[[Call, LeaseBack], Leased]] = _numbers("release", rules_numbers.lease_back)
takeover: Final[Callable[[Call, Takeover], Leased]] = _numbers("takeover", rules_numbers.takeover)


# --- units below --------------------------------------------------------------------------------------------------


def snapshot_below(call: Call, ask: Snapshot) -> Page:
    """What an officer may read of a unit below: its register of members and numbers, without sensitive fields, and logged."""
    org = call.params["org"]
    with call.work() as tx:
        path = _need_below(call, tx, org)
        row = (
            org,
            call.new_id(),
            path,
            call.now,
            call.caller.device,
            "page",
            f"{ask.after_ent}/{ask.after_id}",
            "read-above",
        )
        tx.put(ACCESS, ("org", "id", "path", "at", "device", "entity", "record", "act"), [row])
    with call.view(org) as opened:
        page = _taken(rules.snapshot(opened, Who(call.caller.device, org), ask))
    page.rows = [_plain(row) for row in page.rows if seen_above(row.ent, row.set)]
    return page


def _need_below(call: Call, tx: Tx, org: str) -> str:
    found = tx.one("SELECT path FROM org WHERE org = ?", org)
    if found is None or not call.scope.holds(found[0]):
        raise missing()
    return str(found[0])


def _plain(row: Row) -> Row:
    hidden = {name for name in row.set if sensitive(row.ent, name)}
    for name in hidden:
        row.set.pop(name)
        row.at.pop(name, None)
    return row
