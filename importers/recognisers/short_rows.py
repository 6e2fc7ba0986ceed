"""Rows with fewer cells than their header: where merged or empty cells were left out of the print."""

from __future__ import annotations

import itertools

from remit.importers.recognisers.table_cells import is_deadline, is_units
from remit.importers.recognisers.table_heads import ColumnRoles
from remit.importers.text.passage import Passage

#: So many cells at most are missing from a row that can still be told.
_MOST = 2


def padded(row: tuple[Passage, ...], columns: ColumnRoles) -> tuple[Passage, ...]:
    """Give a short row with empty cells for those missing, so that units and deadline stand in their columns.

    The row stays as it is unless the number, every list of units and the deadline stand where they belong in one
    way only.
    """
    missing = columns.width - len(row)
    if not 0 < missing <= _MOST or columns.number is None or columns.deadline is None or not row[0].chars:
        return row
    empty = row[0].part(0, 0)
    told: dict[tuple[str, ...], tuple[Passage, ...]] = {}
    for places in itertools.combinations(range(columns.width), missing):
        cells = iter(row)
        whole = tuple(empty if i in places else next(cells) for i in range(columns.width))
        if _agrees(whole, columns):
            told.setdefault(_says(whole, columns), whole)
    return next(iter(told.values())) if len(told) == 1 else row


def _agrees(row: tuple[Passage, ...], columns: ColumnRoles) -> bool:
    """Whether each cell is of the sort that its column holds."""
    number, due = row[columns.number or 0].chars, row[columns.deadline or 0]
    tasks = [row[i] for i in columns.tasks if row[i].chars]
    return (
        number.isdecimal()
        and is_deadline(due)
        and bool(tasks)
        and not any(is_units(cell) or is_deadline(cell) for cell in tasks)
        and all(is_units(row[i]) for i in columns.assignees)
    )


def _says(row: tuple[Passage, ...], columns: ColumnRoles) -> tuple[str, ...]:
    """Give what a row says: its tasks, its units by column, its deadline."""
    tasks = [row[i].chars for i in columns.tasks if row[i].chars]
    return (*tasks, *(row[i].chars for i in columns.assignees), row[columns.deadline or 0].chars)
