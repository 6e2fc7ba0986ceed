"""Tables drawn with lines (制表符): cells that go on over several lines, columns whose rules stand at other heights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from remit.importers.text.passage import BREAK, NONE, Passage, join
from remit.importers.text.patterns import late

_EDGE = late("[│┃├┤┼┬┴┌┐└┘┣┫╋┳┻┏┓┗┛┠┨┝┥╂┿║╠╣╬╦╩╔╗╚╝]")
_RULE = late(r"[\s─━═┄┅┈┉]*[─━═┄┅┈┉][\s─━═┄┅┈┉]*")
#: What parts the items of a cell.
_MARKS = late("[、，,；;]")
_TOP = late(r"\s*[┌┏╔├┣╠┠┝]")
_BOTTOM = late(r"\s*[└┗╚]")
_SIDE = late(r"\s*[│┃║├┣╠┠┝└┗╚┌┏╔]")

Span = tuple[int, int]


@dataclass(slots=True)
class _Cell:
    """A cell: the lines from ``first`` to ``last`` that it takes, its text on each, and which texts fill their line."""

    first: int
    last: int
    parts: list[Passage] = field(default_factory=list)
    full: list[bool] = field(default_factory=list)

    def whole(self) -> Passage:
        """Join the lines; one that fills the cell goes on below, where marks part the items of the cell."""
        marked = any(_MARKS.search(p.chars) for p in self.parts)
        gaps = "".join(NONE if full and marked else BREAK for full in self.full[:-1])
        return join(self.parts, gaps or BREAK)


def begins(line: str) -> bool:
    """Whether a line is the upper edge of a drawn table, or a rule inside one."""
    return bool(_TOP.match(line)) and bool(re.search("[─━═]", line))


def belongs(line: str) -> bool:
    """Whether a line goes on with a drawn table."""
    return bool(_SIDE.match(line))


def ends(line: str) -> bool:
    """Whether a line is the lower edge of a drawn table."""
    return bool(_BOTTOM.match(line))


def rows(lines: Sequence[tuple[str, Sequence[Passage]]]) -> list[tuple[Passage, ...]] | None:
    """Give the rows of a drawn table; None where its lines do not agree on its columns.

    ``lines`` are its lines with the text between the edges of each. A cell that stands beside several rows
    is a cell of each of them.
    """
    columns = max((len(parts) for _, parts in lines), default=0)
    if columns < 2 or any(len(parts) != columns for _, parts in lines):
        return None
    ruled = [[_RULE.fullmatch(text) is not None for text in _between(line)] for line, _ in lines]
    cells = [list(_column(n, lines, ruled)) for n in range(columns)]
    base = max(range(columns), key=lambda n: len(cells[n]))
    out: list[tuple[Passage, ...]] = []
    for cell in cells[base]:
        if _one_a_line(cell, lines, ruled):
            out += [tuple(parts) for _, parts in lines[cell.first : cell.last + 1]]
        else:
            out.append(tuple(_beside(column, cell) for column in cells))
    return out


def spans(line: str, lo: int) -> list[Span]:
    """Give where the text between the edges of a line stands in the source; ``lo`` is where the line does."""
    edges = [m.start() for m in _EDGE.finditer(line)]
    return [(lo + a + 1, lo + b) for a, b in zip(edges, edges[1:], strict=False)]


def _between(line: str) -> list[str]:
    return [line[a:b] for a, b in spans(line, 0)]


def _column(n: int, lines: Sequence[tuple[str, Sequence[Passage]]], ruled: Sequence[Sequence[bool]]) -> Iterator[_Cell]:
    """Give the cells of a column: what stands between two of its rules."""
    held: _Cell | None = None
    for i, (_, parts) in enumerate(lines):
        if ruled[i][n]:
            if held and held.parts:
                yield held
            held = None
            continue
        held = held or _Cell(i, i)
        held.last = i
        if parts[n].chars:
            held.parts.append(parts[n])
            held.full.append(not _between(lines[i][0])[n][-1:].isspace())
    if held and held.parts:
        yield held


def _one_a_line(cell: _Cell, lines: Sequence[tuple[str, Sequence[Passage]]], ruled: Sequence[Sequence[bool]]) -> bool:
    """Whether no rules part the rows: each line between two rules holds a whole one."""
    inside = range(cell.first, cell.last + 1)
    whole = sum(all(p.chars for p in lines[i][1]) for i in inside)
    return len(inside) > 1 and whole * 2 > len(inside) and not any(any(ruled[i]) for i in inside)


def _beside(column: Sequence[_Cell], cell: _Cell) -> Passage:
    """Give the cell of a column that stands beside ``cell`` where that begins."""
    found = next((c for c in column if c.first <= cell.last and cell.first <= c.last), None)
    return found.whole() if found else Passage("", [], "")
