"""Stories are found within threads, as a stream finds them; names are looked up by one key everywhere."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
NEVER = "1970-01-01T00:00:00.000000+00:00"


def upgrade() -> None:
    """Have every article be placed anew, as if it had been read again; what stories tell stays until then."""
    op.drop_table("member_words")
    op.add_column("members", sa.Column("thread", sa.Integer()))
    op.add_column("members", sa.Column("vector", JSON))
    op.create_index("members_by_thread", "members", ["thread"])
    op.create_index("members_by_at", "members", ["at"])
    members = sa.table("members", sa.column("words", JSON), sa.column("read_at"))
    connection = op.get_bind()
    connection.execute(sa.update(members).values(words={}, read_at=NEVER))
    connection.execute(sa.delete(sa.table("word_counts")))
    connection.execute(sa.update(sa.table("stories", sa.column("stale"))).values(stale=2))
    _look_up_names_by_one_key(connection)


def _look_up_names_by_one_key(connection: sa.Connection) -> None:
    from sayso.following import persons  # noqa: PLC0415 - only a ledger that held readings needs it

    notices = sa.table("actor_notices", sa.column("name", WORDS), sa.column("surname", WORDS))
    for name in connection.scalars(sa.select(notices.c.name).distinct()).all():
        connection.execute(sa.update(notices).where(notices.c.name == name).values(surname=persons.key(name)))
