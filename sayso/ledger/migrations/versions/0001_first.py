"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SPANS = sa.JSON().with_variant(JSONB(), "postgresql")

NUMBER: sa.Double[float] = sa.Double()

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search USING fts5(headline, text, tokenize='porter unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE search (article integer PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX search_words ON search USING gin (words)",
    ),
}


def upgrade() -> None:
    """Make them all."""
    op.create_table(
        "captures",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", WORDS, nullable=False, unique=True),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("path", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("encoding", WORDS),
        sa.Column("accepted_at", sa.Text(), nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("reason", WORDS),
        sa.Column("reread", sa.Integer()),
    )
    op.create_index("captures_by_state", "captures", ["state", "number"])
    op.create_table(
        "rereads",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text()),
    )
    op.create_table(
        "articles",
        sa.Column(
            "number",
            sa.Integer(),
            sa.ForeignKey("captures.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("id", WORDS, nullable=False, unique=True),
        sa.Column("page", WORDS, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False),
        sa.Column("headline", WORDS),
        sa.Column("url", WORDS),
        sa.Column("outlet", WORDS),
        sa.Column("domain", WORDS),
        sa.Column("agency", WORDS),
        sa.Column("section", WORDS),
        sa.Column("language", WORDS),
        sa.Column("published", WORDS),
        sa.Column("published_value", WORDS),
        sa.Column("published_from", WORDS),
        sa.Column("updated_value", WORDS),
        sa.Column("sort_key", WORDS, nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
    )
    op.create_index("articles_by_date", "articles", ["latest", "sort_key", "id"])
    op.create_index("articles_by_page", "articles", ["page"])
    op.create_table(
        "sightings",
        sa.Column("capture", sa.Integer(), sa.ForeignKey("captures.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("path", WORDS, primary_key=True),
        sa.Column("seen_at", sa.Text(), nullable=False),
    )
    op.create_table(
        "actors",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("role", WORDS),
        sa.Column("country", WORDS),
        sa.Column("sector", WORDS),
        sa.Column("spans", SPANS),
    )
    op.create_table(
        "events",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("mode", WORDS),
        sa.Column("cameo", WORDS),
        sa.Column("trigger_spans", SPANS),
        sa.Column("trigger_text", WORDS),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("statement", WORDS),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("when_span", SPANS),
        sa.Column("when_start", WORDS),
        sa.Column("when_end", WORDS),
        sa.Column("place", WORDS),
    )
    op.create_table(
        "figures",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span", SPANS),
        sa.Column("text", WORDS),
        sa.Column("value", NUMBER),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("qualifier", WORDS, nullable=False),
        sa.Column("unit", WORDS),
        sa.Column("state", WORDS),
        sa.Column("giver_span", SPANS),
        sa.Column("giver_text", WORDS),
        sa.Column("event", WORDS),
        sa.Column("background", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "places",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span", SPANS),
        sa.Column("text", WORDS),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("country", WORDS),
        sa.Column("lat", NUMBER),
        sa.Column("lon", NUMBER),
        sa.Column("gazetteer", WORDS),
        sa.Column("metonym", sa.Boolean(), nullable=False),
        sa.Column("nested", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sayso", WORDS, nullable=False),
        sa.Column("model", WORDS, nullable=False),
    )
    op.create_table(
        "statements",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_span", SPANS),
        sa.Column("speaker_text", WORDS),
        sa.Column("speaker_actor", WORDS),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("cue_spans", SPANS),
        sa.Column("content_spans", SPANS),
        sa.Column("content_text", WORDS),
        sa.Column("manner", WORDS, nullable=False),
        sa.Column("stance", WORDS, nullable=False),
        sa.Column("said_span", SPANS),
        sa.Column("said_start", WORDS),
        sa.Column("said_end", WORDS),
        sa.Column("audience_span", SPANS),
        sa.Column("within", WORDS),
    )
    op.create_table(
        "times",
        sa.Column("article", sa.Integer(), sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("span", SPANS),
        sa.Column("text", WORDS),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.Column("start_day", WORDS),
        sa.Column("end_day", WORDS),
    )
    op.create_table(
        "event_actors",
        sa.Column("article", sa.Integer(), primary_key=True),
        sa.Column("event", WORDS, primary_key=True),
        sa.Column("side", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("span", SPANS),
        sa.Column("text", WORDS),
        sa.Column("country", WORDS),
        sa.Column("sector", WORDS),
        sa.Column("actor", WORDS),
        sa.ForeignKeyConstraint(["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"),
    )
    op.create_table(
        "relays",
        sa.Column("article", sa.Integer(), primary_key=True),
        sa.Column("statement", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("known_by", WORDS, nullable=False),
        sa.Column("span", SPANS),
        sa.ForeignKeyConstraint(["article", "statement"], ["statements.article", "statements.id"], ondelete="CASCADE"),
    )
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)
