"""Lists of other articles, each under its heading."""

from __future__ import annotations

import re

from sayso.page import bylines, notices
from sayso.page.blocks import HEADINGS, MARKS, SENTENCE_END, Block, Layout, address
from sayso.records.article import RelatedItem, RelatedList

HEADING = re.compile(
    r"^\W*(?:next (?:in|up|on)\b|up next|others? (?:also )?read|also (?:read|see|in|on|by|this)|"
            r"read (?:more|also|next|the latest)|more (?:on|from|in|news|stories|about|like|by|top)\b|"
            r"more$|"
    r"most (?:read|popular|viewed|shared|watched|recent|commented)|popular\b|trending\b|latest\b|"
            r"recent\b|related\b|recommended\b|"
    r"you (?:may|might) (?:also )?(?:like|be interested|have missed)|you may also|see also|"
            r"further reading|keep reading|in case you missed|don['’]t miss|"
            r"editors?['’]? ?(?:s )?(?:picks?|choice)|"
    r"top (?:stories|news|headlines|reads)|other (?:news|stories|headlines|articles)|headlines|"
            r"must[- ]reads?|suggested\b|similar (?:stories|articles|news)|what to read|featured\b|best of\b|"
    r"what others|in this (?:section|story)|elsewhere|just in|news in|continue reading|explore more|stories for you|"
    r"mehr (?:zum|aus|von|zu|nachrichten)|[äa]hnliche|aus dem ressort|aus de[rm] |zum thema|passend|das k[öo]nnte|"
            r"auch interessant|lesen sie|meist(?:gelesen|kommentiert|geklickt|geteilt)|weitere|"
            r"mehr\b|top-?themen|neueste|aktuell|"
    r"[àa] lire|lire aussi|sur le m[êe]me|plus lus|les plus|d'autres|voir aussi|"
            r"articles? (?:li[ée]s|similaires|r[ée]cents)|"
    r"m[áa]s (?:le[íi]d|noticias|sobre|en|de)|lo m[áa]s|te puede|noticias relacionadas|"
            r"lea tambi[ée]n|relacionad[oa]s|tambi[ée]n te|"
    r"leggi anche|potrebbe|i pi[uù] letti|pi[uù] letti|leia (?:tamb[ée]m|mais)|mais lidas|"
            r"voc[êe] (?:pode|tamb[ée]m|vai)|veja tamb[ée]m|"
    r"lees ook|meest gelezen|les ogs[åa]|l[æe]s ogs[åa]|l[äa]s mer|mest l[äa]st|lue my[öo]s|"
            r"czytaj|zobacz|[čc]t[ěe]te|baca juga|terkait|terpopuler|xem th[êe]m|tin li[êe]n quan|ilgili|"
    r"читайте|читать|관련|많이 본|関連|あわせて|ランキング|相關|相关|热门|延伸)",
    re.IGNORECASE,
)  # fmt: skip
INLINE = re.compile(
    r"^\W*(?P<lead>(?:read(?: more| also| next)?|also read|see also|related|more|watch|listen|"
    r"don['’]t miss|lesen sie auch|mehr dazu|lire aussi|à lire aussi|lea también|leggi anche|"
    r"leia (?:também|mais)|lees ook|les også|läs (?:mer|också)|baca juga|читайте также|xem thêm|"
    r"czytaj też|czytaj także))\s*(?::|\||>|»|-|–|—)+\s*(?P<title>.{12,250})$",
    re.IGNORECASE,
)
ITEM_ZONES = frozenset(
    ("navigation", "footer", "breadcrumb", "share", "tags", "comments", "form", "header", "caption", "credit")
)
MORE = re.compile(r"^\W*(?:(?:read |see |view )?more|mehr(?: lesen)?|lire plus|leer más|meer)\W*$", re.IGNORECASE)
LISTS, ITEMS = 40, 60
LINKED = 0.9
"""The share of a line that is links from which it is nothing but a link."""
STRAYS, APART = 3, 8
"""So many lines may stand between two titles: dates, sections, names; and so many where both have the same markup."""


def is_heading(text: str) -> bool:
    """Whether a line announces other articles."""
    return len(text) <= 80 and len(text.split()) <= 9 and bool(HEADING.match(text))


def inline(text: str) -> tuple[str, RelatedItem] | None:
    """What a line inside the text points with and to: ``Read more: Council votes to keep its pools open``."""
    match = INLINE.match(text)
    return (match["lead"].strip(), RelatedItem(title=match["title"].strip(" []"))) if match else None


def find(
    layout: Layout, *, body: range, headline: str | None, url: str | None
) -> tuple[tuple[RelatedList, ...], frozenset[int]]:
    """
    Every list of other articles, and the blocks it is made of.

    A list is a heading with titles of articles below it: links of some words, or list entries where the heading says
    what they are. A heading that says so and has none below it at the page's end is kept, empty.
    """
    found: list[RelatedList] = []
    used: set[int] = set()
    index = 0
    while index < len(layout.blocks) and len(found) < LISTS:
        block = layout.blocks[index]
        if block.text == headline or not _may_head(block, inside=index in body):
            index += 1
            continue
        says_so = is_heading(block.text)
        items, members = _items(layout, _after_tabs(layout, index), says_so=says_so, outside=index not in body, url=url)
        end = max(members, default=index) + 1
        items = tuple(item for item in items if item.title != headline)
        heading = block.text.strip(" :…")
        if any(set(items) <= set(other.items) for other in found if other.heading == heading):
            used |= members if items else set()
            index = end
            continue
        least = _least(block, linked=_any_links(layout, members), says_so=says_so, inside=index in body)
        if len(items) >= least and not _is_one_of(layout, index, members):
            found.append(RelatedList(heading=heading, items=items))
            used |= {index, *members}
            index = end
        else:
            index += 1
    return tuple(found), frozenset(used)


def _may_head(block: Block, *, inside: bool) -> bool:
    if block.zone in ("navigation", "footer", "breadcrumb", "form", "caption") or len(block.text) > 80:
        return False
    if block.link_share > LINKED and MORE.match(block.text):
        return False
    return is_heading(block.text) or (block.tag in HEADINGS and block.tag != "h1" and block.words <= 8 and not inside)


def _least(block: Block, *, linked: bool, says_so: bool, inside: bool) -> int:
    """How many titles make a list: few where the heading says so, more where it is a link, as in a menu, or no word."""
    if says_so and not (block.words == 1 and block.link_share == 1):
        return 1 if linked else 2
    return 4 if inside else 3


def _any_links(layout: Layout, members: set[int]) -> bool:
    return any(layout.blocks[member].links for member in members)


def _is_one_of(layout: Layout, index: int, members: set[int]) -> bool:
    """Whether a heading is itself only a title like those below it."""
    block = layout.blocks[index]
    mark = layout.marks[block.holder]
    return block.link_share > LINKED and any(layout.marks[layout.blocks[member].holder] == mark for member in members)


def _after_tabs(layout: Layout, index: int) -> int:
    """Where the titles may begin: behind the other tabs of a box, "Latest" and "Popular"."""
    index += 1
    while index < len(layout.blocks):
        block = layout.blocks[index]
        if block.words > 2 or block.link_share < LINKED or not is_heading(block.text):
            break
        index += 1
    return index


def _items(
    layout: Layout, start: int, *, says_so: bool, outside: bool, url: str | None
) -> tuple[tuple[RelatedItem, ...], set[int]]:
    """The titles from a block on, and the blocks up to the last one that stand among them."""
    items: dict[str, RelatedItem] = {}
    members: set[int] = set()
    index = start
    while index < len(layout.blocks) and len(items) < ITEMS:
        block = layout.blocks[index]
        item = _item(block, says_so=says_so, outside=outside, url=url)
        if item and _ends_before(block):
            break
        first = layout.blocks[min(members)] if members else block
        alike = block.tag in HEADINGS or first.tag not in HEADINGS
        if item and alike and (block.links or not _any_links(layout, members)):
            items.setdefault(item.title, item)
            members.add(index)
            index += 1
        elif (following := _next_title(layout, index, members, says_so=says_so, url=url)) is not None:
            index = following
        else:
            break
    last = max(members, default=start - 1)
    members |= {stray for stray in range(start, last) if not layout.blocks[stray].prose or layout.blocks[stray].zone}
    return tuple(items.values()), members


def _ends_before(block: Block) -> bool:
    if block.zone in ("navigation", "footer", "form"):
        return True
    return notices.find_kind(block.text) in (("call_to_action", "disclaimer") if block.links else notices.KINDS)


def _next_title(layout: Layout, start: int, members: set[int], *, says_so: bool, url: str | None) -> int | None:
    """
    The next block with a title, past dates, sections and names; past teasers only if its markup is a title's above.

    None where another heading, a notice or the end of the list comes first.
    """
    marks = {layout.marks[layout.blocks[member].holder] for member in members}
    for index in range(start, min(start + APART, len(layout.blocks))):
        block = layout.blocks[index]
        if _ends(block):
            return None
        if index > start and block.links and _item(block, says_so=says_so, outside=False, url=url):
            near = index - start <= STRAYS and not any(one.prose for one in layout.blocks[start:index])
            return index if near or layout.marks[block.holder] in marks else None
    return None


def _ends(block: Block) -> bool:
    if block.zone in ("navigation", "footer", "form") or (block.tag == "h1" and not block.links):
        return True
    if not block.prose and notices.find_kind(block.text) is not None:
        return True
    if block.link_share > LINKED and MORE.match(block.text):
        return False
    return is_heading(block.text) or (block.tag in HEADINGS and not block.links)


def _item(block: Block, *, says_so: bool, outside: bool, url: str | None) -> RelatedItem | None:
    if block.zone in ITEM_ZONES or len(block.text) > 300 or (block.tag == "h1" and not block.links):
        return None
    if bylines.is_byline(block):
        return None
    if block.links:
        link = max(block.links, key=lambda link: len(link.title))
        if (
            _is_title(link.title, block)
            and (block.link_share >= 0.5 or block.tag in HEADINGS)
            and not _is_teaser(block)
        ):
            return RelatedItem(title=link.title.strip(MARKS), url=address(link, url))
        pointing = says_so and outside and block.tag in ("p", "li") and not block.prose
        if pointing and block.words >= 5 and not SENTENCE_END.search(block.text):
            return RelatedItem(title=block.text.strip(MARKS), url=address(link, url))
        return None
    if says_so and not block.prose and block.tag not in HEADINGS and _is_title(block.text, block):
        return RelatedItem(title=block.text.strip(MARKS))
    return None


def _is_teaser(block: Block) -> bool:
    """Whether a linked line is a sentence below a title and no title."""
    return block.tag not in HEADINGS and block.words > 20 and block.text.endswith((".", "…"))


def _is_title(text: str, block: Block) -> bool:
    """Whether a text is long enough for a title; shorter ones name sections, unless they stand as headings."""
    count = len(text.split())
    least = 3 if block.tag in ("h2", "h3", "h4", "h5") else 4
    return least <= count <= 40 or (
        not text.isascii() and len(text) >= 12 and (count >= 3 or any(ord(sign) > 0x0E00 for sign in text))
    )
