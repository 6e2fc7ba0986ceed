"""The SPARQL 1.1 Protocol: the W3C's tests for queries, as far as they apply to a read-only endpoint, and our own.

Names are those of the W3C's list (data-sparql11/protocol); its dataset tests name graphs on the web, ours name the
documents of the sample, which are the graphs that this endpoint holds.
"""

import csv
import io
import json
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from serving import serving

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
JSON = "application/sparql-results+json"
ID = "https://w3id.org/remit/id/"
SELECT = "SELECT ?n WHERE { ?p a rmt:Person ; rmt:name ?n }"


@pytest.fixture(scope="module")
def door(whole_graph: Path) -> Iterator[httpx.Client]:
    with serving(whole_graph) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def bindings(answer: httpx.Response) -> list[dict[str, dict[str, str]]]:
    assert answer.status_code == 200, answer.text
    return answer.json()["results"]["bindings"]


def test_query_get(door: httpx.Client) -> None:
    assert len(bindings(door.get("/sparql", params={"query": SELECT}, headers={"accept": JSON}))) == 26


def test_query_post_form(door: httpx.Client) -> None:
    assert len(bindings(door.post("/sparql", data={"query": SELECT}, headers={"accept": JSON}))) == 26


def test_query_post_direct(door: httpx.Client) -> None:
    headers = {"accept": JSON, "content-type": DIRECT}
    assert len(bindings(door.post("/sparql", content=SELECT.encode(), headers=headers))) == 26


ONE = f"{ID}document/云政发〔2024〕1号"
TWO = f"{ID}document/云办文〔2024〕11号"


@pytest.mark.parametrize("way", ["get", "post"])
@pytest.mark.parametrize("kind", ["default", "named"])
def test_query_dataset_graphs(door: httpx.Client, way: str, kind: str) -> None:
    """query_dataset_default_graphs_get, …_post, query_dataset_named_graphs_get, …_post."""
    inner = "?s rmt:document ?d" if kind == "default" else "GRAPH ?g { ?s rmt:document ?d }"
    query = f"SELECT DISTINCT ?d WHERE {{ {inner} }}"
    seen = []
    for graphs in ([ONE], [ONE, TWO]):
        params = {"query": query, f"{kind}-graph-uri": graphs}
        headers = {"accept": JSON}
        if way == "get":
            answer = door.get("/sparql", params=params, headers=headers)
        else:
            answer = door.post("/sparql", data=params, headers=headers)
        seen.append(sorted(b["d"]["value"] for b in bindings(answer)))
    assert seen == [["云政发〔2024〕1号"], ["云办文〔2024〕11号", "云政发〔2024〕1号"]]


def test_query_dataset_full(door: httpx.Client) -> None:
    query = "SELECT DISTINCT ?d ?e WHERE { ?s rmt:document ?d GRAPH ?g { ?t rmt:document ?e } }"
    params = {"query": query, "default-graph-uri": ONE, "named-graph-uri": TWO}
    found = bindings(door.get("/sparql", params=params, headers={"accept": JSON}))
    assert [(b["d"]["value"], b["e"]["value"]) for b in found] == [("云政发〔2024〕1号", "云办文〔2024〕11号")]


@pytest.mark.parametrize(
    ("name", "query", "accept", "media"),
    [
        ("query_content_type_select", SELECT, JSON, JSON),
        ("query_content_type_select", SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        ("query_content_type_select", SELECT, "text/csv", "text/csv"),
        ("query_content_type_select", SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        ("query_content_type_select", SELECT, "text/turtle;q=0.9, text/csv;q=0.1", "text/csv"),  # no table in Turtle
        ("query_content_type_select", SELECT, "*/*", JSON),
        ("query_content_type_select", SELECT, "application/json", "application/json"),
        ("query_content_type_ask", "ASK {}", JSON, JSON),
        ("query_content_type_ask", "ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("query_content_type_describe", f"DESCRIBE <{ONE}>", "text/turtle", "text/turtle"),
        ("query_content_type_describe", f"DESCRIBE <{ONE}>", "application/n-triples", "application/n-triples"),
        ("query_content_type_construct", "CONSTRUCT WHERE { ?s a rmt:Person }", "text/turtle", "text/turtle"),
        ("query_content_type_construct", "CONSTRUCT WHERE { ?s a rmt:Person }", "application/n-triples", "application/n-triples"),
        ("query_content_type_construct", "CONSTRUCT WHERE { ?s a rmt:Person }", "application/rdf+xml", "application/rdf+xml"),
        ("query_content_type_construct", "CONSTRUCT WHERE { ?s a rmt:Person }", "*/*", "text/turtle"),
    ],
)  # fmt: skip
def test_content_type(door: httpx.Client, name: str, query: str, accept: str, media: str) -> None:
    answer = door.post("/sparql", data={"query": query}, headers={"accept": accept})
    assert answer.status_code == 200, (name, answer.text)
    assert answer.headers["content-type"].split(";")[0] == media
    body = answer.content
    if media.endswith("json"):
        assert {"head"} <= set(json.loads(body))
    elif media.endswith("results+xml"):
        assert ET.fromstring(body).tag == "{http://www.w3.org/2005/sparql-results#}sparql"  # noqa: S314 - ours
    elif media in ("text/csv", "text/tab-separated-values"):
        rows = list(csv.reader(io.StringIO(body.decode()), delimiter="," if media == "text/csv" else "\t"))
        assert rows[0] in (["n"], ["?n"])
        assert len(rows) == 27
    else:
        assert len(list(pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.from_media_type(media)))) >= 7


@pytest.mark.parametrize(
    ("name", "method", "params", "content", "kind", "status"),
    [
        ("bad_query_method", "PUT", {"query": "ASK {}"}, None, None, 405),
        ("bad_multiple_queries", "GET", {"query": ["ASK {}", "SELECT * {}"]}, None, None, 400),
        ("bad_multiple_queries in a form", "POST", {}, "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", FORM, 400),
        ("bad_query_wrong_media_type", "POST", {}, "ASK {}", "text/plain", 415),
        ("bad_query_missing_form_type", "POST", {}, "query=ASK%20%7B%7D", None, 415),
        ("bad_query_missing_direct_type", "POST", {}, "ASK {}", None, 415),
        ("bad_query_non_utf8", "POST", {}, "ASK { ?s ?p 'é' }".encode("utf-16"), DIRECT, 400),
        ("bad_query_syntax", "GET", {"query": "ASK { }}"}, None, None, 400),
        ("bad_query_syntax, direct", "POST", {}, "SELECT nothing", DIRECT, 400),
        ("no query", "GET", {}, None, None, 400),
        ("an update", "POST", {}, "update=CLEAR%20ALL", FORM, 400),
        ("an update by GET", "GET", {"update": "CLEAR ALL"}, None, None, 400),
        ("an update as the query", "POST", {}, "INSERT DATA { <a:b> <a:c> 1 }", DIRECT, 400),
        ("update's media type", "POST", {}, "CLEAR ALL", "application/sparql-update", 415),
        ("another server", "GET", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, None, None, 400),
        ("a graph that is no IRI", "GET", {"query": "ASK {}", "default-graph-uri": "not an iri"}, None, None, 400),
        ("too long", "POST", {}, "ASK {} #" + "x" * 100_001, DIRECT, 413),
        ("nothing acceptable", "GET", {"query": "ASK {}", }, None, "image/png", 406),
        ("the counter-case", "GET", {"query": "ASK {}"}, None, None, 200),
    ],
)  # fmt: skip
def test_what_is_refused(
    door: httpx.Client, name: str, method: str, params: dict, content: str, kind: str, status: int
) -> None:
    headers = {"accept": kind if method == "GET" and kind else JSON}
    if method != "GET" and kind:
        headers["content-type"] = kind
    answer = door.request(method, "/sparql", params=params, content=content, headers=headers)
    assert answer.status_code == status, (name, answer.text)
    assert b"Traceback" not in answer.content


def test_triples_where_only_a_table_is_accepted(door: httpx.Client) -> None:
    query = "CONSTRUCT WHERE { ?s a rmt:Person }"
    assert door.get("/sparql", params={"query": query}, headers={"accept": "text/csv"}).status_code == 406


SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def children(folder: Path) -> list[str]:
    """Give the processes that have this graph open as their query's."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/fd"):
        try:
            if any(str(folder / "sparql") in str(link.readlink()) for link in entry.iterdir()):
                found.append(entry.parent.name)
        except OSError:
            continue
    return found


def test_a_long_query_is_stopped(whole_graph: Path) -> None:
    with serving(whole_graph, "--timeout", "1.5") as address:
        began = time.monotonic()
        answer = httpx.get(f"{address}sparql", params={"query": SLOW}, headers={"accept": JSON}, timeout=20)
        assert answer.status_code == 503
        assert "1.5 seconds" in answer.text
        assert time.monotonic() - began < 8
        page = httpx.get(
            f"{address}sparql", params={"query": SLOW, "lang": "en"}, headers={"accept": "text/html"}, timeout=20
        )
        assert page.status_code == 503
        assert "took longer than 1.5 seconds" in page.text
        assert children(whole_graph) == []
        assert httpx.get(f"{address}?format=json").status_code == 200


def test_a_reader_who_goes_away_ends_the_query(whole_graph: Path) -> None:
    with serving(whole_graph, "--timeout", "60") as address:
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{address}sparql", params={"query": SLOW}, headers={"accept": JSON}, timeout=3)
        end = time.monotonic() + 10
        while children(whole_graph) and time.monotonic() < end:
            time.sleep(0.2)
        assert children(whole_graph) == []


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("MATCH (p:Person) RETURN p.name ORDER BY p.name LIMIT 3", 200),
        ("MATCH (p:Person) SET p.name = 'x'", 400),
        ("LOAD FROM '/etc/passwd' RETURN *", 400),
        ("MATCH (p:Nobody) RETURN p", 400),
        ("MATCH (p:Person) RETURN p LIMIT 1", 200),  # a node as a value
    ],
)
def test_cypher(door: httpx.Client, query: str, status: int) -> None:
    for answer in (door.get("/cypher", params={"query": query}), door.post("/cypher", data={"query": query})):
        assert answer.status_code == status
        assert ("rows" in answer.json()) == (status == 200)
        assert ("error" in answer.json()) == (status != 200)
    assert door.get("/cypher", params={"query": query}, headers={"accept": "text/html"}).status_code == status


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/html", "text/html"),
        ("image/png", None),
    ],
)
def test_every_iri_resolves(door: httpx.Client, accept: str, media: str | None) -> None:
    subjects = door.get(
        "/sparql",
        params={"query": "SELECT DISTINCT ?s WHERE { ?s a ?k ; rmt:name ?n } ORDER BY ?s"},
        headers={"accept": JSON},
    )
    iris = [b["s"]["value"] for b in bindings(subjects)]
    assert len(iris) > 200
    for iri in iris if accept == "text/html" else iris[::9]:
        answer = door.get(f"/id/{iri.removeprefix(ID)}", headers={"accept": accept}, follow_redirects=True)
        if media is None:
            assert answer.status_code == 406
            continue
        assert answer.status_code == 200, (iri, answer.text[:500])
        assert answer.headers["content-type"].startswith(media)
        if media != "text/html":
            triples = list(pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.from_media_type(media)))
            assert any(t.subject.value == iri for t in triples)


def test_an_iri_of_nothing(door: httpx.Client) -> None:
    assert door.get("/id/person/nobody", headers={"accept": "text/turtle"}).status_code == 404
    odd = door.get("/id/a> ?x . ?s ?p ?o . <b", headers={"accept": "text/turtle"})
    assert odd.status_code == 404
