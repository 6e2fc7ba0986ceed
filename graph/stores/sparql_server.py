"""Any SPARQL 1.1 server over HTTP: questions by the Protocol, pushes by Update, one named graph a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.address import Address
from remit.graph.read_only import refuse_sparql
from remit.graph.store import Answer, Held, Language, Parameters, Progress, Pushed, cut
from remit.graph.stores.http import Endpoint
from remit.graph.stores.quad_lines import by_graph
from remit.graph.stores.terms import bound, value
from remit.graph.trouble import Trouble
from remit.ontology.schema import load

if TYPE_CHECKING:
    from remit.graph.statement import Graph

#: Up to so many bytes of quads go in one request, which the server takes whole or not at all.
_ONE = 32_000_000
#: Quads of one request where there are more.
_ROWS = 20_000
#: Ways to ask for the union of all graphs: as the server stands, Oxigraph's, and Jena's.
_UNIONS = ("", "union-default-graph", "default-graph-uri=urn:x-arq:UnionGraph&default-graph-uri=urn:x-arq:DefaultGraph")
#: Graphs that are read in one request.
_SOME = 20


class SparqlServer:
    """A dataset of a SPARQL server; the default graph of a query is the union of all documents."""

    language: Language = "sparql"

    def __init__(self, address: Address, *, timeout: float = 30.0) -> None:
        """Find the query endpoint at the address, or below it (/query, /sparql).

        Raises:
            Trouble: nobody answers, the password is wrong, or no SPARQL is spoken there.
        """
        self._address, self._schema = address, load()
        self._http = Endpoint(address, timeout)
        self._ns, self._mark = self._schema.namespace, f"<{self._schema.entities}push>"
        self._union = ""
        self._union = next((u for u in _UNIONS if self._sees_all(u)), "")

    def _sees_all(self, union: str) -> bool:
        """Whether a query sees a source (in the default graph) and a particular (in a document's) together."""
        query = f"ASK {{ ?a <{self._ns}sha256> ?b . ?c <{self._ns}clauseStart> ?d }}"
        try:
            return self._http.ask(query, union) is True
        except Trouble:
            return False

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a SELECT or ASK query; a parameter takes the place of the example in its VALUES clause."""
        refuse_sparql(query)
        text = f"PREFIX rmt: <{self._ns}>\n{bound(query, parameters)}"
        with self._http.select(text, self._union) as (columns, rows):
            if not columns:
                first = next(rows, None)
                if isinstance(first, bool):
                    return Answer(("answer",), ((first,),))
                return Answer((), () if first is None else ((),))
            return cut(tuple(columns), (tuple(_plain(row.get(c)) for c in columns) for row in rows), limit)

    def turtle(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as Turtle."""
        refuse_sparql(query)
        return self._http.turtle(f"PREFIX rmt: <{self._ns}>\n{query}", self._union)

    def held(self) -> Held | None:
        """Say what was pushed last; None where nothing was."""
        rows = self.ask(f"SELECT ?d ?w WHERE {{ {self._mark} rmt:digest ?d ; rmt:whole ?w }}").rows
        named = self.ask("SELECT DISTINCT ?n WHERE { ?s a rmt:Source ; rmt:name ?n }").rows
        sources = frozenset(str(row[0]) for row in named)
        if not rows:
            return Held("", whole=True, sources=sources) if sources else None
        return Held(str(rows[0][0]), bool(rows[0][1]), sources)

    def push(self, made: Callable[[], Graph], quads: Path, digest: str, *, batch: int, progress: Progress) -> Pushed:  # noqa: ARG002 - a SPARQL server takes quads, not rows
        """Make the server hold ``quads`` and nothing else that remit wrote; graphs of others stay as they are.

        In one Update where it is small, which the server does whole or not at all; else in several, with a mark
        that the push is not at its end.
        """
        held, wanted = self.held(), _count(quads)
        now = self._counts()
        if held and held.whole and held.digest == digest and now == wanted:
            return Pushed(changed=False, counts=_summed(now))
        stale = sorted(set(now) - set(wanted) - {""})
        entities = self._schema.entities
        clear = [f'DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{entities}")) }}']
        clear += [f"DROP SILENT GRAPH <{name}>" for name in stale]
        done = f'INSERT DATA {{ {self._mark} <{self._ns}digest> "{digest}" ; <{self._ns}whole> true }}'
        size = batch or (0 if quads.stat().st_size <= _ONE else _ROWS)
        if not size:
            parts = [p for part in by_graph(quads, 0) for p in _replacing(part)]
            self._http.update(" ;\n".join([*clear, *parts, done]))
        else:
            self._http.update(" ;\n".join([*clear, done.replace("true }", "false }")]))
            written = 0
            for part in by_graph(quads, size):
                self._http.update(" ;\n".join(_replacing(part)))
                written += sum(len(lines) for _, lines in part)
                progress(f"wrote {written} of {sum(wanted.values())} quads")
            unmark = f"DELETE DATA {{ {self._mark} <{self._ns}whole> false }}"
            self._http.update(f"{unmark} ;\n{done}")
        progress(f"wrote {sum(wanted.values())} quads")
        return Pushed(changed=True, counts=_summed(self._counts()))

    def _counts(self) -> dict[str, int]:
        """Count remit's quads by graph; the mark of a push is none of them."""
        e = self._schema.entities
        query = (
            "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
            f'FILTER(STRSTARTS(STR(?g), "{e}document/")) }} GROUP BY ?g'
        )
        inner = f'SELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{e}") && ?s != {self._mark}) }}'
        named = {str(g): int(n) for g, n in self._raw(query, "g", "n")}
        ((own,),) = self._raw(inner, "n")
        return {name: n for name, n in {**named, "": int(own)}.items() if n}

    def _raw(self, query: str, *columns: str) -> list[tuple[Any, ...]]:
        """Ask the dataset as it is: the default graph alone, named graphs by name."""
        with self._http.select(query, "") as (_, rows):
            return [tuple(_plain(row.get(c)) for c in columns) for row in rows]

    def stored(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give (kind, values by the schema's fields) of each Source, Particular and Statement, graph by graph."""
        names = sorted(set(self._counts()) - {""})
        yield from self._subjects("?s ?p ?o . ?s a rmt:Source")
        for at in range(0, len(names), _SOME):
            some = " ".join(f"<{g}>" for g in names[at : at + _SOME])
            yield from self._subjects(f"VALUES ?g {{ {some} }} GRAPH ?g {{ ?s ?p ?o }}")

    def _subjects(self, pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
        from remit.graph.rdf_rows import gathered

        # The union of all graphs is not asked for here: Jena hides the named graphs in it.
        with self._http.select(f"PREFIX rmt: <{self._ns}>\nSELECT ?s ?p ?o WHERE {{ {pattern} }}", "") as found:
            yield from gathered((row["s"]["value"], row["p"]["value"], _plain(row["o"])) for row in found[1])

    def close(self) -> None:
        """Nothing stays open between two requests."""


def _plain(term: dict[str, str] | None) -> Any:
    if term is None:
        return None
    return value(term["value"], term.get("datatype", "")) if term["type"] != "uri" else term["value"]


def _replacing(part: list[tuple[str, list[str]]]) -> list[str]:
    """Give the updates that put graphs in the place of what they held; the default graph was cleared before."""
    out = [f"DROP SILENT GRAPH <{name}>" for name, _ in part if name]
    body = "\n".join(
        f"GRAPH <{name}> {{\n{chr(10).join(lines)}\n}}" if name else "\n".join(lines) for name, lines in part
    )
    return [*out, f"INSERT DATA {{\n{body}\n}}"]


def _count(quads: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in by_graph(quads, 0):
        for name, lines in part:
            counts[name] = counts.get(name, 0) + len(set(lines))
    return counts


def _summed(counts: dict[str, int]) -> dict[str, int]:
    return {"quads": sum(counts.values()), "documents": sum(1 for name in counts if name)}
