"""Lines that speak about the page or to its reader, not about the news."""

from __future__ import annotations

import re

from sayso.page.blocks import Block
from sayso.records.article import NoticeKind

CORRECTION = (
    (
        r"^\W*(?:corrections?|clarifications?|corrected|berichtigung|korrektur|errata|fe de errores|"
        r"rettelse)\b[^.]{0,40}?[:–—-]"
    ),
    (
        r"\bthis (?:story|article|report|post|item|version|headline) (?:has been|was|is being|has) (?:been )?"
        r"(?:corrected|amended|clarified)"
    ),
    r"\b(?:an?|the) (?:earlier|previous|original) version of this (?:story|article|report|post)",
    r"^\W*\(?(?:this (?:story|version) )?corrects\b",
)
UPDATE = (
    r"^\W*(?:updates?|updated|editor['’]s note|editors['’] note|note)\s*(?:\([^)]*\))?\s*[:–—-]",
    r"^\W*\(?updates? with\b",
    r"\bthis (?:is a )?(?:breaking|developing) (?:news )?(?:story|report)",
    r"\bthis (?:story|article|post|page) (?:has been|was|will be|is being) (?:last )?updated",
    r"^\W*(?:last )?updated(?: on| at)? .{4,40}$",
    r"more to (?:come|follow)\W*$",
    r"^\W*this article was (?:first|originally) published",
)
DISCLAIMER = (
    r"\ball rights reserved\b",
    r"\bhas not been (?:edited|created|verified) by\b",
    r"\bauto-?generated (?:from|by)\b",
    r"\b(?:views|opinions) (?:and opinions )?expressed\b",
    r"\bdo(?:es)? not necessarily (?:reflect|represent)\b",
    (
        r"\bdo(?:es)? not (?:reflect|represent) the (?:views|opinions?|position) of (?:the )?"
        r"(?:publi\w+|editor\w*|outlet|newspaper|company)"
    ),
    r"\bsyndicated feed\b",
    r"\bfor (?:your )?personal,? non-?commercial use",
    r"\bnot for (?:redistribution|republication)\b",
    r"\breproduction (?:with|without|only|is|prohibited)",
    r"\bmay not be (?:published|reproduced|republished)\b",
    r"\breprinted with permission\b",
    r"\bis published (?:daily|weekly|\w+ (?:days|times) a week)",
    r"\bcreative commons\b",
    r"\baffiliate (?:links?|commission)\b",
    r"\bmay earn (?:a|an affiliate) commission\b",
    r"\bholds? no position in any\b|\bgives no investment advice\b",
    r"^\W*(?:©|\(c\)|copyright\b)",
    r"\binvented sample\b",
    r"\bproduced by .{3,60} and (?:distributed|syndicated)",
    r"\bthis (?:content|article|story) (?:is|was) (?:provided|sponsored|produced) by\b",
)
INVITES = (
    (
        r"follow|join|like|add|subscribe|sign up|signup|sign in|log in|register|download|install|"
        r"support|donate|get|stay|keep up|tune in"
    ),
    (
        r"click|tap|read more|listen|watch|send|share|contact|e-?mail|write to|got a|do you have|"
        r"have you|want|never miss|don['’]t miss"
    ),
    (
        r"make sure|become|help us|visit|check out|find (?:us|more)|catch|enjoy|love|turn on|set |if you|"
        r"you can (?:now )?(?:follow|read|contact)"
    ),
    (
        r"for (?:more|all|the latest|breaking|live|latest|news|full|further)|to (?:read|get|receive|"
        r"subscribe|contact|stay)"
    ),
    r"our (?:\w+ ){0,3}(?:newsletter|briefing)",
)
"""How a line to the reader begins."""
OFFERS = (
    (
        r"whatsapp|telegram|google news|facebook|twitter|instagram|youtube|linkedin|tiktok|threads|"
        r"bluesky|social media|on x\b|x\b"
    ),
    (
        r"newsletters?|subscribe\w*|subscription|sign up|sign in|log in|app(?:s| store)?\b|channels?|"
        r"inbox|alerts?|notifications?|here"
    ),
    (
        r"podcasts?|updates|e-?mail|tips?|live|bulletin|evening|briefing|contact us|follow us|"
        r"donat\w+|membership|stories like this"
    ),
    r"(?:sunday |daily |weekly |our )?letter|our (?:site|website|page|coverage|work|journalism|reporting|team)",
)
"""What it offers."""
CALL_TO_ACTION = (
    rf"^\W*(?:please )?(?:{'|'.join(INVITES)})\b.*\b(?:{'|'.join(OFFERS)})",
    (
        r"^\W*(?:click here|subscribe (?:now|today)|sign up(?: (?:now|here|today|for))?|follow us|"
        r"join us|read more|download (?:the|our))\b"
        r".{0,160}$"
    ),
    (r"^\W*(?:sign (?:up|in)|log in|subscribe|register (?:now|here|for|today|free))\b.{0,120}$"),
    (
        r"^\W*(?:already (?:a |have )|not a (?:subscriber|member)|unlock|(?:to )?(?:continue|keep) reading|"
        r"stay (?:updated|informed|connected|tuned|ahead)|never miss|don['’]t miss out|be the first to|"
        r"get (?:the (?:latest|best|day['’]s)|breaking|exclusive|unlimited|full access|our))\b.{0,140}$"
    ),
    r"\b(?:would you like|log in|sign in|register|must be logged in|join|want) to (?:comment|join the conversation)\b",
    r"^\W*(?:join|be part of) the (?:conversation|discussion)\b",
    (
        r"^\W*(?:unlimited access|\d+ (?:weeks?|months?|wochen?|monate?|miesi\w+|mois|meses|semanas)\b.*\b\d+\s?"
        r"(?:[€$£]|euro|zł))"
    ),
    (
        r"^\W*(?:(?:melden|abonnieren|folgen) sie\b.*|jetzt (?:abonnieren|anmelden|testen|lesen|weiterlesen)|"
        r"weiterlesen mit|lesen sie auch)\b.{0,160}$"
    ),
    r"^\W*(?:czytaj dalej|subskrybuj|zaprenumeruj|zaloguj się|dołącz do)\b.{0,120}$",
    (
        r"^\W*(?:suivez[- ]nous|abonnez[- ]vous|inscrivez[- ]vous|lire aussi|s[íi]guenos|"
        r"suscr[íi]be\w*|lea tambi[eé]n)\b.{0,160}$"
    ),
    r"^\W*(?:siga[- ]nos|assine|iscriviti|segu(?:ici|i)|leggi anche)\b.{0,160}$",
    r"\bour (?:official )?(?:whatsapp|telegram) (?:channel|group)",
    r"\b(?:delivered to|in) your inbox\b",
    r"\b(?:free|our) (?:\w+ )?newsletter$|\benter your e-?mail|newsletter promotion|^privacy notice: newsletters",
    (
        r"\bsign in or create an account\b|\bfree (?:articles|stories) (?:left|this|remaining)|"
        r"\bsubscribe (?:from|for) [€$£A-Z]"
    ),
    r"\bbuy us a coffee\b|^\W*(?:like|enjoy(?:ed|ing)?) this (?:story|article|post)\b",
    r"\bsubscribe to (?:our|the)\b.{0,80}\b(?:newsletter|channel)",
    r"\bsign up (?:here|for (?:our|the|free))",
    r"\bfollow (?:us|me|him|her|them|the author|\w+) on (?:twitter|x|facebook|instagram|linkedin|google|bluesky)",
    r"\b(?:newsletter|app) (?:abonnieren|herunterladen)|\bdownload (?:the|our) (?:free )?app\b",
)
FORMS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    ("correction", re.compile("|".join(CORRECTION), re.IGNORECASE)),
    ("update", re.compile("|".join(UPDATE), re.IGNORECASE)),
    ("disclaimer", re.compile("|".join(DISCLAIMER), re.IGNORECASE)),
    ("call_to_action", re.compile("|".join(CALL_TO_ACTION), re.IGNORECASE)),
)
PLEA = re.compile(
    r"^\W*(?:if you (?:enjoy|like|lov|valu|appreciat|found|believe in|rely on)\w*\b.{0,40}\b(?:article|story|"
    r"journalism|work|reporting|site|piece|what (?:you|we))|special offer\b|"
    r"your (?:support|donation|subscription|contribution)\b|"
    r"(?:support|help (?:us|fund)) (?:our|independent|quality|local|keep)\b)",
    re.IGNORECASE,
)
"""How an outlet begins to ask for itself, at whatever length."""
DESTINATION = re.compile(
    r"subscri|newsletter|sign-?up|sign-?in|log-?in|regist|/account|donat|contribut|member(?:ship)?\b|apps?\.apple|"
    r"play\.google|whatsapp|//t\.me/|abonn|/abo\b|prenumer|suscrip|iscriv",
    re.IGNORECASE,
)
"""Where links lead that ask something of the reader."""
ASKING = re.compile(
    r"\b(?:sign|log|subscribe|register|registering|join|get|become|support|donate|follow|download|you can|bookmark|"
    r"click|read on|continue|abonnieren|anmelden|abonnez|suscríb\w+|iscriviti|subskrybuj|zaloguj)\b",
    re.IGNORECASE,
)
QUOTES = "\"“„«‘'"
LONGEST = 420
"""A longer paragraph is news, whatever words it contains; the longest notice seen on the fundus pages had 390 signs."""
LONG = 45
"""Words from which a paragraph of the text is news unless it corrects or pleads."""


def find_kind(text: str) -> NoticeKind | None:
    """What kind of notice a line is; None for news and for what somebody is quoted as saying."""
    if len(text) > LONGEST or text[0] in QUOTES:
        return None
    return next((kind for kind, form in FORMS if form.search(text)), None) or _plea(text)


def in_text(block: Block) -> NoticeKind | None:
    """What kind of notice a block inside an article's text is: a long one only if it corrects or pleads."""
    if block.prose and block.words > LONG:
        if len(block.text) > LONGEST or block.text[0] in QUOTES:
            return None
        return "correction" if FORMS[0][1].search(block.text) else _plea(block.text)
    return find_kind(block.text) or ("call_to_action" if asks(block) else None)


def asks(block: Block) -> bool:
    """Whether a short line asks the reader to sign up, in or for something, and links to where that is done."""
    if block.words > LONG or block.text[0] in QUOTES or not ASKING.search(block.text):
        return False
    return any(link.href and DESTINATION.search(link.href) for link in block.links)


def _plea(text: str) -> NoticeKind | None:
    return "call_to_action" if PLEA.match(text) else None
