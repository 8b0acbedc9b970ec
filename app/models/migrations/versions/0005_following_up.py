"""Following up: tasks, results, channels, dossiers"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("rubrics", sa.JSON(), nullable=False),
        sa.Column("keeper", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_channel_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
    )
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_channel_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "dossier",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("subheading", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("retention_years", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("rights", sa.String(length=30), nullable=False),
        sa.Column("language", sa.String(length=50), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("handed_to", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed', 'handed')", name=op.f("ck_dossier_state")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_dossier_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("unit_id", "year", "code", name=op.f("uq_dossier_unit_id_year_code")),
    )
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dossier_year"), ["year"], unique=False)

    op.create_table(
        "recurring_task",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("assignee", sa.String(length=200), nullable=False),
        sa.Column("every", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("made_to", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "every IN ('week', 'month', 'quarter', 'half', 'year')", name=op.f("ck_recurring_task_every")
        ),
        sa.CheckConstraint("ahead BETWEEN 0 AND 90", name=op.f("ck_recurring_task_ahead")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_recurring_task_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurring_task")),
    )
    with op.batch_alter_table("recurring_task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recurring_task_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "dossier_entry",
        sa.Column("dossier_id", sa.String(length=36), nullable=False),
        sa.Column("entity", sa.String(length=24), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_entry_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_entry")),
        sa.UniqueConstraint(
            "dossier_id", "entity", "record_id", name=op.f("uq_dossier_entry_dossier_id_entity_record_id")
        ),
    )
    for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        op.execute(
            f"CREATE TRIGGER dossier_entry_{act.lower()}_closed BEFORE {act} ON dossier_entry "  # noqa: S608
            f"WHEN (SELECT state FROM dossier WHERE id = {row}.dossier_id) <> 'open' "
            "BEGIN SELECT RAISE(ABORT, 'closed: dossier'); END"
        )
    with op.batch_alter_table("dossier_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dossier_entry_record_id"), ["record_id"], unique=False)

    op.create_table(
        "expected_answer",
        sa.Column("outgoing_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming_letter.id"], name=op.f("fk_expected_answer_incoming_id")
        ),
        sa.ForeignKeyConstraint(
            ["outgoing_id"], ["outgoing_letter.id"], name=op.f("fk_expected_answer_outgoing_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_expected_answer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_answer")),
        sa.UniqueConstraint("outgoing_id", "name", name=op.f("uq_expected_answer_outgoing_id_name")),
    )
    with op.batch_alter_table("expected_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_expected_answer_outgoing_id"), ["outgoing_id"], unique=False)

    op.create_table(
        "short_message",
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("outgoing_id", sa.String(length=36), nullable=True),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("channel_id", sa.String(length=36), nullable=True),
        sa.Column("sent_to", sa.String(length=200), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_short_message_channel_id")),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming_letter.id"], name=op.f("fk_short_message_incoming_id")
        ),
        sa.ForeignKeyConstraint(
            ["outgoing_id"], ["outgoing_letter.id"], name=op.f("fk_short_message_outgoing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_short_message")),
    )
    with op.batch_alter_table("short_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_short_message_incoming_id"), ["incoming_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_short_message_outgoing_id"), ["outgoing_id"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("task_id", sa.String(length=36), nullable=True),
        sa.Column("channel_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("rubric", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=1000), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=True),
        sa.Column("figure", sa.Float(), nullable=True),
        sa.Column("measure", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('post', 'picture', 'meeting', 'figure', 'other')", name=op.f("ck_outcome_kind")
        ),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_outcome_channel_id")),
        sa.ForeignKeyConstraint(["incoming_id"], ["incoming_letter.id"], name=op.f("fk_outcome_incoming_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_outcome_task_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outcome_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_channel_id"), ["channel_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_incoming_id"), ["incoming_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_task_id"), ["task_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "task_note",
        sa.Column("task_id", sa.String(length=36), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("percent IS NULL OR percent BETWEEN 0 AND 100", name=op.f("ck_task_note_percent")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_note_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_note")),
    )
    with op.batch_alter_table("task_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_note_task_id"), ["task_id"], unique=False)

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("co_workers", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("percent", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("recurring_id", sa.String(length=36), nullable=True))
        batch_op.create_index(batch_op.f("ix_task_recurring_id"), ["recurring_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_recurring_id"))
        batch_op.drop_column("recurring_id")
        batch_op.drop_column("percent")
        batch_op.drop_column("co_workers")

    with op.batch_alter_table("task_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_note_task_id"))

    op.drop_table("task_note")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_unit_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_task_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_incoming_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_channel_id"))

    op.drop_table("outcome")
    with op.batch_alter_table("short_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_short_message_outgoing_id"))
        batch_op.drop_index(batch_op.f("ix_short_message_incoming_id"))

    op.drop_table("short_message")
    with op.batch_alter_table("expected_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_expected_answer_outgoing_id"))

    op.drop_table("expected_answer")
    with op.batch_alter_table("dossier_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dossier_entry_record_id"))

    op.drop_table("dossier_entry")
    with op.batch_alter_table("recurring_task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recurring_task_unit_id"))

    op.drop_table("recurring_task")
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dossier_year"))

    op.drop_table("dossier")
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_channel_unit_id"))

    op.drop_table("channel")
