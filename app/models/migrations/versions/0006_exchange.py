"""Exchange packages and signatures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trusted_certificate",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("valid_from", sa.DateTime(), nullable=False),
        sa.Column("valid_to", sa.DateTime(), nullable=False),
        sa.Column("authority", sa.Boolean(), nullable=False),
        sa.Column("pem", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_trusted_certificate")),
    )
    op.create_table(
        "exchange_package",
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("outgoing_id", sa.String(length=36), nullable=True),
        sa.Column("document_id", sa.String(length=300), nullable=False),
        sa.Column("office", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=2), nullable=False),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_exchange_package_direction")),
        sa.CheckConstraint("kind IN ('letter', 'receipt')", name=op.f("ck_exchange_package_kind")),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming_letter.id"], name=op.f("fk_exchange_package_incoming_id")
        ),
        sa.ForeignKeyConstraint(
            ["outgoing_id"], ["outgoing_letter.id"], name=op.f("fk_exchange_package_outgoing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_package")),
    )
    with op.batch_alter_table("exchange_package", schema=None) as batch_op:
        for column in ("document_id", "incoming_id", "outgoing_id", "sha256"):
            batch_op.create_index(batch_op.f(f"ix_exchange_package_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("exchange_package")
    op.drop_table("trusted_certificate")
