"""
Actors: who the speakers and parties of an article are.

A phrase's profile (name, role, country, sector) comes from its own words first, tables second; profiles of one actor
are brought together by name, short form, title or pronoun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import Struct

from sayso.knowledge import bodies, roles, seats
from sayso.reading.actors import countries_sectors, descriptions, same_actor
from sayso.reading.actors.countries_sectors import Identity
from sayso.reading.actors.descriptions import Profile
from sayso.reading.actors.same_actor import Group
from sayso.reading.press.press import Press
from sayso.reading.syntax.tree import Tree
from sayso.records.actor import Actor, CountryFrom
from sayso.records.place import Place
from sayso.records.span import Span

DESCRIBING: Final = frozenset({"compound", "amod", "nmod:poss", "flat"})
"""Relations of a name that only describes another: the Kremlin of "Kremlin spokesman"."""
FIRST_PERSON: Final = frozenset({"i", "we", "us", "me", "my", "our", "mine", "ours", "myself", "ourselves"})


class Cast(Struct, frozen=True, kw_only=True):
    """The actors of an article and which phrase is whom."""

    actors: tuple[Actor, ...]
    by_head: dict[int, str]
    """From the head word of a phrase to its actor's id."""

    def of(self, head: int | None) -> Actor | None:
        """The actor whose phrase a word heads."""
        wanted = self.by_head.get(head) if head is not None else None
        return next((actor for actor in self.actors if actor.id == wanted), None)


def read(
    press: Press,
    places: tuple[Place, ...],
    *,
    speakers: AbstractSet[int],
    parties: AbstractSet[int],
    published: str | None = None,
) -> Cast:
    """
    The actors of an article: who speaks, who acts and the persons and bodies it names.

    Args:
        press: The media it can name, with its trees.
        places: Its places, whose countries tell where a body belongs.
        speakers: Head words of the phrases that speak.
        parties: Head words of the phrases that may act or be acted on; only a name, a country or an office makes one
            of them an actor.
        published: The article's day (ISO 8601), on which offices are looked up; None for an undated one.
    """
    tree = press.tree
    names = descriptions.names_of(tree, places)
    groups: list[Group] = []
    for head in sorted({*speakers, *parties, *_named_heads(tree)}):
        profile = descriptions.read(press, head, names)
        group = same_actor.find(tree, groups, head, profile, on=published)
        if group is None and profile.pronoun is None and (head in speakers or _is_actor(tree, head, profile)):
            group = Group(mentions=[])
            groups.append(group)
        if group is not None:
            group.add(head, profile)
    return _cast(groups, on=published)


def with_first_person(cast: Cast, tree: Tree, spoken: Iterable[tuple[int | None, tuple[Span, ...]]]) -> Cast:
    """
    The cast with every "we" and "I" of a statement understood as its speaker.

    Args:
        cast: The actors so far.
        tree: The article's trees.
        spoken: Each statement's speaker (head word) and content, outer statements before those within.
    """
    by_head = dict(cast.by_head)
    for speaker, content in spoken:
        actor = by_head.get(speaker) if speaker is not None else None
        if actor is not None:
            words = (word for span in content for word in tree.within(span))
            by_head.update((word, actor) for word in words if _is_first_person(tree, word))
    return Cast(actors=cast.actors, by_head=by_head)


def _is_first_person(tree: Tree, word: int) -> bool:
    """Whether a word is "we" or "I"; "US" is a country."""
    form = tree.tokens[word].form
    return form.lower() in FIRST_PERSON and (form == "I" or len(form) == 1 or not form.isupper())


def _is_actor(tree: Tree, head: int, profile: Profile) -> bool:
    """Whether a phrase that does not speak is somebody: a name, whoever is of a country, a noun with an office."""
    noun = tree.tokens[head].upos in {"NOUN", "PROPN"}
    return profile.kind is not None or profile.country is not None or (noun and profile.sector is not None)


def _cast(groups: list[Group], *, on: str | None) -> Cast:
    actors: list[Actor] = []
    by_head: dict[int, str] = {}
    for number, group in enumerate(groups, start=1):
        best = group.best
        found = _identity(group, on=on)
        actors.append(
            Actor(
                id=f"a{number}",
                name=best.name,
                role=next((one.role for _, one in group.mentions if one.role), None),
                country=found.country,
                country_from=_country_from(group, found),
                sector=found.only_sector,
                spans=tuple(sorted({one.span for _, one in group.mentions})),
            )
        )
        by_head.update((head, f"a{number}") for head, _ in group.mentions)
    return Cast(actors=tuple(actors), by_head=by_head)


def _country_from(group: Group, found: Identity) -> CountryFrom | None:
    """Whether words beside the name say the country or a table knows it."""
    if found.country is None:
        return None
    told = any(profile.country for _, profile in group.mentions) and bodies.find(group.best.name) is None
    return "stated" if told else "known"


def _identity(group: Group, *, on: str | None) -> Identity:
    """What all mentions say together; for a person, with what the table knows of the name."""
    told = [one for _, one in group.mentions]
    said = Identity(
        country=next((one.country for one in told if one.country), None),
        sector=next((one.sector for one in told if one.sector), None),
        role=next((role for one in told if one.noun and (role := roles.find(one.noun)) is not None), None),
    )
    best = group.best
    return countries_sectors.of_person(best.name, role=said, on=on) if best.kind == "person" else said


def _named_heads(tree: Tree) -> Iterator[int]:
    for mention in tree.annotation.mentions:
        if mention.kind in {"person", "organisation"} and not mention.nested:
            head = tree.head(mention.span)
            describing = mention.kind == "organisation" and head is not None and tree.tokens[head].deprel in DESCRIBING
            seat = seats.find_seat(mention.span.of(tree.text)) is not None
            if head is not None and not describing and not seat:
                yield head
