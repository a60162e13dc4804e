"""What outlets are called: the nouns that describe them, the words their names are made of."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from msgspec import Struct

from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span
from sayso.records.statement import RelayKind

OUTLET_NOUNS: Final[dict[str, RelayKind]] = {
    "agency": "agency",
    "wire": "agency",
    "newspaper": "newspaper",
    "paper": "newspaper",
    "daily": "newspaper",
    "weekly": "newspaper",
    "magazine": "newspaper",
    "tabloid": "newspaper",
    "journal": "newspaper",
    "site": "newspaper",
    "website": "newspaper",
    "television": "broadcaster",
    "tv": "broadcaster",
    "radio": "broadcaster",
    "broadcaster": "broadcaster",
    "channel": "broadcaster",
    "station": "broadcaster",
    "network": "broadcaster",
    "media": "newspaper",
    "press": "newspaper",
    "outlet": "newspaper",
    "publication": "newspaper",
    "portal": "newspaper",
    "blog": "newspaper",
    "newsletter": "newspaper",
}
WANTING_NEWS: Final[frozenset[str]] = frozenset(
    {"agency", "network", "station", "press", "outlet", "site", "website", "portal"}
)
"""Nouns that mean a medium only with a word of news beside them: "news agency", not "space agency"."""
DOCUMENT_NOUNS: Final[frozenset[str]] = frozenset(
    "affidavit communique communiqué complaint document documents filing indictment lawsuit letter memo memorandum "
    "minutes recording record records report statement testimony transcript video warrant dossier cable "
    "email e-mail log logs".split()
)
SOCIAL: Final[frozenset[str]] = frozenset(
    {"twitter", "x", "facebook", "telegram", "instagram", "truth social", "weibo"}
)
OTHER_PAPERS: Final = frozenset(
    "court research white green position working discussion policy ballot exam legal leaked internal identity "
    "academic".split()
)
"""Words that make a paper something else than a newspaper."""
RECORDS: Final = frozenset(
    "affidavit complaint deposition document documents dossier filing indictment lawsuit log logs minutes paper record "
    "records report testimony transcript verdict warrant".split()
)
"""Documents that hold the words of others, and so pass them on; a letter or a statement is one's own channel."""
STATE_WORDS: Final[frozenset[str]] = frozenset({"state", "state-run", "state-owned", "official", "government-run"})
NOT_MEDIA: Final[frozenset[str]] = frozenset(
    "intelligence space aid security enforcement police rating ratings refugee health spy travel advertising "
    "employment food nuclear atomic environment environmental tax border disaster weather emergency statistics "
    "relief federal government protection drug drugs energy transport aviation customs humanitarian children welfare "
    "labour labor migration regulatory safety cyber credit law recruitment estate meteorological social rail bus power "
    "fire petrol control drilling polling listening military research training railway metro subway".split()
)
"""Words that make an agency, a station or a network something else than a medium."""
GENERIC: Final[frozenset[str]] = frozenset(
    "the a an news state state-run state-owned official agency newspaper daily weekly broadcaster television channel "
    "website site magazine radio tabloid station public private local regional government-run "
    "public-service paper".split()
)


LONGEST_NAME: Final = 10
"""Words from "told" to the end of an outlet's name, at the most."""
MEANT: Final[dict[RelayKind, frozenset[RelayKind]]] = {
    "agency": frozenset({"agency", "state_media"}),
    "broadcaster": frozenset({"broadcaster", "state_media"}),
    "newspaper": frozenset({"newspaper"}),
}
"""The kinds of media that "the agency", "the channel", "the paper" can mean."""
ENDINGS: Final[dict[str, RelayKind]] = {
    **dict.fromkeys(
        "press post times herald tribune news journal gazette chronicle observer telegraph globe courier dispatch "
        "sentinel inquirer examiner bulletin constitution standard mirror mail citizen leader review zeitung "
        "nachrichten monde figaro ledger argus echo record register advocate independent enquirer monitor daily weekly "
        "sun guardian economist spectator mercury advertiser business".split(),
        "newspaper",
    ),
    **dict.fromkeys("radio tv fm television broadcasting".split(), "broadcaster"),
    **dict.fromkeys("wire newswire".split(), "agency"),
}
"""Last words of names that outlets bear and few others do."""
SURNAMES: Final = frozenset("post press courier sun leader record register globe citizen mail mercury business".split())
"""Those of them that a person may bear too."""
BEGINNINGS: Final[dict[str, RelayKind]] = {
    **dict.fromkeys("radio tv channel canal kanal televisión télévision rádio".split(), "broadcaster"),
    **dict.fromkeys(
        "telegraf gazeta gazette gazzetta diario diário diari jornal journal giornale corriere courrier tygodnik "
        "dziennik dagens dagblad shimbun nikkan zeitung noticias notícias nouvelles novosti vesti izvestia "
        "dnevnik".split(),
        "newspaper",
    ),
}
"""First words of such names, in the languages whose outlets English news names most."""
PARTS: Final = re.compile(
    r"(?:tele|radio)(?:visa|globo|oriente|sur|norte|mundo|cinco|madrid|centro|novela)$"
    r"|(?:blad|bladet|posten|posti|tidende|tidningen|zeitung|sanomat|lehti|nachrichten|kurier|anzeiger|rundschau)$",
    re.IGNORECASE,
)
"""What a single word ends with that is an outlet's name: "Teleoriente", "Nordlandsposten"."""


class Medium(Struct, frozen=True, kw_only=True):
    """A phrase that names a medium."""

    span: Span
    name: str
    kind: RelayKind

    @property
    def publishes(self) -> bool:
        """An outlet or a network, against a document."""
        return self.kind != "statement"


def kind_by_name(name: str) -> RelayKind | None:
    """
    The kind of outlet that a name shows by its words alone; None for most names.

    >>> kind_by_name("Winnipeg Free Press")
    'newspaper'
    >>> kind_by_name("Norway's leader")
    """
    words = name.replace("-", " ").split()
    if not name[:1].isupper():
        return None
    if len(words) == 1:
        return "newspaper" if PARTS.search(words[0]) else None
    ending = ENDINGS.get(words[-1].lower()) if words[-1][:1].isupper() else None
    return ending or BEGINNINGS.get(words[0].lower())


def document(tree: Tree, index: int) -> bool:
    """Whether a word names a paper or recording that holds words."""
    lemma = tree.tokens[index].lemma.lower()
    return lemma in DOCUMENT_NOUNS or (lemma == "paper" and _other_paper(tree, index))


def _other_paper(tree: Tree, index: int) -> bool:
    return any(tree.tokens[child].lemma.lower() in OTHER_PAPERS for child in tree.children(index, "compound", "amod"))


def is_outlet(lemmas: Collection[str], noun: str) -> bool:
    """Whether a describing noun means a medium here: a news agency, not a space agency."""
    if set(lemmas) & NOT_MEDIA or (noun == "paper" and set(lemmas) & OTHER_PAPERS):
        return False
    return noun not in WANTING_NEWS or _news(set(lemmas), noun)


def kind(lemmas: Collection[str], noun: str) -> RelayKind:
    """The kind of medium that a describing noun and the words with it tell."""
    return "state_media" if set(lemmas) & STATE_WORDS else OUTLET_NOUNS[noun]


def _news(lemmas: set[str], noun: str) -> bool:
    return bool(lemmas & {"news", "wire", "tv", "television", "radio"}) or (
        noun == "press" and bool(lemmas & STATE_WORDS)
    )


def bare(name: str) -> str:
    """A name without the article before it."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words.pop(0)
    return " ".join(words)


def trimmed(text: str, span: Span) -> Span:
    """A span without the article it begins with."""
    first = span.of(text).split(" ", 1)
    if len(first) > 1 and first[0].lower() in {"the", "a", "an"}:
        return Span(span.end - len(first[1]), span.end)
    return span
