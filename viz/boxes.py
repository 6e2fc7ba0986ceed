"""Boxes with their labels inside, set in columns, lists and shelves: places for pictures that are read in an order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from remit.viz.picture import Node

#: Size of the letters in a box, and the height of a box of one line, of each further line and of the gap below.
LETTER = 20
_LINE = 26
_FRAME = 18
GAP = 14


def folded(text: str, width: int, most: int = 3) -> str:
    """Give a text folded to lines that fit a box of that width, at most ``most`` lines, the last one cut with …."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for letter in paragraph:
            wide = LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER * 0.56
            if used + wide > width - 12 and line:
                lines.append(line)
                line, used = "", 0.0
            line += letter
            used += wide
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    return "\n".join(lines)


def box(key: str, text: str, group: str, width: int, *, lines: int = 3) -> Node:
    """Give a box with its label folded."""
    return Node(key, folded(text, width, lines), group, 1, width=width)


def height(node: Node) -> int:
    """Give the height of a box."""
    return _FRAME + _LINE * (node.label.count("\n") + 1)


def stack(nodes: list[Node], x: float, y: float) -> float:
    """Set boxes below each other from ``y`` down with their middle on ``x``; give where the next would begin."""
    for node in nodes:
        node.x, node.y = x, y + height(node) / 2
        y += height(node) + GAP
    return y


def tall(nodes: list[Node]) -> float:
    """Give the height of boxes set below each other."""
    return sum(height(n) + GAP for n in nodes)


def shelves(sizes: Sequence[tuple[float, float]], ratio: float = 1.35) -> list[tuple[float, float]]:
    """Give the left upper corner of each of some blocks (width, height) set in rows, the whole about ``ratio`` wide."""
    if not sizes:
        return []
    target = max(*(w for w, _ in sizes), (sum(w * h for w, h in sizes) * ratio) ** 0.5 * 1.1)
    out: list[tuple[float, float]] = []
    x = y = row = 0.0
    for wide, high in sizes:
        if x and x + wide > target:
            x, y, row = 0.0, y + row, 0.0
        out.append((x, y))
        x, row = x + wide, max(row, high)
    return out
