"""The schema and what derives from it."""

from pathlib import Path

import pytest
import rdflib
from conftest import run
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS

from remit.ontology.generate import derived
from remit.ontology.schema import load

CLOSED = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, rdflib.XSD)


def test_nothing_has_drifted() -> None:
    for path, text in derived().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run make generate"


def test_every_foreign_term_exists_and_every_own_one_is_labelled() -> None:
    graph = rdflib.Graph()
    for path in derived():
        if path.suffix == ".ttl":
            graph.parse(path)
    own = load().namespace
    for term in {t for triple in graph for t in triple if isinstance(t, rdflib.URIRef)}:
        if str(term).startswith(own):
            continue
        space = next((n for n in CLOSED if str(term).startswith(str(n))), None)
        assert space is not None, term
        assert term in space, term
    for term in {
        s
        for s in graph.subjects(RDF.type, None)
        if str(s).startswith(own) and not str(s).endswith("Shape") and str(s) != own
    }:
        assert {label.language for label in graph.objects(term, RDFS.label)} == {"en", "zh"}, term


def test_misspelt_key_raises(tmp_path: Path) -> None:
    from remit.ontology import schema

    text = schema._FILE.read_text(encoding="utf-8").replace('zh = "人员"', 'hz = "人员"', 1)
    path = tmp_path / "schema.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="kind.Person.*hz"):
        schema.load(path)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL asks rdflib 7.6 in ways that rdflib is leaving
def test_graph_conforms_to_its_shapes(graph: Path, tmp_path: Path) -> None:
    import pyshacl

    file = tmp_path / "g.ttl"
    assert run("export", "turtle", "-o", file, "--graph", graph).returncode == 0
    plain = rdflib.Graph().parse(file)
    shapes = Path(__file__).resolve().parent.parent / "ontology" / "shapes.ttl"
    conforms, _, report = pyshacl.validate(plain, shacl_graph=str(shapes))
    assert conforms, report[:2000]
