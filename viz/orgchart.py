"""The organisation chart (组织架构): leaders, below each the units supervised, below those their sub-units."""

from __future__ import annotations

from typing import Any

from remit.viz.boxes import GAP, box, columns, scale, stack, tall, titled
from remit.viz.picture import Edge, Node, Picture, evidence, gathered
from remit.viz.tongue import say

_WIDE = 270
_STEP = 26
_LEGEND = {
    "leader": ("领导", "leader"),
    "unit": ("分管单位", "unit supervised"),
    "part": ("下属单位", "sub-unit"),
    "deeper": ("再下级", "further tier"),
    "apart": ("未载明分管领导", "no leader named"),
}
_TIERS = ("unit", "part", "deeper")
PART = ("隶属", "part of")
#: How a leader is charged with a body; the rest in these pictures is structure.
CHARGES = {"supervises": ("分管", "supervises"), "directs": ("主持", "directs"), "overall": ("全面领导", "overall")}


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
        say("组织架构", "Organisation chart"),
        say("领导→分管单位→下属单位", "leaders → units → sub-units"),
        [],
        [],
        {},
        curve="tree",
    )
    blocks: list[list[Node]] = []
    under: set[str] = set()
    for key, rows in sorted(led.items(), key=lambda p: (-sum(not r["until"] for r in p[1]), p[0])):
        head = box(key, titled(rows[0]["a_name"], found["posts"].get(key)), "leader", _WIDE)
        head.weight = 3
        block = [head]
        for said in gathered(rows, "b"):
            _hang(picture, block, head, "b", said, parts, under, 0)
        blocks.append(block)
    inner = {r["a"] for r in found["structure"]}
    tops = {r["b"]: r for r in found["structure"] if r["b"] not in under}
    for key, row in sorted(tops.items()):
        if key in under or key in inner:
            continue
        head = box(key, row["b_name"], "apart", _WIDE)
        block = [head]
        for said in gathered(parts[key], "a"):
            _hang(picture, block, head, "a", said, parts, under, 1)
        blocks.append(block)
    blocks.sort(key=lambda block: (block[0].group == "apart", -tall(block), block[0].id))
    _place(blocks)
    picture.nodes += [n for block in blocks for n in block]
    used = {n.group for n in picture.nodes}
    picture.legend.update({k: say(*v) for k, v in _LEGEND.items() if k in used})
    return picture


def _says(row: dict[str, Any]) -> str:
    return say(*CHARGES.get(row["role"], PART))


def _hang(
    picture: Picture, block: list[Node], above: Node, end: str, rows: list[dict[str, Any]],
    parts: dict[str, list[dict[str, Any]]], under: set[str], tier: int,
) -> None:  # fmt: skip
    """Add the unit at one end of rows that say the same, and all below it, to the block, in reading order."""
    unit = rows[0][end]
    under.add(unit)
    key = f"{above.id} > {unit}"
    wide = _WIDE - _STEP * min(tier + 1, 4)
    node = box(key, rows[0][f"{end}_name"], _TIERS[min(tier, 2)], wide, lines=2, entity=unit)
    node.facts = [evidence(f"{r['a_name']} {_says(r)}: {r['b_name']}", r) for r in rows]
    picture.edges.append(Edge(above.id, key, 1, _says(rows[0]), facts=node.facts))
    above.facts = above.facts + node.facts
    block.append(node)
    for said in gathered(parts.get(unit, []), "a"):
        if f" {said[0]['a']} " not in f" {key} ":
            _hang(picture, block, node, "a", said, parts, under, tier + 1)


def _place(blocks: list[list[Node]]) -> None:
    sizes = [(_WIDE + 30.0, tall(b) - 6 * len(b) + 30) for b in blocks]
    tries = [columns(sizes, count) for count in range(2, 15)]
    corners = max(tries, key=lambda c: scale(*_extent(c, sizes)))
    for block, (x, y) in zip(blocks, corners, strict=True):
        for node in block:
            y = stack([node], x + _WIDE - node.width / 2, y) + (GAP if node is block[0] else -6)


def _extent(corners: list[tuple[float, float]], sizes: list[tuple[float, float]]) -> tuple[float, float]:
    ends = [(x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    return max((x for x, _ in ends), default=1.0), max((y for _, y in ends), default=1.0)
