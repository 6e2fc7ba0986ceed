"""The schema as Cypher: Ladybug's tables and Neo4j's constraints."""

from __future__ import annotations

from remit.ontology.schema import Schema

_TYPES = {"string": "STRING", "integer": "INT64", "boolean": "BOOL"}
#: The kinds that may stand at either end of a direct edge.
ENDS = ("Person", "Organisation", "Post", "Field", "Task", "Document")


def name(field: str) -> str:
    """Give a property's name in Cypher; ``end`` is a reserved word there."""
    return {"end": "stop", "start": "begin"}.get(field, field)


def node_tables(schema: Schema) -> list[str]:
    """Give the statements that create Ladybug's tables of nodes."""
    out = []
    for kind in schema.kinds.values():
        columns = ", ".join(f"`{name(f.name)}` {_TYPES[f.type]}" for f in kind.fields)
        out.append(f"CREATE NODE TABLE `{kind.name}`({columns}, PRIMARY KEY (`id`))")
    return out


def edge_tables(schema: Schema, pairs: dict[str, set[tuple[str, str]]]) -> list[str]:
    """Give the statements that create Ladybug's tables of edges; ``pairs`` holds the ends each relation has.

    A relation without an edge yet is made between any two ends, so that questions about it still run.
    """
    out = []
    for relation in schema.relations:
        out.append(_relation(relation, pairs.get(relation) or _every(schema, relation), counted=False))
    for edge in schema.edges:
        out.append(_relation(edge, pairs.get(edge) or {("Person", "Organisation")}, counted=True))
    return out


def _every(schema: Schema, relation: str) -> set[tuple[str, str]]:
    declared = schema.relations[relation]
    return {(declared.subject, declared.object or "Organisation")}


def _relation(relation: str, pairs: set[tuple[str, str]], *, counted: bool) -> str:
    ends = ", ".join(f"FROM `{a}` TO `{b}`" for a, b in sorted(pairs))
    return f"CREATE REL TABLE `{relation}`({ends}{', `facts` INT64' if counted else ''})"


def constraints(schema: Schema) -> list[str]:
    """Give Neo4j's uniqueness constraints and its Chinese full-text index."""
    out = [
        f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR (n:`{kind}`) REQUIRE n.id IS UNIQUE"
        for kind in schema.kinds
    ]
    labels = "|".join(f"`{k}`" for k in schema.kinds if k != "Statement")
    out.append(
        f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{labels}) ON EACH [n.name] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    return out
