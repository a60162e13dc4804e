"""Who speaks and who carries: sentences with the trees and tags the encoder gave them, one a frame."""

import pytest
from trees import annotation, compact

from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.syntax.repairs import repaired
from sayso.reading.syntax.tree import Tree
from sayso.records.article import Article

CASES = [
    (
        "two outlets side by side are two relays",
        "The skipper told the Havblik daily and the broadcaster Landvarp that the lamp was lit.",
        (
            "The/the/DET/2/det skipper/skipper/NOUN/3/nsubj told/tell/VERB/0/root the/the/DET/5/det "
            "Havblik/Havblik/PROPN/6/compound daily/daily/NOUN/3/obl and/and/CCONJ/9/cc the/the/DET/9/det "
            "broadcaster/broadcaster/NOUN/6/conj Landvarp/Landvarp/PROPN/9/conj that/that/SCONJ/15/mark "
            "the/the/DET/13/det lamp/lamp/NOUN/15/nsubj:pass was/be/AUX/15/aux:pass lit/light/VERB/3/ccomp "
            "././PUNCT/3/punct"
        ),
        [(("The skipper",), ("told",), ("that the lamp was lit",))],
        [("Havblik", "organisation"), ("Landvarp", "organisation")],
        [("The skipper", ["Havblik", "Landvarp"], "said")],
    ),
    (
        "an outlet known by its name alone is a relay",
        "The mayor told the Banjul Courier that the well was dry.",
        (
            "The/the/DET/2/det mayor/mayor/NOUN/3/nsubj told/tell/VERB/0/root the/the/DET/6/det "
            "Banjul/Banjul/PROPN/6/compound Courier/Courier/PROPN/3/iobj that/that/SCONJ/11/mark "
            "the/the/DET/9/det well/well/NOUN/11/nsubj was/be/AUX/11/cop dry/dry/ADJ/3/ccomp ././PUNCT/3/punct"
        ),
        [(("The mayor",), ("told",), ("that the well was dry",))],
        [("Banjul Courier", "organisation")],
        [("The mayor", ["Banjul Courier"], "said")],
    ),
    (
        "a body that publishes nothing is the audience",
        "The skipper told the Coastguard Committee that the lamp was lit.",
        (
            "The/the/DET/2/det skipper/skipper/NOUN/3/nsubj told/tell/VERB/0/root the/the/DET/6/det "
            "Coastguard/Coastguard/PROPN/6/compound Committee/Committee/PROPN/3/iobj that/that/SCONJ/11/mark "
            "the/the/DET/9/det lamp/lamp/NOUN/11/nsubj:pass was/be/AUX/11/aux:pass lit/light/VERB/3/ccomp "
            "././PUNCT/3/punct"
        ),
        [(("The skipper",), ("told",), ("that the lamp was lit",))],
        [("Coastguard Committee", "organisation")],
        [("The skipper", [], "said")],
    ),
    (
        "whom an outlet quotes may stand before or after",
        "The daily Nordkyst quoted the owner, Marit Enerhaug, as saying the trawler was sound.",
        (
            "The/the/DET/3/det daily/daily/ADJ/3/amod Nordkyst/Nordkyst/PROPN/4/nsubj quoted/quote/VERB/0/root "
            "the/the/DET/6/det owner/owner/NOUN/4/obj ,/,/PUNCT/8/punct Marit/Marit/PROPN/6/appos "
            "Enerhaug/Enerhaug/PROPN/8/flat ,/,/PUNCT/12/punct as/as/SCONJ/12/mark saying/say/VERB/4/advcl "
            "the/the/DET/14/det trawler/trawler/NOUN/16/nsubj was/be/AUX/16/cop sound/sound/ADJ/12/ccomp "
            "././PUNCT/4/punct"
        ),
        [(("The daily Nordkyst",), ("quoted",), ("the owner, Marit Enerhaug, as saying the trawler was sound",))],
        [("Nordkyst", "person"), ("Marit Enerhaug", "person")],
        [("the owner, Marit Enerhaug", ["Nordkyst"], "said")],
    ),
    (
        "any verb with as saying quotes",
        "The tape shows the skipper as saying that the lamp was out.",
        (
            "The/the/DET/2/det tape/tape/NOUN/3/nsubj shows/show/VERB/0/root the/the/DET/5/det "
            "skipper/skipper/NOUN/3/obj as/as/SCONJ/7/mark saying/say/VERB/3/advcl that/that/SCONJ/12/mark "
            "the/the/DET/10/det lamp/lamp/NOUN/12/nsubj was/be/AUX/12/cop out/out/ADV/7/ccomp ././PUNCT/3/punct"
        ),
        [(("The tape",), ("shows",), ("the skipper as saying that the lamp was out",))],
        [],
        [("the skipper", ["tape"], "said")],
    ),
    (
        "who is quoted may stand without the one who quotes",
        "The owner was quoted as saying that the trawler was sound.",
        (
            "The/the/DET/2/det owner/owner/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass quoted/quote/VERB/0/root "
            "as/as/SCONJ/6/mark saying/say/VERB/4/advcl that/that/SCONJ/11/mark the/the/DET/9/det "
            "trawler/trawler/NOUN/11/nsubj was/be/AUX/11/cop sound/sound/ADJ/6/ccomp ././PUNCT/4/punct"
        ),
        [((), ("was quoted as", "saying"), ("The owner", "that the trawler was sound"))],
        [],
        [("The owner", ["unknown"], "said")],
    ),
    (
        "quoted after the cue the outlet still relays",
        "The trawler was sound, the owner said, quoted by the agency Norrvarp.",
        (
            "The/the/DET/2/det trawler/trawler/NOUN/4/nsubj was/be/AUX/4/cop sound/sound/ADJ/8/ccomp "
            ",/,/PUNCT/8/punct the/the/DET/7/det owner/owner/NOUN/8/nsubj said/say/VERB/0/root ,/,/PUNCT/10/punct "
            "quoted/quote/VERB/8/advcl by/by/ADP/13/case the/the/DET/13/det agency/agency/NOUN/10/obl:agent "
            "Norrvarp/Norrvarp/PROPN/10/obl:agent ././PUNCT/8/punct"
        ),
        [(("the owner",), ("said",), ("The trawler was sound",)), (("the agency Norrvarp",), ("quoted",), ())],
        [("Norrvarp", "organisation")],
        [("the owner", ["Norrvarp"], "said")],
    ),
    (
        "a medium that cites somebody passes on",
        "Norrvarp News, citing the harbour police, said two men were missing.",
        (
            "Norrvarp/Norrvarp/PROPN/2/compound News/News/PROPN/9/nsubj ,/,/PUNCT/4/punct citing/cite/VERB/2/acl "
            "the/the/DET/7/det harbour/harbour/NOUN/7/compound police/police/NOUN/4/obj ,/,/PUNCT/2/punct "
            "said/say/VERB/0/root two/two/NUM/11/nummod men/man/NOUN/13/nsubj were/be/AUX/13/aux "
            "missing/miss/VERB/9/ccomp ././PUNCT/9/punct"
        ),
        [
            (("Norrvarp News",), ("citing",), ("the harbour police",)),
            (("Norrvarp News",), ("said",), ("two men were missing",)),
        ],
        [("Norrvarp News", "organisation"), ("two", "quantity")],
        [("the harbour police", ["Norrvarp News"], "said")],
    ),
    (
        "citing may come first",
        "Citing two officials, the Harbour Post reported that the ship had been seized.",
        (
            "Citing/cite/VERB/8/advcl two/two/NUM/3/nummod officials/official/NOUN/1/obj ,/,/PUNCT/1/punct "
            "the/the/DET/7/det Harbour/Harbour/PROPN/7/compound Post/Post/PROPN/8/nsubj "
            "reported/report/VERB/0/root that/that/SCONJ/14/mark the/the/DET/11/det ship/ship/NOUN/14/nsubj:pass "
            "had/have/AUX/14/aux been/be/AUX/14/aux:pass seized/seize/VERB/8/ccomp ././PUNCT/8/punct"
        ),
        [((), ("Citing",), ()), (("the Harbour Post",), ("reported",), ("that the ship had been seized",))],
        [("two", "quantity"), ("Harbour Post", "organisation")],
        [("two officials", ["Harbour Post"], "said")],
    ),
    (
        "a medium cited by a medium stands between",
        "Lodestar, quoting the Karst agency, which cited Radio Vardar, said the minister had promised to resign.",
        (
            "Lodestar/Lodestar/PROPN/13/nsubj ,/,/PUNCT/3/punct quoting/quote/VERB/1/acl the/the/DET/6/det "
            "Karst/Karst/PROPN/6/compound agency/agency/NOUN/3/obj ,/,/PUNCT/9/punct which/which/PRON/9/nsubj "
            "cited/cite/VERB/6/acl Radio/Radio/PROPN/9/obj Vardar/Vardar/PROPN/10/flat ,/,/PUNCT/1/punct "
            "said/say/VERB/0/root the/the/DET/15/det minister/minister/NOUN/17/nsubj had/have/AUX/17/aux "
            "promised/promise/VERB/13/ccomp to/to/PART/19/mark resign/resign/VERB/17/xcomp ././PUNCT/13/punct"
        ),
        [
            (("Lodestar",), ("quoting",), ("the Karst agency, which cited Radio Vardar",)),
            (("Lodestar",), ("said",), ("the minister had promised to resign",)),
        ],
        [("Lodestar", "person"), ("Karst", "person"), ("Radio Vardar", "person")],
        [
            ("Radio Vardar", ["Lodestar", "Karst"], "said"),
            ("the minister", ["Lodestar", "Karst", "Radio Vardar"], "promised"),
        ],
    ),
    (
        "whoever backs an own claim speaks without a relay",
        "The economist, citing harbour figures, said catches had fallen.",
        (
            "The/the/DET/2/det economist/economist/NOUN/8/nsubj ,/,/PUNCT/4/punct citing/cite/VERB/2/acl "
            "harbour/harbour/NOUN/6/compound figures/figure/NOUN/4/obj ,/,/PUNCT/2/punct said/say/VERB/0/root "
            "catches/catch/NOUN/11/nsubj had/have/AUX/11/aux fallen/fall/VERB/8/ccomp ././PUNCT/8/punct"
        ),
        [
            (("The economist",), ("citing",), ("harbour figures",)),
            (("The economist",), ("said",), ("catches had fallen",)),
        ],
        [],
        [("The economist", [], "said")],
    ),
    (
        "reasons that are cited are nobody",
        "The minister resigned, citing poor health.",
        (
            "The/the/DET/2/det minister/minister/NOUN/3/nsubj resigned/resign/VERB/0/root ,/,/PUNCT/5/punct "
            "citing/cite/VERB/3/advcl poor/poor/ADJ/7/amod health/health/NOUN/5/obj ././PUNCT/3/punct"
        ),
        [(("The minister",), ("citing",), ("poor health",))],
        [],
        [("The minister", [], "said")],
    ),
    (
        "nobody quotes a fine",
        "One skipper was cited for speeding in the harbour.",
        (
            "One/One/NUM/2/nummod skipper/skipper/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass cited/cite/VERB/0/root "
            "for/for/SCONJ/6/case speeding/speeding/NOUN/4/obl in/in/ADP/9/case the/the/DET/9/det "
            "harbour/harbour/NOUN/4/obl ././PUNCT/4/punct"
        ),
        [((), ("was cited",), ("One skipper", "for", "speeding in the harbour"))],
        [("One", "quantity")],
        [],
    ),
    (
        "a letter that an outlet has seen comes through the outlet",
        "In a letter seen by the Harbour Post, the owner warned that wages would be late.",
        (
            "In/in/ADP/3/case a/a/DET/3/det letter/letter/NOUN/12/obl seen/see/VERB/3/acl by/by/ADP/8/case "
            "the/the/DET/8/det Harbour/Harbour/PROPN/8/compound Post/Post/PROPN/4/obl:agent ,/,/PUNCT/3/punct "
            "the/the/DET/11/det owner/owner/NOUN/12/nsubj warned/warn/VERB/0/root that/that/SCONJ/17/mark "
            "wages/wage/NOUN/17/nsubj would/would/AUX/17/aux be/be/AUX/17/cop late/late/ADJ/12/ccomp "
            "././PUNCT/12/punct"
        ),
        [(("the owner",), ("warned",), ("that wages would be late",))],
        [("Harbour Post", "organisation")],
        [("the owner", ["Harbour Post"], "warned")],
    ),
    (
        "papers of a court pass on",
        "In court papers cited by the Evening Tribune, the guard said the cells were never searched.",
        (
            "In/in/ADP/3/case court/court/NOUN/3/compound papers/paper/NOUN/12/obl cited/cite/VERB/3/acl "
            "by/by/ADP/8/case the/the/DET/8/det Evening/Evening/PROPN/8/compound "
            "Tribune/Tribune/PROPN/4/obl:agent ,/,/PUNCT/3/punct the/the/DET/11/det guard/guard/NOUN/12/nsubj "
            "said/say/VERB/0/root the/the/DET/14/det cells/cell/NOUN/17/nsubj:pass were/be/AUX/17/aux:pass "
            "never/never/ADV/17/advmod searched/search/VERB/12/ccomp ././PUNCT/12/punct"
        ),
        [(("the guard",), ("said",), ("the cells were never searched",))],
        [("Evening Tribune", "organisation")],
        [("the guard", ["Evening Tribune", "court papers"], "said")],
    ),
    (
        "a post of one's own is no relay",
        "The minister announced on Twitter that she would step down.",
        (
            "The/the/DET/2/det minister/minister/NOUN/3/nsubj announced/announce/VERB/0/root on/on/ADP/5/case "
            "Twitter/Twitter/PROPN/3/obl that/that/SCONJ/9/mark she/she/PRON/9/nsubj would/would/AUX/9/aux "
            "step/step/VERB/3/ccomp down/down/ADP/9/compound ././PUNCT/3/punct"
        ),
        [(("The minister",), ("announced",), ("that she would step down",))],
        [("Twitter", "organisation")],
        [("The minister", [], "said")],
    ),
    (
        "spoken to on the way is told",
        "The mayor, who spoke to the Norrvarp agency by phone, said thirty houses had burned.",
        (
            "The/the/DET/2/det mayor/mayor/NOUN/13/nsubj ,/,/PUNCT/5/punct who/who/PRON/5/nsubj "
            "spoke/speak/VERB/2/acl to/to/ADP/9/case the/the/DET/9/det Norrvarp/Norrvarp/PROPN/9/compound "
            "agency/agency/NOUN/5/obl by/by/ADP/11/case phone/phone/NOUN/5/obl ,/,/PUNCT/2/punct "
            "said/say/VERB/0/root thirty/thirty/NUM/15/nummod houses/house/NOUN/17/obj had/have/AUX/17/aux "
            "burned/burn/VERB/13/ccomp ././PUNCT/13/punct"
        ),
        [(("The mayor, who spoke to the Norrvarp agency by phone,",), ("said",), ("thirty houses had burned",))],
        [("Norrvarp", "organisation"), ("thirty", "quantity")],
        [("The mayor, who spoke to the Norrvarp agency by phone", ["Norrvarp"], "said")],
    ),
    (
        "who is said to have said comes through nobody named",
        "The emir is said to have warned the visitors that time was short.",
        (
            "The/the/DET/2/det emir/emir/NOUN/4/nsubj:pass is/be/AUX/4/aux:pass said/say/VERB/0/root "
            "to/to/PART/7/mark have/have/AUX/7/aux warned/warn/VERB/4/xcomp the/the/DET/9/det "
            "visitors/visitor/NOUN/7/iobj that/that/DET/13/mark time/time/NOUN/13/nsubj was/be/AUX/13/cop "
            "short/short/ADJ/7/ccomp ././PUNCT/4/punct"
        ),
        [((), ("is said",), ("The emir", "to have warned the visitors that time was short"))],
        [],
        [("The emir", ["unknown"], "warned")],
    ),
    (
        "what the report said somebody was told by another",
        "The report said Detective Sloan was told by the clerk that the file was gone.",
        (
            "The/the/DET/2/det report/report/NOUN/3/nsubj said/say/VERB/0/root Detective/Detective/PROPN/5/nmod "
            "Sloan/Sloan/PROPN/7/nsubj:pass was/be/AUX/7/aux:pass told/tell/VERB/3/ccomp by/by/ADP/10/case "
            "the/the/DET/10/det clerk/clerk/NOUN/7/obl:agent that/that/SCONJ/15/mark the/the/DET/13/det "
            "file/file/NOUN/15/nsubj was/be/AUX/15/cop gone/go/VERB/7/ccomp ././PUNCT/3/punct"
        ),
        [(("The report",), ("said",), ("Detective Sloan was told by the clerk that the file was gone",))],
        [("Sloan", "person")],
        [("The report", [], "said"), ("the clerk", ["report", "Detective Sloan"], "said")],
    ),
    (
        "a speaker taken for the hearer is given back",
        "Police said the skipper told them that the lamp was out.",
        (
            "Police/police/NOUN/2/nsubj said/say/VERB/0/root the/the/DET/4/det skipper/skipper/NOUN/5/nsubj "
            "told/tell/VERB/2/ccomp them/they/PRON/5/iobj that/that/SCONJ/11/mark the/the/DET/9/det "
            "lamp/lamp/NOUN/11/nsubj was/be/AUX/11/cop out/out/ADV/5/ccomp ././PUNCT/2/punct"
        ),
        [(("Police",), ("said",), ("the skipper told them that the lamp was out",))],
        [],
        [("Police", [], "said"), ("the skipper", ["Police"], "said")],
    ),
    (
        "a noun is said within a statement",
        "Torell said Norway demanded the return of the trawler.",
        (
            "Torell/Torell/PROPN/2/nsubj said/say/VERB/0/root Norway/Norway/PROPN/4/nsubj "
            "demanded/demand/VERB/2/ccomp the/the/DET/6/det return/return/NOUN/4/obj of/of/ADP/9/case "
            "the/the/DET/9/det trawler/trawler/NOUN/6/nmod ././PUNCT/2/punct"
        ),
        [(("Torell",), ("said",), ("Norway demanded the return of the trawler",))],
        [("Torell", "person"), ("Norway", "polity")],
        [("Torell", [], "said"), ("Norway", ["Torell"], "demanded")],
    ),
    (
        "a gerund is said within a statement",
        "The ministry said a patrol reported finding two boats.",
        (
            "The/the/DET/2/det ministry/ministry/NOUN/3/nsubj said/say/VERB/0/root a/a/DET/5/det "
            "patrol/patrol/NOUN/6/nsubj reported/report/VERB/3/ccomp finding/find/VERB/6/xcomp "
            "two/two/NUM/9/nummod boats/boat/NOUN/7/obj ././PUNCT/3/punct"
        ),
        [(("The ministry",), ("said",), ("a patrol reported finding two boats",))],
        [("two", "quantity")],
        [("The ministry", [], "said"), ("a patrol", ["ministry"], "said")],
    ),
    (
        "whoever denies a claim does not pass it on",
        "The owner denied the claim that the trawler went dark on purpose.",
        (
            "The/the/DET/2/det owner/owner/NOUN/3/nsubj denied/deny/VERB/0/root the/the/DET/5/det "
            "claim/claim/NOUN/3/obj that/that/SCONJ/9/mark the/the/DET/8/det trawler/trawler/NOUN/9/nsubj "
            "went/go/VERB/5/acl dark/dark/ADJ/9/xcomp on/on/ADP/12/case purpose/purpose/NOUN/9/obl "
            "././PUNCT/3/punct"
        ),
        [(("The owner",), ("denied",), ("the claim that the trawler went dark on purpose",))],
        [],
        [("The owner", [], "denied"), (None, [], "claimed")],
    ),
    (
        "a verdict on silence is a statement of its own",
        "The owner could not be reached for comment.",
        (
            "The/the/DET/2/det owner/owner/NOUN/6/nsubj:pass could/could/AUX/6/aux not/not/PART/6/advmod "
            "be/be/AUX/6/aux:pass reached/reach/VERB/0/root for/for/ADP/8/case comment/comment/NOUN/6/obl "
            "././PUNCT/6/punct"
        ),
        [],
        [],
        [("The owner", [], "declined")],
    ),
    (
        "a document that shows something passes it on",
        "The log shows that the skipper told the harbour his lamp was lit.",
        (
            "The/the/DET/2/det log/log/NOUN/3/nsubj shows/show/VERB/0/root that/that/SCONJ/7/mark "
            "the/the/DET/6/det skipper/skipper/NOUN/7/nsubj told/tell/VERB/3/ccomp the/the/DET/9/det "
            "harbour/harbour/NOUN/7/iobj his/his/PRON/11/nmod:poss lamp/lamp/NOUN/13/nsubj:pass "
            "was/be/AUX/13/aux:pass lit/light/VERB/7/ccomp ././PUNCT/3/punct"
        ),
        [(("The log",), ("shows",), ("that the skipper told the harbour his lamp was lit",))],
        [],
        [("The log", [], "said"), ("the skipper", ["log"], "said")],
    ),
]


@pytest.mark.parametrize(
    ("text", "rows", "attributions", "mentions", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_frame_tells_its_speaker_and_relays(text, rows, attributions, mentions, told):
    made = repaired(annotation(text, compact(rows), attributions=attributions, mentions=mentions))
    found = statements.draft(Article(id="x", text=text), Press(Tree(text, made)))

    assert [
        (one.named.of(text) if one.named else None, [relay.name for relay in one.relays], one.stance) for one in found
    ] == told
