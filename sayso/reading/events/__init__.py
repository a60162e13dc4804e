"""
Who did what to whom.

In: a tree. Out: ``read.draft``, then ``read.read`` with cast, statements, times and places: the article's events.
"""
