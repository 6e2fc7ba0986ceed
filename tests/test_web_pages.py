"""The explorer's pages over HTTP: each answers, has a JSON twin, is escaped and guarded, and shows its sources."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from conftest import REMIT, run
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
        ("/questions/nothing", 400, "nothing"),
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


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:1234", 200),
        ("[::1]:80", 200),
        ("evil.example", 421),  # a name that an attacker points at 127.0.0.1
        ("127.0.0.1.evil.example:8765", 421),
        ("localhost.evil.example", 421),
        ("", 421),
    ],
)
def test_the_host_asked_for(site: httpx.Client, host: str, status: int) -> None:
    assert site.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("site_", "mode", "dest", "status"),
    [
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "cors", "empty", 403),
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200),
        ("none", "navigate", "document", 200),
    ],
)
def test_other_sites_may_only_link(site: httpx.Client, site_: str, mode: str, dest: str, status: int) -> None:
    headers = {"sec-fetch-site": site_, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    assert site.get("/leaders", headers=headers).status_code == status


def test_an_open_address_needs_the_token(whole_graph: Path) -> None:
    with serving(whole_graph, "--host", "0.0.0.0") as address:  # noqa: S104 - what is tested
        here, token = re.sub(r"//[^:/]+", "//127.0.0.1", address).split("?token=")
        assert len(token) >= 32
        refused = httpx.get(here)
        assert refused.status_code == 401
        assert token not in refused.text
        assert httpx.get(here, params={"token": token[:-1]}).status_code == 401
        assert httpx.get(f"{here}sparql", params={"query": "ASK {}"}).status_code == 401
        assert httpx.get(f"{here}static/style.css").status_code == 401
        assert (
            httpx.get(f"{here}sparql?query=ASK%7B%7D", headers={"authorization": f"Bearer {token}"}).status_code == 200
        )
        with httpx.Client(base_url=here) as client:
            first = client.get("/", params={"token": token}, headers=HTML)
            assert first.status_code == 200
            assert token not in first.text
            assert {"HttpOnly", "SameSite=Strict"} <= {p.strip() for p in first.headers["set-cookie"].split(";")}
            assert client.get("/leaders").status_code == 200


def test_a_port_that_is_taken(whole_graph: Path) -> None:
    with serving(whole_graph) as address:
        port = address.rstrip("/").rsplit(":", 1)[1]
        done = run("serve", "--graph", whole_graph, "--port", port, "--lang", "en")
        assert done.returncode == 2
        assert (
            done.stderr
            == f"remit: 127.0.0.1:{port} cannot be listened on: Address already in use; choose another --port.\n"
        )


def test_no_graph(tmp_path: Path) -> None:
    done = subprocess.run([str(REMIT), "serve", "--graph", str(tmp_path / "none")], capture_output=True, text=True)
    assert done.returncode == 2
    assert "There is no graph at" in done.stderr


EVIL = "<script>window.hit=1</script><img src=x onerror=window.hit=1>'\"--><b>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Serve the notice of the sample with markup in its title, its tasks, its units and its file's name."""
    folder = tmp_path_factory.mktemp("hostile")
    text = (
        "青政办〔2024〕16号\n青禾县人民政府办公室关于印发河湖整治<script>window.hit=1</script>任务分工的通知\n各乡镇人民政府:\n"
        "副县长甘棠:负责水利<img src=x onerror=window.hit=1>工作。分管县水利局、县林业局。\n"
        f"一、重点任务\n1.疏浚青河{EVIL}城区段六公里。(牵头单位:县水利局;配合单位:县<b onclick=alert(1)>财政局)\n"
        "青禾县人民政府办公室\n2024年4月8日\n"
    )
    source = folder / "<img src=x onerror=window.hit=1>.txt"
    source.write_text(text, encoding="utf-8")
    done = run("build", source, "--graph", folder / "g")
    assert done.returncode == 0, done.stderr
    with serving(folder / "g") as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def test_what_documents_say_is_text(hostile: httpx.Client) -> None:
    home = hostile.get("/", params={"format": "json"}).json()
    tasks = hostile.get("/tasks", params={"format": "json"}).json()["tasks"]
    assert any("<script>" in t["name"] for t in tasks)  # the markup is in the graph
    names = hostile.get(
        "/cypher",
        params={
            "query": "MATCH (n) WHERE n.id IS NOT NULL AND NOT label(n) IN ['Statement', 'Particular', 'Source'] RETURN n.id AS id"
        },
    )
    ids = [row[0] for row in names.json()["rows"]]
    assert len(ids) > 5
    paths = [
        "/", "/leaders", "/tasks", "/checks", f"/search?q={quote(EVIL)}", f"/unit/{quote(EVIL)}", f"/?on={quote(EVIL)}",
        f"/cypher?query={quote(EVIL)}", f"/cypher?query={quote('MATCH (n:Task) RETURN n.name AS unit, n.document AS document')}",
        f"/tasks?unit={quote(EVIL)}", f"/tasks?document={quote(EVIL)}", f"/questions/portfolio?leader={quote(EVIL)}", f"/{quote(EVIL)}",
        f"/sparql?query={quote('SELECT ?name ?d { ?t a rmt:Task ; rmt:name ?name ; rmt:document ?d }')}",
        *(f"/document/{quote(d['name'])}" for d in home["documents"]), *(f"/id/{quote(key)}" for key in ids),
    ]  # fmt: skip
    for path in paths:
        page = hostile.get(path, headers=HTML, follow_redirects=True)
        assert page.status_code in (200, 400, 404), path
        assert page.headers["content-type"].startswith("text/html")
        tags = re.findall(r"<(script|img|b)\b([^>]*)>", page.text)
        assert [t for t in tags if t not in (("script", ' src="/static/explorer.js" defer'), ("b", ""))] == [], path
        assert "<b onclick" not in page.text
