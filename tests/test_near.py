"""Did you mean: near names are of the kind that was asked for, the likest first; a question's name is told plainly."""

from pathlib import Path

import pytest
from conftest import run


@pytest.mark.parametrize(
    ("command", "name", "offered", "kept_out"),
    [
        ("group", "再生水利用组", "再生水利用工作领导小组", "区水务局"),
        ("unit", "区水务居", "区水务局", "再生水利用工作领导小组"),
        ("unit", "再生水利用工作小组", "再生水利用工作领导小组", "区水务局"),  # no unit is like it, a group is
        ("person", "曾木杨", "曾沐阳", "区"),
    ],
)
def test_near_names_are_of_the_kind_asked_for(
    whole_graph: Path, command: str, name: str, offered: str, kept_out: str
) -> None:
    done = run(command, name, "--graph", whole_graph, "--lang", "en")
    assert done.returncode == 1
    said = done.stderr.partition("Did you mean")[2]
    assert offered in said
    assert kept_out not in said


def test_a_unit_is_no_group(whole_graph: Path) -> None:
    done = run("group", "区水务局", "--graph", whole_graph, "--lang", "en")
    assert done.returncode == 1
    assert done.stderr == "remit: No group named 区水务局 is in the graph; 区水务局 is a unit.\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nosuch", "There is no question named nosuch; `remit ask` lists them."),
        ("who-superv", "Did you mean who-supervises"),
        ("谁分管", "Did you mean who-supervises"),  # by its wording
        ("../catalogue/aliases", "There is no question named ../catalogue/aliases"),
    ],
)
def test_no_such_question_is_told_plainly(whole_graph: Path, name: str, says: str) -> None:
    done = run("ask", name, "--graph", whole_graph, "--lang", "en")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "没有名为" in run("ask", name, "--graph", whole_graph, "--lang", "zh").stderr
