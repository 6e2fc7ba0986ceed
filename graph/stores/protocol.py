"""Oxigraph's answers in the serialisations of SPARQL and RDF, for a server: results as they go over the wire."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.folder import SPARQL, manifest
from remit.graph.read_only import refuse_sparql
from remit.graph.rows import iri
from remit.graph.trouble import Trouble
from remit.ontology.schema import load

if TYPE_CHECKING:
    import pyoxigraph

_DESCRIBE = "CONSTRUCT {{ {0} ?p ?o . ?s ?q {0} }} WHERE {{ {{ {0} ?p ?o }} UNION {{ ?s ?q {0} }} }}"


def serialised(
    folder: Path,
    query: str,
    table: str,
    graph: str,
    default: Sequence[str] = (),
    named: Sequence[str] = (),
) -> tuple[str, bytes]:
    """Answer ``query`` of the graph in ``folder``: the media type used, and the body.

    ``table`` is the media type for SELECT and ASK, ``graph`` for CONSTRUCT and DESCRIBE; where the one that is
    needed is empty, the media type given back is empty and the body says why. ``default`` and ``named`` are the
    IRIs of the protocol's dataset; without any, the default graph is the union of all documents.

    Raises:
        Trouble: the query is refused or faulty, or a graph's IRI is none.
    """
    import pyoxigraph

    refuse_sparql(query)
    dataset: dict[str, Any] = {"use_default_graph_as_union": True}
    try:
        if default or named:
            dataset = {
                "default_graph": [pyoxigraph.NamedNode(i) for i in default],
                "named_graphs": [pyoxigraph.NamedNode(i) for i in named],
            }
        found = _opened(folder).query(query, prefixes={"rmt": load().namespace}, **dataset)
        if isinstance(found, pyoxigraph.QueryTriples):
            if not graph:
                return "", b"This query gives triples; accept an RDF media type."
            return graph, _triples(found, graph)
        if not table:
            return "", b"This query gives a table or a boolean; accept a media type of SPARQL results."
        form = pyoxigraph.QueryResultsFormat.from_media_type(table)
        return table, found.serialize(format=form) or b""
    except (SyntaxError, ValueError, OSError) as error:
        from remit.graph.query_faults import in_sparql

        said = in_sparql(query, " ".join(str(error).split()))
        raise Trouble(f"Oxigraph does not accept the query: {said}.") from None


def described(folder: Path, key: str, media: str) -> bytes:
    """Give every triple of the entity ``key`` in the RDF media type ``media``; nothing where there is none."""
    import pyoxigraph

    found = _opened(folder).query(_DESCRIBE.format(iri(load(), key)), use_default_graph_as_union=True)
    triples = list(found) if isinstance(found, pyoxigraph.QueryTriples) else []
    return _triples(triples, media) if triples else b""


def _opened(folder: Path) -> pyoxigraph.Store:
    import pyoxigraph

    manifest(folder)
    try:
        return pyoxigraph.Store.read_only(str(folder / SPARQL))
    except OSError as error:
        raise Trouble(f"{folder} cannot be opened as a graph: {error}; build it again.") from None


def _triples(found: Any, media: str) -> bytes:
    import pyoxigraph

    form = pyoxigraph.RdfFormat.from_media_type(media)
    prefixes = {"rmt": load().namespace}
    return pyoxigraph.serialize(found, format=form, prefixes=prefixes) or b""
