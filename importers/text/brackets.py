"""Brackets: where one closes, and how deep each character stands in them."""

from __future__ import annotations

import functools
import re

from remit.importers.text.patterns import late

OPEN = "(（[［〔【《“〈「『"
CLOSE = ")）]］〕】》”〉」』"
_ROUND = {"(": "round", "（": "round", ")": "round", "）": "round"}
_KIND = {c: _ROUND.get(c, str(i)) for i, c in enumerate(OPEN)} | {c: _ROUND.get(c, str(i)) for i, c in enumerate(CLOSE)}
_BRACKET = late("[" + re.escape(OPEN + CLOSE) + "]")


def closing(chars: str, at: int, end: int | None = None) -> int:
    """Give the index of the bracket that closes the one at ``at``; -1 where none does.

    Half- and full-width round brackets close each other, as damaged texts mix them.

    >>> closing("(甲(乙)丙)丁", 0)
    6
    """
    close = _matches(chars).get(at, -1)
    return close if end is None or close < end else -1


@functools.lru_cache(maxsize=32)
def _matches(chars: str) -> dict[int, int]:
    """Give for each bracket that is closed the place of the one that closes it: one pass, whatever is asked of it."""
    stacks: dict[str, list[int]] = {}
    out: dict[int, int] = {}
    for found in _BRACKET.finditer(chars):
        stack = stacks.setdefault(_KIND[found.group()], [])
        if found.group() in OPEN:
            stack.append(found.start())
        elif stack:
            out[stack.pop()] = found.start()
    return out


def depths(chars: str, lo: int, hi: int) -> list[int]:
    """Give for each character from ``lo`` to ``hi`` how many brackets it stands in (its own bracket counts).

    A closing bracket without its opening one counts as an ordinary character.
    """
    out: list[int] = []
    depth = 0
    for i in range(lo, hi):
        c = chars[i]
        if c in OPEN:
            depth += 1
            out.append(depth)
        elif c in CLOSE:
            out.append(depth)
            depth = max(0, depth - 1)
        else:
            out.append(depth)
    return out
