"""Reading and registering of incoming letters"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.models import near

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "text_band",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "row", name=op.f("pk_text_band")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "watched_file",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("folder", sa.String(length=1000), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("letter_id", sa.String(length=36), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched_file")),
        sa.UniqueConstraint(
            "folder", "name", "size", "stamp", name=op.f("uq_watched_file_folder_name_size_stamp")
        ),
    )
    with op.batch_alter_table("watched_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watched_file_sha256"), ["sha256"], unique=False)

    op.create_table(
        "letter_step",
        sa.Column("incoming_id", sa.String(length=36), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("opinion", sa.String(length=4000), nullable=False),
        sa.Column("lead", sa.String(length=200), nullable=False),
        sa.Column("co_workers", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming_letter.id"], name=op.f("fk_letter_step_incoming_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_step")),
    )
    with op.batch_alter_table("letter_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_step_incoming_id"), ["incoming_id"], unique=False)

    with op.batch_alter_table("incoming_letter", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("arrival_book", sa.String(length=12), server_default="in", nullable=False)
        )
        batch_op.add_column(sa.Column("stage", sa.String(length=16), server_default="", nullable=False))
        batch_op.add_column(sa.Column("stamp_at", sa.JSON(), nullable=True))
    # The index must be that of the program that runs, so its own function fills it.
    connection = op.get_bind()
    letters = connection.execute(
        sa.text(
            "SELECT r.id, i.text FROM incoming_letter i "
            "JOIN search_row r ON r.kind = 'incoming_letter' AND r.record_id = i.id WHERE i.text <> ''"
        )
    )
    for row, words in letters.fetchall():
        near.put(connection, row, words)


def downgrade() -> None:
    with op.batch_alter_table("incoming_letter", schema=None) as batch_op:
        batch_op.drop_column("stamp_at")
        batch_op.drop_column("stage")
        batch_op.drop_column("arrival_book")

    with op.batch_alter_table("letter_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_step_incoming_id"))

    op.drop_table("letter_step")
    with op.batch_alter_table("watched_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_watched_file_sha256"))

    op.drop_table("watched_file")
    op.drop_table("text_band")
