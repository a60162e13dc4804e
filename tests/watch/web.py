"""A web of our own: addresses and what they answer, with everything that was asked written down."""

from sayso.errors import FetchFailed
from sayso.intake.fetch import Answer


def answer(content="", *, status=200, url="https://post.example/feed", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, url=url, content=content.encode(), encoding="utf-8", headers=named)


class Web:
    """Called as a watch asks; an address it does not have does not answer."""

    def __init__(self, **_):
        self.pages = {}
        self.asked = []

    def __call__(self, url, *, headers):
        self.asked.append((url, dict(headers)))
        if url not in self.pages:
            raise FetchFailed("did not answer", where=url, remedy="Try again later.")
        there = self.pages[url]
        return there if isinstance(there, Answer) else answer(there, url=url)


def feed(*items):
    """An RSS feed of (address or None, title, words)."""
    told = "".join(
        f"<item><guid>{number if address is None else address}</guid><title>{title}</title>"
        + (f"<link>{address}</link>" if address else "")
        + f"<pubDate>Wed, 05 Nov 2025 08:00:00 GMT</pubDate><description>{words}</description></item>"
        for number, (address, title, words) in enumerate(items)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{told}</channel></rss>'


PAGE = "<html><body><article><h1>{0}</h1><p>{0}, the minister said on Tuesday.</p></article></body></html>"
