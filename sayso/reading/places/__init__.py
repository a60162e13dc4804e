"""
Names of places → gazetteer entries.

In: text, annotation, what the page says of its home. Out: ``read.read``, the article's places. A name that is not sure
gets no point.
"""
