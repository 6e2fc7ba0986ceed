"""A built graph against its SHACL shapes (形状校验), by pySHACL."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.folder import QUADS, manifest
from remit.graph.trouble import Trouble
from remit.ontology.schema import load
from remit.ontology.shapes import shapes

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks a shape: what is wrong, in English and Chinese, and the document and line that state it.

    ``severity`` is ``violation`` (the graph is wrong), ``warning`` or ``info`` (the documents may be). ``id`` comes
    from node, message and value alone: the same in every build.
    """

    id: str
    node: str
    severity: str
    message: str
    zh: str
    value: str
    document: str
    line: int


def violations(folder: Path) -> list[Violation]:
    """Give what in the built graph breaks a shape, by document and line; nothing where it conforms.

    Raises:
        Trouble: the folder is no graph, or the extra ``rdf`` (rdflib, pySHACL) is not installed.
    """
    manifest(folder)
    try:
        import rdflib
    except ImportError:
        raise Trouble("Shapes are checked with rdflib and pySHACL; install them: pip install 'remit[rdf]'.") from None
    import pyoxigraph

    quads = pyoxigraph.parse(path=str(folder / QUADS), format=pyoxigraph.RdfFormat.N_QUADS)
    triples = pyoxigraph.serialize((q.triple for q in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
    plain = rdflib.Graph().parse(data=triples, format="nt")
    return broken(plain)


def broken(data: rdflib.Graph) -> list[Violation]:
    """Give what in ``data`` breaks a shape of the ontology."""
    import pyshacl
    import rdflib
    from rdflib.namespace import RDF, SH

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pySHACL asks rdflib in ways that rdflib is leaving
        rules = rdflib.Graph().parse(data=shapes(load()), format="turtle")
        _, report, _ = pyshacl.validate(data, shacl_graph=rules, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise Trouble(f"pySHACL could not check the graph: {report!s}.")
    out = [_violation(data, report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    return sorted(out, key=lambda v: (v.document, v.line, v.node, v.message))


def _violation(data: rdflib.Graph, report: rdflib.Graph, result: Any) -> Violation:
    import rdflib
    from rdflib.namespace import SH

    node = report.value(result, SH.focusNode)
    messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal)}
    document, line = _place(data, node)
    named, value = str(node).removeprefix(load().entities), str(report.value(result, SH.value) or "")
    digest = hashlib.sha256(chr(0).join((named, messages.get("en", ""), value)).encode()).hexdigest()
    return Violation(
        f"shape-{digest[:10]}",
        named,
        str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
        messages.get("en", ""),
        messages.get("zh", ""),
        value,
        document,
        line,
    )


def _place(data: rdflib.Graph, node: Any) -> tuple[str, int]:
    """Give the document and line of a node: its own, or those of the first statement that speaks of it."""
    import rdflib
    from rdflib.namespace import PROV

    own = rdflib.Namespace(load().namespace)
    told = [data.value(node, own["document"]), data.value(node, own["line"])]
    whole = rdflib.URIRef(str(node).partition("#")[0])  # a selector is a part of its span
    about = (own["subjectOf"], own["objectOf"], PROV.wasQuotedFrom)
    speaking = [s for p in about for s in data.subjects(p, whole)] if None in told else []
    places = [(data.value(s, own["document"]), data.value(s, own["line"])) for s in speaking]
    known = sorted((str(d), int(str(n))) for d, n in places if d is not None and n is not None)
    if None in told and known:
        return known[0]
    return str(told[0] or ""), int(str(told[1])) if str(told[1]).isdigit() else 0
