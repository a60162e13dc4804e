"""
Whether two names are one person's: the one answer that reading, following and the registry share.

It knows titles, initials, short forms, particles, the spellings of transliteration, suffixes and the order of
East Asian names; nothing of who a person is. The table of pairs it is held to is ``tests/knowledge/same_person.csv``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import starmap
from typing import Final, Literal

from msgspec import Struct

from sayso.knowledge import countries, roles
from sayso.knowledge.tables import rows

Sex = Literal["f", "m"]
REMEMBERED: Final = 1 << 14
"""Names whose parts are at hand: an article says the same dozen over and over."""


class PersonName(Struct, frozen=True, kw_only=True):
    """A personal name in its parts, each in lower case and without accents."""

    given: tuple[str, ...]
    """Given and middle names; an initial is one letter. Empty where the surname stands alone."""
    family: str
    """The surname, or whatever a name of one word is."""
    generation: str | None
    """``jr``, ``iii``."""
    sex: Sex | None
    """As a courtesy title tells it."""
    surname_first: bool

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, in the order they are written."""
        return (self.family, *self.given) if self.surname_first else (*self.given, self.family)


def same(one: str, other: str) -> bool:
    """
    Whether two names can be one person's; the order of the two never matters.

    >>> same("J. Rypdal", "Jonas Rypdal"), same("Mr. Rypdal", "al-Tayeb"), same("Jonas Rypdal", "Marit Rypdal")
    (True, False, False)
    """
    first, second = parse(one), parse(other)
    if first is None or second is None or not _compatible(first, second):
        return False
    if first.given and second.given:
        return _both_full(first, second)
    if first.given or second.given:
        full, short = (first, second) if first.given else (second, first)
        return _short_of(short.family, full)
    return _one_surname(first.family, second.family)


def key(name: str) -> str:
    """
    What a person is looked up by: the same for every spelling of a surname; empty where there is no name.

    >>> key("Sergei Orlovsky") == key("Orlovskiy"), key("Ahmed al-Tayeb") == key("Tayeb")
    (True, True)
    """
    parsed = parse(name)
    return _key(parsed.family) if parsed is not None else ""


def keys(name: str) -> frozenset[str]:
    """``key``, and that of the word before it which may be the surname too: ``Carlos Marchena Ruiz``."""
    parsed = parse(name)
    if parsed is None:
        return frozenset()
    doubled = not parsed.surname_first and len(parsed.given) > 1
    return frozenset(_key(word) for word in (parsed.family, *(parsed.given[-1:] if doubled else ())))


def _key(word: str) -> str:
    even = _even(word)
    return _consonants(even) or even


@lru_cache(maxsize=REMEMBERED)
def parse(name: str) -> PersonName | None:
    """A name's parts; None where no word of it can be a name."""
    words = _words(name)
    generation, words = _without_suffixes(words)
    sex, words = _without_titles(words)
    parts = _parts(words)
    if not parts:
        return None
    first = _surname_first(words, parts)
    family, given = (parts[0], ("".join(parts[1:]),)) if first else (parts[-1], parts[:-1])
    return PersonName(given=given, family=family, generation=generation, sex=sex, surname_first=first)


def _compatible(one: PersonName, other: PersonName) -> bool:
    """No two sexes, no two of a line of kings; of two full names, no father and son."""
    if None not in {one.sex, other.sex} and one.sex != other.sex:
        return False
    if one.generation == other.generation:
        return True
    return None in {one.generation, other.generation} and not (one.given and other.given)


def _both_full(one: PersonName, other: PersonName) -> bool:
    if _one_surname(one.family, other.family) and _one_given(one.given, other.given):
        return True
    long, short = sorted((one.words, other.words), key=lambda words: (len(words), words), reverse=True)
    if one.surname_first != other.surname_first or len(long) == len(short):
        return False
    return any(
        all(starmap(_one_word, zip(part, short, strict=True))) for part in (long[: len(short)], long[-len(short) :])
    )


def _one_word(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and _one_surname(one, other)


def _short_of(surname: str, full: PersonName) -> bool:
    """A surname alone: the last word, or that before it where a mother's surname may follow."""
    if _one_surname(surname, full.family):
        return True
    before = full.given[-1] if len(full.given) > 1 and not full.surname_first else ""
    return len(before) > 1 and _one_surname(surname, before) and not _is_given(surname)


def _one_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """The first given names, and where both have more, the second ones too."""
    return all(_one_first(first, second) for first, second in list(zip(one, other, strict=False))[:2])


def _one_first(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _alike(one, other, given=True) or other in _nicknames().get(one, ()) or one in _nicknames().get(other, ())


def _one_surname(one: str, other: str) -> bool:
    return one == other or _alike(one, other, given=False)


LEAST_CONSONANTS: Final = 4
"""
Given names of so many consonants that agree are one whatever their vowels: Abdel and Abdul, Volodymyr and Vladimir.

Chosen on the table of pairs; with three, Hassan would be Hussein. Of surnames the vowels always count: Barton is not
Burton.
"""


@lru_cache(maxsize=REMEMBERED)
def _alike(one: str, other: str, *, given: bool) -> bool:
    """Whether two words are one in two spellings."""
    first, second = _even(one), _even(other)
    if first == second:
        return True
    consonants = _consonants(first)
    if not consonants or consonants != _consonants(second) or not _end_alike(first, second, given=given):
        return False
    if given and len(consonants) >= LEAST_CONSONANTS:
        return True
    sounds, others = VOWEL.findall(first), VOWEL.findall(second)
    if not given and sounds and others:
        sounds, others = sounds[:-1], others[:-1]  # how they end has been looked at
        if not first.endswith(tuple(VOWELS)):
            sounds, others = VOWEL.findall(first), VOWEL.findall(second)
    return len(sounds) == len(others) and all(map(_one_vowel, sounds, others))


VOWELS: Final = "aeiou"
VOWEL: Final = re.compile(f"[{VOWELS}]+")
ONE_SOUND: Final = (frozenset("ei"), frozenset("ou"), frozenset("ae"))
"""Vowels that transliterations interchange: Khaled and Khalid, Mohamed and Muhamed, Ahmed and Ahmad."""


def _one_vowel(one: str, other: str) -> bool:
    return one == other or any(set(one) | set(other) <= sounds for sounds in ONE_SOUND)


def _end_alike(one: str, other: str, *, given: bool) -> bool:
    """The last sound tells women from men (Maria, Mario; Orlov, Orlova), but not Zadorenko from Zadorenka."""
    last, second = one[-1], other[-1]
    if (last in VOWELS) != (second in VOWELS):
        return False
    if last not in VOWELS or last == second:
        return True
    return {last, second} in ({"e", "i"}, {"o", "u"}) or (not given and {last, second} == {"a", "o"})


SPELLINGS: Final = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?:ii|iy|ij|yi|yy|ey|ei|ay|y)$", "i"),
        (r"^ye", "e"),
        (r"(?<=[aou])e(?=\w)", ""),  # umlauts written out: Juergen, Moellendorf
        (r"ou|oo|w(?=$)", "u"),
        (r"ee|ie", "i"),
        (r"y(?=[^aeiou])|(?<=[^aeiou])y$", "i"),
        (r"dj|dzh|zh", "j"),
        (r"tch|tsch", "ch"),
        (r"sch", "sh"),
        (r"kh|ck|q|c(?!h)", "k"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"th", "t"),
        (r"(?<=\w)h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""
What transliterations from Cyrillic, Arabic and German spell differently, evened in this order.

Source: BGN/PCGN, ISO 9 and ALA-LC side by side, as news agencies use them; from general knowledge.
"""


@lru_cache(maxsize=REMEMBERED)
def _even(word: str) -> str:
    for pattern, instead in SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def _consonants(even: str) -> str:
    return re.sub(f"[{VOWELS}y]", "", even)


LETTERS: Final = str.maketrans(
    {"đ": "dj", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "ø": "o", "ı": "i", "ħ": "h", "ə": "a"}
)
"""Latin letters that Unicode does not take apart into a letter and a mark."""
POSSESSIVE: Final = re.compile(r"['’]s?$")
MARKS: Final = re.compile(r"['’ʼʻ`\"“”()\[\],;:]")


def _words(name: str) -> list[str]:
    """The words of a name with their capitals, without accents; "Rypdal, Jonas" turned round."""
    last, comma, first = POSSESSIVE.sub("", name.strip()).partition(", ")
    if comma and first and first.rstrip(".").casefold() not in _of("generation") | _of("degree"):
        name = f"{first} {last}"
    else:
        name = f"{last} {first}"
    kept: list[str] = []
    for word in re.sub(r"[-‐-―]", " -", MARKS.sub("", name)).split():
        plain = _folded(word.removeprefix("-"))
        if plain:
            kept.append(f"-{plain}" if word.startswith("-") else plain)
    return kept


def _folded(word: str) -> str:
    """Without accents, its capitals kept where it has them."""
    lower = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    plain = "".join(char for char in lower if char.isalnum() or char == ".")
    if word.isupper():
        return plain.upper()
    return plain.capitalize() if word[:1].isupper() else plain


LONGEST_TITLE: Final = 3


def _without_titles(words: list[str]) -> tuple[Sex | None, list[str]]:
    """What stands before a name: courtesy, ranks, offices, a description in small letters."""
    sex: Sex | None = None
    left = list(words)
    named = any(word[:1].isupper() for word in left)
    while len(left) > 1:
        word = left[0].casefold().rstrip(".")
        if word in _of("courtesy-f") or word in _of("courtesy-m"):
            sex = "f" if word in _of("courtesy-f") else "m"
            left = left[1:]
        elif many := _title(left):
            left = left[many:]
        elif _says_nothing(left[0], named=named):
            left = left[1:]
        else:
            break
    return sex, left


def _says_nothing(word: str, *, named: bool) -> bool:
    """Whether a word before a name is none of it: an article, or part of a description in small letters."""
    return word in ARTICLES or (named and word.islower() and word not in _of("particle"))


ARTICLES: Final = frozenset({"a", "an", "the", "The", "THE"})


def _title(words: Sequence[str]) -> int:
    """How many words a title at the beginning has; something is always left to be the name."""
    for many in range(min(LONGEST_TITLE, len(words) - 1), 0, -1):
        phrase = " ".join(word.removeprefix("-").casefold().rstrip(".") for word in words[:many])
        if (many == 1 and phrase in _of("title")) or roles.find(phrase) is not None:
            return many
    if len(words) > LEAST_WITH_COUNTRY and _is_country(words[0]):
        many = _title(words[1:])
        return many + 1 if many else 0
    return 0


LEAST_WITH_COUNTRY: Final = 2
"""Words, so that a country, a title and a name can all be there: "US President Lund"."""


def _is_country(word: str) -> bool:
    return countries.find(word) is not None or countries.find_demonym(word) is not None


def _without_suffixes(words: list[str]) -> tuple[str | None, list[str]]:
    generation: str | None = None
    left = list(words)
    while len(left) > 1:
        word = left[-1].casefold().replace(".", "")
        if word in _of("generation"):
            generation = {"junior": "jr", "senior": "sr"}.get(word, word)
        elif word not in _of("degree"):
            break
        left = left[:-1]
    return generation, left


def _parts(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name in lower case, initials apart, without particles."""
    shouted = all(word.isupper() for word in words)
    found: list[str] = []
    for place, written in enumerate(words):
        word = written.removeprefix("-")
        lower = word.casefold()
        bare = lower.replace(".", "")
        if place < len(words) - 1 and _is_particle(words, place):
            continue
        if place < len(words) - 1 and ("." in word or (word.isupper() and not shouted)) and len(bare) <= LONGEST_TITLE:
            found.extend(bare)
        elif bare:
            found.append(bare)
    if len(found) > 1 and found[0] in SERVANT_OF:
        found[:2] = ["".join(found[:2])]
    return tuple(found)


SERVANT_OF: Final = frozenset({"abd", "abdel", "abdul", "abdal", "abdol", "abdoul"})
"""Given names of two words: Abdel Fattah, Abdul Rahman."""


def _is_particle(words: Sequence[str], place: int) -> bool:
    """A word such as ``von``; a first "Al" is a man called Albert unless a hyphen follows: "Al Gore", "Al-Tayeb"."""
    word = words[place].casefold()
    if word not in _of("particle"):
        return False
    return not (place == 0 and words[0] in {"Al", "AL"} and not words[1].startswith("-"))


SHORT: Final = 6
"""Letters of a syllable or two, as Korean given names have them."""


def _surname_first(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a name begins with its surname: Xi Jinping; Kim Dae Hwan and Kim Dae-hwan, but not Kim Novak."""
    if len(parts) < 2 or min(map(len, parts)) < 2:
        return False
    first, rest = parts[0], parts[1:]
    hyphen = len(words) > 2 and words[-1].startswith("-")
    if first in _of("surname-first"):
        return len(rest) < 3 and rest[-1] not in _of("surname-first")
    if first in _of("surname-first-of-three"):
        return len(rest) == 2 and (hyphen or max(map(len, rest)) < SHORT)
    return False


def _is_given(word: str) -> bool:
    return word in _nicknames()


@cache
def _of(kind: str) -> frozenset[str]:
    """The words of ``name_words.csv`` of one kind."""
    return frozenset(row["word"] for row in rows("name_words") if row["kind"] == kind)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("nicknames"):
        found.setdefault(row["name"], set()).add(row["nickname"])
    return {name: frozenset(short) for name, short in found.items()}
