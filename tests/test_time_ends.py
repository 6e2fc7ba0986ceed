"""What ends what: a reform, a removal, a new division; half-open days; and the same said twice or taken away again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import run

from remit.graph.folder import open_cypher, open_sparql

REFORM = """
云政发〔2018〕1号

关于区政府领导工作分工的通知

甘棠 区长,领导区政府全面工作。
单志远 副区长,分管区环境保护局、区教育局。
鲜于澄 副区长,分管区水务局。
单志远与鲜于澄互为AB角。

云溪区人民政府
2018年1月10日

云政任〔2018〕3号

关于干部任免的通知

任命:
祝余为区环境保护局局长;
闻人岳为区水务局局长。

云溪区人民政府
2018年3月1日

云政任〔2019〕2号

关于机构改革中干部任免的通知

任命:
屈原野为区生态环境局局长。

因机构改革,区环境保护局局长祝余原任职务自然免除。

云溪区人民政府
2019年2月1日

云政发〔2019〕4号

关于做好春季工作的通知

一、清理河道(牵头单位:区生态环境局;配合单位:区环保局)

云溪区人民政府
2019年3月1日

云政任〔2019〕6号

关于干部免职的通知

免去:
鲜于澄的副区长职务;
闻人岳的区水务局局长职务。

云溪区人民政府
2019年5月1日
"""


@pytest.fixture(scope="module")
def reform(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reform")
    (folder / "reform.txt").write_text(REFORM, encoding="utf-8")
    assert run("build", folder / "reform.txt", "--graph", folder / "g").returncode == 0
    return folder / "g"


def _asked(graph: Path, *arguments: str) -> Any:
    out = run(*arguments, "--graph", graph, "--json")
    assert out.returncode in (0, 1), out.stderr
    return json.loads(out.stdout)


def _held(graph: Path, *dates: str) -> set[tuple[str, str]]:
    return {(person, post) for person, post, _ in _asked(graph, "ask", "posts", *dates)["rows"]}


def test_a_reform_ends_the_posts_of_the_body_it_ends(reform: Path) -> None:
    head = ("祝余", "区环境保护局局长")
    assert head in _held(reform, "--on", "2019-01-31")
    for dates in (("--on", "2019-02-01"), ()):
        assert "祝余" not in {person for person, _ in _held(reform, *dates)}, dates


def test_the_day_something_ends_is_no_longer_in_it_and_the_day_it_begins_is(reform: Path) -> None:
    for name, first, last, after in (
        ("祝余", "2018-03-01", "2019-01-31", "2019-02-01"),
        ("闻人岳", "2018-03-01", "2019-04-30", "2019-05-01"),
    ):
        on = [name in {p for p, _ in _held(reform, "--on", d)} for d in ("2018-02-28", first, last, after)]
        assert on == [False, True, True, False], name


def test_a_body_of_two_names_is_one_with_both_heads_in_turn(reform: Path) -> None:
    found = [_asked(reform, "unit", name)["unit"] for name in ("区环境保护局", "区生态环境局", "区环保局")]
    assert len({u["id"] for u in found}) == 1
    rows = _asked(reform, "ask", "successors", "post=区生态环境局局长")["rows"]
    assert [r[:3] for r in rows] == [["2018-03-01", "2019-02-01", "祝余"], ["2019-02-01", "", "屈原野"]]


def test_a_post_nobody_holds_any_more_is_told_as_left_and_a_filled_one_is_not(reform: Path) -> None:
    assert {r[1] for r in _asked(reform, "ask", "posts-left")["rows"]} == {"闻人岳"}


def test_a_pair_ends_the_day_one_of_the_two_is_left_without_a_post(reform: Path) -> None:
    for dates, expected in ((("--on", "2019-04-30"), ["鲜于澄"]), (("--on", "2019-05-01"), []), ((), [])):
        assert [i["name"] for i in _asked(reform, "portfolio", "单志远", *dates)["stand_ins"]] == expected, dates
    found = {c["name"]: c["findings"] for c in _asked(reform, "check")["checks"]}["pair-without-half"]
    assert [(f["remaining"], f["gone"], f["removed"]) for f in found] == [("单志远", "鲜于澄", "2019-05-01")]
    before = {c["name"]: c["findings"] for c in _asked(reform, "check", "--on", "2019-04-30")["checks"]}
    assert before["pair-without-half"] == []


def test_as_known_does_not_know_the_end_that_a_later_document_states(reform: Path) -> None:
    assert ("祝余", "区环境保护局局长") in _held(reform, "--as-known", "2019-01-31")
    assert "屈原野" not in {p for p, _ in _held(reform, "--as-known", "2019-01-31")}
    both = ("--as-known", "2019-03-31", "--on", "2018-06-30")
    assert ("祝余", "区环境保护局局长") in _held(reform, *both)


FIRST = "云政发〔2024〕1号\n\n关于领导分工的通知\n\n甘棠副区长:分管区民政局。\n\n云溪区人民政府\n2024年3月1日\n"
SECOND = (
    "云政发〔2024〕2号\n\n关于领导分工的通知\n\n甘棠副区长:分管区民政局、区水务局。\n\n云溪区人民政府\n2024年3月1日\n"
)


def _supervision(graph: Path) -> dict[str, Any]:
    """Give, from each engine, the statements that 区民政局 is supervised, with their spans, and the short edges."""
    cypher, sparql = open_cypher(graph), open_sparql(graph)
    said = cypher.ask(
        "MATCH (s:Statement)-[:OBJECT]->(o:Organisation) WHERE s.role = 'supervises' AND o.name = '区民政局' "
        "RETURN s.document, s.line, s.begin ORDER BY s.document"
    ).rows
    told = sparql.ask(
        'SELECT ?d ?line ?start { ?s rmt:role "supervises" ; rmt:objectOf/rmt:name "区民政局" ; rmt:document ?d ; '
        "rmt:line ?line ; rmt:start ?start } ORDER BY ?d"
    ).rows
    spans = sparql.ask(
        'PREFIX prov: <http://www.w3.org/ns/prov#> SELECT DISTINCT ?span { ?s rmt:role "supervises" ; rmt:objectOf/rmt:name "区民政局" ; '
        "prov:wasQuotedFrom ?span }"
    ).rows
    edges = cypher.ask("MATCH (:Person)-[e:SUPERVISES]->(o:Organisation) WHERE o.name = '区民政局' RETURN e.facts").rows
    short = sparql.ask('SELECT ?p { ?p rmt:supervises ?o . ?o rmt:name "区民政局" }').rows
    cypher.close()
    sparql.close()
    return {"cypher": list(said), "sparql": list(told), "spans": spans, "edges": edges, "short": short}


def test_two_documents_that_state_the_same_stay_apart_and_one_can_be_taken_away(tmp_path: Path) -> None:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    graph = tmp_path / "g"
    assert run("build", tmp_path / "first.txt", tmp_path / "second.txt", "--graph", graph).returncode == 0
    both = _supervision(graph)
    assert [r[0] for r in both["cypher"]] == ["云政发〔2024〕1号", "云政发〔2024〕2号"]
    assert [tuple(r) for r in both["cypher"]] == [tuple(r) for r in both["sparql"]]
    assert len(both["spans"]) == 2
    assert both["edges"] == ((2,),)
    assert len(both["short"]) == 1

    assert run("build", "--remove", "second.txt", "--graph", graph).returncode == 0
    one = _supervision(graph)
    assert [r[0] for r in one["cypher"]] == [r[0] for r in one["sparql"]] == ["云政发〔2024〕1号"]
    assert (len(one["spans"]), one["edges"], len(one["short"])) == (1, ((1,),), 1)
    assert run("unit", "区水务局", "--graph", graph).returncode == 1
    assert "云政发〔2024〕2号" not in (graph / "graph.nq").read_text(encoding="utf-8")


def test_one_document_in_two_sources_adds_nothing_but_the_source(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(FIRST, encoding="utf-8")
    graph = tmp_path / "g"
    run("build", tmp_path / "first.txt", "--graph", graph)
    counted = (
        "MATCH (n:Statement|Organisation|Person|Document|Particular) RETURN count(n)",
        "MATCH ()-[r]->() RETURN count(r)",
    )
    before = [_rows(graph, q) for q in counted]
    assert run("build", tmp_path / "copy.txt", "--graph", graph).returncode == 0
    assert [_rows(graph, q) for q in counted] == before
    assert run("build", "--remove", "copy.txt", "--graph", graph).returncode == 0
    assert [_rows(graph, q) for q in counted] == before


def _rows(graph: Path, query: str) -> Any:
    store = open_cypher(graph)
    rows = store.ask(query).rows
    store.close()
    return rows
