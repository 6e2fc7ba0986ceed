"""Hostile queries at every door: what writes, reads files, reaches the network or never ends."""

import socket
import threading
from pathlib import Path

import pytest
from conftest import run
from servers.opening import EMBEDDED, Address, opened, pushed

from remit.graph.read_only import refuse_cypher, refuse_sparql
from remit.graph.trouble import Trouble

CYPHER = [
    "CREATE (n:Person {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = 'x'", "MATCH (n) REMOVE n.name",
    "MERGE (n:Person {id: 'x'})", "LOAD FROM '/etc/hostname' RETURN *", "COPY Person TO 'x.csv'", "load csv from 'file:///etc/passwd' AS l RETURN l",
    "LOAD/**/CSV FROM 'http://127.0.0.1:9/' AS l RETURN l", "L\\u004FAD CSV FROM 'http://127.0.0.1:9/' AS l RETURN l",
    "MATCH (n) WHERE n.id = '\\u0027 LOAD CSV FROM 'http://127.0.0.1:9/' AS l RETURN l //'",
    "MATCH (n) WHERE n.x = 1.LOAD CSV FROM 'http://127.0.0.1:9/' AS l RETURN l", "RETURN 0x1LOAD CSV FROM 'x' AS l RETURN l",
    "RETURN 1; COPY Person TO 'x.csv'", "CALL show_tables() RETURN *", "CALL dbms.listConfig()", "CALL apoc.load.json('http://127.0.0.1:9/')",
    "CALL db.createLabel('x')", "CALL { CREATE (n:Person {id:'x'}) } RETURN 1", "MATCH (n) CALL {WITH n DELETE n} IN TRANSACTIONS RETURN 1",
    "EXPORT DATABASE 'x'", "INSTALL httpfs", "ATTACH 'x' AS y (dbtype duckdb)", "DROP TABLE Person", "ALTER TABLE Person ADD x STRING", "USE system RETURN 1",
    "TERMINATE TRANSACTIONS 'x'", "FOREACH (x IN [1] | CREATE (:Person))", "RETURN 'a' //\n CREATE (n:Person {id:'x'})",
    "RETURN \"it's\" CREATE (n:Person {id:'x'})", "RETURN `a'b` CREATE (n:Person {id:'x'})", "/* ' */ CREATE (n:Person) /* ' */",
]  # fmt: skip
SPARQL = [
    "INSERT DATA { <a:a> <a:b> <a:c> }", "DROP ALL", "CLEAR DEFAULT", "LOAD <http://127.0.0.1:9/>", "DELETE WHERE { ?s ?p ?o }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "SELECT * FROM NAMED <http://127.0.0.1:9/> { ?s ?p ?o }",
    "SELECT * { ?x ?y ?z FILTER(?x<?y)SERVICE?z{?a?b?c}FILTER(?z>1) }", "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1e5SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    'SELECT * { ?s ?p """a"b\\"""" . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }', "SELECT * { ?s ?p '''a'b''' SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'it' # '\nSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SELECT * { ?s <a#b> ?o SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
]  # fmt: skip
HARMLESS_CYPHER = ["MATCH (n:Person) WHERE n.name = 'LOAD CSV' RETURN n.name AS `set`", "MATCH (s:Statement) RETURN s.begin AS begin, s.stop AS stop",
                   "// CREATE\nMATCH (n) RETURN count(n) /* DELETE */", "MATCH (n) WHERE n.name CONTAINS \"it's a MERGE\" RETURN n.id", "RETURN 1.5 AS loads"]  # fmt: skip
HARMLESS_SPARQL = ["SELECT ?load ?from { ?load rmt:subject ?from }", "SELECT * { ?s rmt:name 'SERVICE' } # LOAD", 'SELECT * { ?s ?p """ "SERVICE" """ }',
                   "SELECT * { ?s <http://x/SERVICE> ?o FILTER(?s < ?o || ?o > ?s) }", "SELECT * { GRAPH ?g { ?s rmt:line 1.5 , true } }"]  # fmt: skip


@pytest.mark.parametrize("query", CYPHER)
def test_cypher_is_refused(query: str) -> None:
    with pytest.raises(Trouble, match="is refused"):
        refuse_cypher(query)
    if "CALL {" not in query and "CALL{" not in query:
        with pytest.raises(Trouble, match="is refused"):
            refuse_cypher(query, procedures=True)


@pytest.mark.parametrize("query", SPARQL)
def test_sparql_is_refused(query: str) -> None:
    with pytest.raises(Trouble, match="is refused"):
        refuse_sparql(query)


@pytest.mark.parametrize("query", HARMLESS_CYPHER)
def test_harmless_cypher_is_let_through(query: str) -> None:
    refuse_cypher(query)


@pytest.mark.parametrize("query", HARMLESS_SPARQL)
def test_harmless_sparql_is_let_through(query: str) -> None:
    refuse_sparql(query)


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", [*EMBEDDED, "neo4j", "fuseki", "oxigraph-serve"])
def test_no_door_writes_or_reaches_out(engine: str, graph: Path, servers: dict[str, Address], tmp_path: Path) -> None:
    called = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def listen() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                called.append(connection)
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        here = f"127.0.0.1:{listener.getsockname()[1]}"
        if engine in servers:
            pushed(servers[engine], graph)
        with opened(engine, graph, servers) as store:
            count = {"cypher": "MATCH (n) RETURN count(*)", "sparql": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}[
                store.language
            ]
            before = store.ask(count).rows
            for query in CYPHER if store.language == "cypher" else SPARQL:
                with pytest.raises(Trouble):
                    store.ask(query.replace("127.0.0.1:9", here).replace("'x.csv'", f"'{tmp_path}/x.csv'"))
            assert store.ask(count).rows == before
        assert called == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.neo4j
def test_neo4j_itself_refuses_what_the_gate_would_let_through(
    graph: Path, neo4j_server: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushed(neo4j_server, graph)
    monkeypatch.setattr("remit.graph.stores.neo4j.refuse_cypher", lambda *_, **__: None)
    with opened("neo4j", graph, {"neo4j": neo4j_server}) as store:
        for query in ("CREATE (n:Person {id: 'x'})", "CALL db.createLabel('x')", "MATCH (n) DETACH DELETE n"):
            with pytest.raises(Trouble, match=r"Only reading|read-only"):
                store.ask(query)


ENDLESS = {
    "cypher": "MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = d.id RETURN count(*)",
    "sparql": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }",
}


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["ladybug", "oxigraph", "neo4j", "fuseki", "oxigraph-serve"])
def test_a_query_without_end_is_ended(engine: str, whole_graph: Path, servers: dict[str, Address]) -> None:
    language = "cypher" if engine in ("ladybug", "neo4j") else "sparql"
    server = servers.get(engine)
    if server:
        pushed(server, whole_graph)
    where = ["--on", server[0]] if server else ["--graph", str(whole_graph)]
    user = {"REMIT_USER": server[1], "REMIT_PASSWORD": server[2]} if server else {}
    done = run(language, ENDLESS[language], "--timeout", "2", *where, **user)
    assert done.returncode == 2, done
    assert "seconds" in done.stderr or "too long" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_row_limit_can_be_raised(whole_graph: Path) -> None:
    for language, query in (("cypher", "MATCH (n) RETURN n.id"), ("sparql", "SELECT ?s ?p ?o { ?s ?p ?o }")):
        few = run(language, query, "--limit", "5", "--csv", "--graph", whole_graph)
        assert len(few.stdout.splitlines()) == 6
        assert "raise --limit" in few.stderr
        every = run(language, query, "--limit", "0", "--csv", "--graph", whole_graph)
        assert len(every.stdout.splitlines()) > 500
        assert every.stderr == ""
