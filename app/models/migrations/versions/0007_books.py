"""Books closed and saved searches"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_search",
        sa.Column("subject", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("subject", "name", name=op.f("uq_saved_search_subject_name")),
    )
    op.create_table(
        "closed_book",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("book", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("volume", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.String(length=200), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("signed_by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_closed_book_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_book")),
        sa.UniqueConstraint(
            "unit_id", "book", "period", "volume", name=op.f("uq_closed_book_unit_id_book_period_volume")
        ),
    )
    op.create_table(
        "loan",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("lent_on", sa.Date(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("outgoing_id", sa.String(length=36), nullable=True),
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("dossier_id", sa.String(length=36), nullable=True),
        sa.Column("allowed_by", sa.String(length=200), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_loan_dossier_id")),
        sa.ForeignKeyConstraint(["incoming_id"], ["incoming_letter.id"], name=op.f("fk_loan_incoming_id")),
        sa.ForeignKeyConstraint(["outgoing_id"], ["outgoing_letter.id"], name=op.f("fk_loan_outgoing_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_loan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
    )
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loan_incoming_id"), ["incoming_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_lent_on"), ["lent_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_outgoing_id"), ["outgoing_id"], unique=False)

    op.create_table(
        "posting",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("outgoing_id", sa.String(length=36), nullable=True),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("recipient", sa.String(length=500), nullable=False),
        sa.Column("envelopes", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(length=100), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("envelopes >= 1", name=op.f("ck_posting_envelopes")),
        sa.ForeignKeyConstraint(["outgoing_id"], ["outgoing_letter.id"], name=op.f("fk_posting_outgoing_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_posting_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posting")),
    )
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_posting_outgoing_id"), ["outgoing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_posting_sent_on"), ["sent_on"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_posting_sent_on"))
        batch_op.drop_index(batch_op.f("ix_posting_outgoing_id"))

    op.drop_table("posting")
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_loan_outgoing_id"))
        batch_op.drop_index(batch_op.f("ix_loan_lent_on"))
        batch_op.drop_index(batch_op.f("ix_loan_incoming_id"))

    op.drop_table("loan")
    op.drop_table("closed_book")
    op.drop_table("saved_search")
