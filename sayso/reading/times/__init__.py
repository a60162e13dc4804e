"""
Time expressions → calendar intervals.

In: text, annotation, reference date. Out: ``read.read``, the article's times. It knows nothing of news but its day of
publication.
"""
