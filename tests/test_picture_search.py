"""Finding in a picture, by characters, pinyin and initials; what its key and the times of its facts say."""

from pathlib import Path
from typing import Any

import pytest
from conftest import run
from test_pictures import FACT, opened

pytestmark = pytest.mark.browser


def test_search_takes_characters_pinyin_and_initials_and_says_where_nothing_fits(browser: Any, tmp_path: Path) -> None:
    from remit.viz.picture import Edge, Node, Picture

    nodes = [Node("org/a", "区财政局", "g"), Node("org/b", "区水务局", "g"), Node("person/c", "单志远", "g")]
    page = opened(browser, tmp_path, Picture("T", "s", nodes, [Edge("org/a", "org/b", 2, "r", facts=[FACT])], {}))
    told = page.locator("#found")
    for text, name in (("财政", "区财政局"), ("caizheng", "区财政局"), ("QSW", "区水务局"), ("shanzhi", "单志远"), ("szy", "单志远")):  # fmt: skip
        page.fill("#search", text)
        assert page.locator("#facts h2").inner_text().startswith(name), text
        assert told.inner_text() == ""
    page.fill("#search", "feichuan")
    assert "not in the picture" in told.inner_text()
    page.keyboard.press("Escape")
    assert told.inner_text() == ""
    page.evaluate("state.w = '2'; filter()")  # hides who has no line
    page.fill("#search", "szy")
    page.keyboard.press("Enter")
    assert "hidden by the filters" in told.inner_text()
    page.close()


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"since": "2024-05-05"}, "since 自 2024-05-05"),
        ({"until": "2024-06-01"}, "until 至 2024-06-01"),
        ({"since": "2024-05-05", "until": "2024-06-01"}, "2024-05-05 – 2024-06-01"),
        ({}, "line 行 3"),
    ],
)
def test_a_time_has_no_dangling_dash(browser: Any, tmp_path: Path, dates: dict[str, str], said: str) -> None:
    from remit.viz.picture import Node, Picture

    facts = [{**FACT, **dates}]
    page = opened(browser, tmp_path, Picture("T", "s", [Node("a", "甲局", "g", facts=facts)], [], {}), "#t=all")
    page.locator("#rows tr").first.click()
    where = page.locator("#facts .where").inner_text()
    assert where.endswith(said)
    assert where.count("3") == 1
    page.close()


def test_the_coordination_picture_says_what_colours_and_sizes_mean(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.html"
    assert run("--lang", "zh", "viz", "coordination", "-o", file, "--graph", graph).returncode == 0
    page = file.read_text(encoding="utf-8")
    assert "同色的单位彼此共同任务较多" in page
    assert "圆点越大任务越多" in page
