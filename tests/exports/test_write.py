import csv
import io
import json
from typing import get_args, get_type_hints

import pyarrow.parquet as pq
import pytest

from sayso.exports.write import ROWS, Exported, Format, export
from sayso.records.article import PageDate
from tests.ledger.pages import add, article, reading
from tests.strategies import fields


def changed(record, **new):
    return type(record)(**fields(record) | new)


class Pipe(io.RawIOBase):
    """Like a pipe: written in order, never sought."""

    def __init__(self):
        self.written = b""

    def writable(self):
        return True

    def write(self, content):
        self.written += bytes(content)
        return len(content)


def exported(ledger, what, format_):
    to = Pipe()
    with ledger.read() as connection:
        export(connection, what, format_, to)
    assert not to.closed
    return to.written


def lines(ledger, what):
    return [json.loads(line) for line in exported(ledger, what, "jsonl").splitlines()]


def table(ledger, what):
    return list(csv.DictReader(io.StringIO(exported(ledger, what, "csv").decode(), newline="")))


def parquet(ledger, what):
    return pq.read_table(io.BytesIO(exported(ledger, what, "parquet")))


def test_a_statements_row_is_whole_by_itself(ledger):
    add(ledger, reading(article=article(url="https://harbour-post.example/1")))

    (row,) = lines(ledger, "statements")

    assert row == {
        "article": "a1",
        "url": "https://harbour-post.example/1",
        "outlet": "The Harbour Post",
        "domain": "harbour-post.example",
        "agency": "Lodestar",
        "section": "World",
        "language": "en",
        "published": "2025-11-05T08:30",
        "headline": "Boats seized",
        "id": "s1",
        "speaker": "Minister Dale",
        "speaker_span": [0, 13],
        "speaker_name": "Ann Dale",
        "speaker_role": "minister",
        "speaker_country": "ISL",
        "speaker_sector": "GOV",
        "known_as": None,
        "known_country": None,
        "known_sector": None,
        "known_from": None,
        "anonymous": False,
        "relays": ["Lodestar", "State Voice"],
        "relay_kinds": ["agency", "state_media"],
        "relay_known_by": ["lede", "cue"],
        "cue": "told",
        "cue_spans": [[14, 18]],
        "content": "14 boats were seized … in the Narrow Sea",
        "content_spans": [[44, 64], [65, 82]],
        "manner": "indirect",
        "stance": "said",
        "said": "Tuesday",
        "said_span": [31, 38],
        "said_start": "2025-11-04",
        "said_end": "2025-11-04",
        "audience": "Lodestar",
        "audience_span": [19, 27],
        "within": None,
    }


def test_an_events_row_names_its_parties_place_and_claim(ledger):
    add(ledger, reading())

    (row,) = lines(ledger, "events")

    assert (row["type"], row["trigger"], row["status"]) == ("COERCE", "seized", "claimed")
    assert (row["sources"], row["source_names"], row["source_roles"]) == (["Minister Dale"], ["Ann Dale"], ["minister"])
    assert (row["targets"], row["target_countries"], row["target_names"]) == (
        ["boats", "14 boats"],
        [None, "NLD"],
        [None, None],
    )
    assert (row["place"], row["lat"], row["when"], row["when_start"]) == ("Narrow Sea", -1.5, "Tuesday", "2025-11-04")
    assert (row["statement"], row["speaker"], row["relays"]) == ("s1", "Minister Dale", ["Lodestar", "State Voice"])


def test_an_event_without_claim_place_or_day_leaves_them_empty(ledger):
    bare = changed(reading().events[0], statement=None, place=None, when=None)
    add(ledger, reading(events=(bare,)))

    (row,) = lines(ledger, "events")

    assert [row[name] for name in ("statement", "speaker", "relays", "place", "lat", "when")] == [
        None,
        None,
        [],
        None,
        None,
        None,
    ]


def test_a_statement_of_nobody_leaves_the_speaker_empty(ledger):
    bare = changed(
        reading().statements[0], speaker=changed(reading().statements[0].speaker, span=None, actor=None), said=None
    )
    add(ledger, reading(article=article(agency=None, published=None), statements=(bare,)))

    (row,) = lines(ledger, "statements")

    assert [row[name] for name in ("speaker", "speaker_name", "said", "agency", "published")] == [None] * 5


def test_a_figures_row_names_its_event_and_giver(ledger):
    add(ledger, reading())

    (row,) = lines(ledger, "figures")

    assert (row["words"], row["value"], row["unit"], row["giver"], row["event_type"]) == (
        "14",
        14,
        "boats",
        "Minister Dale",
        "COERCE",
    )


def test_csv_writes_a_chain_with_arrows_and_spans_with_dashes(ledger):
    add(ledger, reading())

    (row,) = table(ledger, "statements")

    assert (row["relays"], row["relay_kinds"]) == ("Lodestar > State Voice", "agency; state_media")
    assert (row["content_spans"], row["speaker_span"], row["anonymous"]) == ("44-64; 65-82", "0-13", "false")
    assert row["within"] == ""


def test_csv_keeps_numbers_numbers(ledger):
    add(ledger, reading(figures=(changed(reading().figures[0], value=-5, low=None, high=2.5),)))

    (row,) = table(ledger, "figures")

    assert (row["value"], row["low"], row["high"]) == ("-5", "", "2.5")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1"])
def test_csv_never_runs_in_a_spreadsheet(ledger, formula):
    add(ledger, reading(article=article(headline=formula)))

    (row,) = table(ledger, "figures")

    assert row["headline"] == f"'{formula}"
    assert lines(ledger, "figures")[0]["headline"] == formula


def test_a_list_that_begins_as_a_formula_is_harmless_too(ledger):
    relays = (changed(reading().statements[0].relays[0], name="=cmd()"),)
    add(ledger, reading(statements=(changed(reading().statements[0], relays=relays),)))

    assert table(ledger, "statements")[0]["relays"] == "'=cmd()"


@pytest.mark.parametrize("what", get_args(Exported))
def test_parquet_holds_the_rows_of_jsonl(ledger, what):
    add(ledger, reading())

    assert parquet(ledger, what).to_pylist() == lines(ledger, what)


@pytest.mark.parametrize("what", get_args(Exported))
@pytest.mark.parametrize("format_", get_args(Format))
def test_an_empty_ledger_exports_no_rows(ledger, what, format_):
    written = exported(ledger, what, format_)

    if format_ == "parquet":
        assert pq.read_table(io.BytesIO(written)).num_rows == 0
    else:
        assert written.count(b"\n") == (1 if format_ == "csv" else 0)


def test_parquet_columns_carry_their_documentation(ledger):
    schema = parquet(ledger, "figures").schema

    assert schema.field("words").metadata[b"description"] == b"The number as the text has it"
    assert str(schema.field("value").type) == "double"


def test_parquet_is_written_group_by_group(ledger, monkeypatch):
    monkeypatch.setattr("sayso.exports.write.ROWS_A_GROUP", 2)
    for number in range(5):
        add(ledger, reading(article=article(id=f"a{number}")))

    found = pq.ParquetFile(io.BytesIO(exported(ledger, "figures", "parquet")))

    assert [found.metadata.row_group(group).num_rows for group in range(found.num_row_groups)] == [2, 2, 1]


def test_a_number_beyond_doubles_is_left_out_of_parquet(ledger):
    add(ledger, reading(figures=(changed(reading().figures[0], value=10**400),)))

    assert parquet(ledger, "figures")["value"].to_pylist() == [None]
    assert lines(ledger, "figures")[0]["value"] == 10**400


def test_rows_come_newest_article_first_and_of_the_newest_version_only(ledger):
    address = "https://harbour-post.example/1"
    for id_, url, day in (
        ("old", address, "2025-11-01"),
        ("new", address, "2025-11-02"),
        ("other", None, "2025-11-03"),
    ):
        add(ledger, reading(article=article(id=id_, url=url, published=PageDate(value=day, evidence="url"))))

    assert [row["article"] for row in lines(ledger, "events")] == ["other", "new"]


@pytest.mark.parametrize("what", get_args(Exported))
def test_every_column_is_documented(what):
    row_type, _ = ROWS[what]

    assert all(hint.__metadata__[0].description for hint in hints(row_type).values())


def hints(row_type):
    return get_type_hints(row_type, include_extras=True)
