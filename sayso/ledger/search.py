"""
Full-text search over headlines and texts (statements are stretches of the text): all that differs by database.

SQLite keeps an FTS5 table, PostgreSQL a ``tsvector`` with a GIN index; both stem English words and fold case.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Connection, Integer, cast, column, delete, func, insert, select, table
from sqlalchemy.dialects.postgresql import REGCONFIG, TSVECTOR

from sayso.ledger.schema import Words, articles

PART = re.compile(r'"([^"]*)"|(\S+)')
LONGEST_INDEXED = 200_000
"""Code points of one text that PostgreSQL indexes; a ``tsvector`` holds at most 1 MiB."""


def add(connection: Connection, number: int, *, headline: str, text: str) -> None:
    """Index an article's words, in place of what was indexed for it before."""
    remove(connection, number)
    if connection.dialect.name == "sqlite":
        row = insert(FTS5).values(rowid=number, headline=headline, text=text)
    else:
        words = func.to_tsvector(ENGLISH, cast(f"{headline}\n{text[:LONGEST_INDEXED]}", Words))
        row = insert(TSEARCH).values(article=number, words=words)
    connection.execute(row)


def remove(connection: Connection, number: int) -> None:
    """Forget an article's words."""
    if connection.dialect.name == "sqlite":
        connection.execute(delete(FTS5).where(FTS5.c.rowid == number))
    else:
        connection.execute(delete(TSEARCH).where(TSEARCH.c.article == number))


def holding(connection: Connection, words: str) -> ColumnElement[bool] | None:
    """
    The condition that an article holds all of ``words``, in any order; "words in quotes" stand together.

    None where there is no word to look for. Nothing a user may type is an error.
    """
    phrases = [phrase for match in PART.finditer(words) if re.search(r"\w", phrase := match[1] or match[2] or "")]
    if not phrases:
        return None
    if connection.dialect.name == "sqlite":
        quoted = " ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
        return articles.c.number.in_(select(FTS5.c.rowid).where(MATCHED.op("MATCH")(quoted)))
    query = func.phraseto_tsquery(ENGLISH, cast(phrases[0], Words))
    for phrase in phrases[1:]:
        query = query.op("&&")(func.phraseto_tsquery(ENGLISH, cast(phrase, Words)))
    return articles.c.number.in_(select(TSEARCH.c.article).where(TSEARCH.c.words.op("@@")(query)))


FTS5 = table("search", column("rowid", Integer), column("headline", Words), column("text", Words))
MATCHED = column("search", Words)
"""FTS5 matches all columns under the table's own name."""
TSEARCH = table("search", column("article", Integer), column("words", TSVECTOR))
ENGLISH = cast("english", REGCONFIG)
