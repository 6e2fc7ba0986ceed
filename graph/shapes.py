"""A built graph against its SHACL shapes (形状校验), by pySHACL."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.folder import QUADS, manifest
from remit.graph.trouble import Trouble
from remit.ontology.rdf import shapes
from remit.ontology.schema import load

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks a shape: what is wrong, in English and Chinese, and the document and line that state it."""

    node: str
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

    own = rdflib.Namespace(load().namespace)
    node = report.value(result, SH.focusNode)
    messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal)}
    document, line = data.value(node, own["document"]), data.value(node, own["line"])
    return Violation(
        str(node).removeprefix(load().entities),
        messages.get("en", ""),
        messages.get("zh", ""),
        str(report.value(result, SH.value) or ""),
        str(document or ""),
        int(line) if isinstance(line, rdflib.Literal) and str(line).isdigit() else 0,
    )
