"""Meetings, votes, committees; remarks on those introduced to the Party"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nominee_remark",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_nominee_remark_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominee_remark")),
        sa.UniqueConstraint("member_id", "quarter", name=op.f("uq_nominee_remark_member_id_quarter")),
    )
    op.create_index(op.f("ix_nominee_remark_member_id"), "nominee_remark", ["member_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String(length=5), nullable=False),
        sa.Column("ends_at", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("chair", sa.String(length=100), nullable=False),
        sa.Column("chair_position", sa.String(length=100), nullable=False),
        sa.Column("secretary", sa.String(length=100), nullable=False),
        sa.Column("secretary_position", sa.String(length=100), nullable=False),
        sa.Column("guests", sa.String(length=2000), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("summoned", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("call_id", sa.String(length=36), nullable=True),
        sa.Column("minutes_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["outgoing_letter.id"], name=op.f("fk_meeting_call_id")),
        sa.ForeignKeyConstraint(["minutes_id"], ["outgoing_letter.id"], name=op.f("fk_meeting_minutes_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_meeting_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_held_on"), "meeting", ["held_on"], unique=False)
    op.create_index(op.f("ix_meeting_unit_id"), "meeting", ["unit_id"], unique=False)
    op.create_table(
        "committee",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=True),
        sa.Column("request_id", sa.String(length=36), nullable=True),
        sa.Column("recognised_on", sa.Date(), nullable=True),
        sa.Column("recognition", sa.String(length=100), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_committee_meeting_id")),
        sa.ForeignKeyConstraint(["request_id"], ["outgoing_letter.id"], name=op.f("fk_committee_request_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_committee_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )
    op.create_index(op.f("ix_committee_meeting_id"), "committee", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_committee_unit_id"), "committee", ["unit_id"], unique=False)
    op.create_table(
        "meeting_attendance",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_attendance_meeting_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_meeting_attendance_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_attendance")),
    )
    op.create_index(
        op.f("ix_meeting_attendance_meeting_id"), "meeting_attendance", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_attendance_member_id"), "meeting_attendance", ["member_id"], unique=False
    )
    op.create_table(
        "meeting_item",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("text", sa.String(length=20000), nullable=False),
        sa.Column("conclusion", sa.String(length=5000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_item_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_item")),
    )
    op.create_index(op.f("ix_meeting_item_meeting_id"), "meeting_item", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_task",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("task_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_task_meeting_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_meeting_task_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_task")),
        sa.UniqueConstraint("meeting_id", "task_id", name=op.f("uq_meeting_task_meeting_id_task_id")),
    )
    op.create_index(op.f("ix_meeting_task_meeting_id"), "meeting_task", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_task_task_id"), "meeting_task", ["task_id"], unique=False)
    op.create_table(
        "meeting_vote",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(length=24), nullable=False),
        sa.Column("question", sa.String(length=500), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.String(length=36), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("invalid", sa.Integer(), nullable=True),
        sa.Column("blank", sa.Integer(), nullable=True),
        sa.Column("tellers", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("round BETWEEN 1 AND 9", name=op.f("ck_meeting_vote_round")),
        sa.ForeignKeyConstraint(["first_id"], ["meeting_vote.id"], name=op.f("fk_meeting_vote_first_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_vote_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_vote")),
    )
    op.create_index(op.f("ix_meeting_vote_meeting_id"), "meeting_vote", ["meeting_id"], unique=False)
    op.create_table(
        "committee_seat",
        sa.Column("committee_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("post", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("recognised_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("left_why", sa.String(length=300), nullable=False),
        sa.Column("votes", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_committee_seat_committee_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_committee_seat_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_seat")),
    )
    op.create_index(op.f("ix_committee_seat_committee_id"), "committee_seat", ["committee_id"], unique=False)
    op.create_index(op.f("ix_committee_seat_member_id"), "committee_seat", ["member_id"], unique=False)
    op.create_table(
        "vote_line",
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("other", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_vote_line_member_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["meeting_vote.id"], name=op.f("fk_vote_line_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote_line")),
    )
    op.create_index(op.f("ix_vote_line_member_id"), "vote_line", ["member_id"], unique=False)
    op.create_index(op.f("ix_vote_line_vote_id"), "vote_line", ["vote_id"], unique=False)


def downgrade() -> None:
    op.drop_table("vote_line")
    op.drop_table("committee_seat")
    op.drop_table("meeting_vote")
    op.drop_table("meeting_task")
    op.drop_table("meeting_item")
    op.drop_table("meeting_attendance")
    op.drop_table("committee")
    op.drop_table("meeting")
    op.drop_table("nominee_remark")
