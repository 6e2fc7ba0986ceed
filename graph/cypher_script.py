"""A graph as a Cypher script: constraints, then nodes and edges by MERGE, so that running it twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from remit.graph.cypher_text import literal
from remit.graph.rows import links, nodes
from remit.graph.statement import Graph
from remit.ontology.cypher import constraints, name
from remit.ontology.schema import Schema

#: Rows of one statement: few enough for a shell to take as a line.
_ROWS = 200


def write(graph: Graph, schema: Schema, output: Path) -> None:
    """Write the script for ``cypher-shell`` (Neo4j 5); the same graph gives the same bytes."""
    with output.open("w", encoding="utf-8", newline="") as file:
        file.writelines(line + ";\n" for line in statements(graph, schema))


def statements(graph: Graph, schema: Schema) -> Iterator[str]:
    """Give the statements of the script, without their semicolons."""
    yield from constraints(schema)
    kinds: dict[str, str] = {}
    rows: dict[str, list[str]] = {}
    for kind, values in nodes(graph, schema):
        kinds[str(values["id"])] = kind
        rows.setdefault(kind, []).append(_map({name(k): v for k, v in values.items()}))
    for kind, maps in rows.items():
        for batch in _batches(maps):
            yield f"UNWIND [{batch}] AS row MERGE (n:`{kind}` {{id: row.id}}) SET n += row"
    edges: dict[tuple[str, str, str], list[str]] = {}
    for relation, a, b, facts in links(graph):
        ends: dict[str, Any] = {"a": a, "b": b} if facts is None else {"a": a, "b": b, "facts": facts}
        edges.setdefault((relation, kinds[a], kinds[b]), []).append(_map(ends))
    for (relation, a, b), maps in edges.items():
        counted = " SET r.facts = row.facts" if relation in schema.edges else ""
        ends_found = f"MATCH (a:`{a}` {{id: row.a}}) MATCH (b:`{b}` {{id: row.b}})"
        for batch in _batches(maps):
            yield f"UNWIND [{batch}] AS row {ends_found} MERGE (a)-[r:`{relation}`]->(b){counted}"


def _batches(maps: Iterable[str]) -> Iterator[str]:
    rest = iter(maps)
    while batch := list(islice(rest, _ROWS)):
        yield ", ".join(batch)


def _map(values: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {literal(value)}" for key, value in values.items()) + "}"
