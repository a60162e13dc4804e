"""What kind of page an article stands on: a report, a running one, pictures, a film, a front, a stub."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sayso.page.blocks import Block, words
from sayso.page.declared import Declared
from sayso.page.parts import Parts
from sayso.records.article import ArticleForm

LIVE = re.compile(
    r"\blive\W*(?:blog|updates?|coverage|ticker|text)|\blive(?:blog|ticker)\b|(?:^|[-–|:]\s*)live\b(?!\s+(?:in|on|at|with|from)\b)|"
    r"\blive\s*[:–|-]|\bas it happened\b|\bminuto a minuto\b|\ben direct\b|\bao vivo\b|\ben vivo\b|\bin diretta\b|"
    r"/live(?:-|/|blog)|-live-?(?:updates|blog|news)",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\b\.?|uhr|h|GMT|BST|CET|E[SD]?T))?|\d{1,2}\s*[ap]\.?m\b\.?|"
    r"\d+\s*min(?:ute)?s?\s+ago)",
    re.IGNORECASE,
)
"""How an entry of a running report begins: ``21:00``, ``4:14 p.m.``, ``12 minutes ago``."""
PICTURES = re.compile(
    r"/(?:photos?|pictures?|images?|galler(?:y|ies)|slideshows?|in-pictures|bilder(?:galerie|strecke)?|fotos?|"
    r"fotostrecken?|galeri[ae]s?|diaporamas?|fotogalerij|fotogaleria)(?:/|-|$)|\bin pictures\b|\bphoto gallery\b|"
    r"\bbildergalerie\b|\bin bildern\b|\ben images\b",
    re.IGNORECASE,
)
FILMS = re.compile(r"/(?:videos?|watch|av|mediathek|tv|clips?)(?:/|-\d|$)", re.IGNORECASE)
ENTRIES, MANY_ENTRIES = 3, 8
"""Stamped entries that make a page which calls itself live a running report, and that make any page one."""
FEW_PICTURES, MANY_PICTURES = 3, 8
SPARSE = 20
"""Words of text for each picture, below which the pictures are the point."""
SHORT = 150
"""Words below which a text is a stub's or a film's if anything says so; the median article has 600."""
TITLES = 15
"""Linked titles from which a page without an article of its own is a front."""
TITLE_WORDS = range(4, 31)


def find(
    declared: Declared,
    blocks: tuple[Block, ...],
    taken: Parts,
    *,
    stretch: range,
    headline: str | None,
    url: str | None,
) -> ArticleForm:
    """
    The page's kind, as it declares it or as its parts show.

    Args:
        declared: What the page declares.
        blocks: The page's blocks.
        taken: The article, taken apart.
        stretch: Which blocks are the body's.
        headline: The headline.
        url: The page's address.
    """
    count = sum(words(paragraph) for paragraph in taken.paragraphs)
    path = _path(url)
    names = f"{headline}\n{path or ''}"
    if _is_live(declared, blocks, stretch, names):
        return "live"
    if is_front(declared, blocks, count=count, path=path):
        return "front"
    pictures = len(taken.captions)
    if _is_gallery(declared, pictures, count, names):
        return "gallery"
    if count < SHORT and _is_film(declared, path or ""):
        return "video"
    return "stub" if count < SHORT and _is_cut(declared, taken) else "article"


def is_front(declared: Declared, blocks: tuple[Block, ...], *, count: int, path: str | None) -> bool:
    """
    Whether the page is a home page or section front: no article is declared, and it is made of others' titles.

    Args:
        declared: What the page declares.
        blocks: The page's blocks.
        count: The words of the text found on it.
        path: The address's path, which an article's is seldom as short as a front's.
    """
    ld = declared.json_ld
    if ld.headline or ld.published or (declared.first("og:type") or "").lower().startswith("article"):
        return False
    if declared.first("article:published_time", "og:article:published_time"):
        return False
    titles = [block for block in blocks if block.zone not in ("navigation", "footer") and _is_title(block)]
    short = path is not None and len(path.strip("/").split("/")) <= 1 and not re.search(r"\d{3}|-.*-.*-", path)
    return len(titles) >= TITLES and short and sum(block.words for block in titles) > 0.5 * count


def _is_title(block: Block) -> bool:
    return block.words in TITLE_WORDS and block.link_share > 0.8


def _path(url: str | None) -> str | None:
    """The path of an address; None where there is none, as of a saved page."""
    try:
        return urlsplit(url).path if url else None
    except ValueError:
        return None


def _is_live(declared: Declared, blocks: tuple[Block, ...], stretch: range, names: str) -> bool:
    if declared.json_ld.kind == "LiveBlogPosting":
        return True
    entries = sum(1 for index in stretch if blocks[index].words <= 12 and STAMP.match(blocks[index].text))
    return entries >= MANY_ENTRIES or (entries >= ENTRIES and bool(LIVE.search(names)))


def _is_gallery(declared: Declared, pictures: int, count: int, names: str) -> bool:
    if declared.json_ld.kinds & {"ImageGallery", "MediaGallery"} and count < SPARSE * max(pictures, FEW_PICTURES):
        return True
    sparse = count < SPARSE * pictures
    return sparse and (pictures >= MANY_PICTURES or (pictures >= FEW_PICTURES and bool(PICTURES.search(names))))


def _is_film(declared: Declared, path: str) -> bool:
    kind = (declared.first("og:type") or "").lower()
    main = (declared.json_ld.kind or "").lower()
    return kind.startswith("video") or main == "videoobject" or bool(FILMS.search(path))


def _is_cut(declared: Declared, taken: Parts) -> bool:
    """Whether the text is the beginning of one that subscribers read: declared so, cut short, or asked for."""
    if declared.json_ld.free is False or (declared.first("article:content_tier") or "").lower() in (
        "locked",
        "metered",
    ):
        return True
    asked = any(notice.kind == "call_to_action" and SUBSCRIBERS.search(notice.text) for notice in taken.notices)
    return asked and taken.text.endswith(("…", "..."))


SUBSCRIBERS = re.compile(
    r"subscri|log in|sign in|register|unlock|continue reading|abonn|abo\b|weiterlesen|suscr|iscriv|abbonat|assin|"
    r"subskry|zaloguj|prenumer",
    re.IGNORECASE,
)
