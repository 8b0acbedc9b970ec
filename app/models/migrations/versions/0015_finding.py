"""finding: given name, initials and digits of the phone beside each member, and the indexes a list of a million walks along"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.base.text import fold, phone_key

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PART = 5_000
INDEXES = {
    "ix_member_given_sort": ["given", "sort_key", "folded", "full_name", "status"],
    "ix_member_initials_sort": ["initials", "sort_key"],
    "ix_member_phone_key": ["phone_key"],
    "ix_member_card_number": ["card_number"],
}


def upgrade() -> None:
    for name, length in (("given", 40), ("initials", 12), ("phone_key", 60)):
        op.add_column("member", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    _fill()
    for name, columns in INDEXES.items():
        op.create_index(name, "member", columns)
    present = sa.text("status IN ('active', 'away', 'guest', 'waiting')")
    op.create_index("ix_member_present_sort", "member", ["sort_key"], sqlite_where=present)
    op.create_index("ix_member_present_unit", "member", ["unit_id"], sqlite_where=present)


def _fill() -> None:
    bind, after = op.get_bind(), 0
    some = sa.text(
        "SELECT rowid AS number, full_name, phone FROM member WHERE rowid > :after ORDER BY rowid LIMIT :part"
    )
    write = sa.text(
        "UPDATE member SET given = :given, initials = :initials, phone_key = :phone WHERE rowid = :number"
    )
    while rows := bind.execute(some, {"after": after, "part": PART}).all():
        bind.execute(write, [_values(row.number, row.full_name or "", row.phone or "") for row in rows])
        after = rows[-1].number


def _values(number: int, full_name: str, phone: str) -> dict[str, object]:
    words = fold(full_name).split()
    given = words[-1] if words else ""
    initials = "".join(word[0] for word in words)
    return {
        "number": number,
        "given": given[:40],
        "initials": initials[:12],
        "phone": phone_key(phone)[:60],
    }


def downgrade() -> None:
    op.drop_index("ix_member_present_unit", "member")
    op.drop_index("ix_member_present_sort", "member")
    for name in INDEXES:
        op.drop_index(name, "member")
    for name in ("phone_key", "initials", "given"):
        op.drop_column("member", name)
