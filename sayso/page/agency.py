"""The news agency whose copy an article is, and everything on the page that says so."""

from __future__ import annotations

import re

from sayso.knowledge import agencies
from sayso.page.dateline import Lede
from sayso.page.declared import Declared
from sayso.records.article import Agency, AgencyEvidence, AgencyKind, Credit

AGENCY_WORDS = re.compile(
    r"\b(?:news agency|press agency|press association|newswire|wire service|news service|nachrichtenagentur|presseagentur|"
    r"agence de presse|agencia de noticias|agenzia di stampa)\b",
    re.IGNORECASE,
)
SIGNED = re.compile(r"(?:[(\[](?P<inner>[^()\[\]]{2,40})[)\]]|\s[-–—/]\s?(?P<outer>[A-Z][\w -]{1,25}))\.?\s*$")
SOURCE_LINE = re.compile(
    r"^(?:\(?(?:source|quelle|fuente|fonte|with (?:agency )?inputs? from|with (?:reporting )?from|copyright|©)\b\s*(?:\d{4})?\s*:?\s*|[-–—(©\s]+)(?P<name>[^.()]{2,60})[.)]*$",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:/|,|;|\||&|\band\b|\bund\b|\by\b|\bet\b)\s*")


def find(
    *, lede: Lede | None, credits_: tuple[Credit, ...], last_lines: tuple[str, ...], declared: Declared, bylines: tuple[str, ...], pictures: tuple[str, ...], text: str,
) -> Agency | None:  # fmt: skip
    """
    The agency, with all evidence that agrees on it, in the order of the record.

    A name in the lede's mark counts whether or not it is known. Elsewhere an unknown name counts if it calls itself an
    agency, or to bear out the lede.

    Args:
        lede: The mark at the text's beginning.
        credits_: The credit lines' parts.
        last_lines: The lines at the text's end that may be signed.
        declared: What the page declares.
        bylines: The bylines as printed or declared, agencies among them.
        pictures: Credits of the captions: a byline that also supplies pictures ("HAVBLIK/Ann Lee") is an agency's.
        text: The article's text and its outlet's name, for what they call the agency.
    """
    reporters = tuple(name for credit in credits_ if credit.role in ("reporting", "writing") for name in credit.names)
    named: list[tuple[AgencyEvidence, tuple[str, ...]]] = [
        ("lede", (lede.agency,) if lede and lede.agency else ()),
        ("credit", (*reporters, *(name for line in last_lines for name in signatures(line)))),
        ("json_ld", _split((*declared.json_ld.organizations, *declared.json_ld.persons, *declared.json_ld.providers))),
        ("byline", _split(bylines)),
        ("meta", _split(tuple(name for key in META for name in declared.meta.get(key, ())))),
    ]
    suppliers = {_key(credit.split("/")[0].strip()).casefold() for credit in pictures if "/" in credit}
    name = next(
        (
            name
            for evidence, names in named
            for name in names
            if evidence == "lede"
            or is_agency(name)
            or (evidence in ("json_ld", "byline") and _key(name).casefold() in suppliers)
        ),
        None,
    )
    if name is None:
        return None
    key = _key(name)
    return Agency(
        name=key,
        kind=_kind(key, text),
        evidence=tuple(evidence for evidence, names in named if any(_key(other) == key for other in names)),
    )


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


def is_agency(name: str) -> bool:
    """Whether a name is a known agency's or calls itself one."""
    row = agencies.find(name)
    if row is not None:
        return row.kind == "agency" or (row.kind == "state_media" and bool(row.domain))
    return bool(AGENCY_WORDS.search(name)) and len(name) < 60


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
    bare = AGENCY_WORDS.sub("", name).strip(" ,–—-")
    return " ".join(bare.removeprefix("the ").removeprefix("The ").split()) or name


def _kind(name: str, text: str) -> AgencyKind:
    """State media if the table says so, or the article itself: "state news agency Norrvarp"."""
    row = agencies.find(name)
    if row is not None:
        return "state_media" if row.kind == "state_media" else "agency"
    said = re.search(
        rf"{re.escape(name)},? (?:is )?(?:the )?state(?:-(?:run|owned))? (?:news agency|media|broadcaster)|\bstate(?:[- ](?:run|owned|controlled))?(?: news)? (?:agency|media|broadcaster|television|TV) {re.escape(name)}\b",
        text,
    )
    return "state_media" if said else "agency"
