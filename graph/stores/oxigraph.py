"""Oxigraph, the embedded SPARQL engine: bulk load of N-Quads, read-only questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from remit.graph.read_only import refuse_sparql
from remit.graph.store import Answer, Language, Parameters, cut
from remit.graph.stores.terms import bound, value
from remit.graph.trouble import Trouble
from remit.ontology.schema import load

#: Bytes of quads given to one bulk load: a larger load takes the engine over 2 GB, a smaller one more time.
_PART = 128_000_000
#: Lines that are written at once.
_LINES = 1_000


def build(path: Path, lines: Path, quads: Iterable[str]) -> None:
    """Write ``quads`` (lines of N-Quads, without their ends) to the file ``lines`` and into a new store in ``path``.

    The engine takes a part outside the interpreter's lock, so the next one is made meanwhile.
    """
    import pyoxigraph

    store = pyoxigraph.Store(str(path))
    with lines.open("wb") as file, ThreadPoolExecutor(1) as engine:
        loading: Future[None] | None = None
        for part in _parts(iter(quads)):
            file.write(part)
            if loading is not None:
                loading.result()
            loading = engine.submit(store.bulk_load, input=part, format=pyoxigraph.RdfFormat.N_QUADS)
        if loading is not None:
            loading.result()
    store.flush()


def _parts(quads: Iterator[str]) -> Iterator[bytes]:
    """Give the lines in runs of about ``_PART`` bytes."""
    part = bytearray()
    while lines := list(islice(quads, _LINES)):
        part += ("\n".join(lines) + "\n").encode()
        if len(part) >= _PART:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def triples_in(quads: Path) -> Iterator[tuple[str, str, Any]]:
    """Give (subject, predicate, plain value of the object) of each line of an N-Quads file.

    Raises:
        Trouble: it cannot be read, or a line is no N-Quads.
    """
    import pyoxigraph

    try:
        for quad in pyoxigraph.parse(path=str(quads), format=pyoxigraph.RdfFormat.N_QUADS):
            yield str(quad.subject.value), quad.predicate.value, _plain(quad.object)
    except (OSError, SyntaxError, ValueError) as error:
        raise Trouble(f"{quads} cannot be read as N-Quads: {' '.join(str(error).split())}.") from None


class OxigraphStore:
    """A store opened for reading; the default graph of a query is the union of all documents."""

    language: Language = "sparql"

    def __init__(self, path: Path) -> None:
        """Open the folder ``path``."""
        import pyoxigraph

        try:
            self._store = pyoxigraph.Store.read_only(str(path))
        except OSError as error:
            raise Trouble(f"{path} cannot be opened as a graph: {error}; build it again.") from None
        self._namespace = load().namespace

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a SELECT or ASK query; a parameter takes the place of the example in its VALUES clause."""
        import pyoxigraph

        result = self._query(query, parameters)
        if isinstance(result, pyoxigraph.QueryBoolean):
            return Answer(("answer",), ((bool(result),),))
        if isinstance(result, pyoxigraph.QueryTriples):
            triples = ((str(t.subject), str(t.predicate), str(t.object)) for t in result)
            return cut(("subject", "predicate", "object"), triples, limit)
        columns = tuple(v.value for v in result.variables)
        return cut(columns, (tuple(_plain(s[c]) for c in columns) for s in result), limit)

    def turtle(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as Turtle."""
        import pyoxigraph

        result = self._query(query, None)
        if not isinstance(result, pyoxigraph.QueryTriples):
            raise Trouble("This query gives a table, not triples; leave --format turtle out.")
        out = pyoxigraph.serialize(result, format=pyoxigraph.RdfFormat.TURTLE, prefixes={"rmt": self._namespace})
        return (out or b"").decode()

    def _query(self, query: str, parameters: Parameters | None) -> Any:
        refuse_sparql(query)
        text = bound(query, parameters)
        try:
            return self._store.query(text, use_default_graph_as_union=True, prefixes={"rmt": self._namespace})
        except (SyntaxError, ValueError, OSError) as error:
            from remit.graph.query_faults import in_sparql

            said = in_sparql(text, " ".join(str(error).split()))
            raise Trouble(f"Oxigraph does not accept the query: {said}.") from None

    def close(self) -> None:
        """Nothing to do: the store closes with the object."""


def _plain(term: Any) -> Any:
    return None if term is None else value(term.value, str(getattr(getattr(term, "datatype", None), "value", "")))
