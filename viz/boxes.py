"""Boxes with their labels inside, set in columns, lists and shelves: places for pictures that are read in an order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from remit.viz.picture import Node

#: Size of the letters in a box, and the height of a box of one line, of each further line and of the gap below.
LETTER = 20
_LINE = 26
_FRAME = 14
GAP = 12
#: What does not begin a line.
_CLOSING = "，。、；：！？）》」』”,.;:)"
#: The pane that a picture opens in, on a screen of 1280 × 800: what counts when a form of layout is chosen.
_PANE = (900.0, 630.0)


def folded(text: str, width: int, most: int = 3) -> str:
    """Give a text folded to lines that fit a box of that width, at most ``most`` lines, the last one cut with …."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for letter in paragraph:
            wide = LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER * 0.56
            if used + wide > width - 12 and line and letter not in _CLOSING:
                lines.append(line)
                line, used = "", 0.0
            line += letter
            used += wide
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    return "\n".join(lines)


def titled(name: str, posts: Sequence[str] | None) -> str:
    """Give a person's name with the last of the posts on a line below it."""
    return "\n".join([name, *(posts or [])[-1:]])


def box(key: str, text: str, group: str, width: int, *, lines: int = 3, entity: str = "") -> Node:
    """Give a box with its label folded; ``entity`` is what it stands for where ``key`` is not that."""
    return Node(key, folded(text, width, lines), group, 1, width=width, name=text.replace("\n", " "), entity=entity)


def height(node: Node) -> int:
    """Give the height of a box."""
    return _FRAME + _LINE * (node.label.count("\n") + 1)


def scale(wide: float, high: float) -> float:
    """Give how large a picture of that size can be shown at the start: of several layouts the largest is the best."""
    return min(_PANE[0] / max(wide, 1.0), _PANE[1] / max(high, 1.0))


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


def columns(sizes: Sequence[tuple[float, float]], count: int) -> list[tuple[float, float]]:
    """Give the left upper corner of blocks of one width, each set in the one of ``count`` columns that is shortest."""
    wide = max((w for w, _ in sizes), default=1.0)
    ends = [0.0] * min(count, max(len(sizes), 1))
    out: list[tuple[float, float]] = []
    for _, high in sizes:
        n = ends.index(min(ends))
        out.append((n * wide, ends[n]))
        ends[n] += high
    return out
