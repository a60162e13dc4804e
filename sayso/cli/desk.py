"""``sayso desk``: the ledger in a browser, served until Ctrl-C."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import closing, suppress
from ipaddress import ip_address
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from sayso import settings
from sayso.cli.terminal import tell
from sayso.desk.app import create_app
from sayso.desk.patience import PatientProtocol
from sayso.errors import BadSetting
from sayso.ledger import connect

PORTS_TRIED = 20
PATIENCE_S = 3
"""How long an answer under way is waited for at the end."""


def desk(
    *,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
    host: Annotated[
        str | None, typer.Option(help="The address to listen on; this machine only by default.", show_default=False)
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(help="The port to listen on; by default 8350, or the next free one.", min=0, max=65_535),
    ] = None,
) -> None:
    """
    Serve the desk: the ledger in a browser.

    It reads the ledger and never writes to it; `sayso add` may run at the same time. Ctrl-C ends it. The desk asks
    nobody for a password: whoever reaches its address can read the ledger.
    """
    chosen = settings.load(flags={"ledger": ledger, "desk_host": host, "desk_port": port})
    wanted = port is not None or chosen.desk_port != settings.Settings().desk_port
    with (
        closing(connect.open(chosen.ledger, must_exist=True)) as opened,
        closing(listen(chosen.desk_host, chosen.desk_port, tries=1 if wanted else PORTS_TRIED)) as listening,
    ):
        if not _is_own(chosen.desk_host):
            tell(f"sayso: anyone who reaches {chosen.desk_host} can read this ledger; there is no password.")
        serve(create_app(opened, hosts=(chosen.desk_host,)), listening, host=chosen.desk_host)


def listen(host: str, port: int, *, tries: int) -> socket.socket:
    """
    A socket bound to an address.

    Args:
        host: A name or an IP address.
        port: The first to try; 0 takes a free one.
        tries: How many ports from there may be tried where they are taken.

    Raises:
        BadSetting: None of them is free, or the address is none of this machine's.
    """
    for candidate in range(port, min(port + tries, 65_536)):
        try:
            return _bind(host, candidate)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:
                raise BadSetting(
                    f"the desk cannot listen here ({_reason(fault)})",
                    where=f"{host}, port {candidate}",
                    remedy="Choose with --host and --port.",
                ) from fault
    taken = f"port {port} is" if tries == 1 else f"the ports {port} to {port + tries - 1} are"
    raise BadSetting(f"{taken} taken", where=host, remedy="Choose another with --port; 0 takes a free one.")


def serve(app: FastAPI, listening: socket.socket, *, host: str) -> None:
    """Answer requests until Ctrl-C, once the address is told."""
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE_S,
    )
    with suppress(KeyboardInterrupt):  # uvicorn ends in order, then raises the signal again
        _Server(config, address(host, listening.getsockname()[1])).run(sockets=[listening])


def address(host: str, port: int) -> str:
    """
    What to type into a browser on this machine.

    >>> address("127.0.0.1", 8350), address("::", 80)
    ('http://127.0.0.1:8350/', 'http://localhost:80/')
    """
    shown = "localhost" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104 - compared
    return f"http://{shown}:{port}/"


class _Server(uvicorn.Server):
    """Uvicorn, which says where it listens only in a log."""

    def __init__(self, config: uvicorn.Config, told: str) -> None:
        super().__init__(config)
        self._told = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"The desk is open at {self._told} (Ctrl-C closes it).", flush=True)


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(where)
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def _reason(fault: OSError) -> str:
    return fault.strerror or os.strerror(fault.errno or 0)


def _is_own(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
