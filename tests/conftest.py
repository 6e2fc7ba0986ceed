"""Fixtures: the sample, the real gazette, a built graph, a browser, a Neo4j server; and what must not be skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample"
REMIT = Path(sys.executable).with_name("remit")
#: What a user's own settings would change in what the tests see.
OWN = ("REMIT_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(OWN)} | {"LANG": "C.UTF-8"} | environment
    return subprocess.run([str(REMIT), *map(str, arguments)], capture_output=True, text=True, env=env)


@pytest.fixture(scope="session")
def sample() -> Path:
    """The fictional gazette that the project ships."""
    return SAMPLE / "gazette" / "yunxi-2024-01.txt"


@pytest.fixture(scope="session")
def graph(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built."""
    folder = tmp_path_factory.mktemp("graph") / "g"
    done = run("build", sample, "--graph", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def whole_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All texts of the sample, built: what the catalogue's expected answers are of."""
    folder = tmp_path_factory.mktemp("whole") / "g"
    texts = [*sorted(SAMPLE.glob("gazette/*.txt")), *sorted(SAMPLE.glob("notices/*.txt"))]
    done = run("build", *texts, "--graph", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real gazette and its gold."""
    folder = ROOT.parent / "shared"
    if not (folder / "gazette").is_dir():
        pytest.skip("../shared with the real gazette is not there")
    return folder


@pytest.fixture(scope="session")
def real(shared: Path) -> Path:
    """The real gazette."""
    return next((shared / "gazette").glob("*.txt"))


@pytest.fixture(scope="session")
def real_graph(real: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real gazette, built."""
    folder = tmp_path_factory.mktemp("real") / "g"
    done = run("build", real, "--graph", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not there (make setup installs it where it may)")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def neo4j_process(neo4j_lib: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A real Neo4j server on a free loopback port, started once: address, user, password."""
    from servers.neo4j import serving

    with serving(neo4j_lib, tmp_path_factory.mktemp("neo4j")) as address:
        yield address


@pytest.fixture(scope="module")
def neo4j_server(neo4j_process: tuple[str, str, str]) -> tuple[str, str, str]:
    """The Neo4j server, empty when a module of tests begins: address, user, password."""
    from servers.neo4j import empty

    empty(neo4j_process)
    return neo4j_process


@pytest.fixture(scope="session")
def fuseki_jar() -> Path:
    """The jar of Apache Jena Fuseki."""
    from servers.sparql import jar

    found = jar(ROOT)
    if found is None or shutil.which("java") is None:
        pytest.skip("Fuseki needs Java and its jar (make setup fetches it by Maven)")
    return found


@pytest.fixture(scope="session")
def neo4j_lib() -> Path:
    """The folder of Neo4j's jars."""
    from servers.neo4j import jars

    lib = jars(ROOT)
    if lib is None or shutil.which("java") is None:
        pytest.skip("the Neo4j server needs Java and its jars (make setup fetches them by Maven)")
    return lib


@pytest.fixture(scope="module")
def fuseki_server(fuseki_jar: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A real Fuseki server on a free loopback port: address, user, password."""
    from servers.sparql import fuseki

    with fuseki(fuseki_jar, tmp_path_factory.mktemp("fuseki")) as address:
        yield address


@pytest.fixture(scope="module")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A real `oxigraph serve` on a free loopback port: address; it knows no users."""
    from servers.sparql import oxigraph

    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address, "", ""


@pytest.fixture(scope="module")
def servers(
    neo4j_server: tuple[str, str, str], fuseki_server: tuple[str, str, str], oxigraph_server: tuple[str, str, str]
) -> dict[str, tuple[str, str, str]]:
    """The three servers by name: address, user, password."""
    return {"neo4j": neo4j_server, "fuseki": fuseki_server, "oxigraph-serve": oxigraph_server}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turn a skip into a failure where everything must run (REMIT_REQUIRE_ALL=1, as CI sets it)."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined] # pluggy's result
    if report.skipped and os.environ.get("REMIT_REQUIRE_ALL") == "1":
        if "../shared" in str(report.longrepr) and not (ROOT.parent / "shared").exists():
            return
        report.outcome = "failed"
        report.longrepr = f"skipped where it must run: {report.longrepr}"


sys.path.insert(0, str(ROOT / "tests"))
