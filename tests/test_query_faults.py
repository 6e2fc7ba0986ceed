"""What is wrong with a query is one short sentence that says where, and what was meant."""

from pathlib import Path

import pytest
from conftest import run

from remit.graph.cypher_text import bare

CYPHER = [
    ("MATCH (g:Group) RETURN g.name", "there is no label Group; write Organisation with sort = 'group'"),
    ("MATCH (p:Persn) RETURN p", "did you mean Person"),
    ("MATCH (p:Spaceship) RETURN p", "labels are Person, Organisation"),
    ("MATCH (p:Person)-[:SUPERVISE]->(o) RETURN o.name", "did you mean SUPERVISES"),
    ("MATCH (p:Person) RETURN p.nmae", "there is no property nmae of p; did you mean name"),
    ("MATCH (group:Person) RETURN group.name", "column 8: group is a word of Cypher"),
    ("MATCH (p:Person", "the query is not finished"),
    ("MATCH (p:Person)\nRETURN p.name, 'x", "line 2, column 16: ' is not expected here"),
    ("MATCH (p:Person) RETURN q.name", "Variable q is not in scope"),
    ("// of all\nMATCH (p:Persn) RETURN p", "did you mean Person"),
    ("/* of all */ MATCH (p:Person) RETURN q.name", "Variable q is not in scope"),
    ("EXPLAIN MATCH (p:Persn) RETURN p", "did you mean Person"),
    ("// of all", "it holds no query"),
    ("// of all\n谁负责教育", "begins with MATCH, not with 谁负责教育; to ask in words: remit who 谁负责教育"),
    ("MATCH (n:Person WHERE n.name = 'x' RETURN n", "column 17: WHERE is not expected here"),
    ("MATCH (n:Person) RETURN n.name ORDER LIMIT 3", "column 38: LIMIT is not expected here"),
    ("MATCH (n:Person) RETURN n.name AS order", "column 35: order is a word of Cypher"),
    ("MATCH (n:Person) RETURN n.name ORDER", "the query is not valid up to here"),
    ("SELECT ?s { ?s ?p ?o }", "this is SPARQL; run it with remit sparql"),
    ("谁负责教育", "a Cypher query begins with MATCH, not with 谁负责教育; to ask in words: remit who 谁负责教育"),
]
SPARQL = [
    ("SELECT ?s { ?s foo:bar ?o }", "the prefix foo: is not declared; rmt: is"),
    ("SELECT ?s { ?s rmt:leads ?o", "the query is not finished"),
    ("SELECT ?s {\n ?s rmt:leads }", "line 2, column 15: } is not expected here"),
    ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "a variable behind SELECT is neither bound nor grouped by"),
    ("SELECT ?s ?s { ?s ?p ?o }", "a variable stands twice behind SELECT"),
    ("SELECT (1 AS ?s) { ?s ?p ?o }", "what AS names behind SELECT is a variable of the query already"),
    ("PREFIX foo: <x>\nSELECT ?s { ?s ?p ?o }", "<x> is no whole IRI"),
    ("SELECT ?s { ?s <foo> ?o }", "<foo> is no whole IRI"),
    ("SELECT ?s { ?s ?p ?o BIND(1 AS ?s) }", "column 37: the query is not valid up to here"),
    ("SELECT ?s { ?s ?p ?o } LIMIT", "column 29: the query is not valid up to here"),
    ("SELECT ?s { ?s rmt:name '排污口 }", "the query is not finished"),
    ("SELECT ?s { ?s rmt:name '排}口' ; }}", "column 35: the query is not valid up to here"),
    ("# all\nMATCH (n) RETURN n", "a SPARQL query begins with SELECT, not with MATCH"),
    ("// all\nMATCH (n) RETURN n", "this is Cypher; run it with remit cypher"),
    ("MATCH (n) RETURN n", "this is Cypher; run it with remit cypher"),
    ("# of leaders\n谁负责教育", "a SPARQL query begins with SELECT"),
]


@pytest.mark.parametrize(
    ("language", "query", "says"), [*(("cypher", *c) for c in CYPHER), *(("sparql", *c) for c in SPARQL)]
)
def test_one_short_sentence(graph: Path, language: str, query: str, says: str) -> None:
    done = run(language, query, "--graph", graph, "--lang", "en")
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 200
    chinese = run(language, query, "--graph", graph, "--lang", "zh").stderr
    assert "不接受该查询" in chinese
    assert says not in chinese or "scope" in says  # what only the engine says has no Chinese


@pytest.mark.parametrize(
    ("language", "query", "says"),
    [
        ("sparql", "SELECT ?s { ?s rmt:leeds ?o }", "no row was found; there is no rmt:leeds, did you mean rmt:leads"),
        ("sparql", "SELECT ?s { ?s rmt:qqqqqq ?o }", "no row was found; there is no rmt:qqqqqq."),
        ("sparql", "SELECT ?s { ?s rmt:name '无此名' }", "no row was found."),
        ("sparql", "SELECT ?s { ?s rmt:name 'rmt:foo' } # rmt:bar", "no row was found."),
        ("sparql", "PREFIX rmt: <https://x/> SELECT ?s { ?s rmt:leeds ?o }", "no row was found."),
        ("cypher", "MATCH (p:Person) WHERE p.name = '无此名' RETURN p.name", "no row was found."),
        ("cypher", "MATCH (p:Person) WHERE p.name = 'rmt:foo' RETURN p.name", "no row was found."),
    ],
)
def test_no_row_is_said(graph: Path, language: str, query: str, says: str) -> None:
    done = run(language, query, "--graph", graph, "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"remit: {says}")
    assert "." not in says or done.stderr == f"remit: {says}\n"
    assert run(language, query, "--graph", graph, "--csv").stdout.count("\n") == 1  # the header stays for programs


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s rmt:leeds ?o }", "there is no rmt:leeds, did you mean rmt:leads"),
        ("ASK { ?s rmt:leeds ?o }", "there is no rmt:leeds, did you mean rmt:leads"),
        ("SELECT (COUNT(*) AS ?n) { ?s rmt:leads ?o }", ""),
        ("ASK { ?s rmt:name '无此名' }", ""),
    ],
)
def test_a_count_of_nothing_says_which_term_is_none(graph: Path, query: str, says: str) -> None:
    done = run("sparql", query, "--graph", graph, "--lang", "en")
    assert (done.returncode, bool(done.stdout)) == (0, True)
    assert done.stderr.startswith(f"remit: {says}") if says else done.stderr == ""


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a 'b\\'c' d /* e */ `f``g` h // i", {0: "a", 9: "d", 26: "h"}),
        ("a \"b' // c", {0: "a", 2: '"'}),  # a text without an end
        ("a 'b\\", {0: "a", 2: "'"}),
    ],
)
def test_what_is_no_word_of_a_query_leaves_its_place(query: str, words: dict[int, str]) -> None:
    assert {at: mark for at, mark in enumerate(bare(query)) if mark != " "} == words
    assert len(bare(query)) == len(query)
