"""Files for other programs, opened by those programs' own libraries."""

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import run

from remit.cli.output import note
from remit.cli.task_files import undated, write


def task(**more: Any) -> dict[str, Any]:
    """A task as the queries give it."""
    roles: dict[str, list[str]] = {
        r: [] for r in ("supervisor", "lead", "responsible", "support", "supervised_by", "stand_ins")
    }
    told = {
        "id": "task/甲/1",
        "name": "修路",
        "text": "修路",
        "when": "",
        "due": "",
        "document": "甲发〔2024〕1号",
        "line": 3,
        "quote": "修路",
    }
    return {**told, **roles, **more}


def events(path: Path) -> list[Any]:
    import icalendar

    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    found = calendar.walk("VEVENT")
    assert len({str(e["UID"]) for e in found}) == len(found), "an UID twice"
    for event in found:
        assert not event.errors
        assert {"DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "UID"} <= set(event)
    return list(found)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("2024-09", datetime.date(2024, 9, 30)),  # a month ends on its last day
        ("2024-02", datetime.date(2024, 2, 29)),
        ("2023-02-30", datetime.date(2023, 2, 28)),  # a day that is none: the month's last
        ("2024-12-31", datetime.date(2024, 12, 31)),
        ("2024", None),
        ("", None),
    ],
)
def test_a_deadline_is_a_whole_day(tmp_path: Path, due: str, day: datetime.date | None) -> None:
    write([task(due=due, when=due)], "ics", tmp_path / "t.ics")
    found = events(tmp_path / "t.ics")
    assert [e.decoded("DTSTART") for e in found] == ([day] if day else [])
    for event in found:
        assert event.decoded("DTEND") == day + datetime.timedelta(days=1)  # type: ignore[operator] # the case says a day


def test_wordings_arrive_as_they_are(tmp_path: Path) -> None:
    name = "新建管网;九公里,\\分段\n" + "长" * 90
    write([task(due="2024-09", name=name, text=name, lead=["区水务局"], quote=name)], "ics", tmp_path / "t.ics")
    lines = (tmp_path / "t.ics").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    [event] = events(tmp_path / "t.ics")
    assert str(event["SUMMARY"]) == f"{name} (区水务局)"
    assert name in str(event["DESCRIPTION"])
    assert "甲发〔2024〕1号" in str(event["DESCRIPTION"])


def test_an_entry_says_whose_part_it_is_until_when_under_whom_and_where(tmp_path: Path) -> None:
    found = task(
        due="2024-12", when="年底前", due_kind="dated", uncertain=["it ends before it begins"], name="修路…",
        text="修路并养护。", lead=["区交通局"], support=["区水务局", "区财政局"], answering="单志远", quote="由区交通局牵头",
    )  # fmt: skip
    write([found], "ics", tmp_path / "t.ics", unit="区水务局")
    [event] = events(tmp_path / "t.ics")
    assert str(event["SUMMARY"]) == "修路… (区交通局)"
    said = str(event["DESCRIPTION"]).splitlines()
    assert said[0] == "修路并养护。"
    for text in ("区水务局: support", "lead", "年底前 (2024-12)", "单志远", "it ends before", "3: 由区交通局牵头"):
        assert any(text in line for line in said), text
    many = task(due="2024-12", responsible=["甲局", "乙局", "丙局", "丁局"])
    write([many], "ics", tmp_path / "t.ics")
    assert str(events(tmp_path / "t.ics")[0]["SUMMARY"]) == "修路 (甲局、乙局、丙局…)"


def test_tasks_that_a_calendar_leaves_out_are_listed(graph: Path, tmp_path: Path) -> None:
    done = run("--lang", "en", "tasks", "--format", "ics", "-o", tmp_path / "t.ics", "--graph", graph)
    listed = json.loads(run("tasks", "--json", "--graph", graph).stdout)
    left = [t for t in listed if not t["due"]]
    assert left
    assert done.stderr.count("\n") == len(left) + 1
    for each in left:
        assert f"{each['document']}, line {each['line']}: {each['name']}" in done.stderr


def test_the_sample_opens_in_a_calendar(graph: Path, tmp_path: Path) -> None:
    for command in (("tasks", "--format", "ics"), ("export", "ics")):
        assert run(*command, "-o", tmp_path / "t.ics", "--graph", graph).returncode == 0
        found = events(tmp_path / "t.ics")
        listed = json.loads(run("tasks", "--json", "--graph", graph).stdout)
        assert len(found) == sum(len(t["due"]) >= 7 for t in listed) > 0


def test_a_spreadsheet_has_dates_and_no_formulas(tmp_path: Path) -> None:
    import openpyxl

    tasks = [task(due="2024-09", name="=1+1", quote="\x07"), task(id="2", due="", when="全年")]
    write(tasks, "xlsx", tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    header = [c.value for c in sheet[1]]
    first = dict(zip(header, sheet[2], strict=True))
    assert first["due"].value == datetime.datetime(2024, 9, 30)  # noqa: DTZ001 - a spreadsheet's day has no zone
    assert first["due"].is_date
    assert first["line"].value == 3
    assert first["name"].value == "=1+1"
    assert first["name"].data_type == "s"
    assert [c.value for c in sheet[3]][-4:] == ["全年", None, None, "修路"]
    assert sheet.freeze_panes == "A2"


def test_columns_of_the_spreadsheet_in_chinese(graph: Path, tmp_path: Path) -> None:
    import openpyxl

    done = run("tasks", "--format", "xlsx", "-o", tmp_path / "t.xlsx", "--graph", graph, "--lang", "zh")
    assert done.returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert [c.value for c in sheet[1]][:5] == ["文件", "行", "名称", "包案领导", "牵头"]


@pytest.mark.parametrize("format", ["ics", "xlsx"])
def test_a_file_that_cannot_be_written(graph: Path, tmp_path: Path, format: str) -> None:
    done = run("tasks", "--format", format, "-o", tmp_path / "none" / "t", "--graph", graph)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert run("tasks", "--format", format, "--graph", graph).returncode == 2  # no name for the file


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_jsonld_is_the_graph(graph: Path, tmp_path: Path) -> None:
    import pyoxigraph
    import rdflib

    assert run("export", "jsonld", "-o", tmp_path / "g.jsonld", "--graph", graph).returncode == 0
    assert run("export", "nquads", "-o", tmp_path / "g.nq", "--graph", graph).returncode == 0
    theirs = set(pyoxigraph.parse(path=str(tmp_path / "g.jsonld"), format=pyoxigraph.RdfFormat.JSON_LD))
    assert theirs == set(pyoxigraph.parse(path=str(tmp_path / "g.nq"), format=pyoxigraph.RdfFormat.N_QUADS))
    other = rdflib.Dataset()
    other.parse(data=(tmp_path / "g.jsonld").read_text(encoding="utf-8"), format="json-ld")
    assert sum(1 for _ in other.quads((None, None, None, None))) == len(theirs)
    plain = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))
    assert any(thing.get("name") == "单志远" for thing in plain["@graph"])


def test_parquet_and_csv_hold_the_same_rows(graph: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    for kind in ("parquet", "csv"):
        assert run("export", kind, "-o", tmp_path / kind, "--graph", graph).returncode == 0
    files = sorted(p.stem for p in (tmp_path / "csv").iterdir())
    assert files == sorted(p.stem for p in (tmp_path / "parquet").iterdir())
    for name in files:
        table = pyarrow.parquet.read_table(tmp_path / "parquet" / f"{name}.parquet")
        _, *rows = csv.reader(io.StringIO((tmp_path / "csv" / f"{name}.csv").read_text(encoding="utf-8")))
        assert table.num_rows == len(rows), name
        assert table.column(0).to_pylist() == [row[0] for row in rows]


@pytest.mark.neo4j
def test_the_cypher_script_runs_twice_in_neo4j(neo4j_server: tuple[str, str, str], graph: Path, tmp_path: Path) -> None:
    import neo4j

    from remit.graph.folder import open_cypher

    script = tmp_path / "g.cypher"
    assert run("export", "cypher", "-o", script, "--graph", graph).returncode == 0
    counts = "MATCH (n) RETURN count(n) AS n UNION ALL MATCH ()-[r]->() RETURN count(r) AS n"
    questions = (
        "MATCH (p:Person)-[r:SUPERVISES]->(o:Organisation) RETURN p.name AS a, r.facts AS n, o.name AS b ORDER BY a, b, n",
        "MATCH (s:Statement)-[:SUBJECT]->(t:Task) RETURN s.quote AS q, t.name AS n, s.begin AS b ORDER BY b, q, n",
    )
    address, user, password = neo4j_server
    with neo4j.GraphDatabase.driver(address, auth=(user, password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        found = []
        for _ in range(2):
            for line in script.read_text(encoding="utf-8").splitlines():
                driver.execute_query(line.removesuffix(";"))  # type: ignore[arg-type] # our own text
            found.append([r["n"] for r in driver.execute_query(counts).records])
        assert found[0] == found[1]
        assert found[0][0] > 100
        store = open_cypher(graph)
        for question in questions:
            theirs = [tuple(r.values()) for r in driver.execute_query(question).records]  # type: ignore[arg-type] # our own text
            assert theirs == list(store.ask(question).rows)
        store.close()


def test_nothing_in_a_text_ends_the_literal_it_stands_in() -> None:
    from remit.graph.cypher_text import literal

    assert literal("a'}) DETACH DELETE n //\\") == "'a\\'}) DETACH DELETE n //\\\\'"
    assert literal("两\n行") == "'两\\n行'"
    assert (literal(True), literal(7)) == ("true", "7")  # noqa: FBT003 - the value under test


def test_what_is_left_out_is_told_so_that_a_terminal_obeys_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "修\x1b[31m路\u202e"
    undated([task(name=evil, when=evil, document=evil)])
    note(f"no {evil} is in the graph.")
    told = capsys.readouterr().err
    assert told.count("修�[31m路�") == 4
    assert not {"\x1b", "\u202e"} & set(told)
