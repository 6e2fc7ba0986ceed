"""Places for nodes, computed before the page opens: no physics runs in the browser."""

from __future__ import annotations

import random
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Any

from remit.viz.picture import Node, Picture

if TYPE_CHECKING:
    import igraph

_SCALE = 170.0
#: Past so many nodes of one part, forces on a grid lay it out: stress weighs every pair.
_MANY = 400
#: A part of so few nodes takes less room than its share.
_FEW = 6
_ROUNDS = 90


def spread(picture: Picture, *, seed: int = 7) -> dict[str, int]:
    """Lay the picture out by stress (Kamada–Kawai; large parts by forces) and give each node's community (multilevel).

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
    most = max((n.weight for n in picture.nodes), default=1) or 1
    right = top = 0.0
    for n, members in enumerate(parts):
        right = _place(picture, graph.induced_subgraph(members), members, right if n > 1 else 0.0, top)
        if n == 0:
            _part([picture.nodes[i] for i in members], most)
            top = max(picture.nodes[i].y for i in members) + _SCALE
    if len(parts) > 1:
        _part(picture.nodes, most)
    return {node.id: communities[i] for i, node in enumerate(picture.nodes)}


def betweenness(picture: Picture) -> dict[str, float]:
    """Give for each node the share of shortest paths between other nodes that lead by way of it (0 to 1)."""
    import igraph

    index = {node.id: i for i, node in enumerate(picture.nodes)}
    graph = igraph.Graph(n=len(index), edges=[(index[e.a], index[e.b]) for e in picture.edges])
    pairs = max((len(index) - 1) * (len(index) - 2) / 2, 1)
    return {node: value / pairs for node, value in zip(index, graph.betweenness(), strict=True)}


def _place(picture: Picture, graph: igraph.Graph, members: list[int], left: float, top: float) -> float:
    """Lay one connected part out from ``left`` on, below ``top``, and give its right edge; small parts share a row."""
    places: Any = [(0.0, 0.0)]
    if len(members) > _MANY:
        places = graph.layout_fruchterman_reingold(seed=graph.layout_circle(), niter=400, grid=True)
    elif len(members) > 1:
        places = graph.layout_kamada_kawai(seed=graph.layout_circle(), maxiter=2000)
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    size = _SCALE * (max(0.8, len(members) ** 0.5) if len(members) > _FEW else 0.62 * len(members) ** 0.5)
    scale = size / max(max(xs) - min(xs), max(ys) - min(ys), 1e-6)
    for i, (x, y) in zip(members, places, strict=True):
        picture.nodes[i].x = round(left + (x - min(xs)) * scale * 1.7, 1)
        picture.nodes[i].y = round(top + (y - min(ys)) * scale, 1)
    return max(picture.nodes[i].x for i in members) + _SCALE


def _part(placed: list[Node], most: float) -> None:
    """Move nodes apart whose labels would lie on each other, on whichever axis they overlap least.

    A sweep from top to bottom compares a node only with those within reach below it, so thousands of nodes are no harm.
    """
    sizes = {n.id: _extent(n, most) for n in placed}
    reach = max((up + down for _, up, down in sizes.values()), default=0)
    for _ in range(_ROUNDS if len(placed) <= _MANY else _ROUNDS // 3):
        nodes = sorted(placed, key=lambda n: (n.y, n.x, n.id))
        moved = False
        for i, a in enumerate(nodes):
            for b in islice(nodes, i + 1, None):
                if b.y - a.y > reach:
                    break
                moved |= _push(a, b, sizes)
        if not moved:
            break
    for node in placed:
        node.x, node.y = round(node.x, 1), round(node.y, 1)


def dot_sizes(share: float) -> tuple[float, float]:
    """Give the size of the letters and the radius of a dot by its share of the largest (0 to 1)."""
    return 21 + 11 * share, 8 + 22 * share


def _extent(node: Node, most: float) -> tuple[float, float, float]:
    """Give about how wide a dot with its label is, and how far it reaches above and below the dot's middle."""
    share = (node.weight / most) ** 0.5
    letter, dot = dot_sizes(share)
    wide = sum(letter if unicodedata.east_asian_width(c) in "WF" else letter * 0.56 for c in node.label)
    return max(wide, 2 * dot) + 12, dot + 4, dot + letter * 1.35 + 6


def _push(a: Node, b: Node, sizes: dict[str, tuple[float, float, float]]) -> bool:
    """Move two nodes apart where they overlap, ``a`` being the upper one; say whether they did."""
    (wide_a, up_a, down_a), (wide_b, up_b, down_b) = sizes[a.id], sizes[b.id]
    over_x = (wide_a + wide_b) / 2 - abs(b.x - a.x)
    over_y = down_a + up_b - (b.y - a.y) if b.y >= a.y else down_b + up_a - (a.y - b.y)
    if over_x <= 0 or over_y <= 0:
        return False
    if over_y <= over_x:
        push = (over_y / 2 + 0.5) * (1 if b.y >= a.y else -1)
        a.y, b.y = a.y - push, b.y + push
    else:
        push = (over_x / 2 + 0.5) * (1 if b.x >= a.x else -1)
        a.x, b.x = a.x - push, b.x + push
    return True
