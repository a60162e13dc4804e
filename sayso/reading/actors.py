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

from sayso.knowledge import persons, roles, seats
from sayso.reading import identity, profiles
from sayso.reading.identity import Identity
from sayso.reading.media import Press
from sayso.reading.profiles import Profile
from sayso.reading.syntax import Tree
from sayso.records.actor import Actor
from sayso.records.place import Place
from sayso.records.span import Span

DESCRIBING: Final = frozenset({"compound", "amod", "nmod:poss", "flat"})
"""Relations of a name that only describes another: the Kremlin of "Kremlin spokesman"."""
PERSONAL: Final = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_PERSON: Final = frozenset({"i", "we", "us", "me", "my", "our", "mine", "ours", "myself", "ourselves"})


class Group(Struct, kw_only=True):
    """The mentions of one actor so far: head word and what the phrase says."""

    mentions: list[tuple[int, Profile]]

    @property
    def best(self) -> Profile:
        """The fullest name, or the first description of somebody unnamed."""
        named = [one for _, one in self.mentions if one.kind is not None]
        return max(named, key=lambda one: len(one.name), default=self.mentions[0][1])


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
    names = profiles.names_of(tree, places)
    groups: list[Group] = []
    for head in sorted({*speakers, *parties, *_named_heads(tree)}):
        profile = profiles.read(press, head, names)
        pronoun = profile.kind is None and tree.tokens[head].upos == "PRON"
        group = _same(groups, head, profile, pronoun=pronoun, subject=_clause_subject(tree, head), on=published)
        if group is not None:
            group.mentions.append((head, profile))
        elif not pronoun and (head in speakers or profile.kind is not None or profile.country or profile.sector):
            groups.append(Group(mentions=[(head, profile)]))
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
                sector=found.only_sector,
                spans=tuple(sorted({one.span for _, one in group.mentions})),
            )
        )
        by_head.update((head, f"a{number}") for head, _ in group.mentions)
    return Cast(actors=tuple(actors), by_head=by_head)


def _identity(group: Group, *, on: str | None) -> Identity:
    """What all mentions say together; for a person, with what the table knows of the name."""
    told = [one for _, one in group.mentions]
    said = Identity(
        country=next((one.country for one in told if one.country), None),
        sector=next((one.sector for one in told if one.sector), None),
        role=next((role for one in told if one.noun and (role := roles.find(one.noun)) is not None), None),
    )
    best = group.best
    return identity.of_person(best.name, role=said, on=on) if best.kind == "person" else said


def _named_heads(tree: Tree) -> Iterator[int]:
    for mention in tree.annotation.mentions:
        if mention.kind in {"person", "organisation"} and not mention.nested:
            head = tree.head(mention.span)
            describing = mention.kind == "organisation" and head is not None and tree.tokens[head].deprel in DESCRIBING
            seat = seats.find_seat(mention.span.of(tree.text)) is not None
            if head is not None and not describing and not seat:
                yield head


def _same(
    groups: list[Group], head: int, profile: Profile, *, pronoun: bool, subject: int | None, on: str | None
) -> Group | None:
    """The group an earlier part of the article made for the same actor, the latest first."""
    if pronoun:
        return _antecedent(groups, head, profile.name.lower(), subject)
    for group in reversed(groups):
        if not _at_odds(group, profile) and any(_match(known, profile) for _, known in group.mentions):
            return group
    if profile.kind is None and profile.noun is not None and profile.name.lower() == profile.noun:
        return next((group for group in reversed(groups) if _holds_office(group, profile, on=on)), None)
    return None


def _at_odds(group: Group, profile: Profile) -> bool:
    """Whether two persons of one name are two: the article says that they are of different countries."""
    if profile.kind != "person" or profile.country is None:
        return False
    return any(one.kind == "person" and one.country not in {None, profile.country} for _, one in group.mentions)


def _holds_office(group: Group, profile: Profile, *, on: str | None) -> bool:
    """Whether "the president" is a person named before without a title, whose office the table knows."""
    best = group.best
    if best.kind != "person" or any(one.noun for _, one in group.mentions) or profile.noun is None:
        return False
    person = persons.one_of(persons.find(best.name), on=on)
    office = person.office(on) if person is not None else None
    if office is None or (office.until is not None and (on is None or office.until < on[: len(office.until)])):
        return False
    return office.role.split(" of ")[0].endswith(profile.noun)


def _clause_subject(tree: Tree, head: int) -> int | None:
    """The subject of the clause a possessive stands in: "the ministry … its support"."""
    if tree.tokens[head].deprel != "nmod:poss":
        return None
    verb = next((up for up in tree.ancestors(head) if tree.tokens[up].upos == "VERB"), None)
    subject = tree.subject(verb) if verb is not None else None
    return subject if subject is not None and subject < head else None


def _antecedent(groups: list[Group], head: int, pronoun: str, subject: int | None) -> Group | None:
    """The actor a pronoun stands for: its clause's subject, else the one named last that it fits."""
    for group in groups:
        if subject is not None and any(one == subject for one, _ in group.mentions):
            return group
    before = [
        (max(one for one, _ in group.mentions if one < head), group)
        for group in groups
        if any(one < head for one, _ in group.mentions)
    ]
    fitting = (group for _, group in sorted(before, key=lambda pair: pair[0], reverse=True) if _fits(group, pronoun))
    return next(fitting, None)


def _fits(group: Group, pronoun: str) -> bool:
    """A person for he and she, several people for they, anything else for it."""
    person = any(one.kind == "person" or _is_person(one.noun) for _, one in group.mentions)
    many = any(one.many for _, one in group.mentions)
    if pronoun in PLURAL:
        return many
    return person and not many if pronoun in PERSONAL else pronoun in {"it", "its"} and not person and not many


def _is_person(noun: str | None) -> bool:
    role = roles.find(noun) if noun else None
    return role is not None and role.kind == "person"


def _match(known: Profile, new: Profile) -> bool:
    if known.kind == "person" and new.kind == "person":
        return _same_person(known.name.split(), new.name.split())
    if known.name.lower() == new.name.lower() and known.country == new.country:
        return True
    if new.kind is None and known.kind == "person":
        return new.noun is not None and new.noun == known.noun and new.country in {None, known.country}
    if new.kind is None and known.kind in {None, "organisation"}:
        return known.name.lower().endswith(f" {new.name.lower()}") and new.country in {None, known.country}
    return known.kind == new.kind == "organisation" and _acronym(known.name) == new.name


def _same_person(known: list[str], new: list[str]) -> bool:
    if known[-1] != new[-1]:
        return len(new) == 1 and len(known) > 2 and new[0] in known[1:]
    return len(new) == 1 or len(known) == 1 or known[0] == new[0] or known[0].startswith(new[0].rstrip("."))


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
