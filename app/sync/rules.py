"""A round with headquarters as a PC drives it: hello, push, pull, numbers. It says the next message and takes the answer.

No network, no clock, no randomness here: who carries the messages (a line, a stick) asks ``next`` and gives ``answered``
or ``lost``. What must outlive the program is in the store after each step; a round that is cut is simply begun anew.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from app.sync import rules_numbers
from app.sync.rules_apply import mark_lost, offer_lost, take_rows
from app.sync.rules_outbox import aside, grown, next_push, retry_held, settle, shrunk
from app.sync.store import Incoming, Me, SnapshotAt, Tx
from app.wire.messages import (
    Head,
    Hello,
    LeaseAsk,
    LeaseBack,
    Leased,
    Order,
    Page,
    Pull,
    Push,
    Pushed,
    Refusal,
    Rows,
    Snapshot,
    Welcome,
)
from app.wire.refusals import Refused
from app.wire.shapes import floor_of

Question: TypeAlias = Hello | Push | Pull | Snapshot | LeaseAsk | LeaseBack
Answer: TypeAlias = Welcome | Pushed | Rows | Page | Leased | Refusal
GREETINGS = 4
"""Most hellos in one round: each new one means that something was found out and settled."""


class Step(Enum):
    HELLO = 1
    PUSH = 2
    PULL = 3
    NUMBERS = 4
    DONE = 5


class Round:
    """One contact. Lives as long as the contact; the store lives on."""

    def __init__(self, new_id: Callable[[], str], *, program: str = "", rows: int = 500) -> None:
        self._new_id = new_id
        self._program = program
        self._rows = rows
        self._most = 200
        self._greetings = 0
        self._asked: set[str] = set()
        self.step = Step.HELLO
        self.refusal: Refusal | None = None
        """Why the round ended early."""

    def next(self, tx: Tx) -> Question | None:
        """The next message to send; None when the round is over."""
        me = tx.me()
        if me.state != "active":
            self.step = Step.DONE
        if self.step is Step.HELLO:
            self._greetings += 1
            if self._greetings > GREETINGS:
                self.step = Step.DONE
                return None
            return hello(tx, me, self._program)
        if self.step is Step.PUSH:
            push = next_push(tx, me)
            if push is not None:
                return push
            self.step = Step.PULL
        if self.step is Step.PULL:
            if me.snapshot is not None:
                return Snapshot(
                    epoch=me.epoch, after_ent=me.snapshot.ent, after_id=me.snapshot.id, limit=self._rows
                )
            return Pull(line=me.line, epoch=me.epoch, after=me.cursor, limit=self._rows)
        if self.step is Step.NUMBERS:
            ask = None if me.paused else rules_numbers.next_ask(tx, me, self._asked, self._new_id)
            if ask is not None:
                self._asked.add(ask.series)
                return ask
            self.step = Step.DONE
        return None

    def answered(self, tx: Tx, asked: Question, answer: Answer) -> None:
        """Take in an answer. Anything that does not fit its question is passed over, and the round ends."""
        me = tx.me()
        match asked, answer:
            case LeaseAsk() | LeaseBack(), Leased() | Refusal():
                rules_numbers.answered(tx, me, asked, answer)
                self._refused_numbers(me, answer)
            case _, Refusal():
                self._refused(tx, me, asked, answer)
            case Hello(), Welcome():
                self._welcomed(tx, me, asked, answer)
            case Push(), Pushed():
                settle(tx, me, asked, answer)
                me.batch = grown(me.batch, self._most)
            case Pull(), Rows():
                self._pulled(tx, me, asked, answer)
            case Snapshot(), Page():
                self._paged(tx, me, asked, answer)
            case _:
                self.step = Step.DONE
        tx.save(me)

    def lost(self, tx: Tx, asked: Question) -> None:
        """No answer came. The round ends; the next one begins with smaller batches."""
        if isinstance(asked, Push):
            me = tx.me()
            me.batch = shrunk(me.batch)
            tx.save(me)
        self.step = Step.DONE

    # --- answers ----------------------------------------------------------------------------------------

    def _welcomed(self, tx: Tx, me: Me, asked: Hello, answer: Welcome) -> None:
        if asked.line != me.line or answer.epoch < me.epoch:
            self.step = Step.DONE
            return
        for order in answer.orders:
            obey(tx, me, order)
        if is_forked(tx, me, answer.head) or any(one.kind == "fork" for one in answer.orders):
            begin_line(tx, me, self._new_id())
            return
        me.before = None
        if answer.epoch != me.epoch:
            epoch_changed(tx, me, answer)
        elif answer.head.dseq < me.head.dseq:
            tx.reopen(-1)  # it lost its tail without knowing
        me.sent = answer.head.dseq
        me.paused = answer.paused
        me.durable = answer.durable
        tx.drop_kept(me.durable)
        rules_numbers.heard(tx, me, answer.leases)
        retry_held(tx)
        self._most = answer.batch
        self.step = Step.PUSH

    def _pulled(self, tx: Tx, me: Me, asked: Pull, answer: Rows) -> None:
        if asked.line != me.line or answer.epoch != me.epoch or asked.after != me.cursor:
            self.step = Step.DONE
            return
        take_rows(tx, answer.rows)
        me.cursor = max(me.cursor, answer.next)
        if answer.more:
            return
        self.step = Step.NUMBERS
        if me.offering:
            me.offering = False
            if offer_lost(tx):
                self.step = Step.PUSH

    def _paged(self, tx: Tx, me: Me, asked: Snapshot, answer: Page) -> None:
        at = me.snapshot
        if at is None or answer.epoch != me.epoch or (asked.after_ent, asked.after_id) != (at.ent, at.id):
            self.step = Step.DONE
            return
        take_rows(tx, answer.rows)
        start = answer.head if at.start is None else at.start
        if answer.more and answer.rows:
            last = answer.rows[-1]
            me.snapshot = SnapshotAt(last.ent, last.id, start)
        else:
            me.snapshot = None
            me.cursor = start

    def _refused(self, tx: Tx, me: Me, asked: Question, answer: Refusal) -> None:
        match answer.code:
            case Refused.EPOCH:
                self.step = Step.HELLO
            case Refused.FORK:
                if not isinstance(asked, Push) or asked.line == me.line:
                    begin_line(tx, me, self._new_id())
                self.step = Step.HELLO
            case Refused.GAP if self._greetings < GREETINGS:
                self._greetings += 1
                tx.reopen(-1)
                me.sent = min(me.sent, answer.head.dseq if answer.head else 0)
            case Refused.RESYNC:
                me.snapshot = SnapshotAt()
            case Refused.SHAPE | Refused.SIZE if isinstance(asked, Push):
                self._poisoned(tx, me, asked, answer)
            case Refused.REVOKED:
                me.state = "revoked"
                self._stop(answer)
            case Refused.UPGRADE:
                me.state = "old"
                self._stop(answer)
            case _:
                self._stop(answer)

    def _poisoned(self, tx: Tx, me: Me, asked: Push, answer: Refusal) -> None:
        """Something in the batch cannot be read there: found by halving, set aside alone."""
        if len(asked.ops) > 1:
            me.batch = max(1, len(asked.ops) // 2)
            return
        for op in tx.find([asked.ops[0].op]).values():
            aside(tx, op, answer.code)

    def _refused_numbers(self, me: Me, answer: Leased | Refusal) -> None:
        if isinstance(answer, Refusal) and answer.code in (Refused.EPOCH, Refused.PAUSED):
            me.paused = True

    def _stop(self, answer: Refusal) -> None:
        self.refusal = answer
        self.step = Step.DONE


# --- who I am ------------------------------------------------------------------------------------------------


def hello(tx: Tx, me: Me, program: str = "") -> Hello:
    return Hello(
        line=me.line,
        after=me.before,
        epoch=me.epoch,
        head=me.head,
        cursor=me.cursor,
        leases=rules_numbers.said(tx, me),
        program=program,
        acks=list(me.acks),
    )


def is_forked(tx: Tx, me: Me, head: Head) -> bool:
    """Whether headquarters has operations of this line that were not made here: the PC was restored, or cloned."""
    if head.dseq == 0:
        return False
    if head.dseq == me.head.dseq:
        return head.op != me.head.op
    op = tx.at(head.dseq)
    if op is not None:
        return op.op != head.op
    return head.dseq > me.head.dseq


def begin_line(tx: Tx, me: Me, line: str) -> None:
    """Go on as another. What waits goes on waiting; leases are let go; all records are read anew, because a line is never
    sent what was done in its own name."""
    me.before, me.line = me.line, line
    me.sent, me.head = 0, Head()
    me.snapshot = SnapshotAt()
    rules_numbers.drop_all(tx)


def epoch_changed(tx: Tx, me: Me, answer: Welcome) -> None:
    """Headquarters was restored from a copy, or is met for the first time."""
    if me.epoch and answer.cut is not None:
        tx.reopen(answer.cut)
        me.cursor = min(me.cursor, answer.cut)
        if me.snapshot is not None:
            me.snapshot = SnapshotAt()
        mark_lost(tx, me, answer.cut, floor_of(answer.epoch))
    me.epoch = answer.epoch


def obey(tx: Tx, me: Me, order: Order) -> None:
    """Carry an order out before anything else, and remember to say so."""
    match order.kind:
        case "erase":
            tx.apply([Incoming(order.ent, order.record, "erase")])
        case "wipe":
            me.state = "wiped"
        case "upgrade":
            me.state = "old"
        case "fork":
            pass  # settled with the heads
    me.acks.append(order.id)
