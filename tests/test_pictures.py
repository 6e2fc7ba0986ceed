"""The pictures in a real browser: they open offline, laid out, and a click shows the wording."""

from pathlib import Path
from typing import Any

import pytest
from conftest import run
from waiting import until

pytestmark = pytest.mark.browser


VIEWS = [
    ("coordination", ""),
    ("portfolio", "单志远"),
    ("chain", "再生水"),
    ("chain", "区水务局"),
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


FACT = {"text": "says", "document": "甲〔2024〕1号", "line": 3, "quote": "wording"}


def opened(browser: Any, tmp_path: Path, picture: Any, fragment: str = "", **given: Any) -> Any:
    from remit.viz.page import page as render

    file = tmp_path / "drawn.html"
    file.write_text(render(picture), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800}, **given)
    page.goto(file.as_uri() + fragment)
    return page


def some_picture() -> Any:
    from remit.viz.picture import Edge, Node, Picture

    other = {**FACT, "document": "乙〔2024〕2号"}
    nodes = [
        Node("a", "甲局", "g", facts=[FACT]),
        Node("b", "乙局", "g"),
        Node("c", "=丙局", "g", x=200.0, y=90.0, width=200),
    ]
    nodes.append(Node("d", "丁局", "g", x=400.0, facts=[other]))
    edges = [Edge("a", "b", 2, "leads 牵头", facts=[FACT]), Edge("b", "c", 1, "supports 配合", facts=[other])]
    return Picture("Title", "sub", nodes, edges, {"g": "unit 单位"})


def shown(page: Any) -> list[str]:
    return [r.inner_text().split("\t")[0] for r in page.locator("#rows tr:visible").all()]


def test_marks_of_the_template_in_a_name_stay_what_they_are(browser: Any, tmp_path: Path) -> None:
    from remit.viz.picture import Node, Picture

    name = "{{script}} {{data}} {{title}} \\1 <!-- </script> <b>"
    page = opened(
        browser, tmp_path, Picture(name, name, [Node("a", name, "g", facts=[{**FACT, "quote": name}])], [], {})
    )
    assert page.title() == name
    page.locator("#rows tr").first.click()
    assert page.locator("#facts blockquote").inner_text() == name
    page.close()


def test_node_without_edges_has_its_row(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, some_picture())
    assert shown(page) == ["甲局", "乙局", "甲局", "乙局", "=丙局", "丁局"]
    row = page.locator("#rows tr", has_text="丁局")
    row.focus()
    page.keyboard.press("Enter")
    assert page.locator("#facts h2").inner_text() == "丁局 (1)"
    assert page.evaluate("net.getSelectedNodes()") == ["d"]
    page.keyboard.press("Escape")
    assert page.evaluate("net.getSelectedNodes()") == []
    assert page.locator("#facts h2").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.close()


@pytest.mark.parametrize(
    ("menu", "value", "rows", "hidden"),
    [
        ("relation", "leads 牵头", ["甲局", "甲局", "乙局"], ["c", "d"]),
        ("relation", "supports 配合", ["乙局", "乙局", "=丙局"], ["a", "d"]),
        ("document", "乙〔2024〕2号", ["乙局", "乙局", "=丙局", "丁局"], ["a"]),
    ],
)
def test_filters(browser: Any, tmp_path: Path, menu: str, value: str, rows: list[str], hidden: list[str]) -> None:
    page = opened(browser, tmp_path, some_picture())
    page.select_option(f"#{menu}", value)
    assert shown(page) == rows
    assert page.evaluate("nodes.get().filter(n => n.hidden).map(n => n.id)") == hidden
    again = browser.new_page()
    again.goto(page.evaluate("location.href"))
    assert shown(again) == rows
    again.close()
    page.select_option(f"#{menu}", "")
    assert len(shown(page)) == 6
    page.close()


def test_address_restores_the_selection(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, some_picture())
    page.fill("#search", "甲局")
    address = page.evaluate("location.href")  # page.url hears of it later
    page.goto("about:blank")
    page.goto(address)
    assert page.evaluate("net.getSelectedNodes()") == ["a"]
    assert page.locator("#facts h2").inner_text() == "甲局 (1)"
    page.close()
    unknown = opened(browser, tmp_path, some_picture(), "#n=nobody&e=99&r=none")
    assert len(shown(unknown)) == 6
    unknown.close()


def test_files(browser: Any, tmp_path: Path) -> None:
    import csv
    import xml.etree.ElementTree as ET

    page = opened(browser, tmp_path, some_picture(), accept_downloads=True)
    got = {}
    for kind in ("png", "svg", "csv"):
        with page.expect_download() as waited:
            page.click(f"#{kind}")
        assert waited.value.suggested_filename == f"Title.{kind}"
        got[kind] = Path(waited.value.path()).read_bytes()
    page.close()
    assert got["png"].startswith(b"\x89PNG")
    root = ET.fromstring(got["svg"])  # noqa: S314 - the page made it
    texts = [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["甲局", "乙局", "=丙局", "丁局"]
    rows = list(csv.reader(got["csv"].decode("utf-8-sig").splitlines()))
    assert rows[1] == ["甲局", "乙局", "leads 牵头", "2", "甲〔2024〕1号", "3", "wording"]
    assert rows[5][0] == "'=丙局"


def many(count: int) -> Any:
    """Give a made tree of so many nodes, not laid out."""
    import random

    from remit.viz.picture import Edge, Node, Picture

    made = random.Random(1)  # noqa: S311 - a made tree, no secret
    nodes = [Node(str(n), f"第{n}号单位", str(n % 5), 1 + n % 7, facts=[FACT]) for n in range(count)]
    edges = [Edge(str(n), str(made.randrange(n)), 1, f"shares {n % 2}", facts=[FACT]) for n in range(1, count)]
    return Picture("Many", "", nodes, edges, {})


def all_rows(page: Any) -> list[list[str]]:
    return page.evaluate("[...document.querySelectorAll('#rows tr')].map(r => [...r.cells].map(c => c.textContent))")


def test_many_rows_are_made_when_the_table_is_opened(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, many(300), accept_downloads=True)
    wanted = page.evaluate("data.rows.map(r => r.slice(0, 4).map(String))")
    assert len(wanted) == 599
    summary = page.locator("#table summary")
    assert all_rows(page) == []
    assert "599 rows" in summary.inner_text()
    page.fill("#search", "第299号单位")
    assert page.locator("#facts h2").inner_text() == "第299号单位 (1)"
    # the filter counts, and the file holds, what the closed table would show
    page.select_option("#relation", "shares 1")
    kept = [row for row in wanted if row[2] == "shares 1"]
    ends = {name for row in kept for name in row[:2]}
    assert all_rows(page) == []
    with page.expect_download() as waited:
        page.click("#csv")
    assert len(Path(waited.value.path()).read_text(encoding="utf-8-sig").splitlines()) == 1 + len(kept) + len(ends)
    assert f"{len(kept) + len(ends)} / 599 rows" in summary.inner_text()
    summary.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#rows tr:visible")
    assert all_rows(page) == wanted
    assert page.locator("#rows tr:visible").count() == len(kept) + len(ends)
    page.select_option("#relation", "")
    assert page.locator("#rows tr:visible").count() == 599
    page.locator("#rows tr").last.press("Enter")
    assert page.locator("#facts h2").inner_text() == "第299号单位 (1)"
    page.close()


def test_paper_gets_the_rows_of_a_closed_table(browser: Any, tmp_path: Path) -> None:
    from io import BytesIO

    import pdfplumber

    page = opened(browser, tmp_path, many(300))
    assert all_rows(page) == []
    printed = page.pdf()
    assert len(all_rows(page)) == 599
    assert page.evaluate("table.open") is False
    page.close()
    with pdfplumber.open(BytesIO(printed)) as paper:
        text = "".join(p.extract_text() for p in paper.pages)
    assert text.count("shares") >= 299


def test_two_thousand_nodes_open_and_stand_still(browser: Any, tmp_path: Path) -> None:
    import time

    from remit.viz.layout import spread

    picture = many(2000)
    begun = time.perf_counter()
    spread(picture)
    assert time.perf_counter() - begun < 30
    begun = time.perf_counter()
    page = opened(browser, tmp_path, picture)
    assert page.evaluate("net.physics.physicsEnabled") is False
    assert time.perf_counter() - begun < 5
    page.click("#table summary")
    until(page, "document.querySelectorAll('#rows tr').length === 3999")
    assert time.perf_counter() - begun < 10
    places = "JSON.stringify(net.getPositions())"
    before = page.evaluate(places)
    page.wait_for_timeout(400)
    assert page.evaluate(places) == before
    page.close()


def test_notebook_frame_keeps_names_as_text(browser: Any) -> None:
    from remit.viz.picture import Node, Picture

    evil = '"></iframe><script>window.hit=1</script>'
    page = browser.new_page()
    page.set_content(Picture(evil, evil, [Node("a", evil, "g", facts=[FACT])], [], {})._repr_html_())
    inner = page.frames[1]
    inner.locator("#rows tr").first.click()
    assert inner.locator("#facts h2").inner_text() == f"{evil} (1)"
    assert page.evaluate("window.hit") is None
    page.close()
