"""Exit codes of the contract: 0 an answer, 1 a well-formed question without one, 2 wrong use or unreadable input."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import run

CASES = [
    (0, ["portfolio", "单志远"]),
    (1, ["portfolio", "单志达"]),
    (0, ["portfolio"]),  # lists the leaders
    (2, ["person"]),
    (2, ["portfolio", "副区长"]),  # fits several
    (0, ["who", "主干管"]),
    (1, ["who", "飞船"]),
    (2, ["who", "主干管", "--limit", "many"]),
    (2, ["who", ""]),  # an empty text is part of every name
    (2, ["task", " "]),
    (2, ["portfolio", "  "]),
    (2, ["unit", ""]),
    (2, ["tasks", "--leader", " "]),
    (0, ["unit", "区财政局"]),
    (1, ["unit", "航天局"]),
    (0, ["group", "再生水"]),
    (1, ["group", "航天"]),
    (0, ["person", "盖一鸣"]),
    (1, ["person", "没有此人"]),
    (0, ["task", "学位"]),
    (1, ["task", "飞船"]),
    (0, ["tasks"]),
    (1, ["tasks", "--due-before", "1999-01"]),
    (0, ["tasks", "--due-before", "2024"]),
    (2, ["tasks", "--due-before", "昨天"]),
    (2, ["tasks", "--due-before", "2024/10/31"]),
    (2, ["tasks", "--due-before", "2024-13"]),
    (1, ["tasks", "--unit", "航天局"]),
    (2, ["tasks", "--role", "boss"]),
    (2, ["tasks", "--format", "xlsx"]),  # needs a file
    (0, ["ask"]),
    (0, ["ask", "who-supervises", "unit=区财政局"]),
    (1, ["ask", "who-supervises", "unit=航天局"]),
    (2, ["ask", "no-such-question"]),
    (2, ["ask", "who-supervises", "unit"]),
    (0, ["cypher", "RETURN 1"]),
    (1, ["cypher", "MATCH (p:Person) WHERE p.name = '无' RETURN p.name"]),
    (2, ["cypher", "CREATE (n:Person)"]),
    (2, ["cypher", "nonsense"]),
    (0, ["sparql", "SELECT (1 AS ?x) {}"]),
    (1, ["sparql", "SELECT ?s { ?s rmt:nothing ?o }"]),
    (2, ["sparql", "DELETE WHERE { ?s ?p ?o }"]),
    (0, ["check"]),
    (2, ["diff", "x", "y"]),
    (2, ["viz", "nothing"]),
    (2, ["export", "paper", "-o", "x"]),
    (2, ["facts"]),
    (2, ["nothing"]),
    (0, ["--version"]),
    (0, ["--help"]),
    (2, []),
]


@pytest.mark.parametrize(("code", "arguments"), CASES, ids=[" ".join(a) or "(nothing)" for _, a in CASES])
def test_the_exit_code_says_it(graph: Path, code: int, arguments: list[str]) -> None:
    done = run(*arguments, REMIT_GRAPH=str(graph))
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if code and arguments:
        assert done.stderr.count("\n") <= 1, "more than one sentence"
    if code == 2:
        assert done.stderr
        assert not done.stdout


def test_an_empty_text_is_said_to_be_one(graph: Path) -> None:
    for words in (["who", ""], ["portfolio", "  "], ["group", " "]):
        done = run(*words, "--graph", graph, REMIT_LANG="en")
        assert done.stderr == "remit: The text to look for is empty; give a name or some words.\n"
    assert "查找的文字是空的" in run("who", " ", "--graph", graph, REMIT_LANG="zh").stderr


def test_the_version_names_the_engines() -> None:
    lines = run("--version").stdout.split("\n")
    assert [line.split()[0] for line in lines if line][:3] == ["remit", "ladybug", "pyoxigraph"]


def test_json_loads_neither_rich_nor_texts(graph: Path) -> None:
    code = (
        "import sys\nfrom remit.cli import app\n"
        f"try:\n    app(['portfolio', '单志远', '--json', '--graph', {str(graph)!r}])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PATH": "/usr/bin"})
    assert "单志远" in done.stdout, done.stderr
    assert "LOADED" in done.stdout
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert not {
        "rich",
        "remit.cli.language",
        "prompt_toolkit",
        "remit.cli.show",
        "remit.cli.terminal",
        "pyoxigraph",
    } & set(loaded)
