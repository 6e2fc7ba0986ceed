"""A long query ends when whoever asked goes away: Ctrl-C, a closed page, a server that is stopped; nothing works on."""

import contextlib
import functools
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from conftest import REMIT
from servers.opening import Address, pushed, user_of
from terminal import Screen

from remit.cli.limited import Apart
from remit.graph.folder import open_sparql
from remit.graph.trouble import Trouble
from remit.queries.catalogue import answered, find

#: Each would take hours.
LONG = {
    "cypher": "MATCH (a:Statement) MATCH (b:Statement) MATCH (c:Statement) MATCH (d:Statement) MATCH (e:Statement) "
    "WHERE a.line + b.line + c.line + d.line + e.line = -1 RETURN count(*) AS n",
    "sparql": "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
}
STOPPED = "remit: Stopped.\n"


def children(pid: int) -> set[int]:
    """Give the processes under a process that still run."""
    parents = {}
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            state, parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:2]
            if state != "Z":
                parents[int(entry.name)] = int(parent)
    found, level = set[int](), {pid}
    while level := {p for p, parent in parents.items() if parent in level} - found:
        found |= level
    return found


def spent(pid: int) -> float:
    """Give the processor seconds that a process has taken."""
    with contextlib.suppress(OSError):
        numbers = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def come(what: Callable[[], Any], seconds: float = 20.0, where: str = "") -> None:
    """Wait until ``what`` is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"it did not come {where}"
        time.sleep(0.05)


@contextlib.contextmanager
def asking(*arguments: object, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a command in a process group of its own, as a shell does; its group is ended afterwards."""
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's background ignores it, and hands that on
    command = [str(part) for part in (REMIT, *arguments, "--lang", "en")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # The keyword arguments are gathered in a dictionary, which no overload of Popen takes.
    started = subprocess.Popen(command, start_new_session=True, env=os.environ | environment, **pipes)  # type: ignore[call-overload] # pipes as keywords
    signal.signal(signal.SIGINT, before)
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.communicate()


def interrupted(started: "subprocess.Popen[str]") -> None:
    """Press Ctrl-C: it ends in seconds with one sentence, and leaves no process behind."""
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=8)
    assert (started.returncode, out, err) == (130, "", STOPPED)
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)


@pytest.mark.parametrize("language", LONG)
def test_an_interrupt_ends_a_query(whole_graph: Path, language: str) -> None:
    with asking(language, LONG[language], "--graph", whole_graph, "--timeout", 60) as started:
        come(lambda: max(map(spent, {started.pid, *children(started.pid)})) > 2)  # start-up takes a quarter of it
        assert started.poll() is None
        interrupted(started)


@pytest.mark.parametrize("language", LONG)
def test_a_query_at_the_prompt(whole_graph: Path, tmp_path: Path, language: str) -> None:
    command = ["shell", "--graph", whole_graph, "--timeout", "60", "--lang", "en", "--mode", language]
    screen = Screen(command, XDG_STATE_HOME=str(tmp_path), PROMPT_TOOLKIT_NO_CPR="1")
    screen.until(f"{language}>")
    screen.send(LONG[language] + ";\r")
    come(lambda: screen.read() and max(map(spent, {screen.pid, *children(screen.pid)})) > 2.5)
    screen.send("\x03")
    screen.until("topped", 8)
    assert not children(screen.pid)
    screen.send(".quit\r")
    assert screen.end() == 0


def test_a_child_ends_where_its_parent_was_killed(whole_graph: Path) -> None:
    with asking("sparql", LONG["sparql"], "--graph", whole_graph, "--timeout", 3) as started:
        come(lambda: children(started.pid))
        (child,) = children(started.pid)
        started.kill()
        started.wait()
        assert spent(child) or Path(f"/proc/{child}").exists()
        come(lambda: not Path(f"/proc/{child}/exe").exists(), 15)


@pytest.mark.neo4j
def test_an_interrupt_ends_it_on_neo4j(whole_graph: Path, neo4j_server: Address) -> None:
    import neo4j

    pushed(neo4j_server, whole_graph)
    driver = neo4j.GraphDatabase.driver(neo4j_server[0], auth=neo4j_server[1:])
    running = "SHOW TRANSACTIONS YIELD currentQuery AS q, status WHERE q STARTS WITH 'MATCH (a:Statement)' RETURN q"
    with driver, user_of(neo4j_server):
        with asking("cypher", LONG["cypher"], "--on", neo4j_server[0], "--timeout", 60) as started:
            come(lambda: driver.execute_query(running).records)
            interrupted(started)
        come(lambda: not driver.execute_query(running).records, 3)
        with asking("cypher", LONG["cypher"], "--on", neo4j_server[0], "--timeout", 60) as started:
            come(lambda: driver.execute_query(running).records)
            started.kill()
        come(lambda: not driver.execute_query(running).records, 10)


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["fuseki", "oxigraph-serve"])
def test_an_interrupt_lets_go_of_a_sparql_server(engine: str, whole_graph: Path, servers: dict[str, Address]) -> None:
    pushed(servers[engine], whole_graph)
    with user_of(servers[engine]), asking("sparql", LONG["sparql"], "--on", servers[engine][0]) as started:
        come(lambda: children(started.pid))
        time.sleep(1)
        interrupted(started)


@contextlib.contextmanager
def explorer(graph: Path, limit: float) -> Iterator["tuple[str, subprocess.Popen[str]]"]:
    """Serve a graph; give the address and the process."""
    with asking("serve", "--graph", graph, "--port", 0, "--timeout", limit) as server:
        # Its standard error is a pipe, as asking() opens it.
        yield server.stderr.readline().split()[1].rstrip("/"), server  # type: ignore[union-attr] # it is a pipe


def sent(address: str, request: str) -> socket.socket:
    """Send a request as a browser does; the answer is not read."""
    place = urlsplit(address)
    to = socket.create_connection((place.hostname or "", place.port or 0))
    head, _, body = request.partition("\n\n")
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    to.sendall("\r\n".join([*head.splitlines(), f"Host: {place.netloc}", f"{length}\r\n{body}"]).encode())
    return to


FORM = "Content-Type: application/x-www-form-urlencoded"
DOORS = {
    "cypher-page": f"GET /cypher?query={quote(LONG['cypher'])} HTTP/1.1\nAccept: text/html",
    "sparql-page": f"GET /sparql?query={quote(LONG['sparql'])} HTTP/1.1\nAccept: text/html",
    "sparql-protocol": f"GET /sparql?query={quote(LONG['sparql'])} HTTP/1.1\nAccept: application/sparql-results+json",
    "cypher-form": f"POST /cypher HTTP/1.1\n{FORM}\n\nquery={quote(LONG['cypher'])}",
    "sparql-form": f"POST /sparql HTTP/1.1\n{FORM}\n\nquery={quote(LONG['sparql'])}",
}


def working(server: int) -> set[int]:
    """Give the processes of a server that have worked at a query: those that wait for one take little."""
    return {child for child in children(server) if spent(child) > 0.6}


def test_a_reader_who_goes_away_ends_the_query(whole_graph: Path) -> None:
    with explorer(whole_graph, 60) as (address, server):
        for door, request in DOORS.items():
            with sent(address, request):
                come(lambda: working(server.pid))
            come(lambda: not working(server.pid), 3, door)
        # six at once: two wait for their turn, and are not begun when their readers have gone
        asked = [sent(address, DOORS["cypher-page"]) for _ in range(6)]
        come(lambda: len(working(server.pid)) == 4)
        for one in asked:
            one.close()
        come(lambda: not working(server.pid), 5)


def test_the_server_ends_at_once_with_its_queries(whole_graph: Path) -> None:
    with explorer(whole_graph, 60) as (address, server):
        with sent(address, DOORS["sparql-page"]):
            come(lambda: working(server.pid))
            under = children(server.pid)
            os.killpg(server.pid, signal.SIGINT)
            _, err = server.communicate(timeout=8)
        assert (server.returncode, err) == (0, "")
        come(lambda: not any(Path(f"/proc/{child}/exe").exists() for child in under), 3)


@pytest.mark.browser
def test_closing_the_page_ends_the_query_without_a_script(whole_graph: Path, browser: Any) -> None:
    with explorer(whole_graph, 60) as (address, server):
        opened = browser.new_context(java_script_enabled=False)
        page = opened.new_page()
        page.goto(f"{address}/sparql")
        page.fill("#query", LONG["sparql"])
        page.locator("form.query button").first.click(no_wait_after=True)
        come(lambda: working(server.pid))
        page.close()
        come(lambda: not working(server.pid), 3)
        opened.close()


def test_a_store_apart_answers_and_is_ended_in_time(whole_graph: Path) -> None:
    before = children(os.getpid())
    store = Apart(functools.partial(open_sparql, whole_graph), "sparql", timeout=20)
    assert [row[0] for row in answered(store, find("who-supervises"), {"unit": "区水务局"}).rows] == ["曾沐阳"]
    with pytest.raises(Trouble, match="refused"):
        store.ask("DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(Trouble, match="took longer than 1 seconds"):
        Apart(functools.partial(open_sparql, whole_graph), "sparql", timeout=1).ask(LONG["sparql"])
    assert set(children(os.getpid())) <= set(before)
