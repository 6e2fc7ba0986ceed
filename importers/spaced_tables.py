"""Tables whose cells only blanks part, a row a line: told by a header line of known labels.

Rows of tasks are cut from the right; rows of persons (姓名 职务 分管工作 AB角) have as many cells as their header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.importers.name_columns import name_columns
from remit.importers.recognisers.table_cells import is_deadline, is_units
from remit.importers.recognisers.table_heads import ColumnRoles, head_of
from remit.importers.text.passage import NONE, SPACE, Passage, join
from remit.importers.text.person_names import is_name

Piece = Passage | tuple[Passage, ...]

_LABEL_MAX = 14
#: Characters of one label stand no further apart.
_NEAR = 2
#: No header has more pieces between blanks.
_MOST = 60
_COLUMNS = (3, 10)


def spaced_tables(pieces: Sequence[Piece]) -> list[Piece]:
    """Turn the lines of such tables into rows; a line that does not fit its header's columns stays a paragraph."""
    out: list[Piece] = []
    head: ColumnRoles | None = None
    persons: tuple[str, ...] | None = None
    for piece in pieces:
        if isinstance(piece, tuple):
            head, persons = None, None
            out.append(piece)
            continue
        cells = _cells(piece) if piece.gaps.count(SPACE) > 1 else []
        labels = _labels(cells)
        found = _head(labels)
        if found:
            head = found
            out.append(tuple(labels))
            continue
        persons = name_columns(cells) or persons
        if persons and (line := _person(cells, persons)):
            out.append(line)
            continue
        row = _row(cells, head) if head and cells else None
        head = head if row else None
        out.append(row or piece)
    return out


def _cells(line: Passage) -> list[Passage]:
    return [line.part(a, b) for a, b in line.pieces(0, len(line), SPACE)]


def _labels(cells: list[Passage]) -> list[Passage]:
    """Join a label whose characters blanks part (工 作 任 务) to one cell."""
    out: list[Passage] = []
    for cell in cells if len(cells) <= _MOST else ():
        near = bool(out) and cell.offsets[0] - out[-1].offsets[-1] <= _NEAR
        if near and len(cell) == 1 and all(c != NONE for c in out[-1].gaps[1:]):
            out[-1] = join([out[-1], cell], SPACE)
        else:
            out.append(cell)
    return out or cells


def _head(cells: list[Passage]) -> ColumnRoles | None:
    """Read a header: every cell a short label, the number first and units among the columns."""
    if not _COLUMNS[0] <= len(cells) <= _COLUMNS[1] or any(len(c) > _LABEL_MAX for c in cells):
        return None
    head = head_of(tuple(cells))
    return head if head and head.assignees and head.number == 0 else None


def _person(cells: list[Passage], kinds: tuple[str, ...]) -> tuple[Passage, ...] | None:
    """Fit a line to a table of persons: its header, or as many cells; a blank may stand inside the name."""
    at = next((n for n, kind in enumerate(kinds) if kind in ("person", "stand-in-for")), 0)
    halves = cells[at : at + 2]
    if len(cells) == len(kinds) + 1 and [len(half) for half in halves] == [1, 1]:
        cells = [*cells[:at], join(halves, SPACE), *cells[at + 2 :]]
    named = len(cells) == len(kinds) and is_name(cells[at].chars)
    return tuple(cells) if named or name_columns(cells) == kinds else None


def _row(cells: list[Passage], head: ColumnRoles) -> tuple[Passage, ...] | None:
    """Fit a line's pieces to the columns: units and deadlines from the right, the number left, the rest between."""
    if not cells[0].chars.isdigit():
        return None
    if len(cells) == head.width:
        return tuple(cells)
    left = list(cells[1:])
    right: list[Passage] = []
    for column in range(head.width - 1, 0, -1):
        if column not in head.assignees and column != head.deadline:
            break
        if not left:
            return None
        fits = is_units(left[-1]) if column in head.assignees else is_deadline(left[-1])
        if not fits:
            return None
        right.insert(0, left.pop())
    between = head.width - 1 - len(right)
    if between < 1 or not left:
        return None
    return (cells[0], *_between(left, between), *right)


def _between(pieces: list[Passage], count: int) -> Iterator[Passage]:
    """Give ``count`` cells: the last pieces one each, what is left over in the first; missing ones are empty."""
    empty = pieces[0].part(0, 0)
    spare = pieces[: max(0, len(pieces) - count + 1)]
    rest = pieces[len(spare) :]
    yield from (empty for _ in range(count - len(rest) - 1))
    yield join(spare, SPACE) if spare else empty
    yield from rest
