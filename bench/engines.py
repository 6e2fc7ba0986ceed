"""The engines, as ratios of medians in one run: loading beside the engine's own bulk load, the catalogue beside its own client.

python bench/engines.py [--districts N] [--runs N] [--what …] [--engines …]: prints each row when it is measured, and
adds them to bench/results/engines-DATE.txt. The row of rdflib-neo4j is measured where it is (beside_rdflib_neo4j.py).
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]

from beside_rdflib_neo4j import streamed
from districts import made_graph
from pushes import emptied, pushed
from questions import REAL, given
from servers.neo4j import jars, serving

from remit.graph.address import address
from remit.graph.export import graph_of
from remit.graph.rows import quads
from remit.graph.server import connect
from remit.graph.statement import Graph
from remit.graph.stores import ladybug, oxigraph
from remit.graph.stores.neo4j_rows import batches
from remit.graph.stores.terms import bound as into
from remit.ontology.cypher import constraints, edge_tables, node_tables
from remit.ontology.schema import load
from remit.queries.catalogue import bound, questions

#: rdflib-neo4j would need hours for more made districts than these.
MOST = 50
#: Made districts that a Neo4j server is warmed up with before its times are taken.
WARM = 5
Row = tuple[str, str, float, float, float]


def paired(ours: Callable[[], Any], theirs: Callable[[], Any], runs: int) -> tuple[float, float]:
    """Give the medians of ours and of the reference, run in turn."""

    def timed(work: Callable[[], Any]) -> float:
        begin = time.perf_counter()
        work()
        return time.perf_counter() - begin

    return medians(((timed(ours), timed(theirs)) for _ in range(runs)), runs)


def medians(pairs: Iterable[tuple[float, float]], runs: int) -> tuple[float, float]:
    """Give the medians of both sides; each pair is told when it is there, for five of them can take hours."""
    kept = []
    for number, (ours, theirs) in enumerate(pairs, 1):
        kept.append((ours, theirs))
        print(f"  run {number} of {runs}: ours {ours:.3f} s, reference {theirs:.3f} s", file=sys.stderr, flush=True)
    return statistics.median(a for a, _ in kept), statistics.median(b for _, b in kept)


def loading(
    name: str, graph: Graph, work: Path, runs: int, engines: list[str], server: tuple[str, str, str] | None
) -> Iterator[Row]:
    """Compare loading ``graph`` with the engine's own bulk load of the same rows."""
    import ladybug as engine
    import pyoxigraph

    schema, files, lines = load(), work / "rows", work / "g.nq"
    files.mkdir()

    def fresh(label: str) -> Path:
        shutil.rmtree(work / label, ignore_errors=True)
        (work / label).mkdir()
        return work / label

    def own_ladybug() -> None:
        at = fresh("l1")
        (at / "s").mkdir()
        ladybug.build(at / "db", graph, schema, at / "s")

    def raw_ladybug() -> None:
        database = engine.Database(str(fresh("l2") / "db"))
        connection = engine.Connection(database)
        for statement in [*node_tables(schema), *edge_tables(schema, pairs)]:
            connection.execute(statement)
        for kind in schema.kinds:
            if (files / f"{kind}.csv").exists():
                connection.execute(f'COPY `{kind}` FROM "{files / kind}.csv" (header=false, parallel=false)')
        for (relation, a, b), file in edges.items():
            connection.execute(f'COPY `{relation}` FROM "{file}" (header=false, parallel=false, from="{a}", to="{b}")')
        connection.close()
        database.close()

    def own_oxigraph() -> None:
        oxigraph.build(fresh("o1"), lines, quads(graph, schema))

    def raw_oxigraph() -> None:
        store = pyoxigraph.Store(str(fresh("o2")))
        store.bulk_load(path=str(lines), format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()

    if "ladybug" in engines:
        pairs, edges = ladybug.edge_files(graph, ladybug.node_files(graph, schema, files), files)
        yield f"{name}: Ladybug", "raw COPY of the same rows", 1.5, *paired(own_ladybug, raw_ladybug, runs)
    if "oxigraph" in engines:
        yield f"{name}: Oxigraph", "raw bulk_load of the same quads", 1.5, *paired(own_oxigraph, raw_oxigraph, runs)
    if server:
        yield f"{name}: Neo4j by Bolt", "plain UNWIND of the same rows", 1.3, *bolt(graph, lines, runs, server)


def bolt(graph: Graph, lines: Path, runs: int, server: tuple[str, str, str]) -> tuple[float, float]:
    """Compare a push with plain UNWIND of the same rows, each into an emptied database."""
    import neo4j

    driver = neo4j.GraphDatabase.driver(server[0], auth=server[1:])
    ready = [*constraints(load())]
    for statement in ready:
        driver.execute_query(statement)

    def plain() -> float:
        emptied(driver)
        steps = list(batches(graph, 5000))
        begin = time.perf_counter()
        with driver.session() as session:
            for query, rows in steps:
                session.run(query, rows=rows).consume()
        return time.perf_counter() - begin

    pushed(made_graph(WARM), lines, server[0], driver)  # the server's own warm-up

    def pair() -> tuple[float, float]:
        theirs = plain()
        return pushed(graph, lines, server[0], driver), theirs  # ours last: the catalogue is asked of what it leaves

    took = medians((pair() for _ in range(runs)), runs)
    driver.close()
    return took


def asking_neo4j(values: Callable[[Any], dict[str, str]], runs: int, server: tuple[str, str, str]) -> Row:
    """Compare the catalogue through our store with the same texts through the driver, each in a read transaction."""
    import neo4j

    asked = [(q, bound(q, values(q))) for q in questions()]
    store = connect(address(server[0]), timeout=600)
    driver = neo4j.GraphDatabase.driver(server[0], auth=server[1:])

    def raw() -> None:
        for q, p in asked:
            with driver.session(default_access_mode="READ") as session, session.begin_transaction() as work:
                [tuple(record) for record in work.run(q.cypher, p)]

    def own() -> None:
        for q, p in asked:
            store.ask(q.cypher, p)

    raw()  # the server plans each text once
    times = paired(own, raw, runs)
    store.close()
    driver.close()
    return "catalogue: Neo4j", "the same text, Neo4j's driver", 1.2, *times


def asking(graph: Path, values: Callable[[Any], dict[str, str]], runs: int) -> Iterator[Row]:
    """Compare the catalogue through our stores with the same texts through the engine's own client."""
    import ladybug as engine
    import pyoxigraph

    from remit.graph.folder import CYPHER, QUADS, SPARQL, open_engine

    asked = [(q, bound(q, values(q))) for q in questions()]
    cypher, sparql = open_engine(graph, "ladybug"), open_engine(graph, "oxigraph")
    database = engine.Database(str(graph / CYPHER), read_only=True)
    connection = engine.Connection(database)
    store = pyoxigraph.Store.read_only(str(graph / SPARQL))

    def raw_oxigraph() -> None:
        for q, p in asked:
            found = store.query(into(q.sparql, p), use_default_graph_as_union=True)
            names = [v.value for v in found.variables]
            [[None if s[n] is None else s[n].value for n in names] for s in found]

    def rdflib_whole() -> None:
        import rdflib

        data = rdflib.Dataset(default_union=True)
        data.parse(str(graph / QUADS), format="nquads")
        list(data.query("SELECT ?n { ?p a <https://w3id.org/remit/ns#Person> ; <https://w3id.org/remit/ns#name> ?n }"))

    def own_whole() -> None:
        opened = open_engine(graph, "oxigraph")
        opened.ask("SELECT ?n { ?p a rmt:Person ; rmt:name ?n }")
        opened.close()

    def own_ladybug() -> None:
        for q, p in asked:
            cypher.ask(q.cypher, p)

    def raw_ladybug() -> None:
        for q, p in asked:
            list(connection.execute(q.cypher, p))

    def own_oxigraph() -> None:
        for q, p in asked:
            sparql.ask(q.sparql, p)

    yield "catalogue: Ladybug", "the same text, Ladybug's client", 1.2, *paired(own_ladybug, raw_ladybug, runs)
    yield "catalogue: Oxigraph", "the same text, pyoxigraph", 1.2, *paired(own_oxigraph, raw_oxigraph, runs)
    yield "open and ask once", "rdflib parse + query", 0.1, *paired(own_whole, rdflib_whole, min(runs, 3))


def measured(options: argparse.Namespace, work: Path) -> Iterator[Row]:
    """Measure the catalogue, then the loading of the real gazette's graph and of a made one, row by row."""
    real = sorted((ROOT.parent / "shared" / "gazette").glob("*.txt"))
    source = real or sorted((ROOT / "sample" / "gazette").glob("*.txt"))
    graphs: dict[str, Callable[[], Graph]] = {}
    values = (lambda q: {p["name"]: REAL[p["name"]] for p in q.parameters}) if real else given
    if {"catalogue", "real"} & {*options.what}:
        build = [Path(sys.executable).parent / "remit", "build", *source, "--graph", work / "g"]
        subprocess.run([str(part) for part in build], check=True, capture_output=True)
        graphs["real"] = lambda: graph_of(work / "g")
    if "catalogue" in options.what:
        yield from asking(work / "g", values, options.runs)
    if "made" in options.what:
        graphs["made"] = lambda: made_graph(options.districts)
    lib = jars(ROOT) if "neo4j" in options.engines else None
    for what, make in graphs.items():
        graph, at = make(), Path(tempfile.mkdtemp(dir=work))
        name = source[0].name if what == "real" else f"{options.districts} districts"
        name += f" ({len(graph.statements)} statements)"
        with contextlib.ExitStack() as running:
            server = None
            if lib is not None:
                (at / "n").mkdir()
                server = running.enter_context(serving(lib, at / "n", heap="3g"))
                os.environ.update(REMIT_USER=server[1], REMIT_PASSWORD=server[2])
            if what in options.what:
                yield from loading(name, graph, at, options.runs, options.engines, server)
            if server and what == "real" and "catalogue" in options.what:
                yield asking_neo4j(values, options.runs, server)
            if server and what in options.what and (what == "real" or options.districts <= MOST):
                yield from streamed(name, graph, at, options.runs, server)


def main() -> None:
    """Print each row when it is measured, and keep them all beside the earlier results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--districts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    every = ["catalogue", "real", "made"], ["ladybug", "oxigraph", "neo4j"]
    parser.add_argument("--what", nargs="+", choices=every[0], default=every[0])
    parser.add_argument("--engines", nargs="+", choices=every[1], default=every[1])
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(dir=os.environ.get("TMPDIR", "/var/tmp")))  # noqa: S108 - 1,000 districts are 25 GB: no RAM disk
    stamp = f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}"
    kept = ROOT / "bench" / "results" / f"engines-{stamp}.txt"
    lines = [
        f"python bench/engines.py {' '.join(sys.argv[1:])}: medians of {options.runs}",
        f"{'what':<60}{'reference':<36}{'ours s':>8}{'ref s':>8}{'ratio':>8}{'at most':>9}",
    ]
    with kept.open("a", encoding="utf-8") as file:
        for line in itertools.chain(lines, (_line(row) for row in measured(options, work))):
            print(line, flush=True)
            print(line, file=file, flush=True)
    shutil.rmtree(work)


def _line(row: Row) -> str:
    what, reference, most, ours, theirs = row
    return f"{what:<60}{reference:<36}{ours:>8.3f}{theirs:>8.3f}{ours / theirs:>8.2f}{most:>9.1f}"


main()
