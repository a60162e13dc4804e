"""Those who pass words on, as relays: a medium, a document, a body or a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from sayso.knowledge import roles
from sayso.reading.press import outlets
from sayso.reading.press.outlets import Medium
from sayso.reading.press.press import Press
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.nearby import Nearby
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.statement import Relay, RelayEvidence, RelayKind

MEDIA: Final[frozenset[RelayKind]] = frozenset({"agency", "state_media", "broadcaster", "newspaper"})


def passed_on(press: Press, index: int | None) -> Relay:
    """The relay a phrase names; the unknown one where the text names none."""
    tree = press.tree
    if index is None:
        return passed_on_by_nobody()
    medium = press.find(index)
    if medium is not None:
        return by_medium(medium, "cue")
    span = outlets.trimmed(tree.text, tree.phrase(index))
    kind: RelayKind = "official" if _is_official(tree, span) else "person"
    return Relay(name=outlets.bare(span.of(tree.text)), kind=kind, known_by="cue", span=span)


def passed_on_by_nobody() -> Relay:
    """The relay of which a text only tells that there is one."""
    return Relay(name="unknown", kind="unknown", known_by="cue", span=None)


def by_medium(medium: Medium, evidence: RelayEvidence) -> Relay:
    """The relay that a medium is."""
    return Relay(name=medium.name, kind=medium.kind, known_by=evidence, span=medium.span)


def can_speak(tree: Tree, index: int) -> bool:
    """Whether a cited thing is somebody (a ministry, sources, a name) rather than reasons or figures."""
    token = tree.tokens[index]
    if token.upos in {"PROPN", "PRON"} or outlets.document(tree, index):
        return True
    before = f"{tree.tokens[index - 1].form} " if index else ""
    forms = (token.lemma, token.form, before + token.lemma)
    return any(roles.find(form.lower()) is not None for form in forms)


def _is_official(tree: Tree, span: Span) -> bool:
    return any(
        (role := roles.find(tree.tokens[word].lemma.lower())) is not None
        and role.sector in {"GOV", "COP", "MIL", "JUD", "LEG"}
        for word in tree.within(span)
    )


def outside_names(places: Iterable[Place], relays: Iterable[Relay]) -> tuple[Place, ...]:
    """The places, nested those that only stand in the name of a medium that passes something on."""
    media = Nearby((one.span, one) for one in relays if one.span is not None and one.kind in MEDIA)

    def named(place: Place) -> bool:
        around = (one for one in media.around(place.span) if one.span != place.span and place.name in one.name)
        return place.kind != "nationality" and any(True for _ in around)

    return tuple(replace(place, nested=True) if named(place) else place for place in places)
