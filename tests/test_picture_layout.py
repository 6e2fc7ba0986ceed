"""Where a picture puts its nodes: boxes apart from each other, and who lies between others."""

from pathlib import Path
from typing import Any

import pytest
from conftest import run


def test_coordination_tells_who_lies_between(graph: Path) -> None:
    from remit.graph.folder import open_cypher
    from remit.viz.coordination import coordination
    from remit.viz.layout import betweenness
    from remit.viz.picture import Edge, Node, Picture

    line = Picture("", "", [Node(k, k, "") for k in "abc"], [Edge("a", "b"), Edge("b", "c")], {})
    assert betweenness(line) == {"a": 0.0, "b": 1.0, "c": 0.0}
    store = open_cypher(graph)
    drawn = coordination(store)
    store.close()
    assert all("betweenness" in n.facts[0]["text"] for n in drawn.nodes)


def labels_overlap(picture: Any) -> list[tuple[str, str]]:
    from remit.viz.boxes import height

    nodes = picture.nodes
    return [
        (a.label, b.label)
        for i, a in enumerate(nodes)
        for b in nodes[i + 1 :]
        if abs(a.x - b.x) < (a.width + b.width) / 2 and abs(a.y - b.y) < (height(a) + height(b)) / 2
    ]


@pytest.mark.parametrize("where", ["graph", "real_graph"])
def test_boxes_do_not_lie_on_each_other(request: pytest.FixtureRequest, where: str) -> None:
    from remit.graph.folder import open_cypher
    from remit.queries import networks
    from remit.viz import chain, cover, group, orgchart

    store = open_cypher(request.getfixturevalue(where))
    text, body = ("再生水", "再生水") if where == "graph" else ("乡村", "产业振兴")
    drawn = [
        chain.chain(networks.chain(store, text), text),
        group.group(networks.membership(store, body)),
        orgchart.orgchart(networks.tiers(store)),
        cover.cover(networks.cover(store)),
    ]
    store.close()
    for picture in drawn:
        assert len(picture.nodes) > 3
        assert labels_overlap(picture) == []
        assert len({n.id for n in picture.nodes}) == len(picture.nodes)
        assert all(e.facts and all(f["quote"] and f["line"] for f in e.facts) for e in picture.edges)


def test_a_leader_who_supervises_nothing_has_his_box(tmp_path: Path) -> None:
    text, graph, file = tmp_path / "notice.txt", tmp_path / "graph", tmp_path / "cover.html"
    text.write_text(
        "青石县图书馆领导分工\n林远同志：分管采编部。与周大川同志互为AB角。\n何小满同志：负责工会工作。与林远同志互为AB角。\n",
        encoding="utf-8",
    )
    assert run("build", text, "--graph", graph).returncode == 0
    drawn = run("viz", "cover", "--graph", graph, "-o", file)
    assert drawn.returncode == 0, drawn.stderr
    assert "何小满" in file.read_text(encoding="utf-8")
