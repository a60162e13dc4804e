"""Which language a page is in, as it declares or as its words show."""

from __future__ import annotations

import re

COMMON: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in (
        ("en", "the of and to in that was for with his her said from by which their has have been would were"),
        ("de", "der die und das den von zu mit ist auf für im nicht ein eine dem des sich auch wurde sagte"),
        ("fr", "le la les des et du une dans est que pour pas sur au par qui avec ce sont plus"),
        ("es", "el la los de que y en las del se por con una para su es al como más pero"),
        ("it", "il di che la e un per non della con sono del si una alla dei nel anche gli più"),
        ("pt", "o de que e do da em um para com não uma os no se na por mais as dos foi"),
        ("nl", "de het een van en in is dat op te voor met zijn niet aan er om ook door naar"),
        ("sv", "och att det som en på är av för med till den har inte om ett var från men"),
        ("da", "og at det er en til af på som med for der den de har ikke et fra var"),
        ("no", "og det er som på en til av for med ikke har at den et var fra sier ble"),
        ("fi", "ja on ei että se oli hän mutta myös kun ovat joka sen mukaan ovat"),
        ("pl", "i w na z się nie do że to jest o jak po co przez od za dla są"),
        ("cs", "a se v na je že s z do o i to by k ve pro za jako které podle"),
        ("tr", "ve bir bu için ile da de olarak olan daha gibi kadar sonra çok ancak"),
        ("id", "yang dan di dengan untuk dari dalam pada ini itu tidak akan oleh juga adalah"),
        ("ro", "și de în la a cu pe care nu din că o un este mai pentru fost"),
        ("hu", "a az és hogy nem is egy volt azt meg csak szerint már"),
        ("vi", "và của là các có được cho trong không một người những với đã"),
    )
}
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
"""Scripts that one language in the news is written in, nearly; Cyrillic, Arabic and Devanagari are shared."""
TAG = re.compile(r"^([a-z]{2,3})(?:[-_][\w-]+)?$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


def declared(*values: str | None) -> str | None:
    """The first declared language tag that is one, as its ISO 639-1 code."""
    for value in values:
        if value and (tag := TAG.match(value.strip())):
            code = tag[1].lower()
            return {
                "eng": "en",
                "ger": "de",
                "deu": "de",
                "fra": "fr",
                "fre": "fr",
                "spa": "es",
                "nb": "no",
                "nn": "no",
            }.get(code, code)
    return None


def shown(text: str) -> str | None:
    """
    The language the words show, or None where they leave a doubt.

    One word in eight must be among the language's commonest, and twice as many as of any other language's.
    """
    sample = text[:4000]
    for language, script in SCRIPTS:
        if len(script.findall(sample)) > len(sample) / 10:
            return language
    found = [word.casefold() for word in WORD.findall(sample)]
    if len(found) < 12:
        return None
    counts = sorted(
        ((sum(word in common for word in found), language) for language, common in COMMON.items()), reverse=True
    )
    (best, language), (second, _) = counts[0], counts[1]
    return language if best >= len(found) / 8 and best >= 1.5 * second else None
