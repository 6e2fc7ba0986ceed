"""Places for nodes, computed before the page opens: no physics runs in the browser."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from remit.viz.picture import Picture

if TYPE_CHECKING:
    import igraph

_SCALE = 190.0


def spread(picture: Picture, *, seed: int = 7) -> dict[str, int]:
    """Lay the picture out by stress (Kamada–Kawai) and give each node's community (multilevel).

    The same picture gets the same places on every run.
    """
    import igraph

    index = {node.id: i for i, node in enumerate(picture.nodes)}
    graph = igraph.Graph(
        n=len(picture.nodes),
        edges=[(index[e.a], index[e.b]) for e in picture.edges],
        edge_attrs={"weight": [e.weight for e in picture.edges]},
    )
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a layout, no secret
    communities = graph.community_multilevel(weights="weight").membership if picture.edges else [0] * len(index)
    parts = sorted(graph.connected_components(), key=lambda p: (-len(p), p))
    right = top = 0.0
    for n, members in enumerate(parts):
        right = _place(picture, graph.induced_subgraph(members), members, right if n > 1 else 0.0, top)
        if n == 0:
            _part(picture)
            top = max(picture.nodes[i].y for i in members) + _SCALE
    _part(picture)
    return {node.id: communities[i] for i, node in enumerate(picture.nodes)}


def _place(picture: Picture, graph: igraph.Graph, members: list[int], left: float, top: float) -> float:
    """Lay one connected part out from ``left`` on, below ``top``, and give its right edge; small parts share a row."""
    places = graph.layout_kamada_kawai(seed=graph.layout_circle(), maxiter=2000) if len(members) > 1 else [(0.0, 0.0)]
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    size = _SCALE * max(0.8, len(members) ** 0.5)
    scale = size / max(max(xs) - min(xs), max(ys) - min(ys), 1e-6)
    for i, (x, y) in zip(members, places, strict=True):
        picture.nodes[i].x = round(left + (x - min(xs)) * scale * 1.45, 1)
        picture.nodes[i].y = round(top + (y - min(ys)) * scale, 1)
    return max(picture.nodes[i].x for i in members) + _SCALE


def _part(picture: Picture) -> None:
    """Move nodes apart whose labels would lie on each other."""
    nodes = picture.nodes
    for _ in range(60):
        moved = False
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                dx, dy = b.x - a.x, b.y - a.y
                wide = (len(a.label) + len(b.label)) * 10
                if abs(dx) < wide and abs(dy) < 46:
                    push = (46 - abs(dy)) / 2 + 1
                    sign = 1 if dy >= 0 else -1
                    a.y, b.y = round(a.y - sign * push, 1), round(b.y + sign * push, 1)
                    moved = True
        if not moved:
            return
