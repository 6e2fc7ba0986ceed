"""Who may ask the explorer for what: hosts, other sites, tokens, long requests; and how it starts, stops and escapes."""

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from conftest import REMIT, run
from serving import serving

HTML = {"accept": "text/html", "accept-language": "zh-CN"}


@pytest.fixture(scope="module")
def site(whole_graph: Path) -> Iterator[httpx.Client]:
    with serving(whole_graph) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


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


def test_a_long_path_is_answered_in_time_that_grows_with_it(site: httpx.Client) -> None:
    for path in ("/" + ": of " * 4_000, "/" + " and a" * 1_200, "/" + "There is no page at " * 300):
        page = site.get(path, headers=HTML)
        assert page.status_code == 404
        assert "处没有网页" in page.text


def test_a_long_request_is_not_read(site: httpx.Client) -> None:
    for path in ("/cypher", "/sparql"):
        answer = site.post(path, data={"query": "x" * 200_000})
        assert answer.status_code == 413
        assert "100000" in answer.text
    assert site.post("/cypher", files={"query": ("q.txt", b"RETURN 1")}, headers=HTML).status_code == 200  # no query


@pytest.fixture
def heard() -> Iterator[None]:
    """Have programs that a test starts hear an interrupt: in a shell's background they inherit that it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_an_interrupt_ends_it_well(whole_graph: Path) -> None:
    command = [str(REMIT), "serve", "--graph", str(whole_graph), "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        assert server.stderr.readline().startswith("remit: http://")
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=60)[1]  # heard also where it comes at once
        assert "Stopped" not in said
        assert said == ""
        assert server.wait(20) == 0


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
