"""One page that needs nothing else: the evidence marked in the text, the ledger beside it. `sayso read --html`."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from sayso.desk.render import links, page, sheet, style
from sayso.records.reading import Reading


def render(reading: Reading) -> str:
    """A self-contained HTML page of one reading: no script, no request to anywhere."""
    return render_all((reading,))


def render_all(readings: Sequence[Reading]) -> str:
    """A self-contained HTML page of several readings, with a table of contents before them."""
    several = len(readings) > 1
    sheets = [sheet(reading, prefix=f"r{place + 1}-" if several else "") for place, reading in enumerate(readings)]
    return page(
        "standalone.html",
        sheets=sheets,
        # Our own style sheets, the one text that goes into a page unescaped: anchors are letters, digits and hyphens.
        style=Markup(style()),  # noqa: S704
        links=Markup(links(sheets)),  # noqa: S704
    )
