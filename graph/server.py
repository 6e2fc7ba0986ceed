"""Servers: opening one by its address, pushing a built graph to it, and the local copy that answers for it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from remit.graph import folder as at
from remit.graph.address import Address
from remit.graph.folder import manifest
from remit.graph.store import Progress, Pushed
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.store import Server


def connect(address: Address, *, timeout: float = 30.0) -> Server:
    """Open the server at an address.

    Raises:
        Trouble: nobody answers, the password is wrong, the database is not there, or the driver is not installed.
    """
    if address.engine == "neo4j":
        from remit.graph.stores.neo4j import Neo4jStore

        return Neo4jStore(address, timeout=timeout)
    from remit.graph.stores.sparql_server import SparqlServer

    return SparqlServer(address, timeout=timeout)


def push(
    folder: Path,
    address: Address,
    *,
    replace: bool = False,
    batch: int = 0,
    timeout: float = 600.0,
    progress: Progress = lambda _: None,
) -> Pushed:
    """Make the server hold the graph in ``folder`` and nothing else that remit wrote.

    ``batch`` is the number of rows of one transaction; 0 takes one transaction where the graph is small.

    Raises:
        Trouble: the folder is no graph, the server refuses or is gone, or it holds a graph of other sources
            (``replace`` lets it go).
    """
    from remit.graph.export import graph_of

    held = manifest(folder)
    server = connect(address, timeout=timeout)
    try:
        there = server.held()
        if there and there.sources and not replace and not there.sources & set(held.sources):
            raise Trouble(
                f"{address} holds another graph (of {', '.join(sorted(there.sources)[:3])}); "
                "to put this one in its place, push with --replace."
            )
        digest = hashlib.sha256((folder / at.QUADS).read_bytes()).hexdigest()
        return server.push(lambda: graph_of(folder), folder / at.QUADS, digest, batch=batch, progress=progress)
    finally:
        server.close()


def copy_of(address: Address, *, timeout: float = 600.0, progress: Progress = lambda _: None) -> Path:
    """Give the folder of a graph that holds what the server holds: pulled, or kept from before where nothing changed.

    Copies stand in the user's cache folder, one for each address.

    Raises:
        Trouble: the server holds no graph, or a push to it did not come to its end.
    """
    from remit.graph.pull import pull, whole

    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "remit"
    kept = cache / hashlib.sha256(str(address).encode()).hexdigest()[:16]
    server = connect(address, timeout=timeout)
    try:
        digest = whole(server, address).digest
        stamp = kept / "digest"
        if digest and stamp.exists() and stamp.read_text(encoding="utf-8") == f"{at.VERSION} {digest}":
            return kept
        pull(kept, server.stored(), said=str(address), progress=progress)
        stamp.write_text(f"{at.VERSION} {digest}", encoding="utf-8")
        return kept
    finally:
        server.close()
