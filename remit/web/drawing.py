"""A small picture of an answer: its first column joined to its last, as places for an SVG; the table is its twin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

#: More names than this on a side cannot be read at the size of a page.
_MOST = 30
_STEP, _LEFT, _RIGHT, _MARGIN = 26, 300, 620, 24
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Dot:
    """A name at its place; ``side`` is ``start`` or ``end``, as SVG anchors its text; ``size`` its radius."""

    label: str
    x: int
    y: int
    side: str
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn; ``lines`` are x1, y1, x2, y2."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, int, int, int], ...]


def drawn(columns: list[str], rows: list[list[Any]]) -> Drawing | None:
    """Give the picture of an answer; None where it has no two columns of texts, or too many names."""
    texts = [
        i
        for i, name in enumerate(columns)
        if rows and all(isinstance(r[i], str) and r[i] for r in rows) and not name.endswith(("quote", "predicate"))
    ]
    if len(texts) < 2:
        return None
    first, last = texts[0], texts[-1] if columns[:1] == ["subject"] else texts[1]
    pairs = Counter((r[first], r[last]) for r in rows)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    if max(len(left), len(right)) > _MOST:
        return None
    height = 2 * _MARGIN + _STEP * max(len(left), len(right))
    places: dict[tuple[int, str], tuple[int, int]] = {}
    dots = []
    for side, (names, x, anchor) in enumerate(((left, _LEFT, "end"), (right, _RIGHT, "start"))):
        gap = (height - 2 * _MARGIN) / len(names)
        for n, (name, count) in enumerate(sorted(names.items())):
            y = round(_MARGIN + gap * (n + 0.5))
            places[side, name] = x, y
            short = name.rsplit("/", 1)[-1].rstrip(">")
            short = short if len(short) <= _LONGEST else short[: _LONGEST - 1] + "…"
            dots.append(Dot(short, x, y, anchor, min(3 + count**0.5, 9)))
    lines = tuple((*places[0, a], *places[1, b]) for a, b in sorted(pairs))
    return Drawing(_LEFT + _RIGHT, height, tuple(dots), lines)
