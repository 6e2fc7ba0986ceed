"""Tables printed one cell a line (网页逐格): the header's labels say what the cells between two numbers are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.cell_columns import Column, Header, header_at, place, serial
from remit.importers.recognisers.evaluations import evaluation
from remit.importers.recognisers.table_cells import is_units, values
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import BREAK, Passage, Table
from remit.importers.text.person_names import is_name

NAME = "cells"

_TEXT = 60
_SHORT = 40
#: So many lines more than columns may a row have: cells of several lines.
_MORE = 5
#: So far a serial number may run ahead of the one before it: rows left out of an excerpt.
_AHEAD = 3
#: A row that lacks no more cells than these may be over.
_LACKING = 2


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Find runs of short lines that are a table's header and read the lines below as its cells."""
    whole = [b for b in document.blocks if not isinstance(b, Table)]
    parted = [part for line in whole for part in _numbered(line)]
    for lines, unnumbered in ((whole, False), (whole, True), (parted, True)):
        for at in range(len(lines)):
            header = header_at(lines, at, unnumbered=unnumbered)
            if header:
                yield from _rows(document, lines[at + len(header.lines) :], header)
                return


def _numbered(line: Passage) -> tuple[Passage, ...]:
    """Part a cell of a task from the number that stands before it (1.任务), as where no column holds the numbers."""
    mark = mark_at(line.chars)
    begins = mark is not None and serial(line.part(0, mark.length)) is not None and mark.length < len(line)
    return (line.part(0, mark.length), line.part(mark.length, len(line))) if mark and begins else (line,)


def _rows(document: Document, lines: Sequence[Passage], header: Header) -> Iterator[Fact | SetAside]:
    """Read the rows: each begins with its serial number; what stands between two numbers are its cells."""
    section = ""
    number = 0
    at = 0
    while at < len(lines):
        again = header_at(lines, at)
        if again:
            header, at = again, at + len(again.lines)
            continue
        line = lines[at]
        mark = mark_at(line.chars)
        if mark and mark.form in ("han", "han-bracket", "chapter") and not is_units(line):
            section = mark.printed
        found = serial(line)
        if found is None:
            at += 1
            continue
        number = found
        row = [line]
        at += 1
        while (
            at < len(lines)
            and len(row) < len(header.columns) + _MORE
            and not _begins_row(lines, at, number, len(header.columns) - len(row))
        ):
            row.append(lines[at])
            at += 1
        if at == len(lines) or len(row) == len(header.columns) + _MORE:  # what ends the last row is not printed
            at -= max(0, len(row) - len(header.columns))
            row = row[: len(header.columns)]
        yield from _row(document, row, header.columns, section)


def _begins_row(lines: Sequence[Passage], at: int, number: int, lacking: int) -> bool:
    """Whether a row, a section or the header printed again begins here; the row so far lacks so many cells."""
    line = lines[at]
    found = serial(line)
    if found is not None:
        first = found == 1 and lacking <= _LACKING  # else it is a cell: a figure that the row is to reach
        return first or number < found <= number + _AHEAD
    mark = mark_at(line.chars)
    if mark and mark.form in ("han", "han-bracket", "chapter") and not is_units(line) and len(line) <= _SHORT:
        return mark.form != "han-bracket" or len(line) == mark.length
    return header_at(lines, at) is not None


def _row(
    document: Document, row: Sequence[Passage], columns: Sequence[Column], section: str
) -> Iterator[Fact | SetAside]:
    placed = place(row, columns)
    if placed is None:
        if len(row) > 1:
            yield SetAside(row[0].start(0), row[-1].end(len(row[-1])), "cells-fit-no-column")
        return
    task = next(c for c, column in zip(placed, columns, strict=True) if c is not None and column.kind == "task")
    subject = section + row[0].chars + task.chars[:_TEXT]
    due = next((c.chars for c, x in zip(placed, columns, strict=True) if c is not None and x.kind == "deadline"), "")
    units = [c for c, x in zip(placed, columns, strict=True) if x.role and x.role != "supervisor"]
    note = ""
    if len(units) > 1 and any(c is None for c in units):
        note = "uncertain: the row has fewer cells than columns"
    elif len(units) > 1 and len(row) > len(columns) and any(c is not None and BREAK in c.gaps[1:] for c in units):
        note = "uncertain: the row has more lines than columns"
    for cell, column in zip(placed, columns, strict=True):
        if column.role and cell is not None and not (is_units(cell) or is_name(cell.chars)):
            yield SetAside(cell.start(0), cell.end(len(cell)), "cell-holds-no-units")
        elif column.role and cell is not None:
            for value in values(cell, (0, len(cell)), column.role):
                yield from value.facts(document, subject, NAME, due, "" if column.role == "supervisor" else note)
        elif column.kind == "evaluator" and cell is not None and is_units(cell):
            yield from evaluation(document, cell, task)
