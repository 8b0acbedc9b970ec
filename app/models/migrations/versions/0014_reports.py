"""Reports on members, and how far their entering must be by when"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_report",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("handed_to", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'handed')", name=op.f("ck_member_report_state")),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_member_report_order")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_report_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_report")),
        sa.UniqueConstraint(
            "unit_id", "form", "period", "version", name=op.f("uq_member_report_unit_id_form_period_version")
        ),
    )
    op.create_index(op.f("ix_member_report_form"), "member_report", ["form"], unique=False)
    op.create_index(op.f("ix_member_report_unit_id"), "member_report", ["unit_id"], unique=False)
    op.create_table(
        "member_entry_target",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_entry_target_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_entry_target")),
        sa.UniqueConstraint("unit_id", name=op.f("uq_member_entry_target_unit_id")),
    )


def downgrade() -> None:
    op.drop_table("member_entry_target")
    op.drop_table("member_report")
