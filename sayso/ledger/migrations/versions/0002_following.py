"""What articles come to together: stories, situations, origins, tallies, what is new."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
NUMBER: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "rounds",
        sa.Column("round", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text()),
    )
    op.create_table(
        "members",
        sa.Column(
            "article",
            sa.Integer(),
            sa.ForeignKey("captures.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("story", sa.Integer()),
        sa.Column("text_hash", WORDS, nullable=False),
        sa.Column("words", JSON, nullable=False),
    )
    op.create_index("members_by_story", "members", ["story"])
    op.create_index("members_by_waiting", "members", ["waiting", "round"])
    op.create_table(
        "member_words",
        sa.Column("word", WORDS, primary_key=True),
        sa.Column("at", NUMBER, primary_key=True),
        sa.Column(
            "article",
            sa.Integer(),
            sa.ForeignKey("captures.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
    )
    op.create_index("member_words_by_article", "member_words", ["article"])
    op.create_table(
        "word_counts",
        sa.Column("word", WORDS, primary_key=True),
        sa.Column("articles", sa.Integer(), nullable=False),
    )
    op.create_table(
        "origins",
        sa.Column("origin", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("article", sa.Integer(), sa.ForeignKey("captures.number", ondelete="CASCADE"), autoincrement=False),
        sa.Column("at", NUMBER, nullable=False),
    )
    op.create_index("origins_by_article", "origins", ["article"])
    op.create_table(
        "origin_marks",
        sa.Column("mark", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("origin", sa.Integer(), sa.ForeignKey("origins.origin", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("origin_marks_by_origin", "origin_marks", ["origin"])
    op.create_table(
        "article_origins",
        sa.Column(
            "article",
            sa.Integer(),
            sa.ForeignKey("captures.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("origin", sa.Integer(), sa.ForeignKey("origins.origin", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("article_origins_by_origin", "article_origins", ["origin"])
    op.create_table(
        "stories",
        sa.Column("story", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", WORDS, nullable=False, unique=True),
        sa.Column("into", sa.Integer()),
        sa.Column("stale", sa.Integer(), nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("first", WORDS),
        sa.Column("last", WORDS),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("families", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("told_origins", JSON, nullable=False),
        sa.Column("words", JSON, nullable=False),
        sa.Column("situation", sa.Integer()),
    )
    op.create_index("stories_by_last", "stories", ["last", "story"])
    op.create_index("stories_by_situation", "stories", ["situation"])
    op.create_table(
        "story_words",
        sa.Column("word", WORDS, primary_key=True),
        sa.Column(
            "story",
            sa.Integer(),
            sa.ForeignKey("stories.story", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
    )
    op.create_index("story_words_by_story", "story_words", ["story"])
    op.create_table(
        "watches",
        sa.Column("watch", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", WORDS, nullable=False, unique=True),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("actors", JSON, nullable=False),
        sa.Column("places", JSON, nullable=False),
        sa.Column("words", JSON, nullable=False),
        sa.Column("event_types", JSON, nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
    )
    op.create_table(
        "situations",
        sa.Column("situation", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", WORDS, nullable=False, unique=True),
        sa.Column("watch", sa.Integer(), sa.ForeignKey("watches.watch", ondelete="CASCADE")),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("first", WORDS),
        sa.Column("last", WORDS),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
    )
    op.create_table(
        "situation_stories",
        sa.Column(
            "situation", sa.Integer(), sa.ForeignKey("situations.situation", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column(
            "story",
            sa.Integer(),
            sa.ForeignKey("stories.story", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
    )
    op.create_index("situation_stories_by_story", "situation_stories", ["story"])
    op.create_table(
        "utterances",
        sa.Column(
            "story",
            sa.Integer(),
            sa.ForeignKey("stories.story", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", WORDS, nullable=False),
        sa.Column("day", WORDS),
        sa.Column("content", WORDS, nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("reports", JSON, nullable=False),
    )
    op.create_table(
        "happenings",
        sa.Column(
            "story",
            sa.Integer(),
            sa.ForeignKey("stories.story", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("mode", WORDS),
        sa.Column("sources", JSON, nullable=False),
        sa.Column("targets", JSON, nullable=False),
        sa.Column("places", JSON, nullable=False),
        sa.Column("start_day", WORDS),
        sa.Column("end_day", WORDS),
        sa.Column("reports", JSON, nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("denied", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "tallies",
        sa.Column("owner", WORDS, primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("counted", WORDS, nullable=False),
        sa.Column("state", WORDS),
    )
    op.create_table(
        "tally_entries",
        sa.Column("owner", WORDS, primary_key=True),
        sa.Column("tally", sa.Integer(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("article_id", WORDS, nullable=False),
        sa.Column("figure", WORDS, nullable=False),
        sa.Column("span", JSON, nullable=False),
        sa.Column("value", NUMBER),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("qualifier", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("as_of", WORDS),
        sa.Column("giver", WORDS),
        sa.Column("relays", JSON, nullable=False),
        sa.Column("denied", sa.Boolean(), nullable=False),
        sa.Column("superseded_by", sa.Integer()),
    )
    op.create_table(
        "relations",
        sa.Column(
            "situation", sa.Integer(), sa.ForeignKey("situations.situation", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("source", WORDS, primary_key=True),
        sa.Column("target", WORDS, primary_key=True),
        sa.Column("month", WORDS, primary_key=True),
        sa.Column("quad", WORDS, primary_key=True),
        sa.Column("happenings", JSON, nullable=False),
    )
    op.create_table(
        "novelties",
        sa.Column(
            "story",
            sa.Integer(),
            sa.ForeignKey("stories.story", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("round", sa.Integer(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("sentence", WORDS, nullable=False),
        sa.Column("article_id", WORDS, nullable=False),
        sa.Column("span", JSON),
        sa.Column("published", WORDS, nullable=False),
    )
    op.create_index("novelties_by_round", "novelties", ["round"])
    op.create_index("novelties_by_published", "novelties", ["published"])
    op.create_table(
        "visits",
        sa.Column("reader", WORDS, primary_key=True),
        sa.Column("owner", WORDS, primary_key=True),
        sa.Column("round", sa.Integer(), nullable=False),
    )
