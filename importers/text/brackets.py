"""Brackets: where one closes, and how deep each character stands in them."""

from __future__ import annotations

OPEN = "(（[［〔【《“〈「『"
CLOSE = ")）]］〕】》”〉」』"
_ROUND = {"(": "round", "（": "round", ")": "round", "）": "round"}
_KIND = {c: _ROUND.get(c, str(i)) for i, c in enumerate(OPEN)} | {c: _ROUND.get(c, str(i)) for i, c in enumerate(CLOSE)}


def closing(chars: str, at: int, end: int | None = None) -> int:
    """Give the index of the bracket that closes the one at ``at``; -1 where none does.

    Half- and full-width round brackets close each other, as damaged texts mix them.

    >>> closing("(甲(乙)丙)丁", 0)
    6
    """
    kind = _KIND[chars[at]]
    depth = 0
    for i in range(at, len(chars) if end is None else end):
        c = chars[i]
        if c in OPEN and _KIND[c] == kind:
            depth += 1
        elif c in CLOSE and _KIND[c] == kind:
            depth -= 1
            if depth == 0:
                return i
    return -1


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
