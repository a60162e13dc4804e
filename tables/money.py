# ruff: noqa: INP001 (a script, not a package)
"""
Builds the table of money: ``python tables/money.py``.

Names and signs of the currencies in use come from CLDR through the package babel. A noun that several currencies bear
(dollar, pound, shilling) stands for the one that news means where nothing stands before it; those rows are our own, as
are names of journalism (taka, dlrs) and signs that CLDR has not (Sh, Tk).
"""

from __future__ import annotations

from babel import Locale
from babel.core import get_global
from build import write

BARE = {
    "dollar": "USD", "dlr": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "peso": "MXN", "franc": "CHF",
    "shekel": "ILS", "hryvnia": "UAH", "lira": "TRY", "rupiah": "IDR", "ringgit": "MYR", "baht": "THB", "dong": "VND",
    "taka": "BDT", "naira": "NGN", "cedi": "GHS", "rand": "ZAR", "birr": "ETB", "zloty": "PLN", "forint": "HUF",
    "tenge": "KZT", "manat": "AZN", "lari": "GEL", "dram": "AMD", "afghani": "AFN", "real": "BRL", "reais": "BRL",
    "kyat": "MMK", "riel": "KHR", "kip": "LAK", "tugrik": "MNT", "kwacha": "ZMW", "pula": "BWP", "lev": "BGN",
    "koruna": "CZK", "quetzal": "GTQ", "lempira": "HNL", "guarani": "PYG", "balboa": "PAB", "gourde": "HTG",
    "metical": "MZN", "kwanza": "AOA", "ariary": "MGA", "dalasi": "GMD", "ouguiya": "MRU", "nakfa": "ERN", "cfa": "XOF",
}  # fmt: skip
"""Nouns without the country's adjective."""
NAMED = {
    "cfa franc": "XOF", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "british pound": "GBP",
    "russian rouble": "RUB", "indonesian rupiah": "IDR", "danish crown": "DKK", "norwegian crown": "NOK",
    "swedish crown": "SEK", "czech crown": "CZK", "israeli shekel": "ILS", "nepali rupee": "NPR",
}  # fmt: skip
SIGNS = {
    "$": "USD", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "nt$": "TWD", "r$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR",
    "₽": "RUB", "₩": "KRW", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₺": "TRY", "₫": "VND", "฿": "THB",
    "₸": "KZT", "₾": "GEL", "tk": "BDT", "rp": "IDR", "ksh": "KES", "kshs": "KES", "sh": "KES", "tsh": "TZS",
    "ush": "UGX", "cfa": "XOF", "dlrs": "USD", "rmb": "CNY", "gh₵": "GHS",
}  # fmt: skip
ENGLISH_WORDS = {"ALL", "TOP", "TRY", "CUP", "PEN", "BOB", "SOS", "MOP", "LAK", "GEL", "RON", "BAM", "COP", "MAD"}
"""Codes that are also words or names: "TOP 10", "COP 27"."""


def main() -> None:
    """Writes money.csv."""
    names = Locale("en").currencies
    current = sorted(
        {code for spans in get_global("territory_currencies").values() for code, _, end, tender in spans
         if end is None and tender and code in names}
    )  # fmt: skip
    full = {names[code].lower(): code for code in current if " " in names[code]}
    rows = [(name, "name", code, "cldr") for name, code in full.items()]
    rows += [(name, "name", code, "own") for name, code in {**BARE, **NAMED}.items() if name not in full]
    rows += [(code.lower(), "sign", code, "cldr") for code in current if code not in ENGLISH_WORDS]
    rows += [(sign, "sign", code, "own") for sign, code in SIGNS.items()]
    write("money.csv", "word,kind,code,source", sorted(rows))


if __name__ == "__main__":
    main()
