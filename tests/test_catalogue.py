"""Every question: the same answer on both engines, and on the sample the expected one."""

import csv
import json
import re
from pathlib import Path

import pytest
from conftest import SAMPLE, run
from questions import REAL, given

from remit.graph.cypher_text import literal
from remit.graph.folder import open_cypher, open_sparql
from remit.graph.store import Answer
from remit.graph.trouble import Trouble
from remit.graph.view import view
from remit.ontology.cypher import name
from remit.ontology.schema import camel, load
from remit.queries.catalogue import Question, answer, answered, bound, find, in_order, questions, themes, written
from remit.queries.examples import examples
from remit.queries.page import page

FOLDER = Path(__file__).resolve().parent.parent / "queries" / "catalogue"
ALL = questions()


def test_there_are_enough() -> None:
    assert len(ALL) >= 60
    assert all(q.zh and q.en and q.columns for q in ALL)
    assert len({q.zh for q in ALL}) == len({q.en for q in ALL}) == len(ALL)
    assert {q.theme for q in ALL} == set(themes())


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_sample_answer(whole_graph: Path, question: Question) -> None:
    found = answer(whole_graph, question, given(question), "ladybug")
    with (FOLDER / question.name / "expected.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == found.columns
    assert [tuple(map(str, r)) for r in found.rows] == [tuple(r) for r in rows]
    assert rows, "the sample gives this question no answer"
    assert answer(whole_graph, question, given(question), "oxigraph") == found


@pytest.mark.parametrize("which", ["whole_graph", "real_graph"])
def test_examples_are_of_the_graph_that_is_asked(which: str, request: pytest.FixtureRequest) -> None:
    store = open_cypher(request.getfixturevalue(which))
    for question in ALL:
        if question.parameters:
            values = examples(store, question)
            assert answered(store, question, values).rows, (question.name, values)
    store.close()


def test_the_list_names_examples_of_the_graph(whole_graph: Path, real_graph: Path, tmp_path: Path) -> None:
    told = [run("ask", "--csv", "--graph", g).stdout for g in (whole_graph, real_graph, tmp_path / "none")]
    assert len(set(told)) == 3, "no graph: the catalogue's own"
    assert all(t.count("\n") == len(ALL) + 1 for t in told)


def test_both_texts_give_the_columns_under_their_names(whole_graph: Path) -> None:
    stores = {"cypher": open_cypher(whole_graph), "sparql": open_sparql(whole_graph)}
    for question in ALL:
        for language, store in stores.items():
            found = store.ask(getattr(question, language), bound(question, given(question)))
            assert found.columns == question.columns, (question.name, language)
    for store in stores.values():
        store.close()


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_both_texts_name_only_what_the_schema_knows(question: Question) -> None:
    code = re.sub(r"'[^']*'", "''", question.cypher)
    schema = load()
    edges = {*schema.edges, *schema.relations}
    labels = set(schema.kinds)
    used = {w for group in re.findall(r"\[\w*:([A-Z_|]+)\]", code) for w in group.split("|")}
    assert used <= edges
    assert set(re.findall(r"\(\w*:(\w+)", code)) <= labels
    fields = {name(f.name) for k in schema.kinds.values() for f in k.fields}
    assert set(re.findall(r"\b[a-z]\.(\w+)", code)) <= fields
    known = {camel(e) for e in edges} | set(schema.fields) | labels
    assert set(re.findall(r"rmt:(\w+)", question.sparql)) - known == set()
    assert set(re.findall(r"\$(\w+)", code)) == {p["name"] for p in question.parameters}
    assert set(re.findall(r"VALUES \?(\w+) \{ [^}]*\}", question.sparql)) >= set(given(question))


NOT_PORTABLE = [
    r"shortestPath", r"\bCALL\b", r"COLLECT\s*\{", r"\blabels\(", r"\btype\(", r"\blabel\(", r"substring", r"toInteger|toString",
    r"\bsplit\(|\bhead\(|\blast\(", r"reduce\(", r"\[\w+ IN ", r"ACYCLIC|SHORTEST", r"\+ *\$|\$\w+ *\+", r"WITH[^;]*ORDER BY",
    r"EXISTS \{[^}]*MATCH[^}]*MATCH",
]  # fmt: skip


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_only_what_every_engine_understands(question: Question) -> None:
    assert [p for p in NOT_PORTABLE if re.search(p, question.cypher)] == []
    assert re.search(r"\b(?:SERVICE|LATERAL|FROM)\b", question.sparql) is None


@pytest.mark.parametrize("notice", sorted((SAMPLE / "notices").glob("*.txt")), ids=lambda p: p.stem)
def test_every_question_runs_where_most_have_no_answer(notice: Path, tmp_path: Path) -> None:
    assert run("build", notice, "--graph", tmp_path / "g").returncode == 0
    for question in ALL:
        found = answer(tmp_path / "g", question, given(question), "ladybug")
        assert answer(tmp_path / "g", question, given(question), "oxigraph") == found, question.name


@pytest.mark.parametrize("date", ["2024-01-31", "2024-04-30"])
def test_both_engines_agree_on_a_date(whole_graph: Path, date: str) -> None:
    folder = view(whole_graph, on=date)
    for question in ALL:
        found = answer(folder, question, given(question), "ladybug")
        assert answer(folder, question, given(question), "oxigraph") == found, question.name


@pytest.mark.shared
@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_real_answers_agree(real_graph: Path, question: Question) -> None:
    parameters = {p["name"]: REAL[p["name"]] for p in question.parameters}
    assert answer(real_graph, question, parameters, "ladybug") == answer(real_graph, question, parameters, "oxigraph")


def test_wrong_use_is_told() -> None:
    question = find("who-supervises")
    with pytest.raises(Trouble, match="needs unit"):
        bound(question, {})
    with pytest.raises(Trouble, match="no parameter"):
        bound(question, {"unit": "x", "unti": "y"})
    with pytest.raises(Trouble, match="Did you mean who-supervises"):
        find("who-supervise")
    with pytest.raises(Trouble, match="is a day, month or year"):
        bound(find("due-by"), {"date": "2024-13"})
    with pytest.raises(Trouble, match="is a day, as"):  # no day stands for a month that a time begins with
        bound(find("documents-between"), {"first": "2024-03", "last": "2024-05-01"})
    with pytest.raises(Trouble, match="is empty"):
        bound(find("who-leads"), {"text": ""})
    with pytest.raises(Trouble, match="whole number"):
        bound(find("shared-tasks"), {"least": "many"})


@pytest.mark.parametrize("engine", ["ladybug", "oxigraph"])
@pytest.mark.parametrize(
    ("subject", "object_", "line"),
    [
        ("曾沐阳", "水务局", 31),  # as worded
        ("曾沐阳", "区水务局", 31),  # the name, which the wording leaves the level out of
        ("曾沐阳", "云溪区水务局", 0),  # named so nowhere
        ("单志远", "区水务局", 0),  # another's
    ],
)
def test_evidence_knows_names_and_aliases(
    whole_graph: Path, engine: str, subject: str, object_: str, line: int
) -> None:
    rows = answer(whole_graph, find("evidence"), {"subject": subject, "object": object_}, engine).rows
    assert [row[4] for row in rows] == ([line] if line else [])


def test_a_question_without_its_parameters_is_told_with_names_of_the_graph(real_graph: Path) -> None:
    for words in (["evidence"], ["evidence", f"subject={REAL['leader']}"]):
        done = run("ask", *words, "--graph", real_graph, REMIT_LANG="en")
        assert done.returncode == 2
        assert not [word for word in ("曾沐阳", "水务") if word in done.stderr]  # the sample's
        assert "for example" in done.stderr


def test_the_texts_of_a_question_hold_what_was_given(whole_graph: Path, tmp_path: Path) -> None:
    shown = run("ask", "evidence", "subject=仇雨薇", "--show", "--graph", whole_graph).stdout
    assert "s.subject CONTAINS '仇雨薇'" in shown
    assert 'VALUES ?subject { "仇雨薇" }' in shown
    assert "曾沐阳" not in shown
    alone = run("ask", "evidence", "--show", "--graph", tmp_path / "none").stdout
    assert 'VALUES ?subject { "曾沐阳" }' in alone  # without a graph: the catalogue's example


def test_the_texts_of_a_question_run_as_they_stand(whole_graph: Path) -> None:
    stores = open_cypher(whole_graph), open_sparql(whole_graph)
    for question in ALL:
        rows = answered(stores[0], question, given(question))
        for store, text in zip(stores, written(question, given(question)), strict=True):
            assert in_order(question, store.ask(text)) == rows, (question.name, text)
    shown = run("ask", "who-leads", "text=排污口", "--show", "--graph", whole_graph).stdout
    cypher, _, sparql = shown.partition("# SPARQL")
    assert "排污口" in run("cypher", cypher, "--graph", whole_graph).stdout
    assert "排污口" in run("sparql", sparql, "--graph", whole_graph).stdout


#: What would end a text, begin a comment or a parameter, or be resolved before a text is read.
HOSTILE = [
    "o'x",
    'o"x',
    "a\\",
    "\\' OR 1 = 1 //",
    "\\u0027",
    "\\\\u0027",
    "$text",
    "/*",
    "a\nb\r\t",
    "`",
    "\x1b[31m\u202e",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_in_a_text_stays_one_value(whole_graph: Path, text: str) -> None:
    store = open_cypher(whole_graph)
    assert store.ask(f"RETURN {literal(text)} AS value").rows == ((text,),)
    cypher, _ = written(find("who-leads"), {"text": text})
    assert store.ask(cypher).rows == ()
    assert cypher.isprintable() or set(cypher) - {"\n"} == set(filter(str.isprintable, cypher))


def test_a_parameter_without_a_value_is_named(whole_graph: Path) -> None:
    for query, named in (
        ("MATCH (t:Task) WHERE t.name CONTAINS $text RETURN t.name", "text"),
        ("RETURN $`a b`", "a b"),
    ):
        done = run("cypher", query, "--graph", whole_graph, REMIT_LANG="en")
        assert (done.returncode, f"a parameter ${named} without a value" in done.stderr) == (2, True)
    query = "// $a\nMATCH (t:Task) /* $b */ WHERE t.name <> '$c' RETURN t.name AS `$d` LIMIT 1"
    assert run("cypher", query, "--graph", whole_graph).returncode == 0


def test_no_answer_offers_names_for_a_part_of_one(whole_graph: Path) -> None:
    done = run("ask", "evidence", "subject=沐阳", "object=区飞船局", "--graph", whole_graph, REMIT_LANG="en")
    assert (done.returncode, "Names near to it: 曾沐阳" in done.stderr) == (1, True)


@pytest.mark.parametrize("engine", ["ladybug", "oxigraph", "rdflib"])
def test_a_month_is_due_on_its_last_day(whole_graph: Path, engine: str) -> None:
    def due(date: str) -> set[str]:
        found = answer(whole_graph, find("due-by"), {"date": date}, engine)
        return {row[0] for row in found.rows}

    assert due("2024-08-31") - due("2024-08-30") == {"2024-08", "2024-08-31"}
    assert due("2024-08") == due("2024-08-31")
    assert due("2024") == due("2024-12-31") >= {"2024-04", "2024-11"}
    listed = run("tasks", "--due-before", "2024-08-15", "--graph", whole_graph, "--json").stdout
    assert {task["due"] for task in json.loads(listed)} == due("2024-08-15")


def test_a_parameter_is_never_code(graph: Path) -> None:
    hostile = '" } ?s ?p ?o . { VALUES ?x { "'
    for engine in ("ladybug", "oxigraph"):
        assert answer(graph, find("who-supervises"), {"unit": hostile}, engine).rows == ()


def test_rows_come_in_the_order_the_question_says() -> None:
    rows = (("b", 1, 2), ("a", 3, 4), ("c", 3, 9), ("a", 3, 4))
    assert in_order(find("leaders-by-load"), Answer(("x", "y", "z"), rows)).rows == (
        ("c", 3, 9),
        ("a", 3, 4),
        ("b", 1, 2),
    )


def test_the_page_has_not_drifted_and_the_list_is_grouped() -> None:
    told = FOLDER.parent.parent / "docs" / "questions.md"
    assert told.read_text(encoding="utf-8") == page(), "run make generate"
    shown = run("ask").stdout
    assert all(label["zh"] in shown for label in themes().values())
    listed = json.loads(run("ask", "--json").stdout)
    assert {"name", "zh", "en", "parameters"} <= listed[0].keys()
    assert [q["name"] for q in listed] == [q.name for q in ALL]
