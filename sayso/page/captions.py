"""Captions: what a picture shows, who took it, when and where."""

from __future__ import annotations

import re

from sayso.knowledge import agencies, countries
from sayso.page.dates import in_text
from sayso.records.article import Caption

NAME = r"[A-ZÀ-ÞЀ-Я][\w.'’&-]*"
WHO = rf"{NAME}(?: (?:{NAME}|de|van|von|der|al|for|via|the|/))*"
CREDIT_FORMS = tuple(
    re.compile(form)
    for form in (
        # "… in Moscow. REUTERS/Maxim Shemetov", "… AFP/Getty Images"
        rf"(?:(?<=[.!?…\"”’)\]])|(?<=\s[-–—|])|(?<=\s))\s*(?P<who>[A-Z][A-Za-z.&-]{{1,25}}(?: [A-Z][a-z]+)?/{WHO}(?:/[\w .]+)?)(?:/?(?:File|Handout|Files|Pool|Archive)(?: (?:Photo|Picture)))?\.?\s*$",
        # "(AP Photo/Ann Lee)", "(Photo by X / Getty)", "[AFP]", "(Reuters)"
        rf"[(\[]\s*(?:(?:File )?(?:Photo|Picture|Image|Foto)s?(?: (?:by|courtesy(?: of)?|credit))?\s*[:/]?\s*)?(?P<who>(?:AP|AFP|EPA|Reuters|REUTERS|Getty|dpa|EFE)\b[^()\[\]]{{0,60}}|(?<=by )[^()\[\]]{{2,60}}|(?<=: )[^()\[\]]{{2,60}})\s*[)\]]\.?\s*$",
        # "Photo: AFP", "| Photograph: Ann Lee/Havblik", "Image credit: X", "Foto: dpa", "© X"
        r"(?:^|[\s.|([–—-])(?:(?:File |Handout |Archive )?(?:Photo(?:graph(?:er|s|y)?)?|Picture|Image|Foto(?:graf[íi]a)?|Bild|Credit|Cr[eé]dit(?:o)?|Source|Quelle|Fuente|Fonte|Copyright|Photo Illustration|Illustration|Zdjęcie|Kuva|Video)s?(?:[ -](?:credits?|source|courtesy|by))*(?: of)?\s*[:/]\s*|©\s*|\(c\)\s*|(?:Photo(?:graph)?|Picture|Image|Foto) (?:by|via|courtesy of)\s+)(?P<who>[^.|\n]{2,90}?(?:\bInc\.|\b[A-Z]\.[^.|\n]{0,40})?)[\s)\].]*$",
    )
)  # fmt: skip
CREDIT_ONLY = re.compile(rf"^\(?(?P<who>{WHO}(?:\s*[/|]\s*{WHO})*)\)?\.?$")
PICTURE_WORDS = re.compile(
    r"\b(?:File photo|FILE PHOTO|FILE -|pictured|is seen|are seen|Handout|Photo:|Photograph:|Image:|Picture:|Foto:|AP Photo|Getty Images)"
)
PLACE = re.compile(
    rf"\b(?:in|at|near|outside|from|off|of) (?P<place>{NAME}(?:[ -](?:{NAME}|of|de|del|la|al|el|du))*)(?P<country>(?:, {NAME}(?: {NAME})*)*),?\s*(?:on (?:\w+day,? )?)?$"
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
    shown = " ".join(text.split())
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
    for form in (CREDIT_FORMS[2], *CREDIT_FORMS[:2]):  # the announced credit first: "Photo: Havblik/Ann Lee"
        if credit := form.search(text):
            return text[: credit.start()].rstrip(), credit["who"].strip(" ()[]")
    head, dot, last = text.rstrip(" .").rpartition(". ")
    if dot and len(last) < 50 and (agencies.find(last) or agencies.find(last.split("/")[0])):
        return head + ".", last
    return text, None


def clean_credit(text: str) -> str | None:
    """The credit without the words that announce it."""
    bare = re.sub(
        r"^(?:(?:photo(?:graph(?:er|y)?)?|picture|image|foto|bild|credit|source|copyright)s?(?:[ -](?:credit|by|courtesy of|source))?\s*[:/]?\s*(?:by\s+)?|©\s*|\(c\)\s*)+",
        "", text.strip(" ()[].|"), flags=re.IGNORECASE,
    )  # fmt: skip
    return bare.strip(" ()[]|") or None


def looks_like_one(text: str) -> bool:
    """Whether a paragraph of a page given as text is a caption: it ends in a credit for a picture."""
    if len(text) > 600:
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
    return None, place["place"] if place and countries.find(place["country"]) else None
