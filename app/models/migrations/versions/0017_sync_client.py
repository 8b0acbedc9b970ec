"""The exchange with headquarters: the link, cursors, leases, conflicts, what waits"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import app.models.base

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("seq", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "blob_queue",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("way", sa.String(length=4), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("fault", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "way", name=op.f("pk_blob_queue")),
    )
    op.create_table(
        "bundle_log",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("way", sa.String(length=4), nullable=False),
        sa.Column("at", app.models.base.Moment(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(length=36), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("operations", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_log")),
    )
    op.create_table(
        "foreign_row",
        sa.Column("entity", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=12), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("at", app.models.base.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "record_id", name=op.f("pk_foreign_row")),
    )
    op.create_index(op.f("ix_foreign_row_why"), "foreign_row", ["why"], unique=False)
    op.create_table(
        "number_lease",
        sa.Column("series", sa.String(length=200), nullable=False),
        sa.Column("holder", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.Column("request", sa.String(length=36), nullable=False),
        sa.Column("asking", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("seen_at", app.models.base.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_number_lease")),
    )
    op.create_table(
        "set_aside",
        sa.Column("op", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("entity", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("mine", sa.JSON(), nullable=False),
        sa.Column("now", sa.JSON(), nullable=False),
        sa.Column("at", app.models.base.Moment(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("op", name=op.f("pk_set_aside")),
    )
    op.create_index(op.f("ix_set_aside_state"), "set_aside", ["state"], unique=False)
    op.create_table(
        "sync_conflict",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("entity", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("mine", sa.JSON(), nullable=False),
        sa.Column("theirs", sa.JSON(), nullable=False),
        sa.Column("seqs", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("at", app.models.base.Moment(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("came_at", app.models.base.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_conflict")),
    )
    op.create_index("ix_sync_conflict_record", "sync_conflict", ["entity", "record_id"], unique=False)
    op.create_index(op.f("ix_sync_conflict_state"), "sync_conflict", ["state"], unique=False)
    op.create_table(
        "sync_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("org", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("org_name", sa.String(length=500), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=36), nullable=False),
        sa.Column("device_name", sa.String(length=200), nullable=False),
        sa.Column("incarnation", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("signing_seed", sa.String(length=64), nullable=False),
        sa.Column("box_seed", sa.String(length=64), nullable=False),
        sa.Column("hq_key", sa.String(length=64), nullable=False),
        sa.Column("hq_box", sa.String(length=64), nullable=False),
        sa.Column("me", sa.JSON(), nullable=False),
        sa.Column("enrolled_at", app.models.base.Moment(), nullable=False),
        sa.Column("last_contact", app.models.base.Moment(), nullable=True),
        sa.Column("down_since", app.models.base.Moment(), nullable=True),
        sa.Column("next_try", app.models.base.Moment(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("fault", sa.JSON(), nullable=False),
        sa.Column("sparing", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_sync_link_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_link")),
    )
    op.create_table(
        "number_wait",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("entity", sa.String(length=24), nullable=False),
        sa.Column("book", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("since", app.models.base.Moment(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_number_wait_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_wait")),
    )
    op.create_index(op.f("ix_number_wait_state"), "number_wait", ["state"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_number_wait_state"), table_name="number_wait")
    op.drop_table("number_wait")
    op.drop_table("sync_link")
    op.drop_index(op.f("ix_sync_conflict_state"), table_name="sync_conflict")
    op.drop_index("ix_sync_conflict_record", table_name="sync_conflict")
    op.drop_table("sync_conflict")
    op.drop_index(op.f("ix_set_aside_state"), table_name="set_aside")
    op.drop_table("set_aside")
    op.drop_table("number_lease")
    op.drop_index(op.f("ix_foreign_row_why"), table_name="foreign_row")
    op.drop_table("foreign_row")
    op.drop_table("bundle_log")
    op.drop_table("blob_queue")
    op.drop_column("outbox", "seq")
