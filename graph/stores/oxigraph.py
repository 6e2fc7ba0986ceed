"""Oxigraph, the embedded SPARQL engine: bulk load of N-Quads, read-only questions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from remit.graph.store import Answer, Parameters
from remit.graph.trouble import Trouble
from remit.ontology.schema import load

_REFUSED = re.compile(r"\b(?:SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b|\bFROM\s", re.IGNORECASE)
_NOT_CODE = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*")
_WHOLE = frozenset({"integer", "int", "long", "decimal"})


def build(path: Path, lines: Path) -> None:
    """Write the N-Quads file ``lines`` into a new store in the folder ``path``."""
    import pyoxigraph

    store = pyoxigraph.Store(str(path))
    store.bulk_load(path=str(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()


class OxigraphStore:
    """A store opened for reading; the default graph of a query is the union of all documents."""

    def __init__(self, path: Path) -> None:
        """Open the folder ``path``."""
        import pyoxigraph

        try:
            self._store = pyoxigraph.Store.read_only(str(path))
        except OSError as error:
            raise Trouble(f"{path} cannot be opened as a graph: {error}; build it again.") from None
        self._namespace = load().namespace

    def ask(self, query: str, parameters: Parameters | None = None) -> Answer:
        """Answer a SELECT or ASK query; a parameter takes the place of the example in its VALUES clause."""
        import pyoxigraph

        refuse_writes(query)
        for name, value in (parameters or {}).items():
            query = bind(query, name, str(pyoxigraph.Literal(value)))
        try:
            result = self._store.query(query, use_default_graph_as_union=True, prefixes={"rmt": self._namespace})
        except (SyntaxError, ValueError, OSError) as error:
            raise Trouble(f"Oxigraph does not accept the query: {' '.join(str(error).split())}.") from None
        if isinstance(result, pyoxigraph.QueryBoolean):
            return Answer(("answer",), ((bool(result),),))
        if isinstance(result, pyoxigraph.QueryTriples):
            rows = tuple((str(t.subject), str(t.predicate), str(t.object)) for t in result)
            return Answer(("subject", "predicate", "object"), rows)
        columns = tuple(v.value for v in result.variables)
        return Answer(columns, tuple(tuple(_value(s[c]) for c in columns) for s in result))

    def turtle(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as Turtle."""
        import pyoxigraph

        refuse_writes(query)
        try:
            result = self._store.query(query, use_default_graph_as_union=True, prefixes={"rmt": self._namespace})
        except (SyntaxError, ValueError, OSError) as error:
            raise Trouble(f"Oxigraph does not accept the query: {' '.join(str(error).split())}.") from None
        if not isinstance(result, pyoxigraph.QueryTriples):
            raise Trouble("This query gives a table, not triples; leave --format turtle out.")
        out = pyoxigraph.serialize(result, format=pyoxigraph.RdfFormat.TURTLE, prefixes={"rmt": self._namespace})
        return (out or b"").decode()

    def close(self) -> None:
        """Nothing to do: the store closes with the object."""


def bind(query: str, name: str, term: str) -> str:
    """Put a serialised term into ``VALUES ?name { … }``; only a whole term ever takes that place.

    Raises:
        Trouble: the query has no such clause.
    """
    pattern = re.compile(rf"VALUES\s*\?{re.escape(name)}\s*\{{\s*(?:\"(?:[^\"\\]|\\.)*\"|[^}}\"])*\}}")
    if not pattern.search(query):
        raise Trouble(f"The query has no parameter named {name}.")
    return pattern.sub(lambda _: f"VALUES ?{name} {{ {term} }}", query)


def refuse_writes(query: str) -> None:
    """Raise Trouble where a query does more than read this store: updates, SERVICE, LOAD and FROM."""
    found = _REFUSED.search(_NOT_CODE.sub(" ", query))
    if found:
        raise Trouble(f"Only reading this graph is allowed here; {found.group().strip().upper()} is refused.")


def _value(term: Any) -> Any:
    """Give a term as a plain value: numbers and booleans as such, IRIs and literals as text."""
    if term is None:
        return None
    kind = str(getattr(getattr(term, "datatype", None), "value", "")).rsplit("#", 1)[-1]
    if kind in _WHOLE:
        return int(term.value)
    if kind == "boolean":
        return term.value == "true"
    return term.value
