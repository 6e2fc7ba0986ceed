"""A built graph as files: Turtle, N-Quads, JSON-LD, CSV for Neo4j's bulk import, Cypher, Parquet, GraphML, GEXF."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

from remit.graph import cypher_script, jsonld, parquet
from remit.graph.assemble import assemble
from remit.graph.build import facts_in
from remit.graph.corrections import kept
from remit.graph.folder import QUADS, manifest
from remit.graph.rows import links, nodes
from remit.graph.statement import Graph
from remit.graph.trouble import Trouble
from remit.ontology.cypher import name
from remit.ontology.schema import load

_TYPES = {"string": "string", "integer": "long", "boolean": "boolean"}


def export(folder: Path, format: str, output: Path) -> None:
    """Write the graph in ``folder`` to ``output``; the same graph gives the same bytes.

    Raises:
        Trouble: the folder is no graph, or the output cannot be written.
    """
    manifest(folder)
    try:
        if format == "nquads":
            shutil.copyfile(folder / QUADS, output)
        elif format == "turtle":
            _turtle(folder / QUADS, output)
        elif format == "jsonld":
            jsonld.write(folder / QUADS, load().namespace, output)
        else:
            _WRITERS[format](graph_of(folder), output)
    except OSError as error:
        raise Trouble(f"{output} cannot be written: {error.strerror or error}.") from None


def _script(graph: Graph, output: Path) -> None:
    cypher_script.write(graph, load(), output)


def _parquet(graph: Graph, output: Path) -> None:
    parquet.write(graph, load(), output)


def graph_of(folder: Path) -> Graph:
    """Give the graph in ``folder`` as objects, made from its stored facts.

    Raises:
        Trouble: the folder is no graph.
    """
    held = manifest(folder)
    read = [(n, facts_in(folder, n)) for n in sorted(held.sources)]
    graph = assemble(read, corrections=kept(folder), **held.view)
    graph.sources = held.sources
    return graph


def _turtle(quads: Path, output: Path) -> None:
    """Write all triples in one graph: the union of the documents."""
    import pyoxigraph

    schema = load()
    found = pyoxigraph.parse(path=str(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    triples = (q.triple for q in found)
    pyoxigraph.serialize(
        triples, output=str(output), format=pyoxigraph.RdfFormat.TURTLE, prefixes={"rmt": schema.namespace}
    )


def _csv(graph: Graph, output: Path) -> None:
    """Write one file a kind of node and one a relation, with the headers of ``neo4j-admin database import``."""
    schema = load()
    output.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[list[object]]] = {}
    for kind, values in nodes(graph, schema):
        rows.setdefault(kind, []).append([_plain(v) for v in values.values()] + [kind])
    for kind, lines in rows.items():
        fields = schema.kinds[kind].fields
        header = ["id:ID" if f.name == "id" else f"{name(f.name)}:{_TYPES[f.type]}" for f in fields] + [":LABEL"]
        _write(output / f"nodes-{kind}.csv", header, lines)
    edges: dict[str, list[list[object]]] = {}
    for relation, a, b, facts in links(graph):
        edges.setdefault(relation, []).append([a, b, relation] if facts is None else [a, b, relation, facts])
    for relation, lines in edges.items():
        header = [":START_ID", ":END_ID", ":TYPE"] + (["facts:long"] if relation in schema.edges else [])
        _write(output / f"edges-{relation}.csv", header, lines)


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _write(path: Path, header: list[str], lines: list[list[object]]) -> None:
    """Write texts in quotes, so that an empty text stays one and is not taken for no value."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(header)
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC).writerows(lines)


def _network(graph: Graph) -> Any:
    """Give entities and direct edges (statements left out), for Gephi and its like."""
    import networkx

    net = networkx.MultiDiGraph()
    for key in sorted(graph.entities):
        entity = graph.entities[key]
        net.add_node(
            key, label=str(entity.values.get("name", key)), kind=entity.kind, sort=str(entity.values.get("sort", ""))
        )
    for (relation, a, b), facts in sorted(graph.edges.items()):
        net.add_edge(a, b, key=relation, relation=relation, weight=max(facts, 1))
    return net


def _graphml(graph: Graph, output: Path) -> None:
    import networkx

    networkx.write_graphml(_network(graph), output, encoding="utf-8")


def _gexf(graph: Graph, output: Path) -> None:
    import networkx

    output.write_text(_undated("\n".join(networkx.generate_gexf(_network(graph), encoding="utf-8"))), encoding="utf-8")


def _undated(text: str) -> str:
    """Take out the day of writing, which networkx puts into GEXF."""
    import re

    return re.sub(r' lastmodifieddate="[^"]*"', "", text)


_WRITERS = {"csv": _csv, "cypher": _script, "parquet": _parquet, "graphml": _graphml, "gexf": _gexf}
