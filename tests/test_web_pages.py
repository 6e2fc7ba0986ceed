"""The explorer's pages over HTTP: each answers, has a JSON twin, is escaped and guarded, and shows its sources."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from conftest import run
from openapi_spec_validator import validate
from serving import serving

PAGES = (
    "/", "/leaders", "/search?q=财政", "/search?q=", "/tasks", "/checks", "/questions", "/questions/posts",
    "/person/person/江渚市云溪区/曾沐阳", "/unit/org/江渚市云溪区/水务局", "/group/org/江渚市云溪区/再生水利用工作领导小组",
    "/task/task/云办文〔2024〕11号/127b76b0d3c5", "/document/云政发〔2024〕1号", "/cypher", "/sparql", "/ontology", "/api",
)  # fmt: skip
HTML = {"accept": "text/html", "accept-language": "zh-CN"}


@pytest.fixture(scope="module")
def site(whole_graph: Path) -> Iterator[httpx.Client]:
    with serving(whole_graph) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_page_and_its_twin(site: httpx.Client, path: str) -> None:
    page = site.get(path, headers=HTML)
    assert page.status_code == 200, page.text
    assert '<html lang="zh-CN">' in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(
        r"<script(?![^>]* src=)|\son\w+=|\sstyle=|<style|https?://(?!w3id\.org)", page.text.split("<main")[0]
    )
    twin = site.get(path, params={**httpx.QueryParams(path.partition("?")[2]), "format": "json"})
    assert twin.headers["content-type"] == "application/json"
    assert twin.json()
    if path not in ("/sparql",):  # there Accept is the protocol's
        assert site.get(path, headers={"accept": "application/json"}).json() == twin.json()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("曾沐阳", "曾沐阳"),  # characters
        ("zengmuyang", "曾沐阳"),  # pinyin
        ("zmy", "曾沐阳"),  # initials
        ("常务副区长", "单志远"),  # a post
        ("区住建局", "区住房和城乡建设局"),  # an alias
    ],
)
def test_search(site: httpx.Client, text: str, name: str) -> None:
    page = site.get("/search", params={"q": text}, headers=HTML).text
    assert f">{name}</a>" in page
    assert name in [f["name"] for f in site.get("/api/search", params={"q": text}).json()["found"]]


def test_the_chain_of_a_matter(site: httpx.Client) -> None:
    page = site.get("/search", params={"q": "主干管"}, headers=HTML).text
    chain = page[page.index('class="chain"') :]
    assert [n in chain for n in ("区水务局", "曾沐阳", "仇雨薇")] == [True] * 3


@pytest.mark.parametrize("what", ["portfolio", "unit", "group", "person"])
def test_the_api_says_what_the_command_says(site: httpx.Client, whole_graph: Path, what: str) -> None:
    name = {"portfolio": "曾沐阳", "person": "曾沐阳", "unit": "区水务局", "group": "再生水"}[what]
    said = json.loads(run(what, name, "--json", "--graph", whole_graph).stdout)
    said.pop("as_of")
    assert site.get(f"/api/{what}", params={"name": name}).json() == said


def test_every_question_is_answered(site: httpx.Client) -> None:
    questions = site.get("/api/questions").json()
    assert len(questions) >= 40
    for question in questions:
        given = {p["name"]: str(p["example"]) for p in question["parameters"]}
        answer = site.get(f"/api/questions/{question['name']}", params=given)
        assert answer.status_code == 200, (question["name"], answer.text)
        page = site.get(f"/questions/{question['name']}", params=given, headers=HTML)
        assert page.status_code == 200, question["name"]
        assert page.text.count("<tr>") == (len(answer.json()["rows"]) + 1 if answer.json()["rows"] else 0)


def test_a_question_on_both_engines_and_as_csv(site: httpx.Client) -> None:
    given = {"leader": "单志远"}
    answers = [
        site.get("/api/questions/portfolio", params={**given, "engine": engine}).json()["rows"]
        for engine in ("ladybug", "oxigraph")
    ]
    assert answers[0] == answers[1] != []
    text = site.get("/questions/portfolio", params={**given, "format": "csv"})
    assert text.headers["content-type"] == "text/csv; charset=utf-8"
    assert [row[:2] for row in csv.reader(io.StringIO(text.text))][1:] == [r[:2] for r in answers[0]]


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/unit/区不存在局", 404, "图中没有"),
        ("/document/没有这份文件", 404, "图中没有文件"),
        ("/nothing", 404, "/nothing 处没有网页"),
        ("/?on=yesterday", 400, "日期"),
        ("/tasks?role=boss", 400, "role"),
        ("/tasks?due_before=昨天", 400, "昨天 不是日期"),
        ("/questions/nothing", 404, "nothing"),
        ("/questions/portfolio?leader=", 400, "leader"),
        ("/questions/portfolio?leader=x&engine=postgres", 400, "engine"),
        ("/static/../app.py", 404, ""),
        ("/static/%2e%2e/app.py", 404, ""),
    ],
)
def test_trouble_is_a_sentence(site: httpx.Client, path: str, status: int, sentence: str) -> None:
    page = site.get(path, headers=HTML)
    assert page.status_code == status
    assert sentence in page.text
    assert "Traceback" not in page.text
    twin = site.get(path, headers={"accept": "application/json"})
    assert (twin.status_code, list(twin.json())) == (status, ["error"])


def test_the_search_names_who_liaises(site: httpx.Client) -> None:
    found = site.get("/search", params={"q": "区委组织部", "format": "json"}).json()["matches"]
    assert found[0]["liaised_by"]
    page = site.get("/search", params={"q": "区委组织部"}, headers=HTML).text.split('id="h-matter"')[1]
    assert f'<b>联系领导</b> <a href="/search?q={quote(found[0]["liaised_by"][0])}"' in page


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_reading(site: httpx.Client, method: str) -> None:
    assert site.request(method, "/tasks").status_code == 405


def test_the_date_switch(site: httpx.Client) -> None:
    path = "/person/person/江渚市云溪区/盖一鸣"
    now = site.get(path, params={"format": "json"}).json()
    before = site.get(path, params={"format": "json", "on": "2024-01-31"}).json()
    assert now != before
    page = site.get(path, params={"on": "2024-01-31"}, headers=HTML).text
    assert "<strong>截至 2024-01-31</strong>" in page
    links = re.findall(r'href="(/(?:unit|person|document|leaders|tasks)[^"]*)"(?! class="newest")', page)
    assert links
    assert all("on=2024-01-31" in link for link in links)  # one click does not leave the day


def test_a_form_and_a_link_keep_what_the_page_has(site: httpx.Client) -> None:
    kept = {"on": "2024-06-30", "as_known": "2024-04-30"}
    for path in ("/", "/tasks", "/cypher", "/questions/portfolio"):
        page = site.get(path, params=kept, headers=HTML).text
        for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
            held = dict(re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', form))
            assert held.get("as_known") == kept["as_known"], path
    page = site.get("/search", params={"q": "水务", **kept}, headers=HTML).text
    newest = re.search(r'href="([^"]*)" class="newest"', page)
    assert newest
    assert newest[1].startswith("/search?q=%E6%B0%B4%E5%8A%A1")
    assert "on=" not in newest[1]


def test_leaders_stand_as_the_documents_list_them(site: httpx.Client) -> None:
    names = [row["name"] for row in site.get("/leaders", params={"format": "json"}).json()["leaders"]]
    assert names.index("解承岳") < names.index("单志远") < names.index("曾沐阳")  # the one with fewest remits first
    page = site.get("/leaders", headers=HTML).text
    assert page.index(">解承岳</a>") < page.index(">单志远</a>")


def test_languages(site: httpx.Client) -> None:
    for english in (
        site.get("/leaders", headers={**HTML, "accept-language": "en-GB"}),
        site.get("/leaders?lang=en", headers=HTML),
    ):
        assert '<html lang="en">' in english.text
        assert "Leaders" in english.text
    assert site.cookies.get("remit_lang") == "en"
    assert '<html lang="en">' in site.get("/tasks", headers=HTML).text  # remembered
    site.cookies.clear()


def test_every_fact_of_a_document_is_marked(site: httpx.Client) -> None:
    for document in site.get("/", params={"format": "json"}).json()["documents"]:
        path = f"/document/{document['name']}"
        facts = site.get(path, params={"format": "json"}).json()["facts"]
        page = site.get(path, headers=HTML).text
        for n, fact in enumerate(facts):
            assert f'id="f{n}"' in page
            assert f'id="s{n}"' in page, (document["name"], fact)
            assert f'href="#s{n}"' in page


def test_openapi(site: httpx.Client) -> None:
    document = site.get("/api/openapi.json").json()
    validate(document)
    for path, entry in document["paths"].items():
        given = {
            p["name"]: p.get("example", "曾沐阳" if path in ("/api/portfolio", "/api/person") else "区水务局")
            for p in entry["get"]["parameters"]
            if p["name"] not in ("on", "as_known")
        }
        if path == "/api/group":
            given["name"] = "再生水"
        given = {k: v for k, v in given.items() if k != "engine"}
        answer = site.get(path, params=given)
        assert answer.status_code == 200, (path, answer.text)
    assert site.get("/api/portfolio").status_code == 400
    assert site.get("/api/nothing", params={"name": "x"}).status_code == 404


def test_near_names_are_links(site: httpx.Client) -> None:
    for address in ("/search?q=水务居", "/unit/区水务居", "/tasks?unit=区水务居"):
        page = site.get(address, headers=HTML).text.split("<main")[1]
        link = re.search(r'<a href="(/search\?[^"]*)">区水务局</a>', page)
        assert link is not None, address
        assert ">区水务局</a>" in site.get(link[1], headers=HTML).text
    assert "水务居" not in site.get("/search?q=", headers=HTML).text


def test_a_day_without_the_thing_leads_to_the_newest(site: httpx.Client) -> None:
    address = "/person/person/江渚市云溪区/曾沐阳"
    page = site.get(address, params={"on": "2001-01-01"}, headers=HTML)
    assert page.status_code == 404
    assert "曾沐阳" in page.text
    assert "person/江渚" not in re.search(r'role="alert">(.*?)</p>', page.text)[1]
    newest = re.search(r'<p class="hint">.*?href="([^"]*)"', page.text.split("<main")[1])[1]
    assert site.get(newest, headers=HTML).status_code == 200


def test_examples_are_of_this_graph(site: httpx.Client) -> None:
    for name in ("who-supervises", "portfolio"):
        page = site.get(f"/questions/{name}", headers=HTML).text.split("<main")[1]
        example = re.search(r'<p class="hint"><a href="([^"]*)"', page)[1].replace("&amp;", "&")
        assert "<tbody>" in site.get(example, headers=HTML).text
