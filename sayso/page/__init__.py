"""
A page becomes an article: what its markup, its declarations and its lines say, and which evidence won.

In: ``Capture``. Out: ``Article``, or ``NoArticle`` with the reason. Out of scope: what the text means, fetching, feeds.
The order of trust for a field is JSON-LD, OpenGraph, microdata, then what the page shows; a headline or section that
is shown and fits what is declared is preferred as shown.
"""

from sayso.page.article import read

__all__ = ["read"]
