"""What an element's tag, class, id and role say it is: navigation, byline, caption, advertisement."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

Zone = Literal[
    "navigation", "breadcrumb", "footer", "header", "aside", "comments", "related", "share", "caption", "credit",
    "newsletter", "byline", "date", "advertisement", "form", "tags", "biography", "standfirst",
]  # fmt: skip

BY_TAG: dict[str, Zone] = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "figure": "aside",
    "figcaption": "caption",
    "form": "form",
}
BY_ROLE: dict[str, Zone] = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
}
NAMES: dict[Zone, str] = {
    "breadcrumb": r"breadcrumbs?|bread-?crumb\w*|crumbs?|path",
    "comments": r"comments?|disqus\w*|comment-?list|respond|discussion|coral",
    "caption": r"(?:wp-)?caption(?:-text)?|figcaption|"
            r"(?:image|img|photo|media|picture)-?(?:captions?|descriptions?|legends?)|legend|bildunterschrift",
    "credit": r"(?:photo|image|img|picture|media|thumbnail)-?(?:credits?|source|copyright|by|authors?)|copyright|"
            r"photographer|credits?|"
              r"bildnachweis|bildquelle",
    "newsletter": r"newsletters?\w*|subscribe\w*|sign-?up|donat\w*|whatsapp|telegram",
    "related": r"related\w*|more-(?:stories|news|from|on|in)|read-?(?:more|also|next)|also-?read|"
            r"recommend\w*|recirc\w*|trending|popular|"
               r"most-?(?:read|viewed|popular)\w*|latest(?:-news|-posts)?|teasers?|outbrain|taboola|"
            r"next-?(?:article|up|story)|see-?also|"
               r"suggest\w*|inline-?(?:link|promo)s?|promo\w*|you-?may-?like|topstories|similar\w*|verwandt\w*",
    "share": r"shar(?:e|ing)\w*|social\w*|addtoany\w*|sharedaddy|addthis\w*",
    "advertisement": r"ads?|advert\w*|adslot|ad-?(?:container|wrapper|unit|slot)|sponsor\w*|dfp|commercial|werbung|"
            r"anzeige",
    "tags": r"tags?|tag-?list|keywords|topics?-?list|(?:post|article|entry)-?tags",
    "biography": r"author-?(?:bio|box|info|card|description)\w*|bio|about-?(?:the-)?author",
    "byline": r"by-?lines?\w*|authors?|author-?names?|article-?author\w*",
    "date": r"time-?stamps?|date-?time|pub(?:lish(?:ed)?)?-?date|(?:post|entry|article)-?date|dateline",
    "standfirst": r"standfirst|sub-?head(?:line|ing)?|sub-?title|dek|deck|summary|intro|excerpt|lead-?text|"
            r"article-?(?:summary|lead|intro)",
    "navigation": r"nav|navbar|navigation|menu|topbar|main-?menu|site-?header|masthead|skip-?links?|pagination|pager",
    "footer": r"(?:site-?|page-?)?foot(?:er)?|colophon|legal|imprint|impressum|cookie\w*|gdpr|consent\w*",
    "aside": r"(?:content|article|post|entry|story)(?:-body)?-foot(?:er)?|"
            r"side-?bars?|rail|right-?col(?:umn)?|widgets?|widget-?area",
}  # fmt: skip
"""What words in a class or id say of an element; of several, the first in this order counts."""
RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(NAMES)}
BY_NAME = re.compile(
    r"(?:^|(?<=[\s_-]))(?:" + "|".join(f"(?P<{kind}>{names})" for kind, names in NAMES.items()) + r")(?=$|[\s_-]|\d)",
)
SPEAKS_OF = re.compile(r"(?<![\w-])(?:without|with|no|not|non|has|hide|show|is|text|font)-[\w-]+")
"""A column ``without-sidebar`` speaks of another element, a line in ``text-caption`` of its letters."""
JOINS = re.compile(r"[-_]{2,}")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
PLAIN_WRAPPERS = frozenset(("html", "body", "main", "article"))
PARAGRAPHS = frozenset(("p", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"))
LONGEST = 400
"""A longer mark is made by a program for its letters and boxes, and names nothing."""
OF_PARAGRAPHS: frozenset[Zone] = frozenset(
    ("caption", "credit", "byline", "date", "standfirst", "newsletter", "related")
)
"""What a paragraph's own class can say; a ``p.paywall`` is text for subscribers, a ``p.summary`` may be the lede."""


@lru_cache(maxsize=8192)
def zone(tag: str, mark: str, role: str, itemprop: str) -> Zone | None:
    """What an element's tag, class, id and role say it is."""
    if tag in PLAIN_WRAPPERS or "articlebody" in itemprop.lower():
        return None
    if 1 < len(mark) < LONGEST:
        said = (kind for name in mark.split() for kind in _kinds(name))
        kinds = [kind for kind in said if tag not in PARAGRAPHS or kind in OF_PARAGRAPHS]
        if tag == "figcaption" and "biography" not in kinds:
            return "caption"
        if kinds:
            return cast("Zone", min(kinds, key=RANK.__getitem__))
    if tag == "header":
        return "header"
    return BY_ROLE.get(role) or BY_TAG.get(tag)


@lru_cache(maxsize=16384)
def _kinds(name: str) -> frozenset[Zone]:
    """What one class or id says; classes come back on every page, whole marks do not."""
    return frozenset(cast("Zone", match.lastgroup) for match in BY_NAME.finditer(_named(name)))


def _named(name: str) -> str:
    """A name as words between single hyphens: ``imageAuthor`` and ``image__author`` are one."""
    if not name.islower():
        name = CAMEL.sub("-", name).lower()
    if "--" in name or "__" in name:
        name = JOINS.sub("-", name)
    return SPEAKS_OF.sub("", name) if "-" in name else name
