"""Operations in the menu of chosen members: each opens the page with a new one begun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.ui.pages.members.sections import MemberAct
from app.ui.seat import Seat

NOT_HERE = frozenset({"admit"})
"""Whom an admission concerns is no member yet."""


def member_acts(seat: Seat) -> list[MemberAct]:
    """One line for each kind that members can be chosen for."""
    return [
        MemberAct(f"{plan.menu} …", partial(_begin, seat, plan.kind))
        for plan in seat.desk.operations.plans()
        if plan.kind not in NOT_HERE
    ]


def _begin(seat: Seat, kind: str, member_ids: Sequence[str]) -> None:
    seat.go("operations", f"#new:{kind}:{','.join(member_ids)}")
