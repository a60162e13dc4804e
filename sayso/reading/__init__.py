"""
Article → Reading: statements with their relays, events, figures, times, places and actors.

In: an article and an annotator (``encoder``, or anything that gives the same record). Out: ``reader.read``, a reading,
every entry of it with its spans. Out of scope: what is not in the article's own words and page. Unknown stays unknown.
"""
