"""
Readings over time → what a person can follow: copies, origins, stories, situations, tallies, what is new.

In: reports and readings, with the candidates someone else looked up. Out: records of ``sayso.records.story``,
``origin`` and ``tally``. Out of scope: reading a text, asking the ledger, the clock. A month of news can be replayed:
what must be remembered between two reports is a value the caller holds (``stream.Stream``).
"""
