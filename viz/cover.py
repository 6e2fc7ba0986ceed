"""Cover (AB角): who stands in for whom, with the units that each of the two supervises."""

from __future__ import annotations

from typing import Any

from remit.graph.trouble import Trouble
from remit.viz.boxes import box, shelves, stack, tall, titled
from remit.viz.picture import Edge, Node, Picture, evidence
from remit.viz.tongue import say

_UNIT = 214
_LEADER = 200
_SPACE = 70
_COLUMN = 6
_PAIR = ("互为AB角", "AB pair")
_SUPERVISES = ("分管", "supervises")
_LEGEND = {
    "leader": ("有AB角的领导", "leader with a stand-in"),
    "alone": ("未载明AB角的领导", "leader without a stand-in"),
    "unit": ("分管单位", "unit supervised"),
}


def cover(found: dict[str, Any]) -> Picture:
    """Give the picture of AB pairs and what they supervise as ``remit.queries.networks.cover`` answers them.

    Raises:
        Trouble: the graph names neither a pair nor a unit that is supervised.
    """
    led: dict[str, list[dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for row in found["remits"]:
        led.setdefault(row["a"], []).append(row)
        names[row["a"]] = row["a_name"]
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in found["pairs"]:
        names.update({row["a"]: row["a_name"], row["b"]: row["b_name"]})
        pairs.setdefault((min(row["a"], row["b"]), max(row["a"], row["b"])), []).append(row)
    if not names:
        raise Trouble("This graph names no stand-ins and no supervised units; there is no cover to draw.")
    picture = Picture(
        say("分管与AB角", "Cover"), say("谁替谁、管哪些单位", "who stands in for whom, over which units"),
        [], [], {}, curve="horizontal",
    )  # fmt: skip
    leaders: dict[str, Node] = {}
    paired = {key for pair in pairs for key in pair}
    now = {key for pair, rows in pairs.items() if any(not r["until"] for r in rows) for key in pair}
    for key in [*dict.fromkeys(k for pair in pairs for k in pair), *sorted(set(led) - paired)]:
        label = titled(names[key], found["posts"].get(key))
        leaders[key] = box(key, label, "leader" if key in now else "alone", _LEADER)
    units = {key: _units(picture, leaders[key], rows) for key, rows in led.items()}
    y = _pairs(picture, pairs, leaders, units)
    alone = sorted((k for k in leaders if k not in paired), key=lambda k: -len(units.get(k, [])))
    highs = [_high(leaders[k], units[k]) for k in alone]
    sizes = [(_LEADER + _SPACE + 2 * (_UNIT + 16) + 60, h + 40) for h in highs]
    for key, high, (x, top) in zip(alone, highs, shelves(sizes, 2.2), strict=True):
        _side(leaders[key], units[key], x, y + top, 1, high)
    picture.nodes += [*leaders.values(), *(n for group in units.values() for n in group)]
    used = {n.group for n in picture.nodes}
    picture.legend.update({k: say(*v) for k, v in _LEGEND.items() if k in used})
    return picture


def _pairs(
    picture: Picture, pairs: dict[tuple[str, str], list[dict[str, Any]]], leaders: dict[str, Node],
    units: dict[str, list[Node]],
) -> float:  # fmt: skip
    """Set each pair as a band: units, leader, leader, units; give where the bands end."""
    y = 0.0
    placed: set[str] = set()
    for (one, other), rows in pairs.items():
        facts = [evidence(f"{r['a_name']} – {r['b_name']}: {say(*_PAIR)}", r) for r in rows]
        picture.edges.append(Edge(one, other, 2.5, say(*_PAIR), facts=facts))
        free = [k for k in (one, other) if k not in placed]
        band = max((_high(leaders[k], units.get(k, [])) for k in free), default=0.0)
        for key, x, way in ((one, 0.0, -1), (other, _LEADER + 1.6 * _SPACE, 1)):
            leaders[key].facts = facts + leaders[key].facts
            if key not in placed:
                _side(leaders[key], units.get(key, []), x, y, way, band)
                placed.add(key)
        y += band + 36 if free else 0
    return y


def _units(picture: Picture, leader: Node, rows: list[dict[str, Any]]) -> list[Node]:
    out: dict[str, Node] = {}
    for row in rows:
        key = f"{leader.id} > {row['b']}"
        fact = evidence(f"{row['a_name']} {say(*_SUPERVISES)}: {row['b_name']}", row)
        if key not in out:
            out[key] = box(key, row["b_name"], "unit", _UNIT, lines=2, entity=row["b"])
            picture.edges.append(Edge(leader.id, key, 1, say(*_SUPERVISES), facts=out[key].facts))
        out[key].facts.append(fact)
        leader.facts.append(fact)
    return list(out.values())


def _side(leader: Node, units: list[Node], x: float, y: float, way: int, high: float) -> None:
    """Set a leader in a band with the units to one side of him (``way`` 1: right, -1: left), many in columns."""
    stack([leader], x + _LEADER / 2, y + (high - tall([leader])) / 2)
    for n, column in enumerate(_split(units)):
        middle = x + _LEADER / 2 + way * (_LEADER / 2 + _SPACE + _UNIT / 2 + n * (_UNIT + 16))
        stack(column, middle, y + (high - tall(column)) / 2)


def _split(units: list[Node]) -> list[list[Node]]:
    size = -(-len(units) // -(-len(units) // _COLUMN)) if units else 1
    return [units[n : n + size] for n in range(0, len(units), size)]


def _high(leader: Node, units: list[Node]) -> float:
    return max([tall([leader]), *(tall(c) for c in _split(units))])
