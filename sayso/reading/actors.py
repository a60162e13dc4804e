"""
Actors: who the speakers and parties of an article are.

A phrase becomes a profile (name, role, country, sector) from its own words first, tables second; profiles of one
actor are brought together by name, short form, title or pronoun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import countries, roles, seats
from sayso.knowledge.roles import Role
from sayso.reading.annotation import EntityKind, Mention, Token
from sayso.reading.media import Press
from sayso.reading.syntax import Tree
from sayso.records.actor import Actor
from sayso.records.event import Sector
from sayso.records.place import Place
from sayso.records.span import Span

DESCRIBING: Final = frozenset({"compound", "amod", "nmod:poss", "flat"})
"""Relations of a name that only describes another: the Kremlin of "Kremlin spokesman"."""
NAMING: Final = frozenset({"flat", "appos", "nmod", "compound"})
"""Relations of a name to the title it stands beside."""
DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday".split())
PERSONAL: Final = frozenset({"he", "she", "him", "her", "his", "hers"})
FIRST_PERSON: Final = frozenset({"i", "we", "us", "me", "my", "our", "mine", "ours", "myself", "ourselves"})
ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that"})
TITLES: Final = frozenset("mr mrs ms miss dr sir dame lord lady mr. mrs. ms. dr. prof. professor".split())


class Profile(Struct, frozen=True, kw_only=True):
    """What one phrase says about an actor."""

    span: Span
    name: str
    kind: EntityKind | None
    """None for a description without a name ("the ministry")."""
    role: str | None = None
    noun: str | None = None
    """The role's head noun, by which a later "the minister" finds it."""
    country: str | None = None
    sector: Sector | None = None


Group = list[tuple[int, Profile]]
"""The mentions of one actor so far: head word and what the phrase says."""


class Cast(Struct, frozen=True, kw_only=True):
    """The actors of an article and which phrase is whom."""

    actors: tuple[Actor, ...]
    by_head: dict[int, str]
    """From the head word of a phrase to its actor's id."""

    def of(self, head: int | None) -> Actor | None:
        """The actor whose phrase a word heads."""
        wanted = self.by_head.get(head) if head is not None else None
        return next((actor for actor in self.actors if actor.id == wanted), None)


def read(press: Press, places: tuple[Place, ...], *, speakers: AbstractSet[int], parties: AbstractSet[int]) -> Cast:
    """
    The actors of an article: who speaks, who acts and the persons and bodies it names.

    Args:
        press: The media it can name, with its trees.
        places: Its places, whose countries tell where a body belongs.
        speakers: Head words of the phrases that speak.
        parties: Head words of the phrases that may act or be acted on; only a name, a country or an office makes one
            of them an actor.
    """
    tree = press.tree
    heads = sorted({*speakers, *parties, *_named_heads(tree)})
    groups: list[Group] = []
    for head in heads:
        profile = _profile(press, head, places)
        pronoun = tree.tokens[head].upos == "PRON"
        group = _same(groups, head, profile, pronoun=pronoun, subject=_clause_subject(tree, head))
        if group is not None:
            group.append((head, profile))
        elif not pronoun and (head in speakers or profile.kind is not None or profile.country or profile.sector):
            groups.append([(head, profile)])
    return _cast(groups)


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
            by_head.update((word, actor) for word in words if tree.tokens[word].form.lower() in FIRST_PERSON)
    return Cast(actors=cast.actors, by_head=by_head)


def _cast(groups: list[Group]) -> Cast:
    actors: list[Actor] = []
    by_head: dict[int, str] = {}
    for number, group in enumerate(groups, start=1):
        profiles = [profile for _, profile in group]
        best = max(
            (one for one in profiles if one.kind is not None), key=lambda one: len(one.name), default=profiles[0]
        )
        actors.append(
            Actor(
                id=f"a{number}",
                name=best.name,
                role=next((one.role for one in profiles if one.role), None),
                country=next((one.country for one in profiles if one.country), None),
                sector=next((one.sector for one in profiles if one.sector), None),
                spans=tuple(sorted({one.span for one in profiles})),
            )
        )
        by_head.update((head, f"a{number}") for head, _ in group)
    return Cast(actors=tuple(actors), by_head=by_head)


def _named_heads(tree: Tree) -> Iterator[int]:
    for mention in tree.annotation.mentions:
        if mention.kind in {"person", "organisation"} and not mention.nested:
            head = tree.head(mention.span)
            describing = mention.kind == "organisation" and head is not None and tree.tokens[head].deprel in DESCRIBING
            seat = seats.find_seat(mention.span.of(tree.text)) is not None
            if head is not None and not describing and not seat:
                yield head


def _profile(press: Press, head: int, places: tuple[Place, ...]) -> Profile:
    tree = press.tree
    phrase = tree.phrase(head)
    mention = _mention(tree, head)
    if mention is not None and mention.kind == "person":
        return _person(tree, mention, places)
    medium = press.find(head)
    if medium is not None and medium.publishes:
        return Profile(span=medium.span, name=medium.name, kind="organisation", sector="JRN")
    role = _role(tree, phrase, head)
    named = mention if mention is not None and mention.kind != "nationality" else None
    ours = phrase if role is not None or named is not None else Span(phrase.start, tree.tokens[head].span.end)
    country, sector = _belongs(tree, ours, places)
    name = _bare(phrase.of(tree.text))
    if named is not None and (role is None or named.span.contains(tree.tokens[head].span)):
        name = _bare(named.span.of(tree.text))
    seat = seats.find_seat(name)
    if seat is not None and (seat.kind == "building" or tree.tokens[head].deprel == "nsubj"):
        country, sector = seat.country, seat.sector
    return Profile(
        span=phrase if named is None else named.span,
        name=name,
        kind=named.kind if named is not None else None,
        noun=tree.tokens[head].lemma.lower(),
        country=country,
        sector=(role.sector if role is not None else None) or sector,
    )


def _person(tree: Tree, mention: Mention, places: tuple[Place, ...]) -> Profile:
    """A named person: the role stands before the name or in apposition."""
    described = _description(tree, mention)
    country: str | None = None
    sector: Sector | None = None
    role: Role | None = None
    if described is not None:
        country, sector = _belongs(tree, described, places)
        role = _role(tree, described, _last_noun(tree, described))
    text = _bare(described.of(tree.text)) if described is not None else None
    if text is not None and (text.lower() in TITLES or (role is None and country is None)):
        text = None
    return Profile(
        span=mention.span,
        name=_without_title(mention.span.of(tree.text)),
        kind="person",
        role=text,
        noun=role.phrase.rsplit(" ", 1)[-1] if role is not None else None,
        country=country,
        sector=(role.sector if role is not None else None) or sector,
    )


def _description(tree: Tree, mention: Mention) -> Span | None:
    """The words that say what a person is, before the name ("Kremlin spokesman") or in apposition to it."""
    before = _title(tree, mention)
    if before is not None:
        return before
    for word in tree.within(mention.span):
        apposition = tree.child(word, "appos")
        if apposition is not None and tree.tokens[apposition].upos in {"NOUN", "PROPN"}:
            return tree.phrase(apposition)
    name = tree.head(mention.span)
    above = tree.tokens[name].head if name is not None else None
    if above is None or above == name or tree.tokens[above].upos != "NOUN" or not _beside(tree, above, mention):
        return None
    title = tree.phrase(above)
    return Span(title.start, min(title.end, mention.span.start - 1)) if title.start < mention.span.start else title


def _title(tree: Tree, mention: Mention) -> Span | None:
    """The unbroken run of nouns and adjectives that ends in a role right before a name."""
    name = tree.within(mention.span)[0]
    first = name
    while first and tree.sentence(first - 1) == tree.sentence(name) and _describes(tree, first - 1):
        first -= 1
    words = list(range(first, name))
    if not words or _ending(tree, words) is None:
        return None
    return Span(tree.tokens[words[0]].span.start, tree.tokens[words[-1]].span.end)


def _describes(tree: Tree, word: int) -> bool:
    """Whether a word can be part of a title: no verb or mark, no other person, no day."""
    token = tree.tokens[word]
    if token.form in {"'s", "’s", "-"}:
        return True
    person = any(one.kind == "person" and one.span.overlaps(token.span) for one in tree.annotation.mentions)
    return token.upos in {"ADJ", "NOUN", "PROPN"} and token.form not in DAYS and (not person or _role_word(token))


def _role_word(token: Token) -> bool:
    return roles.find(token.form.lower()) is not None or seats.find_seat(token.form) is not None


def _mention(tree: Tree, head: int) -> Mention | None:
    """The named entity a phrase is about: the one over its head word, else a person or body inside it."""
    word = tree.tokens[head].span
    over = [one for one in tree.annotation.mentions if one.span.overlaps(word) and not one.nested]
    if over:
        return over[0]
    persons = (one for one in tree.annotation.mentions if one.kind == "person")
    return next((one for one in persons if _beside(tree, head, one)), None)


def _beside(tree: Tree, head: int, person: Mention) -> bool:
    """Whether a name stands beside a title as the same person: "spokesman Dmitry Peskov", not "spokesman for"."""
    name = tree.head(person.span)
    return (
        name is not None
        and tree.tokens[name].head == head
        and tree.tokens[name].deprel in NAMING
        and not tree.case(name)
    )


def _role(tree: Tree, span: Span, head: int) -> Role | None:
    """
    The longest role phrase that ends at a head word.

    A role that leaves the sector open takes that of the body before it: "health ministry spokesman".
    """
    words = [word for word in tree.within(span) if word <= head]
    own = _ending(tree, words)
    if own is None or own.sector is not None:
        return own
    for end in range(len(words) - 1, 0, -1):
        body = _ending(tree, words[:end])
        if body is not None and body.sector is not None:
            return replace(own, sector=body.sector)
    return own


def _ending(tree: Tree, words: list[int]) -> Role | None:
    """The longest role phrase that the last of some words ends, in the singular if not as it stands."""
    for size in range(min(4, len(words)), 0, -1):
        tokens = [tree.tokens[word] for word in words[-size:]]
        start = " ".join(token.form.lower() for token in tokens[:-1])
        for last in (tokens[-1].form.lower(), tokens[-1].lemma.lower()):
            role = roles.find(f"{start} {last}".strip())
            if role is not None:
                return role
    return None


def _last_noun(tree: Tree, span: Span) -> int:
    """The word a description turns on: the last noun before any "of" or "for"."""
    words = list(tree.within(span))
    cut = next((place for place, word in enumerate(words) if tree.tokens[word].upos == "ADP" and place), len(words))
    return words[cut - 1]


def _belongs(tree: Tree, span: Span, places: tuple[Place, ...]) -> tuple[str | None, Sector | None]:
    """The country and sector that a phrase's own words give: a seat of government, a demonym, a country, a city."""
    words = [tree.tokens[word].form for word in tree.within(span)]
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            seat = seats.find_seat(" ".join(words[first : first + size]))
            if seat is not None and seat.kind == "building":
                return seat.country, seat.sector
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            name = " ".join(words[first : first + size])
            country = countries.find(name) or countries.find_demonym(name)
            if country is not None:
                return country.code, None
    inside = [place.country for place in places if span.contains(place.span) and place.country]
    return (inside[0] if inside else None), None


def _same(groups: list[Group], head: int, profile: Profile, *, pronoun: bool, subject: int | None) -> Group | None:
    """The group an earlier part of the article made for the same actor, the latest first."""
    if pronoun:
        return _antecedent(groups, head, profile.name.lower(), subject)
    for group in reversed(groups):
        if any(_match(known, profile) for _, known in group):
            return group
    return None


def _clause_subject(tree: Tree, head: int) -> int | None:
    """The subject of the clause a possessive stands in: "the ministry … its support"."""
    if tree.tokens[head].deprel != "nmod:poss":
        return None
    verb = next((up for up in tree.ancestors(head) if tree.tokens[up].upos == "VERB"), None)
    subject = tree.subject(verb) if verb is not None else None
    return subject if subject is not None and subject < head else None


def _antecedent(groups: list[Group], head: int, pronoun: str, subject: int | None) -> Group | None:
    """The actor a pronoun stands for: its clause's subject, else the one named last (a person for he and she)."""
    for group in groups:
        if subject is not None and any(one == subject for one, _ in group):
            return group
    before = [
        (max(one for one, _ in group if one < head), group) for group in groups if any(one < head for one, _ in group)
    ]
    for _, group in sorted(before, key=lambda pair: pair[0], reverse=True):
        person = any(one.kind == "person" or _is_person(one.noun) for _, one in group)
        if (pronoun in PERSONAL and person) or (pronoun in {"it", "its"} and not person):
            return group
    return None


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


def _bare(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in ARTICLES:
        words.pop(0)
    return " ".join(words)


def _without_title(name: str) -> str:
    words = name.removesuffix("'s").removesuffix("’s").split()
    while len(words) > 1 and words[0].lower() in TITLES:
        words.pop(0)
    return " ".join(words)
