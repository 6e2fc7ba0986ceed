"""A picture as one offline HTML file: vis-network out of the pyvis package, the data, and the same as a table."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from remit.viz.picture import Picture

_COLOURS = (
    "#2f6f9f",
    "#c2571a",
    "#3d7d3f",
    "#8a4f9e",
    "#b0872b",
    "#a03d52",
    "#4b8a8a",
    "#5f5f9e",
    "#7a6a58",
    "#59636e",
)


@cache
def _script() -> str:
    """Give vis-network as the pyvis package carries it."""
    root = Path(str(resources.files("pyvis")))
    found = sorted(root.rglob("vis-network.min.js"), key=lambda p: len(p.parts))
    return found[0].read_text(encoding="utf-8").replace("</script", "<\\/script")


def _colour(picture: Picture, group: str) -> str:
    groups = list(dict.fromkeys([*picture.legend, *(n.group for n in picture.nodes)]))
    return _COLOURS[groups.index(group) % len(_COLOURS)]


def _data(picture: Picture) -> dict[str, Any]:
    """Give the picture as vis-network wants it, through pyvis, with the facts beside."""
    from pyvis.network import Network

    net = Network(directed=False)
    most = max((n.weight for n in picture.nodes), default=1)
    for n in picture.nodes:
        share = (n.weight / most) ** 0.5
        net.add_node(
            n.id, label=n.label, x=n.x, y=n.y, size=round(8 + 22 * share, 1), color=_colour(picture, n.group),
            font={"size": round(15 + 15 * share), "strokeWidth": 5, "strokeColor": "#ffffff"}, shape="dot",
        )  # fmt: skip
    heaviest = max((e.weight for e in picture.edges), default=1)
    for e in picture.edges:
        net.add_edge(e.a, e.b, width=round(0.8 + 6 * e.weight / heaviest, 2), arrows="to" if e.directed else "")
    edges = [{**e, "id": i} for i, e in enumerate(net.edges)]
    return {
        "nodes": net.nodes,
        "edges": edges,
        "facts": {n.id: n.facts for n in picture.nodes},
        "edgeFacts": [e.facts for e in picture.edges],
        "legend": [[_colour(picture, g), label] for g, label in picture.legend.items()],
        "rows": _rows(picture),
        "notes": picture.notes,
    }


def _rows(picture: Picture) -> list[list[Any]]:
    """Give the table's rows: the edges by weight, heaviest first."""
    label = {n.id: n.label for n in picture.nodes}
    kept = sorted(enumerate(picture.edges), key=lambda p: (-p[1].weight, p[0]))
    return [[label[e.a], label[e.b], int(e.weight), i] for i, e in kept]


def page(picture: Picture) -> str:
    """Give the whole page. Names are set as text by the script, never as HTML."""
    template = resources.files("remit.viz").joinpath("templates/picture.html").read_text(encoding="utf-8")
    data = json.dumps(_data(picture), ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\!--")
    for mark, text in (
        ("{{title}}", _escape(picture.title)),
        ("{{subtitle}}", _escape(picture.subtitle)),
        ("{{data}}", data),
    ):
        template = template.replace(mark, text)
    return template.replace("{{script}}", _script())


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
