"""An article as following takes it: its reading, and what copies already said about its text."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sayso.records.reading import Reading
from sayso.records.span import Span


class Told(Struct, frozen=True, kw_only=True):
    """One article of a story."""

    reading: Reading
    origins: tuple[str, ...] = ()
    """The texts it goes back to, its main one first; empty where nobody compared it."""

    @property
    def id(self) -> str:
        """Of the article."""
        return self.reading.article.id

    @property
    def day(self) -> str | None:
        """The day it was published; None where the page gives none that is in a calendar."""
        published = self.reading.article.published
        try:
            return date.fromisoformat(published.day).isoformat() if published else None
        except ValueError:
            return None

    @property
    def at(self) -> str:
        """When it was published, as a key to sort by: the undated come first."""
        published = self.reading.article.published
        return published.value if published and self.day else ""

    def words(self, span: Span) -> str:
        """The characters at ``span``, white space evened."""
        return " ".join(span.of(self.reading.article.text).split())
