"""Tables of responsibility (责任清单): read by header, and by content where the print is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.evaluations import evaluation
from remit.importers.recognisers.short_rows import padded
from remit.importers.recognisers.table_cells import (
    Part,
    due_parts,
    is_deadline,
    is_measure,
    is_units,
    parts,
    unit_parts,
    values,
)
from remit.importers.recognisers.table_heads import ColumnRoles, head_of, is_remnant, label_value
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import Passage, Table

NAME = "tables"

_TEXT = 60
#: What a cell of assignees holds where there are none.
_NONE = frozenset(("无", "/", "—", "——", "-", "略"))


@dataclass(slots=True)
class _State:
    """What a row may lean on: the columns, the section, the task above, and what the print tore apart.

    ``open_tasks`` are the tasks just above that still lack their units, ``lacking`` all of the chapter that do;
    ``waiting`` is a row of units that stands before its task.
    """

    table: Table
    columns: ColumnRoles | None = None
    seen: bool = False
    section: str = ""
    chapter: str = ""
    task: str = ""
    open_tasks: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    waiting: tuple[Passage, ...] = ()
    above: tuple[Passage, ...] = ()


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give task rows for each responsibility cell, with the deadline of its row."""
    state: _State | None = None
    for table in document.tables:
        if state is None or not table.path or table.path != state.table.path:
            yield from _orphans(state) if state else ()
            state = _State(table, chapter=_chapter(table))
        state.table = table
        for row in table.rows:
            yield from _row(document, row, state)
    yield from _orphans(state) if state else ()


def _chapter(table: Table) -> str:
    """Name the chapter a table stands in, as printed: 二、办理建筑许可."""
    if not table.path:
        return ""
    title = table.titles[-1] if table.titles else ""
    return "".join(table.path) + ("、" if table.path[-1].isalpha() else "") + title


def _row(document: Document, row: tuple[Passage, ...], state: _State) -> Iterator[Fact | SetAside]:
    head = head_of(row)
    if head:
        state.columns, state.seen = head, True
        yield from _pairs(document, label_value(row), state)
        if head.filled:
            yield from _filled_head(document, row, head, state)
        return
    pairs = label_value(row)
    if pairs:
        state.seen = True
        yield from _pairs(document, pairs, state)
        return
    if state.columns and _section(row, state):
        return
    if not state.seen:
        return
    row = _aligned(row, state)
    state.above = row
    if state.columns and len(row) >= state.columns.width and state.columns.fits(row):
        yield from _by_header(document, row, state, state.columns)
    else:
        yield from _by_content(document, row, state)


def _aligned(row: tuple[Passage, ...], state: _State) -> tuple[Passage, ...]:
    """Give a row whose first cell was merged into that of the row above with it, where the print moved all cells left.

    That is so where nothing stands in the last cell and what the columns of assignees should hold stands one cell
    before each of them.
    """
    columns = state.columns
    row = padded(row, columns) if columns is not None else row
    if columns is None or not state.above or len(row) != columns.width or row[-1].chars or 0 in columns.assignees:
        return row
    if columns.number is not None and row[columns.number].chars.isdecimal():
        return row
    amiss = any(row[i].chars and not is_units(row[i]) and row[i].chars not in _NONE for i in columns.assignees)
    moved = all(is_units(row[i - 1]) for i in columns.assignees)
    return (state.above[0], *row[:-1]) if amiss and moved else row


def _pairs(document: Document, pairs: list[tuple[str, Passage]], state: _State) -> Iterator[Fact | SetAside]:
    """Read labels with their value beside them: they speak of the whole chapter."""
    for role, cell in pairs:
        if is_units(cell):
            for part in values(cell, (0, len(cell)), role):
                yield from part.facts(document, state.chapter or state.section, NAME)


def _section(row: tuple[Passage, ...], state: _State) -> bool:
    """Read a row that only heads the rows below it (一、 | title)."""
    filled = [c for c in row if c.chars]
    first = filled[0] if filled else None
    if first is None or state.columns is None:
        return True
    mark = mark_at(first.chars)
    filled_by = [*state.columns.assignees, *([] if state.columns.evaluator is None else [state.columns.evaluator])]
    roles = [row[i] for i in filled_by if i < len(row)]
    if mark and mark.form in ("han", "han-bracket", "chapter") and not any(c.chars and c is not first for c in roles):
        state.section = mark.printed
        return True
    alone = len({c.chars for c in filled}) == 1 and len(first) < 50 and len(row) > 1 and not is_units(first)
    if alone and mark and row.index(first) in state.columns.tasks:
        state.lacking.append(_prefix(state, "") + first.chars[:_TEXT])
    return alone


def _by_header(
    document: Document, row: tuple[Passage, ...], state: _State, columns: ColumnRoles
) -> Iterator[Fact | SetAside]:
    number = row[columns.number].chars if columns.number is not None else ""
    cells = [row[i] for i in columns.tasks if i < len(row) and row[i].chars and not is_remnant(row[i])]
    text = cells[0] if cells else None
    when = row[columns.deadline] if columns.deadline is not None and columns.deadline < len(row) else None
    measures = parts(text) if text else []
    if text is not None:
        prefix = _prefix(state, number)
        tasks = [prefix + m.text(_TEXT) for m in measures]
        state.task = tasks[0] if len(tasks) == 1 else prefix + text.chars[:_TEXT]
    else:
        tasks = [state.task] if state.task else []
        if any(i < len(row) and is_remnant(row[i]) for i in columns.tasks):
            tasks = []
        elif number:
            tasks = [_prefix(state, number) + state.section]
    if not tasks:
        yield from _orphans(state)
        state.waiting = row
        return
    yield from _torn_off(document, row, columns, tasks[0], state)
    used = False
    for i, role in columns.assignees.items():
        if i < len(row) and row[i].chars:
            used = True
            yield from _zipped(document, row[i], role, tasks, when)
    if columns.evaluator is not None and columns.evaluator < len(row) and text is not None:
        used = True
        yield from evaluation(document, row[columns.evaluator], text)
    _used(state, tasks, used)


def _used(state: _State, tasks: list[str], used: bool) -> None:
    """Note which tasks still lack their units."""
    state.open_tasks = [] if used else [*state.open_tasks, *tasks]
    state.lacking += [] if used else tasks


def _torn_off(
    document: Document, below: tuple[Passage, ...], columns: ColumnRoles, task: str, state: _State
) -> Iterator[Fact | SetAside]:
    """Give units that stand beside a header's remnant at a page's top to the task below, and say it is not sure.

    Where the task's own row repeats them, they say nothing new.
    """
    row, state.waiting = state.waiting, ()
    when = row[columns.deadline] if columns.deadline is not None and columns.deadline < len(row) else None
    note = "uncertain: the units stand beside the rest of a header, above the task"
    for i, role in columns.assignees.items():
        if i < len(row) and is_units(row[i]) and (i >= len(below) or row[i].chars != below[i].chars):
            for value in values(row[i], (0, len(row[i])), role):
                yield from value.facts(document, task, NAME, when.chars if when is not None else "", note)


def _orphans(state: _State) -> Iterator[SetAside]:
    """Set aside units whose row has lost its task."""
    row, state.waiting = state.waiting, ()
    for i in state.columns.assignees if state.columns else ():
        if i < len(row) and row[i].chars:
            yield SetAside(row[i].start(0), row[i].end(len(row[i])), "units-without-a-task")


def _prefix(state: _State, number: str) -> str:
    """Give the path before a task's text: chapter, section and the row's number."""
    path = "".join(state.table.path) or state.section
    return path + ("." if path and number == "" else "") + number


def _zipped(
    document: Document,
    cell: Passage,
    role: str,
    tasks: list[str],
    when: Passage | None,
) -> Iterator[Fact | SetAside]:
    """Pair measures with lists of units: one by one where counts agree, one list for all, else marked uncertain."""
    lists = unit_parts(cell, len(tasks)) if len(tasks) > 1 else [Part(cell, 0, len(cell))]
    dates = due_parts(when, len(tasks)) if when is not None and when.chars and len(tasks) > 1 else None
    note = ""
    if len(lists) == 1:
        lists = lists * len(tasks)
        due_count = len(dates) if dates and len(dates) > 1 else _deadlines(when)
        if len(tasks) > 1 and due_count not in (0, 1, len(tasks)):
            note = f"uncertain: one list of units for {len(tasks)} measures with {due_count} deadlines"
    elif len(lists) != len(tasks):
        yield SetAside(cell.start(0), cell.end(len(cell)), "measures-and-lists-of-units-differ-in-number")
        return
    for n, (task, part) in enumerate(zip(tasks, lists, strict=False)):
        if dates is None:
            due = when.chars if when is not None else ""
        else:
            due = dates[n].chars if len(dates) == len(tasks) else dates[0].chars if len(dates) == 1 else ""
        for value in values(part.cell, (part.lo, part.hi), role):
            yield from value.facts(document, task, NAME, due, note)


def _deadlines(when: Passage | None) -> int:
    """Count the deadlines that blanks part in a cell."""
    return len(list(when.pieces(0, len(when), " \n|"))) if when is not None else 0


def _by_content(document: Document, row: tuple[Passage, ...], state: _State) -> Iterator[Fact | SetAside]:
    """Read a row whose columns are shifted: measures, units and deadlines are told by what stands in the cells."""
    cells = [c for c in row if c.chars]
    measures = sorted((c for c in cells if is_measure(c)), key=lambda c: mark_at(c.chars) is None)
    dates = [c for c in cells if is_deadline(c)]
    units = [c for c in cells if c not in measures and c not in dates and is_units(c)]
    due = dates[-1] if dates else None
    role = state.columns.role_here if state.columns else "responsible"
    if measures:
        found = parts(measures[0])
        tasks = [_prefix(state, "") + m.text(_TEXT) for m in found]
        if state.columns and state.columns.lead_first and units and units[0] is cells[0] and len(units) > 1:
            for value in values(units[0], (0, len(units[0])), "lead"):
                yield from value.facts(document, state.chapter, NAME)
            units = units[1:]
        state.task = tasks[-1]
        for cell in units[:1]:
            yield from _zipped(document, cell, role, tasks, due)
        _used(state, tasks, bool(units))
    elif units:
        yield from _late(document, units[0], role, due, state)


def _late(
    document: Document, cell: Passage, role: str, due: Passage | None, state: _State
) -> Iterator[Fact | SetAside]:
    """Give units without a measure to the last task that has none yet, and say that this is not sure."""
    if not state.open_tasks:
        return
    task = state.open_tasks[-1]
    note = "uncertain: the units stand in another row than the task"
    for value in values(cell, (0, len(cell)), role):
        yield from value.facts(document, task, NAME, due.chars if due else "", note)
    state.open_tasks = []


def _filled_head(
    document: Document, row: tuple[Passage, ...], head: ColumnRoles, state: _State
) -> Iterator[Fact | SetAside]:
    """Read units that the print moved into a repeated header (责任单位 X、Y)."""
    due = next((head.rest[i] for i in head.rest if i == head.deadline), "")
    if not state.lacking:
        return
    note = "uncertain: the units stand in a repeated header row"
    for i, begin in head.filled.items():
        for value in values(row[i], (begin, len(row[i])), head.assignees[i]):
            yield from value.facts(document, state.lacking[-1], NAME, due, note)
    state.open_tasks, state.lacking = [], []
