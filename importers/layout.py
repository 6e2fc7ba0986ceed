"""From text to blocks: paragraphs and tables, joined again where a page or line break cut them."""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Iterator

from remit.graph.trouble import Trouble
from remit.importers.barred_cells import barred
from remit.importers.drawn_tables import begins, belongs, ends, rows, spans
from remit.importers.markup import CELL, INNER, ROW, Masked, mask
from remit.importers.name_cells import name_cells
from remit.importers.paragraphs import paragraphs
from remit.importers.source import Source
from remit.importers.spaced_tables import spaced_tables
from remit.importers.text.passage import BREAK, NONE, SPACE, TAB, TAG, Block, Passage, Table
from remit.importers.text.patterns import late

#: No notice has a line of this many characters; what has is no text of the kind remit reads.
LONGEST_LINE = 4_000_000
#: No table of a notice has more columns; a made one could fill the memory with spans of spans.
_WIDEST = 60
#: A full stop typed as a point, between two characters that are no number of a heading (负责甲.分管乙).
_POINT = late(r"(?<=[^\W\dA-Za-z_](?:[^\W\dA-Za-z_]|[）)”]))(?<![一二三四五六七八九十])[.．](?=[^\W\dA-Za-z_]{2}|$)")
#: A line of one tab and so many characters on one side of it is prose with a label before it, no row.
_PROSE = 600
_RUN = late(r"[^\s\u200b\ufeff]+")
_PAGE_NUMBER = late(r"\s*[-—–·.…\u2026 ]*\s*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d+\s*页?)?\s*[-—–·.… ]*\s*$")
#: How Markdown marks a heading.
_HASHES = late(r"[ \t]*#{1,6}[ \t]*(?=[^\s#])")
_BOX = "│┃|｜"
#: A line of a drawn table that holds nothing but its frame.
_FRAME = late(r"[│┃|｜─━═┄┅┈┉┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]{3,}")
_RULE = late(r"[\s│┃|｜+\-—─━═┄┅┈┉┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬:]*$")


def squeeze(text: str, lo: int, hi: int) -> Passage:
    """Make a passage of ``text[lo:hi]``: white space out, its kind kept as the gap before the next character."""
    chars: list[str] = []
    gaps: list[str] = []
    offsets = array("I")
    last = lo
    for run in _RUN.finditer(text, lo, hi):
        a, b = run.span()
        chars.append(run.group())
        offsets.extend(range(a, b))
        gaps.append((_gap(text, last, a) if last < a else NONE) + NONE * (b - a - 1))
        last = b
    joined = "".join(chars)
    pointed = "." in joined or "．" in joined
    return Passage(_POINT.sub("。", joined) if pointed else joined, offsets, "".join(gaps))


def _gap(text: str, lo: int, hi: int) -> str:
    between = text[lo:hi]
    if INNER in between or CELL in between or "\v" in between:
        return TAG
    if "\n" in between or "\f" in between:
        return BREAK
    return TAB if "\t" in between else SPACE


def blocks(source: Source) -> tuple[Block, ...]:
    """Cut a source into paragraphs, headings and tables, in order.

    Raises:
        Trouble: a line is longer than any notice (``LONGEST_LINE`` characters).
    """
    masked = mask(source.text)
    pieces: list[Passage | tuple[Passage, ...]] = []
    held: dict[int, tuple[int, Passage]] = {}
    drawn = 0
    lines = list(_lines(source, masked.text))
    table = barred(masked.text, lines, squeeze) if "\n|" in masked.text or "\n｜" in masked.text else None
    for n, (lo, hi) in enumerate(lines):
        if table and table[0] <= n < table[1]:
            pieces.extend(table[2] if n == table[0] else ())
            continue
        if lo < drawn:
            continue
        if begins(masked.text[lo:hi]) and (box := _drawn(masked.text, lines[n:])):
            pieces.extend(box[0])
            drawn = box[1]
            continue
        cells = _cells(masked, lo + _indent(masked.text, lo, hi, pieces), hi, held)
        if cells is not None:
            pieces.append(cells)
        else:
            held = {}
            head = _HASHES.match(masked.text, lo, hi)
            passage = squeeze(masked.text, head.end() if head else lo, _without_bar(masked.text, lo, hi))
            last = pieces[-1] if pieces else None
            if passage.chars and passage.chars not in _BOX:  # a bar alone parts the rows of a table of a cell a line
                pieces.append(passage)
            elif passage.chars and isinstance(last, tuple):  # below a row, it closes the row's last and empty cell
                pieces[-1] = (*last, passage.part(0, 0))
    return tuple(_tables(paragraphs(spaced_tables(name_cells(pieces)))))


def _drawn(text: str, lines: list[tuple[int, int]]) -> tuple[list[tuple[Passage, ...]], int] | None:
    """Read a table drawn with lines from the first of ``lines`` on: its rows and where it ends."""
    own = list(itertools.takewhile(lambda line: belongs(text[slice(*line)]), lines))
    bottom = next((n for n, line in enumerate(own) if ends(text[slice(*line)])), len(own))
    own = own[: bottom + 1]
    cells = [(text[lo:hi], [squeeze(text, *span) for span in spans(text[lo:hi], lo)]) for lo, hi in own]
    found = rows(cells)
    return (found, own[-1][1]) if found else None


def _without_bar(text: str, lo: int, hi: int) -> int:
    """Give a line's end without the one bar that parts it, a cell, from the next line's."""
    line = text[lo:hi].rstrip()
    return lo + len(line) - 1 if len(line) > 1 and line[-1] in _BOX else hi


def _lines(source: Source, text: str) -> Iterator[tuple[int, int]]:
    """Give the lines that carry text; page numbers and rules are left out."""
    lo = 0
    while lo < len(text):
        hi = text.find("\n", lo)
        hi = len(text) if hi < 0 else hi
        if hi - lo > LONGEST_LINE:
            raise Trouble(
                f"{source.name}, line {source.line_of(lo)}: this line has {hi - lo:,} characters, "
                "more than any notice; check that the file is a text of notices."
            )
        line = text[lo:hi]
        if line.strip() and not (len(line) < 24 and _PAGE_NUMBER.match(line) and not _alone(line)):
            yield lo, hi
        lo = hi + 1


def _indent(text: str, lo: int, hi: int, before: list[Passage | tuple[Passage, ...]]) -> int:
    """Give the length of a paragraph's indent by tabs; 0 where the tabs are empty cells of a table's row."""
    line = text[lo:hi]
    bare = line.lstrip("\t ")
    if not line.startswith("\t") or "\t" in bare.rstrip() or (before and isinstance(before[-1], tuple)):
        return 0
    return len(line) - len(bare)


def _alone(line: str) -> bool:
    """Whether a line of digits is a cell (a bare serial number) rather than a page number between dashes."""
    return line.strip().isdigit()


def _cells(masked: Masked, lo: int, hi: int, held: dict[int, tuple[int, Passage]]) -> tuple[Passage, ...] | None:
    """Cut a line into table cells; None where it is no row."""
    text = masked.text
    line = text[lo:hi]
    row = line.find(ROW)
    if row >= 0 or CELL in line:
        return _html_cells(masked, lo + max(row, 0), hi, held)
    if _FRAME.fullmatch(line.strip()):
        return ()
    if sum(line.count(c) for c in _BOX) >= 2:
        if _RULE.match(line):
            return ()
        marks = [i for i, c in enumerate(line) if c in _BOX]
        edges = [(a + 1, b) for a, b in zip(marks, marks[1:], strict=False)]
        if line[: marks[0]].strip():
            edges.insert(0, (0, marks[0]))
        if line[marks[-1] + 1 :].strip():
            edges.append((marks[-1] + 1, len(line)))
        return tuple(squeeze(text, lo + a, lo + b) for a, b in edges)
    if "\t" in line and not re.search(r"[:：]\s*\t", line[: line.find("\t") + 1]):
        parts: list[Passage] = []
        begin = lo
        for i in [lo + m.start() for m in re.finditer("\t", line)] + [hi]:
            parts.append(squeeze(text, begin, i))
            begin = i + 1
        if len(parts) == 2 and max(len(p) for p in parts) > _PROSE:
            return None
        if len(parts) > 1 and (sum(bool(p.chars) for p in parts) > 1 or line.startswith("\t") or line.endswith("\t")):
            return tuple(parts)
    return None


def _html_cells(masked: Masked, lo: int, hi: int, held: dict[int, tuple[int, Passage]]) -> tuple[Passage, ...]:
    """Cut an HTML row; a cell that spans rows stands again in each of them."""
    text = masked.text
    begins = [i for i in range(lo, hi) if text[i] == CELL]
    cells: list[Passage] = []

    def fill() -> None:
        while len(cells) in held and len(cells) < _WIDEST:
            left, passage = held[len(cells)]
            if left > 1:
                held[len(cells)] = (left - 1, passage)
            else:
                del held[len(cells)]
            cells.append(passage)

    for n, begin in enumerate(begins):
        fill()
        end = begins[n + 1] if n + 1 < len(begins) else hi
        passage = squeeze(text, begin, end)
        rows, columns = masked.spans.get(begin, (1, 1))
        for _ in range(min(columns, _WIDEST - len(cells))):
            if rows > 1:
                held[len(cells)] = (rows - 1, passage)
            cells.append(passage)
    fill()
    return tuple(cells)


def _tables(pieces: list[Passage | tuple[Passage, ...]]) -> Iterator[Block]:
    """Gather neighbouring rows into tables."""
    rows: list[tuple[Passage, ...]] = []
    for piece in pieces:
        if isinstance(piece, tuple):
            if any(c.chars for c in piece):
                rows.append(piece)
            continue
        yield from _table(rows)
        rows = []
        yield piece
    yield from _table(rows)


def _table(rows: list[tuple[Passage, ...]]) -> Iterator[Block]:
    """Give the rows as a table; rows of one cell each are lines that a page lays out as a table."""
    if len(rows) > 1 and all(len(row) == 1 for row in rows):
        yield from (row[0] for row in rows)
    elif rows:
        yield Table((*rows[:-1], _whole(rows)))


def _whole(rows: list[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """Give the last row, with empty cells for those missing where the text breaks off in its next number's row."""
    last = rows[-1]
    widths = {len(row) for row in rows[:-1]}
    if len(widths) != 1 or not 2 < len(last) < min(widths):
        return last
    before, own = rows[-2][0].chars, last[0].chars
    if not (before.isascii() and before.isdigit() and own == str(int(before) + 1)):
        return last
    return (*last, *(last[-1].part(0, 0) for _ in range(min(widths) - len(last))))
