"""The explorer in a real browser, on a desk and on a phone: what a person does, what a screen reader meets, no script."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import grave, looked, violations
from serving import serving

pytestmark = pytest.mark.browser
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
LEADER = "/person/person/江渚市云溪区/曾沐阳"
PAGES = {
    "home": "/", "leaders": "/leaders", "search": "/search?q=再生水", "leader": LEADER, "tasks": "/tasks", "checks": "/checks",
    "unit": "/unit/org/江渚市云溪区/水务局", "group": "/group/org/江渚市云溪区/再生水利用工作领导小组",
    "task": "/task/task/云办文〔2024〕11号/127b76b0d3c5", "document": "/document/云政发〔2024〕1号", "questions": "/questions",
    "question": "/questions/portfolio?leader=单志远", "ontology": "/ontology", "api": "/api", "error": "/unit/区不存在局",
    "sparql": "/sparql?query=SELECT ?n WHERE { ?p a rmt:Person ; rmt:name ?n }",
    "cypher": "/cypher?query=MATCH (p:Person)-[:SUPERVISES]->(o) RETURN p.name AS leader, o.name AS unit LIMIT 12",
    "as-of": f"{LEADER}?on=2024-01-31", "english": f"{LEADER}?lang=en",
}  # fmt: skip


@pytest.fixture(scope="module")
def address(whole_graph: Path) -> Iterator[str]:
    with serving(whole_graph) as found:
        yield found.rstrip("/")


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    width, height = SIZES[request.param]
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    one = opened.new_page()
    one.faults = []
    one.on(
        "console", lambda m: one.faults.append(m.text) if m.type == "error" and "status of 4" not in m.text else None
    )
    one.on("pageerror", lambda e: one.faults.append(str(e)))
    yield one
    opened.close()
    assert one.faults == []


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits(address: str, page: Any, name: str) -> None:
    page.goto(address + PAGES[name])
    found = looked(page)
    assert grave(found) == {}
    assert len(found["passes"]) > 10
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if os.environ.get("REMIT_SHOTS"):
        page.screenshot(path=Path(os.environ["REMIT_SHOTS"]) / f"{name}-{page.viewport_size['width']}.png")


def test_axe_would_find_something(page: Any, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><p class=f>x</p>'")
    assert "image-alt" in violations(looked(page))


def test_from_a_name_to_the_wording_and_back(address: str, page: Any) -> None:
    page.goto(address)
    page.fill("#q", "zmy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    page.click("main >> text=曾沐阳")
    assert page.locator("h1").inner_text() == "曾沐阳"
    row = page.locator("#h-supervises ~ ul .name", has_text="区水务局")
    row.locator(".pin").click()  # from the fact, one click …
    page.wait_for_url("**/document/**")
    mark = page.locator(".mark.chosen")
    assert mark.all_inner_texts() == ["水务局"]
    box = mark.bounding_box()
    assert 0 < box["y"] < page.viewport_size["height"]  # … to its wording, in sight
    mark.click()  # from the wording to its fact
    fact = page.locator(".found li:target")
    assert "曾沐阳" in fact.inner_text()
    fact.locator("a.source").click()  # and back
    assert page.evaluate("document.querySelector('.words span:target + .mark').textContent") == "水务局"


def test_completion_offers_names(address: str, page: Any) -> None:
    page.goto(address)
    page.locator("#q").press_sequentially("zmy")
    page.wait_for_selector("#near option", state="attached")
    assert page.locator("#near option").first.get_attribute("value") == "曾沐阳"


def test_language_and_date_switch(address: str, page: Any) -> None:
    page.goto(address + LEADER)
    page.click("a.tongue")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Supervises" in page.locator("#h-supervises").inner_text()
    page.fill("#on", "2024-01-31")
    page.click(".when button")
    page.wait_for_url("**on=2024-01-31**")
    assert page.locator(".when strong").inner_text() == "as of 2024-01-31"
    assert "lang=en" in page.url
    page.click("text=newest")
    assert page.locator(".when strong").count() == 0


def test_a_question(address: str, page: Any) -> None:
    page.goto(address + "/questions")
    page.click("main >> text=某领导的全部分工")
    page.fill("input[name=leader]", "单志远")
    page.click("form.filter button")
    page.wait_for_url("**leader=**")
    assert page.locator("tbody tr").count() == 16
    page.locator("tbody a", has_text="云政发").first.click()
    assert page.locator(".mark.chosen").count() >= 1


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_a_query(address: str, page: Any, language: str) -> None:
    page.goto(f"{address}/{language}")
    page.click("#h-examples ~ ul a >> nth=0")
    assert page.locator("tbody tr").count() > 5
    assert page.locator("svg circle").count() > 5
    assert page.locator(".editor .t-word").count() >= 3
    page.fill("#query", "nonsense {")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[role=alert]")
    assert page.locator(".history a").first.inner_text() == "nonsense {"
    page.click(".history button")
    page.reload()
    assert not page.locator(".history").is_visible()


def test_a_long_query_is_cancelled(address: str, page: Any) -> None:
    page.goto(f"{address}/sparql")
    page.fill("#query", "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    told: list[str] = []

    def tell(said: str) -> None:
        told.append(said)

    page.expose_function("tell", tell)
    page.evaluate(  # Playwright itself would wait for the answer
        """() => setInterval(() => {
            const stop = document.querySelector(".progress button");
            if (stop) { window.tell(stop.parentElement.textContent); stop.click(); }
        }, 100)"""
    )
    page.locator("form.query button").first.click(no_wait_after=True)
    for _ in range(90):  # the server's own limit is 10 seconds
        if told:
            break
        page.wait_for_timeout(100)  # wait_for_function would evaluate a string, which the page's policy forbids
    assert "停止" in "".join(told)
    assert page.url == f"{address}/sparql"


def test_by_keyboard_alone(address: str, page: Any) -> None:
    page.goto(address + "/tasks")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    assert page.locator("header nav, main, footer, [role=search]").count() == 4


def test_without_script(address: str, browser: Any) -> None:
    opened = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = opened.new_page()
    page.goto(address)
    page.fill("#q", "再生水")
    page.click("form.find button")
    page.click("main >> text=再生水利用工作领导小组 >> nth=0")
    page.click("a.source >> nth=0")
    assert page.locator(".mark.chosen").count() >= 1
    assert "#chosen" in page.url
    page.goto(f"{address}/cypher")
    page.fill("#query", "MATCH (p:Person) RETURN p.name AS name ORDER BY name LIMIT 4")
    page.click("form.query button")
    assert page.locator("tbody tr").count() == 4
    page.fill("#on", "2024-01-31")
    page.click(".when button")
    assert page.locator(".when strong").count() == 1
    opened.close()
