"""What an answer consists of, before it is known whether a terminal, a pipe or a file takes it; and its plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from remit.cli.values import shown
from remit.cli.wide import clean, pad, width

#: The line under the last column's name is no longer, however long its values are.
_LINE = 48


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: ``style`` says what it is (name, label, source, quote …)."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces beside one another, after ``indent`` blanks."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list: what it is, particulars about it, where it is said, and the wording where that is shown."""

    text: str
    extra: str = ""
    source: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading and the items under it."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column names; ``indent`` blanks stand before it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    indent: int = 0


Block = Line | Listing | Table


def line(*pieces: str | Piece, indent: int = 0) -> Line:
    """Give a line of pieces; a bare text has no style."""
    return Line(tuple(p if isinstance(p, Piece) else Piece(p) for p in pieces), indent)


def plain(blocks: Sequence[Block]) -> str:
    """Give the blocks as text for a pipe or a file: one line an item, no colour, the same on every machine."""
    return "".join(text + "\n" for block in blocks for text in _plain(block))


def _plain(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield (" " * block.indent + "".join(clean(p.text) for p in block.pieces)).rstrip()
    elif isinstance(block, Listing):
        yield f"{block.heading} ({len(block.entries)})"
        for entry in block.entries:
            extra = f"  ({clean(entry.extra)})" if entry.extra else ""
            source = f"  〔{clean(entry.source)}〕" if entry.source else ""
            yield f"  {clean(entry.text)}{extra}{source}"
            if entry.quote:
                yield f"      {clean(entry.quote)}"
    else:
        yield from (" " * block.indent + text for text in _grid(block))


def cells(table: Table) -> list[list[str]]:
    """Give the rows as texts; nothing stands for None."""
    return [[clean(shown(v)).replace("\n", " ") for v in row] for row in table.rows]


def _grid(table: Table) -> list[str]:
    """Line the columns up, wide characters counted as two; nothing is cut: who reads a pipe has no width."""
    rows = [[clean(c) for c in table.columns], *cells(table)]
    widths = [max(width(r[i]) for r in rows) for i in range(len(table.columns))]
    lines = ["  ".join(pad(v, w) for v, w in zip(r, widths, strict=True)).rstrip() for r in rows]
    under = [*widths[:-1], *(min(w, _LINE) for w in widths[-1:])]
    return [lines[0], "  ".join("-" * w for w in under), *lines[1:]]


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Give a table as CSV (RFC 4180), header first."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([columns, *rows])
    return out.getvalue()
