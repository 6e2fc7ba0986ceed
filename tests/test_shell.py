"""The prompt: from a pipe, and at a pseudo-terminal as a person types."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import OWN, REMIT, run
from terminal import Screen

from remit.cli.session import Session, is_whole, language_of


def piped(graph: Path, text: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(OWN)} | {"LANG": "en_US.UTF-8"} | environment
    return subprocess.run(
        [REMIT, "shell", "--graph", graph, *options], input=text, capture_output=True, text=True, env=env
    )


@pytest.mark.parametrize(
    ("typed", "expected", "code"),
    [
        ("单志远", "supervises (", 0),
        ("szy\n", "单志远", 0),
        ("常务副区长\n", "单志远", 0),
        ("区水务局\n", "supervised by (", 0),
        ("区再生水利用工作领导小组\n", "head (", 0),
        ("主干管\n", "区水务局 [1] → supervised by: 曾沐阳 [2] → stand-in: 仇雨薇 [3]", 0),
        ("who 主干管\n", "曾沐阳", 0),
        ("person 盖一鸣\n", "盖一鸣", 0),
        ("ask who-supervises unit=区财政局\n", "单志远", 0),
        ("ask\n", "who-supervises", 0),
        ("MATCH (p:Person) WHERE p.name = '单志远' RETURN p.pinyin\n", "shanzhiyuan", 0),  # a query among names
        ("MATCH (p:Person)\nWHERE p.name = '单志远'\nRETURN p.pinyin;\n", "shanzhiyuan", 0),
        ('.mode sparql\nSELECT ?y\nWHERE { ?p rmt:name "单志远" ; rmt:pinyin ?y }\n\n', "shanzhiyuan", 0),
        (".sparql\nCONSTRUCT { ?p rmt:name ?n } WHERE { ?p a rmt:Person ; rmt:name ?n };\n", "@prefix rmt:", 0),
        (".cypher\n// only a remark\n\nRETURN 7 AS x;\nRETURN 8 AS y;", "8", 0),
        (".schema\n", "SUPERVISES", 0),
        (".help\n", ".mode", 0),
        (".quit\n单志达\n", "", 0),  # nothing after the end is read
        ("没有这件事\n", "", 1),
        ("", "", 0),
        (".mode french\n", "", 2),
        (".nothing\n", "", 2),
        (".cypher\nMATCH (n) DETACH DELETE n;\n", "", 2),  # read-only
        (".sparql\nDELETE WHERE { ?s ?p ?o };\n", "", 2),
        (".cypher\nthis is no query;\nRETURN 9 AS still;\n", "still", 2),  # a wrong query does not end the session
    ],
)
def test_lines_from_a_pipe(graph: Path, typed: str, expected: str, code: int) -> None:
    done = piped(graph, typed)
    assert expected in done.stdout
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == (1 if code else 0)
    assert "\x1b" not in done.stdout
    assert "names>" not in done.stdout  # no prompt, no welcome


def test_formats_from_a_pipe(graph: Path) -> None:
    query = "RETURN 1 AS a, '甲,乙' AS b;\n"
    assert piped(graph, f".format csv\n.cypher\n{query}").stdout.endswith('a,b\n1,"甲,乙"\n')
    done = piped(graph, f".format json\n{query}", "--mode", "cypher")
    assert json.loads(done.stdout.partition("\n")[2]) == {"columns": ["a", "b"], "rows": [[1, "甲,乙"]]}
    assert json.loads(piped(graph, ".format json\n单志远").stdout.partition("\n")[2])["person"]["name"] == "单志远"


def test_on_a_date_and_without_a_graph(graph: Path, tmp_path: Path) -> None:
    assert piped(graph, "单志远", "--on", "2023-01-01").returncode in (0, 1)
    missing = piped(tmp_path / "none", "单志远")
    assert missing.returncode == 2
    assert "There is no graph" in missing.stderr


@pytest.mark.parametrize(
    ("mode", "text", "language", "whole"),
    [
        ("names", "单志远", "names", True),
        ("names", "match (n)", "cypher", False),
        ("names", "match (n) return n;", "cypher", True),
        ("names", "PREFIX x: <y>", "sparql", False),
        ("names", "ask portfolio leader=单志远", "names", True),  # the catalogue, not SPARQL's ASK
        ("names", "ASK { ?s ?p ?o };", "sparql", True),
        ("names", "Returning 人员", "names", True),
        ("cypher", "RETURN 1", "cypher", False),
        ("cypher", "RETURN 1\n", "cypher", True),  # an empty line ends it
        ("sparql", ".mode cypher", "sparql", True),
        ("sparql", "# a remark", "sparql", True),
    ],
)
def test_what_a_text_is(mode: str, text: str, language: str, whole: bool) -> None:
    session = Session(Path("g"), mode=mode)
    assert language_of(session, text) == language
    assert is_whole(session, text) is whole


def opened(graph: Path, home: Path, **environment: str) -> Screen:
    screen = Screen(
        ["shell", "--graph", graph],
        XDG_STATE_HOME=str(home),
        PROMPT_TOOLKIT_NO_CPR="1",
        LANG="en_US.UTF-8",
        **environment,
    )
    screen.until("names>")
    return screen


def test_a_person_types(graph: Path, tmp_path: Path) -> None:
    screen = opened(graph, tmp_path)
    screen.send("单志远\r")
    screen.until("stand-ins")
    screen.until("names>")
    screen.send(".mode cypher\r")
    screen.until("cypher>")
    screen.send("MATCH (p:Person)\r")  # not whole: a new line begins
    screen.until("…")
    screen.send("WHERE p.name = '单志远'\rRETURN p.pinyin AS reading;\r")
    screen.until("shanzhiyuan")
    screen.until("cypher>")
    screen.send("RETURN nothing;\r")
    screen.until("remit: Ladybug does not accept the query")
    screen.until("cypher>")
    screen.send("RETURN \x03")  # Ctrl-C throws the line away
    screen.until("cypher>")
    screen.send(".sparql\r")
    screen.until("sparql>")
    screen.send('ASK { ?p rmt:name "单志远" };\r')
    screen.until("True")
    screen.until("sparql>")
    screen.send("\x04")
    assert screen.end() == 0
    assert "Traceback" not in screen.text


def test_it_completes(graph: Path, tmp_path: Path) -> None:
    screen = opened(graph, tmp_path, NO_COLOR="1")
    screen.send("shanzhi\t")  # one candidate takes the place of what was typed
    screen.until("单志远")
    screen.send("\r")
    screen.until("stand-ins")
    screen.until("names>")
    screen.send("MATCH (a)-[:SUPERV\t")
    screen.until("ISES")
    screen.send("]->(b) RETURN a.pin\t")
    screen.until("yin")
    screen.send(" AS reading LIMIT 1;\r")
    screen.until("names>")
    assert "does not accept" not in screen.text
    screen.send(".sch\t")
    screen.until("ema")
    screen.send("\r")
    screen.until("rmt:Person")
    screen.until("names>")
    screen.send(".quit\r")
    assert screen.end() == 0


def test_it_remembers(graph: Path, tmp_path: Path) -> None:
    first = opened(graph, tmp_path)
    first.send("who 主干管\r")
    first.until("曾沐阳")
    first.send(".quit\r")
    assert first.end() == 0
    kept = tmp_path / "remit" / "history"
    assert "who 主干管" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    again = opened(graph, tmp_path)
    again.send("\x1b[A\x1b[A")  # up: .quit, then the question before
    again.until("who 主干管")
    again.send("\r")
    again.until("曾沐阳")
    again.until("names>")
    again.send("\x04")
    assert again.end() == 0


def test_it_is_told_of_in_the_help() -> None:
    assert ".help" in run("shell", "--help").stdout
