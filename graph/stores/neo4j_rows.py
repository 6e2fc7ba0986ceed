"""The rows of a push to Neo4j: batches of UNWIND with the query that takes them, and how many there will be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from remit.graph.rows import links, nodes
from remit.graph.statement import Graph
from remit.ontology.cypher import name
from remit.ontology.schema import Schema, load


def expected(graph: Graph) -> dict[str, int]:
    """Give how many nodes of each kind and relationships of each type the graph has, also where it has none."""
    schema = load()
    counts = Counter(dict.fromkeys((*schema.kinds, *schema.relations, *schema.edges), 0))
    counts.update(kind for kind, _ in nodes(graph, schema))
    counts.update(relation for relation, *_ in links(graph))
    return dict(counts)


def ids(graph: Graph, schema: Schema, kind: str) -> set[Any]:
    """Give the ids of the nodes of a kind."""
    return {values["id"] for k, values in nodes(graph, schema) if k == kind}


def pairs(graph: Graph, relation: str) -> set[Any]:
    """Give the ends of the relationships of a type."""
    return {(a, b) for r, a, b, _ in links(graph) if r == relation}


def batches(graph: Graph, size: int) -> Iterator[tuple[str, list[list[Any]]]]:
    """Give (query, rows) of at most ``size`` rows: all nodes first, then the relationships between kinds."""
    yield from _nodes(graph, size)
    yield from _links(graph, size)


def _nodes(graph: Graph, size: int) -> Iterator[tuple[str, list[list[Any]]]]:
    schema = load()
    waiting: dict[str, list[list[Any]]] = {}
    queries = {}
    for kind in schema.kinds.values():
        sets = ", ".join(f"n.`{name(f.name)}` = row[{i}]" for i, f in enumerate(kind.fields) if f.name != "id")
        at = [f.name for f in kind.fields].index("id")
        queries[kind.name] = f"UNWIND $rows AS row MERGE (n:`{kind.name}` {{id: row[{at}]}}) SET {sets}"
    for kind_name, values in nodes(graph, schema):
        rows = waiting.setdefault(kind_name, [])
        rows.append(list(values.values()))
        if len(rows) == size:
            yield queries[kind_name], waiting.pop(kind_name)
    for kind_name, rows in waiting.items():
        yield queries[kind_name], rows


def _links(graph: Graph, size: int) -> Iterator[tuple[str, list[list[Any]]]]:
    schema = load()
    kinds = {str(values["id"]): kind for kind, values in nodes(graph, schema)}
    waiting: dict[tuple[str, str, str], list[list[Any]]] = {}
    for relation, a, b, facts in links(graph):
        key = (relation, kinds[a], kinds[b])
        rows = waiting.setdefault(key, [])
        rows.append([a, b] if facts is None else [a, b, facts])
        if len(rows) == size:
            yield _link(schema, *key), waiting.pop(key)
    for key, rows in waiting.items():
        yield _link(schema, *key), rows


def _link(schema: Schema, relation: str, a: str, b: str) -> str:
    counted = " SET r.facts = row[2]" if relation in schema.edges else ""
    return (
        f"UNWIND $rows AS row MATCH (a:`{a}` {{id: row[0]}}) MATCH (b:`{b}` {{id: row[1]}}) "
        f"MERGE (a)-[r:`{relation}`]->(b){counted}"
    )
