"""Columns of a table printed one cell a line: its header, and which of a row's cells stands in which column."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from remit.importers.recognisers.table_cells import is_deadline, is_units
from remit.importers.recognisers.table_heads import kind_of
from remit.importers.text.labels import role_of
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import Passage, join
from remit.importers.text.person_names import is_name

_LABEL = 14
#: No table has a serial number of more digits.
_DIGITS = 5
#: The first number stands so near below a header without a column for it: a section's heading may stand between.
_NUMBERED = 3
#: Lines that may make one label (牵头 / 部门), and lines of a header.
_JOINED, _LINES = 3, 18
_FEWEST = 3
#: What a cell behind the last known column costs, and a cell that is broken into lines.
_BEHIND, _BROKEN, _BROKEN_LEAD, _CELL_LINES = -0.4, -0.6, -0.9, 4
#: How the label of a column of persons ends.
_PEOPLE = ("领导", "领导同志", "责任人", "负责人", "牵头人", "干部", "副职", "长")
_LEAST = float("-inf")
#: A cell of a task is at least so long, where nothing else tells it.
_TASK = 8


def serial(line: Passage) -> int | None:
    """Give the serial number that a line holds alone; None where it holds anything else (①, ², a telephone number)."""
    bare = line.chars.rstrip(".．、")
    return int(bare) if bare.isdecimal() and len(line) <= _DIGITS else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``kind`` is that of labels.toml, ``assignee`` or empty where the label is not known."""

    kind: str
    role: str = ""
    people: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a header, and the lines it is printed on."""

    columns: tuple[Column, ...]
    lines: tuple[str, ...]


def header_at(lines: Sequence[Passage], at: int, *, unnumbered: bool = False) -> Header | None:
    """Read a header whose labels, some broken over lines, stand from ``at`` on.

    It begins with a number column; where ``unnumbered``, also with one of tasks, the first row below beginning with
    its number all the same.
    """
    first = kind_of(lines[at].chars)
    if first != "number" and not (unnumbered and first == "task"):
        return None
    end = at
    while end < min(len(lines), at + _LINES) and _may_be_label(lines[end]):
        end += 1
    columns: list[Column] = []
    last = at
    i = at
    while i < end:
        count, column = next(
            ((n, c) for n in range(_JOINED, 0, -1) if i + n <= end and (c := _column(lines[i : i + n]))),
            (1, Column("")),
        )
        columns.append(column)
        i += count
        if column.kind:
            last = i
    while columns and not columns[-1].kind:
        columns.pop()
    if first == "task":
        if not any(serial(line) == 1 for line in lines[last : last + _NUMBERED]):
            return None
        columns.insert(0, Column("number"))
    known = [c for c in columns if c.kind]
    if len(known) < _FEWEST or len(known) * 2 < len(columns) or not any(c.role for c in columns):
        return None
    if not any(c.kind == "task" for c in columns):
        unknown = next((n for n, c in enumerate(columns) if not c.kind), None)
        if unknown is None:
            return None
        columns[unknown] = Column("task")
    return Header(tuple(columns), tuple(x.chars for x in lines[at:last]))


def _may_be_label(line: Passage) -> bool:
    mark = mark_at(line.chars)
    return len(line) <= _LABEL and serial(line) is None and not line.chars.endswith("。") and mark is None


def _column(lines: Sequence[Passage]) -> Column | None:
    text = "".join(x.chars for x in lines)
    kind = kind_of(text)
    if kind:
        return Column(kind)
    role = role_of(text) if len(text) <= _LABEL else ""
    return Column("assignee", role, text.endswith(_PEOPLE)) if role else None


def place(cells: Sequence[Passage], columns: Sequence[Column]) -> list[Passage | None] | None:
    """Put a row's cells into its columns, in order, by what they hold; None where they do not fit.

    Returns as many items as there are columns; a column that the row leaves out is None.
    """
    n, width = len(cells), len(columns)
    tasks = [i for i, c in enumerate(columns) if c.kind == "task"]

    @functools.cache
    def best(i: int, j: int) -> tuple[float, tuple[int, ...]]:
        """Place the cells from ``i`` on into the columns from ``j`` on; -1 is a cell behind the last column."""
        if i == n:
            return sum(_left_out(columns[k], k in tasks[:-1]) for k in range(j, width)), ()
        if j == width:
            return _BEHIND * (n - i), (-1,) * (n - i)
        score, rest = best(i, j + 1)
        skipped = score + _left_out(columns[j], j in tasks[:-1]), rest
        fit = _fit(cells[i], columns[j])
        if fit == _LEAST:
            return skipped
        score, rest = best(i + 1, j + 1)
        ways = [skipped, (score + fit, (j, *rest))]
        for more in range(1, min(_CELL_LINES, n - i)):  # a cell of several lines
            follow = _fit(cells[i + more], columns[j])
            if columns[j].kind not in ("assignee", "task") or follow <= 0:
                break
            score, rest = best(i + more + 1, j + 1)
            broken = _BROKEN_LEAD if columns[j].role == "lead" else _BROKEN
            ways.append((score + fit + broken * more, (*(j for _ in range(more + 1)), *rest)))
        return max(ways, key=lambda found: found[0])

    score, where = best(0, 0)
    if score == _LEAST or not any(i in where for i in tasks):
        return None
    out: list[Passage | None] = [None] * width
    for j in range(width):
        lines = [cell for cell, at in zip(cells, where, strict=True) if at == j]
        out[j] = join(lines) if lines else None
    return out


def _left_out(column: Column, other: bool) -> float:
    """How ill it is that a row leaves a column out; ``other`` says that another column holds its task."""
    if column.kind in ("", "note", "area"):
        return -0.2
    if column.kind == "task":
        return -0.3 if other else -3.0
    return {"lead": -1.5, "responsible": -1.2}.get(column.role, -1.0)


def _fit(cell: Passage, column: Column) -> float:
    """How well a cell fits a column; minus infinity where it cannot stand there."""
    text = cell.chars
    if column.kind == "number":
        return 3.0 if serial(cell) is not None else _LEAST
    if column.kind == "deadline":
        return 3.0 if is_deadline(cell) else (0.0 if len(text) <= _LABEL and not is_units(cell) else -2.0)
    if column.kind == "task":
        if is_deadline(cell) or is_name(text):
            return -1.0
        return (0.0 if is_units(cell) else 1.0) + (1.0 if len(text) >= _TASK else 0.0)
    if column.kind in ("assignee", "evaluator"):
        if is_name(text):
            return 3.0 if column.people else 1.0
        if is_units(cell):
            return 0.5 if column.people else 2.0
        return -2.0
    return 0.2
