"""rdflib, the common RDF toolkit, as an engine: the graph's N-Quads in memory.

A small graph is asked by rdflib's own SPARQL. A larger one stands in oxrdflib's store where that is installed:
the same objects, with Oxigraph behind them, for rdflib joins rows one by one (measured in docs/decisions/0007).
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from remit.graph.read_only import refuse_sparql
from remit.graph.store import Answer, Language, Parameters, cut
from remit.graph.stores.terms import bound, value
from remit.graph.trouble import Trouble
from remit.ontology.schema import load

#: Bytes of N-Quads up to which rdflib's own SPARQL answers the catalogue within seconds.
_SMALL = 4_000_000


class RdflibStore:
    """The quads of a graph in memory; the default graph of a query is the union of all documents."""

    language: Language = "sparql"

    def __init__(self, quads: Path, *, own: bool | None = None) -> None:
        """Read the N-Quads file; ``own`` says whether rdflib's own SPARQL answers (None: where the graph is small)."""
        try:
            import rdflib
        except ImportError:
            raise Trouble("This engine needs rdflib; install it with: pip install 'remit[rdf]'.") from None
        from importlib.util import find_spec

        if own is None:
            own = quads.stat().st_size < _SMALL or find_spec("oxrdflib") is None
        self._graph = rdflib.Dataset(store="default" if own else "Oxigraph", default_union=True)
        try:
            with _quietly():
                self._graph.parse(str(quads), format="nquads" if own else "ox-nquads")
        except OSError as error:
            raise Trouble(f"{quads} cannot be read: {error.strerror or error}; build the graph again.") from None
        self._graph.bind("rmt", load().namespace)

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a SELECT, ASK or CONSTRUCT query; a parameter takes the place of the example in its VALUES clause."""
        with _quietly():
            result = self._result(bound(query, parameters))
            if result.type == "ASK":
                return Answer(("answer",), ((bool(result.askAnswer),),))
            if result.type == "SELECT":
                columns = tuple(str(v) for v in result.vars)
                return cut(columns, (tuple(map(_plain, row)) for row in result), limit)
            triples = (tuple(t.n3() for t in triple) for triple in result)
            return cut(("subject", "predicate", "object"), triples, limit)

    def turtle(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as Turtle."""
        with _quietly():
            result = self._result(query)
        if result.graph is None:
            raise Trouble("This query gives a table, not triples; leave --format turtle out.")
        return str(result.graph.serialize(format="turtle"))

    def _result(self, query: str) -> Any:
        from pyparsing import ParseException
        from rdflib.plugins.sparql import prepareQuery
        from rdflib.plugins.sparql.sparql import SPARQLError

        refuse_sparql(query)
        try:
            prepared = prepareQuery(query, initNs={"rmt": load().namespace})
            if "ServiceGraphPattern" in repr(prepared.algebra) or prepared.algebra.datasetClause:
                raise Trouble("Only reading this graph is allowed here; SERVICE and FROM are refused.")
            return self._graph.query(query, initNs={"rmt": load().namespace})
        except (ParseException, SPARQLError, ValueError, TypeError, NotImplementedError) as error:
            raise Trouble(f"rdflib does not accept the query: {' '.join(str(error).split())[:300]}.") from None

    def close(self) -> None:
        """Let go of the quads."""
        self._graph.close()


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Leave out a warning that rdflib 7 gives about a property of its own, which it calls itself."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Dataset.default_context", DeprecationWarning)
        yield


def _plain(term: Any) -> Any:
    return None if term is None else value(str(term), str(getattr(term, "datatype", None) or ""))
