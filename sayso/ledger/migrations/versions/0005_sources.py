"""Where news comes from, and the queue of what was found there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "sources",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("address", WORDS, nullable=False, unique=True),
        sa.Column("host", WORDS, nullable=False),
        sa.Column("title", WORDS),
        sa.Column("country", WORDS),
        sa.Column("language", WORDS),
        sa.Column("kind", WORDS),
        sa.Column("every_s", sa.Double[float]()),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("etag", WORDS),
        sa.Column("modified", WORDS),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("tried_at", sa.Text()),
        sa.Column("ok_at", sa.Text()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("fault", WORDS),
        sa.Column("rests", sa.Boolean(), nullable=False),
    )
    op.create_index("sources_by_due", "sources", ["due_at"])
    op.create_table(
        "source_items",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("identity", WORDS, nullable=False, unique=True),
        sa.Column("source", sa.Integer(), sa.ForeignKey("sources.number", ondelete="SET NULL")),
        sa.Column("address", WORDS),
        sa.Column("host", WORDS, nullable=False),
        sa.Column("published", WORDS),
        sa.Column("stamp", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("fault", WORDS),
        sa.Column("capture", WORDS),
        sa.Column("kept_at", sa.Text()),
    )
    op.create_index("source_items_by_state", "source_items", ["state", "due_at"])
    op.create_index("source_items_by_source", "source_items", ["source", "found_at"])
