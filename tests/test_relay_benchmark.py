"""The relay sentences and their scorer: the labels point at words, and the scorer tells right from wrong."""

from __future__ import annotations

import copy

import pytest

from bench.relay.score import read_labels, score


@pytest.fixture(scope="module")
def labels() -> list[dict]:
    return read_labels()


def test_there_are_enough_of_each_length(labels):
    lengths = [len(one["relays"]) for label in labels for one in label["statements"]]
    assert len(labels) >= 150
    assert lengths.count(2) >= 20
    assert sum(length >= 3 for length in lengths) >= 10


def test_the_labels_themselves_score_full_marks(labels):
    result = score(labels, _perfect(labels))
    rates = result["rates"]["all"]
    assert {name: rate for name, rate in rates.items() if name != "n" and rate < 1} == {}
    assert result["relay names"]["F1"] == pytest.approx(1)
    assert result["traps clean"] == 1


def test_an_empty_prediction_scores_nothing(labels):
    result = score(labels, {})
    assert result["rates"]["all"]["found"] == 0
    assert result["relay names"]["R"] == 0


def test_a_chain_the_wrong_way_round_is_wrong(labels):
    turned = copy.deepcopy(_perfect(labels))
    for said in turned.values():
        for one in said:
            one["relays"].reverse()
    rates = score(labels, turned)["rates"]
    assert rates["one hop"]["chain"] > 0.9
    assert rates["two hops"]["chain"] < 0.2


def _perfect(labels: list[dict]) -> dict[str, list[dict]]:
    return {
        label["id"]: [
            {
                "speaker": {"span": one["speaker"], "anonymous": one.get("anonymous", False)},
                "relays": [relay for hop in one["relays"] for relay in hop],
                "cue": one["cue"],
                "content": one["content"],
                "stance": one["stance"],
            }
            for one in label["statements"]
        ]
        for label in labels
    }
