"""What a picture points out: a node with its neighbours and their wording, a kind by the legend; lines and letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe import grave, looked
from conftest import run
from test_pictures import FACT, many, opened, some_picture
from waiting import until

pytestmark = pytest.mark.browser


def kinds() -> Any:
    picture = some_picture()
    picture.nodes[0].group = picture.nodes[1].group = "h"
    picture.legend = {"g": "unit 单位", "h": "leader 领导"}
    return picture


def test_a_node_shows_its_neighbours_with_their_wording(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, some_picture())
    page.fill("#search", "乙局")
    near = page.locator("#facts .near details")
    assert [t.split(" ")[0] for t in near.locator("summary").all_inner_texts()] == [
        "甲局",
        "=丙局",
    ]  # most joined first
    assert "leads 牵头" in near.first.inner_text()
    assert page.evaluate("[pointed.nodes, pointed.lines]") == [["b", "a", "c"], [0, 1]]
    summary = near.first.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert near.first.locator("blockquote").inner_text() == FACT["quote"]
    near.first.locator("button").press("Enter")
    assert page.locator("#facts h2").inner_text() == "甲局 (1)"
    assert page.locator("#facts .near details").count() == 1
    # a filter takes from the neighbours as it does from the picture
    page.select_option("#relation", "supports 配合")
    assert page.locator("#facts .near details").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate("pointed") is None
    page.close()


def pixel(page: Any, node: str) -> list[int]:
    """Give the colour in the middle of a node as it is seen."""
    page.wait_for_timeout(150)  # vis-network draws on the next frame
    return page.evaluate(
        "id => { const c = net.canvasToDOM(net.getPosition(id)), v = document.querySelector('#net canvas'),"
        " k = v.width / v.clientWidth; return [...v.getContext('2d').getImageData(c.x * k, c.y * k, 1, 1).data]; }",
        node,
    )


def test_the_legend_points_a_kind_out(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, kinds())
    before = {node: pixel(page, node) for node in "abd"}
    keys = page.locator("#legend button")
    assert keys.all_inner_texts() == ["unit 单位 2", "leader 领导 2"]
    keys.last.press("Enter")
    assert keys.last.get_attribute("aria-pressed") == "true"
    assert page.locator("#facts h2").inner_text() == "leader 领导 (2)"
    assert page.locator("#facts summary").all_inner_texts() == ["甲局", "乙局"]
    assert pixel(page, "a") == before["a"]
    assert sum(pixel(page, "d")) > sum(before["d"]) + 60  # behind the veil
    again = browser.new_page()
    again.goto(page.evaluate("location.href"))
    assert again.locator("#facts h2").inner_text() == "leader 领导 (2)"
    again.close()
    keys.last.press("Enter")
    assert page.locator("#legend button[aria-pressed=true]").count() == 0
    assert pixel(page, "d") == before["d"]
    page.close()


def test_the_name_is_marked_in_its_wording(browser: Any, tmp_path: Path) -> None:
    from remit.viz.picture import Node, Picture

    quote = "甲局、乙局牵头，甲局<b>办公室</b>"
    facts = [{**FACT, "quote": quote}]
    measured = [{"text": "rank 1 of 2"}, *facts]  # a measure is no fact: it has no source
    drawn = Picture("T", "", [Node("a", "甲局", "g", facts=facts), Node("x", "局", "g", facts=measured)], [], {})
    page = opened(browser, tmp_path, drawn)
    page.fill("#search", "甲局")
    assert page.locator("#facts blockquote").inner_text() == quote
    assert page.locator("#facts mark").all_inner_texts() == ["甲局", "甲局"]
    page.locator("#rows tr", has_text="局").last.click()
    assert page.locator("#facts h2").inner_text() == "局 (1)"
    assert page.locator("#facts mark").count() == 0  # one character is no name
    page.close()


def test_the_pointer_shows_the_first_wording(browser: Any, tmp_path: Path) -> None:
    from remit.viz.picture import Node, Picture

    evil = "<img src=x onerror='window.hit=1'>"
    fact = {**FACT, "text": evil, "document": evil, "quote": evil + "长" * 300}
    drawn = Picture("T", "", [Node("a", evil, "g", facts=[fact, fact]), Node("b", "乙局", "g", x=300.0)], [], {})
    page = opened(browser, tmp_path, drawn)
    tip = page.locator("#tip")
    assert tip.is_hidden()
    box = page.locator("#net").bounding_box()
    for node, said in (("a", f"{evil} (2)"), ("b", "乙局 (0)")):
        at = page.evaluate("id => net.canvasToDOM(net.getPosition(id))", node)
        page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
        tip.wait_for(state="visible")
        until(page, "said => document.querySelector('#tip b').textContent === said", said)
        inside = tip.bounding_box()
        assert inside["x"] + inside["width"] <= box["x"] + box["width"]
        page.mouse.move(box["x"] + 5, box["y"] + box["height"] - 5)
        tip.wait_for(state="hidden")
    assert page.evaluate("window.hit") is None
    page.close()


def test_few_and_many_shared(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, some_picture())
    assert page.locator("#least").get_attribute("max") == "2"
    page.fill("#least", "2")
    page.keyboard.press("Tab")
    assert page.evaluate("edges.get().map(e => !e.hidden)") == [True, False]
    assert page.evaluate("nodes.get().filter(n => n.hidden).map(n => n.id)") == ["c", "d"]
    again = browser.new_page()
    again.goto(page.evaluate("location.href"))
    assert again.input_value("#least") == "2"
    assert again.evaluate("edges.get().map(e => !e.hidden)") == [True, False]
    again.close()
    page.fill("#least", "")
    page.keyboard.press("Tab")
    assert page.evaluate("edges.get().map(e => !e.hidden)") == [True, True]
    page.close()


def test_the_picture_alone(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, some_picture())
    before = page.locator("#net").bounding_box()["width"]
    page.locator("#panel").press("Enter")
    assert page.locator("aside").is_hidden()
    assert page.locator("#panel").get_attribute("aria-expanded") == "false"
    assert page.locator("#net").bounding_box()["width"] > before + 300
    until(page, "document.querySelector('#net canvas').clientWidth > 1200")
    page.fill("#search", "甲局")  # who asks for facts gets the panel back
    assert page.locator("#facts h2").is_visible()
    page.close()


@pytest.mark.parametrize("view", [["orgchart"], ["portfolio", "单志远"], ["group", "再生水"]])
def test_lines_of_a_chart_do_not_cross_its_boxes(graph: Path, browser: Any, tmp_path: Path, view: list[str]) -> None:
    file = tmp_path / "p.html"
    assert run("viz", *view, "-o", file, "--graph", graph).returncode == 0
    page = browser.new_page()
    page.goto(file.as_uri())
    lines = page.evaluate("data.edges.map(e => ({ends: [e.from, e.to], way: corners(e)}))")
    boxes = page.evaluate("data.nodes.map(n => [n.id, n.x, n.y, n.box[0] / 2 - 2, n.box[1] / 2 - 2])")
    page.close()
    assert lines
    crossed = [
        (line["ends"], key)
        for line in lines
        for key, x, y, w, h in boxes
        if key not in line["ends"]
        for (x1, y1), (x2, y2) in zip(line["way"], line["way"][1:], strict=False)
        if min(x1, x2) < x + w and max(x1, x2) > x - w and min(y1, y2) < y + h and max(y1, y2) > y - h
    ]
    assert crossed == []
    assert all(len(line["way"]) >= 3 for line in lines)


@pytest.mark.parametrize("view", [["orgchart"], ["cover"], ["coordination"]])
def test_letters_can_be_read_at_the_start(real_graph: Path, browser: Any, tmp_path: Path, view: list[str]) -> None:
    file = tmp_path / "p.html"
    assert run("viz", *view, "-o", file, "--graph", real_graph).returncode == 0
    for size, least in (((1280, 800), 8.5), ((390, 844), 9.4)):
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.goto(file.as_uri())
        assert page.evaluate("Math.min(...data.nodes.map(n => n.font.size)) * net.getScale()") >= least, size
        top = page.locator("#net").bounding_box()["y"]
        assert top < size[1] / 3, size  # the picture begins on the first screen
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        page.close()


def test_axe_finds_nothing_serious(browser: Any, tmp_path: Path) -> None:
    for size in ((1280, 800), (390, 844)):
        page = opened(browser, tmp_path, kinds())
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.fill("#search", "乙局")
        page.locator(".near summary").first.click()
        bad = grave(looked(page))
        page.close()
        assert bad == {}


def test_a_large_picture_points_out_quickly(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, many(1500))
    took = page.evaluate(
        "() => { const t = performance.now(); pickNode('0', true); net.redraw(); return performance.now() - t; }"
    )
    assert took < 1500
    assert re.search(r"\d", page.locator("#facts h3").inner_text())
    page.close()
