"""The schema and what derives from it."""

from pathlib import Path

import pytest
import rdflib
from conftest import run
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME

from remit.ontology.generate import derived
from remit.ontology.schema import load

CLOSED = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, rdflib.XSD)


def test_nothing_has_drifted() -> None:
    for path, text in derived().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run make generate"


#: Terms of vocabularies that rdflib has no closed list of, as published at the address.
PUBLISHED = {
    # https://www.w3.org/ns/oa.ttl; each compared with the Turtle of the Web Annotation Vocabulary (2016-06-03)
    "http://www.w3.org/ns/oa#": {"SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasSource", "hasSelector",
                                 "exact", "start", "end"},
    # http://purl.org/net/p-plan, version 1.3 of 2014-03-12; compared with its copies (oeg-upm/Widoco, Ruby's rdf-vocab)
    "http://purl.org/net/p-plan#": {"Plan", "Step", "isStepOfPlan"},
}  # fmt: skip


def unknown(terms: set[rdflib.URIRef]) -> list[str]:
    """Give the terms that their vocabulary does not have, our own left out."""
    out = []
    for term in terms:
        space = next((n for n in CLOSED if str(term).startswith(str(n))), None)
        iri, sign, name = str(term).rpartition("#")
        known = term in space if space is not None else name in PUBLISHED.get(iri + sign, ())
        if not str(term).startswith(("https://w3id.org/remit/", "urn:")) and not known:
            out.append(str(term))
    return sorted(out)


def test_every_foreign_term_exists_and_every_own_one_is_labelled_and_defined() -> None:
    graph = rdflib.Graph()
    for path in derived():
        if path.suffix == ".ttl":
            graph.parse(path)
    own = load().namespace
    assert unknown({t for triple in graph for t in triple if isinstance(t, rdflib.URIRef)}) == []
    assert unknown({rdflib.URIRef("http://www.w3.org/ns/org#Organisation")}) != []
    assert unknown({rdflib.URIRef("http://www.w3.org/ns/oa#quote")}) != []
    terms = {s for s in graph.subjects(RDF.type, None) if str(s).startswith(own) and not str(s).endswith("Shape")}
    assert len(terms) > 120
    for term in terms - {rdflib.URIRef(own)}:
        assert {label.language for label in graph.objects(term, RDFS.label)} == {"en", "zh"}, term
        assert {text.language for text in graph.objects(term, SKOS.definition)} == {"en", "zh"}, term
        if (term, RDF.type, SKOS.Concept) in graph:
            assert {label.language for label in graph.objects(term, SKOS.prefLabel)} == {"en", "zh"}, term
            assert graph.value(term, SKOS.inScheme) is not None


def plain(folder: Path) -> rdflib.Graph:
    """Give a built graph's triples, without the named graphs."""
    import pyoxigraph

    quads = pyoxigraph.parse(path=str(folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    text = pyoxigraph.serialize((q.triple for q in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


def test_the_data_uses_only_terms_that_exist(whole_graph: Path) -> None:
    graph = plain(whole_graph)
    terms = {p for _, p, _ in graph} | set(graph.objects(None, RDF.type))
    assert unknown({t for t in terms if isinstance(t, rdflib.URIRef)}) == []
    own = load().namespace
    declared = set(rdflib.Graph().parse(next(p for p in derived() if p.name == "remit.ttl")).subjects())
    used = {t for triple in graph for t in triple if isinstance(t, rdflib.URIRef) and str(t).startswith(own)}
    assert used - declared == set()
    assert {ORG.Membership, ORG.Post, ORG.FormalOrganization, FOAF.Person, PROV.Activity, SKOS.Concept} <= terms


STANDARD = [
    # a holding in the terms of W3C ORG, with its interval
    ("SELECT ?since ?until { ?m a org:Membership ; org:member/foaf:name '乐知秋' ; org:role/skos:prefLabel '局长'@zh ;"
     " org:organization/skos:prefLabel '区水务局'@zh ; org:memberDuring ?t . ?t time:hasBeginning/time:inXSDDate ?since ."
     " OPTIONAL { ?t time:hasEnd/time:inXSDDate ?until } }", {("2024-03-15", "2024-06-05")}),
    # the act that ended it, in PROV-O's
    ("SELECT ?d { ?a a prov:Activity ; prov:invalidated/org:member/foaf:name '乐知秋' ; prov:used/dcterms:identifier ?d }",
     {("云人发〔2024〕6号",)}),
    # whom a collective name covers, in SKOS's
    ("SELECT ?n { ?c a skos:Collection ; skos:prefLabel '各街镇'@zh ; skos:member/skos:prefLabel ?n }",
     {("城东街道办事处",), ("柳林镇人民政府",)}),
    # a quoted span, in Web Annotation's
    ("SELECT ?x { ?s rmt:mode rmt:deputises-ab-pair ; rmt:partner/foaf:name '曾沐阳' ; prov:wasQuotedFrom/oa:hasSelector/oa:exact ?x }",
     {("仇雨薇",)}),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), STANDARD)
def test_standard_terms_answer(whole_graph: Path, query: str, expected: set[tuple[str, ...]]) -> None:
    from remit.graph.folder import open_sparql

    head = "".join(f"PREFIX {p}: <{iri}> " for p, iri in load().prefixes.items())
    assert set(open_sparql(whole_graph).ask(head + query).rows) == expected


def contradictions(graph: rdflib.Graph) -> list[str]:
    """Give what OWL 2 RL reasoning finds contradictory in ``graph`` together with the ontology."""
    import owlrl

    for path in derived():
        if path.name == "remit.ttl":
            graph.parse(path)
    graph.add((PROV.Entity, OWL.disjointWith, PROV.Activity))  # as PROV-O says
    graph.add((SKOS.Concept, OWL.disjointWith, SKOS.Collection))  # as SKOS says
    closure = owlrl.CombinedClosure.RDFS_OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    closure.closure()
    return [str(m) for m in closure.error_messages]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_owl_reasoning_finds_no_contradiction_in_the_sample_and_one_where_there_is(tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parent.parent / "sample" / "notices" / "04-decree.txt"
    assert run("build", sample, "--graph", tmp_path / "g").returncode == 0
    graph = plain(tmp_path / "g")
    assert contradictions(graph) == []
    own = rdflib.Namespace(load().namespace)
    graph.add((min(graph.subjects(RDF.type, own.Person)), RDF.type, own.Task))
    assert contradictions(graph) != []


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
    conforms, _, report = pyshacl.validate(plain, shacl_graph=str(shapes), allow_warnings=True)
    assert conforms, report[:2000]
