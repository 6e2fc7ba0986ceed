"""Did you mean: a wrong character of the right sound, a slip of the pen, a part of a long name; and no wild guesses."""

from pathlib import Path

import pytest
from conftest import run

CASES = [
    # a wrong character of the same sound
    ("portfolio", "单智远", "单志远"),
    ("unit", "水物局", "区水务局"),
    ("unit", "区财证局", "区财政局"),
    # of a long name, a part is enough
    ("group", "再升水", "区再生水利用工作领导小组"),
    # pinyin with a slip
    ("portfolio", "shanzhiyuam", "单志远"),
    # nothing is like it
    ("person", "无名氏", ""),
    ("unit", "太空总署", ""),
    ("group", "太空总署", ""),
]


@pytest.mark.parametrize(("command", "typed", "first"), CASES)
def test_the_nearest_name_is_offered_first(whole_graph: Path, command: str, typed: str, first: str) -> None:
    done = run(command, typed, "--graph", whole_graph)
    assert done.returncode == 1
    _, found, offered = done.stderr.partition("Did you mean ")
    assert bool(found) == bool(first), done.stderr
    assert offered.split(", ")[0].rstrip("?\n") == first


def test_a_group_is_not_offered_for_a_unit(whole_graph: Path) -> None:
    assert "小组" not in run("unit", "再生水利用工作", "--graph", whole_graph).stderr.partition("Did you mean")[2]
