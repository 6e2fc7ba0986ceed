"""Tables of persons that were stored a cell a line: header and rows are told by the header's labels and the names."""

from __future__ import annotations

from collections.abc import Sequence

from remit.importers.name_columns import COLUMNS, fits, name_columns
from remit.importers.recognisers.division_tables import column_kind
from remit.importers.text.passage import Passage

Piece = Passage | tuple[Passage, ...]

#: So many rows show that lines are cells of one table.
_ROWS = 2


def name_cells(pieces: Sequence[Piece]) -> list[Piece]:
    """Turn such lines into the rows of a table; where no two rows fit the header, they stay lines."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        rows = _rows(pieces, at)
        out.extend(rows or [pieces[at]])
        at += sum(map(len, rows)) or 1
    return out


def _rows(pieces: Sequence[Piece], at: int) -> list[tuple[Passage, ...]]:
    """Give the header that begins at ``at`` and the rows below it; none where there are too few."""
    first = _lines(pieces, at, 1)
    for width in reversed(COLUMNS) if first and column_kind(first[0].chars) else ():
        head = _lines(pieces, at, width)
        kinds = name_columns(head)
        if kinds is None:
            continue
        rows = [head]
        while fits(row := _lines(pieces, at + width * len(rows), width), kinds):
            rows.append(row)
        return rows if len(rows) > _ROWS else []
    return []


def _lines(pieces: Sequence[Piece], at: int, count: int) -> tuple[Passage, ...]:
    """Give ``count`` lines from ``at`` on; none where they are fewer, or rows of a table."""
    lines = pieces[at : at + count]
    cells = tuple(line for line in lines if isinstance(line, Passage))
    return cells if len(cells) == count else ()
