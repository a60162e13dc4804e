"""What English calls what the rules of figures look for; the lists grew on the training half of ``data/news``."""

from __future__ import annotations

import re
from typing import Final

from sayso.reading.figures.lexicon import Lexicon
from sayso.reading.text.english import NUMBERS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SO_FAR = (
    r"(?:a |the |in |at |of |to |as |than |least |most |more |less |over |nearly |about |around |some |almost |up )*"
)
_QUALIFIED = (
    r"(?:(?:about|around|some|nearly|almost|just|at least|more than|less than|over|under|as many as|a|the|its)\s+)*"
)

ENGLISH: Final = Lexicon(
    numbers=NUMBERS,
    of=_set("of"),
    people="people",
    percent="percent",
    percent_after=_pattern(r"^\s?(?:%|per\s?cents?\b|percent\b|percentage\b|pct\b|pc\b)"),
    measure_after=_pattern(
        r"^(?:\s(?:nautical|square|cubic|metric)\s(?P<unit>[a-z]+)|(?P<glued>kg|kgs|g|mg|lbs?|km|"
        r"kms|ha|mw|gw|t)\b)"
    ),
    more=_set("more"),
    containers=_set(
        "team group total crowd series fleet list load shipment convoy batch band gang unit set pair majority minority "
        "number handful maximum minimum loan grant fine ransom bunch array lot string wave influx force family"
    ),
    numbered=_set("number figure count total tally population turnout"),
    weights=_set("pound"),
    worth=_set("aid cash damage debt fund investment money profit saving spending tax"),
    coins_after=_pattern(r"\s(?:bill|coin|fee|fine|loan|note|ticket)s?\b"),
    weight_after=_pattern(r"\W+(?:and\s+)?[\w.]+\s+ounces?\b"),
    weighing=_set("weigh"),
    priced=_set("cost donate earn fetch lend loan lose pay raise save spend"),
    harms={
        "die": "died", "dead": "dead", "death": "died", "fatality": "killed", "hurt": "injured", "injury": "injured",
        "casualty": "killed", "miss": "missing", "missing": "missing", "homeless": "displaced", "slay": "killed",
        "kill": "killed", "wound": "wounded", "injure": "injured", "arrest": "arrested", "detain": "detained",
        "rescue": "rescued", "evacuate": "evacuated", "displace": "displaced", "drown": "drowned", "shoot": "shot",
        "hospitalise": "hospitalized", "hospitalize": "hospitalized", "unhurt": "unhurt", "safe": "safe",
        "perish": "died", "martyr": "killed", "maim": "injured", "abduct": "abducted", "kidnap": "kidnapped",
        "execute": "executed", "behead": "beheaded", "infect": "infected", "alive": "alive", "stranded": "stranded",
    },
    happenings={
        "killing": "killed", "murder": "murdered", "arrest": "arrested", "release": "released", "detention": "detained",
        "deployment": "deployed", "evacuation": "evacuated", "abduction": "abducted", "kidnapping": "kidnapped",
        "execution": "executed", "displacement": "displaced", "destruction": "destroyed", "loss": "lost",
        "sale": "sold", "purchase": "bought", "seizure": "seized", "expulsion": "expelled", "death": "died",
        "withdrawal": "withdrawn", "rescue": "rescued", "delivery": "delivered", "injury": "injured",
        "slaughter": "killed", "massacre": "killed", "shooting": "shot", "deportation": "deported",
        "assassination": "killed", "dismissal": "dismissed", "transfer": "transferred",
        "capture": "captured", "conviction": "convicted", "construction": "built", "demolition": "demolished",
        "closure": "closed", "donation": "donated", "payment": "paid", "theft": "stolen", "wounding": "wounded",
    },
    helpers=_set("be have leave keep make cause get find become remain report confirm list declare feel"),
    silent=_set(
        "be have do include see say report remain become make cause keep need want expect worth represent total number "
        "average exceed reach stand contain comprise show suggest mean mark call tell ask know use approach near "
        "involve face feature estimate put tie compare exist live work range equal constitute account lie amount "
        "require describe concern identify believe think fear consider aim happen come go plummet slow orchestrate "
        "get let begin start continue enable cope allow lead follow like love hate name appoint house host produce "
        "signal span stretch run sit seem appear tend help try plan hope intend seek look wait point list result "
        "belong rise fall climb drop grow jump tumble surge "
        "slip edge decline increase decrease soar plunge dip address "
        "view regard mention cite preview accompany surround"
    ),
    doing=_set(
        "die flee gather march protest vote demonstrate rally escape surrender defect sink capsize vanish disappear "
        "crash collapse perish survive participate attend resign strike abstain explode starve fight desert swim "
        "burn migrate cross join testify apply register enrol enroll volunteer walk land return arrive "
        "leave drown assemble converge evacuate suffocate riot mutiny graduate"
    ),
    taken={
        ("set", "free"): "freed", ("let", "go"): "released", ("take", "hostage"): "taken hostage",
        ("hold", "hostage"): "held hostage", ("take", "prisoner"): "captured", ("take", "captive"): "captured",
        ("fall", "ill"): "ill", ("lose", "life"): "killed",
        ("lose", "home"): "displaced", ("put", "death"): "executed", ("take", "part"): "taken part",
        ("get", "hurt"): "injured", ("give", "birth"): "given birth", ("lay", "arm"): "laid down arms",
        ("hold", "captive"): "held captive", ("take", "back"): "taken",
    },
    particles=_set("down out over off up away back aside together apart"),
    listed=_set("include number comprise"),
    being=_set("be"),
    nearly=_set("about around"),
    bounds=_set("least most"),
    unreal=_set(
        "would could may might should shall can will must to'll ’ll 'll plan intend aim want hope seek agree threaten "
        "promise pledge vow need require order ask urge refuse decline try attempt expect likely set due propose able"
    ),
    denials=_set("not n't n’t never no without neither nor"),
    possible=_set(
        "killed dead died wounded injured arrested detained missing rescued evacuated displaced drowned shot destroyed "
        "damaged intercepted sunk bombed burned downed stabbed hanged beaten tortured charged jailed sentenced "
        "hospitalized abducted kidnapped executed infected captured freed released"
    ),
    tolls=_set("toll total tally number count figure"),
    death="died",
    toll_state="dead",
    rising=_set(
        "rise climb reach stand increase grow jump hit bring raise put pass go fall drop decline sink decrease "
        "cut reduce lower take double treble triple swell mount"
    ),
    total_before=_pattern(
        rf"\b(?:total|toll|tally|number|count)s?\b[^.;:]{{0,60}}?"
        rf"\b(?:to|at|of|is|was|reached|hit|passed|exceeded|topped)\s+{_SO_FAR}$"
    ),
    total_after=_pattern(r"^[^.;:]{0,40}?\b(?:in total|in all|altogether|overall|all told|so far)\b"),
    increment_before=_pattern(
        rf"\b(?:another|(?:a |an )?(?:further|additional|extra)|(?:rose|risen|grew|grown|up|increased|climbed) by)"
        rf"\s+{_SO_FAR}$"
    ),
    increment_after=_pattern(r"^\s+(?:more(?! than)|additional|further|others?|new)\b"),
    moving_before=_pattern(
        r"\b(?:r[io]se[sn]?|rising|climb\w*|increas\w*|gr[eo]w\w*|jump\w*|fell|fall\w*|drop\w*|declin\w*|decreas\w*|"
        r"rais\w*|cut\w*|reduc\w*|lower\w*|boost\w*|shr[aiu]nk\w*|slip\w*|edg\w*|went|goes|go|gone|going|up|down|"
        r"expand\w*|widen\w*|narrow\w*|surg\w*|soar\w*|doubl\w*|tripl\w*|slid\w*|plung\w*|chang\w*|revis\w*|s[aiu]nk)"
        r"\b[^.;]{0,60}$"
    ),
    from_before=_pattern(rf"\bfrom\s+{_QUALIFIED}$"),
    down_from=_pattern(rf"\b(?:up|down)\s+from\s+{_QUALIFIED}$"),
    to_before=_pattern(rf"\bto\s+{_QUALIFIED}$"),
    ends=re.compile(r"[.;:!?]\s|\n"),
    including=_set("including among"),
    of_them=_pattern(r"\s+of\s+(?:them|whom|those|these)\b"),
    time_nouns=_set(
        "second minute hour day week weekend month year "
        "decade century night morning fortnight quarter season a.m. p.m. "
        "am pm o'clock term"
    ),
    never_after=(
        _pattern(r"[\s-]*(?:years?|months?|weeks?|days?)[\s-]+olds?\b"),
        re.compile(r"-\d|-to-"),
        re.compile(
            r"\s+(?:block\b|(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){0,3}(?:St|Street|Rd|Road|Ave|Avenue|Blvd|"
            r"Boulevard|Lane|"
            r"Ln|Drive|Dr|Way|Court|Place|Square|Highway)\b)"
        ),
        _pattern(r"-(?!strong\b|pounds?\b|dollars?\b|euros?\b|plus\b|odd\b)[a-z]"),
        _pattern(
            r"[\s-]?(?:miles?|kilomet(?:er|re)s?|kms?|met(?:er|re)s?|m|feet|foot|ft|yards?|inch(?:es)?|cm|mm|pages?)\b"
            r"(?! of (?!road|track))"
        ),
        _pattern(r"\s?(?:km/h|kph|mph|knots|degrees|°)"),
        _pattern(r"\s+times\s+(?:more|as|the|higher|larger|bigger|greater|less|faster|over|[$€£\d])"),
        _pattern(r"\s+(?:am|pm|a\.m\.|p\.m\.)(?!\w)"),
        _pattern(r"\s+times\b(?=\s*(?:[,.;)]|$|in|during|since|while|between|on|at))"),
        _pattern(r"\s+(?:Celsius|Fahrenheit)\b"),
    ),
    never_before=(
        _pattern(r"\b(?:aged|ages?(?: of)?|between the ages of|as (?:young|old) as)\s+(?:\d+,?\s+(?:and\s+)?)*$"),
        _pattern(
            r"\b(?:No\.?|nos\.|number|route|highway|interstate|article|section|chapter|page|room|gate|flight|"
            r"channel|level|"
            r"phase|part|group|area|zone|pier|berth|quay|resolution|apollo|covid|unit|chapter|rule|title|G|top|S&P|"
            r"nasdaq|ftse|world war|point|Fortune|category|verse|season|episode|version|formula|tier|grade|type)[\s-]+$"
        ),
        re.compile(r"(?:^|[\s(])[+−-]$"),
        _pattern(
            r"\b(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|"
            r"Oct(?:ober|\.)|"
            r"Nov(?:ember|\.)|Dec(?:ember|\.))\s+$"
        ),
    ),
    definite_before=_pattern(
        r"(?:\b(?:the first|the last|the final|the top|the|these|those|both|all|all of the|its|"
        r"their|his|her|our|other|every)|['’]s)\s+$"
    ),
    enumerated=_set(
        "demand thing group individual character story instance justification size lie location takeaway development "
        "stage time phase issue point reason factor part "
        "step option way section element aspect condition question type "
        "kind form category region system war economy country source report poll side generation area sector front "
        "anniversary topic theme version idea lesson example "
        "rule principle pillar sector direction dimension column firm "
        "representative official sibling leader pathway deadline round-table proposal criterion scenario"
    ),
    single=_set("one a zero nobody none no no-one"),
    one_of=_pattern(r"\s+of\b"),
    vague_nouns=_set("point time thing way reason hand side another case example"),
)  # fmt: skip
