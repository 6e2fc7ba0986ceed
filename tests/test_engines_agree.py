"""The matrix: every question gives the same rows in the same order on every engine, on every graph, on every date."""

from pathlib import Path

import pytest
from questions import given, real
from servers.opening import EMBEDDED, Address, opened, pushed

from remit.graph.store import Answer
from remit.graph.view import view
from remit.queries.catalogue import answered, questions

pytestmark = pytest.mark.neo4j

CASES = [("whole_graph", ""), ("whole_graph", "2024-04-30"), ("real_graph", ""), ("real_graph", "2019-05-17")]


@pytest.mark.parametrize(("name", "date"), CASES, ids=[f"{n}-{d or 'now'}" for n, d in CASES])
def test_every_question_on_every_engine(
    name: str, date: str, servers: dict[str, Address], request: pytest.FixtureRequest
) -> None:
    built: Path = request.getfixturevalue(name)
    folder = view(built, on=date) if date else built
    values = real if name == "real_graph" else given
    found: dict[str, dict[str, Answer]] = {}
    for server in servers.values():
        pushed(server, folder)
    for engine in (*EMBEDDED, *servers):
        with opened(engine, folder, servers) as store:
            found[engine] = {q.name: answered(store, q, values(q)) for q in questions()}
    different = [
        (question, engine)
        for engine, answers in found.items()
        for question, answer in answers.items()
        if answer != found["ladybug"][question]
    ]
    assert different == []
    assert sum(bool(a.rows) for a in found["ladybug"].values()) > len(questions()) / 2
