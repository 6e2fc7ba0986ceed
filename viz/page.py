"""A picture as one offline HTML file: vis-network out of the pyvis package, the data, and the same as a table."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any

from remit.graph.readings import readings
from remit.viz.boxes import LETTER, height
from remit.viz.layout import dot_sizes
from remit.viz.picture import Evidence, Node, Picture
from remit.viz.site import Site, digest
from remit.viz.tongue import worded

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
def library() -> Path:
    """Give the file of vis-network that the pyvis package carries."""
    root = Path(str(resources.files("pyvis")))
    found = sorted(root.rglob("vis-network.min.js"), key=lambda p: len(p.parts))
    return found[0]


@cache
def _script() -> str:
    return library().read_text(encoding="utf-8").replace("</script", "<\\/script")


def _colours(picture: Picture) -> dict[str, str]:
    groups = dict.fromkeys([*picture.legend, *(n.group for n in picture.nodes)])
    return {group: _COLOURS[i % len(_COLOURS)] for i, group in enumerate(groups)}


def _node(node: Node, most: float, colour: str) -> dict[str, Any]:
    """Give a node as vis-network wants it: a box with its label inside, or a dot with its label below."""
    seen: dict[str, Any] = {"label": node.label, "x": node.x, "y": node.y, "color": colour}
    if node.width:
        return seen | {"shape": "custom", "box": [node.width, height(node)], "font": {"size": LETTER}}
    share = (node.weight / most) ** 0.5
    letter, radius = dot_sizes(share)
    font = {"size": round(letter), "strokeWidth": 5, "strokeColor": "#ffffff"}
    return seen | {"shape": "dot", "size": round(radius, 1), "font": font}


def _data(picture: Picture, site: Site | None) -> dict[str, Any]:
    """Give the picture as vis-network wants it, with the facts, the rows of the table and the filters beside."""
    entity = {n.id: n.entity or n.id for n in picture.nodes}

    def placed(facts: list[Evidence], *ends: str) -> list[Evidence]:
        return [site.fact(f, *(entity[key] for key in ends)) for f in facts] if site else facts

    colours = _colours(picture)
    most = max((n.weight for n in picture.nodes), default=1)
    heaviest = max((e.weight for e in picture.edges), default=1)
    names = {n.id: n.name or n.label for n in picture.nodes}
    facts = [f for part in (picture.nodes, picture.edges) for thing in part for f in thing.facts]
    return {
        "nodes": [{"id": n.id, "kind": n.group, **_node(n, most, colours[n.group])} for n in picture.nodes],
        "edges": [
            {
                "id": i,
                "from": e.a,
                "to": e.b,
                "width": round(0.8 + 6 * e.weight / heaviest, 2) if heaviest > 1 else 1.5,
                "n": int(e.weight),
                "share": round(e.weight / heaviest, 2),
            }
            | ({"arrows": "to"} if e.directed else {})
            for i, e in enumerate(picture.edges)
        ],
        "names": names,
        "readings": {n.id: readings(names[n.id], person=n.id.startswith("person/")) for n in picture.nodes},
        "pages": {n.id: to for n in picture.nodes if (to := site.entity(entity[n.id]))} if site else {},
        "facts": {n.id: placed(n.facts, n.id) for n in picture.nodes},
        "edgeFacts": [placed(e.facts, e.a, e.b) for e in picture.edges],
        "relations": [e.label for e in picture.edges],
        "documents": sorted({str(f["document"]) for f in facts if f.get("document")}),
        "dates": sorted({_whole(str(f[key])) for f in facts for key in ("since", "until") if f.get(key)}),
        "today": _today(facts),
        "legend": [[colours[g], label, g] for g, label in picture.legend.items()],
        "rows": _rows(picture, names),
        "notes": picture.notes,
        "curve": picture.curve,
    }


def _whole(date: str) -> str:
    """Give a day for a date that may be a month or a year: one that a calendar field takes, and not before it."""
    return date + "-12-28"[-(10 - len(date)) :] if len(date) < 10 else date


def _today(facts: list[dict[str, Any]]) -> str:
    """Give the date that hides what has ended: the last that the facts bear; empty where nothing has ended."""
    if not any(f.get("until") for f in facts):
        return ""
    return max(_whole(str(f[key])) for f in facts for key in ("since", "until") if f.get(key))


def _rows(picture: Picture, names: dict[str, str]) -> list[list[Any]]:
    """Give the table's rows: the edges by weight, heaviest first, then each node, so that one without edges is there.

    A row is: one end, the other end, the relation, a number (weight, or the node's facts), the edge's place or "",
    the node's id or "".
    """
    kept = sorted(enumerate(picture.edges), key=lambda p: (-p[1].weight, p[0]))
    edges = [[names[e.a], names[e.b], e.label, int(e.weight), i, ""] for i, e in kept]
    return edges + [[names[n.id], "", picture.legend.get(n.group, ""), len(n.facts), "", n.id] for n in picture.nodes]


def page(picture: Picture, site: Site | None = None) -> str:
    """Give the whole page: one offline file, or a page inside a site, with links to its pages.

    Names are set as text by the script, never as HTML. All marks are filled in one pass: a mark that stands in a name
    or a quote stays what it is. Style and scripts are allowed by their digests, all else is forbidden.
    """
    template = worded(resources.files("remit.viz").joinpath("templates/picture.html").read_text(encoding="utf-8"))
    data = json.dumps(_data(picture, site), ensure_ascii=False).replace("<", "\\u003c")
    own = template.rpartition("<script>")[2].partition("</script>")[0]
    style = template.partition("<style>")[2].partition("</style>")[0]
    filled = {
        "title": escape(picture.title),
        "subtitle": escape(picture.subtitle),
        "data": data,
        "library": f'<script src="{escape(site.library)}"></script>' if site else f"<script>{_script()}</script>",
        "scripts": " ".join([digest(own), "'self'" if site else digest(_script())]),
        "styles": digest(style),
        "place": "inside" if site else "alone",
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda m: filled[m[1]], template)


def frame(picture: Picture) -> str:
    """Give the page in a frame of its own, as a notebook shows it; the frame's scripts reach nothing outside it."""
    return (
        f'<iframe title="{escape(picture.title)}" sandbox="allow-scripts allow-downloads" '
        f'style="width:100%;height:680px;border:1px solid #d9dee3" srcdoc="{escape(page(picture))}"></iframe>'
    )
