"""The pictures in a real browser: they open offline, laid out, and a click shows the wording."""

from pathlib import Path
from typing import Any

import pytest
from conftest import run

pytestmark = pytest.mark.browser


VIEWS = [
    ("coordination", ""),
    ("portfolio", "单志远"),
    ("chain", "再生水"),
    ("group", "再生水"),
    ("orgchart", ""),
    ("cover", ""),
]


@pytest.mark.parametrize(("view", "name"), VIEWS)
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_picture_opens(graph: Path, browser: Any, tmp_path: Path, view: str, name: str, size: tuple[int, int]) -> None:
    file = tmp_path / "p.html"
    done = run("viz", view, *([name] if name else []), "-o", file, "--graph", graph)
    assert done.returncode == 0, done.stderr
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    asked, errors = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(file.as_uri())
    assert page.evaluate("net.physics.physicsEnabled") is False
    assert page.locator("#rows tr").count() > 3
    page.locator("#rows tr").first.click()
    assert "line" in page.locator("#facts .where").first.inner_text()
    assert page.locator("#facts blockquote").first.inner_text()
    wanted = page.evaluate("data.names[data.nodes.at(-1).id]")
    page.fill("#search", wanted)
    assert wanted in page.locator("#facts h2").inner_text()
    page.close()
    assert errors == []
    assert [u for u in asked if not u.startswith(("file:", "data:", "blob:"))] == []


def test_names_are_shown_as_text(browser: Any, tmp_path: Path) -> None:
    from remit.viz.page import page as render
    from remit.viz.picture import Edge, Node, Picture

    evil = "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>"
    fact = {"text": evil, "document": evil, "line": 1, "quote": evil}
    picture = Picture(
        evil,
        evil,
        [Node("a", evil, "g", facts=[fact]), Node("b", "乙", "g")],
        [Edge("a", "b", facts=[fact])],
        {"g": evil},
    )
    file = tmp_path / "p.html"
    file.write_text(render(picture), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.locator("#rows tr").first.click()
    assert page.evaluate("window.hit") is None
    assert page.locator("#facts blockquote").inner_text() == evil
    page.close()
