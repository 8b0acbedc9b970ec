"""Letter states, held numbers and copies"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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


def upgrade() -> None:
    op.create_table(
        "held_number",
        sa.Column("series_id", sa.String(length=36), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('held', 'used', 'released')", name=op.f("ck_held_number_state")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_held_number_has_reason")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_held_number_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_number")),
        sa.UniqueConstraint("series_id", "no", name=op.f("uq_held_number_series_id_no")),
    )
    op.create_table(
        "outgoing_step",
        sa.Column("letter_id", sa.String(length=36), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["outgoing_letter.id"], name=op.f("fk_outgoing_step_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_step")),
    )
    op.create_index(op.f("ix_outgoing_step_letter_id"), "outgoing_step", ["letter_id"], unique=False)
    op.create_table(
        "document_copy",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("entity", sa.String(length=24), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("electronic", sa.Boolean(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("number_id", sa.String(length=36), nullable=False),
        sa.Column("number_printed", sa.String(length=100), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(length=2000), nullable=False),
        sa.Column("signer", sa.String(length=100), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["number_id"], ["issued_number.id"], name=op.f("fk_document_copy_number_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_document_copy_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_copy")),
        sa.UniqueConstraint("number_id", name=op.f("uq_document_copy_number_id")),
    )
    op.create_index(op.f("ix_document_copy_record_id"), "document_copy", ["record_id"], unique=False)
    op.create_index(op.f("ix_document_copy_unit_id"), "document_copy", ["unit_id"], unique=False)
    op.add_column("outgoing_letter", sa.Column("sealed_on", sa.Date(), nullable=True))
    op.add_column("outgoing_letter", sa.Column("recalled_on", sa.Date(), nullable=True))
    op.add_column("outgoing_letter", sa.Column("replaced_by_id", sa.String(length=36), nullable=True))
    op.add_column("series", sa.Column("inserts", sa.Boolean(), server_default="0", nullable=False))
    for statement in _TRIGGERS.values():
        op.execute(statement)


def downgrade() -> None:
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_column("inserts")
    with op.batch_alter_table("outgoing_letter", schema=None) as batch_op:
        batch_op.drop_column("replaced_by_id")
        batch_op.drop_column("recalled_on")
        batch_op.drop_column("sealed_on")
    op.drop_table("document_copy")
    op.drop_table("outgoing_step")
    op.drop_table("held_number")
