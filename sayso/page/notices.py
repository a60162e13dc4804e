"""Lines that speak about the page or to its reader, not about the news."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.page.blocks import Block
from sayso.records.article import NoticeKind


class Form(Struct, frozen=True, kw_only=True):
    """How notices of one kind are told, over the line in lower case."""

    kind: NoticeKind
    opening: re.Pattern[str]
    """How they begin, signs aside."""
    anywhere: re.Pattern[str]
    """What they contain. Each way begins with a letter as such, so that the search can leap to it."""


def _form(kind: NoticeKind, *, opening: tuple[str, ...], anywhere: tuple[str, ...]) -> Form:
    return Form(
        kind=kind, opening=re.compile(rf"\W*(?:{'|'.join(opening)})"), anywhere=re.compile("|".join(anywhere))
    )  # fmt: skip


CORRECTION = _form(
    "correction",
    opening=(
        (
            r"(?:corrections?|clarifications?|corrected|berichtigung|korrektur|errata|fe de errores|"
            r"rettelse)\b[^.]{0,40}?[:–—-]"
        ),
        r"(?:this (?:story|version) )?corrects\b",
    ),
    anywhere=(
        (
            r"this (?:story|article|report|post|item|version|headline) (?:has been|was|is being|has) (?:been )?"
            r"(?:corrected|amended|clarified)"
        ),
        *(rf"{which} version of this (?:story|article|report|post)" for which in ("earlier", "previous", "original")),
    ),
)
UPDATE = _form(
    "update",
    opening=(
        r"(?:updates?|updated|editor['’]s note|editors['’] note|note)\s*(?:\([^)]*\))?\s*[:–—-]",
        r"updates? with\b",
        r"(?:last )?updated(?: on| at)? .{4,40}$",
        r"this article was (?:first|originally) published",
    ),
    anywhere=(
        r"this (?:is a )?(?:breaking|developing) (?:news )?(?:story|report)",
        r"this (?:story|article|post|page) (?:has been|was|will be|is being) (?:last )?updated",
        r"more to (?:come|follow)\W*$",
    ),
)
DISCLAIMER = _form(
    "disclaimer",
    opening=(r"(?:©|\(c\)|copyright\b)",),
    anywhere=(
        r"all rights reserved\b",
        r"has not been (?:edited|created|verified) by\b",
        r"auto-?generated (?:from|by)\b",
        r"views (?:and opinions )?expressed\b",
        r"opinions expressed\b",
        r"do(?:es)? not necessarily (?:reflect|represent)\b",
        (
            r"do(?:es)? not (?:reflect|represent) the (?:views|opinions?|position) of (?:the )?"
            r"(?:publi\w+|editor\w*|outlet|newspaper|company)"
        ),
        r"syndicated feed\b",
        r"for (?:your )?personal,? non-?commercial use",
        r"not for (?:redistribution|republication)\b",
        r"reproduction (?:with|without|only|is|prohibited)",
        r"may not be (?:published|reproduced|republished)\b",
        r"reprinted with permission\b",
        r"is published (?:daily|weekly|\w+ (?:days|times) a week)",
        r"creative commons\b",
        r"site uses (?:cookies|akismet)\b",
        r"affiliate (?:links?|commission)\b",
        r"may earn (?:a|an affiliate) commission\b",
        r"holds? no position in any\b",
        r"gives no investment advice\b",
        r"invented sample\b",
        r"produced by .{3,60} and (?:distributed|syndicated)",
        r"this (?:content|article|story) (?:is|was) (?:provided|sponsored|produced) by\b",
    ),
)
INVITES = (
    r"follow|join|like|add|subscribe|sign up|signup|sign in|log in|register|download|install|"
    r"support|donate|get|stay|keep up|tune in|"
    r"click|tap|read more|listen|watch|send|share|contact|e-?mail|write to|got a|do you have|"
    r"have you|want|never miss|don['’]t miss|"
    r"make sure|become|help us|visit|check out|find (?:us|more)|catch|enjoy|love|turn on|set |if you|"
    r"you can (?:now )?(?:follow|read|contact)|"
    r"for (?:more|all|the latest|breaking|live|latest|news|full|further)|to (?:read|get|receive|"
    r"subscribe|contact|stay)|"
    r"our (?:\w+ ){0,3}(?:newsletter|briefing)"
)
"""How a line to the reader begins."""
OFFERS = (
    r"whatsapp|telegram|google news|facebook|twitter|instagram|youtube|linkedin|tiktok|threads|"
    r"bluesky|social media|on x\b|x\b|"
    r"newsletters?|subscribe\w*|subscription|sign up|sign in|log in|app(?:s| store)?\b|channels?|"
    r"inbox|alerts?|notifications?|here|"
    r"podcasts?|updates|e-?mail|tips?|live|bulletin|evening|briefing|contact us|follow us|"
    r"donat\w+|membership|stories like this|"
    r"(?:sunday |daily |weekly |our )?letter|our (?:site|website|page|coverage|work|journalism|reporting|team)"
)
"""What it offers."""
COMMENT = r"(?:comment|join the conversation)\b"
CALL_TO_ACTION = _form(
    "call_to_action",
    opening=(
        rf"(?:please )?(?:{INVITES})\b.*\b(?:{OFFERS})",
        (
            r"(?:click here|subscribe (?:now|today)|sign up(?: (?:now|here|today|for))?|follow us|"
            r"join us|read more|download (?:the|our))\b"
            r".{0,160}$"
        ),
        r"(?:sign (?:up|in)|log in|subscribe|register (?:now|here|for|today|free))\b.{0,120}$",
        (
            r"(?:already (?:a |have )|not a (?:subscriber|member)|unlock|(?:to )?(?:continue|keep) reading|"
            r"stay (?:updated|informed|connected|tuned|ahead)|never miss|don['’]t miss out|be the first to|"
            r"get (?:the (?:latest|best|day['’]s)|breaking|exclusive|unlimited|full access|our))\b.{0,140}$"
        ),
        r"(?:join|be part of) the (?:conversation|discussion)\b",
        r"(?:like|enjoy(?:ed|ing)?) this (?:story|article|post)\b",
        (
            r"(?:unlimited access|\d+ (?:weeks?|months?|wochen?|monate?|miesi\w+|mois|meses|semanas)\b.*\b\d+\s?"
            r"(?:[€$£]|euro|zł))"
        ),
        (
            r"(?:(?:melden|abonnieren|folgen) sie\b.*|jetzt (?:abonnieren|anmelden|testen|lesen|weiterlesen)|"
            r"weiterlesen mit|lesen sie auch)\b.{0,160}$"
        ),
        r"(?:czytaj dalej|subskrybuj|zaprenumeruj|zaloguj się|dołącz do)\b.{0,120}$",
        (
            r"(?:suivez[- ]nous|abonnez[- ]vous|inscrivez[- ]vous|lire aussi|s[íi]guenos|"
            r"suscr[íi]be\w*|lea tambi[eé]n)\b.{0,160}$"
        ),
        r"(?:siga[- ]nos|assine|iscriviti|segu(?:ici|i)|leggi anche)\b.{0,160}$",
        r"privacy notice: newsletters",
        r"by (?:submitting|signing up|subscribing|registering|clicking|continuing|providing)\b.{0,60}\b(?:you|agree)",
    ),
    anywhere=(
        *(rf"{way} to {COMMENT}" for way in ("you like", "log in", "logged in", "sign in", "register", "want")),
        r"our (?:official )?(?:whatsapp|telegram) (?:channel|group)",
        r"our (?:\w+ )?newsletter$",
        r"free (?:\w+ )?newsletter$",
        r"delivered to your inbox\b",
        r"in your inbox\b",
        r"enter your e-?mail",
        r"newsletter promotion",
        r"sign in or create an account\b",
        r"free (?:articles|stories) (?:left|this|remaining)",
        r"subscribe (?:from|for) (?:[€$£]|free)",
        r"buy us a coffee\b",
        r"like to hear (?:what you think|from you)",
        r"subscribe to (?:our|the)\b.{0,80}\b(?:newsletter|channel)",
        r"sign up (?:here|for (?:our|the|free))",
        r"follow (?:us|me|him|her|them|the author|\w+) on (?:twitter|x|facebook|instagram|linkedin|google|bluesky)",
        r"newsletter (?:abonnieren|anmelden|herunterladen)",
        r"anmeldung zum newsletter",
        r"kostenlos (?:\w+ ){0,4}newsletter",
        r"app (?:abonnieren|herunterladen)",
        r"download (?:the|our) (?:free )?app\b",
    ),
)
FORMS = (CORRECTION, UPDATE, DISCLAIMER, CALL_TO_ACTION)
KINDS = tuple(form.kind for form in FORMS)
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
    line = text.lower()
    return next((form.kind for form in FORMS if _fits(form, line)), None) or _plea(text)


def in_text(block: Block) -> NoticeKind | None:
    """What kind of notice a block inside an article's text is: a long one only if it corrects or pleads."""
    if not block.prose or block.words <= LONG:
        return find_kind(block.text) or ("call_to_action" if asks(block) else None)
    if len(block.text) > LONGEST or block.text[0] in QUOTES:
        return None
    return CORRECTION.kind if _fits(CORRECTION, block.text.lower()) else _plea(block.text)


def asks(block: Block) -> bool:
    """Whether a short line asks the reader to sign up, in or for something, and links to where that is done."""
    if not block.links or block.words > LONG or block.text[0] in QUOTES:
        return False
    leads = any(link.href and DESTINATION.search(link.href) for link in block.links)
    return leads and bool(ASKING.search(block.text))


def _fits(form: Form, line: str) -> bool:
    if form.opening.match(line):
        return True
    found = form.anywhere.search(line)
    return found is not None and not line[found.start() - 1 : found.start()].isalnum()


def _plea(text: str) -> NoticeKind | None:
    return "call_to_action" if PLEA.match(text) else None
