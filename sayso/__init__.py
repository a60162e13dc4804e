"""
Sayso reads the news and keeps a ledger of it: who said what, and through whom.

    >>> import sayso
    >>> reading = sayso.read("<html>…</html>", url="https://harbour-post.example/collision")  # doctest: +SKIP
    >>> [statement.stance for statement in reading.statements]  # doctest: +SKIP
    ['said', 'declined']

Whatever is not named here may change without notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import InputError, SaysoError
from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.contract import from_json, schema, to_json
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import SAYSO as __version__  # noqa: N811  (the name Python packages give it)
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.time import TimeSpan

if TYPE_CHECKING:
    from sayso.library import Reader, read

__all__ = [
    "Actor",
    "Article",
    "Event",
    "EventActor",
    "Figure",
    "InputError",
    "Place",
    "Reader",
    "Reading",
    "Relay",
    "SaysoError",
    "Span",
    "Speaker",
    "Statement",
    "TimeSpan",
    "When",
    "__version__",
    "from_json",
    "read",
    "schema",
    "to_json",
]


def __getattr__(name: str) -> object:
    """``read`` and ``Reader``, loaded when first asked for: they bring in the encoder's run time, which is slow."""
    if name in {"Reader", "read"}:
        from sayso import library  # noqa: PLC0415  (slow)

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
