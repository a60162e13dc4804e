"""Lines that speak about the page or to its reader, not about the news."""

from __future__ import annotations

import re

from sayso.records.article import NoticeKind

FORMS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        (
            "correction",
            r"^\W*(?:corrections?|clarifications?|corrected|berichtigung|korrektur|errata|fe de errores|"
            r"rettelse)\b[^.]{0,40}?[:–—-]|"
            r"\bthis (?:story|article|report|post|item|version|headline) (?:has been|was|is being|"
            r"has) (?:been )?(?:corrected|amended|clarified)|"
            r"\b(?:an?|the) (?:earlier|previous|original) version of this (?:story|article|report|post)|"
            r"^\W*\(?(?:this (?:story|version) )?corrects\b",
        ),
        (
            "update",
            r"^\W*(?:updates?|updated|editor['’]s note|editors['’] note|note)\s*(?:\([^)]*\))?\s*[:–—-]|"
            r"^\W*\(?updates? with\b|"
            r"\bthis (?:is a )?(?:breaking|developing) (?:news )?(?:story|report)|\bthis (?:story|article|"
            r"post|page) (?:has been|was|will be|is being) (?:last )?updated|"
            r"^\W*(?:last )?updated(?: on| at)? .{4,40}$|more to (?:come|follow)\W*$|"
            r"^\W*this article was (?:first|originally) published",
        ),
        (
            "disclaimer",
            r"\ball rights reserved\b|\bhas not been (?:edited|created|verified) by\b|"
            r"\bauto-?generated (?:from|by)\b|\bviews (?:and opinions )?expressed\b|"
            r"\bopinions expressed\b|\bdo(?:es)? not necessarily (?:reflect|represent)\b|"
            r"\bdo(?:es)? not (?:reflect|represent) the (?:views|opinions?|"
            r"position) of (?:the )?(?:publi\w+|editor\w*|outlet|newspaper|company)|\bsyndicated feed\b|"
            r"\bnot for (?:redistribution|republication)\b|\breproduction (?:with|without|only|is|"
            r"prohibited)|\bis published (?:daily|weekly|\w+ (?:days|times) a week)|"
            r"\bmay not be (?:published|reproduced|republished)\b|\breprinted with permission\b|"
            r"\bcreative commons\b|\baffiliate (?:links?|commission)\b|\bmay earn (?:a|"
            r"an affiliate) commission\b|^\W*(?:©|\(c\)|copyright\b)|"
            r"\binvented sample\b|\bproduced by .{3,60} and (?:distributed|syndicated)|\bthis (?:content|"
            r"article|story) (?:is|was) (?:provided|sponsored|produced) by\b",
        ),
        (
            "call_to_action",
            r"^\W*(?:please )?(?:follow|join|like|add|subscribe|sign up|signup|register|download|install|"
            r"support|donate|get|stay|keep up|tune in|"
            r"click|tap|read more|listen|watch|send|share|contact|email|e-mail|write to|got a|do you have|"
            r"have you|want|never miss|don['’]t miss|make sure|"
            r"become|help us|visit|check out|for (?:more|all|the latest|breaking|live|latest|news|full|"
            r"further)|to (?:read|get|receive|subscribe|contact|stay)|sign in|log in|"
            r"our (?:\w+ ){0,3}(?:newsletter|briefing)|catch|find (?:us|more)|enjoy|love|turn on|set |"
            r"you can (?:now )?(?:follow|read|contact)|if you)\b.*"
            r"\b(?:whatsapp|telegram|newsletters?|subscribe\w*|subscription|sign up|sign in|log in|"
            r"app(?:s| store)?\b|google news|facebook|twitter|instagram|youtube|linkedin|"
            r"tiktok|channels?|inbox|alerts?|notifications?|here|podcasts?|updates|(?:sunday |daily |"
            r"weekly |our )?letter|stories like this|e-?mail|tips?|on x\b|x\b|social media|threads|"
            r"bluesky|"
            r"membership|our (?:site|website|page|coverage|work|journalism|reporting|team)|follow us|"
            r"donat\w+|live|bulletin|evening|briefing|contact us)",
        ),
        (
            "call_to_action",
            r"^\W*(?:click here|subscribe (?:now|today)|sign up(?: (?:now|here|today|for))?|follow us|"
            r"join us|read more|download (?:the|our)|"
            r"(?:melden|abonnieren|folgen) sie\b.*|jetzt (?:abonnieren|anmelden|testen|lesen)|"
            r"suivez[- ]nous|abonnez[- ]vous|inscrivez[- ]vous|s[íi]guenos|suscr[íi]be\w*|"
            r"siga[- ]nos|assine|iscriviti|segu(?:ici|i)\b|leggi anche|lea tambi[eé]n|lire aussi|"
            r"lesen sie auch)\b.{0,160}$|"
            r"\b(?:our (?:official )?(?:whatsapp|telegram) (?:channel|group)|delivered to your inbox|"
            r"in your inbox|(?:free|our) (?:\w+ )?newsletter$|enter your e-?mail|newsletter promotion|"
            r"^privacy notice: newsletters|sign in or create an account|free (?:articles|stories) (?:left|"
            r"this|remaining)|subscribe (?:from|for) [€$£A-Z]|buy us a coffee|subscribe to (?:our|"
            r"the)\b.{0,80}\b(?:newsletter|channel)|"
            r"sign up (?:here|for (?:our|the|free))|follow (?:us|me|him|her|them|the author|"
            r"\w+) on (?:twitter|x|facebook|instagram|linkedin|google|bluesky)|"
            r"(?:newsletter|app) (?:abonnieren|herunterladen)|download (?:the|our) (?:free )?app)\b",
        ),
    )
)  # fmt: skip
LONGEST = 420
"""A longer paragraph is news, whatever words it contains; the longest notice seen on the fundus pages had 390 signs."""


def find_kind(text: str) -> NoticeKind | None:
    """What kind of notice a line is; None for news."""
    if len(text) > LONGEST or text[0] in "\"“„«‘'":
        return None
    return next((kind for kind, form in FORMS if form.search(text)), None)
