"""
Profiles: what one phrase of an article says of an actor.

The words around a name (``Kremlin spokesman``, ``the Taiwanese minister``) are read where they stand: before it, in
apposition to it, or as the title it stands beside. What the tables know of a name is added later, for the whole actor.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import agencies, countries, persons, roles, seats
from sayso.reading.actors import countries_sectors
from sayso.reading.actors.countries_sectors import TITLES, Identity, Locate
from sayso.reading.actors.pronouns import PRONOUNS, sex_of
from sayso.reading.annotation import EntityKind, Mention, Token
from sayso.reading.press.press import Press
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.nearby import Nearby
from sayso.records.event import Sector
from sayso.records.place import Place
from sayso.records.span import Span

NAMING: Final = frozenset({"flat", "appos", "nmod", "compound"})
"""Relations of a name to the title it stands beside."""
DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday".split())
ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that"})

LEFT_OVER: Final = frozenset({"least"})
"""What a phrase begins with that has lost its "at": "least seven people"."""


class Profile(Struct, frozen=True, kw_only=True):
    """What one phrase says about an actor."""

    span: Span
    name: str
    kind: EntityKind | None
    """None for a description without a name ("the ministry")."""
    role: str | None = None
    noun: str | None = None
    """The role's head noun, by which a later "the minister" finds it."""
    pronoun: str | None = None
    """The pronoun in lower case, where the phrase is one."""
    sex: Literal["f", "m"] | None = None
    """As a title, a role or the pronoun tells it."""
    many: bool = False
    """Whether the phrase stands for several people: "they" may be those."""
    country: str | None = None
    sector: Sector | None = None


class Names(Struct, frozen=True, kw_only=True):
    """What the whole article tells of names: where its places lie, and which words are surnames."""

    by_name: dict[str, str]
    """From a place's words in the text to its country, alpha-3."""
    found: Nearby[Place]
    surnames: frozenset[str]
    """Last words of the full names of persons."""
    over: dict[int, Mention]
    """From a word to the first name over it that is no part of another."""
    persons: dict[int, Mention]
    """From the head word of a person's name to it."""
    beginning: dict[int, Mention]
    """From the first word of a person's name to it."""

    @property
    def locate(self) -> Locate:
        """The country of a name that the article resolved."""
        return self.by_name.get

    def stands_for_a_government(self, word: Span) -> bool:
        """Whether a word is of a place's name that the article uses for those who sit there."""
        return any(one.metonym for one in self.found.around(word))

    def within(self, span: Span) -> str | None:
        """The country of the first place inside a phrase."""
        inside = (one for one in self.found.overlapping(span) if one.country and span.contains(one.span))
        return next((one.country for one in inside), None)


def names_of(tree: Tree, found: tuple[Place, ...]) -> Names:
    """The names of an article; of places that share one, the first counts."""
    by_name: dict[str, str] = {}
    over: dict[int, Mention] = {}
    persons_by_head: dict[int, Mention] = {}
    beginning: dict[int, Mention] = {}
    for mention in tree.annotation.mentions:
        words = tree.within(mention.span)
        for word in words if not mention.nested else ():
            over.setdefault(word, mention)
        head = tree.head(mention.span)
        if mention.kind == "person" and head is not None:
            persons_by_head.setdefault(head, mention)
            beginning.setdefault(words[0], mention)
    full = (one.span.of(tree.text).split() for one in persons_by_head.values())
    surnames = frozenset(name[-1] for name in full if len(name) > 1)
    for place in found:
        if place.country is not None:
            by_name.setdefault(" ".join(place.span.of(tree.text).split()), place.country)
    return Names(
        by_name=by_name,
        found=Nearby((place.span, place) for place in found),
        surnames=surnames,
        over=over,
        persons=persons_by_head,
        beginning=beginning,
    )


def read(press: Press, head: int, places: Names) -> Profile:
    """
    What a phrase says about whom.

    Args:
        press: The media the article can name, with its trees.
        head: The phrase's head word.
        places: The article's places.
    """
    tree = press.tree
    mention = _mention(tree, head, places)
    form = tree.tokens[head].form.lower()
    if mention is None and tree.tokens[head].upos == "PRON" and form in PRONOUNS:
        return Profile(span=tree.tokens[head].span, name=form, kind=None, pronoun=form, sex=sex_of(form))
    medium = press.find(head)
    if medium is not None and not medium.publishes:
        medium = None
    introduced = medium is not None and mention is not None and mention.span.of(tree.text) == medium.name
    if mention is not None and mention.kind == "person" and not introduced:
        if not _names_no_person(tree, mention, places):
            return _person(tree, mention, places)
        mention = replace(mention, kind="polity")
    if medium is not None:
        row = agencies.find(medium.name)
        country = row.country if row is not None else identity_of(tree, tree.phrase(head), head, places).country
        return Profile(span=medium.span, name=medium.name, kind="organisation", country=country, sector="JRN")
    return _body(tree, head, mention if mention is not None and mention.kind != "nationality" else None, places)


def _names_no_person(tree: Tree, mention: Mention, names: Names) -> bool:
    """Whether the encoder took a country, people or seat for a person: "Jordan", if no Jordan has a first name."""
    word = mention.span.of(tree.text)
    if word in names.surnames or persons.find(word):
        return False
    return (
        countries.find(word) is not None
        or countries.find_demonym(word) is not None
        or seats.find_seat(word) is not None
    )


def identity_of(tree: Tree, span: Span, head: int, places: Names, *, named: bool = False) -> Identity:
    """The identity that the words of a span give, with the article's own places."""
    words = list(tree.within(span))
    if head not in words:
        return countries_sectors.NOBODY
    forms = [_form(tree, word, places) for word in words]
    found = countries_sectors.of_words(forms, head=words.index(head), place=places.locate, named=named)
    if found.country is not None or found.group is not None or found.role is None:
        return found
    return _with_country(found, places.within(span))


def _form(tree: Tree, word: int, names: Names) -> str:
    """A word as written, but a common noun that only begins a sentence without its capital: apples are no firm."""
    token = tree.tokens[word]
    begins = tree.annotation.sentences[tree.sentence(word)].first == word
    common = begins and token.upos in {"NOUN", "VERB", "ADJ"} and word not in names.over
    return token.form.lower() if common else token.form


def without_title(name: str) -> str:
    """A person's name without Mr. or Dr., and without the genitive."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    while len(words) > 1 and words[0].lower() in TITLES:
        words.pop(0)
    return " ".join(words)


def _with_country(found: Identity, country: str | None) -> Identity:
    return Identity(country=country, sector=found.sector, group=found.group, role=found.role, person=found.person)


def _body(tree: Tree, head: int, named: Mention | None, places: Names) -> Profile:
    """A body, a country, a group of people, or somebody described and not named."""
    phrase = _whole(tree, _phrase(tree, head))
    found = identity_of(tree, phrase, head, places, named=named is None)
    if named is None and found.role is not None and found.country is None and found.group is None:
        found = identity_of(tree, _with_owner(tree, phrase, places), head, places)
    if named is None and found.role is None:  # an agreement in Moscow is not Russian
        found = identity_of(tree, Span(phrase.start, tree.tokens[head].span.end), head, places)
    name = _bare(phrase.of(tree.text))
    if named is not None and (found.role is None or named.span.contains(tree.tokens[head].span)):
        name = _bare(named.span.of(tree.text))
        inner = identity_of(tree, named.span, head, places)
        found = countries_sectors.joined([found, inner]) if found.country or found.sector else inner
    seat = seats.find_seat(name)
    country, sector = found.country, found.only_sector
    if seat is not None and seat.kind == "capital":
        acts = tree.tokens[head].deprel == "nsubj" or places.stands_for_a_government(tree.tokens[head].span)
        country, sector = (seat.country, seat.sector) if acts else (country, None)
    elif named is not None and named.kind in {"polity", "place"} and found.role is None and sector == "CVL":
        sector = None  # a town that acts is its people only where the words say so
    return Profile(
        span=phrase if named is None else named.span,
        name=name,
        kind=named.kind if named is not None else None,
        noun=tree.tokens[head].lemma.lower(),
        sex=sex_of(tree.tokens[head].lemma) if named is None else None,
        many=tree.tokens[head].upos == "NOUN" and tree.tokens[head].form.lower() != tree.tokens[head].lemma.lower(),
        country=country,
        sector=sector,
    )


def _phrase(tree: Tree, head: int) -> Span:
    """A head's phrase, with the adjective that a title has after it: "attorney general"."""
    phrase = tree.phrase(head)
    title = " ".join(token.form.lower() for token in tree.tokens[head : head + 2])
    if phrase.end != tree.tokens[head].span.end or " " not in title or roles.find(title) is None:
        return phrase
    return Span(phrase.start, tree.tokens[head + 1].span.end)


def _with_owner(tree: Tree, phrase: Span, names: Names) -> Span:
    """A phrase with the country right before it, wherever the tree has that: "Sudan's" "government"."""
    first = tree.within(phrase)[0]
    owner = first - 2 if first > 1 and tree.tokens[first - 1].form in {"'s", "’s"} else first - 1
    if owner < 0 or tree.sentence(owner) != tree.sentence(first):
        return phrase
    named = names.over.get(owner)
    if named is None or named.kind not in {"polity", "nationality"} or named.span.end != tree.tokens[owner].span.end:
        return phrase
    return Span(named.span.start, phrase.end)


def _person(tree: Tree, mention: Mention, places: Names) -> Profile:
    """A named person: the role stands before the name or in apposition."""
    titled, mention = _divided(tree, mention)
    described = _description(tree, mention, places) or titled
    found = countries_sectors.NOBODY
    if described is not None:
        found = identity_of(tree, described, _last_noun(tree, described), places)
    if found.role is None:
        found = countries_sectors.joined([found, replace(_belonging(tree, mention, places), role=None)])
    text = _bare(described.of(tree.text)) if described is not None else None
    if text is not None and (text.lower() in TITLES or (found.role is None and found.country is None)):
        text = None
    return Profile(
        span=mention.span,
        name=without_title(mention.span.of(tree.text)),
        kind="person",
        role=text,
        noun=found.role.phrase.rsplit(" ", 1)[-1] if found.role is not None else None,
        sex=sex_of(f"{_before_name(tree, mention)} {found.role.phrase if found.role is not None else ''}"),
        country=found.country,
        sector=found.only_sector,
    )


def _before_name(tree: Tree, mention: Mention) -> str:
    """The first word of a name and the one before it, of which either may be Mr. or Mrs."""
    first = tree.within(mention.span)[0]
    same = first > 0 and tree.sentence(first - 1) == tree.sentence(first)
    return f"{tree.tokens[first - 1].form if same else ''} {tree.tokens[first].form}"


def _divided(tree: Tree, mention: Mention) -> tuple[Span | None, Mention]:
    """A title that the encoder took for part of a name, and the name alone: "Vice-President" "Moody Awori"."""
    words = tree.within(mention.span)
    for word in reversed(words[:-1]):
        if _is_role(tree, words[0], word + 1):
            title = Span(mention.span.start, tree.tokens[word].span.end)
            return title, replace(mention, span=Span(tree.tokens[word + 1].span.start, mention.span.end))
    return None, mention


def _description(tree: Tree, mention: Mention, names: Names) -> Span | None:
    """The words that say what a person is, before the name ("Kremlin spokesman") or in apposition to it."""
    before = _title(tree, mention, names)
    if before is not None:
        return before
    for word in tree.within(mention.span):
        apposition = tree.child(word, "appos")
        if apposition is not None and tree.tokens[apposition].upos in {"NOUN", "PROPN"}:
            return _whole(tree, tree.phrase(apposition))
    name = tree.head(mention.span)
    above = tree.tokens[name].head if name is not None else None
    if above is None or above == name or tree.tokens[above].upos != "NOUN" or not _beside(tree, above, mention):
        return _predicate(tree, name)
    title = tree.phrase(above)
    return Span(title.start, min(title.end, mention.span.start - 1)) if title.start < mention.span.start else title


def _whole(tree: Tree, phrase: Span) -> Span:
    """A phrase with the words that hyphens tie to its beginning: "22-year-old"."""
    first = tree.within(phrase)[0]
    while (
        first > 1
        and tree.tokens[first - 1].form == "-"
        and tree.tokens[first - 2].span.end == tree.tokens[first - 1].span.start
    ):
        first -= 2
    return Span(tree.tokens[first].span.start, phrase.end)


def _belonging(tree: Tree, mention: Mention, names: Names) -> Identity:
    """Whose a person is by the body after the name: "Ola Vik of the fishery board", "from the board"."""
    for word in tree.within(mention.span):
        for child in tree.children(word, "nmod"):
            if tree.case(child) in {"of", "from", "at", "with"}:
                return identity_of(tree, tree.phrase(child), child, names)
    return countries_sectors.NOBODY


def _predicate(tree: Tree, name: int | None) -> Span | None:
    """What a clause says a person is: "Ortega is the ministry's spokesman"."""
    above = tree.tokens[name].head if name is not None else None
    if above is None or above == name or tree.tokens[name if name is not None else above].deprel != "nsubj":
        return None
    noun = tree.tokens[above]
    is_so = tree.child(above, "cop") is not None and not tree.negated(above)
    return tree.phrase(above) if is_so and noun.upos == "NOUN" and roles.find(noun.lemma.lower()) is not None else None


def _title(tree: Tree, mention: Mention, names: Names) -> Span | None:
    """The unbroken run of nouns and adjectives that ends in a role right before a name."""
    name = tree.within(mention.span)[0]
    first = name
    while first and tree.sentence(first - 1) == tree.sentence(name) and _describes(tree, first - 1, names):
        first -= 1
    while first < name and tree.tokens[first].form in {"'s", "’s", "-"}:
        first += 1
    if first == name or not _is_role(tree, first, name):
        return None
    return Span(tree.tokens[first].span.start, tree.tokens[name - 1].span.end)


def _is_role(tree: Tree, first: int, end: int) -> bool:
    forms = [token.form for token in tree.tokens[first:end]]
    head = forms.index("of") - 1 if "of" in forms[1:] else len(forms) - 1
    return countries_sectors.of_words(forms, head=head, place=_nowhere, named=False).role is not None


def _nowhere(_name: str) -> None:
    return None


def _describes(tree: Tree, word: int, names: Names) -> bool:
    """Whether a word can be part of a title: no verb or mark, no other person, no day."""
    token = tree.tokens[word]
    if token.form == "of":  # Secretary of State
        return word > 0 and roles.find(tree.tokens[word - 1].form.lower()) is not None
    kind = names.over[word].kind if word in names.over else None
    if token.form in {"'s", "’s", "-"} or kind in {"polity", "nationality"}:
        return True
    person = kind == "person"
    return token.upos in {"ADJ", "NOUN", "PROPN"} and token.form not in DAYS and (not person or _role_word(token))


def _role_word(token: Token) -> bool:
    return roles.find(token.form.lower()) is not None or seats.find_seat(token.form) is not None


def _mention(tree: Tree, head: int, names: Names) -> Mention | None:
    """The named entity a phrase is about: the one over its head word, else the person beside it or right after it."""
    if head in names.over:
        return names.over[head]
    beside = (names.persons[child] for child in tree.children(head, *NAMING) if child in names.persons)
    found = next((one for one in beside if _beside(tree, head, one)), None)
    return found or _after(tree, head, names)


def _after(tree: Tree, head: int, names: Names) -> Mention | None:
    """The name that a role stands right before, wherever the tree has it: "President Kagame"."""
    person = names.beginning.get(head + 1)
    if person is None or tree.tokens[head].upos not in {"NOUN", "PROPN"} or not _is_role(tree, head, head + 1):
        return None
    return person


def _beside(tree: Tree, head: int, person: Mention) -> bool:
    """Whether a name stands beside a title as the same person: "spokesman Dmitry Peskov", not "spokesman for"."""
    name = tree.head(person.span)
    return (
        name is not None
        and tree.tokens[name].head == head
        and tree.tokens[name].deprel in NAMING
        and not tree.case(name)
    )


def _last_noun(tree: Tree, span: Span) -> int:
    """The word a description turns on: the last noun before any "of" or "for"."""
    words = list(tree.within(span))
    cut = next((place for place, word in enumerate(words) if tree.tokens[word].upos == "ADP" and place), len(words))
    return words[cut - 1]


def _bare(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in ARTICLES | LEFT_OVER:
        words.pop(0)
    return " ".join(words)
