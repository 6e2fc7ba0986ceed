"""A leader's portfolio as a picture: the leader on top, below in columns what he is charged with, by relation."""

from __future__ import annotations

from typing import Any

from remit.viz.boxes import box, height, scale, stack, tall
from remit.viz.picture import Edge, Node, Picture, evidence, gathered
from remit.viz.tongue import say

_WIDE = 214
_GUTTER = 36
_RELATIONS = (
    ("overall", "全面领导", "overall"),
    ("directs", "主持", "directs"),
    ("responsible", "负责", "responsible for"),
    ("assists", "协助", "assists with"),
    ("supervises", "分管", "supervises"),
    ("liaises", "联系", "liaises with"),
    ("stand_ins", "AB角", "stand-in"),
    ("groups", "小组", "groups"),
    ("cases", "包案", "cases"),
)


def portfolio(found: dict[str, Any]) -> Picture:
    """Give the picture of a portfolio as ``remit.queries.leader.portfolio`` answers it."""
    person = found["person"]
    posts = "、".join(dict.fromkeys(p["name"] for p in person["posts"]))
    head = box(person["id"], person["name"] + (f"\n{posts}" if posts else ""), "person", 420)
    head.facts = [evidence(f"{say('职务', 'post')}: {p['name']}", p) for p in person["posts"]]
    picture = Picture(
        f"{person['name']}: {say('领导分工', 'portfolio')}", posts, [head], [], {"person": say("领导", "leader")},
        curve="bus",
    )  # fmt: skip
    groups: list[list[Node]] = []
    for key, zh, en in _RELATIONS:
        label = say(zh, en)
        boxes = []
        for n, items in enumerate(gathered(found[key], "id", "name")):
            parts = "、".join(items[0].get("parts", []))
            text = items[0]["name"] + (f"\n（{parts}）" if parts else "")
            node = box(f"{key}/{n}", text, key, _WIDE, entity=items[0].get("id") or "")
            node.facts = [evidence(f"{label}: {item['name']}", item) for item in items]
            picture.edges.append(Edge(person["id"], node.id, 1, label, facts=node.facts))
            boxes.append(node)
        if boxes:
            picture.legend[key] = label
            groups.append(boxes)
    columns = _best(groups)
    _place(head, columns)
    picture.nodes += [n for column in columns for n in column]
    return picture


def _columns(groups: list[list[Node]], most: int) -> list[list[Node]]:
    """Give each relation columns of its own, of about one length; a short one goes below the last where it fits."""
    columns: list[list[Node]] = []
    for boxes in groups:
        if columns and len(columns[-1]) + len(boxes) <= most:
            columns[-1].extend(boxes)
            continue
        count = -(-len(boxes) // most)
        size = -(-len(boxes) // count)
        columns.extend(boxes[n : n + size] for n in range(0, len(boxes), size))
    return columns


def _best(groups: list[list[Node]]) -> list[list[Node]]:
    """Give the columns that can be shown largest."""
    tries = [_columns([list(g) for g in groups], most) for most in range(4, 25)]
    return max(tries, key=lambda c: scale(len(c) * (_WIDE + _GUTTER), 150 + max(map(tall, c), default=0)))


def _place(head: Node, columns: list[list[Node]]) -> None:
    middle = (len(columns) - 1) * (_WIDE + _GUTTER) / 2
    stack([head], middle, 0)
    top = height(head) + 50
    for n, column in enumerate(columns):
        y = float(top)
        for i, node in enumerate(column):
            y += 18 if i and column[i - 1].group != node.group else 0
            y = stack([node], n * (_WIDE + _GUTTER), y)
