"""
The dependency tree of a text, the one operation that changes it, and what mends it.

In: an annotation. Out: ``tree.Tree`` and ``repairs.repaired``. Out of scope: what the words mean for the news.
"""
