"""
Sentences of our own about one event each, and about none: patterns with choices, filled with invented parties.

``sentences.txt`` holds them by type. ``(a|b)`` is a choice, ``[word]`` the word that names the event, ``{A}`` who acts,
``{B}`` to whom, ``{P}`` a group of people.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from sayso.reading.encoder.words import words
from training.corpora import SKIP, Window
from training.labels import EVENTS

PATTERNS = Path(__file__).with_name("sentences.txt")
STATES = (
    "Russia|Ukraine|Israel|Iran|Egypt|France|Britain|the United States|China|Japan|India|Pakistan|Turkey|Syria|Sudan|"
    "Kenya|Ethiopia|Nigeria|Brazil|Mexico|Colombia|Venezuela|Cuba|Germany|Poland|Serbia|Greece|Lebanon|Jordan|Iraq|"
    "Yemen|Libya|Algeria|Morocco|South Korea|North Korea|Indonesia|Thailand|Vietnam|Myanmar|the Philippines|Australia|"
    "Canada|Spain|Italy|Hungary|Romania|Chad|Mali|Congo|Rwanda|Uganda|Somalia|Eritrea|Peru|Chile|Argentina|Bolivia|"
    "Armenia|Azerbaijan|Georgia|Moldova|Belarus|Bangladesh|Sri Lanka|Nepal|Cambodia|Zimbabwe|South Africa"
).split("|")
PEOPLES = (
    "Russian|Ukrainian|Israeli|Iranian|Egyptian|French|British|US|Chinese|Japanese|Indian|Pakistani|Turkish|Syrian|"
    "Sudanese|Kenyan|Ethiopian|Nigerian|Brazilian|Mexican|Colombian|Venezuelan|Cuban|German|Polish|Serbian|Greek|"
    "Lebanese|Iraqi|Yemeni|Libyan|Algerian|South Korean|North Korean|Indonesian|Thai|Congolese|Rwandan|Somali|"
    "Peruvian|Armenian|Georgian|Cambodian|Palestinian|Afghan|Saudi|Dutch|Belgian"
).split("|")
OFFICES = (
    "President|Prime Minister|Foreign Minister|Defence Minister|Interior Minister|opposition leader|parliament speaker|"
    "General"
).split("|")
BODIES = (
    "government|army|police|foreign ministry|officials|troops|authorities|security forces|opposition|parliament|navy|"
    "rebels|militants|lawmakers|diplomats|prosecutors|air force|delegation"
).split("|")
PERSONS = (
    "Hassan Karimi|Ivan Petrenko|Maria Lopes|John Hartley|Li Wen|Amina Yusuf|Paul Okello|Rana Aziz|Jorge Salas|"
    "Viktor Dragan|Anna Kowal|Tomas Brandt|Samuel Mensah|Nour Haddad|Chen Rui|Erik Lund"
).split("|")
ORGANISATIONS = (
    "the United Nations|the European Union|NATO|the African Union|Amnesty International|the Security Council|"
    "the World Bank|the Arab League|Hamas|Hezbollah|the Taliban|the IMF|the Red Cross|Human Rights Watch|"
    "the supreme court"
).split("|")
GROUPS = (
    "students|workers|teachers|miners|farmers|nurses|activists|supporters of the opposition|villagers|truck drivers|"
    "prisoners|protesters|residents|civil servants|demonstrators|opposition activists|a union of dock workers|"
    "the country's largest union|monks"
).split("|")
BEGINNINGS = (
    "On Tuesday, ", "Meanwhile, ", "According to state media, ", "Earlier this week, ", "In a statement, ",
    "Hours after the talks, ", "As tension rose, ", *[""] * 11,
)  # fmt: skip
ENDINGS = (
    ", officials said", ", a spokesman said on Monday", " on Wednesday", ", state television reported", " last week",
    ", according to diplomats", ", the ministry said in a statement", " amid rising tension in the region",
    ", the first such step in years", ", a newspaper in the capital reported", *[""] * 8,
)  # fmt: skip
CHOICE = re.compile(r"\(([^()]*)\)")
TRIGGER = re.compile(r"\[(.*?)\]")


def windows(rng: random.Random) -> list[Window]:
    """One sentence of each pattern, as the training's windows."""
    return [_window(kind, number, *sentence(pattern, rng)) for number, (kind, pattern) in enumerate(patterns())]


def patterns() -> list[tuple[str, str]]:
    """Every pattern with its event type, or ``NONE``."""
    found: list[tuple[str, str]] = []
    kind = ""
    for line in PATTERNS.read_text(encoding="utf-8").splitlines():
        if line.isalpha():
            kind = line
        elif line:
            found.append((kind, line))
    return found


def sentence(pattern: str, rng: random.Random) -> tuple[str, int | None]:
    """A sentence made of a pattern, and the offset of the word that names the event."""
    while choice := CHOICE.search(pattern):
        pattern = pattern[: choice.start()] + rng.choice(choice[1].split("|")) + pattern[choice.end() :]
    filled = pattern.replace("{A}", _party(rng)).replace("{B}", _party(rng)).replace("{P}", rng.choice(GROUPS))
    tidy = re.sub(r"\s+([.,])", r"\1", re.sub(r"\s+", " ", filled)).strip().rstrip(".")
    text = f"{rng.choice(BEGINNINGS)}{tidy}{rng.choice(ENDINGS)}."
    text = text[0].upper() + text[1:]
    trigger = TRIGGER.search(text)
    return TRIGGER.sub(r"\1", text), trigger.start() if trigger else None


def _party(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.33:
        return rng.choice(STATES)
    if kind < 0.6:
        return f"the {rng.choice(PEOPLES)} {rng.choice(BODIES)}"
    if kind < 0.75:
        return f"{rng.choice(PEOPLES)} {rng.choice(OFFICES)} {rng.choice(PERSONS)}"
    return rng.choice(PERSONS) if kind < 0.82 else rng.choice(ORGANISATIONS)


def _window(kind: str, number: int, text: str, trigger: int | None) -> Window:
    spans = words(text)
    word = next((place for place, span in enumerate(spans) if trigger is not None and span.end > trigger), None)
    found = Window(f"own-{number}", "event", [span.of(text) for span in spans])
    if kind == "NONE":
        found.event = [0] * len(spans)
    else:  # what else the sentence tells of ("condemned the attack") is not marked
        found.event = [SKIP] * len(spans)
        found.event[word] = 1 + EVENTS.index(kind)
    return found
