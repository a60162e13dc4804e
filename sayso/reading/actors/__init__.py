"""
Who is who within an article: names, roles, country and sector.

In: ``Press``, places, who speaks and who acts. Out: ``cast.read``, the article's ``Cast``.
"""
