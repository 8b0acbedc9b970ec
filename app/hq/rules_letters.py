"""Letters between units: one object in the sender's feed, a grant in each receiver's, and what became of it back.

Sending is an ordinary operation (it makes a ``directive``), so it is repeated, kept and carried on a stick like any
other. What it causes elsewhere goes through post boxes. A unit writes to those above it and to those below it.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid5

from app.hq.rules_batch import Batch
from app.hq.store import Cell, LogRow, Plan, Record, Relay, Tx
from app.wire.classes import DELIVERY, DIRECTIVE, GRANT
from app.wire.messages import Object, ObjectAsk, Objects
from app.wire.shapes import Kind, Op

_GRANTS: Final = UUID("0c5a2b1e-3c62-5b33-9a51-6f6f7a5d1d0e")
"""Namespace of grants: the same letter to the same unit is the same grant, however often it is sent."""
TOLD: Final = frozenset(
    {"arrived_on", "seen_on", "registered_on", "answered_on", "refused_on", "note", "answer_id"}
)
"""What of a grant its sender sees."""
NEWS: Final = frozenset({"recalled_on", "recall_reason", "replaced_by", "reminded_on"})
"""What of a directive its receivers are told later: that it was recalled or replaced, that an answer is waited for."""
RELAYS_AT_ONCE: Final = 200
MOST_NAME: Final = 64
"""Of a field, as ``shapes.Name`` has it."""


def grant_id(directive: str, org: str) -> str:
    return str(uuid5(_GRANTS, f"{directive}/{org}"))


def may_write_to(sender: str, receiver: str) -> bool:
    """By place in the tree: up and down, never across. Paths end with '/', so p1 is not above p12."""
    return sender != receiver and (sender.startswith(receiver) or receiver.startswith(sender))


def send_out(batch: Batch, op: Op) -> None:
    """Leave a grant in the post box of each receiver; say of each that may not be written to why it has none."""
    org = batch.tx.org
    news = {name: value for name, value in op.set.items() if name in NEWS and value}
    for name in receivers(op.set.get("to")):
        grant = grant_id(op.id, name)
        path = batch.places.get(name)
        if path is not None and may_write_to(org.path, path):
            values = {"directive": op.id, "sender": org.id, "urgent": op.set.get("urgent", False)} | news
            batch.plan.relays.append(Relay(name, org.id, GRANT, grant, values, op.by))
        else:
            batch.own_step(DELIVERY, grant, {"directive": op.id, "org": name, "refused_on": "rights"})


def receivers(to: Any) -> list[str]:
    """Units that a directive names, each once."""
    return list(dict.fromkeys(one for one in to if isinstance(one, str))) if isinstance(to, list) else []


def tell_receivers(batch: Batch, directive: Record, takes: dict[str, Any]) -> None:
    """Leave in the receivers' post boxes what the sender says of his letter since."""
    news = {name: value for name, value in takes.items() if name in NEWS}
    if not news:
        return
    org = batch.tx.org
    for name in receivers(directive.cells["to"].value if "to" in directive.cells else None):
        path = batch.places.get(name)
        if path is not None and may_write_to(org.path, path):
            values = {"directive": directive.id, "sender": org.id} | news
            batch.plan.relays.append(Relay(name, org.id, GRANT, grant_id(directive.id, name), values))


def tell_sender(batch: Batch, grant: Record, takes: dict[str, Any]) -> None:
    """Leave in the sender's post box how far the letter came here."""
    told = {name: value for name, value in takes.items() if name in TOLD}
    if told:
        sender = str(grant.cells["sender"].value)
        told |= {"directive": grant.cells["directive"].value, "org": batch.tx.org.id}
        batch.plan.relays.append(Relay(sender, batch.tx.org.id, DELIVERY, grant.id, told))


def take_in(tx: Tx, now: int) -> int:
    """Bring what lies in the post box into the organisation's feed; how much it was."""
    relays = tx.relays(RELAYS_AT_ONCE)
    if not relays:
        return 0
    records = tx.records(list({(relay.ent, relay.id) for relay in relays}))
    plan = Plan(head=tx.org.head)
    head = tx.org.head
    changed: dict[tuple[str, str], Record] = {}
    for relay in relays:
        plan.taken.append(relay.id_in_box)
        key = (relay.ent, relay.id)
        record = records.get(key)
        kind: Kind = "create" if record is None else "update"
        record = record or Record(relay.ent, relay.id)
        if not is_from_its_sender(record, relay):
            continue
        news = {
            name: value
            for name, value in relay.set.items()
            if name not in record.cells
            or ((relay.ent == DELIVERY or name in NEWS) and record.cells[name].value != value)
        }
        if not news:
            continue
        head += 1
        for name, value in news.items():
            record.cells[name] = Cell(value, head, now)
        record.seq = head
        records[key] = changed[key] = record
        plan.rows.append(LogRow(head, relay.ent, relay.id, kind, news, relay.by, t=now))
    plan.head, plan.records = head, list(changed.values())
    tx.write(plan)
    return len(relays)


def is_from_its_sender(record: Record, relay: Relay) -> bool:
    """A grant bears the name of its letter, and letters are named by their makers: nobody speaks for another's."""
    sender = record.cells.get("sender") if relay.ent == GRANT else None
    return sender is None or sender.value == relay.sender


def objects(tx: Tx, message: ObjectAsk) -> Objects:
    """The letters that grants of this organisation point to; what is not its own is simply not among them."""
    grants = tx.records([(GRANT, grant) for grant in message.grants])
    by_sender: dict[str, list[Record]] = {}
    for grant in grants.values():
        if grant.state == "live":
            by_sender.setdefault(str(grant.cells["sender"].value), []).append(grant)
    found: list[Object] = []
    for sender, ones in by_sender.items():
        wanted = [(DIRECTIVE, str(one.cells["directive"].value)) for one in ones]
        letters = tx.foreign(sender, wanted)
        for grant, key in zip(ones, wanted, strict=True):
            letter = letters.get(key)
            if letter is not None and letter.state == "live":
                found.append(_object(grant.id, letter))
    return Objects(found=found)


def _object(grant: str, directive: Record) -> Object:
    cells = directive.cells
    letter = cells["letter"].value if "letter" in cells else {}
    files = cells["files"].value if "files" in cells else []
    answer_by = cells["answer_by"].value if "answer_by" in cells else ""
    # What a unit wrote into its own feed is a stranger's word to the one that reads it.
    fields = letter.items() if isinstance(letter, dict) else ()
    return Object(
        grant=grant,
        letter={name: value for name, value in fields if 0 < len(name) <= MOST_NAME},
        files=[one for one in files if isinstance(one, dict)] if isinstance(files, list) else [],
        answer_by=answer_by[:500] if isinstance(answer_by, str) else "",
    )
