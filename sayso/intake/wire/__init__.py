"""
Wire formats: what news agencies send to newsrooms.

In: one message as it arrived. Out: one ``Item`` for each piece of news in it, with every field of its origin.
Out of scope: which of the fields are believed (``page/`` decides). A new format is one module here and one line in the
table of ``intake/recognise.py``.
"""
