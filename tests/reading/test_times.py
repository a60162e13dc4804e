"""What time expressions mean. The reference day is Wednesday, 5 November 2025, where none is given."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.times import read as times
from sayso.reading.times.vocabulary import PLAIN, TITLED
from sayso.records.span import Span

WEDNESDAY = "2025-11-05"


def read(text, published=WEDNESDAY):
    return {time.span.of(text): time for time in times.read(text, published=published)}


def days(text, published=WEDNESDAY):
    return {words: (time.start, time.end) for words, time in read(text, published).items()}


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The minister said on Tuesday that it was over.", "Tuesday", "2025-11-04", "2025-11-04"),
        ("Talks will resume on Tuesday in Oslo.", "Tuesday", "2025-11-11", "2025-11-11"),
        ("The port was closed until Friday.", "Friday", "2025-11-07", "2025-11-07"),
        ("He was quoted last weekend.", "last weekend", "2025-11-01", "2025-11-02"),
        ("It was towed in this past weekend.", "this past weekend", "2025-11-01", "2025-11-02"),
        ("The ministry at the weekend denounced it.", "the weekend", "2025-11-01", "2025-11-02"),
        ("They signed the treaty in May.", "May", "2025-05-01", "2025-05-31"),
        ("The vote is expected in February.", "February", "2026-02-01", "2026-02-28"),
        ("It was filmed on December 19, 2024.", "December 19, 2024", "2024-12-19", "2024-12-19"),
        ("It sank on 19 December 2024.", "19 December 2024", "2024-12-19", "2024-12-19"),
        ("Fishing has been banned since September 2.", "September 2", "2025-09-02", "2025-09-02"),
        ("The year ended March 31 was poor.", "March 31", "2025-03-31", "2025-03-31"),
        ("It began last week.", "last week", "2025-10-27", "2025-11-02"),
        ("It was worse earlier this week.", "earlier this week", "2025-11-03", "2025-11-09"),
        ("Catches fell last year.", "last year", "2024-01-01", "2024-12-31"),
        ("Catches fell in the third quarter.", "the third quarter", "2025-07-01", "2025-09-30"),
        ("Exports fell in the first half of 2024.", "the first half of 2024", "2024-01-01", "2024-06-30"),
        ("It was built in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("It was built in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31"),
        ("Two weeks ago the boats left.", "Two weeks ago", "2025-10-20", "2025-10-26"),
        ("The harbour froze last winter.", "last winter", "2024-12-01", "2025-02-28"),
        ("They met on Christmas Eve.", "Christmas Eve", "2024-12-24", "2024-12-24"),
        ("They voted on Good Friday.", "Good Friday", "2025-04-18", "2025-04-18"),
        ("Families gathered on Thanksgiving 2024.", "Thanksgiving 2024", "2024-11-28", "2024-11-28"),
        ("The log says 2025-10-31.", "2025-10-31", "2025-10-31", "2025-10-31"),
        ("It lasted from May 5-7.", "May 5-7", "2025-05-05", "2025-05-07"),
        ("The catch of the past two months was poor.", "the past two months", "2025-09-05", "2025-11-05"),
        ("Rain fell from 3 to 7 March.", "3 to 7 March", "2025-03-03", "2025-03-07"),
        ("He ruled from 2019–2021.", "2019–2021", "2019-01-01", "2021-12-31"),
        ("The 2013-14 season was poor.", "2013-14", "2013-01-01", "2014-12-31"),
        ("Sales rose in H1 2025.", "H1 2025", "2025-01-01", "2025-06-30"),
        ("Sales rose in Q3.", "Q3", "2025-07-01", "2025-09-30"),
        ("Margins for 3Q24 were thin.", "3Q24", "2024-07-01", "2024-09-30"),
        ("The accounts for FY2024 are late.", "FY2024", "2024-01-01", "2024-12-31"),
        ("It will open in the first quarter.", "the first quarter", "2026-01-01", "2026-03-31"),
        ("In the third and fourth quarters it lost money.", "the third", "2025-07-01", "2025-09-30"),
        ("First-half profit rose.", "First-half", "2025-01-01", "2025-06-30"),
        ("For the quarter ended July 31 it lost money.", "the quarter", "2025-04-01", "2025-06-30"),
        ("It was filmed on 24/11/2025.", "24/11/2025", "2025-11-24", "2025-11-24"),
        ("The bill was dated 11/4/2025.", "11/4/2025", "2025-11-04", "2025-11-04"),
        ("It was signed on 12-29-2024.", "12-29-2024", "2024-12-29", "2024-12-29"),
        ("Oil for February delivery fell.", "February", "2026-02-01", "2026-02-28"),
        ("It was signed on 3.10.2025.", "3.10.2025", "2025-10-03", "2025-10-03"),
        ("The harbour reopened on the 24th.", "the 24th", "2025-10-24", "2025-10-24"),
        ("The crew met on June 3 and 4.", "4", "2025-06-04", "2025-06-04"),
        ("Between 3 and 7 March it rained.", "3", "2025-03-03", "2025-03-03"),
        ("From March 3 to April 5, 2019, it was shut.", "March 3", "2019-03-03", "2019-03-03"),
        ("They met in June and July 2023.", "June", "2023-06-01", "2023-06-30"),
        ("On Tuesday, March 5, it burnt down.", "Tuesday, March 5", "2024-03-05", "2024-03-05"),
        ("The law is due by the end of the month.", "the end of the month", "2025-11-01", "2025-11-30"),
        ("They met the week before last.", "the week before last", "2025-10-20", "2025-10-26"),
        ("The day after tomorrow they sail.", "The day after tomorrow", "2025-11-07", "2025-11-07"),
        ("They will meet a week from Friday.", "a week from Friday", "2025-11-14", "2025-11-14"),
        ("They sail on Tuesday of next week.", "Tuesday of next week", "2025-11-11", "2025-11-11"),
        ("He left a fortnight ago.", "a fortnight ago", "2025-10-20", "2025-10-26"),
        ("It was quiet in the week ending 7 March.", "the week ending 7 March", "2025-03-03", "2025-03-09"),
        ("Sales rose in the first half of FY26.", "the first half of FY26", "2026-01-01", "2026-06-30"),
        ("Sales rose in the first nine months of 2025.", "the first nine months", "2025-01-01", "2025-09-30"),
        ("It rained in the last three months of last year.", "the last three months", "2024-10-01", "2024-12-31"),
        ("In the three months to June sales fell.", "the three months", "2025-04-01", "2025-06-30"),
        ("In the year ended March 31 sales fell.", "the year", "2024-04-01", "2025-03-31"),
        ("It hit 70 ships in the past 24 hours.", "the past 24 hours", "2025-11-04", "2025-11-05"),
        ("The data for October, due on Friday, is late.", "October", "2025-10-01", "2025-10-31"),
        ("They met on the first Monday of May.", "the first Monday of May", "2025-05-05", "2025-05-05"),
        ("They met in the last week of October.", "the last week of October", "2025-10-25", "2025-10-31"),
        ("It was built in the nineteen eighties.", "the nineteen eighties", "1980-01-01", "1989-12-31"),
        ("It will be built in the new year.", "the new year", "2026-01-01", "2026-12-31"),
        ("The boats were moved overnight.", "overnight", "2025-11-04", "2025-11-05"),
        ("The boats will be moved overnight.", "overnight", "2025-11-05", "2025-11-06"),
    ],
)  # fmt: skip
def test_an_expression_stands_for_the_days_a_reader_takes_it_for(text, words, start, end):
    assert days(text)[words] == (start, end)


@pytest.mark.parametrize(
    ("text", "words", "type_", "value"),
    [
        ("It lasted for three days.", "three days", "DURATION", "P3D"),
        ("A two-hour outage followed.", "two-hour", "DURATION", "PT2H"),
        ("He waited a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
        ("A few hours later it was found.", "A few hours", "DURATION", "PTXH"),
        ("The market opens on Saturday nights.", "Saturday nights", "SET", "XXXX-WXX-6TNI"),
        ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("They meet every Thursday.", "every Thursday", "SET", "XXXX-WXX-4"),
        ("The ferry sails daily.", "daily", "SET", "P1D"),
        ("Police raided it late on Tuesday night.", "Tuesday night", "TIME", "2025-11-04TNI"),
        ("It sank at 5 p.m. on Monday.", "5 p.m. on Monday", "TIME", "2025-11-03T17:00"),
        ("It sank last night.", "last night", "TIME", "2025-11-04TNI"),
        ("Catches have fallen in several years.", "several years", "DURATION", "PXY"),
        ("The quota is now lower.", "now", "DATE", "PRESENT_REF"),
        ("Later Tuesday afternoon it sank.", "Later Tuesday afternoon", "TIME", "2025-11-04TAF"),
        ("It sank about 4 a.m. Sunday morning.", "4 a.m. Sunday morning", "TIME", "2025-11-02T04:00"),
        ("It sank at dawn.", "dawn", "TIME", "2025-11-05TMO"),
        ("It was shut for the entire week.", "the entire week", "DURATION", "P1W"),
        ("They waited for hours.", "hours", "DURATION", "PTXH"),
        ("They sold 500 boats a year.", "a year", "SET", "P1Y"),
        ("It sank a week after the vote.", "a week", "DURATION", "P1W"),
        ("It cost more in fiscal year 2007.", "fiscal year 2007", "DATE", "2007"),
        ("Despite February rains it is dry.", "February", "DATE", "2025-02"),
        ("In the early hours of Tuesday it sank.", "the early hours of Tuesday", "TIME", "2025-11-04TMO"),
        ("A decade-long ban ended.", "decade-long", "DURATION", "P10Y"),
        ("A months-long ban ended.", "months-long", "DURATION", "PXM"),
        ("The log has 1,200 hours in it.", "1,200 hours", "DURATION", "PT1200H"),
        ("It is to last six weeks.", "six weeks", "DURATION", "P6W"),
        ("They meet every other week.", "every other week", "SET", "P2W"),
        ("They meet every Mon. and sail.", "every Mon.", "SET", "XXXX-WXX-1"),
        ("They meet every Tuesday and Thursday.", "Thursday", "SET", "XXXX-WXX-4"),
        ("It took between two and three years.", "two and three years", "DURATION", "P2Y"),
        ("A two-and-a-half-year ban ended.", "two-and-a-half-year", "DURATION", "P2Y6M"),
        ("It was banned for a quarter of a century.", "a quarter of a century", "DURATION", "P25Y"),
        ("It was theirs for several hundred years.", "several hundred years", "DURATION", "PXY"),
        ("It has been theirs for hundreds of years.", "hundreds of years", "DURATION", "PXY"),
        ("A week's notice was given.", "A week", "DURATION", "P1W"),
        ("It may close in the near future.", "the near future", "DATE", "FUTURE_REF"),
    ],
)  # fmt: skip
def test_an_expression_has_its_timex3_type_and_value(text, words, type_, value):
    found = read(text)[words]

    assert (found.type, found.value) == (type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Theresa May said no.",
        "The fleet may march on.",
        "March on, the captain cried.",
        "It came second and cost $2025.",
        "The hosts won 3-2 after leading 1-0.",
        "A 45-year-old skipper was aboard.",
        "Three quarters of the catch was lost.",
        "Jan Novak signed for Room 1990B.",
        "The seat of 101 Second Street.",
        "June Carter was on the quay.",
        "A three-year-old was hurt.",
        "Two 16-year-old girls were hurt.",
        "He lives at 1935 Orchard St. in the old town.",
        "The group named it a day of thanks.",
        "They sail at night.",
        "The Sunday Times had it first.",
        "The Daily Mail had it first.",
        "She covered the Arab Spring.",
        "He won gold at the Winter Olympics.",
        "Children hunted Easter eggs.",
        "Tariq Ramadan spoke.",
        "The first-half goal stood.",
        "Bloody Sunday is remembered.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text):
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The bond, payable Friday, is large.", "Friday", "2025-11-07"),
        ("Shops shut ahead of Saturday's vote.", "Saturday", "2025-11-08"),
        ("The storm is due to hit early Friday.", "early Friday", "2025-11-07"),
        ("They had not met until Friday.", "Friday", "2025-10-31"),
        ("Until Friday, they had not met.", "Friday", "2025-10-31"),
        ("Monday's deadly attack is being looked into.", "Monday", "2025-11-03"),
        ("The court is hearing of the crash on Monday.", "Monday", "2025-11-03"),
        ("It has grown since Friday.", "Friday", "2025-10-31"),
        ("Her appeal is to be heard on Friday.", "Friday", "2025-11-07"),
        ("Protesters want him gone by Friday.", "Friday", "2025-11-07"),
        ("The toll rose to nine by Friday.", "Friday", "2025-10-31"),
        ("A judge set the hearing for Friday.", "Friday", "2025-11-07"),
        ("The port was shut to ships starting Friday.", "Friday", "2025-11-07"),
        ("The man arrested in Oslo on Friday was freed.", "Friday", "2025-10-31"),
        ("He spoke Wednesday.", "Wednesday", "2025-11-05"),
    ],
)  # fmt: skip
def test_the_words_beside_a_weekday_tell_which_way_it_lies(text, words, day):
    assert days(text)[words] == (day, day)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It sank in early 2024.", "START"), ("It sank in the late 1990s.", "END"), ("It sank in mid-May.", "MID"),
        ("It sank at the end of March.", "END"), ("It took about two weeks.", "APPROX"),
        ("It took more than a week.", "MORE_THAN"), ("It sank more than a year ago.", "BEFORE"),
        ("It took at least three days.", "EQUAL_OR_MORE"), ("It sank in 2024.", None),
    ],
)  # fmt: skip
def test_the_words_an_expression_begins_with_modify_it(text, mod):
    assert [time.mod for time in read(text).values()] == [mod]


def test_recent_months_end_with_the_day_of_publication_and_have_no_known_beginning():
    assert days("Its fleet has grown in recent months.") == {"recent months": (None, WEDNESDAY)}


def test_the_narrative_moves_the_day_later_is_counted_from():
    text = "The boat left on October 10. Two days later it was found."

    assert days(text)["Two days later"] == ("2025-10-12", "2025-10-12")


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("He fell on October 10. The day before, he had slept.", "The day before", "2025-10-09"),
        ("He fell on October 10. The next day he was flown out.", "The next day", "2025-10-11"),
        ("He fell on October 10. He had slept that day.", "that day", "2025-10-10"),
        ("He fell on October 10. Later in the day he was flown out.", "Later in the day", "2025-10-10"),
    ],
)  # fmt: skip
def test_the_narrative_moves_the_day_others_lie_beside(text, words, day):
    assert days(text)[words] == (day, day)


def test_what_came_later_in_a_story_without_a_day_is_not_after_publication():
    found = read("Years before, he had fallen. The next day he was flown out. Two months later he died.")

    assert [(found[words].value, found[words].start) for words in ("The next day", "Two months later")] == [
        ("+P1D", None),
        ("+P2M", None),
    ]


def test_a_day_near_publication_stays_there_though_the_story_has_named_another_year():
    text = "The treaty of August 1988 ended it. It was broken on October 30."

    assert days(text)["October 30"] == ("2025-10-30", "2025-10-30")


def test_a_day_without_its_year_is_of_the_year_its_sentence_has_named():
    assert days("In 2016, the feast fell on March 24.")["March 24"] == ("2016-03-24", "2016-03-24")


def test_the_end_of_a_year_looked_back_at_in_spring_is_that_of_the_year_before():
    found = days("The end of the year was not good.", "2025-03-05")

    assert found["The end of the year"] == ("2024-01-01", "2024-12-31")


def test_a_southern_report_has_southern_seasons():
    north, south = (
        times.read("It was shut last summer.", published=WEDNESDAY, **filed)[0]
        for filed in ({"home": "GBR"}, {"dateline": "SYDNEY", "home": "GBR"})
    )

    assert (north.start, north.end) == ("2025-06-01", "2025-08-31")
    assert (south.start, south.end) == ("2024-12-01", "2025-02-28")


def test_a_year_earlier_compares_with_the_quarter_spoken_of():
    text = "Profit rose in the third quarter from a year earlier."

    assert read(text)["a year earlier"].value == "2024-Q3"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said yesterday it was over.", "-P1D"), ("He said it today.", "P0D"), ("It began last week.", "-P1W"),
        ("He said on Tuesday it was over.", "XXXX-WXX-2"), ("They signed in May.", "XXXX-05"),
        ("It began on September 2.", "XXXX-09-02"), ("Two weeks ago it sank.", "-P2W"),
        ("It rained last weekend.", "-P1WE"),
    ],
)  # fmt: skip
def test_an_undated_article_leaves_a_relative_time_unresolved_with_its_offset(text, value):
    (found,) = times.read(text)

    assert (found.value, found.start, found.end) == (value, None, None)


def test_an_undated_article_still_resolves_an_absolute_date():
    (found,) = times.read("It sank on 3 June 2021.")

    assert (found.start, found.end) == ("2021-06-03", "2021-06-03")


def test_a_day_that_does_not_exist_is_no_date():
    assert read("Paid by 31 June 2024.").keys().isdisjoint({"31 June 2024"})


WORDS = st.sampled_from([
    "May", "March", "Friday", "last", "the", "next", "week", "two", "three", "years", "ago", "2024", "'99", "31", "of",
    "third", "quarter", "-", "early", "night", "5 p.m.", "Easter", "said", "will", ",", ".", "\n\n", "1990s", "half",
    "a", "a year earlier", "from", "to", "until", "between", "and", "GMT", "1500", "(", ")", "the week before", "Q3",
    "Eid", "overnight", "0000-00-00", "29 February", "99/99/9999", "9999", "century", "later", "decades", "10,000",
])  # fmt: skip


def test_a_day_in_the_dateline_is_told_apart_and_moves_no_narrative():
    text = "CAIRO, Oct. 10 (Sample) -- The boat left. The day before, it had been painted."
    filed, before = times.read(text, published=WEDNESDAY, mark=Span(0, 27))

    assert (filed.span.of(text), filed.part) == ("Oct. 10", "dateline")
    assert (before.part, before.start) == ("story", "2025-11-04")


VOCABULARY = st.sampled_from(
    sorted({word for words in PLAIN.values() for word in (words.split("|") if "|" in words else words.split())})
    + [word.title() for words in TITLED.values() for word in words]
)
PUBLISHED = st.sampled_from([None, WEDNESDAY, "0001-01-01", "9999-12-31", "2024-02-29T23:59", "2025-12-31T23:30+14:00"])
FILED = st.fixed_dictionaries({
    "dateline": st.sampled_from([None, "", ",", "MOSCOW", "Austin, Texas"]),
    "home": st.sampled_from([None, "IND", "USA", "???"]),
})  # fmt: skip


@given(st.lists(WORDS | VOCABULARY, max_size=25), PUBLISHED, FILED)
@settings(max_examples=400, deadline=None)
def test_every_span_lies_in_the_text_in_order_and_no_interval_is_backward(words, published, filed):
    text = " ".join(words)
    found = times.read(text, published=published, **filed)

    assert found == times.read(text, published=published, **filed)
    spans = [time.span for time in found]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(time.start <= time.end for time in found if time.start and time.end)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_an_error(text):
    times.read(text, published=WEDNESDAY)


@pytest.mark.parametrize(
    "unit", ["May ", "1", "1 ", "the first ", "two-", "a ", "'", "\n", "last ", "5 p.m. ", "a year ", "from Monday to "]
)
def test_a_long_text_of_one_word_is_read_in_linear_time(unit):
    text = unit * (100_000 // len(unit))
    begun = time.process_time()

    times.read(text, published=WEDNESDAY)

    assert time.process_time() - begun < 2  # 0.02 to 0.3 s on a free core; a quadratic reading takes minutes


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("It opened on March 31 last year.", "March 31 last year", "2024-03-31", "2024-03-31"),
        ("He was freed in May last year.", "May last year", "2024-05-01", "2024-05-31"),
        ("The first Monday of May is a holiday.", "The first Monday of May", "2025-05-05", "2025-05-05"),
        ("They met in the first week of April.", "the first week of April", "2025-04-01", "2025-04-07"),
        ("It changed after the Sept. 11 attacks.", "Sept. 11", "2001-09-11", "2001-09-11"),
        ("It sank on Sept. 11 this year.", "Sept. 11 this year", "2025-09-11", "2025-09-11"),
    ],
)
def test_what_stands_beside_a_date_tells_its_year_and_its_days(text, words, start, end):
    assert days(text)[words] == (start, end)


@pytest.mark.parametrize(
    "text", ["Some 2000 people marched.", "Flight 1999 was late.", "The army lost 1500 men.", "It cut 2025 jobs."]
)
def test_four_digits_that_count_or_name_are_no_year(text):
    assert days(text) == {}


def test_a_weekday_within_a_name_is_none():
    assert days("Judge Friday Okoro adjourned the case.") == {}
