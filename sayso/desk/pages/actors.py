"""Persons across articles: who bore which role when, and which words of which article say so."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from sayso.desk.asked import OpenLedger
from sayso.desk.render import page
from sayso.errors import NotFound
from sayso.ledger import articles, registry
from sayso.records.known import KnownActor

router = APIRouter()

SHOWN = 3
"""Articles shown of each role; the count tells how many there are."""


@router.get("/actors", response_class=HTMLResponse)
def show_actors(ledger: OpenLedger) -> str:
    """The list of persons, by name."""
    with ledger.read() as connection:
        known = registry.everyone(connection)
    letters = [(letter, list(same)) for letter, same in groupby(known, key=_letter)]
    return page("actors.html", here="/actors", letters=letters, count=len(known))


@router.get("/actors/{id_}", response_class=HTMLResponse)
def show_actor(ledger: OpenLedger, id_: str) -> str:
    """One person: roles over time, each with its evidence."""
    with ledger.read() as connection:
        actor = registry.find(connection, id_)
        if actor is None:
            raise NotFound("no article held tells of this person", where=id_, remedy="See the list of actors.")
        told = {notice.article for role in actor.roles for notice in role.notices[:SHOWN]}
        summaries = {id_: articles.summary(connection, id_) for id_ in sorted(told)}
    return page("actor.html", here=None, actor=actor, summaries=summaries, shown=SHOWN)


def _letter(actor: KnownActor) -> str:
    return actor.id[:1].upper()
