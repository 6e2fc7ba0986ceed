"""Building: the same from the same, whole or not at all; and the stores read only."""

import dataclasses
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import REMIT, SAMPLE, run

from remit.graph.fact import Fact
from remit.graph.folder import open_cypher, open_sparql
from remit.graph.trouble import Trouble
from remit.ontology.schema import load


def test_built_twice_the_same(sample: Path, graph: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("build", sample, "--graph", again).returncode == 0
    assert (again / "graph.nq").read_bytes() == (graph / "graph.nq").read_bytes()
    assert (again / "manifest.json").read_bytes() == (graph / "manifest.json").read_bytes()


def test_unchanged_source_costs_nothing_and_sources_come_and_go(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    notice = SAMPLE / "notices" / "03-university.txt"
    run("build", sample, "--graph", folder)
    stamp = (folder / "manifest.json").stat().st_mtime_ns
    one = (folder / "graph.nq").read_bytes()
    run("build", sample, "--graph", folder)
    assert (folder / "manifest.json").stat().st_mtime_ns == stamp
    assert run("build", notice, "--graph", folder).returncode == 0
    assert run("portfolio", "鲜于澄", "--graph", folder).returncode == 0
    assert run("build", "--remove", notice.name, "--graph", folder).returncode == 0
    assert (folder / "graph.nq").read_bytes() == one
    assert run("portfolio", "鲜于澄", "--graph", folder).returncode == 1


def test_killed_build_leaves_the_graph(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    run("build", sample, "--graph", folder)
    before = (folder / "graph.nq").read_bytes()
    for delay in (0.2, 0.5, 0.9):
        build = subprocess.Popen([REMIT, "build", SAMPLE / "notices" / "03-university.txt", "--graph", folder])
        time.sleep(delay)
        if build.poll() is None:
            os.kill(build.pid, signal.SIGKILL)
        build.wait()
        assert run("portfolio", "单志远", "--graph", folder).returncode == 0
    if run("portfolio", "鲜于澄", "--graph", folder).returncode == 1:
        assert (folder / "graph.nq").read_bytes() == before


def test_two_documents_that_say_the_same_are_two_statements_and_one_edge(tmp_path: Path) -> None:
    text = "云政发〔2024〕{0}号\n\n关于领导分工的通知\n\n甘棠副区长:分管区民政局。\n\n云溪区人民政府\n2024年3月1日\n"
    source = tmp_path / "two.txt"
    source.write_text(text.format(1) + "\n" + text.format(2), encoding="utf-8")
    run("build", source, "--graph", tmp_path / "g")
    store = open_cypher(tmp_path / "g")
    said = store.ask("MATCH (s:Statement) WHERE s.role = 'supervises' RETURN s.document ORDER BY s.document").rows
    drawn = store.ask("MATCH (:Person)-[e:SUPERVISES]->(:Organisation) RETURN e.facts").rows
    store.close()
    assert [r[0] for r in said] == ["云政发〔2024〕1号", "云政发〔2024〕2号"]
    assert drawn == ((2,),)


WRITES = ["CREATE (n:Person {id: 'x'})", "MATCH (n) DETACH DELETE n", "LOAD FROM '/etc/hostname' RETURN *", "COPY Person TO 'x.csv'",
          "MATCH (n) SET n.name = 'x'", "CALL show_tables() RETURN *"]  # fmt: skip


@pytest.mark.parametrize("query", WRITES)
def test_cypher_only_reads(graph: Path, query: str) -> None:
    store = open_cypher(graph)
    with pytest.raises(Trouble):
        store.ask(query)
    store.close()


UPDATES = ["INSERT DATA { <a:a> <a:b> <a:c> }", "DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
           "LOAD <http://127.0.0.1:9/>", "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }"]  # fmt: skip


@pytest.mark.parametrize("query", UPDATES)
def test_sparql_only_reads(graph: Path, query: str) -> None:
    store = open_sparql(graph)
    with pytest.raises(Trouble):
        store.ask(query)


def test_names_with_quotes_and_rare_characters_survive(tmp_path: Path) -> None:
    from remit.graph.assemble import assemble
    from remit.graph.fact import Fact
    from remit.graph.rows import quads
    from remit.graph.stores import ladybug, oxigraph

    name = "\"甲,乙\\n'𠮷😀"
    fact = Fact("x", 1, 0, 3, "remit", "supervises", "甘棠", f"区{name}局", quote='a "b"\nc, d')
    graph = assemble([("s", [fact])])
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    ladybug.build(tmp_path / "db", graph, load(), scratch)
    store = ladybug.LadybugStore(tmp_path / "db")
    rows = store.ask("MATCH (s:Statement) WHERE s.kind = 'remit' RETURN s.object, s.quote").rows
    store.close()
    oxigraph.build(tmp_path / "ox", tmp_path / "g.nq", quads(graph, load()))
    same = (
        oxigraph.OxigraphStore(tmp_path / "ox")
        .ask('SELECT ?o ?q { ?s rmt:kind "remit" ; rmt:object ?o ; rmt:quote ?q }')
        .rows
    )
    assert rows == same == ((f"区{name}局", 'a "b"\nc, d'),)


def test_oxigraph_takes_the_quads_a_part_at_a_time(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyoxigraph

    from remit.graph.folder import QUADS, SPARQL
    from remit.graph.stores import oxigraph

    assert (graph / QUADS).stat().st_size > 20 * 5_000
    monkeypatch.setattr(oxigraph, "_PART", 5_000)
    monkeypatch.setattr(oxigraph, "_LINES", 10)
    lines = (graph / QUADS).read_text(encoding="utf-8").split("\n")[:-1]
    oxigraph.build(tmp_path / "o", tmp_path / "g.nq", lines)
    assert (tmp_path / "g.nq").read_bytes() == (graph / QUADS).read_bytes()
    parts, whole = (pyoxigraph.Store.read_only(str(path)) for path in (tmp_path / "o", graph / SPARQL))
    assert {str(quad) for quad in parts} == {str(quad) for quad in whole}
    assert len(parts) == len(whole) > 1000


def test_a_fact_keeps_everything_but_its_entities() -> None:
    values = {f.name: i if f.type in (int, "int") else f.name for i, f in enumerate(dataclasses.fields(Fact), start=1)}
    fact = Fact(**values)  # type: ignore[arg-type] # each value is of its field's type
    assert fact.with_entities("a", "b") == dataclasses.replace(fact, subject_entity="a", object_entity="b")
