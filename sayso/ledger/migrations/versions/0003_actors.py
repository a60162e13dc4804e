"""What articles say persons are. Readings held before are asked for it once."""

import zlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the table, and fill it from the readings that this version understands; a reread fills in the others."""
    made = op.create_table(
        "actor_notices",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("actor", WORDS, primary_key=True),
        sa.Column("surname", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("country", WORDS),
        sa.Column("sector", WORDS),
        sa.Column("day", WORDS),
        sa.Column("span", JSON, nullable=False),
        sa.Column("words", WORDS, nullable=False),
    )
    op.create_index("actor_notices_by_surname", "actor_notices", ["surname"])
    op.create_index("actor_notices_by_country", "actor_notices", ["country"])
    _fill(made)


def _fill(made: sa.Table) -> None:
    from sayso.ledger import rows  # noqa: PLC0415 - only a ledger that held readings needs it

    connection = op.get_bind()
    kept = sa.table("readings", sa.column("article"), sa.column("content"))
    numbers = connection.scalars(sa.select(kept.c.article).order_by(kept.c.article)).all()
    for number in numbers:
        content: bytes = connection.execute(sa.select(kept.c.content).where(kept.c.article == number)).scalar_one()
        found = rows.notice_rows_of(zlib.decompress(content), number)
        if found:
            connection.execute(sa.insert(made), found)
