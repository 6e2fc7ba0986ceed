"""A graph as JSON-LD that reads as plain JSON: short names by a context, one named graph a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def write(quads: Path, namespace: str, output: Path) -> None:
    """Write the N-Quads file ``quads`` as JSON-LD; the same graph gives the same bytes.

    Names of ``namespace`` stand alone (``name``, ``supervises``), others as whole IRIs. Things of the default graph
    are at the top; what a document states is in the ``@graph`` of that document.
    """
    import pyoxigraph

    graphs: dict[str, dict[str, dict[str, Any]]] = {}
    for quad in pyoxigraph.parse(path=str(quads), format=pyoxigraph.RdfFormat.N_QUADS):
        name = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
        thing = graphs.setdefault(name, {}).setdefault(quad.subject.value, {"@id": quad.subject.value})
        if quad.predicate.value == _TYPE:
            thing.setdefault("@type", []).append(quad.object.value.removeprefix(namespace))
        else:
            key = quad.predicate.value.removeprefix(namespace)
            thing.setdefault(key, []).append(_value(quad.object))
    things = [*graphs.pop("", {}).values()]
    things += [{"@id": name, "@graph": [*held.values()]} for name, held in graphs.items()]
    with output.open("w", encoding="utf-8", newline="") as file:
        file.write(f'{{"@context": {{"@vocab": {json.dumps(namespace)}}}, "@graph": [\n')
        file.write(",\n".join(json.dumps(_single(t), ensure_ascii=False) for t in things))
        file.write("\n]}\n")


def _single(thing: dict[str, Any]) -> dict[str, Any]:
    """Give lists of one as the one, as a reader of plain JSON expects them."""
    return {
        k: [_single(x) for x in v] if k == "@graph" else v[0] if isinstance(v, list) and len(v) == 1 else v
        for k, v in thing.items()
    }


def _value(term: Any) -> Any:
    """Give a term: a thing by its id, whole numbers and booleans as such, other literals with type or language."""
    if not hasattr(term, "datatype"):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if kind == f"{_XSD}string":
        return term.value
    if kind == f"{_XSD}integer" and str(int(term.value)) == term.value:
        return int(term.value)
    if kind == f"{_XSD}boolean" and term.value in ("true", "false"):
        return term.value == "true"
    return {"@value": term.value, "@type": kind}
