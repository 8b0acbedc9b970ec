"""operations"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "operation",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_operation_state")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_operation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
    )
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operation_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_operation_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_operation_state"), ["state"], unique=False)

    op.create_table(
        "operation_member",
        sa.Column("operation_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name=op.f("fk_operation_member_operation_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_operation_member_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation_member")),
        sa.UniqueConstraint(
            "operation_id", "member_id", name=op.f("uq_operation_member_operation_id_member_id")
        ),
    )
    with op.batch_alter_table("operation_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operation_member_member_id"), ["member_id"], unique=False)

    op.create_table(
        "operation_step",
        sa.Column("operation_id", sa.String(length=36), nullable=False),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name=op.f("fk_operation_step_operation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation_step")),
        sa.UniqueConstraint("operation_id", "step", name=op.f("uq_operation_step_operation_id_step")),
    )
    with op.batch_alter_table("operation_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operation_step_due_on"), ["due_on"], unique=False)

    op.create_table(
        "operation_paper",
        sa.Column("operation_id", sa.String(length=36), nullable=False),
        sa.Column("paper", sa.String(length=24), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("letter_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name=op.f("fk_operation_paper_operation_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_operation_paper_member_id")),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["outgoing_letter.id"], name=op.f("fk_operation_paper_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation_paper")),
    )
    with op.batch_alter_table("operation_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operation_paper_operation_id"), ["operation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_operation_paper_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_operation_paper_letter_id"), ["letter_id"], unique=False)


def downgrade() -> None:
    for table in ("operation_paper", "operation_step", "operation_member", "operation"):
        op.drop_table(table)
