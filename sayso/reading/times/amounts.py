"""Words → the numbers in a time expression: counts, years, days of the month, units, and lengths of time in TIMEX3."""

from __future__ import annotations

from typing import Final

from sayso.reading.times.vocabulary import MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS


def month_number(text: str) -> int:
    """``may``, ``sept.`` → 5, 9."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(text[:3]))


def weekday_number(text: str) -> int:
    """``monday``, ``tues.``, ``sundays`` → 0, 1, 6."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(text[:3]))


def day_number(text: str) -> int:
    """``4``, ``4th``, ``fourth`` → 4; 0 for other words."""
    digits = text.rstrip("stndrh")
    return int(digits) if digits.isdigit() else ORDINALS.get(text, 0)


APOSTROPHES = "'’‘"


def year_number(text: str) -> int | None:
    """``1997``, ``'97``, ``nineteen ninety-seven``, ``two thousand``."""
    digits = text.strip(APOSTROPHES)
    if digits.isdigit():
        return int(digits) if len(digits) > 2 else int(digits) + (2000 if int(digits) < 60 else 1900)
    numbers = [int(NUMBERS[word]) for word in text.replace("-", " ").split() if word in NUMBERS]
    if numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    if len(numbers) in (2, 3) and numbers[0] in (18, 19, 20) and 9 < numbers[1] < 100:
        return numbers[0] * 100 + sum(numbers[1:])
    return None


def unit_letter(text: str) -> str:
    """``weeks`` → W."""
    if text == "centuries":
        return "C"
    return UNITS[text if text in UNITS else "millennium" if text == "millennia" else text.removesuffix("s")]


def count_of(text: str) -> float | None:
    """
    The number in words or figures, ``two hundred`` → 200, and of ``two to three`` the lower.

    None where it is not said (``several``, ``several hundred``).
    """
    total, seen = 0.0, False
    spaced = " ".join(text.replace("-", " ").replace("–", " ").split())
    words = spaced.replace("one half", "half").split()
    for word in words:
        number = _number(word)
        if number is None:
            if seen and (word in ("to", "or") or (word == "and" and total % 100 and "half" not in words)):
                break
            continue
        if number in (100, 12, 1000) and not word[0].isdigit():
            total = (total or 1) * number
        elif word[0].isdigit() and seen and "/" not in word:
            break
        else:
            total += number
        seen = True
    return total if seen and words[0] not in ("several", "few", "many") else None


def _number(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word in ("a", "an"):
        return None
    digits = word.replace(",", "")
    if "/" in digits:
        above, _, below = digits.partition("/")
        return int(above) / int(below) if above.isdigit() and below.isdigit() and int(below) else None
    if len(digits) > 12 or not digits.replace(".", "", 1).isdigit():
        return None
    return float(digits)


_LENGTHS: Final = {
    "S": ("T", "S", 1), "M": ("T", "M", 1), "H": ("T", "H", 1), "D": ("", "D", 1), "W": ("", "W", 1),
    "F": ("", "W", 2), "E": ("", "WE", 1), "N": ("", "M", 1), "Q": ("", "Q", 1), "Y": ("", "Y", 1), "X": ("", "Y", 10),
    "C": ("", "Y", 100), "L": ("", "Y", 1000),
}  # fmt: skip


_HALVES: Final = {"S": None, "M": "30S", "H": "30M", "Y": "6M"}


def length(count: float | None, letter: str) -> str:
    """``P3W``; ``PXW`` where the number is not said; ``P2Y6M`` for two and a half years."""
    time, sign, times = _LENGTHS[letter]
    if count is None:
        return f"P{time}X{'E' if letter == 'C' else 'Y' if letter == 'X' else sign}"
    amount = count * times
    if amount == int(amount):
        return f"P{time}{int(amount)}{sign}"
    if amount - int(amount) == 0.5 and (half_ := _HALVES.get(letter)):
        whole = f"{int(amount)}{sign}" if int(amount) else ""
        return f"P{time}{whole}{half_}"
    return f"P{time}{amount:g}{sign}"
