"""Answers on a terminal, by Rich: folded to its width, in colours that NO_COLOR switches off, long ones in a pager."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from remit.cli.blocks import Block, Line, Listing, Piece, Table, cells
from remit.cli.wide import breaks, clean, width

_STYLES = {
    "": "",
    "name": "bold cyan",
    "heading": "bold",
    "label": "green",
    "source": "blue",
    "quote": "italic",
    "quoted": "dim italic",
    "extra": "yellow",
    "muted": "dim",
    "warning": "bold red",
    "good": "green",
}
#: With less room than two thirds of this beside it, a source stands under its item.
_NARROW = 72
#: Less room than this a column, and a table is told row by row.
_LEAST_COLUMN = 10
#: A column of words to type again, such as the questions' names and the findings' ids, is not broken up to this width.
_WHOLE = 40
_WORD = re.compile(r"[a-z][a-z0-9-]*")


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
        return _folded(_text(block.pieces), columns, block.indent)
    if isinstance(block, Listing):
        return _listing(block, columns)
    return _table(block, columns)


def _text(pieces: Sequence[Piece]) -> Text:
    text = Text(overflow="fold")
    for piece in pieces:
        text.append(clean(piece.text), style=_STYLES[piece.style])
    return text


def _folded(text: Text, columns: int, indent: int) -> Text:
    """Fold a line so that its continuation stands two blanks further in: Rich alone folds at blanks only."""
    room = columns - indent
    first = breaks(text.plain, room)[:1]
    if not first:
        return Text(" " * indent).append_text(text)
    head, tail = text.divide(first)
    rest = tail.divide(breaks(tail.plain, room - 2))
    lines = [Text(" " * indent).append_text(head), *(Text(" " * (indent + 2)).append_text(part) for part in rest)]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _listing(block: Listing, columns: int) -> RenderableType:
    heading = _text((Piece(block.heading, "heading"), Piece(f" ({len(block.entries)})", "muted")))
    texts = [_text((Piece(e.text), *((Piece("  " + e.extra, "extra"),) if e.extra else ()))) for e in block.entries]
    sources = [_text((Piece(e.source, "source"),)) for e in block.entries]
    if any(e.quote for e in block.entries):
        return Group(heading, *_with_quotes(block, texts, sources, columns))
    if len(block.entries) > 1 and sources[0].plain and len({s.plain for s in sources}) == 1:
        return _of_one_source(block, heading.append("  ").append_text(sources[0]), texts, columns)
    beside = max((s.cell_len for s in sources), default=0) + 4
    if columns - beside < _NARROW * 2 // 3:
        pairs = zip(texts, sources, strict=True)
        lines = [part for text, source in pairs for part in ((text, 2), (source, 4)) if part[0].plain]
        return Group(heading, *(_folded(text, columns, indent) for text, indent in lines))
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True)
    for text, source in zip(texts, sources, strict=True):
        grid.add_row(_folded(text, columns - beside - 2, 2), source)
    return Group(heading, grid)


def _with_quotes(block: Listing, texts: list[Text], sources: list[Text], columns: int) -> Iterator[Text]:
    """Give each item with its source, and the wording of those that have one under them."""
    for entry, text, source in zip(block.entries, texts, sources, strict=True):
        yield _folded(text.append("  ").append_text(source), columns, 2)
        if entry.quote:
            yield _folded(_text((Piece(entry.quote, "quoted"),)), columns, 6)


def _of_one_source(block: Listing, heading: Text, texts: list[Text], columns: int) -> RenderableType:
    """Say once where a list stands that stands in one place; short names go beside one another, in columns."""
    widest = max(t.cell_len for t in texts) + 3
    across = min((columns - 2) // widest, -(-len(texts) // 2))
    if across < 2 or any(e.extra for e in block.entries):
        return Group(_folded(heading, columns, 0), *(_folded(text, columns, 2) for text in texts))
    down = -(-len(texts) // across)
    lines = []
    for row in range(down):
        line = Text("  ")
        for text in texts[row::down]:
            line.append_text(text).append(" " * (widest - text.cell_len))
        line.rstrip()
        lines.append(line)
    return Group(_folded(heading, columns, 0), *lines)


def _table(block: Table, columns: int) -> RenderableType:
    rows = cells(block)
    needed = [max([width(name), *(width(row[i]) for row in rows)]) for i, name in enumerate(block.columns)]
    room = columns - block.indent - 3 * len(needed)
    words = [n <= _WHOLE and all(_WORD.fullmatch(row[i]) for row in rows) for i, n in enumerate(needed)]
    if needed and sum(n if word else min(n, _LEAST_COLUMN) for n, word in zip(needed, words, strict=True)) > room:
        return Padding(_records(block, rows), (0, 0, 0, block.indent))
    table = RichTable(box=box.SIMPLE_HEAD, header_style=_STYLES["heading"], pad_edge=False, show_edge=False)
    for i, name in enumerate(block.columns):
        number = all(isinstance(row[i], int | float) for row in block.rows)
        table.add_column(
            clean(name),
            overflow="fold",
            justify="right" if number else "left",
            min_width=min(needed[i], _LEAST_COLUMN),
            no_wrap=words[i],
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
