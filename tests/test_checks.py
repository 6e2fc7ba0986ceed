"""`remit check`: each check finds its case and leaves the rest; each shape can be broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from conftest import run
from rdflib.namespace import RDF, SH, XSD

from remit.graph.shapes import broken, violations
from remit.ontology.rdf import shapes
from remit.ontology.schema import load

TROUBLED = """
云政发〔2024〕1号

关于区政府领导工作分工的通知

甘棠 副区长,分管区民政局、区财政局、区审计局、区统计局、区司法局。
单志远 副区长,分管区教育局。
鲜于澄 副区长,分管区水务局、区教育局。
祝余 副区长,分管区文化和旅游局。
甘棠与单志远互为AB角。

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

云溪区人民政府
2024年6月20日

云政任〔2024〕3号

关于干部免职的通知

免去:
祝余的区文化和旅游局局长职务。

云溪区人民政府
2024年7月1日
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
        ("head-removed", "removed", {"2024-07-01"}),
        ("unit-without-leader", "unit", {"区体育局", "区生态环境局"}),
        ("task-without-lead", "task", {"三清点图书"}),
        ("leader-without-stand-in", "leader", {"鲜于澄", "祝余"}),
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


def test_every_check_is_tested(found: dict[str, dict[str, Any]]) -> None:
    tested = {p[0] for p in test_each_check_finds_its_case_and_no_other.pytestmark[0].args[1]}  # type: ignore[attr-defined]
    assert tested == set(found)


def test_the_sample_conforms_to_the_shapes(graph: Path) -> None:
    out = run("check", "--shapes", "--graph", graph, "--json")
    assert out.returncode == 0, out.stdout
    assert json.loads(out.stdout)["shapes"] == []


def test_a_broken_graph_names_document_and_line(graph: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "g"
    shutil.copytree(graph, folder)
    quads = (folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(i for i, q in enumerate(quads) if "#quote>" in q)
    (folder / "graph.nq").write_text("".join(quads[:at] + quads[at + 1 :]), encoding="utf-8")
    (one,) = violations(folder)
    assert "quoted wording is missing" in one.message
    assert "原文" in one.zh
    assert one.document.endswith("号")
    assert one.line > 0


def _rules() -> list[tuple[str, str, str]]:
    rules = rdflib.Graph().parse(data=shapes(load()), format="turtle")
    out = []
    for shape in rules.subjects(RDF.type, SH.NodeShape):
        kind = str(rules.value(shape, SH.targetClass)).rpartition("#")[2]
        for rule in rules.objects(shape, SH.property):
            path, datatype = rules.value(rule, SH.path), rules.value(rule, SH.datatype)
            out.append((kind, str(path).rpartition("#")[2], str(datatype)))
    return sorted(out)


@pytest.mark.parametrize(("kind", "name", "datatype"), _rules())
def test_each_shape_can_be_broken(kind: str, name: str, datatype: str) -> None:
    own = rdflib.Namespace(load().namespace)
    data = rdflib.Graph()
    node, document = rdflib.URIRef("urn:x"), rdflib.URIRef("urn:d")
    data.add((document, RDF.type, own["Document"]))
    data.add((document, own["name"], rdflib.Literal("d")))
    data.add((document, own["line"], rdflib.Literal(1)))
    data.add((node, RDF.type, own[kind]))
    good = {"integer": rdflib.Literal(1), "boolean": rdflib.Literal(bool(1)), "string": rdflib.Literal("x")}
    for field in load().kinds[kind].fields:
        value = {"kind": rdflib.Literal("remit"), "role": rdflib.Literal("lead")}.get(field.name, good[field.type])
        date = field.name in ("date", "since", "until")
        if field.name != "id":
            data.add((node, own[field.name], rdflib.Literal("2024-06-30") if date else value))
    if kind == "Statement":
        data.add((node, own["statedIn"], document))
    assert broken(data) == []
    twice = document if name != "statedIn" else rdflib.URIRef("urn:e")
    data.add((node, own[name], rdflib.Literal("other") if datatype == str(XSD.string) else twice))
    assert broken(data), f"{kind}.{name}"
