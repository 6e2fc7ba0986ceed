"""The pictures inside the explorer: each address brings one back, with its table, its sources and a strict policy."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from axe import grave, looked
from serving import serving
from waiting import until

from remit.viz.site import digest

HTML = {"accept": "text/html", "accept-language": "zh-CN"}
PICTURES = {
    "coordination": "/pictures/coordination", "ego": "/pictures/coordination?name=区水务局&least=2",
    "portfolio": "/pictures/portfolio?name=曾沐阳", "chain": "/pictures/chain?name=再生水",
    "group": "/pictures/group?name=再生水", "orgchart": "/pictures/orgchart", "cover": "/pictures/cover",
    "timeline": "/pictures/timeline?name=曾沐阳", "deadlines": "/pictures/deadlines", "matrix": "/pictures/matrix",
    "units": "/pictures/matrix?name=units&lang=en", "dated": "/pictures/portfolio?name=曾沐阳&on=2024-01-31&lang=en",
}  # fmt: skip
NETWORKS = ("coordination", "ego", "portfolio", "chain", "group", "orgchart", "cover", "dated")
SIZES = {"desk": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="module")
def site(whole_graph: Path) -> Iterator[httpx.Client]:
    with serving(whole_graph) as address, httpx.Client(base_url=address, timeout=60, headers=HTML) as client:
        yield client


def inner(page: str) -> str:
    found = re.search(r'<iframe src="([^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_its_table_and_its_frame(site: httpx.Client, name: str) -> None:
    page = site.get(PICTURES[name])
    assert page.status_code == 200, page.text
    twin = site.get(PICTURES[name], headers={"accept": "application/json"}).json()
    assert len(twin["rows"]) == page.text.count("<tr>") - 1 > 0
    assert twin["columns"][-2:] == ["quote", "source"]
    assert all(row[-1]["document"] and row[-1]["line"] > 0 and row[-2] for row in twin["rows"])
    frame = site.get(inner(page.text))
    assert frame.status_code == 200
    assert ("en" if "lang=en" in PICTURES[name] else "zh-CN") in re.search(r'<html lang="([^"]*)"', frame.text)[1]
    policy = frame.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    for kind in ("script", "style"):  # all that stands in the page is allowed by its digest, and nothing else
        for inside in re.findall(rf"<{kind}>(.*?)</{kind}>", frame.text, re.S):
            assert digest(inside) in policy
    assert not re.search(r"\sstyle=|\son\w+=", frame.text.partition("<script>")[0])
    assert len(frame.content) < 1_000_000  # vis-network is a file of its own


def test_vis_network_is_the_installed_one(site: httpx.Client) -> None:
    from remit.viz.page import library

    answer = site.get("/pictures/vis-network.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.content == library().read_bytes()


def test_an_offline_page_leads_nowhere(whole_graph: Path) -> None:
    from remit.draw import View, chart, network
    from remit.graph.folder import open_cypher
    from remit.viz import chart as charts
    from remit.viz import page

    store = open_cypher(whole_graph)
    texts = [page.page(network(store, View.cover)), charts.page(chart(store, View.matrix))]
    store.close()
    for text in texts:
        assert "/document/" not in text
        assert 'class="alone"' in text


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/pictures/nosuch", 400, "nosuch"),
        ("/pictures/coordination?least=0", 400, "least"),
        ("/pictures/coordination?least=²", 400, "least"),
        ("/pictures/matrix?name=tasks", 400, "tasks"),
        ("/pictures/portfolio?name=无此人", 404, "无此人"),
        ("/pictures/group?name=<b>x</b>", 404, "&lt;b&gt;x&lt;/b&gt;"),
        ("/pictures/coordination?on=yesterday", 400, "yesterday"),
        ("/pictures/cover/frame?on=2019-13-41", 400, "2019-13-41"),
    ],
)
def test_what_cannot_be_drawn_is_told(site: httpx.Client, address: str, status: int, says: str) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert says in re.search(r'role="alert">(.*?)</p>', answer.text)[1]
    told = site.get(address, headers={"accept": "application/json"})
    assert told.status_code == status
    assert told.json()["error"]


@pytest.mark.parametrize("view", ["portfolio", "chain", "group"])
def test_without_a_name_there_is_a_choice(site: httpx.Client, view: str) -> None:
    page = site.get(f"/pictures/{view}?lang=en&on=2024-06-30").text
    links = re.findall(rf'href="(/pictures/{view}\?[^"]*name=[^"]*)"', page)
    assert links
    assert all("lang=en" in link and "on=2024-06-30" in link for link in links)
    assert site.get(links[0].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/", "/person/person/江渚市云溪区/曾沐阳", "/unit/org/江渚市云溪区/水务局",
     "/group/org/江渚市云溪区/再生水利用工作领导小组", "/task/task/云办文〔2024〕11号/127b76b0d3c5"],
)  # fmt: skip
def test_pages_lead_to_their_pictures(site: httpx.Client, address: str) -> None:
    links = set(re.findall(r'href="(/pictures/\w+[^"]*)"', site.get(address).text.split("<main")[1]))
    assert links
    for link in links:
        answer = site.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, (link, answer.text[-600:])


def test_links_inside_keep_language_and_date(site: httpx.Client) -> None:
    text = site.get("/pictures/portfolio/frame?name=曾沐阳&on=2024-06-30&lang=en").text
    data = json.loads(re.search(r'<script id="data"[^>]*>(.*?)</script>', text, re.S)[1])
    links = [*data["pages"].values(), *(f["href"] for fs in data["facts"].values() for f in fs if "href" in f)]
    assert links
    assert all("lang=en" in link and "on=2024-06-30" in link for link in links)
    for link in links[:6]:
        assert site.get(link).status_code == 200, unquote(link)


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    width, height = SIZES[request.param]
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    one = opened.new_page()
    one.faults = []
    one.on("console", lambda m: one.faults.append(m.text) if m.type in ("error", "warning") else None)
    one.on("pageerror", lambda e: one.faults.append(str(e)))
    yield one
    opened.close()
    assert one.faults == []  # nor a breach of the policy


@pytest.mark.browser
@pytest.mark.parametrize("name", [name for name in PICTURES if name not in ("ego", "dated")])
def test_pictures_are_accessible_and_fit(site: httpx.Client, page: Any, name: str) -> None:
    page.goto(f"{site.base_url}".rstrip("/") + PICTURES[name])
    frame = page.frames[1]
    frame.wait_for_selector("canvas" if name in NETWORKS else "table")
    for one in (page, frame):
        assert grave(looked(one)) == {}
        assert one.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("scrollY") == 0  # the frame does not pull itself into sight


#: The node nearest to the middle of the canvas: on a phone not all are in sight.
_MIDDLE = """(() => {
  const net_ = document.getElementById("net"), x = net_.clientWidth / 2, y = net_.clientHeight / 2;
  const places = nodes.get().map(n => net.canvasToDOM(net.getPosition(n.id))).map(p => [p.x, p.y]);
  return places.sort((p, q) => Math.hypot(p[0] - x, p[1] - y) - Math.hypot(q[0] - x, q[1] - y))[0];
})()"""


@pytest.mark.browser
def test_from_a_node_to_its_page_and_from_an_edge_to_the_wording(site: httpx.Client, page: Any) -> None:
    home = f"{site.base_url}".rstrip("/")
    page.goto(f"{home}/pictures/coordination")
    frame = page.frames[1]
    frame.wait_for_selector("canvas")
    frame.locator("#net").scroll_into_view_if_needed()
    at = frame.evaluate(_MIDDLE)
    frame.locator("canvas").click(position={"x": at[0], "y": at[1]})
    name = frame.locator("#facts h2 a").inner_text()
    until(page, "location.hash.startsWith('#n=')")  # the choice stands in the page's address …
    chosen = page.url
    frame.locator("#facts h2 a").click()
    page.wait_for_url("**/unit/**")
    assert page.locator("h1").inner_text() == name
    page.goto(chosen)  # … which brings it back
    frame = page.frames[1]
    frame.wait_for_selector("#facts h2 a")
    assert frame.locator("#facts h2 a").inner_text() == name
    if frame.locator("#table").get_attribute("open") is None:
        frame.locator("#table summary").click()
    frame.locator("#rows tr").first.click()
    assert frame.locator("#facts h2 a").count() == 2  # an edge: both its ends
    frame.locator("#facts .where a").first.click()
    page.wait_for_url("**/document/**")
    mark = page.locator(".mark.chosen").first
    box = mark.bounding_box()
    assert 0 < box["y"] < page.viewport_size["height"]


@pytest.mark.browser
def test_from_a_chart_to_the_wording(site: httpx.Client, page: Any) -> None:
    page.goto(f"{site.base_url}".rstrip("/") + "/pictures/matrix")
    frame = page.frames[1]
    frame.locator("td a.mark").first.click()
    facts = frame.locator("#panel").bounding_box()
    assert facts["y"] > 0
    assert facts["y"] + facts["height"] <= page.viewport_size["height"]  # in sight, though the frame may not be
    frame.locator("#panel article a").first.click()
    page.wait_for_url("**/document/**")
    assert page.locator(".mark.chosen").count() >= 1


@pytest.mark.browser
def test_options_language_and_date(site: httpx.Client, page: Any) -> None:
    page.goto(f"{site.base_url}".rstrip("/") + "/pictures/coordination")
    rows = page.locator(".twin tbody tr").count()
    page.fill("input[name=name]", "区水务局")
    page.fill("input[name=least]", "2")
    page.click("form.filter button")
    page.wait_for_url("**least=2**")
    assert 0 < page.locator(".twin tbody tr").count() < rows
    assert all("区水务局" in text for text in page.locator(".twin tbody tr").all_inner_texts())
    page.click("a.tongue")
    page.wait_for_url("**lang=en**")
    assert "Coordination network: 区水务局" in page.locator("h1").inner_text()
    page.frames[1].wait_for_selector("canvas")
    assert page.frames[1].locator("html").get_attribute("lang") == "en"
    page.fill("#on", "2024-06-30")
    page.click(".when button")
    page.wait_for_url("**on=2024-06-30**")
    assert "least=2" in page.url
    assert "name=" in page.url


@pytest.mark.browser
@pytest.mark.parametrize("name", ["coordination", "deadlines"])
def test_without_a_script_the_table_says_the_same(site: httpx.Client, browser: Any, name: str) -> None:
    opened = browser.new_context(java_script_enabled=False)
    page = opened.new_page()
    page.goto(f"{site.base_url}".rstrip("/") + PICTURES[name])
    assert page.locator(".twin tbody tr").count() > 10
    assert page.locator("iframe").is_visible() == (name == "deadlines")  # a chart is a table itself
    page.locator(".twin a.source").first.click()
    page.wait_for_url("**/document/**")
    opened.close()
