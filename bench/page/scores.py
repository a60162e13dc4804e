"""How one reading of a page compares with what people say is on it."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from datetime import datetime, timedelta

TOKEN = re.compile(r"\w+", re.UNICODE)


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Source: scrapinghub/article-extraction-benchmark, evaluate.py."""
    tokens = TOKEN.findall(text or "")
    return Counter(tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1)) if tokens)


def overlap(gold: str, given: str) -> tuple[float, float, float]:
    """True positives, false positives and false negatives, as shares of one page."""
    mine, others = shingles(gold), shingles(given)
    hit = sum((mine & others).values())
    extra, missed = sum(others.values()) - hit, sum(mine.values()) - hit
    total = hit + extra + missed or 1
    return hit / total, extra / total, missed / total


def body_f1(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """F1 of the mean precision and recall over (gold, given) pages, as that benchmark reckons it."""
    rows = [overlap(gold, given) for gold, given in pairs]
    precision = statistics.mean(tp / (tp + fp) for tp, fp, _ in rows if tp + fp > 0)
    recall = statistics.mean(tp / (tp + fn) for tp, _, fn in rows if tp + fn > 0)
    tokens = [token_f1(gold, given) for gold, given in pairs]
    return {
        "f1": 2 * precision * recall / ((precision + recall) or 1),
        "p": precision,
        "r": recall,
        "token_f1": statistics.mean(tokens),
    }


def norm(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def token_f1(gold: str, given: str) -> float:
    mine, others = Counter(norm(gold).split()), Counter(norm(given).split())
    if len(mine) < 3 and len(others) < 3:
        mine, others = Counter(norm(gold)), Counter(norm(given))
    hit = sum((mine & others).values())
    return 2 * hit / (sum(mine.values()) + sum(others.values())) if mine or others else 1.0


def close(gold: str, given: str | None) -> bool:
    """Whether two headlines share nine tenths of their words."""
    return token_f1(gold, given or "") >= 0.9


def when(value: str | None) -> datetime | None:
    for text in ((value or "").strip().replace("Z", "+00:00"), (value or "").strip()[:10]):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            continue
    return None


def same_day(gold: str, given: str | None) -> bool:
    """Equal calendar day in the gold's own zone or in UTC."""
    one, other = when(gold), when(given)
    if not one or not other:
        return False
    days = [
        {moment.date()} | ({(moment - moment.utcoffset()).date()} if moment.tzinfo else set())
        for moment in (one, other)
    ]
    return bool(days[0] & days[1])


def same_minute(gold: str, given: str | None) -> bool:
    one, other = when(gold), when(given)
    if not one or not other or len(given or "") <= 10:
        return False
    if not (one.tzinfo and other.tzinfo):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return abs(one - other) < timedelta(seconds=61)


def names_f1(pairs: list[tuple[list[str], list[str]]]) -> float:
    """F1 over all names of all pages; case and signs aside."""
    hit = extra = missed = 0
    for gold, given in pairs:
        mine, others = {norm(name) for name in gold}, {norm(name) for name in given}
        hit, extra, missed = hit + len(mine & others), extra + len(others - mine), missed + len(mine - others)
    return 2 * hit / (2 * hit + extra + missed)
