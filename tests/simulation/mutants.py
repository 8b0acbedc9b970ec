"""Rules broken on purpose, one at a time. A simulation that does not notice is no proof.

Each mutant replaces one function of the real rules; ``KNOWN`` names runs that notice it, for the quick test. When the world
changes, its seeds meet other fates: ``./dev sim --mutants`` tells which notice now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.hq import rules as hq_rules
from app.hq import rules_letters, rules_push
from app.hq import rules_numbers as hq_numbers
from app.hq.store import Logged
from app.sync import rules as pc_rules
from app.sync import rules_apply, rules_outbox
from app.sync import rules_numbers as pc_numbers
from app.sync.store import SnapshotAt
from tests.simulation import memory, world


@dataclass(frozen=True)
class Mutant:
    name: str
    says: str
    patches: tuple[tuple[Any, str, Any], ...]

    @contextmanager
    def alive(self) -> Iterator[None]:
        kept = [(place, name, getattr(place, name)) for place, name, _ in self.patches]
        for place, name, wrong in self.patches:
            setattr(place, name, wrong)
        try:
            yield
        finally:
            for place, name, right in kept:
                setattr(place, name, right)


# --- what sync.md names ----------------------------------------------------------------------------------------


def _max_plus_one(lease: Any, highest: int) -> int:
    return highest + 1


def _never_done(op: Any, done: Any) -> bool:
    return False


def _last_wins(batch: Any, op: Any, name: str, seq: int) -> bool:
    return True


def _no_fork(*_: Any) -> bool:
    return False


def _cursor_short(rows: Sequence[Any], head: int, *, more: bool) -> int:
    return rows[-1].seq + 1 if more else head


def _cumulative(
    tx: Any, me: Any, push: Any, answer: Any, right: Callable[..., None] = rules_outbox.settle
) -> None:
    right(tx, me, push, answer)
    for op in list(tx.disk.out.values()):
        if op.state == "waiting" and op.dseq <= answer.head.dseq:
            op.state, op.seq = "kept", 1


def _forgets(
    tx: Any, me: Any, push: Any, answer: Any, right: Callable[..., None] = rules_outbox.settle
) -> None:
    right(tx, me, push, answer)
    tx.drop_kept(1 << 60)


def _same_range(tx: Any, who: Any, message: Any, right: Callable[..., Any] = hq_numbers.lease_ask) -> Any:
    lease = tx.leases([message.series]).get(message.series)
    if lease is not None and any(
        one.device == who.device and one.epoch == lease.epoch for one in tx.ranges([message.series])
    ):
        lease.holder, lease.req = message.line, message.req
        return hq_numbers.Leased(lease=lease)
    return right(tx, who, message)


def _hello_reports_nothing(message: Any, line: Any, epoch: int) -> bool:
    return False


def _not_paused(copy: Any, epoch: int, right: Callable[..., Any] = memory.restored) -> Any:
    state = right(copy, epoch)
    for org in state.orgs.values():
        org.org.paused = False
    return state


def _no_jump(copy: Any, epoch: int, right: Callable[..., Any] = memory.restored) -> Any:
    heads = {id: org.org.head for id, org in copy.orgs.items()}
    state = right(copy, epoch)
    for id, org in state.orgs.items():
        org.org.head = heads[id]
    return state


# --- ten and more -----------------------------------------------------------------------------------------------


def _ground_from_shadow(op: Any, on_record: Any) -> dict[str, Any]:
    return {name: abs(one) if isinstance(one, int) else one for name, one in op.base.items()}


def _whole_ground(batch: Any, base: Any, name: str) -> int:
    if isinstance(base, int):
        return base
    done = batch.known.get(base)
    return done.seq if done is not None else 0


def _ground_stays(*_: Any) -> None:
    return None


def _nothing_pending(pending: Any, name: str) -> bool:
    return False


def _always_newer(cell: Any, known: Any) -> bool:
    return True


def _workflow_merges(ent: str, name: str, right: Callable[..., str] = rules_push.field_class) -> str:
    letter = right(ent, name)
    return "F" if letter == "W" else letter


def _back_blind(tx: Any, who: Any, message: Any, right: Callable[..., Any] = hq_numbers.lease_back) -> Any:
    lease = tx.leases([message.series]).get(message.series)
    if lease is not None and lease.holder == message.line:
        message.next = max(lease.lo, tx.highest(message.series) + 1)
    return right(tx, who, message)


def _delete_wins(batch: Any, op: Any, record: Any) -> Logged:
    if record is None:
        return Logged(op.op, "ok", 0)
    seq = batch.step(op, "delete", {})
    record.state, record.cells = "deleted", {}
    batch.touch(record, seq)
    return Logged(op.op, "ok", seq)


def _no_snapshot_after_fork(
    tx: Any, me: Any, line: str, right: Callable[..., None] = pc_rules.begin_line
) -> None:
    right(tx, me, line)
    me.snapshot = None


def _keeps_leases(tx: Any) -> None:
    for lease in tx.leases().values():
        if lease.state == "held":
            lease.holder = tx.me().line


def _never_erased(record: Any) -> bool:
    return False


def _durable_is_head(
    tx: Any, who: Any, message: Any, now: int, right: Callable[..., Any] = rules_push.push
) -> Any:
    answer = right(tx, who, message, now)
    if isinstance(answer, rules_push.Pushed):
        answer.durable = tx.org.head
    return answer


def _last_page_start(self: Any, tx: Any, me: Any, asked: Any, answer: Any) -> None:
    pc_rules.take_rows(tx, answer.rows)
    if answer.more and answer.rows:
        last = answer.rows[-1]
        me.snapshot = SnapshotAt(last.ent, last.id, answer.head)
    else:
        me.snapshot = None
        me.cursor = answer.head


def _nothing_offered(tx: Any) -> int:
    return 0


def _nothing_marked(*_: Any) -> None:
    return None


def _torn(self: Any, pc: Any, round: Any, question: Any, answer: Any) -> None:
    if hasattr(answer, "next"):
        pc.disk.me.cursor = answer.next


def _posted_everywhere(sender: str, receiver: str) -> bool:
    return True


def _reads_foreign(
    self: Any, after: int, limit: int, but: str, right: Callable[..., Any] = memory.HqTx.rows
) -> Any:
    found = list(right(self, after, limit, but))
    for org in self.state.orgs.values():
        if org is not self.at and len(found) < limit:
            found += [row for row in org.log if row.seq == after + 1][:1]
    return found


def _held_jumps_queue(tx: Any) -> None:
    tx.requeue(tx.held())


def _takeover_forgets(
    tx: Any, who: Any, message: Any, right: Callable[..., Any] = hq_numbers.takeover
) -> Any:
    message.last = 0
    message.mode = "continue"
    return right(tx, who, message)


def _clock_decides(batch: Any, op: Any, name: str, seq: int) -> bool:
    record = batch.records.get((op.ent, op.id))
    cell = record.cells.get(name) if record is not None else None
    return cell is None or op.t >= cell.t


def _relay_lost(tx: Any, now: int) -> int:
    relays = tx.relays(rules_letters.RELAYS_AT_ONCE)
    tx.write(rules_letters.Plan(taken=[one.id_in_box for one in relays[1:]]))
    return 0 if not relays else _take_in(tx, now)


_take_in = rules_letters.take_in

NAMED: tuple[Mutant, ...] = (
    Mutant("max-plus-one", "a number is the highest one known here plus one", ((pc_numbers, "next_number", _max_plus_one),)),
    Mutant("no-dedupe", "an operation has its effect each time it comes",
           ((rules_push, "is_done", _never_done), (rules_push, "went_on_elsewhere", _no_fork))),
    Mutant("last-wins", "a protected field takes the last value that comes", ((rules_push, "knew", _last_wins),)),
    Mutant("no-fork", "nobody notices a cloned or restored PC",
           ((pc_rules, "is_forked", _no_fork), (rules_push, "went_on_elsewhere", _no_fork), (rules_push, "breaks_off", _no_fork))),
    Mutant("cursor-off-by-one", "the cursor passes over one row", ((hq_rules, "next_cursor", _cursor_short),)),
    Mutant("cumulative-ack", "all up to the head count as answered", ((pc_rules, "settle", _cumulative),)),
    Mutant("same-range", "a device gets its old range again, whatever it asks", ((hq_numbers, "lease_ask", _same_range),)),
    Mutant("acked-not-kept", "answered operations are forgotten at once", ((pc_rules, "settle", _forgets),)),
    Mutant("leases-at-once", "leases are given before PCs have told theirs",
           ((world, "restored", _not_paused), (hq_rules, "tells_leases", _hello_reports_nothing))),
    Mutant("no-jump", "a restored headquarters gives the same sequence numbers again", ((world, "restored", _no_jump),)),
)  # fmt: skip

OWN: tuple[Mutant, ...] = (
    Mutant("ground-from-shadow", "a second change of one's own says it stands on headquarters' value",
           ((rules_outbox, "ground", _ground_from_shadow),)),
    Mutant("whole-ground", "an operation is ground for all its fields, taken or not", ((rules_push, "base_of", _whole_ground),)),
    Mutant("ground-stays", "after an answer the operations behind stand where they stood", ((rules_outbox, "_move_ground", _ground_stays),)),
    Mutant("pull-over-pending", "a row takes the screen while an own change is on its way", ((rules_apply, "is_pending", _nothing_pending),)),
    Mutant("old-news", "an older row may replace a newer value", ((rules_apply, "is_newer", _always_newer),)),
    Mutant("workflow-merges", "steps are merged like a phone number", ((rules_push, "field_class", _workflow_merges),)),
    Mutant("delete-wins", "a delete takes what was changed meanwhile", ((rules_push, "_delete", _delete_wins),)),
    Mutant("back-unsent", "a series is given back before its numbers arrived",
           ((hq_numbers, "lease_back", _back_blind), (memory.PcTx, "unsent_numbers", _no_fork))),
    Mutant("no-snapshot-after-fork", "a new line does not read what its old one did", ((pc_rules, "begin_line", _no_snapshot_after_fork),)),
    Mutant("keeps-leases", "a restored PC keeps its ranges", ((pc_numbers, "drop_all", _keeps_leases),)),
    Mutant("erased-returns", "what was erased may be written again", ((rules_push, "is_erased", _never_erased),)),
    Mutant("durable-is-head", "what is on headquarters' disk counts as copied", ((rules_push, "push", _durable_is_head),)),
    Mutant("last-page-start", "the feed is read from the last page of a snapshot, not from its first",
           ((pc_rules.Round, "_paged", _last_page_start),)),
    Mutant("nothing-offered", "what headquarters lost is left to its maker", ((pc_rules, "offer_lost", _nothing_offered),)),
    Mutant("nothing-marked", "values of a forgotten time count as newer for ever", ((pc_rules, "mark_lost", _nothing_marked),)),
    Mutant("cursor-first", "the cursor is on disk before its rows", ((world.World, "torn", _torn),)),
    Mutant("letters-across", "any unit may write to any other", ((rules_letters, "may_write_to", _posted_everywhere),)),
    Mutant("foreign-rows", "a feed holds a row of another's", ((memory.HqTx, "rows", _reads_foreign),)),
    Mutant("held-jumps-queue", "an operation that waited overtakes the later ones of its record", ((pc_rules, "retry_held", _held_jumps_queue),)),
    Mutant("takeover-forgets", "a takeover goes on after what headquarters knows", ((hq_numbers, "takeover", _takeover_forgets),)),
    Mutant("clock-decides", "the later clock wins a protected field", ((rules_push, "knew", _clock_decides),)),
    Mutant("relay-lost", "a post box is emptied before it was read", ((hq_rules, "take_in", _relay_lost),)),
)  # fmt: skip

KNOWN: dict[str, tuple[int, ...]] = {
    "max-plus-one": (0, 5),
    "no-dedupe": (0, 2),
    "last-wins": (2, 7),
    "no-fork": (15, 19),
    "cursor-off-by-one": (3, 6),
    "cumulative-ack": (598,),
    "same-range": (433, 497),
    "acked-not-kept": (1, 4),
    "leases-at-once": (1153, 5765),
    "no-jump": (147, 6198),
    "ground-from-shadow": (0, 2),
    "whole-ground": (7, 24),
    "ground-stays": (87, 323),
    "pull-over-pending": (216, 1160),
    "old-news": (9, 10),
    "workflow-merges": (54, 78),
    "delete-wins": (27, 35),
    "back-unsent": (6725,),
    "no-snapshot-after-fork": (6179, 8220),
    "keeps-leases": (224, 293),
    "erased-returns": (83, 118),
    "durable-is-head": (1, 4),
    "last-page-start": (114, 207),
    "nothing-offered": (200, 525),
    "nothing-marked": (200, 525),
    "cursor-first": (2, 22),
    "letters-across": (4, 10),
    "foreign-rows": (0, 1),
    "held-jumps-queue": (2544,),
    "takeover-forgets": (261, 405),
    "clock-decides": (0, 2),
    "relay-lost": (3, 10),
}
"""Seeds that notice each mutant."""
