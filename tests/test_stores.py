"""The contract of every store: loads, answers, takes the same twice, lets a source go, gives all back, only reads."""

from pathlib import Path

import pytest
from conftest import SAMPLE, run
from servers.opening import EMBEDDED, Address, connected, opened, pushed

from remit.graph.folder import QUADS
from remit.graph.pull import pull
from remit.graph.trouble import Trouble
from remit.queries.catalogue import answered, find

pytestmark = pytest.mark.neo4j
SERVERS = ("neo4j", "fuseki", "oxigraph-serve")
COUNT = {
    "cypher": "MATCH (n) RETURN count(*) AS n",
    "sparql": "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
}
LINKS = {"cypher": "MATCH ()-[r]->() RETURN count(*) AS n", "sparql": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"}
NAMES = {"cypher": "MATCH (o:Organisation) RETURN o.name AS n ORDER BY n", "sparql": "SELECT ?n { ?o a rmt:Organisation ; rmt:name ?n } ORDER BY ?n"}  # fmt: skip
WRITE = {"cypher": "CREATE (n:Person {id: 'x'})", "sparql": "INSERT DATA { <a:a> <a:b> <a:c> }"}
WRONG = {"cypher": "MATCH (n RETURN n", "sparql": "SELECT ?s { ?s ?p "}


def counts(server: Address) -> list[int]:
    with connected(server) as store:
        return [int(store.ask(query[store.language]).rows[0][0]) for query in (COUNT, LINKS)]


@pytest.mark.parametrize("engine", [*EMBEDDED, *SERVERS])
def test_answers_and_only_reads(engine: str, graph: Path, servers: dict[str, Address]) -> None:
    if engine in servers:
        pushed(servers[engine], graph)
    with opened(engine, graph, servers) as store:
        names = store.ask(NAMES[store.language])
        assert names.columns == ("n",)
        assert len(names.rows) > 10
        some = store.ask(NAMES[store.language], limit=3)
        assert some.rows == names.rows[:3]
        assert some.cut
        assert not store.ask(NAMES[store.language], limit=len(names.rows)).cut
        found = answered(store, find("who-supervises"), {"unit": "区财政局"})
        assert [r[0] for r in found.rows] == ["单志远"]
        for hostile in ("' OR 1=1 //", '" } ?s ?p ?o . { VALUES ?x { "', "\\", "区'财\"政\n局", "𠮷🏛"):
            assert answered(store, find("who-supervises"), {"unit": hostile}).rows == ()
        for query in (WRITE, WRONG):
            with pytest.raises(Trouble):
                store.ask(query[store.language])
        assert store.ask(NAMES[store.language]).rows == names.rows


@pytest.mark.parametrize("engine", SERVERS)
@pytest.mark.parametrize("batch", [0, 100])
def test_pushed_twice_the_same_and_all_comes_back(
    engine: str, batch: int, whole_graph: Path, servers: dict[str, Address], tmp_path: Path
) -> None:
    server = servers[engine]
    pushed(server, whole_graph, batch=batch)
    once = counts(server)
    assert not pushed(server, whole_graph, batch=batch).changed
    assert counts(server) == once
    with connected(server) as store:
        pull(tmp_path / "back", store.stored(), said="the server")
    assert (tmp_path / "back" / QUADS).read_bytes() == (whole_graph / QUADS).read_bytes()


@pytest.mark.parametrize("engine", SERVERS)
def test_a_source_that_goes_takes_its_statements_and_leaves_those_of_others(
    engine: str, servers: dict[str, Address], tmp_path: Path
) -> None:
    text = "云政发〔2024〕{0}号\n\n关于领导分工的通知\n\n甘棠副区长:分管区民政局{1}。\n\n云溪区人民政府\n2024年3月1日\n"
    for number, more in ((1, ""), (2, "、区教育局")):
        (tmp_path / f"{number}.txt").write_text(text.format(number, more), encoding="utf-8")
    folder = tmp_path / "g"
    assert run("build", tmp_path / "1.txt", "--graph", folder).returncode == 0
    pushed(servers[engine], folder)
    one = counts(servers[engine])
    assert run("build", tmp_path / "2.txt", "--graph", folder).returncode == 0
    assert pushed(servers[engine], folder, replace=False).changed
    with opened(engine, folder, servers) as store:
        assert len(answered(store, find("who-supervises"), {"unit": "区民政局"}).rows) == 2
    assert run("build", "--remove", "2.txt", "--graph", folder).returncode == 0
    assert pushed(servers[engine], folder, replace=False).changed
    assert counts(servers[engine]) == one
    with opened(engine, folder, servers) as store:
        assert len(answered(store, find("who-supervises"), {"unit": "区民政局"}).rows) == 1
        assert answered(store, find("who-supervises"), {"unit": "区教育局"}).rows == ()


@pytest.mark.parametrize("engine", SERVERS)
def test_another_graph_is_not_overwritten_unasked(
    engine: str, graph: Path, servers: dict[str, Address], tmp_path: Path
) -> None:
    assert run("build", SAMPLE / "notices" / "04-decree.txt", "--graph", tmp_path / "g").returncode == 0
    pushed(servers[engine], graph)
    before = counts(servers[engine])
    with pytest.raises(Trouble, match="holds another graph"):
        pushed(servers[engine], tmp_path / "g", replace=False)
    assert counts(servers[engine]) == before


def test_what_others_keep_in_a_sparql_store_stays(graph: Path, servers: dict[str, Address]) -> None:
    from servers.opening import user_of

    from remit.graph.address import address
    from remit.graph.stores.http import Endpoint

    for engine in ("fuseki", "oxigraph-serve"):
        with user_of(servers[engine]):
            door = Endpoint(address(servers[engine][0]), 30)
            door.update("INSERT DATA { <urn:a> <urn:b> 'default' . GRAPH <urn:theirs> { <urn:a> <urn:b> 'named' } }")
            pushed(servers[engine], graph)
            assert door.ask("ASK { <urn:a> <urn:b> 'default' . GRAPH <urn:theirs> { <urn:a> <urn:b> 'named' } }", "")
            door.update("DELETE DATA { <urn:a> <urn:b> 'default' } ; DROP GRAPH <urn:theirs>")


def test_what_others_keep_in_neo4j_stays_and_labels_of_theirs_stop_a_push(
    graph: Path, neo4j_server: Address, servers: dict[str, Address]
) -> None:
    import neo4j

    pushed(neo4j_server, graph)
    with neo4j.GraphDatabase.driver(neo4j_server[0], auth=neo4j_server[1:]) as driver:
        driver.execute_query("CREATE (:Recipe {name: '汤'})")
        pushed(neo4j_server, graph)
        assert driver.execute_query("MATCH (n:Recipe) RETURN count(n)").records[0][0] == 1
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query("CREATE (:Person {name: 'theirs'})")
        with pytest.raises(Trouble, match="1 Person that remit did not push"):
            pushed(neo4j_server, graph)
        driver.execute_query("MATCH (n) DETACH DELETE n")


def test_neo4j_has_constraints_and_finds_chinese_words(graph: Path, neo4j_server: Address) -> None:
    from remit.ontology.schema import load

    pushed(neo4j_server, graph)
    with connected(neo4j_server) as store:
        hits = store.ask("CALL db.index.fulltext.queryNodes('names', '\"财政\"') YIELD node RETURN node.name").rows
        assert any("财政局" in r[0] for r in hits)
    import neo4j

    with neo4j.GraphDatabase.driver(neo4j_server[0], auth=neo4j_server[1:]) as driver:
        found = driver.execute_query("SHOW CONSTRAINTS YIELD name").records
    assert {f"{kind.lower()}_id" for kind in load().kinds} <= {r[0] for r in found}
