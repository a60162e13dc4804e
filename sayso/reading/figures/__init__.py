"""
How many.

In: a tree, times, statements, events. Out: ``read.read``, the article's figures.
"""
