"""How a table is written into the text of a source: a line a row, tabs between cells, a vertical tab inside a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from remit.importers.text.patterns import late

#: Parts two paragraphs of one cell; white space, so that it is no part of a wording.
INNER = "\v"
_BREAKS = late(r"[ ]*(?:\r\n|[\n\r\x0b\x0c\u2028\u2029])\s*")


def cell(text: str) -> str:
    """Write the text of a cell: no tab, no line break."""
    return _BREAKS.sub(INNER, text.strip().replace("\t", " "))


def row(cells: Sequence[str]) -> str:
    """Write a row; one that has a single cell filled still reads as a row."""
    line = "\t".join(map(cell, cells))
    return line if "\t" in line else line + "\t"


def sheet(rows: Iterable[Sequence[str]]) -> list[str]:
    """Write the rows of a sheet: what stands alone above and below the table (title, signature) becomes paragraphs."""
    kept = [list(r) for r in rows if any(c.strip() for c in r)]
    wide = [i for i, r in enumerate(kept) if len({c.strip() for c in r if c.strip()}) > 1]
    lines: list[str] = []
    for i, cells in enumerate(kept):
        if wide and wide[0] <= i <= wide[-1]:
            lines.append(row(cells))
        else:
            lines.extend(next(c for c in cells if c.strip()).strip().splitlines())
    return lines
