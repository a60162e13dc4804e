"""
The outside world, handed in: files, folders, standard input and addresses become captures.

In: paths and addresses. Out: ``Capture``, with what its carrier declared, or one of our errors that says why not.
Out of scope: concluding anything from a page (``page/`` does), feeds, WARC and wire formats (named, not yet read).
"""

from sayso.intake.fetch import fetch
from sayso.intake.files import find, load
from sayso.intake.recognise import recognise

__all__ = ["fetch", "find", "load", "recognise"]
