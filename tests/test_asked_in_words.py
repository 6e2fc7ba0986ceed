"""A question in plain words, and what a command answers to the names its neighbours use."""

import json
import time
from pathlib import Path

import pytest
from conftest import run

from remit.graph.folder import open_cypher
from remit.queries.wording import matter_of, mentioned_parts

CASES = [
    ("谁负责污水处理", "污水处理"),
    ("教育工作由谁分管？", "教育工作"),
    ("哪个单位牵头乡村振兴?", "乡村振兴"),
    ("哪位领导联系区科协", "区科协"),
    ("垃圾分类归谁管", "垃圾分类"),
    ("谁是负责教育的", "教育"),
    ("谁主管的教育", "教育"),
    ("谁是分管教育的领导？", "教育"),
    ("由哪个部门来负责主干管建设的？", "主干管建设"),
    ("负责教育的领导是谁", "教育"),
    ("分管教育的是谁？", "教育"),
    ("教育的分管领导是谁", "教育"),
    ("污水处理牵头单位是哪个", "污水处理"),
    ("污水处理的责任单位有哪些？", "污水处理"),
    ("谁来抓防汛", "防汛"),
    ("防汛谁来抓呢？", "防汛"),
    ("防汛由哪些单位配合", "防汛"),
    ("哪些单位配合防汛", "防汛"),
    ("教育是谁负责的", "教育"),
    ("垃圾分类是哪个部门的职责", "垃圾分类"),
    ("请问教育工作由谁分管", "教育工作"),
    ("谁负责目的地建设", "目的地建设"),
    # no question
    ("污水处理", "污水处理"),
    ("谁", "谁"),
    ("由谁负责", "由谁负责"),
    ("是由哪些单位配合", "是由哪些单位配合"),
    ("负责同志", "负责同志"),
    ("“谁执法谁普法”责任制", "“谁执法谁普法”责任制"),
    ("谁主管谁负责", "谁主管谁负责"),
    ("落实谁主管、谁负责", "落实谁主管、谁负责"),
    ("谁主管、谁负责的原则", "谁主管、谁负责的原则"),
    ("联系群众", "联系群众"),
    ("配合部门", "配合部门"),
    ("管理的目的", "管理的目的"),
]


@pytest.mark.parametrize(("text", "matter"), CASES)
def test_the_matter_of_a_question(text: str, matter: str) -> None:
    assert matter_of(text) == matter


def test_who_answers_a_question(whole_graph: Path) -> None:
    asked = [run("who", text, "--json", "--graph", whole_graph) for text in ("谁负责主干管？", "主干管")]
    assert asked[0].returncode == 0
    assert asked[0].stdout == asked[1].stdout


def test_what_is_not_mentioned_is_told_with_what_is(whole_graph: Path) -> None:
    done = run("who", "再生水飞船", "--graph", whole_graph, "--lang", "en")
    assert done.returncode == 1
    assert "nothing in the graph mentions 再生水飞船; it does mention 再生水." in done.stderr
    assert "try a shorter word" in run("who", "魑魅", "--graph", whole_graph, "--lang", "en").stderr


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("魑再生水魅", ["再生水"]),
        ("再生水飞船再生水", ["再生水"]),
        ("财政魑再生水魅教育", ["再生水"]),  # the longest alone
        ("财政魑教育", ["财政", "教育"]),
        ("魑 再生水 魅", ["再生水"]),  # without the blanks that are said beside it
        ("再生水", ["再生", "生水"]),  # the whole is no part
        ("魑财", []),  # one character is too little
        ("", []),
    ],
)
def test_the_longest_parts_that_are_mentioned(whole_graph: Path, text: str, parts: list[str]) -> None:
    store = open_cypher(whole_graph)
    assert mentioned_parts(store, text) == parts
    store.close()


def test_a_long_text_is_searched_in_no_time(whole_graph: Path) -> None:
    store = open_cypher(whole_graph)
    text = "再生水" + "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(4000))
    began = time.process_time()
    assert mentioned_parts(store, text) == ["再生水"]
    assert time.process_time() - began < 2
    store.close()


def test_ask_points_to_who(whole_graph: Path) -> None:
    done = run("ask", "谁负责教育", "--graph", whole_graph, "--lang", "en")
    assert (done.returncode, "remit who 教育" in done.stderr) == (2, True)
    assert "remit who" not in run("ask", "nosuch", "--graph", whole_graph, "--lang", "en").stderr


def test_the_names_that_other_commands_use(whole_graph: Path) -> None:
    verified = [run("verify", "--graph", whole_graph), run("verify", whole_graph)]
    assert [done.returncode for done in verified] == [0, 0]
    assert verified[0].stdout == verified[1].stdout != ""
    rows = [
        json.loads(run("tasks", "--unit", "区民政局", "--role", role, "--json", "--graph", whole_graph).stdout)
        for role in ("lead", "牵头")
    ]
    assert rows[0]
    assert rows[0] == rows[1]
    assert run("tasks", "--role", "老大", "--graph", whole_graph).returncode == 2
    wrong = run("portfolio", "单志远", "--format", "json", "--graph", whole_graph, "--lang", "en")
    assert (wrong.returncode, wrong.stderr) == (2, "remit: No such option: --format; write --json or --csv.\n")
    assert "see `remit viz --help`" in run("viz", "cover", "--format", "x", "--lang", "en").stderr
