"""A ledger's whole content, to compare two of them."""

from sqlalchemy import select, text

from sayso.ledger.schema import metadata

MOMENTS = {"accepted_at", "read_at", "seen_at", "started_at", "finished_at"}
KEYS = {"number", "article", "capture"}


def dump(ledger):
    """
    Every row of every table, without moments.

    A capture's number gives way to its rank: PostgreSQL leaves gaps where a transaction was broken off.
    """
    with ledger.read() as connection:
        numbers = connection.execute(text("SELECT number FROM captures ORDER BY number")).scalars()
        ranks = {number: rank for rank, number in enumerate(numbers)}
        tables = {}
        for table in (table for table in metadata.sorted_tables if table.name != "rereads"):
            rows = connection.execute(select(table)).mappings().all()
            tables[table.name] = sorted((ranked(row, ranks) for row in rows), key=repr)
        tables["search"] = sorted(searched(connection, ranks), key=repr)
    return tables


def ranked(row, ranks):
    return {name: ranks[value] if name in KEYS else value for name, value in row.items() if name not in MOMENTS}


def searched(connection, ranks):
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT rowid, headline, text FROM search"))
    else:
        rows = connection.execute(text("SELECT article, words::text FROM search"))
    return [(ranks[number], *words) for number, *words in rows]
