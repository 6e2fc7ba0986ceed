"""The commands as a user meets them."""

import csv
import io
import json
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from conftest import run

from remit.cli import _failure

PORTFOLIO = [
    "responsible",
    "overall",
    "supervises",
    "liaises",
    "directs",
    "assists",
    "stand_ins",
    "groups",
    "cases",
    "tasks",
]
UNIT = [
    "supervised_by",
    "liaised_by",
    "stand_ins",
    "parts",
    "part_of",
    "people",
    "lead",
    "responsible",
    "support",
    "groups",
    "hosts",
]


def asked(graph: Path, *arguments: str) -> Any:
    done = run(*arguments, "--json", "--graph", graph)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ["单志远", "志远", "shanzhiyuan", "szy", "常务副区长"])
def test_portfolio_by_any_name(graph: Path, name: str) -> None:
    found = asked(graph, "portfolio", name)
    assert found["person"]["name"] == "单志远"
    assert set(PORTFOLIO) <= set(found)
    item = found["supervises"][0]
    assert {"name", "id", "document", "line", "quote", "parts"} <= set(item)
    assert [s["name"] for s in found["stand_ins"]] == ["查明远"]


def test_a_task_that_two_units_lead_is_listed_once(tmp_path: Path) -> None:
    text = """青桐县人民政府关于县长、副县长工作分工的通知
青政发〔2024〕2号
副县长 秋文柏：负责财政工作，分管县财政局、县统计局。

青桐县人民政府关于印发2024年重点任务的通知
青政发〔2024〕3号
1.清查资产。（牵头单位：县财政局、县统计局）
2.编制预算。（牵头单位：县财政局）
"""
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "t.txt", "--graph", tmp_path / "g").returncode == 0
    tasks = asked(tmp_path / "g", "portfolio", "秋文柏")["tasks"]
    assert [(t["line"], t["unit"]) for t in tasks] == [(7, "县统计局、县财政局"), (8, "县财政局")]
    load = asked(tmp_path / "g", "ask", "leaders-by-load")["rows"]
    assert load == [["秋文柏", 2, 2]]


def test_a_post_is_cited_where_it_began(tmp_path: Path) -> None:
    text = """青桐县人民政府关于县长、副县长工作分工的通知
青政发〔2024〕2号
副县长 秋文柏：负责财政工作，分管县财政局。
青桐县人民政府
2024年1月5日

青桐县人民政府办公室关于成立防汛领导小组的通知
青政办〔2024〕8号
组长：秋文柏（副县长）
成员：县水务局、县财政局
青桐县人民政府办公室
2024年3月5日
"""
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "t.txt", "--graph", tmp_path / "g").returncode == 0
    posts = asked(tmp_path / "g", "portfolio", "秋文柏")["person"]["posts"]
    assert [(p["name"], p["document"]) for p in posts] == [("副县长", "青政发〔2024〕2号")]


def test_all_leaders_as_the_document_lists_them(graph: Path) -> None:
    found = asked(graph, "portfolio")["leaders"]
    assert [row["line"] for row in found] == sorted(row["line"] for row in found)
    assert [row["name"] for row in found][:3] == ["解承岳", "单志远", "曾沐阳"]  # 区长, 常务副区长, 副区长
    assert found[1]["posts"] == ["常务副区长"]
    assert found[1]["units"] == 5
    assert all(row["facts"] for row in found), "who is charged with nothing is no leader"
    shown = run("portfolio", "--graph", graph, "--lang", "en").stdout.split("\n")
    assert shown[0].split() == ["leader", "post", "remits", "units", "tasks", "document", "line"]
    assert shown[2].split()[0] == "解承岳"
    rows = list(csv.DictReader(io.StringIO(run("portfolio", "--csv", "--graph", graph).stdout)))
    assert [row["leader"] for row in rows] == [row["name"] for row in found]


@pytest.mark.parametrize(
    ("reading", "name"),
    [("xiechengyue", "解承岳"), ("qyw", "仇雨薇"), ("zhamingyuan", "查明远"), ("yuchiliang", "尉迟亮")],
)
def test_surnames_are_read_as_surnames(graph: Path, reading: str, name: str) -> None:
    assert asked(graph, "portfolio", reading)["person"]["name"] == name


def test_unknown_and_ambiguous_names(graph: Path) -> None:
    none = run("portfolio", "单志达", "--graph", graph)
    assert none.returncode == 1
    assert "单志远" in none.stderr
    many = run("portfolio", "副区长", "--graph", graph)
    assert many.returncode == 2
    assert "仇雨薇" in many.stderr
    assert "单志远" not in many.stderr.split("Give")[0] or "常务" in many.stderr


def test_who_gives_the_chain(graph: Path) -> None:
    best = asked(graph, "who", "主干管")["matches"][0]
    assert best["lead"] == ["区水务局"]
    assert best["supervised_by"] == ["曾沐阳"]
    assert best["stand_ins"] == ["仇雨薇"]
    assert {"kind", "name", "responsible", "support", "when", "document", "line", "quote"} <= set(best)


def test_unit_page(graph: Path) -> None:
    found = asked(graph, "unit", "区住建局")
    assert found["unit"]["name"] == "区住房和城乡建设局"
    assert set(UNIT) <= set(found)
    assert "区住建局" in {a["name"] for a in found["unit"]["aliases"]}


def test_group_person_and_task(graph: Path) -> None:
    assert [h["name"] for h in asked(graph, "group", "再生水")["head"]] == ["单志远"]
    assert asked(graph, "person", "盖一鸣")["posts"]
    assert run("task", "学位", "--graph", graph).returncode == 0
    assert run("task", "飞船", "--graph", graph).returncode == 1


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2024-08-30", []),
        ("2024-08-31", ["2024-08-31", "2024-08"]),  # a month is due on its last day
        ("2024-08", ["2024-08-31", "2024-08"]),
    ],
)
def test_due_before_compares_days(whole_graph: Path, last: str, due: list[str]) -> None:
    found = asked(whole_graph, "tasks", "--due-before", last)
    assert [t["due"] for t in found if t["due"] > "2024-07"] == due


def test_tasks_filtered_and_as_files(graph: Path, tmp_path: Path) -> None:
    done = run(
        "tasks", "--unit", "区民政局", "--role", "lead", "--due-before", "2024-10", "--format", "csv", "--graph", graph
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [r["due"] for r in rows] == ["2024-10"]
    assert run("tasks", "--format", "ics", "-o", tmp_path / "t.ics", "--graph", graph).returncode == 0
    assert (tmp_path / "t.ics").read_text().count("BEGIN:VEVENT") == 8
    assert run("tasks", "--format", "xlsx", "-o", tmp_path / "t.xlsx", "--graph", graph).returncode == 0
    assert run("tasks", "--role", "boss", "--graph", graph).returncode == 2


def test_ask_lists_shows_and_answers(graph: Path) -> None:
    listed = asked(graph, "ask")
    assert {"name", "zh", "en", "parameters"} <= set(listed[0])
    found = asked(graph, "ask", "who-supervises", "unit=区财政局")
    assert found["columns"] == ["leader", "unit", "document", "line"]
    assert found["rows"][0][0] == "单志远"
    assert asked(graph, "ask", "who-supervises", "unit=区财政局", "--engine", "oxigraph") == found
    assert "MATCH" in run("ask", "who-supervises", "--show").stdout


def test_free_queries(graph: Path, tmp_path: Path) -> None:
    assert "解承岳" in run("cypher", "MATCH (p:Person) RETURN p.name", "--graph", graph).stdout
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?n WHERE { ?p a rmt:Person ; rmt:name ?n }")
    assert "解承岳" in run("sparql", file, "--graph", graph).stdout
    turtle = run(
        "sparql",
        "CONSTRUCT { ?p rmt:name ?n } WHERE { ?p a rmt:Person ; rmt:name ?n }",
        "--format",
        "turtle",
        "--graph",
        graph,
    )
    assert "@prefix rmt:" in turtle.stdout
    slow = run(
        "sparql", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "1", "--graph", graph
    )
    assert slow.returncode == 2
    assert "stopped" in slow.stderr


@pytest.mark.parametrize("format", ["turtle", "nquads", "jsonld", "csv", "parquet", "cypher", "graphml", "gexf", "ics"])
def test_exports_are_the_same_twice(graph: Path, tmp_path: Path, format: str) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for path in (first, second):
        assert run("export", format, "-o", path, "--graph", graph).returncode == 0
    files = sorted(p.name for p in first.iterdir()) if first.is_dir() else [""]
    assert all((first / f).read_bytes() == (second / f).read_bytes() for f in files)


def test_stored_facts_are_the_facts(sample: Path, graph: Path) -> None:
    assert run("facts", "--graph", graph).stdout == run("facts", sample).stdout


HEAVY = {"ladybug", "pyoxigraph", "networkx", "pyvis", "igraph", "pypinyin", "rdflib", "neo4j", "openpyxl"}


@pytest.mark.parametrize("command", ["--help", "ask", "facts", "ledger"])
def test_light_commands_load_no_engine(sample: Path, command: str) -> None:
    arguments = [command, str(sample)] if command in ("facts", "ledger") else [command]
    code = (
        "import sys\nfrom remit.cli import app\n"
        f"try:\n    app({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print('LOADED', sorted(set(m.split('.')[0] for m in sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    loaded = set(eval(done.stdout.rsplit("LOADED", 1)[1]))  # noqa: S307 - our own output
    assert not HEAVY & loaded


@pytest.mark.parametrize(
    "page", [("portfolio", "单志远"), ("unit", "区水务局"), ("group", "再生水"), ("person", "盖一鸣")]
)
def test_a_page_as_csv_holds_what_its_json_holds(graph: Path, page: tuple[str, str]) -> None:
    found = asked(graph, *page)
    entity = next(iter(found.values()))
    lists = {"posts": entity["posts"], **found} if "posts" in entity else found
    done = run(*page, "--csv", "--graph", graph)
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [(r["list"], r["name"], r["quote"]) for r in rows] == [
        (key, item["name"], item.get("quote", ""))
        for key, items in lists.items()
        if isinstance(items, list)
        for item in items
    ]
    assert rows


def test_an_option_that_is_there_and_lacks_its_value_is_not_told_to_be_missing() -> None:
    command = types.SimpleNamespace(
        command_path="remit who", command=types.SimpleNamespace(params=[types.SimpleNamespace(name="json")])
    )

    class BadOptionUsage(Exception):  # noqa: N818 - as click calls it
        ctx, option_name = command, "--format"

        def format_message(self) -> str:
            return "Option '--format' requires an argument."

    class NoSuchOption(BadOptionUsage):
        """What click raises where there is no such option."""

    said = _failure(BadOptionUsage())
    assert said == "Option '--format' requires an argument; see `remit who --help`."
    assert _failure(NoSuchOption()) == "No such option: --format; write --json."
