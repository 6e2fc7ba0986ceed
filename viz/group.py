"""A group (领导小组): its head, deputies, members with their posts, its office, and groups with the same members."""

from __future__ import annotations

from typing import Any

from remit.viz.boxes import box, stack, tall, titled
from remit.viz.picture import Edge, Node, Picture, evidence, gathered
from remit.viz.tongue import say

_WIDE = 270
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
        [centre], [], {"group": say("本小组", "the group")}, curve="straight",
    )  # fmt: skip
    rows: list[list[Node]] = []
    by_id: dict[str, list[Node]] = {}
    for role, zh, en in _ROLES:
        label = say(zh, en)
        boxes = []
        for n, items in enumerate(gathered(page[role], "id", "name")):
            first = items[0]
            shown = titled(first["name"], found["posts"].get(first["id"]))
            node = box(f"{role}/{n}", shown, role, _WIDE, entity=first["id"] or "")
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
        node = box(f"other/{key}", text, "other", 330, entity=key)
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
    """Set the group on top, below it each role in rows of boxes, and the other groups to the right."""
    across = 4 if sum(map(len, rows)) > 12 else 3
    wide = across * (_WIDE + 24)
    y = stack([centre], wide / 2, 0) + 40
    for boxes in rows:
        for start in range(0, len(boxes), across):
            line = boxes[start : start + across]
            left = (wide - len(line) * (_WIDE + 24)) / 2
            for n, node in enumerate(line):
                stack([node], left + (n + 0.5) * (_WIDE + 24), y)
            y += max(tall([n]) for n in line)
        y += 22
    for start in range(0, len(others), 12):
        column = others[start : start + 12]
        stack(column, wide + 250 + start / 12 * 360, max(0.0, (y - tall(column)) / 2))
