"""What Alembic runs: the revisions, in the transaction that ``connect`` has already begun."""

from alembic import context

from sayso.ledger.migrations import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()
