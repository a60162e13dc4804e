"""
The outside world, handed in: files, folders, standard input and addresses become captures.

In: paths and addresses. Out: a ``Capture`` for each page, for each item of a feed, news sitemap or wire message, each
letter of a mailbox and each page of a web archive, with what its carrier declared; or one of our errors that says why
not. Out of scope: concluding anything from them (``page/`` does).
"""

from sayso.intake.fetch import Rules, fetch, fetch_all
from sayso.intake.files import find, load, load_all
from sayso.intake.recognise import recognise, recognise_all

__all__ = ["Rules", "fetch", "fetch_all", "find", "load", "load_all", "recognise", "recognise_all"]
