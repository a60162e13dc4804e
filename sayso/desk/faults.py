"""What the desk answers when it cannot answer: a page for people, JSON for programs."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from sayso.desk.guard import HEADERS
from sayso.desk.render import page
from sayso.errors import NotFound, SaysoError, UsageError, WorldError


def install(app: FastAPI) -> None:
    """Answer every failure of the app's pages."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(SaysoError, _ours)
    app.add_exception_handler(Exception, _bug)


def _refused(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST)
    what = "There is no such page." if status is HTTPStatus.NOT_FOUND else f"{status.description or status.phrase}."
    return _answer(request, status, what)


def _misread(request: Request, error: Exception) -> Response:
    places = [problem["loc"][-1] for problem in error.errors()] if isinstance(error, RequestValidationError) else []
    return _answer(request, HTTPStatus.BAD_REQUEST, f"This address asks for something impossible: {places}.")


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, NotFound):
        return _answer(request, HTTPStatus.NOT_FOUND, str(error))
    if isinstance(error, UsageError):
        return _answer(request, HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, WorldError):
        return _answer(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, str(error))


def _bug(request: Request, error: Exception) -> Response:  # noqa: ARG001 - what broke stays in the server's log
    what = "Sayso has a bug here. The ledger is unharmed; what happened stands in the log of the desk."
    answer = _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, what)
    answer.headers.update(HEADERS)  # this answer is made outside the guard
    return answer


def _answer(request: Request, status: HTTPStatus, what: str) -> Response:
    if request.url.path.startswith("/api/"):
        return Response(msgspec.json.encode({"error": what}), status, media_type="application/json")
    return HTMLResponse(page("fault.html", here=None, title=status.phrase, what=what), status)
