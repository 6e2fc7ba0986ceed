"""What a person at a terminal sees, and what a pipe gets instead."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from conftest import run
from terminal import Screen, on_terminal

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize("room", [40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "arguments",
    [("portfolio", "单志远"), ("who", "再生水"), ("unit", "区水务局"), ("tasks",), ("ask",), ("ask", "portfolio", "leader=单志远"), ("check",)],
)  # fmt: skip
def test_answers_fit_the_terminal(graph: Path, arguments: tuple[str, ...], room: int) -> None:
    code, text = on_terminal(*arguments, "--graph", graph, columns=room)
    assert code == 0
    lines = COLOUR.sub("", text).splitlines()
    assert max(map(columns, lines)) <= room, max(lines, key=columns)
    assert len(lines) > 3


@pytest.mark.parametrize("room", [50, 80])
@pytest.mark.parametrize("command", ["viz", "export", "tasks"])
def test_help_fits_the_terminal(command: str, room: int) -> None:
    """All but the examples, which stay whole, as they are to be copied."""
    text = COLOUR.sub("", on_terminal(command, "--help", columns=room)[1])
    lines = [t for t in text.splitlines() if not t.startswith("  remit ")]
    assert max(map(columns, lines)) <= room, max(lines, key=columns)
    assert "{" not in text
    assert "(remit-graph)" not in text


def test_one_source_of_a_whole_list_is_said_once(graph: Path) -> None:
    """And short names go in columns; a pipe keeps one line an item, each with its source."""
    _, text = on_terminal("portfolio", "单志远", "--graph", graph, columns=80)
    lines = COLOUR.sub("", text).splitlines()
    begin = next(i for i, t in enumerate(lines) if t.startswith("responsible for"))
    assert "line 27" in lines[begin]
    assert "发展改革" in "".join(lines[begin + 1 : begin + 4])
    names = re.split(r"\s{3,}", "   ".join(t.strip() for t in lines[begin + 1 : begin + 4]))
    assert len(names) == 7
    assert "line" not in "".join(names)
    piped = run("portfolio", "单志远", "--graph", graph).stdout
    assert piped.count("line 27") > 7


@pytest.mark.parametrize("room", [56, 60, 80])
def test_a_name_to_type_again_is_not_broken(graph: Path, room: int) -> None:
    _, text = on_terminal("ask", "--graph", graph, columns=room, LANG="zh_CN.UTF-8")
    shown = COLOUR.sub("", text)
    assert "leaders-without-stand-in" in shown
    assert shown.count("leader=单志远") >= 3


def test_nothing_is_cut_on_a_terminal(graph: Path) -> None:
    """A terminal folds a long wording."""
    wording = run("who", "主干管", "--json", "--graph", graph)
    quote = re.search(r'"quote": "([^"]*)"', wording.stdout)
    assert quote
    _, text = on_terminal("who", "主干管", "--graph", graph, columns=44, NO_COLOR="1")
    assert re.sub(r"\s", "", quote[1]) in re.sub(r"\s", "", COLOUR.sub("", text))


def test_nothing_is_cut_in_a_pipe(whole_graph: Path) -> None:
    """Whatever COLUMNS says; and columns still stand below one another."""
    for words in (["ask", "evidence", "subject=曾沐阳", "object=局"], ["tasks"], ["who", "再生水"]):
        for room in ("20", "200"):
            assert "…" not in run(*words, "--graph", whole_graph, COLUMNS=room).stdout
    shown = run("ask", "evidence", "subject=曾沐阳", "object=局", "--graph", whole_graph, "--lang", "en").stdout.split(
        "\n"
    )
    told = json.loads(run("ask", "evidence", "subject=曾沐阳", "object=局", "--json", "--graph", whole_graph).stdout)
    assert [line.rstrip().endswith(row[-1]) for line, row in zip(shown[2:], told["rows"], strict=False)] == [
        True
    ] * len(told["rows"])
    at = shown[0].index("role")
    assert {columns(line[: line.index("supervises")]) for line in shown[2:] if "supervises" in line} == {at}


VALUES = [
    ("MATCH (p:Person) WHERE p.name = '单志远' RETURN p", "p", "{Person 单志远}"),
    ("MATCH (:Person)-[r:SUPERVISES]->(:Organisation) RETURN r LIMIT 1", "r", "{SUPERVISES}"),
    (
        "MATCH x=(p:Person)-[:SUPERVISES]->(o:Organisation) WHERE p.name = '单志远' AND o.name = '区财政局' RETURN x",
        "x",
        "{Person 单志远} -SUPERVISES-> {Organisation 区财政局}",
    ),
    ("MATCH (p) WHERE p.name = '单志远' RETURN label(p)", "label(p)", "Person"),
    ("MATCH (p:Person) WHERE p.name = '单志远' RETURN [p.name, p.initials] AS l", "l", "[单志远, szy]"),
]


@pytest.mark.parametrize(("query", "column", "value"), VALUES)
def test_a_node_is_shown_by_label_and_name(graph: Path, query: str, column: str, value: str) -> None:
    shown = run("cypher", query, "--graph", graph).stdout.split("\n")
    assert (shown[0], shown[2]) == (column, value)
    whole = json.loads(run("cypher", query, "--json", "--graph", graph).stdout)["rows"][0][0]
    assert whole == value or not isinstance(whole, str), "programs get all of it"


def test_an_iri_is_shown_with_its_prefix(graph: Path) -> None:
    query = "SELECT ?s ?t { ?s rmt:name '单志远' ; a ?t } ORDER BY ?t"
    shown = run("sparql", query, "--graph", graph).stdout
    assert "<person/江渚市云溪区/单志远>" in shown
    assert "rmt:Person" in shown
    assert "http" not in shown
    assert "https://w3id.org/remit/ns#Person" in run("sparql", query, "--csv", "--graph", graph).stdout
    literal = "SELECT (' see https://w3id.org/remit/ns#Person' AS ?x) {}"
    assert "https://w3id.org/remit/ns#Person" in run("sparql", literal, "--graph", graph).stdout


def test_colours_can_be_switched_off(graph: Path) -> None:
    assert COLOUR.search(on_terminal("portfolio", "单志远", "--graph", graph)[1])
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        _, text = on_terminal("portfolio", "单志远", "--graph", graph, **environment)
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]", text)


def test_a_pipe_gets_no_colour_and_no_progress(sample: Path, tmp_path: Path) -> None:
    built = run("build", sample, "--graph", tmp_path / "g", FORCE_COLOR="1")
    assert built.stderr == ""
    done = run("portfolio", "单志远", "--graph", tmp_path / "g", FORCE_COLOR="1")
    assert "\x1b" not in done.stdout + done.stderr + built.stdout


@pytest.mark.parametrize("arguments", [("portfolio", "单志远", "--json"), ("tasks", "--csv"), ("ask", "--json")])
def test_data_is_the_same_on_a_terminal(graph: Path, arguments: tuple[str, ...]) -> None:
    plain = run(*arguments, "--graph", graph).stdout.replace("\r\n", "\n")
    assert on_terminal(*arguments, "--graph", graph)[1].replace("\r", "") == plain


def test_long_answers_go_through_the_pager(graph: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\necho "THE PAGER"\ncat\n')
    pager.chmod(0o755)
    _, long = on_terminal("portfolio", "单志远", "--graph", graph, lines=10, PAGER=str(pager))
    assert "THE PAGER" in long
    assert "查明远" in long
    for environment in ({"lines": 400, "PAGER": str(pager)}, {"lines": 10, "PAGER": "cat"}, {"lines": 10, "PAGER": ""}):
        _, text = on_terminal("portfolio", "单志远", "--graph", graph, **environment)  # type: ignore[arg-type] # lines or a variable
        assert "THE PAGER" not in text
        assert "查明远" in text
    assert "THE PAGER" not in run("portfolio", "单志远", "--graph", graph, PAGER=str(pager)).stdout


def test_less_shows_characters_and_colours_and_ends(graph: Path) -> None:
    screen = Screen(["portfolio", "单志远", "--graph", graph], lines=12, PAGER="less")
    screen.until("单志远")
    screen.send("q")
    assert screen.end() == 0
    assert "<E5>" not in screen.text
    assert "ESC[" not in screen.text


def test_a_build_tells_how_far_it_is(sample: Path, tmp_path: Path) -> None:
    copies = []
    for n in range(6):
        copies.append(tmp_path / f"{n}.txt")
        copies[-1].write_text(sample.read_text(encoding="utf-8").replace("〔2024〕", f"〔20{n:02}〕"), encoding="utf-8")
    code, text = on_terminal("build", *copies, "--graph", tmp_path / "g", LANG="en_US.UTF-8")
    assert code == 0
    assert re.search(r"reading [1-6]/6 sources", text)
    assert re.search(r"\d:\d\d:\d\d|-:--:--", text)  # time left
    assert "6 sources" in text


def test_control_characters_of_a_document_do_nothing(graph: Path) -> None:
    from remit.cli.blocks import Entry, Listing, Table, line, plain

    evil = "局\x1b]0;owned\x07\u202e长"
    text = plain([line(evil), Listing("h", (Entry(evil, evil, evil),)), Table((evil,), ((evil,),))])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    _, shown = on_terminal("cypher", f"RETURN '{evil}' AS x", "--graph", graph)
    assert "\x1b]0;owned" not in shown


@pytest.mark.parametrize(
    "text", ["甲、" * 30, "长" * 19 + "、" + "长" * 30, "a" * 100, "甲乙 " * 20, "“四办”、“马上办”、" * 6]
)
@pytest.mark.parametrize("room", [10, 20, 39, 40])
def test_folded_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    from remit.cli.wide import fold

    lines = fold(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(columns, lines)) <= max(room, 24)
    if not text.isascii():
        assert max(map(columns, lines)) <= room
        assert not any(line[0] in "、，" for line in lines)
