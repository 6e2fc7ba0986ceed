"""`remit check`: each check finds its case and leaves the rest; each shape can be broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from conftest import run
from rdflib.namespace import RDF

from remit.graph.shapes import broken, violations
from remit.ontology.schema import load
from remit.ontology.shapes import shapes

TROUBLED = """
云政发〔2024〕1号

关于区政府领导工作分工的通知

甘棠 副区长,分管区民政局、区财政局、区审计局、区统计局、区司法局。
单志远 副区长,分管区教育局。
鲜于澄 副区长,分管区水务局、区教育局。
祝余 副区长,分管区文化和旅游局。
屈原野 副区长,分管区档案局。
甘棠与单志远互为AB角。
屈原野与祝余互为AB角。
鲜于澄与闻人岳互为AB角。

云溪区人民政府
2024年6月10日

云政发〔2024〕2号

关于做好秋季工作的通知

一、开办夜校(牵头单位:区民政局、区教育局;完成时限:2024年3月底)
二、修缮书院(牵头单位:区体育局)
三、清点图书(配合单位:区环境保护局)
四、检查校舍(牵头单位:区生态环境局)

成立云溪区夜校工作领导小组。
组长:祝余

成立云溪区档案工作领导小组。
组长:屈原野

云溪区人民政府
2024年6月20日

云政任〔2024〕3号

关于干部免职的通知

免去:
祝余的区文化和旅游局局长职务。
屈原野的副区长职务。

云溪区人民政府
2024年7月1日

云政任〔2024〕4号

关于干部任命的通知

任命:
端木青为区档案局局长;
祝余为区文化和旅游局局长。

云溪区人民政府
2024年8月1日

云政任〔2024〕5号

关于干部任命的通知

任命:
端木青为区档案局局长。

云溪区人民政府
2024年9月1日
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("troubled")
    (folder / "t.txt").write_text(TROUBLED, encoding="utf-8")
    assert run("build", folder / "t.txt", "--graph", folder / "g").returncode == 0
    out = run("check", "--graph", folder / "g", "--json")
    assert out.returncode == 0, out.stderr
    assert run("check", "--graph", folder / "g", "--strict").returncode == 1
    return {c["name"]: c for c in json.loads(out.stdout)["checks"]}


@pytest.mark.parametrize(
    ("name", "column", "values"),
    [
        ("pair-leads-same-task", "first", {"单志远"}),
        ("several-leaders", "unit", {"区教育局"}),
        # removed from the bureau, 祝余 is still a deputy head of the district; 屈原野 is nothing any more
        ("head-out-of-post", "head", {"屈原野"}),
        ("pair-without-half", "remaining", {"祝余"}),
        # appointed, removed and appointed again is no contradiction
        ("held-twice", "person", {"端木青"}),
        ("partner-unknown", "partner", {"闻人岳"}),
        ("removed-but-in-charge", "leader", {"屈原野"}),
        ("unit-without-leader", "unit", {"区体育局", "区生态环境局"}),
        ("task-without-lead", "task", {"三清点图书"}),
        ("leader-without-stand-in", "leader", {"屈原野", "祝余"}),
        ("load", "leader", {"甘棠"}),
        ("deadline-before-document", "deadline", {"2024年3月底"}),
        ("old-name", "wording", {"区环境保护局"}),
        ("uncertain", "fact", set()),
    ],
)
def test_each_check_finds_its_case_and_no_other(
    found: dict[str, dict[str, Any]], name: str, column: str, values: set[str]
) -> None:
    assert {f[column] for f in found[name]["findings"]} == values


def _ids(checks: dict[str, dict[str, Any]], name: str) -> set[str]:
    return {f["id"] for f in checks[name]["findings"]}


def test_a_finding_keeps_its_id_when_its_line_moves_and_has_another_when_it_is_of_others(
    found: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    moved = "\n\n\n" + TROUBLED.replace("单志远", "单致远").replace("区体育局", "区体育局、区残联")
    (tmp_path / "moved.txt").write_text(moved, encoding="utf-8")
    assert run("build", tmp_path / "moved.txt", "--graph", tmp_path / "g").returncode == 0
    again = {c["name"]: c for c in json.loads(run("check", "--graph", tmp_path / "g", "--json").stdout)["checks"]}
    for name in ("head-out-of-post", "pair-without-half", "removed-but-in-charge", "deadline-before-document"):
        assert _ids(again, name) == _ids(found, name) != set(), name
    assert again["head-out-of-post"]["findings"][0]["line"] == found["head-out-of-post"]["findings"][0]["line"] + 3
    assert not _ids(again, "several-leaders") & _ids(found, "several-leaders")
    assert _ids(again, "unit-without-leader") > _ids(found, "unit-without-leader")
    every = [f["id"] for c in found.values() for f in c["findings"]]
    assert len(every) == len(set(every))
    assert all(i.rpartition("-")[0] in found for i in every)


def test_markdown_tells_the_same_findings_and_escapes_what_documents_say(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TROUBLED.replace("清点图书", "清点|<b>图书</b>"), encoding="utf-8")
    assert run("build", tmp_path / "t.txt", "--graph", tmp_path / "g").returncode == 0
    asked = ("check", "--shapes", "--graph", tmp_path / "g")
    page, data = run(*asked, "--markdown"), json.loads(run(*asked, "--json").stdout)
    assert page.returncode == 0, page.stderr
    ids = [f["id"] for c in data["checks"] for f in c["findings"]] + [v["id"] for v in data["shapes"]]
    rows = [line for line in page.stdout.splitlines() if line.startswith("| ") and line[2:5] not in ("id ", "---")]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == ids
    assert len(ids) == len(set(ids))
    assert "<b>" not in page.stdout
    assert "\\|" in page.stdout
    both = run(*asked, "--markdown", "--json")
    assert (both.returncode, both.stdout) == (2, "")


def test_every_check_is_tested(found: dict[str, dict[str, Any]]) -> None:
    tested = {p[0] for p in test_each_check_finds_its_case_and_no_other.pytestmark[0].args[1]}  # type: ignore[attr-defined] # pytest puts it there
    assert tested == set(found)


def test_the_sample_conforms_to_the_shapes(graph: Path) -> None:
    out = run("check", "--shapes", "--graph", graph, "--json")
    assert out.returncode == 0, out.stdout
    assert [v for v in json.loads(out.stdout)["shapes"] if v["severity"] == "violation"] == []


def test_a_broken_graph_names_document_and_line(graph: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "g"
    shutil.copytree(graph, folder)
    quads = (folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(i for i, q in enumerate(quads) if "#quote>" in q)
    (folder / "graph.nq").write_text("".join(quads[:at] + quads[at + 1 :]), encoding="utf-8")
    (one,) = (v for v in violations(folder) if v.severity == "violation")
    assert "quoted wording is missing" in one.message
    assert "原文" in one.zh
    assert one.document.endswith("号")
    assert one.line > 0


OWN = rdflib.Namespace(load().namespace)
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def _fields() -> list[tuple[str, str, str]]:
    return [(k.name, f.name, f.type) for k in load().kinds.values() for f in k.fields if f.name != "id"]


@pytest.mark.parametrize(("kind", "name", "datatype"), [*_fields(), ("Statement", "statedIn", "node")])
def test_each_property_shape_can_be_broken(kind: str, name: str, datatype: str) -> None:
    rules = rdflib.Graph().parse(data=shapes(load()), format="turtle")
    data = rdflib.Graph()
    node, document = rdflib.URIRef("urn:x"), rdflib.URIRef("urn:d")
    data.add((node, RDF.type, OWN[kind]))
    good = {"integer": rdflib.Literal(1), "boolean": rdflib.Literal(bool(1)), "string": rdflib.Literal("x")}
    for field in load().kinds[kind].fields:
        value = {"kind": rdflib.Literal("remit"), "role": rdflib.Literal("lead")}.get(field.name, good[field.type])
        if field.name != "id":
            date = field.name in ("date", "since", "until", "deadline", "lastDay")
            data.add((node, OWN[field.name], rdflib.Literal("2024-06-30") if date else value))
    data.add((document, RDF.type, OWN.Document))
    data.add((document, OWN.name, rdflib.Literal("d")))
    data.add((document, OWN.line, rdflib.Literal(1)))
    if kind == "Statement":
        data.add((node, OWN.statedIn, document))
    before = {v.message for v in broken(data)}
    assert not [m for m in before if m.startswith(kind)]
    twice = document if name != "statedIn" else rdflib.URIRef("urn:e")
    data.add((node, OWN[name], rdflib.Literal("other") if datatype == "string" else twice))
    messages = {(v.message, v.zh) for v in broken(data) if v.message not in before}
    assert messages, f"{kind}.{name}"
    assert all(en and zh for en, zh in messages)
    assert len(rules) > 0


@pytest.fixture(scope="module")
def triples(graph: Path) -> list[tuple[Any, Any, Any]]:
    import pyoxigraph

    quads = pyoxigraph.parse(path=str(graph / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    text = pyoxigraph.serialize((q.triple for q in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return list(rdflib.Graph().parse(data=text, format="nt"))


def _swap(data: rdflib.Graph, s: Any, p: Any, *values: Any) -> None:
    data.remove((s, p, None))
    for value in values:
        data.add((s, p, value))


def _break(data: rdflib.Graph, name: str) -> None:  # noqa: C901 # one case a shape
    """Break one shape of the sample's graph, and say nothing else wrong."""
    org, prov = rdflib.namespace.ORG, rdflib.namespace.PROV

    def first(kind: rdflib.URIRef) -> Any:
        return min(data.subjects(RDF.type, kind))

    other = rdflib.URIRef("urn:other")
    match name:
        case "pair-of-two":
            pair = first(OWN.CoverPair)
            _swap(data, pair, OWN.partner, min(data.objects(pair, OWN.partner)))
        case "membership-has-member":
            _swap(data, first(org.Membership), org.member)
        case "membership-has-group":
            _swap(data, first(OWN.GroupMembership), org.organization)
        case "holding-has-post":
            _swap(data, first(OWN.Tenure), OWN.post, other)
        case "membership-has-time":
            _swap(data, first(org.Membership), org.memberDuring)
        case "statement-has-span":
            _swap(data, first(OWN.Statement), prov.wasQuotedFrom)
        case "span-has-source":
            _swap(data, first(OA.SpecificResource), OA.hasSource)
        case "span-has-selectors":
            _swap(data, first(OA.SpecificResource), OA.hasSelector, other)
        case "quote-is-there":
            _swap(data, first(OA.TextQuoteSelector), OA.exact)
        case "position-is-forward":
            where = first(OA.TextPositionSelector)
            _swap(data, where, OA.end, data.value(where, OA.start))
        case "since-before-until":
            _swap(data, min(data.subjects(OWN.since, None)), OWN.until, rdflib.Literal("1990-01-01"))
        case "task-is-assigned":
            task = first(OWN.Task)
            for how in (OWN.leads, OWN.carriesOut, OWN.supervisesTask):
                data.remove((None, how, task))
        case "one-head-a-group":
            data.add((other, OWN.heads, first(OWN.LeadingGroup)))
            data.add((min(data.subjects(RDF.type, OWN.Person)), OWN.heads, first(OWN.LeadingGroup)))
        case "removal-ends-a-holding":
            data.remove((None, prov.invalidated, None))


@pytest.mark.parametrize("name", list(load().shapes))
def test_each_shape_of_the_whole_can_be_broken(triples: list[tuple[Any, Any, Any]], name: str) -> None:
    shape = load().shapes[name]
    data = rdflib.Graph()
    for triple in triples:
        data.add(triple)
    _break(data, name)
    found = [v for v in broken(data) if v.message == shape.en]
    assert found, name
    assert {v.zh for v in found} == {shape.zh}
    assert {v.severity for v in found} == {shape.severity.lower()}
    assert any(v.document and v.line for v in found)


def test_the_ends_of_a_statement_are_checked(triples: list[tuple[Any, Any, Any]]) -> None:
    data = rdflib.Graph()
    for triple in triples:
        data.add(triple)
    _swap(
        data, min(data.subjects(RDF.type, OWN.RemitAssignment)), OWN.subjectOf, min(data.subjects(RDF.type, OWN.Task))
    )
    assert "Division of work: its subject is not one Person" in {v.message for v in broken(data)}
