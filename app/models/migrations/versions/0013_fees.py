"""Fees: funds, classes, waivers, cash book, payments, bank lines, closed periods"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fee_closing",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_fee_closing_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_closing")),
        sa.UniqueConstraint("unit_id", "period", name=op.f("uq_fee_closing_unit_id_period")),
    )
    op.create_table(
        "fee_entry",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=True),
        sa.Column("counter_of", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('opening', 'collect', 'receive', 'handover', 'income', 'expense')",
            name=op.f("ck_fee_entry_kind"),
        ),
        sa.ForeignKeyConstraint(["counter_of"], ["fee_entry.id"], name=op.f("fk_fee_entry_counter_of")),
        sa.ForeignKeyConstraint(["other_id"], ["unit.id"], name=op.f("fk_fee_entry_other_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_fee_entry_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_entry")),
        sa.UniqueConstraint("counter_of", name=op.f("uq_fee_entry_counter_of")),
    )
    op.create_index("ix_fee_entry_unit_day", "fee_entry", ["unit_id", "day"], unique=False)
    op.create_table(
        "fee_fund",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("first_month", sa.String(length=7), nullable=False),
        sa.Column("bank_bin", sa.String(length=6), nullable=False),
        sa.Column("account", sa.String(length=19), nullable=False),
        sa.Column("holder", sa.String(length=100), nullable=False),
        sa.Column("treasurer", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_fee_fund_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_fund")),
        sa.UniqueConstraint("unit_id", name=op.f("uq_fee_fund_unit_id")),
    )
    op.create_table(
        "fee_classing",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("since", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_fee_classing_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_classing")),
        sa.UniqueConstraint("member_id", "since", name=op.f("uq_fee_classing_member_id_since")),
    )
    op.create_index(op.f("ix_fee_classing_member_id"), "fee_classing", ["member_id"], unique=False)
    op.create_table(
        "fee_payment",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["fee_entry.id"], name=op.f("fk_fee_payment_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_fee_payment_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_payment")),
    )
    op.create_index(op.f("ix_fee_payment_entry_id"), "fee_payment", ["entry_id"], unique=False)
    op.create_index("ix_fee_payment_member_month", "fee_payment", ["member_id", "month"], unique=False)
    op.create_table(
        "fee_transfer",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("payer", sa.String(length=200), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("entry_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('doubtful', 'entered', 'ignored')", name=op.f("ck_fee_transfer_state")),
        sa.ForeignKeyConstraint(["entry_id"], ["fee_entry.id"], name=op.f("fk_fee_transfer_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_fee_transfer_member_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_fee_transfer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_transfer")),
        sa.UniqueConstraint("key", name=op.f("uq_fee_transfer_key")),
    )
    op.create_index(op.f("ix_fee_transfer_member_id"), "fee_transfer", ["member_id"], unique=False)
    op.create_index(op.f("ix_fee_transfer_unit_id"), "fee_transfer", ["unit_id"], unique=False)
    op.create_table(
        "fee_waiver",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("first", sa.String(length=7), nullable=False),
        sa.Column("last", sa.String(length=7), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("decision_number", sa.String(length=60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("last >= first", name=op.f("ck_fee_waiver_order")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_fee_waiver_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_waiver")),
    )
    op.create_index(op.f("ix_fee_waiver_member_id"), "fee_waiver", ["member_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_fee_waiver_member_id"), table_name="fee_waiver")
    op.drop_table("fee_waiver")
    op.drop_index(op.f("ix_fee_transfer_unit_id"), table_name="fee_transfer")
    op.drop_index(op.f("ix_fee_transfer_member_id"), table_name="fee_transfer")
    op.drop_table("fee_transfer")
    op.drop_index("ix_fee_payment_member_month", table_name="fee_payment")
    op.drop_index(op.f("ix_fee_payment_entry_id"), table_name="fee_payment")
    op.drop_table("fee_payment")
    op.drop_index(op.f("ix_fee_classing_member_id"), table_name="fee_classing")
    op.drop_table("fee_classing")
    op.drop_table("fee_fund")
    op.drop_index("ix_fee_entry_unit_day", table_name="fee_entry")
    op.drop_table("fee_entry")
    op.drop_table("fee_closing")
