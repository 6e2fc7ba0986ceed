"""A real Neo4j server takes the schema's constraints and the export's rows."""

import csv
from pathlib import Path

import pytest
from conftest import run

pytestmark = pytest.mark.neo4j


def test_export_loads_and_answers(neo4j_server: tuple[str, str, str], graph: Path, tmp_path: Path) -> None:
    import neo4j

    from remit.ontology.cypher import constraints
    from remit.ontology.schema import load

    folder = tmp_path / "csv"
    assert run("export", "csv", "-o", folder, "--graph", graph).returncode == 0
    address, user, password = neo4j_server
    with neo4j.GraphDatabase.driver(address, auth=(user, password)) as driver:
        for statement in constraints(load()):
            driver.execute_query(statement)
        for path in sorted(folder.glob("nodes-*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                header, *lines = csv.reader(file)
            keys = [h.split(":")[0] for h in header[:-1]]
            rows = [dict(zip(keys, line[:-1], strict=True)) for line in lines]
            label = path.stem.removeprefix("nodes-")
            driver.execute_query(f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n += row", rows=rows)
        with (folder / "edges-SUPERVISES.csv").open(encoding="utf-8", newline="") as file:
            _, *lines = csv.reader(file)
        driver.execute_query(
            "UNWIND $rows AS row MATCH (a {id: row[0]}) MATCH (b {id: row[1]}) MERGE (a)-[:SUPERVISES]->(b)", rows=lines
        )
        query = "MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) RETURN p.name AS leader, o.name AS unit ORDER BY leader, unit"
        found, _, _ = driver.execute_query(query)
        hits, _, _ = driver.execute_query(
            "CALL db.index.fulltext.queryNodes('names', '\"财政\"') YIELD node RETURN node.name"
        )
    from remit.graph.folder import open_cypher

    store = open_cypher(graph)
    assert [tuple(r) for r in found] == list(store.ask(query).rows)
    store.close()
    assert any("财政局" in r[0] for r in hits)


def test_a_value_in_a_text_is_one_value_here_too(neo4j_server: tuple[str, str, str]) -> None:
    import neo4j

    from remit.graph.cypher_text import literal

    address, user, password = neo4j_server
    with neo4j.GraphDatabase.driver(address, auth=(user, password)) as driver:
        for text in ("o'x", "a\\", "\\' //", "\\u0027", "\\\\u0027", "$text", "a\nb", "\x1b[31m\u202e"):
            rows, _, _ = driver.execute_query(f"RETURN {literal(text)} AS value")
            assert rows[0]["value"] == text
