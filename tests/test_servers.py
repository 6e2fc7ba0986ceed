"""What can go wrong with a server, each told in one sentence; pages and queries over a URL, also on a date."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import REMIT, run
from servers.neo4j import free_port, serving
from servers.opening import Address, connected, opened, pushed
from servers.sparql import fuseki, oxigraph

from remit.queries.catalogue import answered, find

pytestmark = pytest.mark.neo4j


def told(*arguments: object, server: Address | None = None, **environment: str) -> str:
    """Run a command that must end with exit code 2 and one sentence; give the sentence."""
    user = {"REMIT_USER": server[1], "REMIT_PASSWORD": server[2]} if server else {}
    done = run(*map(str, arguments), **{**user, **environment})
    assert done.returncode == 2, done
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("engine", ["neo4j", "fuseki"])
def test_wrong_password(engine: str, graph: Path, servers: dict[str, Address]) -> None:
    url, user, _ = servers[engine]
    for command in (
        ["push", url, "--graph", graph],
        ["pull", url, "--graph", "nowhere"],
        ["portfolio", "x", "--on", url],
    ):
        said = told(*command, REMIT_USER=user, REMIT_PASSWORD="not-the-password")  # noqa: S106 - it is wrong on purpose
        assert "REMIT_USER and REMIT_PASSWORD" in said or "several wrong passwords" in said


def test_no_password_and_password_in_the_url(graph: Path, servers: dict[str, Address]) -> None:
    assert "REMIT_PASSWORD" in told("push", servers["neo4j"][0], "--graph", graph)
    assert "do not belong in the URL" in told("push", "bolt://me:secret@127.0.0.1:7687", "--graph", graph)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "http"])
def test_no_server(scheme: str, graph: Path) -> None:
    url = f"{scheme}://127.0.0.1:{free_port()}"
    for command in (["push", url, "--graph", graph], ["unit", "x", "--on", url], ["ask", "documents", "--on", url]):
        said = told(*command)
        assert "127.0.0.1" in said
        assert "is the server" in said


def test_wrong_database_and_database_by_name(graph: Path, neo4j_server: Address) -> None:
    url = neo4j_server[0]
    assert "no database of that name" in told("push", f"{url}/nothere", "--graph", graph, server=neo4j_server)
    assert "no database of that name" in told("who", "x", "--on", f"{url}?database=nothere", server=neo4j_server)
    pushed((f"{url}/neo4j", *neo4j_server[1:]), graph)
    pushed((f"{url.replace('bolt', 'neo4j')}?database=neo4j", *neo4j_server[1:]), graph)


def test_wrong_addresses(graph: Path, servers: dict[str, Address]) -> None:
    assert "no server remit knows" in told("push", "ftp://127.0.0.1/", "--graph", graph)
    assert "names no host" in told("push", "bolt://", "--graph", graph)
    assert "is no address" in told("push", "http://[::1", "--graph", graph)
    said = told("push", "bolt://reader:secret@127.0.0.1:bad", "--graph", graph)
    assert "REMIT_PASSWORD" in said
    assert "secret" not in said
    assert "speaks no SPARQL" in told("push", servers["oxigraph-serve"][0] + "/nothing", "--graph", graph)
    assert "two" in told("unit", "x", "--on", "bolt://127.0.0.1:1", "--on", "http://127.0.0.1:1")
    assert "name the server" in told("ask", "documents", "--engine", "neo4j", "--graph", graph)


def test_an_empty_server_has_no_graph(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with oxigraph(tmp_path_factory.mktemp("empty")) as url:
        assert "holds no graph" in told("pull", url, "--graph", tmp_path / "g")
        assert "holds no graph" in told("portfolio", "x", "--on", url)


def test_read_only_sparql_servers(
    graph: Path, whole_graph: Path, fuseki_jar: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("read-only")
    with oxigraph(home) as url:
        pushed((url, "", ""), graph)
    with oxigraph(home, "serve-read-only") as url:
        assert "read-only" in told("push", url, "--graph", whole_graph)
        assert run("ask", "documents", "--on", url).returncode == 0
    with fuseki(fuseki_jar, tmp_path_factory.mktemp("fuseki"), f"--file={graph / 'graph.nq'}") as server:
        assert "read-only" in told("push", server[0], "--graph", whole_graph, server=server)
        user = {"REMIT_USER": server[1], "REMIT_PASSWORD": server[2]}
        assert run("ask", "documents", "--on", server[0], **user).returncode == 0


def test_read_only_neo4j(
    graph: Path, whole_graph: Path, neo4j_lib: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("n")
    with serving(neo4j_lib, home) as server:
        pushed(server, graph)
    with serving(neo4j_lib, home, "server.databases.read_only=neo4j") as server:
        assert "read-only" in told("push", server[0], "--graph", whole_graph, server=server)
        user = {"REMIT_USER": server[1], "REMIT_PASSWORD": server[2]}
        assert run("ask", "documents", "--on", server[0], **user).returncode == 0


@pytest.mark.parametrize("engine", ["neo4j", "oxigraph-serve"])
def test_a_server_killed_while_it_is_pushed_to(
    engine: str, whole_graph: Path, neo4j_lib: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("killed")
    opening = serving(neo4j_lib, home) if engine == "neo4j" else oxigraph(home)
    with opening as given:
        server = given if engine == "neo4j" else (given, "", "")
        environment = {**os.environ, "REMIT_USER": server[1], "REMIT_PASSWORD": server[2]}
        command = [REMIT, "push", server[0], "--graph", whole_graph, "--batch", "5"]
        push = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(400):
            time.sleep(0.05)
            with connected(server) as store:
                held = store.held()
            if held and not held.whole:
                break
        assert push.poll() is None, "the push was over before it could be broken"
        os.kill(int((home / "pid").read_text()), signal.SIGKILL)
        _, said = push.communicate(timeout=25)
    assert push.returncode == 2, said
    assert len(said.strip().splitlines()) == 1
    assert "connection" in said


def test_a_push_that_broke_off_is_not_read_and_is_completed(
    whole_graph: Path, servers: dict[str, Address], tmp_path: Path
) -> None:
    for engine, server in servers.items():
        environment = {**os.environ, "REMIT_USER": server[1], "REMIT_PASSWORD": server[2]}
        command = [REMIT, "push", server[0], "--graph", whole_graph, "--batch", "5", "--replace"]
        push = subprocess.Popen(command, env=environment)
        for _ in range(400):
            time.sleep(0.02)
            with connected(server) as store:
                held = store.held()
            if held and not held.whole:
                break
        push.kill()
        push.wait()
        assert "push again" in told("pull", server[0], "--graph", tmp_path / engine, server=server)
        assert pushed(server, whole_graph, replace=False).changed
        with opened(engine, whole_graph, servers) as store, opened("ladybug", whole_graph, servers) as here:
            for question in (find("documents"), find("aliases")):
                values = {p["name"]: p["example"] for p in question.parameters}
                assert answered(store, question, values) == answered(here, question, values)


PAGES = [["portfolio", "单志远"], ["who", "再生水"], ["unit", "区水务局"], ["person", "单志远"], ["tasks"], ["task", "再生水"],
         ["check"], ["ask", "documents"], ["cypher", "MATCH (n:Person) RETURN n.name ORDER BY n.name"],
         ["sparql", "SELECT ?n { ?p a rmt:Person ; rmt:name ?n } ORDER BY ?n"]]  # fmt: skip


@pytest.mark.parametrize("engine", ["neo4j", "fuseki", "oxigraph-serve"])
def test_every_command_that_asks_answers_over_a_url(
    engine: str, whole_graph: Path, servers: dict[str, Address], tmp_path: Path
) -> None:
    url, user, password = servers[engine]
    pushed(servers[engine], whole_graph)
    environment = {"REMIT_USER": user, "REMIT_PASSWORD": password, "XDG_CACHE_HOME": str(tmp_path)}
    for page in PAGES:
        here = run(*page, "--json", "--graph", whole_graph)
        there = run(*page, "--json", "--on", url, **environment)
        assert there.returncode == here.returncode == 0, (page, there.stderr)
        assert json.loads(there.stdout) == json.loads(here.stdout), page
        dated = ["--on", "2024-04-30"]
        then = run(*page, "--json", "--graph", whole_graph, *dated)
        there = run(*page, "--json", "--on", url, *dated, **environment)
        assert (there.returncode, there.stdout) == (then.returncode, then.stdout), page
    drawn = run("viz", "coordination", "-o", tmp_path / "there.html", "--on", url, **environment)
    assert drawn.returncode == 0, drawn.stderr
    assert run("diff", "2024-01-31", "2024-04-30", "--on", url, **environment).returncode == 0
    assert run("export", "turtle", "-o", tmp_path / "there.ttl", "--on", url, **environment).returncode == 0
