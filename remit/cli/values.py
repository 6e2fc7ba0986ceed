"""How a value of a free query is shown in a table: nodes as {Label name}, IRIs with their prefix."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any


def shown(value: Any) -> str:
    """Give the text for a value; nothing stands for None."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(shown, value))}]"
    text = str(value)
    return _short(text) if text.lstrip("<").startswith("http") else text


def _mapping(value: Mapping[str, Any]) -> str:
    if "_NODES" in value:
        return _path(value["_NODES"], value["_RELS"])
    if "_LABEL" not in value:
        return "{" + ", ".join(f"{k}: {shown(v)}" for k, v in value.items()) + "}"
    if "_SRC" in value:
        return "{" + str(value["_LABEL"]) + "}"
    name = value.get("name") or _statement(value) or value.get("id") or ""
    return "{" + f"{value['_LABEL']} {name}".rstrip() + "}"


def _statement(value: Mapping[str, Any]) -> str:
    said = [str(value[key]) for key in ("subject", "object") if value.get(key)]
    return f"{value.get('kind') or ''} {' · '.join(said)}".strip() if said else ""


def _path(nodes: list[Any], edges: list[Any]) -> str:
    """Give a path with its arrows as Cypher draws them."""
    out = shown(nodes[0]) if nodes else ""
    for start, edge, end in zip(nodes, edges, nodes[1:], strict=False):
        along = edge.get("_SRC") == start.get("_ID")
        out += f" -{edge['_LABEL']}-> " if along else f" <-{edge['_LABEL']}- "
        out += shown(end)
    return out


@functools.cache
def _spaces() -> list[tuple[str, str]]:
    """Give the beginnings of IRIs and what stands for each, the longest first."""
    from remit.ontology.schema import load

    schema = load()
    named = {iri: f"{prefix}:" for prefix, iri in {**schema.prefixes, "rmt": schema.namespace}.items()}
    return sorted(named.items(), key=lambda pair: -len(pair[0]))


def _short(text: str) -> str:
    """Give an IRI with its prefix, an entity's by its id in angle brackets; what is none stays."""
    from remit.ontology.schema import load

    iri = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if iri.startswith(load().entities):
        return f"<{iri.removeprefix(load().entities)}>"
    for space, prefix in _spaces():
        rest = iri.removeprefix(space)
        if rest != iri and rest.replace("_", "").replace("-", "").isalnum():
            return prefix + rest
    return text
