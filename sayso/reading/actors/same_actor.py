"""Which phrases of an article are one actor: by name, short form, title, or as what a pronoun stands for."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.knowledge import person_names, persons, roles
from sayso.reading.actors.descriptions import Profile
from sayso.reading.actors.pronouns import NEUTER, PERSONAL, PLURAL
from sayso.reading.syntax.tree import Tree

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
BESIDE: Final = frozenset({"flat", "appos", "compound"})
SUBJECT_LEAD: Final = 1.5
"""Sentences by which a subject is nearer than anything else in its sentence: "Vik spoke of Lund. She said" is Vik."""
FARTHEST: Final = 8
"""Sentences back in which a pronoun's actor is looked for."""


class Group(Struct, kw_only=True):
    """The mentions of one actor so far: head word and what the phrase says."""

    mentions: list[tuple[int, Profile]]
    distinct: dict[tuple[object, ...], Profile] = {}
    """One profile of each wording, for comparing."""
    words: set[str] = set()
    """
    In lower case, every word of the names, what their surnames are looked up by, the nouns and the initials: who shares
    none of them is somebody else.
    """

    def add(self, head: int, profile: Profile) -> None:
        """Take one more mention in."""
        self.mentions.append((head, profile))
        key = (profile.name, profile.kind, profile.noun, profile.country, profile.sex)
        if key not in self.distinct:
            self.distinct[key] = profile
            self.words.update(profile.name.lower().split(), (_acronym(profile.name).lower(), profile.noun or ""))
            self.words.update(_surnames(profile))

    @property
    def best(self) -> Profile:
        """The fullest name, or the first description of somebody unnamed."""
        named = [one for _, one in self.mentions if one.kind is not None]
        return max(named, key=lambda one: len(one.name), default=self.mentions[0][1])


def find(tree: Tree, groups: list[Group], head: int, profile: Profile, *, on: str | None) -> Group | None:
    """
    The group an earlier part of the article made for the same actor, the latest first.

    Args:
        tree: The article's trees.
        groups: The actors so far, each with a mention.
        head: Head word of the phrase.
        profile: What the phrase says.
        on: The article's day, on which offices are looked up.
    """
    if profile.pronoun is not None:
        return _antecedent(tree, groups, head, profile)
    keys = {profile.name.lower().split()[-1], profile.name.lower(), profile.noun or profile.name.lower()}
    keys |= _surnames(profile)
    for group in reversed(groups):
        if group.words.isdisjoint(keys):
            continue
        if not _at_odds(group, profile) and any(_match(known, profile) for known in group.distinct.values()):
            return group
    if profile.kind is None and profile.noun is not None and profile.name.lower() == profile.noun:
        return next((group for group in reversed(groups) if _holds_office(group, profile, on=on)), None)
    return None


def _at_odds(group: Group, profile: Profile) -> bool:
    """Whether two persons of one name are two: the article says that they are of different countries or sexes."""
    if profile.kind != "person" or (profile.country is None and profile.sex is None):
        return False
    known = [one for one in group.distinct.values() if one.kind == "person"]
    countries = {one.country for one in known} - {None}
    sexes = {one.sex for one in known} - {None}
    return bool(
        (profile.country is not None and countries - {profile.country})
        or (profile.sex is not None and sexes - {profile.sex})
    )


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


def _antecedent(tree: Tree, groups: list[Group], head: int, profile: Profile) -> Group | None:
    """The actor a pronoun stands for: its clause's subject, else the nearest that it fits, subjects before others."""
    fitting = [group for group in groups if _fits(group, profile)]
    subject = _clause_subject(tree, head)
    for group in fitting:
        if subject is not None and any(one == subject for one, _ in group.mentions):
            return group
    near = (
        (_distance(tree, mention, head), -mention, place)
        for place, group in enumerate(fitting)
        for mention, _ in group.mentions
        if mention < head
    )
    best = min((one for one in near if one[0] <= FARTHEST), default=None)
    return fitting[best[2]] if best is not None else None


def _clause_subject(tree: Tree, head: int) -> int | None:
    """The subject of the clause a possessive stands in: "the ministry … its support"."""
    if tree.tokens[head].deprel != "nmod:poss":
        return None
    verb = next((up for up in tree.ancestors(head) if tree.tokens[up].upos == "VERB"), None)
    subject = tree.subject(verb) if verb is not None else None
    return subject if subject is not None and subject < head else None


def _distance(tree: Tree, mention: int, head: int) -> float:
    """Sentences between a mention and a pronoun, less where the mention is a subject."""
    sentences = tree.sentence(head) - tree.sentence(mention)
    return sentences - (SUBJECT_LEAD if _is_subject(tree, mention) else 0)


def _is_subject(tree: Tree, mention: int) -> bool:
    """Whether a word is a subject, or the name beside a title that is one."""
    word = mention
    while tree.tokens[word].deprel in BESIDE and tree.tokens[word].head != word:
        word = tree.tokens[word].head
    return tree.tokens[word].deprel in SUBJECTS


def _fits(group: Group, pronoun: Profile) -> bool:
    """A person for he and she, of the same sex as far as it is told; several people for they; anything else for it."""
    form = pronoun.pronoun
    told = group.distinct.values()
    person = any(one.kind == "person" or _is_person(one.noun) for one in told)
    many = any(one.many for one in told)
    if form in PLURAL:
        return many
    if form in PERSONAL:
        return person and not many and not {one.sex for one in told} - {None, pronoun.sex}
    return form in NEUTER and not person and not many


def _is_person(noun: str | None) -> bool:
    role = roles.find(noun) if noun else None
    return role is not None and role.kind == "person"


def _match(known: Profile, new: Profile) -> bool:
    if known.pronoun is not None:
        return False
    if known.kind == "person" and new.kind == "person":
        return person_names.same(known.name, new.name)
    if known.name.lower() == new.name.lower() and _one_country(known, new):
        return True
    if known.kind is None and new.kind == "person":  # "A Kremlin spokesman said …", and later who it is
        return known.noun is not None and known.noun == new.noun and _of_one_country(known, new)
    if new.kind is None and known.kind == "person":
        return new.noun is not None and new.noun == known.noun and new.country in {None, known.country}
    if new.kind is None and known.kind in {None, "organisation"}:
        return known.name.lower().endswith(f" {new.name.lower()}") and new.country in {None, known.country}
    return known.kind == new.kind == "organisation" and _acronym(known.name) == new.name


def _of_one_country(known: Profile, new: Profile) -> bool:
    return known.country is not None and known.country == new.country


def _one_country(known: Profile, new: Profile) -> bool:
    """Whether two phrases of the same words are of one country; a name that tells none once is the same name."""
    named = known.kind is not None and new.kind is not None
    return known.country == new.country or (named and None in {known.country, new.country})


def _surnames(profile: Profile) -> frozenset[str]:
    """What a person's name is looked up by, set apart from words; nothing for anybody else."""
    if profile.kind != "person":
        return frozenset()
    return frozenset(f"={found}" for found in person_names.keys(profile.name))


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
