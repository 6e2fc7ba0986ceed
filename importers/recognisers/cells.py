"""Tables printed one cell a line (网页逐格): the header's labels tell how many lines make a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.table_cells import is_units, values
from remit.importers.recognisers.table_heads import ColumnRoles, head_of
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import Passage, Table

NAME = "cells"

_HEAD_MAX = 8
_LABEL_MAX = 14
_TEXT = 60


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Find runs of short lines that are a table's header and read the lines below as its cells."""
    lines = [b for b in document.blocks if not isinstance(b, Table)]
    at = 0
    while at < len(lines):
        found = _header(lines, at)
        if found:
            yield from _rows(document, lines[found[1] :], found[0])
            return
        at += 1


def _header(lines: Sequence[Passage], at: int) -> tuple[ColumnRoles, int] | None:
    """Read a header whose labels stand one a line from ``at``; it begins with a number column."""
    for width in range(_HEAD_MAX, 2, -1):
        cells = tuple(lines[at : at + width])
        if len(cells) < width or any(len(c) > _LABEL_MAX for c in cells):
            continue
        head = head_of(cells)
        if head and head.assignees and head.number == 0 and width - 1 in (*head.assignees, head.deadline, *head.tasks):
            known = {0, *head.assignees, *head.tasks}
            if head.deadline is not None:
                known.add(head.deadline)
            if len(known) == width:
                return head, at + width
    return None


def _rows(document: Document, lines: Sequence[Passage], head: ColumnRoles) -> Iterator[Fact | SetAside]:
    """Read the rows: each begins with its serial number; what stands between two numbers are its cells."""
    section = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        mark = mark_at(line.chars)
        if mark and mark.form in ("han", "han-bracket", "chapter") and not is_units(line):
            section = mark.printed
            at += 1
            continue
        if not line.chars.isdigit():
            at += 1
            continue
        row = [line]
        at += 1
        while at < len(lines) and len(row) < head.width and not _begins_row(lines[at]):
            row.append(lines[at])
            at += 1
        yield from _row(document, row, head, section)


def _begins_row(line: Passage) -> bool:
    mark = mark_at(line.chars)
    return line.chars.isdigit() or bool(mark and mark.form in ("han", "chapter") and not is_units(line))


def _row(document: Document, row: Sequence[Passage], head: ColumnRoles, section: str) -> Iterator[Fact | SetAside]:
    task = next((row[i] for i in head.tasks if i < len(row)), None)
    if task is None:
        return
    subject = section + row[0].chars + task.chars[:_TEXT]
    due = row[head.deadline].chars if head.deadline is not None and head.deadline < len(row) else ""
    for i, role in head.assignees.items():
        if i < len(row) and is_units(row[i]):
            for value in values(row[i], (0, len(row[i])), role):
                yield from value.facts(document, subject, NAME, due)
