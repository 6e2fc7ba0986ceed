"""RDF terms and plain values: what a parameter is in a SPARQL query, and what an answer's term is in Python."""

from __future__ import annotations

import re
from typing import Any

from remit.graph.store import Parameters
from remit.graph.trouble import Trouble

_WHOLE = frozenset({"integer", "int", "long", "decimal", "nonNegativeInteger"})
_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def bound(query: str, parameters: Parameters | None) -> str:
    """Put parameters into the query: each takes the place of the example in ``VALUES ?name { … }``.

    Raises:
        Trouble: the query has no such clause.
    """
    for name, given in (parameters or {}).items():
        query = bind(query, name, literal(given))
    return query


def literal(given: str | int | bool) -> str:
    """Give a value as a whole term; whatever stands in a text, it stays inside the quotes."""
    if isinstance(given, bool):
        return str(given).lower()
    return str(given) if isinstance(given, int) else f'"{given.translate(_ESCAPE)}"'


def bind(query: str, name: str, term: str) -> str:
    """Put a serialised term into ``VALUES ?name { … }``; only a whole term ever takes that place.

    Raises:
        Trouble: the query has no such clause.
    """
    pattern = re.compile(rf"VALUES\s*\?{re.escape(name)}\s*\{{\s*(?:\"(?:[^\"\\]|\\.)*\"|[^}}\"])*\}}")
    if not pattern.search(query):
        raise Trouble(f"The query has no parameter named {name}.")
    return pattern.sub(lambda _: f"VALUES ?{name} {{ {term} }}", query)


def value(text: str, datatype: str) -> Any:
    """Give a literal as a plain value: whole numbers and booleans as such, all else as text."""
    kind = datatype.rsplit("#", 1)[-1]
    if kind in _WHOLE and re.fullmatch(r"[+-]?\d+", text):
        return int(text)
    if kind == "boolean":
        return text in ("true", "1")
    return text
