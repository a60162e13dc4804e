"""
Tables and their lookups: what is known about the world before a page is read.

In: a word or a name. Out: a row of a table, or None. Out of scope: deciding anything about a text. Every table is a
CSV file in ``data/`` whose rows name their source.
"""
