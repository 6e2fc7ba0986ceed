"""The sentence in the terminal: who leads a matter with where that is said, and --quotes under each row of a page."""

from pathlib import Path

import pytest
from conftest import run

from remit.cli.wordings import wording


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"text": "1修建河堤。", "quote": "区水务局"}, "1修建河堤。 | 区水务局"),  # the bare cell of a table
        ({"text": "1修建河堤。", "quote": "1修建河堤。由区水务局牵头"}, "1修建河堤。由区水务局牵头"),
        ({"text": "1由区水务局负责修建河堤。", "quote": "由区水务局负责"}, "1由区水务局负责修建河堤。"),  # a piece of the text
        ({"text": "1沿河修建两岸的堤防和护栏并绿化。", "quote": "护栏并绿化。(责任单位:区水务局)"},
         "1沿河修建两岸的堤防和护栏并绿化。 | 护栏并绿化。(责任单位:区水务局)"),  # too little of it to name it
        ({"text": "1沿河修建两岸的堤防和护栏并绿化。", "quote": "两岸的堤防和护栏并绿化。(责任单位:区水务局)"},
         "两岸的堤防和护栏并绿化。(责任单位:区水务局)"),
        ({"quote": "分管区水务局"}, "分管区水务局"),
        ({"text": "1修建河堤。", "quote": ""}, ""),
    ],
)  # fmt: skip
def test_a_bare_cell_stands_behind_its_task(item: dict[str, str], said: str) -> None:
    assert wording(item) == said


def test_who_tells_where_the_lead_is_named_as_well_as_the_leader(graph: Path) -> None:
    shown = run("--lang", "en", "who", "学位", "--graph", graph).stdout
    lead = next(line for line in shown.splitlines() if line.strip().startswith("lead: "))
    first, supervised = lead.split("→")[:2]
    assert "[1]" in first
    assert "[2]" in supervised
    said = shown.partition("said in\n")[2].splitlines()
    assert "1新增公办幼儿园学位六百个 | 区教育局" in said[0]
    assert said[0].lstrip().startswith("[1]")


@pytest.mark.parametrize("command", [["portfolio", "单志远"], ["unit", "区财政局"], ["person", "单志远"], ["task", "学位"], ["tasks", "--unit", "区财政局"]])  # fmt: skip
def test_quotes_stand_under_the_rows_when_asked_for(graph: Path, command: list[str]) -> None:
    plain = run(*command, "--graph", graph).stdout
    quoted = run(*command, "-q", "--graph", graph).stdout
    assert "\n      " not in plain
    assert "\n      " in quoted
    assert run(*command, "--quotes", "--graph", graph).stdout == quoted


def test_a_wording_that_says_several_rows_stands_once(graph: Path) -> None:
    shown = run("portfolio", "单志远", "-q", "--graph", graph).stdout
    quotes = [line for line in shown.splitlines() if line.startswith("      ")]
    assert quotes
    assert all(a != b for a, b in zip(quotes, quotes[1:], strict=False))
