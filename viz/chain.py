"""The chain of a matter (责任链): task → lead unit → supervising leader → stand-in, from left to right."""

from __future__ import annotations

from typing import Any

from remit.viz.boxes import box, stack, tall, titled
from remit.viz.orgchart import CHARGES, PART
from remit.viz.picture import Edge, Node, Picture, evidence
from remit.viz.tongue import say

_MOST = 14
#: So few tasks have room for more of their text.
_FEW = 4
_STEPS = (
    ("task", "任务", "task", 400),
    ("unit", "牵头单位", "lead unit", 250),
    ("whole", "所属单位", "part of", 250),
    ("leader", "分管领导", "supervising leader", 230),
    ("stand-in", "AB角", "stand-in", 230),
)
_SAYS = {
    "lead": ("牵头", "leads"),
    "responsible": ("责任单位", "is responsible"),
    "supervisor": ("包案", "takes the case"),
    "ab-pair": ("互为AB角", "stands in"),
    **CHARGES,
}


def chain(found: dict[str, Any], text: str) -> Picture:
    """Give the picture of the chains as ``remit.queries.networks.chain`` answers them."""
    shown = set(found["tasks"][:_MOST])
    rows = [r for r in found["links"] if r["a"] in shown or not r["a"].startswith("task/")]
    tasks = [r for r in rows if r["a"] in shown]
    ends: dict[str, tuple[str, str]] = {}
    for row in tasks:
        ends[row["a"]] = ("task", row["a_name"])
        ends[row["b"]] = ("leader" if row["b"].startswith("person/") else "unit", row["b_name"])
    edges: dict[tuple[str, str, str], Edge] = {}
    for row in tasks:
        _join(edges, row["a"], row["b"], row)
    _climb(rows, ends, edges)
    lines = 3 if len(shown) > _FEW else 6
    nodes = {key: _box(key, step, name, found["posts"], lines) for key, (step, name) in ends.items()}
    for edge in edges.values():
        for key in (edge.a, edge.b):
            nodes[key].facts += [f for f in edge.facts if f not in nodes[key].facts]
    used = [s for s in _STEPS if any(step == s[0] for step, _ in ends.values())]
    _place([[n for n in nodes.values() if n.group == key] for key, *_ in used], [s[-1] for s in used], edges)
    picture = Picture(
        f"{say('责任链', 'Chain of responsibility')}: {text}",
        say("任务→牵头单位→分管领导→AB角", "task → lead unit → leader → stand-in"),
        list(nodes.values()), list(edges.values()), {key: say(zh, en) for key, zh, en, _ in used}, curve="horizontal",
    )  # fmt: skip
    if len(found["tasks"]) > _MOST:
        picture.notes.append(
            say(f"共 {len(found['tasks'])} 项任务，画 {_MOST} 项", f"{_MOST} of {len(found['tasks'])} tasks")
        )
    return picture


def _climb(rows: list[dict[str, Any]], ends: dict[str, tuple[str, str]], edges: dict[Any, Edge]) -> None:
    """Add what lies above the units that are there: their wholes, leaders, and the leaders' stand-ins."""
    upward = [r for r in rows if not r["a"].startswith("task/") and r["role"] != "ab-pair"]
    pending = True
    while pending:
        pending = False
        for row in upward:
            person = row["a"].startswith("person/")
            low, high, name = (row["b"], row["a"], row["a_name"]) if person else (row["a"], row["b"], row["b_name"])
            if low in ends and high not in ends:
                ends[high] = ("leader" if person else "whole", name)
                pending = True
            if low in ends and high in ends:
                _join(edges, low, high, row)
    leaders = {k for k, (step, _) in ends.items() if step == "leader"}
    for row in rows:
        if row["role"] == "ab-pair":
            for one, other, name in ((row["a"], row["b"], row["b_name"]), (row["b"], row["a"], row["a_name"])):
                if one in leaders and other not in leaders:
                    ends[other] = ("stand-in", name)
                    _join(edges, one, other, row)
                elif one in leaders and one < other:
                    _join(edges, one, other, row)


def _join(edges: dict[tuple[str, str, str], Edge], a: str, b: str, row: dict[str, Any]) -> None:
    label = say(*_SAYS.get(row["role"], PART))
    edge = edges.setdefault((a, b, label), Edge(a, b, 1, label, directed=row["role"] != "ab-pair"))
    who, what = (row["b_name"], row["a_name"]) if row["a"].startswith("task/") else (row["a_name"], row["b_name"])
    fact = evidence(f"{who} {label}: {what}", row)
    if fact not in edge.facts:
        edge.facts.append(fact)


def _box(key: str, step: str, name: str, posts: dict[str, list[str]], lines: int) -> Node:
    width = next(s[-1] for s in _STEPS if s[0] == step)
    return box(key, titled(name, posts.get(key)), step, width, lines=lines)


def _place(columns: list[list[Node]], widths: list[int], edges: dict[Any, Edge]) -> None:
    """Set the columns side by side, each ordered by where its neighbours to the left stand."""
    near: dict[str, list[str]] = {}
    for edge in edges.values():
        near.setdefault(edge.b, []).append(edge.a)
    place: dict[str, Node] = {n.id: n for column in columns for n in column}
    most = max((tall(c) for c in columns), default=0)
    x = 0.0
    for column, width in zip(columns, widths, strict=True):
        done = [[place[a].y for a in near.get(n.id, []) if place[a].group != n.group] for n in column]
        means = {n.id: sum(ys) / len(ys) if ys else 0.0 for n, ys in zip(column, done, strict=True)}
        column.sort(key=lambda n: means[n.id])
        spare = (most - tall(column)) / (len(column) + 1) if column else 0
        y = spare
        for node in column:
            y = stack([node], x + width / 2, y) + spare
        x += width + 100
