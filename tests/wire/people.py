"""Invented members as pushes, for measuring the wire."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.wire.messages import Push
from app.wire.shapes import Op

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô".split()
MIDDLE = "Thị Văn Đức Minh Thanh Ngọc Hữu Thu".split()
GIVEN = "An Bình Chi Dũng Giang Hà Hùng Lan Linh Mai Nam Phương Quân Sơn Trang Tuấn Vy Yến".split()


def _ids(seed: int) -> Ids:
    return Ids(FixedClock(datetime(2026, 11, 22, 2, 0, tzinfo=UTC)), random.Random(seed).getrandbits)


def members(count: int) -> Push:
    """A push that brings new members, as a sheet that was read in."""
    rng, ids = random.Random(5), _ids(5)
    unit, act, by = ids.new(), ids.new(), ids.new()
    ops = []
    for at in range(count):
        name = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
        values = {
            "unit_id": unit, "full_name": name, "sex": rng.choice(("male", "female")),
            "birth_date": f"{rng.randint(1995, 2010)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "joined_on": f"{rng.randint(2012, 2026)}-03-26", "phone": f"09{rng.randint(10**7, 10**8 - 1)}",
            "ethnicity": "Kinh", "status": "active", "home_town": "xã An Hòa, tỉnh Bình Định",
        }  # fmt: skip
        ops.append(
            Op(
                op=ids.new(), dseq=at + 1, kind="create", ent="member", id=ids.new(), set=values, t=1_795_000_000_000 + at,
                by=by, act=act,
            )
        )  # fmt: skip
    return Push(line=ids.new(), epoch=1, after=0, ops=ops)


def changes(count: int) -> Push:
    """A push that changes one field of each member."""
    rng, ids = random.Random(6), _ids(6)
    by, act = ids.new(), ids.new()
    ops = [
        Op(
            op=ids.new(), dseq=at + 1, ent="member", id=ids.new(), set={"phone": f"09{rng.randint(10**7, 10**8 - 1)}"},
            base={"phone": 10_000 + at}, t=1_795_000_000_000 + at, by=by, act=act,
        )
        for at in range(count)
    ]  # fmt: skip
    return Push(line=ids.new(), epoch=1, after=0, ops=ops)
