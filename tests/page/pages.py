# ruff: noqa: E501  (a page's lines are as long as they are)
"""Small pages to test with, made of named parts."""

import json

from sayso.intake import recognise
from sayso.page import read

LEDE = "The ferry left the harbour at nine on Tuesday with forty people on board, the harbour master said."
SECOND = "It came back an hour later with two of them missing, and nobody on the quay could say where they had gone."
THIRD = "The owner of the ferry, a company in the capital, did not answer questions about the number of life jackets."
BODY = (LEDE, SECOND, THIRD)
HEADLINE = "Two missing after ferry trip"


def html(*, head="", above=f"<h1>{HEADLINE}</h1>", body=BODY, below="", attributes=' lang="en"'):
    """An HTML page: head elements, what stands above the text, the text's paragraphs, what stands below."""
    paragraphs = "\n".join(one if one.startswith("<") else f"<p>{one}</p>" for one in body)
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{above}\n<div>{paragraphs}</div>\n{below}</body></html>"


def text(*, above=(HEADLINE,), body=BODY, below=()):
    """A page as plain text."""
    return "\n\n".join((*above, *body, *below))


def article(page, **options):
    """What is read from it."""
    return read(recognise(page.encode() if isinstance(page, str) else page, **options))


def json_ld(**fields):
    """A script element with an article's JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'
