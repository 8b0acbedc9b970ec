"""Whole member records, their years, units' events told field by field, rules that were set"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_change",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_change")),
    )
    with op.batch_alter_table("rule_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_change_key"), ["key"], unique=False)

    op.create_table(
        "member_award",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=100), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("awarded_by", sa.String(length=200), nullable=False),
        sa.Column("decision_number", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_award_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_award")),
    )
    with op.batch_alter_table("member_award", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_award_member_id"), ["member_id"], unique=False)

    op.create_table(
        "member_discipline",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=24), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("decision_number", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('running', 'expired', 'lifted', 'annulled')", name=op.f("ck_member_discipline_state")
        ),
        sa.CheckConstraint(
            "expires_on IS NULL OR expires_on >= decided_on", name=op.f("ck_member_discipline_order")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_discipline_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_discipline")),
    )
    with op.batch_alter_table("member_discipline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_discipline_member_id"), ["member_id"], unique=False)

    op.create_table(
        "member_grade",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=9), nullable=False),
        sa.Column("grade", sa.String(length=24), nullable=False),
        sa.Column("remark", sa.String(length=2000), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'graded', 'sent', 'approved', 'refused')",
            name=op.f("ck_member_grade_state"),
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_grade_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_grade")),
        sa.UniqueConstraint("member_id", "period", name=op.f("uq_member_grade_member_id_period")),
    )
    with op.batch_alter_table("member_grade", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_grade_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_grade_period"), ["period"], unique=False)

    op.create_table(
        "member_position",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.String(length=100), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column("decision_number", sa.String(length=60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on",
            name=op.f("ck_member_position_order"),
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_position_member_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_position_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_position")),
    )
    with op.batch_alter_table("member_position", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_position_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_position_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "member_spell",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(length=24), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_member_spell_order")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_spell_member_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_spell_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_spell")),
    )
    with op.batch_alter_table("member_spell", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_spell_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_member_spell_unit_ends", ["unit_id", "ends_on"], unique=False)

    op.create_table(
        "member_training",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=9), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("content", sa.String(length=4000), nullable=False),
        sa.Column("group1", sa.Integer(), nullable=True),
        sa.Column("group2", sa.Integer(), nullable=True),
        sa.Column("group3", sa.Integer(), nullable=True),
        sa.Column("group4", sa.Integer(), nullable=True),
        sa.Column("group5", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(length=24), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("graded_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('registered', 'graded', 'confirmed')", name=op.f("ck_member_training_state")
        ),
        sa.CheckConstraint(
            "group1 IS NULL OR group1 BETWEEN 0 AND 20", name=op.f("ck_member_training_group1")
        ),
        sa.CheckConstraint(
            "group2 IS NULL OR group2 BETWEEN 0 AND 20", name=op.f("ck_member_training_group2")
        ),
        sa.CheckConstraint(
            "group3 IS NULL OR group3 BETWEEN 0 AND 20", name=op.f("ck_member_training_group3")
        ),
        sa.CheckConstraint(
            "group4 IS NULL OR group4 BETWEEN 0 AND 20", name=op.f("ck_member_training_group4")
        ),
        sa.CheckConstraint(
            "group5 IS NULL OR group5 BETWEEN 0 AND 20", name=op.f("ck_member_training_group5")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_training_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_training")),
        sa.UniqueConstraint("member_id", "period", name=op.f("uq_member_training_member_id_period")),
    )
    with op.batch_alter_table("member_training", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_training_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_training_period"), ["period"], unique=False)

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unit_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("status_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("stays_until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("temporary_union", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("temporary_until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("residence_union", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("birth_place_id", sa.String(length=80), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("home_town_id", sa.String(length=80), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("permanent_place_id", sa.String(length=80), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("current_place_id", sa.String(length=80), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("social_origin", sa.String(length=100), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("family_origin", sa.String(length=100), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("family", sa.String(length=4000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("health", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("abroad", sa.String(length=500), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("association_position", sa.String(length=100), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("pioneer_position", sa.String(length=100), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("outstanding_year", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("party_course_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("admission_decided_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("card_reissued_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("book_number", sa.String(length=40), server_default="", nullable=False))
        batch_op.add_column(sa.Column("book_reissued_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("honorary_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("photo_id", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("consent", sa.String(length=16), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("national_training", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("national_grading", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("national_awards", sa.String(length=500), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("national_discipline", sa.String(length=500), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("national_honorary", sa.String(length=100), server_default="", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_member_birth_date"), ["birth_date"], unique=False)

    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sector", sa.String(length=24), server_default="", nullable=False))
        batch_op.add_column(sa.Column("place_id", sa.String(length=80), server_default="", nullable=False))

    with op.batch_alter_table("unit_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("before", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("after", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(
            sa.Column("decision_number", sa.String(length=60), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("decided_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("group_id", sa.String(length=36), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("unit_event", schema=None) as batch_op:
        batch_op.drop_column("group_id")
        batch_op.drop_column("decided_on")
        batch_op.drop_column("decision_number")
        batch_op.drop_column("after")
        batch_op.drop_column("before")

    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_column("place_id")
        batch_op.drop_column("sector")

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_birth_date"))
        batch_op.drop_column("national_honorary")
        batch_op.drop_column("national_discipline")
        batch_op.drop_column("national_awards")
        batch_op.drop_column("national_grading")
        batch_op.drop_column("national_training")
        batch_op.drop_column("consent")
        batch_op.drop_column("photo_id")
        batch_op.drop_column("honorary_on")
        batch_op.drop_column("book_reissued_on")
        batch_op.drop_column("book_number")
        batch_op.drop_column("card_reissued_on")
        batch_op.drop_column("admission_decided_on")
        batch_op.drop_column("party_course_on")
        batch_op.drop_column("outstanding_year")
        batch_op.drop_column("pioneer_position")
        batch_op.drop_column("association_position")
        batch_op.drop_column("abroad")
        batch_op.drop_column("health")
        batch_op.drop_column("family")
        batch_op.drop_column("family_origin")
        batch_op.drop_column("social_origin")
        batch_op.drop_column("current_place_id")
        batch_op.drop_column("permanent_place_id")
        batch_op.drop_column("home_town_id")
        batch_op.drop_column("birth_place_id")
        batch_op.drop_column("residence_union")
        batch_op.drop_column("temporary_until")
        batch_op.drop_column("temporary_union")
        batch_op.drop_column("stays_until")
        batch_op.drop_column("status_since")
        batch_op.drop_column("unit_since")

    with op.batch_alter_table("member_training", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_training_period"))
        batch_op.drop_index(batch_op.f("ix_member_training_member_id"))

    op.drop_table("member_training")
    with op.batch_alter_table("member_spell", schema=None) as batch_op:
        batch_op.drop_index("ix_member_spell_unit_ends")
        batch_op.drop_index(batch_op.f("ix_member_spell_member_id"))

    op.drop_table("member_spell")
    with op.batch_alter_table("member_position", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_position_unit_id"))
        batch_op.drop_index(batch_op.f("ix_member_position_member_id"))

    op.drop_table("member_position")
    with op.batch_alter_table("member_grade", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_grade_period"))
        batch_op.drop_index(batch_op.f("ix_member_grade_member_id"))

    op.drop_table("member_grade")
    with op.batch_alter_table("member_discipline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_discipline_member_id"))

    op.drop_table("member_discipline")
    with op.batch_alter_table("member_award", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_award_member_id"))

    op.drop_table("member_award")
    with op.batch_alter_table("rule_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rule_change_key"))

    op.drop_table("rule_change")
