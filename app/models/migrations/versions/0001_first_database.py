"""First database"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("owner_kind", sa.String(length=24), nullable=False),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("mime", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index("ix_attachment_owner", ["owner_kind", "owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_sha256"), ["sha256"], unique=False)

    op.create_table(
        "base_shadow",
        sa.Column("entity", sa.String(length=24), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "record_id", "name", name=op.f("pk_base_shadow")),
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("act_id", sa.String(length=36), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=36), nullable=False),
        sa.Column("entity", sa.String(length=24), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("undoable", sa.Boolean(create_constraint=True, name="undoable_is_boolean"), nullable=False),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index("ix_change_act", ["act_id"], unique=False)
        batch_op.create_index("ix_change_record", ["entity", "record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_undoes"), ["undoes"], unique=False)

    op.create_table(
        "fact",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=2000), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_fact")),
    )
    op.create_table(
        "outbox",
        sa.Column("dseq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("op", sa.String(length=36), nullable=False),
        sa.Column("act_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(length=24), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("base", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("dseq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("op", name=op.f("uq_outbox_op")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_act_id"), ["act_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_state"), ["state"], unique=False)

    op.create_table(
        "search_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("sort_key", sa.String(length=800), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_row")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_search_row_kind_record_id")),
    )
    op.create_table(
        "unit",
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("level", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=100), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("superior_lines", sa.JSON(), nullable=False),
        sa.Column("issuing_lines", sa.JSON(), nullable=False),
        sa.Column("symbol", sa.String(length=30), nullable=False),
        sa.Column("drafting_unit", sa.String(length=30), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("standard", sa.String(length=24), nullable=False),
        sa.Column("seal_mm", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("term_name", sa.String(length=40), nullable=False),
        sa.Column("term_from", sa.Date(), nullable=True),
        sa.Column("term_to", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("sort_key", sa.String(length=800), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name=op.f("ck_unit_validity")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("code", name=op.f("uq_unit_code")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "incoming_letter",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("arrival_number", sa.Integer(), nullable=True),
        sa.Column("arrival_year", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=20), nullable=True),
        sa.Column("notation", sa.String(length=60), nullable=True),
        sa.Column("letter_date", sa.Date(), nullable=True),
        sa.Column("letter_year", sa.Integer(), nullable=True),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("superior", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.Column("subject", sa.String(length=2000), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("addressees", sa.JSON(), nullable=False),
        sa.Column("authority", sa.String(length=300), nullable=False),
        sa.Column("position", sa.String(length=100), nullable=False),
        sa.Column("signer", sa.String(length=100), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("urgency", sa.String(length=24), nullable=True),
        sa.Column("secrecy", sa.String(length=24), nullable=True),
        sa.Column("cites", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("handler", sa.String(length=200), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("guesses", sa.JSON(), nullable=False),
        sa.Column("same_key", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_incoming_letter_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_letter")),
    )
    with op.batch_alter_table("incoming_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incoming_letter_due_on"), ["due_on"], unique=False)
        batch_op.create_index("ix_incoming_letter_same", ["number", "notation", "letter_year"], unique=False)
        batch_op.create_index(batch_op.f("ix_incoming_letter_same_key"), ["same_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_incoming_letter_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_incoming_letter_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "member",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("full_name", sa.String(length=100), nullable=False),
        sa.Column("other_name", sa.String(length=100), nullable=False),
        sa.Column("sex", sa.String(length=8), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("birth_place", sa.String(length=200), nullable=False),
        sa.Column("home_town", sa.String(length=200), nullable=False),
        sa.Column("permanent_address", sa.String(length=300), nullable=False),
        sa.Column("current_address", sa.String(length=300), nullable=False),
        sa.Column("ethnicity", sa.String(length=60), nullable=False),
        sa.Column("religion", sa.String(length=60), nullable=False),
        sa.Column("id_number", sa.String(length=20), nullable=True),
        sa.Column("id_issued_on", sa.Date(), nullable=True),
        sa.Column("id_issued_by", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("occupation", sa.String(length=100), nullable=False),
        sa.Column("education", sa.String(length=60), nullable=False),
        sa.Column("qualification", sa.String(length=100), nullable=False),
        sa.Column("political_theory", sa.String(length=60), nullable=False),
        sa.Column("foreign_language", sa.String(length=100), nullable=False),
        sa.Column("computing", sa.String(length=100), nullable=False),
        sa.Column("workplace", sa.String(length=200), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("joined_at", sa.String(length=200), nullable=False),
        sa.Column("introducer", sa.String(length=100), nullable=False),
        sa.Column("admission_resolution", sa.String(length=60), nullable=False),
        sa.Column("card_number", sa.String(length=40), nullable=True),
        sa.Column("card_issued_on", sa.Date(), nullable=True),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("union_position", sa.String(length=100), nullable=False),
        sa.Column("association", sa.String(length=100), nullable=False),
        sa.Column("party_joined_on", sa.Date(), nullable=True),
        sa.Column("party_official_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("folded", sa.String(length=100), nullable=False),
        sa.Column("sort_key", sa.String(length=800), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("code", name=op.f("uq_member_code")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_id_number"), ["id_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_sort_key"), ["sort_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index("ix_member_unit_sort", ["unit_id", "sort_key"], unique=False)

    op.create_table(
        "person",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("active", sa.Boolean(create_constraint=True, name="active_is_boolean"), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_person_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "series",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("book", sa.String(length=40), nullable=False),
        sa.Column("period_kind", sa.String(length=8), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("period_kind IN ('term', 'year', 'event')", name=op.f("ck_series_period_kind")),
        sa.CheckConstraint("first >= 1", name=op.f("ck_series_first_positive")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_series_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("unit_id", "book", "period", name=op.f("uq_series_unit_id_book_period")),
    )
    op.create_table(
        "signer",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("position", sa.String(length=100), nullable=False),
        sa.Column("authority_lines", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_signer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signer")),
    )
    with op.batch_alter_table("signer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signer_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_event",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("from_id", sa.String(length=36), nullable=False),
        sa.Column("to_id", sa.String(length=36), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["unit.id"], name=op.f("fk_unit_event_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["unit.id"], name=op.f("fk_unit_event_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_event")),
    )
    with op.batch_alter_table("unit_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_event_from_id"), ["from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_event_to_id"), ["to_id"], unique=False)

    op.create_table(
        "issued_number",
        sa.Column("series_id", sa.String(length=36), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("suffix", sa.String(length=2), nullable=False),
        sa.Column("printed", sa.String(length=100), nullable=False),
        sa.Column("letter_id", sa.String(length=36), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state <> 'void' OR length(reason) > 0", name=op.f("ck_issued_number_void_has_reason")
        ),
        sa.CheckConstraint("state IN ('issued', 'void', 'disputed')", name=op.f("ck_issued_number_state")),
        sa.CheckConstraint("no >= 1", name=op.f("ck_issued_number_no_positive")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_issued_number_series_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_issued_number_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_number")),
        sa.UniqueConstraint("series_id", "no", "suffix", name=op.f("uq_issued_number_series_id_no_suffix")),
        sa.UniqueConstraint(
            "unit_id", "period", "printed", name=op.f("uq_issued_number_unit_id_period_printed")
        ),
    )
    with op.batch_alter_table("issued_number", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issued_number_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "outgoing_letter",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("standard", sa.String(length=24), nullable=False),
        sa.Column("standard_version", sa.String(length=24), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=2000), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("signer", sa.String(length=100), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("answers_id", sa.String(length=36), nullable=True),
        sa.Column("number_id", sa.String(length=36), nullable=True),
        sa.Column("number_printed", sa.String(length=100), nullable=False),
        sa.Column("letter_date", sa.Date(), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("keeper", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answers_id"], ["incoming_letter.id"], name=op.f("fk_outgoing_letter_answers_id")
        ),
        sa.ForeignKeyConstraint(
            ["number_id"], ["issued_number.id"], name=op.f("fk_outgoing_letter_number_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outgoing_letter_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_letter")),
        sa.UniqueConstraint("number_id", name=op.f("uq_outgoing_letter_number_id")),
    )
    with op.batch_alter_table("outgoing_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outgoing_letter_answers_id"), ["answers_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outgoing_letter_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_outgoing_letter_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("incoming_id", sa.String(length=36), nullable=True),
        sa.Column("outgoing_id", sa.String(length=36), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("assignee", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=2000), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["incoming_id"], ["incoming_letter.id"], name=op.f("fk_task_incoming_id")),
        sa.ForeignKeyConstraint(["outgoing_id"], ["outgoing_letter.id"], name=op.f("fk_task_outgoing_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_task_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_incoming_id"), ["incoming_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_outgoing_id"), ["outgoing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_unit_id"), ["unit_id"], unique=False)

    op.execute(
        "CREATE VIRTUAL TABLE find_member USING fts5(title, body, exact, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE find_incoming_letter USING fts5(title, body, exact, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE find_outgoing_letter USING fts5(title, body, exact, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE find_task USING fts5(title, body, exact, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )


def downgrade() -> None:
    op.execute("DROP TABLE find_task")
    op.execute("DROP TABLE find_outgoing_letter")
    op.execute("DROP TABLE find_incoming_letter")
    op.execute("DROP TABLE find_member")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_unit_id"))
        batch_op.drop_index(batch_op.f("ix_task_state"))
        batch_op.drop_index(batch_op.f("ix_task_outgoing_id"))
        batch_op.drop_index(batch_op.f("ix_task_incoming_id"))
        batch_op.drop_index(batch_op.f("ix_task_due_on"))

    op.drop_table("task")
    with op.batch_alter_table("outgoing_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outgoing_letter_unit_id"))
        batch_op.drop_index(batch_op.f("ix_outgoing_letter_state"))
        batch_op.drop_index(batch_op.f("ix_outgoing_letter_answers_id"))

    op.drop_table("outgoing_letter")
    with op.batch_alter_table("issued_number", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issued_number_letter_id"))

    op.drop_table("issued_number")
    with op.batch_alter_table("unit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_event_to_id"))
        batch_op.drop_index(batch_op.f("ix_unit_event_from_id"))

    op.drop_table("unit_event")
    with op.batch_alter_table("signer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signer_unit_id"))

    op.drop_table("signer")
    op.drop_table("series")
    op.drop_table("person")
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_index("ix_member_unit_sort")
        batch_op.drop_index(batch_op.f("ix_member_unit_id"))
        batch_op.drop_index(batch_op.f("ix_member_sort_key"))
        batch_op.drop_index(batch_op.f("ix_member_id_number"))
        batch_op.drop_index(batch_op.f("ix_member_folded"))

    op.drop_table("member")
    with op.batch_alter_table("incoming_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incoming_letter_unit_id"))
        batch_op.drop_index(batch_op.f("ix_incoming_letter_state"))
        batch_op.drop_index(batch_op.f("ix_incoming_letter_same_key"))
        batch_op.drop_index("ix_incoming_letter_same")
        batch_op.drop_index(batch_op.f("ix_incoming_letter_due_on"))

    op.drop_table("incoming_letter")
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_parent_id"))
        batch_op.drop_index(batch_op.f("ix_unit_folded"))

    op.drop_table("unit")
    op.drop_table("search_row")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_state"))
        batch_op.drop_index(batch_op.f("ix_outbox_record_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_act_id"))

    op.drop_table("outbox")
    op.drop_table("fact")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_undoes"))
        batch_op.drop_index("ix_change_record")
        batch_op.drop_index("ix_change_act")

    op.drop_table("change")
    op.drop_table("base_shadow")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_sha256"))
        batch_op.drop_index("ix_attachment_owner")

    op.drop_table("attachment")
