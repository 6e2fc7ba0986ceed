"""The engines for tests: pushing a graph to a server, and opening any engine on a graph."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from remit.graph.address import address
from remit.graph.folder import open_engine
from remit.graph.server import connect, push
from remit.graph.store import Pushed, Server, Store

Address = tuple[str, str, str]
EMBEDDED = ("ladybug", "oxigraph", "rdflib")


@contextlib.contextmanager
def user_of(server: Address) -> Iterator[None]:
    """Set the user and password of a server in the environment."""
    names = ("REMIT_USER", "REMIT_PASSWORD")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(zip(names, server[1:], strict=True))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def pushed(server: Address, folder: Path, *, batch: int = 0, replace: bool = True) -> Pushed:
    """Push a graph to a server."""
    with user_of(server):
        return push(folder, address(server[0]), replace=replace, batch=batch)


@contextlib.contextmanager
def connected(server: Address, *, timeout: float = 60.0) -> Iterator[Server]:
    """Open a server."""
    with user_of(server):
        store = connect(address(server[0]), timeout=timeout)
    try:
        with user_of(server):
            yield store
    finally:
        store.close()


@contextlib.contextmanager
def opened(engine: str, folder: Path, servers: dict[str, Address]) -> Iterator[Store]:
    """Open an engine on a graph: embedded, or the server that the graph was pushed to."""
    if engine in servers:
        with connected(servers[engine]) as store:
            yield store
        return
    store = open_engine(folder, engine)
    try:
        yield store
    finally:
        store.close()
