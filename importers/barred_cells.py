"""Tables whose cells stand on lines that begin with a bar, a bar alone closing the row (…| 任务 / | 单位 / |)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from remit.importers.text.passage import Passage, join

_BARS = "|｜"
#: So many closed rows, and cells for each, show that bars part cells.
_ROWS = 3

Span = tuple[int, int]


def barred(
    text: str, lines: Sequence[Span], squeeze: Callable[[str, int, int], Passage]
) -> tuple[int, int, list[tuple[Passage, ...]]] | None:
    """Find such a table: the lines it takes (first, and one past the last) and its rows; None where none stands.

    A row with one cell less than the header goes on with the first cell of the row above.
    """
    kinds = [_kind(text[lo:hi]) for lo, hi in lines]
    closed = [n for n, kind in enumerate(kinds) if kind == "end"]
    opened = [n for n, kind in enumerate(kinds) if kind == "cell"]
    if len(closed) < _ROWS or len(opened) < len(closed) or opened[0] > closed[0]:
        return None
    first = opened[0] - (1 if opened[0] and kinds[opened[0] - 1] == "text" else 0)
    rows: list[tuple[Passage, ...]] = []
    cells: list[list[Passage]] = []
    for n in range(first, closed[-1] + 1):
        lo, hi = lines[n]
        if kinds[n] == "end":
            row = [join(parts) for parts in cells]
            if rows and len(row) == len(rows[0]) - 1:
                row.insert(0, rows[-1][0])
            rows.append(tuple(row))
            cells = []
        elif kinds[n] == "cell" or not cells:
            begin = lo + text[lo:hi].find(next(b for b in text[lo:hi] if b in _BARS)) + 1 if kinds[n] == "cell" else lo
            cells.append([squeeze(text, begin, hi)])
        else:
            cells[-1].append(squeeze(text, lo, hi))
    return first, closed[-1] + 1, [row for row in rows if row]


def _kind(line: str) -> str:
    bare = line.strip()
    if bare and bare in _BARS:
        return "end"
    return "cell" if bare[:1] and bare[0] in _BARS and sum(c in _BARS for c in bare) == 1 else "text"
