"""A group (领导小组): its head, deputies, members with their posts, its office, and groups with the same members."""

from __future__ import annotations

from typing import Any

from remit.viz.boxes import box, scale, stack, tall, titled
from remit.viz.picture import Edge, Node, Picture, evidence, gathered
from remit.viz.tongue import say

_WIDE = 290
_BESIDE = 270
_GUTTER = 30
_ROLES = (
    ("head", "组长", "head"),
    ("first_deputy", "常务副组长", "first deputy"),
    ("deputy", "副组长", "deputy"),
    ("member", "成员", "member"),
    ("office_head", "办公室主任", "head of the office"),
    ("office_deputy", "办公室副主任", "deputy head of the office"),
    ("hosted_by", "办公室设在", "office in"),
    ("part_of", "隶属", "part of"),
    ("parts", "下设", "subordinate group"),
)
_OTHER = ("共同成员", "shares members")


def group(found: dict[str, Any]) -> Picture:
    """Give the picture of a group as ``remit.queries.networks.membership`` answers it."""
    page = found["page"]
    key, name = page["group"]["id"], page["group"]["name"]
    centre = box(key, name, "group", 420)
    picture = Picture(
        f"{name}: {say('小组成员', 'members')}",
        say("成员、职务与成员相同的小组", "members with posts, and groups with the same members"),
        [centre], [], {"group": say("本小组", "the group")}, curve="bus",
    )  # fmt: skip
    rows: list[list[Node]] = []
    by_id: dict[str, list[Node]] = {}
    for role, zh, en in _ROLES:
        label = say(zh, en)
        boxes = []
        for n, items in enumerate(gathered(page[role], "id", "name")):
            first = items[0]
            node = box(
                f"{role}/{n}",
                titled(first["name"], found["posts"].get(first["id"])).replace("\n", " "),
                role,
                _WIDE,
                lines=2,
                entity=first["id"] or "",
            )
            node.facts = [evidence(f"{label}: {item['name']}", item) for item in items]
            centre.facts = centre.facts + node.facts
            picture.edges.append(Edge(key, node.id, 1, label, facts=node.facts))
            by_id.setdefault(first["id"], []).append(node)
            boxes.append(node)
        if boxes:
            picture.legend[role] = label
            rows.append(boxes)
    others = _others(picture, centre, found["elsewhere"], by_id)
    _place(centre, rows, others)
    picture.nodes += [*(n for boxes in rows for n in boxes), *others]
    return picture


def _others(
    picture: Picture, centre: Node, elsewhere: list[dict[str, Any]], members: dict[str, list[Node]]
) -> list[Node]:
    """Add the groups that have members in common, those with most first, and tell each member where else he is."""
    shared: dict[str, list[dict[str, Any]]] = {}
    for row in elsewhere:
        shared.setdefault(row["a"], []).append(row)
    out = []
    for key, rows in sorted(shared.items(), key=lambda p: (-len({r["b"] for r in p[1]}), p[0])):
        count = len({r["b"] for r in rows if not r["until"]} or {r["b"] for r in rows})
        text = f"{rows[0]['a_name']}\n{say(f'{count} 名共同成员', f'{count} shared')}"
        node = box(f"other/{key}", text, "other", _BESIDE, entity=key)
        for row in rows:
            fact = evidence(f"{row['a_name']}, {_role(str(row['role']))}: {row['b_name']}", row)
            node.facts.append(fact)
            for member in members.get(row["b"], []):
                member.facts = [*member.facts, fact]
        picture.edges.append(Edge(centre.id, node.id, count, say(*_OTHER), facts=node.facts))
        out.append(node)
    if out:
        picture.legend["other"] = say(*_OTHER)
    return out


def _role(role: str) -> str:
    return next((say(zh, en) for key, zh, en in _ROLES if key == role.replace("-", "_")), role)


def _place(centre: Node, rows: list[list[Node]], others: list[Node]) -> None:
    """Set the group on top, below it each role in rows of boxes, the other groups to the right; as large as can be."""
    tries = [(across, deep) for across in range(3, 13) for deep in range(4, 21)]
    across, deep = max(tries, key=lambda t: (scale(*_size(rows, others, *t)), -t[0], -t[1]))
    wide = across * (_WIDE + _GUTTER)
    y = stack([centre], wide / 2, 0) + 12
    top = y
    for boxes in rows:
        for start in range(0, len(boxes), across):
            line = boxes[start : start + across]
            for n, node in enumerate(line):
                stack([node], _GUTTER + _WIDE / 2 + n * (_WIDE + _GUTTER), y)
            y += max(tall([n]) for n in line)
        y += 8
    for start in range(0, len(others), deep):
        stack(others[start : start + deep], wide + _GUTTER + (start / deep + 0.5) * (_BESIDE + _GUTTER), top)


def _size(rows: list[list[Node]], others: list[Node], across: int, deep: int) -> tuple[float, float]:
    """Give the width and height of the whole with so many boxes beside, and so many other groups below each other."""
    high = 76.0
    for boxes in rows:
        high += 8 + sum(max(tall([n]) for n in boxes[i : i + across]) for i in range(0, len(boxes), across))
    beside = [tall(others[i : i + deep]) for i in range(0, len(others), deep)]
    wide = across * (_WIDE + _GUTTER) + _GUTTER + len(beside) * (_BESIDE + _GUTTER)
    return wide, max(high, 76 + max(beside, default=0))
