"""Places for nodes, computed before the page opens: no physics runs in the browser."""

from __future__ import annotations

import random

from remit.viz.picture import Picture

_SCALE = 260.0


def spread(picture: Picture, *, seed: int = 7) -> dict[str, int]:
    """Lay the picture out by force (Fruchterman–Reingold) and give each node's community (multilevel).

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
    start = graph.layout_circle()
    places = graph.layout_fruchterman_reingold(weights=[e.weight**0.5 for e in picture.edges] or None, niter=900, seed=start)
    scale = _SCALE * max(1.0, len(picture.nodes) ** 0.5) / _extent(places)
    for node, (x, y) in zip(picture.nodes, places, strict=True):
        node.x, node.y = round(x * scale * 1.5, 1), round(y * scale, 1)
    _part(picture)
    return {node.id: communities[i] for i, node in enumerate(picture.nodes)}


def _extent(places: list[tuple[float, float]]) -> float:
    xs, ys = [p[0] for p in places] or [0.0], [p[1] for p in places] or [0.0]
    return max(max(xs) - min(xs), max(ys) - min(ys), 1.0)


def _part(picture: Picture) -> None:
    """Move nodes apart whose labels would lie on each other."""
    nodes = picture.nodes
    for _ in range(60):
        moved = False
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                dx, dy = b.x - a.x, b.y - a.y
                wide = (len(a.label) + len(b.label)) * 8.5
                if abs(dx) < wide and abs(dy) < 46:
                    push = (46 - abs(dy)) / 2 + 1
                    sign = 1 if dy >= 0 else -1
                    a.y, b.y = round(a.y - sign * push, 1), round(b.y + sign * push, 1)
                    moved = True
        if not moved:
            return
