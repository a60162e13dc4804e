"""Where a text names places: the tables' names and the encoder's mentions, brought together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from sayso.knowledge import seats
from sayso.reading.annotation import Annotation, Mention
from sayso.reading.places.scan import NO_NAMES, STRONG, Name, counties_listed, kind_of, scan
from sayso.records.span import Span

PLACES: Final = frozenset({"polity", "place", "facility", "nationality"})


def find_names(text: str, annotation: Annotation | None) -> tuple[Name, ...]:
    """Every name of a place, in the order of the text; a nested one follows the name it is part of."""
    listed = list(counties_listed(text))
    inside = [name.span for name in listed]
    hits = [hit for hit in scan(text) if not _touched(hit.span, inside)]
    context = _Context(text, annotation, hits)
    names = [*listed, *(name for hit in hits if (name := _judged(hit, context)))]
    names.sort(key=lambda name: name.span)
    names += _sites(names, context)
    covered = sorted(name.span for name in names)
    names += [
        name for mention in context.mentions.all if (name := _unlisted(mention, context))
        and not _touched(name.span, covered)
    ]  # fmt: skip
    return tuple(sorted(names, key=lambda name: (name.span.start, -name.span.end)))


class _Context:
    """A text and its mentions, with what they tell about names wherever else these stand."""

    def __init__(self, text: str, annotation: Annotation | None, hits: Iterable[Name]) -> None:
        self.text = text
        self.tagged = annotation is not None
        self.mentions = _Mentions(annotation.mentions if annotation is not None else ())
        self.people = {
            words[-1]
            for mention in self.mentions.all
            if mention.kind == "person" and len(words := _core(text, mention.span).of(text).split()) > 1
        }
        """Last words of what the encoder takes for persons' full names."""
        self.sure = {
            hit.text
            for hit in hits
            if hit.text not in self.people
            for mention in self.mentions.over(hit.span)
            if mention.kind in ("polity", "place") or (_told(text, hit) and _core(text, mention.span) == hit.span)
        }
        """Names that somewhere are places beyond doubt."""


# The tables' names in the light of the encoder's mentions


def _judged(hit: Name, context: _Context) -> Name | None:
    """The name as the text around it means it; None where it is no place there."""
    text, over = context.text, context.mentions.over(hit.span)
    if any(mention.kind in PLACES and not mention.nested for mention in over):
        return _in_place(hit, [mention for mention in over if mention.kind in PLACES], context)
    if (hit.kind == "state" and not _after_comma(text, hit)) or _shouts(text, hit):
        return None
    known = hit.kind in STRONG or hit.text in context.sure or hit.kind in ("state", "facility", "unknown")
    known = known or " County" in hit.text or " Parish" in hit.text
    if not over:
        return hit if known or _likely(hit, context) else None
    outer, core = over[0], _core(text, over[0].span)
    apart = core == hit.span or not outer.span.contains(hit.span)
    if outer.kind == "person":
        return hit if apart and (hit.kind == "seat" or _is_misread_person(hit, context)) else None
    if outer.kind in ("money", "quantity"):
        return hit if hit.kind in STRONG and text[hit.span.end : hit.span.end + 1] != "$" else None
    if apart:
        large = hit.people >= 50_000 and hit.text not in _COMMON and not _after_article(text, hit)
        return hit if known or large or _told(text, hit) else None
    large = hit.people >= 15_000 and hit.text not in _COMMON and _leads(text, core, hit.span)
    return replace(hit, nested=_is_longer(text, core, hit.span)) if known or large else None


def _leads(text: str, core: Span, part: Span) -> bool:
    """Whether a body's name begins with a place's or has it after ``of``; what Coastal Fishers' League does not."""
    if text[part.start : part.end].endswith("s") and text[part.end : part.end + 1] in ("'", "’"):
        return False
    return part.start == core.start or _PREPOSITION.search(text, core.start, part.start) is not None


def _is_misread_person(hit: Name, context: _Context) -> bool:
    """Whether what the encoder takes for a person is a place by the words beside it, or by another time it is named."""
    told = _told(context.text, hit)
    if hit.text in context.people:
        return told and hit.people >= 100_000
    if hit.kind in ("country", "region", "division") or seats.find_seat(hit.text) is not None:
        return hit.text not in _GIVEN or told
    # News names a person in full first: a bare name that never stands in a longer one is hardly a person's.
    if (
        hit.people >= 50_000
        and hit.text not in _GIVEN | _COMMON
        and not _TITLED.search(context.text, 0, hit.span.start)
    ):
        return True
    large = hit.kind in STRONG or hit.people >= 20_000
    placed = hit.text in context.sure or (large and _after_preposition(context.text, hit))
    return told or (placed and hit.text not in _GIVEN)


def _shouts(text: str, hit: Name) -> bool:
    """Whether a name's capitals are more likely an abbreviation's: a SWAT team; but CHARLESTON, W.Va. --."""
    if not hit.text.isupper() or "." in hit.text or hit.kind not in ("city", "county", "region", "division"):
        return False
    return _HEADLINE.match(text, hit.span.end) is None


_HEADLINE: Final = re.compile(r"\s*(?:--|[-–—(])|,\s|\s*\n|['’]S\b|\s+[A-Z]{2,}\b")


def _in_place(hit: Name, over: list[Mention], context: _Context) -> Name | None:
    """A name inside or around what the encoder takes for a place."""
    mention, core = over[0], _core(context.text, over[0].span)
    if mention.kind == "nationality" and hit.kind != "demonym":
        large = hit.people >= 20_000 or hit.text in context.sure
        return hit if hit.kind in STRONG or (large and core == hit.span) else None
    if hit.text in context.people and hit.people and hit.people < 100_000 and not _told(context.text, hit):
        return None
    inside = core.contains(hit.span) and len(core) > len(hit.span)
    if inside and mention.kind != "nationality" and _is_longer(context.text, core, hit.span):
        return replace(hit, nested=True)
    return hit


def _is_longer(text: str, core: Span, part: Span) -> bool:
    """Whether a name has words of its own beside a known part: Peace River Valley, but not eastern Aleppo."""
    if text[part.end : part.end + 2] in ("'s", "’s"):
        return False
    rest = text[core.start : part.start] + " " + text[part.end : core.end]
    return any(word[0].isupper() and word.lower() not in _LEADS for word in rest.split() if word[0].isalpha())


# Names that no table knows


def _sites(names: list[Name], context: _Context) -> list[Name]:
    """What stands in the place it is named for: Long Beach Airport, the University of Cincinnati."""
    found: list[Name] = []
    for mention in context.mentions.all:
        if mention.kind not in ("facility", "organisation") or mention.nested:
            continue
        core = _core(context.text, mention.span)
        phrase = " ".join(core.of(context.text).split())
        if not (_SITE.search(phrase) or _SITE_OF.match(phrase)) or _ROAD.search(phrase):
            continue
        seats = [name for name in names if name.nested and core.contains(name.span) and _is_seat(name, core, context)]
        if seats:
            found.append(Name(core, phrase, "facility", seat=seats[0].text))
    return found


def _is_seat(name: Name, core: Span, context: _Context) -> bool:
    """Whether a place in a site's name is where that stands: first in it or after ``of``, and no surname."""
    first = name.span.start == core.start or context.text[: name.span.start].endswith((" of ", " at "))
    mere = name.text in _GIVEN or name.text in _COMMON or name.text in context.people
    return first and name.kind in _HOLDING and (not mere or name.text in context.sure)


_HOLDING: Final = frozenset({"country", "region", "division", "county", "city"})
_SITE: Final = re.compile(
    r"(?:\b(?:Airport|Airfield|(?:Air|Naval|Military|Army) Base|Hospital|Clinic|Medical Cent(?:er|re)|School|College|"
    r"University|Institute|Academy|Jail|Prison|Penitentiary|Correctional (?:Facility|Institution)|Courthouse|Library|"
    r"Museum|Gallery|Theat(?:re|er)|Stadium|Arena|Zoo|Park|Cemetery|Church|Cathedral|Mosque|Temple|Synagogue|Mall|"
    r"Market|Hotel|Inn|Motel|Port|Harbou?r|Station|Terminal|Depot|Dam|Plant|Refinery|Shipyard|Barracks|Camp|Crossing|"
    r"Tower|Palace|Castle|Square|Hall|Cent(?:er|re)|Fairgrounds|Building|Laboratory))(?: (?:No\. )?\d+)?\Z"
)
"""What buildings and grounds are called by; courts, councils and police are bodies and not among them."""
_SITE_OF: Final = re.compile(r"(?:University|College|Port|Museum|Hospital|Cathedral|Tower|Church) of ")
_ROAD: Final = re.compile(r"\b(?:Road|Street|Avenue|Highway|Lane|Drive|Boulevard|Route|Parkway)\b")


def _unlisted(mention: Mention, context: _Context) -> Name | None:
    """A place the encoder sees and no table knows: a street, a hamlet, a building."""
    if mention.kind not in ("polity", "place", "facility") and not _is_settled(mention, context.text):
        return None
    span = _part(context.text, _core(context.text, mention.span))
    name = " ".join(span.of(context.text).split())
    words = name.split()
    if len(name) < 3 or not any(word[0].isupper() for word in words) or name in _COMMON or name in NO_NAMES:
        return None
    if name in context.people or words[-1].islower() or words[-1] in NO_NAMES & {"Of", "And", "The"}:
        return None
    if mention.kind == "facility" and " " not in name:
        return None
    return Name(span, name, "facility" if mention.kind == "facility" else "unknown", nested=mention.nested)


def _is_settled(mention: Mention, text: str) -> bool:
    """Whether the words before what the encoder takes for a person or a body call it a town: the village of Foua."""
    if mention.kind not in ("person", "organisation"):
        return False
    return _SETTLED.search(text, max(0, mention.span.start - 60), mention.span.start) is not None


def _part(text: str, span: Span) -> Span:
    """What is named after the place that has it: Hamilton Township of Warren County's Hamilton Township."""
    match = _OWNER.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and kind_of(match[1]) is not None else span


_OWNER: Final = re.compile(r"([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})['’]s (?=[A-Z])")


# What the words beside a name tell


def _told(text: str, hit: Name) -> bool:
    """Whether the words beside a settlement's name say that it is one, whatever the encoder takes it for."""
    if hit.kind not in ("city", "county", "region", "division"):
        return False
    start, end = hit.span.start, hit.span.end
    return (
        _LOCATING.search(text, max(0, start - 24), start) is not None
        or _SETTLED.search(text, max(0, start - 60), start) is not None
        or _LOCALS.match(text, end) is not None
        or _COMMA_PLACE.match(text, end) is not None
        or _PARTISAN.search(text, max(0, start - 4), start) is not None
    )


def _likely(hit: Name, context: _Context) -> bool:
    """Whether a settlement's name that no mention covers is one all the same."""
    text, tagged = context.text, context.tagged
    if hit.text in _COMMON or hit.kind not in ("city", "county"):
        return False
    if (hit.people and _LOCALS.match(text, hit.span.end)) or _PARTISAN.search(text, max(0, hit.span.start - 4),
                                                                              hit.span.start):  # fmt: skip
        return True
    placed = _after_preposition(text, hit) or _COMMA_PLACE.match(text, hit.span.end) is not None
    if " County" in hit.text or " Parish" in hit.text:
        return True
    return (placed and hit.people >= (20_000 if tagged else 1_000)) or (not tagged and hit.people >= 100_000)


def _after_preposition(text: str, name: Name) -> bool:
    return _PREPOSITION.search(text, max(0, name.span.start - 20), name.span.start) is not None


def _after_article(text: str, name: Name) -> bool:
    return _ARTICLE.search(text, max(0, name.span.start - 4), name.span.start) is not None


def _after_comma(text: str, name: Name) -> bool:
    return _STATE_PLACE.search(text, max(0, name.span.start - 3), name.span.start) is not None or "." in name.text


_PREPOSITION: Final = re.compile(
    r"\b(?:in|at|near|from|to|outside|around|across|of|through|into|towards?|between)\s+\Z"
)
_LOCATING: Final = re.compile(
    r"(?:\b(?:in|near|outside|around|across|into|towards?|downtown)|, \d{1,3}, (?:also )?of)\s+\Z"
)
"""What hardly stands before a person's or a company's name."""
_SETTLED: Final = re.compile(
    r"\b(?:town|city|village|hamlet|borough|suburb|district|province|region|port|settlement|community|township|commune|"
    r"municipality|island)(?:s|(?<=t)ies)? (?:called|named|of) (?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, |,? and ))*\Z"
)
_ARTICLE: Final = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?)\s\Z")
_TITLED: Final = re.compile(
    r"\b(?:[Pp]resident|[Mm]inister|[Gg]eneral|[Gg]en\.|[Cc]olonel|[Cc]ol\.|[Mm]ayor|[Gg]overnor|[Gg]ov\.|[Ss]en(?:ator|\.)|"
    r"[Rr]ep\.|[Ss]ir|[Ll]ord|[Ll]ady|[Qq]ueen|[Kk]ing|[Pp]rince(?:ss)?|[Pp]ope|[Ss]aint|[Jj]udge|[Jj]ustice|[Cc]oach|"
    r"M(?:r|rs|s)\.?|[Dd]r\.?|[Ss]gt\.?|[Oo]fficer|[Cc]aptain|[Cc]apt\.?|[Ss]ingers?|[Aa]ctors?|[Ff]orward|[Ss]triker|"
    r"[Aa]nd|by) \Z"
)
_PARTISAN: Final = re.compile(r"\b(?:R|D|DFL|I)-\Z")
"""``Rep. Jay Roberts (R-Ocilla)``: whom a legislator sits for."""
_LOCALS: Final = re.compile(
    r"(?: (?:man|woman|men|women|teen|teenager|couple|family|residents?|native|police|officials|firefighters|mayor|"
    r"councillor|alderman|aldermen|schools|refugee camp)\b|['’]s (?:mayor|police|residents|streets)\b"
    r"| (?:Mayor|Town Council|City Council|Fire Chief) )"
)
"""Whom a local paper names after their town."""
_STATE_PLACE: Final = re.compile(r"(?:,\s|[DR]-)\Z")
_COMMA_PLACE: Final = re.compile(r",\s+(?:[A-Z][a-z]+\.|(?:[A-Z][a-z]?\.){2,}|[A-Z]{2}\b)")


def _core(text: str, span: Span) -> Span:
    """A mention without what the encoder lets in: ``the``, ``'s``, a comma."""
    start, end = span.start, span.end
    words = _LEADING.match(text, start, end)
    if words:
        start = words.end()
    trailing = _TRAILING.search(text, start, end)
    if trailing and trailing.start() > start:
        end = trailing.start()
    return Span(start, end)


_LEADING: Final = re.compile(r"(?:the|The|THE)\s+")
_TRAILING: Final = re.compile(r"(?:\s*['’]s?|[,;:\s]+)\Z")
_LEADS: Final = frozenset(
    """north south east west northern southern eastern western central northeastern northwestern southeastern
    southwestern northeast northwest southeast southwest far upper lower greater downtown city state province county
    town republic the of inner outer mid""".split()
)
_GIVEN: Final = frozenset(
    """Jordan Chad Israel Georgia Virginia Carolina Victoria Charlotte Sydney Florence Paris Austin Dallas Kent Troy
    Lincoln Jackson Madison Washington Houston Cleveland Brooklyn India China Kenya Ireland Holland England Wales
    Francis George Nancy Bryan Edison Salvador Carmen Antonio Carlos Leon Francisco Vincent Bernardo Miguel Angelo
    Omar Hassan Aurora Regina Laura Kelly Roman Valencia Cordoba Toledo Merlo Bello Hamilton Irvine Norman Durham
    Aden Lagos Marino Montgomery Clinton Orlando Santiago Diego Sofia Alexandria Augusta Savannah""".split()
)
"""Places that are also given names or surnames: inside what the encoder takes for a person they are no place."""
_COMMON: Final = frozenset(
    """Of The And Police Most Many Man March May August Sunday Monday Friday Reading Nice Bath Mobile Central Union
    Liberty University Church Park Lake Hill Center Centre Airport School College Bar Best Same Both More Male
    Young Holiday Time Post Star Sun Mirror Independence Orange Rose Eden Hope Joy Mary Grace Martin Ray Dale
    Clay Grant Lee Bush Clinton Ford Jackson Lincoln Madison Harrison Tyler Johnson Wilson Carter Kennedy Nixon
    Roosevelt Wayne Warren Franklin Nelson Marion Douglas Anderson Allen Morris Stanley Kent Troy Victoria
    Charlotte Bethel Salem Corona Media Enterprise Opportunity Commerce Defiance Normal Surprise Why Bay State
    City County West East North South Northern Southern Eastern Western House Senate Congress Black White Green
    Brown Republican Democratic Islamic Christian Muslim General Major Page Price Hall Mills Wells King Prince
    Queen Bishop Pope Marshall Mason Bank Coast Eagle Spring Superior Commonwealth Federal Olympic United
    Alliance Home Monument Pink Abbey Barn Metro Confederation Centennial Marina Triangle Earth Jupiter Orion
    Saturn Mercury Crown Castle Royal Victory Sparta Toyota Honda Nova Plaza Progress Concord Phoenix Arab
    Imperial Colonial National Federation Republic Junction Summit Success Freedom Unity Concordia Cooper Baker
    Hunter Fisher Parker Turner Taylor Walker Butler Porter Sawyer Spencer Gordon Davis Thanksgiving Easter
    Christmas""".split()
)
"""Names of settlements that mostly mean something else; the tables alone make no place of them."""


def _touched(span: Span, covered: list[Span]) -> bool:
    """Whether a span overlaps one of an ascending list that do not overlap one another."""
    at = bisect_left(covered, Span(span.start, span.start))
    return any(one.overlaps(span) for one in covered[max(0, at - 2) : at + 2]) or any(
        one.overlaps(span) for one in covered[at : at + 4]
    )


class _Mentions:
    """Mentions in the order of the text, asked by span; the widest first."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self.all]

    def over(self, span: Span) -> list[Mention]:
        last = bisect_left(self._starts, span.end)
        found = [mention for mention in self.all[max(0, last - 6) : last] if mention.span.overlaps(span)]
        return sorted(found, key=lambda mention: (mention.nested, -len(mention.span)))
