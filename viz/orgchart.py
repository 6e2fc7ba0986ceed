"""The organisation chart (组织架构): leaders, below each the units supervised, below those their sub-units."""

from __future__ import annotations

from typing import Any

from remit.viz.boxes import GAP, box, columns, stack, tall, titled
from remit.viz.picture import Edge, Node, Picture, evidence

_WIDE = 310
_STEP = 46
_LEGEND = {
    "leader": "leader 领导",
    "unit": "unit supervised 分管单位",
    "part": "sub-unit 下属单位",
    "deeper": "further tier 再下级",
    "apart": "no leader named 未载明分管领导",
}
_TIERS = ("unit", "part", "deeper")
_PART = "part of 隶属"


def orgchart(found: dict[str, Any]) -> Picture:
    """Give the picture of leaders, units and sub-units as ``remit.queries.networks.tiers`` answers them.

    A unit that two leaders supervise stands under each of them.
    """
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in found["structure"]:
        parts.setdefault(row["b"], []).append(row)
    led: dict[str, list[dict[str, Any]]] = {}
    for row in found["remits"]:
        if row["role"] != "liaises":
            led.setdefault(row["a"], []).append(row)
    picture = Picture(
        "Organisation chart 组织架构",
        "leaders → units → sub-units 领导→分管单位→下属单位",
        [],
        [],
        {},
        curve="straight",
    )
    blocks: list[list[Node]] = []
    under: set[str] = set()
    for key, rows in sorted(led.items(), key=lambda p: (-len(p[1]), p[0])):
        head = box(key, titled(rows[0]["a_name"], found["posts"].get(key)), "leader", _WIDE)
        head.weight = 3
        block = [head]
        for row in _once(rows, "b"):
            _hang(picture, block, head, (row["b"], row["b_name"]), row, _says(row), parts, under, 0)
        blocks.append(block)
    inner = {r["a"] for r in found["structure"]}
    tops = {r["b"]: r for r in found["structure"] if r["b"] not in under}
    for key, row in sorted(tops.items()):
        if key in under or key in inner:
            continue
        head = box(key, row["b_name"], "apart", _WIDE)
        block = [head]
        for part in _once(parts[key], "a"):
            _hang(picture, block, head, (part["a"], part["a_name"]), part, _PART, parts, under, 1)
        blocks.append(block)
    blocks.sort(key=lambda block: (block[0].group == "apart", -tall(block), block[0].id))
    _place(blocks)
    picture.nodes += [n for block in blocks for n in block]
    used = {n.group for n in picture.nodes}
    picture.legend.update({k: v for k, v in _LEGEND.items() if k in used})
    return picture


def _says(row: dict[str, Any]) -> str:
    return {"directs": "directs 主持", "overall": "overall 全面领导"}.get(row["role"], "supervises 分管")


def _once(rows: list[dict[str, Any]], end: str) -> list[dict[str, Any]]:
    return list({r[end]: r for r in reversed(rows)}.values())[::-1]


def _hang(
    picture: Picture, block: list[Node], above: Node, end: tuple[str, str], row: dict[str, Any], says: str,
    parts: dict[str, list[dict[str, Any]]], under: set[str], tier: int,
) -> None:  # fmt: skip
    """Add a unit and all below it to the block, in reading order."""
    under.add(end[0])
    key = f"{above.id} > {end[0]}"
    node = box(key, end[1], _TIERS[min(tier, 2)], _WIDE - _STEP * min(tier, 3), lines=2)
    node.facts = [evidence(f"{row['a_name']} {says}: {row['b_name']}", row)]
    picture.edges.append(Edge(above.id, key, 1, says, facts=node.facts))
    above.facts = above.facts + node.facts
    block.append(node)
    for part in _once(parts.get(end[0], []), "a"):
        if f" {part['a']} " not in f" {key} ":
            _hang(picture, block, node, (part["a"], part["a_name"]), part, _PART, parts, under, tier + 1)


def _place(blocks: list[list[Node]]) -> None:
    corners = columns([(_WIDE + 40, tall(b) + 40) for b in blocks], 1.7)
    for block, (x, y) in zip(blocks, corners, strict=True):
        for node in block:
            y = stack([node], x + _WIDE - node.width / 2, y) + (GAP if node is block[0] else -6)
