"""
The ledger: records in, records out, a database between.

In: captures as they arrive, readings as they are made. Out: the same records, lists of articles, exports. Out of
scope: reading text, showing it, deciding what is news, the order of the way. The only room with SQL. Functions by
noun (``captures``, ``readings``, ``articles``) take a connection, which ``connect.open(…)`` gives: ``with
ledger.read() as connection`` or, one at a time, ``with ledger.write() as connection``.
"""

from sayso.ledger import source_tables, story_tables  # their tables join those of ``schema``
from sayso.ledger.connect import Ledger

__all__ = ["Ledger", "source_tables", "story_tables"]
