"""Captions: what a picture shows, who took it, when and where."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.knowledge import agencies, countries
from sayso.page.blocks import SENTENCE_END
from sayso.page.moments import in_text
from sayso.records.article import Caption

NAME = r"[A-ZÀ-ÞЀ-Я][\w.'’&-]*"
WHO = rf"{NAME}(?: (?:{NAME}|de|van|von|der|al|for|via|the|/))*"
WORDS_OF_PICTURES = (
    r"(?:(?:file|handout|archive) )?(?:photo(?:graph(?:er|s|y)?)?|picture|image|"
    r"foto(?:graf[íi]a)?|bild|credit|cr[eé]dito?|source|quelle|"
    r"fuente|fonte|copyright|photo illustration|illustration|zdjęcie|fot|kuva|video|사진|写真|写真提供|图|圖|图片)s?\.?"
)
"""What a credit announces itself with, in the languages of the pages looked at."""
SUPPLIERS = (
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty|dpa|EFE|ANSA|TASS|Xinhua|PTI|PA|AAP|Bloomberg|NASA|Unsplash|Pixabay|Pexels|"
    r"Shutterstock|iStock|Alamy|Wikimedia|Imago|IMAGO|Supplied|Handout)"
)
"""Who stands alone in brackets at a caption's end."""
JOINING = frozenset("via of the for and de del la von van der by from at in und y et e courtesy".split())
"""Small words that stand in credits."""
UNNAMED = frozenset(("supplied", "handout", "submitted", "courtesy photo"))
"""What stands there where nobody is named."""
CREDIT_FORMS = (
    # "Photo: AFP", "| Photograph: Ann Lee/Havblik", "Image credit: X", "Foto: dpa", "© X"
    re.compile(
        rf"(?:^|(?<!\bAP)[\s.|([–—-])(?:(?i:{WORDS_OF_PICTURES}(?:[ -](?:credits?|source|courtesy|"
        rf"by))*(?: of)?\s*[:/=：]\s*)|©\s*|\(c\)\s*|"
        r"(?:Photo(?:graph)?|Picture|Image|Foto) (?:by|via|courtesy of)\s+)"
        r"(?P<who>(?:[A-ZÀ-Þ]\.\s?){0,3}[^.|\n]{2,90}?(?:\bInc\.|\b[A-Z]\.[^.|\n]{0,40}| \| [^.|\n]{2,60})?)[\s\].]*$"
    ),
    # "… in Moscow. REUTERS/Maxim Shemetov", "… AFP/Getty Images"
    re.compile(
        rf"(?:^|(?<=[.!?…\"”’)\]])|(?<=\s[-–—|])|"
        rf"(?<=\s))\s*(?P<who>[A-ZÀ-Þ][\w.&'’-]{{1,25}}(?: [A-ZÀ-Þ][\w.'’-]+){{0,2}}\s?/\s?{WHO}(?:/[\w .]+)?)"
        r"(?:/?(?:File|Handout|Files|Pool|Archive)(?: (?:Photo|Picture)))?\.?\s*$"
    ),
    # "(AP Photo/Ann Lee)", "(Photo by X / Getty)", "[AFP]", "(Reuters)"
    re.compile(
        r"[(\[]\s*(?:(?:File )?(?:Photo|Picture|Image|Foto)s?(?: (?:by|courtesy(?: of)?|credit))?\s*[:/]?\s*)?"
        rf"(?P<who>{SUPPLIERS}\b[^()\[\]]{{0,60}}|(?<=by )[^()\[\]]{{2,60}}|(?<=: )[^()\[\]]{{2,60}}|"
        rf"{WHO}(?:\s?/\s?{WHO})+)\s*[)\]]\.?\s*$"
    ),
)
"""How credits stand at a caption's end, the announced one first: "Photo: Havblik/Ann Lee"."""
CREDIT_SIGNS = re.compile(r"[/:©(\[=|]| (?:by|via|of) |\. [^\W\d_][^.]{1,48}\.?$")
"""A caption's end without any of these bears no credit."""
COUNTER = re.compile(
    r"^\W*(?:(?:image|photo|picture|slide|bild|foto|imagen?)\s*)?\d+\s*(?:of|/|von|de|di|sur)\s*\d+\W*$", re.IGNORECASE
)
"""Which of a row of pictures is shown: ``Image 1 of 5``."""
LABEL = re.compile(
    r"^(?:(?:image|media|photo|picture|video) caption:?\s+(?=\S)|(?:photo |image |picture )?credits?(?:\.\.\.|…|\W*$))",
    re.IGNORECASE,
)
"""What announces a caption or a credit to those who cannot see the picture."""
TOGGLE = re.compile(r"(?:\s*(?:\.\.\.|…)\s*more|(?<=[.)\]])\s*less)$")
"""What opens and closes a long caption."""
SUPPLIED = re.compile(r"[/:©|(]|\b(?:via|photo(?:graph)?s? by)\b", re.IGNORECASE)
"""What a long credit has that a caption without one has not."""
PICTURED = re.compile(r"^Pictured\b|\bpictured (?:left|right|above|below|at)\b|\bis pictured\b", re.IGNORECASE)
RIGHTS = re.compile(
    r"\b(?:all rights reserved|droits réservés|alle rechte|todos los derechos|tutti i diritti)\b", re.IGNORECASE
)
PICTURE_WORDS = re.compile(
    r"\b(?:File photo|FILE PHOTO|FILE -|pictured|is seen|are seen|Handout|Photo:|Photograph:|"
    r"Image:|Picture:|Foto:|AP Photo|Getty Images)"
)
CREDIT_ALONE = re.compile(
    r"^[(\[|\s]*(?:(?:file |handout )?(?:photo(?:graph)?|picture|image|foto(?:graf[íi]a)?|bild|fot|"
    r"crédit photo|kuva|zdjęcie)\.?(?: (?:credits?|courtesy(?: of)?|by|source|montage|illustration))*\s*[:：=/]\s*|"
    r"(?:photo(?:graph)?|picture|image|illustration|graphic|video) (?:by|courtesy of|via) |"
    r"(?:사진|写真|图|圖|图片)(?:제공|提供)?\s*[:：=／]\s*)"
    r"(?P<who>[^\n]{2,90})$",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"^(?:(?:image|media|photo|picture|video) (?:copyright|source|credit)\s+|"
    rf"{WORDS_OF_PICTURES}(?:[ -](?:credits?|by|courtesy of|source))?\s*(?:[:：=]|\.\.\.|…|/|\bby\b)\s*|"
    r"©\s*|\(c\)\s*)+",
    re.IGNORECASE,
)
PLACE = re.compile(
    rf"\b(?:in|at|near|outside|from|off|of) (?P<place>{NAME}(?:[ -](?:{NAME}|of|de|del|la|al|el|"
    rf"du))*)(?P<country>(?:, {NAME}(?: {NAME})*)*),?\s*(?:on (?:\w+day,? )?)?$"
)
LAST_PLACE = re.compile(rf"\b(?:in|at|near|outside) (?P<place>{NAME}(?: {NAME})*), (?P<country>{NAME}(?: {NAME})*)\.?$")


def read(text: str, *, credit: str | None = None) -> Caption | None:
    """
    A caption's parts.

    Args:
        text: The line under the picture.
        credit: The credit where the markup keeps it apart.

    Returns:
        None where nothing is left but signs.
    """
    shown = LABEL.sub("", TOGGLE.sub("", " ".join(text.split())))
    if COUNTER.match(shown):
        return None
    if credit is None:
        shown, credit = split_credit(shown)
    elif shown.endswith(credit):
        shown = shown[: -len(credit)]
    shown = shown.strip(" |–—-")
    credit = clean_credit(credit) if credit else None
    if not shown and not credit:
        return None
    day, place = _when_and_where(shown)
    return Caption(text=shown or (credit or ""), credit=credit, date=day, place=place)


def split_credit(text: str) -> tuple[str, str | None]:
    """What is shown, and the credit at the end of the line."""
    for form in CREDIT_FORMS:
        credit = form.search(text)
        if credit and _is_name(credit["who"]):
            return text[: credit.start()].rstrip(), _balanced(credit["who"])
        if credit and credit.start() == 0:  # "Image:" before a caption
            return credit["who"], None
    head, dot, last = text.rstrip(" .").rpartition(". ")
    if dot and last.lower() in UNNAMED:
        return head + ".", last
    if dot and len(last) < 50 and last[:1].isalpha() and (agencies.find(last) or agencies.find(last.split("/")[0])):
        return head + ".", last
    return text, None


def _is_name(who: str) -> bool:
    """Whether an announced credit names somebody and does not tell what is shown."""
    return sum(word.islower() and word not in JOINING for word in who.split()) < 3


def clean_credit(text: str) -> str | None:
    """The credit without the words that announce it."""
    bare = ANNOUNCED.sub("", text.strip(" ()[].|"))
    return _balanced(bare) or None


def _balanced(credit: str) -> str:
    """The credit without brackets around it; one it opens is closed."""
    bare = credit.strip(" ()[]|")
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def is_credit(text: str) -> bool:
    """Whether a line is a picture's credit and nothing else: ``Photo: Havblik``."""
    if len(text) > 120 or SENTENCE_END.search(text.rstrip(" ])")):
        return False
    credit = CREDIT_ALONE.match(text)
    return credit is not None and _is_name(credit["who"])


def tells(text: str) -> bool:
    """Whether what the markup calls a credit is a caption: it goes on too long for a name and bears no sign of one."""
    return len(text.split()) > 8 and not SUPPLIED.search(text)


@lru_cache(maxsize=64)
def looks_like_one(text: str) -> bool:
    """Whether a paragraph of a page given as text is a caption: it ends in a credit for a picture."""
    if len(text) > 600 or not CREDIT_SIGNS.search(text, max(0, len(text) - 150)):
        return False
    shown, credit = split_credit(text)
    return credit is not None and len(credit) < 80 and not shown.endswith((":", ",")) and len(shown) > 0


def _when_and_where(text: str) -> tuple[str | None, str | None]:
    moment = in_text(text)
    if moment is not None:
        before = text[: moment.start].rstrip(" ,(")
        place = PLACE.search(before + " ")
        return moment.value[:10], place["place"] if place else None
    place = LAST_PLACE.search(text)
    return None, place["place"] if place and countries.find(place["country"].rstrip(".")) else None
