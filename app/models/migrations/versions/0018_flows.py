"""Letters between units: sent, received, how far each came; the units that may be written to"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import app.models.base

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delivery",
        sa.Column("directive", sa.String(length=36), nullable=True),
        sa.Column("org", sa.String(length=64), nullable=True),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("refused_on", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("answer_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index(op.f("ix_delivery_directive"), "delivery", ["directive"], unique=False)
    op.create_table(
        "grant",
        sa.Column("directive", sa.String(length=36), nullable=False),
        sa.Column("sender", sa.String(length=64), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("refused_on", sa.String(length=40), nullable=True),
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("answer_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("recalled_on", sa.Date(), nullable=True),
        sa.Column("recall_reason", sa.String(length=500), nullable=False),
        sa.Column("replaced_by", sa.String(length=200), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant")),
    )
    op.create_index(op.f("ix_grant_directive"), "grant", ["directive"], unique=False)
    op.create_index(op.f("ix_grant_incoming_id"), "grant", ["incoming_id"], unique=False)
    op.create_table(
        "known_unit",
        sa.Column("org", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("told_at", app.models.base.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("org", name=op.f("pk_known_unit")),
    )
    op.create_index(op.f("ix_known_unit_path"), "known_unit", ["path"], unique=False)
    op.create_table(
        "directive",
        sa.Column("letter_id", sa.String(length=36), nullable=False),
        sa.Column("to", sa.JSON(), nullable=False),
        sa.Column("letter", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("answer_by", sa.String(length=10), nullable=False),
        sa.Column("sent_at", app.models.base.Moment(), nullable=False),
        sa.Column("recalled_on", sa.Date(), nullable=True),
        sa.Column("recall_reason", sa.String(length=500), nullable=False),
        sa.Column("replaced_by", sa.String(length=200), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["outgoing_letter.id"], name=op.f("fk_directive_letter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directive")),
    )
    op.create_index(op.f("ix_directive_letter_id"), "directive", ["letter_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_directive_letter_id"), table_name="directive")
    op.drop_table("directive")
    op.drop_index(op.f("ix_known_unit_path"), table_name="known_unit")
    op.drop_table("known_unit")
    op.drop_index(op.f("ix_grant_incoming_id"), table_name="grant")
    op.drop_index(op.f("ix_grant_directive"), table_name="grant")
    op.drop_table("grant")
    op.drop_index(op.f("ix_delivery_directive"), table_name="delivery")
    op.drop_table("delivery")
