"""The desk as a web application: its pages and its JSON joined, guarded, and its failures told."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from sayso.desk import faults
from sayso.desk.api import articles as api
from sayso.desk.api import stories as stories_api
from sayso.desk.guard import Guard
from sayso.desk.pages import about, actors, article, articles, compare, health, set_aside, stories
from sayso.desk.render import HERE
from sayso.ledger import Ledger

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


def create_app(ledger: Ledger, *, hosts: Sequence[str] = ()) -> FastAPI:
    """
    The desk over one ledger.

    Args:
        ledger: Read from, never written to.
        hosts: Names and addresses it answers to besides this machine's own, so that a page elsewhere cannot reach it
            under a name that it points here (DNS rebinding). Where one of them is an address that stands for every
            address, it answers to any name.
    """
    app = FastAPI(title="Sayso", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.ledger = ledger
    for room in (articles, article, actors, stories, compare, set_aside, about, health, api, stories_api):
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    faults.install(app)
    open_to_all = any(host in ANY_ADDRESS for host in hosts)
    named = (f"[{host}]" if ":" in host else host for host in hosts)
    allowed = ["*"] if open_to_all else [*LOCAL_HOSTS, *named]
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)
    app.add_middleware(Guard)
    return app
