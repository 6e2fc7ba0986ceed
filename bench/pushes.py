"""A push into an emptied Neo4j, timed: what the bench puts beside other ways to write the same graph."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from remit.graph.address import address
from remit.graph.server import connect
from remit.graph.statement import Graph


def emptied(driver: Any) -> None:
    """Delete every relation and then every node of the database behind a driver.

    A node of a large graph ends more relations than one transaction has memory for.
    """
    with driver.session() as session:
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS").consume()


def pushed(graph: Graph, lines: Path, url: str, driver: Any) -> float:
    """Push ``graph`` (its quads in ``lines``) to the emptied server at ``url``; give the seconds it took."""
    emptied(driver)
    store = connect(address(url), timeout=600)
    begin = time.perf_counter()
    store.push(lambda: graph, lines, "bench", batch=0, progress=lambda _: None)
    took = time.perf_counter() - begin
    store.close()
    return took
