"""How a watch asks servers: politely, with what their robots.txt say remembered for a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from time import monotonic
from typing import Final
from urllib.parse import urljoin

from sayso.errors import SaysoError
from sayso.intake import forms
from sayso.intake.fetch import USER_AGENT, Answer, Rules, ask
from sayso.watch.look import BAD, Ask

RULES_AGE_S: Final = 86_400.0
"""Source: RFC 9309, 2.4: what is remembered of a robots.txt should not be used for longer than a day."""
FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def polite(
    *,
    allow_private: bool,
    limit_bytes: int,
    timeout_s: float,
    contact: str = "",
    clock: Callable[[], float] = monotonic,
) -> Ask:
    """
    Asks servers as ``intake.fetch.ask`` does.

    Args:
        allow_private: As there.
        limit_bytes: Likewise.
        timeout_s: Likewise.
        contact: An address or page that servers are told, so that they can complain.
        clock: Seconds that only grow.
    """
    rules: Rules = {}
    since = clock()
    agent = f"{USER_AGENT.split(' ', maxsplit=1)[0]} (+{contact})" if contact else USER_AGENT

    def asked(url: str, *, headers: Mapping[str, str]) -> Answer:
        nonlocal rules, since
        if clock() - since > RULES_AGE_S:
            rules, since = {}, clock()
        return ask(
            url,
            headers={"User-Agent": agent, **headers},
            allow_private=allow_private,
            limit_bytes=limit_bytes,
            timeout_s=timeout_s,
            rules=rules,
        )

    return asked


def feeds_of(address: str, ask: Ask) -> tuple[str, ...]:
    """
    The feeds that a page names as its own; none where the address is a feed itself, or does not answer.

    Source: RSS Advisory Board, "RSS autodiscovery"; WHATWG HTML, ``rel=alternate``.
    """
    try:
        answer = ask(address, headers={})
        if answer.status >= BAD or forms.tell(answer.content, where=address) != "html":
            return ()
    except SaysoError:
        return ()
    return tuple(dict.fromkeys(_named(answer)))


def _named(answer: Answer) -> Iterator[str]:
    links = _Links()
    links.feed(answer.content.decode(answer.encoding or "utf-8", "replace"))
    for told in links.found:
        target = (told.get("href") or "").strip()
        kind = (told.get("type") or "").lower().strip()
        if "alternate" in (told.get("rel") or "").lower().split() and kind in FEEDS and target:
            yield urljoin(answer.url, target)


class _Links(HTMLParser):
    """The attributes of a page's ``link`` elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "link":
            self.found.append(dict(attrs))
