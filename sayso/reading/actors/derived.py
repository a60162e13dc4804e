"""
What an actor's own words and the tables do not say: a sector by the encoder, a country by the article as a whole.

An official, soldier, court or party of an article with one country in play is of that country. It is marked as derived
and never mixed with what is stated; with two countries in play nothing is derived.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from msgspec.structs import replace

from sayso.reading.actors.cast import Cast
from sayso.reading.syntax.tree import Tree
from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.event import Sector
from sayso.records.place import Place

DOMESTIC: Final[frozenset[Sector | None]] = frozenset(
    {
        "GOV",
        "MIL",
        "COP",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "SPY",
        "ELI",
        "CVL",
        "REB",
        "EDU",
        "MED",
        "LAB",
        "REL",
        "SOC",
        "BUS",
    }
)
"""Sectors of those who are of some country; media and bodies of many states are not."""
CLEAR: Final = 0.6
ALONE: Final = 0.9
"""Share of all names of countries and their places that one must have to be the country in play: less where the outlet
or the dateline is of it too. Chosen on the labelled development news: of the derived countries .95 are right, with .6
and .75 .88."""


def complete(cast: Cast, tree: Tree, places: tuple[Place, ...], *, home: str | None, dateline: str | None) -> Cast:
    """
    The cast with derived sectors and countries.

    Args:
        cast: The actors as their words and the tables tell them.
        tree: The article's trees, whose words bear the encoder's sectors.
        places: The article's places.
        home: The country the outlet is at home in.
        dateline: The country of the article's dateline.
    """
    sectors = _sectors(cast, tree)
    country = in_play(places, home=home, dateline=dateline)
    return Cast(
        actors=tuple(_completed(actor, sectors.get(actor.id), country) for actor in cast.actors), by_head=cast.by_head
    )


def ground(article: Article, places: tuple[Place, ...]) -> str | None:
    """The country of the place an article is filed from."""
    dateline = article.dateline
    if dateline is None:
        return None
    return next((place.country for place in places if place.span.overlaps(dateline.span)), None)


def in_play(places: tuple[Place, ...], *, home: str | None, dateline: str | None) -> str | None:
    """The one country an article is about; None where there is none or more than one."""
    named = Counter(place.country for place in places if place.country)
    if not named:
        return dateline or home
    best, count = min(named.items(), key=lambda pair: (-pair[1], pair[0]))
    least = CLEAR if best in {home, dateline} else ALONE
    return best if count >= least * named.total() else None


def _sectors(cast: Cast, tree: Tree) -> dict[str, Sector]:
    """For each actor the sector the encoder sees most often at the heads of its phrases."""
    seen: dict[str, Counter[Sector]] = {}
    for head, actor in cast.by_head.items():
        sector = tree.tokens[head].sector
        if sector is not None:
            seen.setdefault(actor, Counter())[sector] += 1
    return {actor: min(count.items(), key=lambda pair: (-pair[1], pair[0]))[0] for actor, count in seen.items()}


def _completed(actor: Actor, sector: Sector | None, country: str | None) -> Actor:
    whole = replace(actor, sector=actor.sector or sector)
    if whole.country is not None or country is None or whole.sector not in DOMESTIC:
        return whole
    return replace(whole, country=country, country_from="derived")
