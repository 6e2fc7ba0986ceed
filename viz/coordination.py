"""The coordination network (协作网络): units joined by the tasks they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from remit.graph.store import Store
from remit.graph.trouble import Trouble
from remit.viz.layout import betweenness, spread
from remit.viz.picture import Edge, Evidence, Node, Picture, evidence
from remit.viz.tongue import say

_SHARES = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task' AND s.role <> 'supervisor'
MATCH (s)-[:OBJECT]->(o:Organisation) WHERE o.sort <> 'collective'
RETURN t.id AS task, t.name AS name, o.id AS id, o.name AS unit, s.role AS role, s.since AS since, s.until AS until,
  s.document AS document, s.line AS line, s.quote AS quote
ORDER BY task, id, role
"""
_MOST = 260
_ROLES = {"lead": ("牵头", "leads"), "responsible": ("责任单位", "is responsible"), "support": ("配合", "supports")}


def coordination(store: Store, *, name: str = "", least: int | None = None) -> Picture:
    """Give the picture of the units that share tasks.

    ``name`` (an organisation's id) keeps its neighbours only; ``least`` is the least number of shared tasks.
    Without it, where more than 260 pairs share tasks, pairs that share few are left out, and the picture says so.

    Raises:
        Trouble: no two units share a task, or so many tasks.
    """
    tasks: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.ask(_SHARES).records():
        tasks[row["task"]].append(row)
    shared: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    names: dict[str, str] = {}
    own: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for rows in tasks.values():
        units = {str(r["id"]): r for r in rows}
        for key, row in units.items():
            names[key] = str(row["unit"])
            own[key].append(row)
        ids = sorted(units)
        for i, a in enumerate(ids):
            for b in ids[i + 1 :]:
                shared[a, b].append(units[a])
    if not shared:
        raise Trouble("No two units share a task in this graph; there is no coordination to draw.")
    if name:
        shared = defaultdict(list, {p: v for p, v in shared.items() if name in p})
        if not shared:
            raise Trouble(
                f"{names.get(name, name)} shares no task with another unit; there is no coordination to draw."
            )
    kept, threshold = _strongest(shared, least)
    if not kept:
        most = max(len(rows) for rows in shared.values())
        raise Trouble(f"No two units share {threshold} tasks; the most that two share is {most}.")
    return _draw(kept, threshold, len(shared), names, own, name)


def _strongest(
    shared: dict[tuple[str, str], list[dict[str, Any]]], least: int | None
) -> tuple[dict[tuple[str, str], list[dict[str, Any]]], int]:
    """Keep the pairs that share at least so many tasks; where nobody says how many, few enough pairs to be read."""
    threshold = least or 1
    while least is None and sum(len(v) >= threshold for v in shared.values()) > _MOST:
        threshold += 1
    return {p: v for p, v in shared.items() if len(v) >= threshold}, threshold


def _draw(
    kept: dict[tuple[str, str], list[dict[str, Any]]],
    threshold: int,
    pairs: int,
    names: dict[str, str],
    own: dict[str, list[dict[str, Any]]],
    name: str,
) -> Picture:
    ids = sorted({u for pair in kept for u in pair})
    nodes = [Node(u, names[u], "0", len(own[u]), facts=_facts(own[u])) for u in ids]
    edges = [
        Edge(a, b, len(rows), say("共同任务", "shared tasks"), facts=_facts(rows))
        for (a, b), rows in sorted(kept.items())
    ]
    picture = Picture(
        say("协作网络", "Coordination network") + (f": {names[name]}" if name in names else ""),
        say("共同承担任务的单位", "units joined by the tasks they share"),
        nodes, edges, {},
    )  # fmt: skip
    communities = spread(picture)
    _measure(picture)
    order = [c for c, _ in Counter(communities.values()).most_common()]
    for node in nodes:
        node.group = str(order.index(communities[node.id]))
    for rank in range(min(len(order), 8)):
        heads = sorted((n for n in nodes if n.group == str(rank)), key=lambda n: -n.weight)[:2]
        picture.legend[str(rank)] = "、".join(n.label for n in heads) + " …"
    picture.notes.insert(0, _key(nodes, edges))
    if len(kept) < pairs:
        picture.notes.append(
            say(
                f"共 {pairs} 对，只画共同任务不少于 {threshold} 项的 {len(kept)} 对。",
                f"{len(kept)} of {pairs} pairs: those that share at least {threshold} tasks.",
            )
        )
    return picture


def _key(nodes: list[Node], edges: list[Edge]) -> str:
    """Say what colour, size and width stand for."""
    dots, lines = [int(n.weight) for n in nodes], [int(e.weight) for e in edges]
    return say(
        "同色的单位彼此共同任务较多（按连线分群，图例列出每群任务最多的单位）；"
        f"圆点越大任务越多（{min(dots)}–{max(dots)}），连线越粗共同任务越多（{min(lines)}–{max(lines)}）。",
        "Colour: units that share more tasks with one another than with others "
        "(the legend names the busiest of each). "
        f"Larger dot: more tasks ({min(dots)}–{max(dots)}); "
        f"thicker line: more tasks shared ({min(lines)}–{max(lines)}).",
    )


def _facts(rows: list[dict[str, Any]]) -> list[Evidence]:
    return [evidence(f"{_role(str(row['role']))}: {row['name']}", row) for row in rows]


def _role(role: str) -> str:
    return say(*_ROLES[role]) if role in _ROLES else role


def _measure(picture: Picture) -> None:
    """Put each unit's measures before its facts: partners, tasks, and how often it lies between others."""
    partners: Counter[str] = Counter(end for e in picture.edges for end in (e.a, e.b))
    between = betweenness(picture)
    rank = {key: n for n, key in enumerate(sorted(between, key=lambda k: (-between[k], k)), 1)}
    for node in picture.nodes:
        text = say(
            f"图中伙伴 {partners[node.id]} 个，任务角色 {int(node.weight)} 项，中介中心性 {between[node.id]:.3f}"
            f"（第 {rank[node.id]} 位）。",
            f"{partners[node.id]} partners drawn, {int(node.weight)} task roles, betweenness {between[node.id]:.3f} "
            f"(rank {rank[node.id]} of {len(rank)}: lies on that share of the shortest paths between others).",
        )
        node.facts.insert(0, {"text": text})
    brokers = sorted((n for n in picture.nodes if between[n.id] > 0), key=lambda n: rank[n.id])[:3]
    if brokers:
        picture.notes.append(say("居间最多", "most between others") + ": " + "、".join(n.label for n in brokers))
