"""A leader's portfolio as a picture: the leader in the middle, what he is charged with around."""

from __future__ import annotations

import math
from typing import Any

from remit.viz.picture import Edge, Node, Picture

_RINGS = (
    ("supervises", "supervises 分管", 430),
    ("liaises", "liaises with 联系", 430),
    ("directs", "directs 主持", 430),
    ("overall", "overall 全面领导", 430),
    ("responsible", "responsible for 负责", 270),
    ("assists", "assists with 协助", 250),
    ("stand_ins", "stand-in AB角", 250),
    ("groups", "groups 小组", 610),
    ("cases", "cases 包案", 610),
)


def portfolio(found: dict[str, Any]) -> Picture:
    """Give the picture of a portfolio as ``remit.queries.leader.portfolio`` answers it."""
    person = found["person"]
    nodes = [Node(person["id"], person["name"], "person", 30, facts=[_fact("post 职务", p) for p in person["posts"]])]
    edges: list[Edge] = []
    legend = {"person": "leader 领导"}
    radii: dict[int, list[tuple[str, dict[str, Any]]]] = {}
    for key, label, ring in _RINGS:
        if found[key]:
            legend[key] = label
            radii.setdefault(ring, []).extend((key, item) for item in found[key])
    inner = 0.0
    for base, items in sorted(radii.items()):
        radius = inner = max(base, inner + 150, len(items) * 72 / (2 * math.pi))
        for n, (key, item) in enumerate(items):
            angle = 2 * math.pi * n / len(items) - math.pi / 2
            node = Node(
                f"{key}/{n}",
                item["name"][:24],
                key,
                6,
                round(radius * 1.9 * math.cos(angle), 1),
                round(radius * math.sin(angle), 1),
            )
            node.facts = [_fact(legend[key], item)]
            nodes.append(node)
            edges.append(Edge(person["id"], node.id, 1, directed=True, facts=node.facts))
    return Picture(
        f"{person['name']}: portfolio 领导分工", "、".join(p["name"] for p in person["posts"]), nodes, edges, legend
    )


def _fact(label: str, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": f"{label}: {item['name']}",
        "document": item["document"],
        "line": item["line"],
        "quote": item["quote"][:300],
    }
