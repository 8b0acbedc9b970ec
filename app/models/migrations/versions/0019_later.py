"""A disputed number stands beside the one that was given first: on every PC, until a person decides"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TRIGGERS = {
    "issued_number_held": (
        "CREATE TRIGGER issued_number_held BEFORE INSERT ON issued_number WHEN EXISTS (SELECT 1 FROM held_number "
        "WHERE series_id = NEW.series_id AND no = NEW.no AND state = 'held' AND NEW.suffix = '') "
        "BEGIN SELECT RAISE(ABORT, 'held: issued_number'); END"
    ),
    "held_number_issued": (
        "CREATE TRIGGER held_number_issued BEFORE INSERT ON held_number WHEN EXISTS (SELECT 1 FROM issued_number "
        "WHERE series_id = NEW.series_id AND no = NEW.no) "
        "BEGIN SELECT RAISE(ABORT, 'held: held_number'); END"
    ),
}
_UNIQUE = {
    "uq_issued_number_series_id_no_suffix": ["series_id", "no", "suffix"],
    "uq_issued_number_unit_id_period_printed": ["unit_id", "period", "printed"],
}
_GOOD = sa.text("state <> 'disputed'")


def upgrade() -> None:
    # The table is made anew; the triggers on and about it would stand in the way.
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    with op.batch_alter_table("issued_number", schema=None, recreate="always") as batch_op:
        for name in _UNIQUE:
            batch_op.drop_constraint(batch_op.f(name), type_="unique")
    with op.batch_alter_table("issued_number", schema=None) as batch_op:
        for name, columns in _UNIQUE.items():
            batch_op.create_index(name, columns, unique=True, sqlite_where=_GOOD)
    for statement in _TRIGGERS.values():
        op.execute(statement)


def downgrade() -> None:
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    with op.batch_alter_table("issued_number", schema=None) as batch_op:
        for name in _UNIQUE:
            batch_op.drop_index(name)
    with op.batch_alter_table("issued_number", schema=None, recreate="always") as batch_op:
        for name, columns in _UNIQUE.items():
            batch_op.create_unique_constraint(batch_op.f(name), columns)
    for statement in _TRIGGERS.values():
        op.execute(statement)
