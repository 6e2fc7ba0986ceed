"""Loading beside rdflib-neo4j, which a user might pick instead of remit.

It is no dependency of ours: install it aside (pip install --no-deps --target FOLDER rdflib-neo4j==1.1) and put FOLDER
on PYTHONPATH; without it the rows are left out.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from pushes import emptied, pushed

from remit.graph.rows import quads
from remit.graph.statement import Graph
from remit.graph.stores import ladybug
from remit.ontology.schema import load

Row = tuple[str, str, float, float, float]


def streamed(name: str, graph: Graph, work: Path, runs: int, server: tuple[str, str, str]) -> Iterator[Row]:
    """Compare a push with rdflib-neo4j's batches of the same graph's triples, each into an emptied database."""
    import neo4j
    import pyoxigraph
    import rdflib

    try:
        from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig
    except ImportError:
        print(
            "rdflib-neo4j is not installed: its row is left out (see the top of bench/beside_rdflib_neo4j.py).",
            flush=True,
        )
        return
    lines, triples = work / "s.nq", work / "s.nt"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in quads(graph, load()))
    found = pyoxigraph.parse(path=str(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    pyoxigraph.serialize((q.triple for q in found), output=str(triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    driver = neo4j.GraphDatabase.driver(server[0], auth=server[1:])

    def theirs() -> float:
        emptied(driver)
        config = Neo4jStoreConfig(batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
        begin = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):  # it tells how many triples it wrote
            into_it = rdflib.Graph(store=Neo4jStore(config=config, neo4j_driver=driver))
            into_it.parse(str(triples), format="nt")
            into_it.close(commit_pending_transaction=True)
        return time.perf_counter() - begin

    def embedded() -> float:
        shutil.rmtree(work / "e", ignore_errors=True)
        (work / "e" / "s").mkdir(parents=True)
        begin = time.perf_counter()
        ladybug.build(work / "e" / "db", graph, load(), work / "e" / "s")
        return time.perf_counter() - begin

    with contextlib.closing(driver):
        took = [(theirs(), embedded(), pushed(graph, lines, server[0], driver)) for _ in range(min(runs, 3))]
    reference, local, server_s = (statistics.median(times) for times in zip(*took, strict=True))
    yield f"{name}: Ladybug (default)", "rdflib-neo4j, batches of 5,000", 0.1, local, reference
    yield f"{name}: push to Neo4j", "rdflib-neo4j, batches of 5,000", 0.1, server_s, reference
