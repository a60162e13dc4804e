"""The news agency whose copy an article is, and everything on the page that says so."""

from __future__ import annotations

import re

from sayso.knowledge import agencies
from sayso.page.dateline import Lede
from sayso.page.declared import Declared
from sayso.page.parts import Parts
from sayso.records.article import Agency, AgencyEvidence, AgencyKind

SIGNED = re.compile(r"(?:[(\[](?P<inner>[^()\[\]]{2,40})[)\]]|\s[-–—/]\s?(?P<outer>[A-Z][\w -]{1,25}))\.?\s*$")
SOURCE_LINE = re.compile(
    r"^(?:\(?(?:source|quelle|fuente|fonte|with (?:agency )?inputs? from|with (?:reporting )?from|"
    r"copyright|©)\b\s*(?:\d{4})?\s*:?\s*|[-–—(©\s]+)(?P<name>[^.()]{2,60})[.)]*$",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:/|,|;|\||&|\band\b|\bund\b|\by\b|\bet\b)\s*")


def find(
    *, lede: Lede | None, parts: Parts, declared: Declared, bylines: tuple[str, ...], outlet: str | None
) -> Agency | None:
    """
    The agency, with all evidence that agrees on it, in the order of the record.

    A name in the lede's mark counts whether or not it is known. Elsewhere an unknown name counts if it calls itself an
    agency, supplies the page's pictures too ("HAVBLIK/Ann Lee"), or bears out the lede.

    Args:
        lede: The mark at the text's beginning.
        parts: The page, taken apart.
        declared: What the page declares.
        bylines: The bylines as printed, agencies among them.
        outlet: The outlet's name, which may tell what kind of agency it is.
    """
    named = _named(lede, parts, declared, bylines)
    pictures = (caption.credit or "" for caption in parts.captions)
    marks = (credit.split("/")[0].strip() for credit in pictures if "/" in credit)
    suppliers = {_key(mark).casefold() for mark in marks if mark.isupper()}
    found = next(
        (
            _key(name)
            for evidence, names in named
            for name in names
            if evidence == "lede"
            or agencies.is_agency(name)
            or (evidence in ("json_ld", "byline") and _key(name).casefold() in suppliers)
        ),
        None,
    )
    if found is None:
        return None
    return Agency(
        name=found,
        kind=_kind(found, f"{outlet}\n{parts.text}"),
        evidence=tuple(evidence for evidence, names in named if any(_key(name) == found for name in names)),
    )


def _named(
    lede: Lede | None, parts: Parts, declared: Declared, bylines: tuple[str, ...]
) -> list[tuple[AgencyEvidence, tuple[str, ...]]]:
    """Every name that may be an agency's, by the evidence that gives it."""
    reporters = tuple(
        name for credit in parts.credits if credit.role in ("reporting", "writing") for name in credit.names
    )
    signed = tuple(name for line in parts.signed for name in signatures(line))
    ld = declared.json_ld
    return [
        ("lede", (lede.agency,) if lede and lede.agency else ()),
        ("credit", (*reporters, *signed)),
        ("json_ld", _split((*ld.organizations, *ld.persons, *ld.providers))),
        ("byline", _split(bylines)),
        ("meta", _split(tuple(name for key in META for name in declared.meta.get(key, ())))),
    ]


META = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "source",
    "dc.source",
    "article:author",
    "byl",
    "parsely-author",
    "syndication-source-name",
)


def signatures(line: str) -> tuple[str, ...]:
    """Known agencies a text's last line is signed with: ``(dpa)``, ``- AFP``, ``Source: Xinhua``."""
    sign = SOURCE_LINE.match(line) or SIGNED.search(line)
    if sign is None:
        return ()
    names = _split(tuple(part for part in sign.groups() if part))
    return tuple(name for name in names if (row := agencies.find(name)) and row.kind in ("agency", "state_media"))


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each name whole and in parts: "Ann Lee, Associated Press", "dpa/AFP"."""
    return tuple(part for name in names for part in dict.fromkeys((name, *SPLIT.split(name))) if part)


def _key(name: str) -> str:
    """The table's name for it; an unknown name without the words that call it an agency."""
    row = agencies.find(name)
    if row is not None:
        return row.name
    bare = agencies.AGENCY_WORDS.sub("", name).strip(" ,–—-")
    return " ".join(bare.removeprefix("the ").removeprefix("The ").split()) or name


def _kind(name: str, text: str) -> AgencyKind:
    """State media if the table says so, or the article itself: "state news agency Norrvarp"."""
    row = agencies.find(name)
    if row is not None:
        return "state_media" if row.kind == "state_media" else "agency"
    said = re.search(
        rf"{re.escape(name)},? (?:is )?(?:the )?state(?:-(?:run|owned))? (?:news agency|media|"
        rf"broadcaster)|\bstate(?:[- ](?:run|owned|controlled))?(?: news)? (?:agency|media|broadcaster|"
        rf"television|TV) {re.escape(name)}\b",
        text,
    )
    return "state_media" if said else "agency"
