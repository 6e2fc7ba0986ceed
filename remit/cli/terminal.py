"""Answers on a terminal, by Rich: folded to its width, in colours that NO_COLOR switches off, long ones in a pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from remit.cli.blocks import Block, Line, Listing, Piece, Table, cells
from remit.cli.wide import clean, width

_STYLES = {
    "": "",
    "name": "bold cyan",
    "heading": "bold",
    "label": "green",
    "source": "blue",
    "quote": "italic",
    "extra": "yellow",
    "muted": "dim",
    "warning": "bold red",
    "good": "green",
}
#: Narrower than this, a source stands under its item instead of beside it.
_NARROW = 72
#: Less room than this a column, and a table is told row by row.
_LEAST_COLUMN = 10


def show(blocks: Sequence[Block], console: Console | None = None) -> None:
    """Write the blocks to the terminal; where they are longer than it, through the pager."""
    console = console or Console(highlight=False, emoji=False, markup=False)
    with console.capture() as captured:
        for block in blocks:
            console.print(_shown(block, console.width))
    text = captured.get()
    if text.count("\n") < console.height or not _paged(text):
        sys.stdout.write(text)
        sys.stdout.flush()


def _paged(text: str) -> bool:
    """Show the text in $PAGER or less; False where there is neither, or PAGER is empty or cat."""
    pager = os.environ.get("PAGER", "less")
    command = shlex.split(pager)
    if not command or command[0] == "cat" or os.environ.get("TERM") == "dumb" or shutil.which(command[0]) is None:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        subprocess.run(command, input=text.encode(), env=environment, check=False)  # noqa: S603 - the user's own pager
    except OSError:
        return False
    return True


def _shown(block: Block, columns: int) -> RenderableType:
    if isinstance(block, Line):
        return Padding(_text(block.pieces), (0, 0, 0, block.indent))
    if isinstance(block, Listing):
        return _listing(block, columns)
    return _table(block, columns)


def _text(pieces: Sequence[Piece]) -> Text:
    text = Text(overflow="fold")
    for piece in pieces:
        text.append(clean(piece.text), style=_STYLES[piece.style])
    return text


def _listing(block: Listing, columns: int) -> RenderableType:
    heading = _text((Piece(block.heading, "heading"), Piece(f" ({len(block.entries)})", "muted")))
    grid = RichTable.grid(padding=(0, 2, 0, 0), expand=False)
    grid.add_column(overflow="fold")
    beside = columns >= _NARROW
    if beside:
        grid.add_column(no_wrap=True, style=_STYLES["source"])
    for entry in block.entries:
        extra = (Piece("  " + entry.extra, "extra"),) if entry.extra else ()
        text = _text((Piece(entry.text), *extra))
        if beside:
            grid.add_row(text, clean(entry.source))
        else:
            if entry.source:
                text.append("\n  " + clean(entry.source), style=_STYLES["source"])
            grid.add_row(text)
    return Group(heading, Padding(grid, (0, 0, 0, 2)))


def _table(block: Table, columns: int) -> RenderableType:
    rows = cells(block)
    needed = [max([width(name), *(width(row[i]) for row in rows)]) for i, name in enumerate(block.columns)]
    room = columns - block.indent - 3 * len(needed)
    if needed and sum(min(n, _LEAST_COLUMN) for n in needed) > room:
        return Padding(_records(block, rows), (0, 0, 0, block.indent))
    table = RichTable(box=box.SIMPLE_HEAD, header_style=_STYLES["heading"], pad_edge=False)
    for i, name in enumerate(block.columns):
        number = all(isinstance(row[i], int | float) for row in block.rows)
        table.add_column(
            clean(name), overflow="fold", justify="right" if number else "left", min_width=min(needed[i], _LEAST_COLUMN)
        )
    for row in rows:
        table.add_row(*(Text(v) for v in row))
    return Padding(table, (0, 0, 0, block.indent))


def _records(block: Table, rows: list[list[str]]) -> RenderableType:
    """Tell the rows one after another, a line a column: for a terminal too narrow for the table."""
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style=_STYLES["label"])
    grid.add_column(overflow="fold")
    for row in rows:
        for name, value in zip(block.columns, row, strict=True):
            if value:
                grid.add_row(clean(name), Text(value))
        grid.add_row("", "")
    return grid
