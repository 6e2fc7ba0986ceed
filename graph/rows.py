"""Node and edge rows of a graph, named by the schema; and its quads in N-Quads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from remit.graph.fact import Fact
from remit.graph.standard import standard
from remit.graph.statement import Graph, Statement
from remit.ontology.schema import Schema, camel, load

_UNSAFE = str.maketrans({c: f"%{ord(c):02X}" for c in ' <>"{}|^`\\%'})
_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
Value = str | int | bool


def statement_values(statement: Statement) -> dict[str, Value]:
    """Give the properties of a statement, by the schema's field names."""
    fact = statement.fact
    return {
        "id": statement.id,
        "kind": fact.kind,
        "role": fact.role,
        "document": fact.document,
        "line": fact.line,
        "start": fact.start,
        "end": fact.end,
        "due": fact.when,
        "deadline": statement.deadline,
        "since": statement.since,
        "until": statement.until,
        "note": fact.note,
        "certain": fact.certain,
        "quote": fact.quote,
        "importer": fact.importer,
        "subject": fact.subject,
        "object": fact.object,
        "source": statement.source,
        "clauseStart": fact.clause_start,
        "clauseEnd": fact.clause_end,
        "subjectStart": fact.subject_start,
        "text": fact.text,
    }


def fact_of(values: Mapping[str, Any]) -> Fact:
    """Give the fact that a Statement or Particular holds, as worded (without entities); a field not there is empty."""
    text = {
        n: str(values.get(n) or "") for n in ("document", "kind", "role", "subject", "object", "note", "quote", "text")
    }
    return Fact(
        **text,
        line=int(values["line"]),
        start=int(values["start"]),
        end=int(values["end"]),
        when=str(values.get("due") or ""),
        importer=str(values.get("importer") or ""),
        clause_start=int(values.get("clauseStart", -1)),
        clause_end=int(values.get("clauseEnd", -1)),
        subject_start=int(values.get("subjectStart", -1)),
    )


def nodes(graph: Graph, schema: Schema) -> Iterator[tuple[str, dict[str, Value]]]:
    """Give (kind, properties) of each node, every field of its kind present, entities by id, then statements."""
    for key in sorted(graph.entities):
        entity = graph.entities[key]
        values: dict[str, Value] = {"id": key, **entity.values}
        yield (
            entity.kind,
            {f.name: values.get(f.name, 0 if f.type == "integer" else "") for f in schema.kinds[entity.kind].fields},
        )
    for name, entry in sorted(graph.sources.items()):
        numbers = {"facts": entry["facts"], "unexplained": entry["unexplained"]}
        yield (
            "Source",
            {
                "id": f"source/{name}",
                "name": name,
                "sha256": entry["sha256"],
                **numbers,
                "corrections": graph.corrections,
            },
        )
    particular = [f.name for f in schema.kinds["Particular"].fields]
    for statement in graph.particulars:
        every = statement_values(statement)
        yield "Particular", {name: every[name] for name in particular}
    for statement in graph.statements:
        yield "Statement", statement_values(statement)


def links(graph: Graph) -> Iterator[tuple[str, str, str, int | None]]:
    """Give (relation, from id, to id, number of facts; None for relations that are not counted)."""
    counted = load().edges
    for (relation, a, b), facts in sorted(graph.edges.items()):
        yield relation, a, b, facts if relation in counted else None
    for s in graph.statements:
        if s.subject:
            yield "SUBJECT", s.id, s.subject, None
        if s.object:
            yield "OBJECT", s.id, s.object, None
        yield "STATED_IN", s.id, f"document/{s.fact.document}", None


def iri(schema: Schema, key: str) -> str:
    """Give the IRI of an id; Chinese characters stay readable, what an IRI may not hold is percent-encoded."""
    return f"<{schema.entities}{key.translate(_UNSAFE)}>"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    if isinstance(value, int):
        return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    return f'"{value.translate(_ESCAPE)}"'


class _Iris(dict[str, str]):
    """The IRI of each id; those of statements, of which there are many and each is told once or twice, are not kept."""

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema

    def __missing__(self, key: str) -> str:
        return iri(self._schema, key)


def quads(graph: Graph, schema: Schema) -> Iterator[str]:
    """Give the graph as N-Quads lines: a statement in the graph of its document, the rest in the default graph."""
    names = {s.fact.document: "" for s in (*graph.particulars, *graph.statements)}
    for document in names:
        names[document] = f" {iri(schema, f'document/{document}')}"
    rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    here = _Iris(schema)
    for kind, values in nodes(graph, schema):
        key = str(values["id"])
        subject = iri(schema, key)
        said = kind in ("Statement", "Particular")
        if not said:
            here[key] = subject
        where = names[str(values["document"])] if said else ""
        cls = schema.facts[str(values["kind"])].cls if kind == "Statement" else kind
        if kind == "Statement":
            yield f"{subject} {rdf_type} <{schema.namespace}Statement>{where} ."
        yield f"{subject} {rdf_type} <{schema.namespace}{cls}>{where} ."
        for name, value in values.items():
            if name != "id" and value != "":
                yield f"{subject} <{schema.namespace}{name}> {_literal(value)}{where} ."
    where_of = {s.id: names[s.fact.document] for s in graph.statements}
    for relation, a, b, _ in links(graph):
        name = camel(relation)
        where = where_of.get(a, "")
        yield f"{here[a]} <{schema.namespace}{name}> {here[b]}{where} ."
    yield from standard(graph, schema, here, where_of)


def safe(text: str) -> str:
    """Give a text as a file or URL name."""
    return quote(text, safe="")
