from tell import tell

from sayso.exports.event_tables import GDELT, POLECAT, Reported, gdelt, polecat
from sayso.following.happenings import happenings
from sayso.knowledge import codes, plover
from sayso.records.event import EventType

USA, VEN = [("The US", "USA")], [("Venezuela", "VEN")]
POLECAT_HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\t"
    "Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\t"
    "Recipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\t"
    "Latitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion"
)
"""As the published weekly files have it."""


def reported(*tellings):
    story = {told.id: told for told in tellings}
    (happening,) = happenings(list(story.values()))
    events = {(told.id, event.id): (told, event) for told in tellings for event in told.reading.events}
    return Reported(happening=happening, reports=tuple(events[report] for report in happening.reports))


def strike(id_, *, type_="ASSAULT", mode=None, day="2025-11-04", place="Sucre", who=USA, whom=VEN):
    text = "Of late.\n\nThe US struck a boat of Venezuela near Sucre."
    event = {"type_": type_, "trigger": "struck", "who": who, "whom": whom, "mode": mode, "day": day, "place": place}
    return tell(id_, text, day="2025-11-05", outlet=id_, did=[event])


def test_columns_are_the_published_ones():
    assert "\t".join(POLECAT) == POLECAT_HEADER
    assert len(GDELT) == 58
    assert (GDELT.index("EventCode"), GDELT.index("ActionGeo_Type"), GDELT[-1]) == (26, 49, "SOURCEURL")


def test_every_row_has_every_column_in_order():
    one = reported(strike("a"))
    assert tuple(polecat(one)) == POLECAT
    assert tuple(gdelt(one)) == GDELT


def test_two_reports_are_one_row_and_are_counted_in_it():
    row = gdelt(reported(strike("a"), strike("b")))
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == (2, 2, 2)


def test_a_strike_in_both_tables():
    one = reported(strike("a", mode="aerial"))
    told, coded = polecat(one), gdelt(one)
    assert (told["Event Type"], told["Event Mode"], told["Intensity"]) == ("ASSAULT", "aerial", -9.5)
    assert (told["Actor Country"], told["Actor COW"], told["Recipient Country"]) == ("USA", "2", "VEN")
    assert (coded["EventCode"], coded["EventRootCode"], coded["QuadClass"]) == ("195", "19", 4)
    assert (coded["SQLDATE"], coded["MonthYear"], coded["Year"]) == ("20251104", "202511", 2025)
    assert (coded["Actor1CountryCode"], coded["Actor2CountryCode"], coded["IsRootEvent"]) == ("USA", "VEN", 0)
    assert coded["GoldsteinScale"] == -10


def test_of_a_meeting_the_second_actor_is_actor2():
    both = [("The US", "USA"), ("Venezuela", "VEN")]
    row = gdelt(reported(strike("a", type_="CONSULT", who=both, whom=[])))
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"]) == ("USA", "VEN")


def test_what_is_not_read_stays_empty():
    one = reported(strike("a"))
    assert polecat(one)["Contexts"] is None
    assert gdelt(one)["AvgTone"] is None


def test_an_exported_code_is_the_records_own_where_that_is_sure():
    for type_ in EventType.__args__:
        for mode in (None, "troops", "restrict", "disapprove", "aerial", "withdraw"):
            sure = plover.cameo(type_, mode)
            assert sure is None or codes.event(type_, mode).cameo == sure


def test_each_type_and_each_state_has_codes():
    for type_ in EventType.__args__:
        code = codes.event(type_, None)
        assert code.cameo[:2] in codes.GOLDSTEIN
        assert codes.event(type_, "no such mode") == code
    assert (codes.state("UKR").fips, codes.state("UKR").cow) == ("UP", 369)
    assert (codes.state("DEU").fips, codes.state(None).fips) == ("GM", None)
