"""
The ledger's records as rows and files that other programs read.

In: records of a ledger. Out: flat rows, one a record, each whole by itself (``flat``, ``flat_stories``,
``flat_actors``); JSON lines, CSV and Parquet of them (``write``); the event tables of the field, POLECAT's and GDELT's
(``event_tables``, ``write_event_tables``). Out of scope: queries, which the ledger has, and deciding anything.
"""
