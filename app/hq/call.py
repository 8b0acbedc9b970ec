"""One request on its way: who asks, and the transaction in which he is let in.

The first transaction of a request also admits it: device still wanted, proof not used before. So the hot path costs one
transaction, and an act that opens none is refused by the frame: nothing is answered to a caller who was not admitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.base.ids import Ids
from app.hq import identity
from app.hq.database import Scope, Tx
from app.hq.problems import Problem
from app.hq.server import Server
from app.hq.sql_store import SqlTx, UnknownOrg, open_org
from app.hq.tokens import Caller
from app.wire.refusals import Refused


class Call:
    """What an act gets. ``scope`` is the caller's own unit, unless the route reads or rules the units below it."""

    def __init__(
        self, server: Server, caller: Caller, jti: str, *, below: bool, params: dict[str, str]
    ) -> None:
        self.server = server
        self.caller = caller
        self.params = params
        self.now = server.now()
        self.admitted = False
        self.scope = Scope.below(caller.path) if below else Scope.only(caller.path)
        self._jti = jti

    def new_id(self) -> str:
        return Ids(self.server.clock).new()

    @contextmanager
    def work(self) -> Iterator[Tx]:
        """A transaction in the caller's scope. Raises Problem."""
        with self.server.database.work(self.scope) as tx:
            if not self.admitted:
                identity.admit(tx, self.caller, self._jti, now=self.now)
            yield tx
        self.admitted = True

    @contextmanager
    def own(self) -> Iterator[SqlTx]:
        """A transaction on the caller's organisation, as the rules want it: its counter row is locked."""
        with self.work() as tx:
            try:
                opened = open_org(tx, self.caller.org, now=self.now)
            except UnknownOrg:
                raise Problem(Refused.TOKEN, "this unit is not what it was") from None
            yield opened

    @contextmanager
    def view(self, org: str = "") -> Iterator[SqlTx]:
        """One state of the caller's organisation, or of one below it, read without holding anybody up."""
        if not self.admitted:
            with self.work():
                pass
        with self.server.database.work(self.scope, writes=False) as tx:
            try:
                opened = open_org(tx, org or self.caller.org, now=self.now, locked=False)
            except UnknownOrg:
                raise Problem(Refused.TOKEN, "this unit is not what it was") from None
            yield opened
