"""
Who said what, through whom, how.

In: article and ``Press``. Out: ``read.draft``, statements before their speakers are known as actors.
"""
