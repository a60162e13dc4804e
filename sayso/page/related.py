"""Lists of other articles, each under its heading."""

from __future__ import annotations

import re

from sayso.page import notices
from sayso.page.blocks import HEADINGS, MARKS, Block, address
from sayso.records.article import RelatedItem, RelatedList

HEADING = re.compile(
    r"^\W*(?:next (?:in|up|on)\b|up next|others? (?:also )?read|also (?:read|see|in|on|by|this)|"
            r"read (?:more|also|next|the latest)|more (?:on|from|in|news|stories|about|like|by|top)\b|"
            r"more$|"
    r"most (?:read|popular|viewed|shared|watched|recent|commented)|popular|trending|latest\b|"
            r"recent\b|related\b|recommended|"
    r"you (?:may|might) (?:also )?(?:like|be interested|have missed)|you may also|see also|"
            r"further reading|keep reading|in case you missed|don['’]t miss|"
            r"editors?['’]? ?(?:s )?(?:picks?|choice)|"
    r"top (?:stories|news|headlines|reads)|other (?:news|stories|headlines|articles)|headlines|"
            r"must[- ]reads?|suggested|similar (?:stories|articles|news)|what to read|featured|best of|"
    r"what others|in this (?:section|story)|elsewhere|just in|news in|continue reading|explore more|stories for you|"
    r"mehr (?:zum|aus|von|zu)|das k[öo]nnte|auch interessant|lesen sie|meistgelesen|weitere|"
            r"mehr\b|top-?themen|neueste|aktuell|"
    r"[àa] lire|lire aussi|sur le m[êe]me|plus lus|les plus|d'autres|voir aussi|"
            r"articles? (?:li[ée]s|similaires|r[ée]cents)|"
    r"m[áa]s (?:le[íi]d|noticias|sobre|en|de)|lo m[áa]s|te puede|noticias relacionadas|"
            r"lea tambi[ée]n|relacionad[oa]s|tambi[ée]n te|"
    r"leggi anche|potrebbe|i pi[uù] letti|pi[uù] letti|leia (?:tamb[ée]m|mais)|mais lidas|veja tamb[ée]m|"
    r"lees ook|meest gelezen|les ogs[åa]|l[æe]s ogs[åa]|l[äa]s mer|mest l[äa]st|lue my[öo]s|"
            r"czytaj|zobacz|[čc]t[ěe]te|baca juga|terkait|terpopuler|xem th[êe]m|tin li[êe]n quan|ilgili|"
    r"читайте|читать|관련|많이 본|関連|あわせて|ランキング|相關|相关|热门|延伸)",
    re.IGNORECASE,
)  # fmt: skip
INLINE = re.compile(
    r"^\W*(?:read(?: more| also| next)?|also read|see also|related|more|watch|listen|"
    r"don['’]t miss|lesen sie auch|mehr dazu|lire aussi|à lire aussi|lea también|leggi anche|"
    r"leia (?:também|mais)|lees ook|les også|läs (?:mer|också)|baca juga|читайте также|xem thêm|"
    r"czytaj też|czytaj także)\s*(?::|\||>|»|-|–|—)+\s*(?P<title>.{12,250})$",
    re.IGNORECASE,
)
ITEM_ZONES = frozenset(
    ("navigation", "footer", "breadcrumb", "share", "tags", "comments", "form", "header", "caption", "credit")
)
LISTS, ITEMS = 40, 60


def is_heading(text: str) -> bool:
    """Whether a line announces other articles."""
    return len(text) <= 80 and len(text.split()) <= 9 and bool(HEADING.match(text))


def inline(text: str) -> RelatedItem | None:
    """The article a line inside the text points to: ``Read more: Council votes to keep its pools open``."""
    match = INLINE.match(text)
    return RelatedItem(title=match["title"].strip()) if match else None


def find(
    blocks: tuple[Block, ...], *, body: range, headline: str | None, url: str | None
) -> tuple[tuple[RelatedList, ...], frozenset[int]]:
    """
    Every list of other articles, and the blocks it is made of.

    A list is a heading with titles of articles below it: links of some words, or list entries where the heading says
    what they are. A heading that says so and has none below it at the page's end is kept, empty.
    """
    found: list[RelatedList] = []
    used: set[int] = set()
    index = 0
    while index < len(blocks) and len(found) < LISTS:
        block = blocks[index]
        if not _may_head(block, inside=index in body):
            index += 1
            continue
        says_so = is_heading(block.text)
        items, end, members = _items(blocks, index + 1, says_so=says_so, url=url)
        items = tuple(item for item in items if item.title != headline)
        if any(set(items) <= set(other.items) for other in found if other.heading == block.text.strip(" :")):
            used |= members if items else set()
            index = max(end, index + 1)
            continue
        enough = (1 if any(item.url for item in items) else 2) if says_so else 3 if index not in body else 4
        if len(items) >= enough:
            found.append(RelatedList(heading=block.text.strip(" :"), items=items))
            used |= {index, *members}
            index = end
        else:
            index += 1
    return tuple(found), frozenset(used)


def _may_head(block: Block, *, inside: bool) -> bool:
    if block.zone in ("navigation", "footer", "breadcrumb", "form", "caption") or len(block.text) > 80:
        return False
    if is_heading(block.text):
        return block.tag != "h1" and not (block.words == 1 and block.link_share == 1)
    return block.tag in HEADINGS and block.tag != "h1" and block.words <= 8 and not inside


def _items(
    blocks: tuple[Block, ...], start: int, *, says_so: bool, url: str | None
) -> tuple[tuple[RelatedItem, ...], int, set[int]]:
    """The titles below a heading, where they end, and the blocks they stand in."""
    items: dict[str, RelatedItem] = {}
    members: set[int] = set()
    strays = 0
    index = start
    while index < len(blocks) and len(items) < ITEMS:
        block = blocks[index]
        if block.zone in ("navigation", "footer", "form") or block.tag == "h1":
            break
        item = _item(block, says_so=says_so, url=url)
        fits = item is not None and (item.url or not any(other.url for other in items.values()))
        if item and fits and not (item.url is None and notices.find_kind(block.text)):
            items.setdefault(item.title, item)
            members.add(index)
            strays = 0
        elif (
            is_heading(block.text)
            or notices.find_kind(block.text)
            or (block.prose and not block.links and strays >= 1)
            or (block.tag in HEADINGS and block.words <= 3 and not block.links)
        ):
            break
        else:  # a date, a section, a teaser between two titles
            strays += 1
            if strays > 3 or (block.prose and not items):
                break
        index += 1
    last = max(members, default=start - 1)
    members |= {stray for stray in range(start, last) if not blocks[stray].prose}
    return tuple(items.values()), last + 1, members


def _item(block: Block, *, says_so: bool, url: str | None) -> RelatedItem | None:
    if block.zone in ITEM_ZONES or len(block.text) > 300:
        return None
    if block.links:
        link = max(block.links, key=lambda link: len(link.title))
        if _is_title(link.title) and (block.link_share >= 0.5 or block.tag in HEADINGS):
            return RelatedItem(title=link.title.strip(MARKS), url=address(link, url))
        return None
    if says_so and not block.prose and block.tag not in HEADINGS and _is_title(block.text):
        return RelatedItem(title=block.text.strip(MARKS))
    return None


def _is_title(text: str) -> bool:
    count = len(text.split())
    return 4 <= count <= 40 or (
        not text.isascii() and len(text) >= 12 and (count >= 3 or any(ord(sign) > 0x0E00 for sign in text))
    )
