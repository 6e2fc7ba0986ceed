"""Every question: the same answer on both engines, and on the sample the expected one."""

import csv
from pathlib import Path

import pytest

from remit.graph.trouble import Trouble
from remit.queries.catalogue import Question, answer, bound, find, questions

FOLDER = Path(__file__).resolve().parent.parent / "queries" / "catalogue"
ALL = questions()


def given(question: Question) -> dict[str, str]:
    return {p["name"]: p["example"] for p in question.parameters}


def test_there_are_enough() -> None:
    assert len(ALL) >= 12
    assert all(q.zh and q.en and q.columns for q in ALL)


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_sample_answer(graph: Path, question: Question) -> None:
    found = answer(graph, question, given(question), "ladybug")
    with (FOLDER / question.name / "expected.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == found.columns
    assert [tuple(map(str, r)) for r in found.rows] == [tuple(r) for r in rows]
    assert rows, "the sample gives this question no answer"
    assert answer(graph, question, given(question), "oxigraph") == found


@pytest.mark.shared
@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_real_answers_agree(real_graph: Path, question: Question) -> None:
    values = {"unit": "区财政局", "leader": "王振", "text": "煤", "name": "领导小组", "least": "2"}
    parameters = {p["name"]: values[p["name"]] for p in question.parameters}
    assert answer(real_graph, question, parameters, "ladybug") == answer(real_graph, question, parameters, "oxigraph")


def test_wrong_use_is_told() -> None:
    question = find("who-supervises")
    with pytest.raises(Trouble, match="needs unit"):
        bound(question, {})
    with pytest.raises(Trouble, match="no parameter"):
        bound(question, {"unit": "x", "unti": "y"})
    with pytest.raises(Trouble, match="did you mean"):
        find("who-supervise")
    with pytest.raises(Trouble, match="whole number"):
        bound(find("shared-tasks"), {"least": "many"})


def test_a_parameter_is_never_code(graph: Path) -> None:
    hostile = '" } ?s ?p ?o . { VALUES ?x { "'
    for engine in ("ladybug", "oxigraph"):
        assert answer(graph, find("who-supervises"), {"unit": hostile}, engine).rows == ()
