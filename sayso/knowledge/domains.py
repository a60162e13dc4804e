"""Internet domains: the country an address belongs to."""

from __future__ import annotations

from sayso.knowledge import countries

_ANYBODYS = frozenset(
    "ac ag ai as bz cc cd cf cm co cx dj fm ga gg gl gq gs hn io la lc li ly me ml ms mu nu pm pn pw sc sh so st su tf "
    "tk to tv vc vg ws".split()
)
"""Country codes that are sold to anybody as words or for their looks."""


def country(domain: str) -> str | None:
    """
    The country whose code ends a domain, ISO 3166-1 alpha-3: ``example.co.uk`` → GBR; None for ``example.com``.

    Codes that are mostly sold to others (``.tv``, ``.io``) tell nothing.
    """
    code = domain.rstrip(".").rpartition(".")[2].lower()
    if code in _ANYBODYS:
        return None
    found = countries.by_alpha2("GB" if code == "uk" else code.upper())
    return found.code if found else None
