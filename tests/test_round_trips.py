"""There and back: a server, N-Quads, CSV by neo4j-admin; the same statements, dates, spans and characters."""

from pathlib import Path

import pytest
from conftest import run
from servers.neo4j import admin, serving
from servers.opening import connected, pushed

from remit.graph.export import graph_of
from remit.graph.folder import QUADS, manifest, open_cypher
from remit.graph.pull import pull, stored_in

pytestmark = pytest.mark.neo4j

#: Names that look like queries, quotes, backslashes, emoji, and characters of CJK extension B.
HOSTILE = """云政发〔2024〕7号

关于区政府领导工作分工的通知

甘棠 区长,领导区政府全面工作。
单志远 副区长,分管区民政局、区𠮷祥𪚥办公室、区"双引号"办公室、区O'Brien协调办公室、区\\反斜线\\管理局。
鲜于澄 副区长,分管'); DROP TABLE 区水务局、区🏛️文物局、区{name}$x管理局。
单志远与鲜于澄互为AB角。

云溪区人民政府
2024年1月10日
"""
CORRECTIONS = '[[alias]]\nwording = "区民政局"\nname = "区民政和𠮷祥局"\n'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with such names, another source, and a correction of the user's own."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "names.txt").write_text(HOSTILE, encoding="utf-8")
    (home / "own.toml").write_text(CORRECTIONS, encoding="utf-8")
    built = run("build", home / "names.txt", "--aliases", home / "own.toml", "--graph", home / "g")
    assert built.returncode == 0, built.stderr
    store = open_cypher(home / "g")
    names = "\n".join(r[0] for r in store.ask("MATCH (s:Statement) RETURN s.object").rows)
    store.close()
    for part in ("𠮷祥𪚥", "双引号", "O'Brien", "\\反斜线\\", "DROPTABLE", "🏛️", "{name}$x"):
        assert part in names, names
    return home / "g"


@pytest.fixture(params=["hostile", "whole_graph", "real_graph"])
def original(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def same(there: Path, original: Path) -> None:
    """The quads hold every statement with its dates, spans and characters; the manifest the sources and counts."""
    assert (there / QUADS).read_bytes() == (original / QUADS).read_bytes()
    back, first = manifest(there), manifest(original)
    assert (back.sources, back.summary) == (first.sources, first.summary)
    assert sorted(graph_of(there).statements, key=lambda s: s.id) == sorted(
        graph_of(original).statements, key=lambda s: s.id
    )
    columns = ("--csv", "--on", "2024-04-30")
    page = [run("ask", "documents", *columns, "--graph", folder) for folder in (there, original)]
    assert (page[0].returncode, page[0].stdout) == (page[1].returncode, page[1].stdout)


def test_neo4j(original: Path, neo4j_server: tuple[str, str, str], tmp_path: Path) -> None:
    pushed(neo4j_server, original)
    with connected(neo4j_server) as store:
        pull(tmp_path / "back", store.stored(), said="the server")
    same(tmp_path / "back", original)


def test_n_quads(original: Path, tmp_path: Path) -> None:
    assert run("export", "nquads", "-o", tmp_path / "g.nq", "--graph", original).returncode == 0
    assert run("pull", tmp_path / "g.nq", "--graph", tmp_path / "back").returncode == 0
    same(tmp_path / "back", original)
    again = run("pull", tmp_path / "g.nq", "--graph", tmp_path / "back")
    assert again.returncode == 2
    assert "is a graph already" in again.stderr


def test_csv_and_neo4j_admin(
    original: Path, neo4j_lib: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, home = tmp_path / "csv", tmp_path_factory.mktemp("n")
    assert run("export", "csv", "-o", folder, "--graph", original).returncode == 0
    assert run("pull", folder, "--graph", tmp_path / "files").returncode == 0
    same(tmp_path / "files", original)
    files = [f"--nodes={p}" for p in sorted(folder.glob("nodes-*.csv"))]
    files += [f"--relationships={p}" for p in sorted(folder.glob("edges-*.csv"))]

    def fill() -> None:
        admin(neo4j_lib, home, "database", "import", "full", "neo4j", "--multiline-fields=true", *files)

    with serving(neo4j_lib, home, before=fill) as server:
        with connected(server) as store:
            pull(tmp_path / "back", store.stored(), said="the server")
            undated = "MATCH (s:Statement) WHERE s.until = '' RETURN count(*)"
            here = open_cypher(original)
            assert store.ask(undated).rows == here.ask(undated).rows
            here.close()
        same(tmp_path / "back", original)
        assert pushed(server, original).changed, "a push marks and indexes what an import brought"
        assert not pushed(server, original).changed


def test_a_pulled_graph_can_be_built_on(whole_graph: Path, sample: Path, tmp_path: Path) -> None:
    pull(tmp_path / "back", stored_in(whole_graph / QUADS), said="the file")
    assert run("build", sample, "--graph", tmp_path / "back").returncode == 0, "an unchanged source is not read again"
    assert (tmp_path / "back" / QUADS).read_bytes() == (whole_graph / QUADS).read_bytes()
    gone = run("build", "--remove", sample.name, "--graph", tmp_path / "back")
    assert gone.returncode == 0, gone.stderr
    other = tmp_path / "other.nq"
    other.write_text("<urn:a> <urn:b> <urn:c> .\n")
    assert "holds no graph" in run("pull", other, "--graph", tmp_path / "no").stderr
    other.write_text("this is no quad\n")
    assert "cannot be read as N-Quads" in run("pull", other, "--graph", tmp_path / "no").stderr
