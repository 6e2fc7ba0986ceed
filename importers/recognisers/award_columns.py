"""Honours in columns (获奖单位 · 奖励名称 · 授奖单位): tables, and lines whose cells blanks part."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.importers.text.passage import Passage, Table
from remit.ontology.words import words


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a list of honours has the receiver and the honour, and how many columns it has."""

    receiver: int
    honour: int
    width: int


@functools.cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile(words("awards")["columns"][name])


def header(cells: tuple[Passage, ...]) -> Columns | None:
    """Read a header row: one column for who received, one for what."""
    kinds = {
        name: [n for n, cell in enumerate(cells) if _label(name).fullmatch(cell.chars)]
        for name in ("receiver", "honour")
    }
    if len(cells) < 2 or any(len(found) != 1 for found in kinds.values()):
        return None
    return Columns(kinds["receiver"][0], kinds["honour"][0], len(cells))


def cells_of(line: Passage) -> tuple[Passage, ...]:
    """Cut a line at its blanks."""
    return tuple(line.part(a, b) for a, b in line.pieces(0, len(line), " \t"))


def rows_in_columns(blocks: tuple[object, ...]) -> Iterator[tuple[Passage, Passage]]:
    """Give receiver and honour of each row below a header; a row that does not fit its columns gives nothing."""
    columns: Columns | None = None
    for block in blocks:
        table = block.rows if isinstance(block, Table) else ()
        lines = (cells_of(block),) if isinstance(block, Passage) else table
        for cells in lines:
            head = header(cells)
            if head:
                columns = head
            elif columns and len(cells) == columns.width:
                yield cells[columns.receiver], cells[columns.honour]
