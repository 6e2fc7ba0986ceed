"""Cells of a responsibility table: their parts, and whether they hold measures, units or a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.assignments import assigned, segments
from remit.importers.text.assignees import all_units, assignees
from remit.importers.text.labels import labels_in
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import TAG, Passage, join
from remit.importers.text.patterns import late

_NUMBERED = late(r"(?<=[。；;，、）)])(?=\d{1,2}[、.．](?!\d))")
_DEADLINE = late(
    r"^(?:持续|长期|全年|常年|每[年月周季]|年底|立行|立即|按|即时|适时|已|\d{4}年|\d{1,2}月|\d{1,2}[—-]\d{1,2}月|[一二三四]季度|[上下]半年|贯穿|.{0,12}\d{1,2}月\d{0,2}日?(?:底|前|份|中旬|上旬|下旬|之前|起)?)"
)
_MEASURE_MIN = 18


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a cell."""

    cell: Passage
    lo: int
    hi: int

    @property
    def chars(self) -> str:
        """Its text."""
        return self.cell.chars[self.lo : self.hi]

    def text(self, length: int) -> str:
        """Give its beginning, as a task's subject wants it."""
        return self.chars[:length]


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of a cell with one role."""

    cell: Passage
    span: tuple[int, int]
    role: str

    def facts(
        self,
        document: Document,
        subject: str,
        importer: str,
        when: str = "",
        note: str = "",
    ) -> Iterator[Fact | SetAside]:
        """Give the task rows of this stretch."""
        if not subject:
            return
        yield from assigned(
            document,
            self.cell,
            self.span,
            self.role,
            subject,
            importer=importer,
            clause=(0, len(self.cell)),
            clause_in=self.cell,
            when=when,
            note=note,
        )


def parts(cell: Passage) -> list[Part]:
    """Cut a cell into its paragraphs, or at the numbers of the measures that were printed in one run."""
    edges = [0, *(i for i in range(1, len(cell)) if cell.gaps[i] == TAG), len(cell)]
    cut = [Part(cell, a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]
    if len(cut) == 1 and mark_at(cell.chars):
        inner = [m.start() for m in _NUMBERED.finditer(cell.chars)]
        edges = [0, *_ascending(cell.chars, inner), len(cell)]
        cut = [Part(cell, a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]
    return _merged(cut)


def due_parts(cell: Passage, count: int) -> list[Part]:
    """Cut a cell of deadlines: into its paragraphs, or at its blanks where that gives ``count`` deadlines."""
    cut = parts(cell)
    if len(cut) == 1:
        pieces = [Part(cell, a, b) for a, b in cell.pieces(0, len(cell), " \n|")]
        if len(pieces) == count and all(_DEADLINE.match(p.chars) for p in pieces):
            return pieces
    return cut


def unit_parts(cell: Passage, count: int) -> list[Part]:
    """Cut a cell of lists of units: into its paragraphs, or at blanks, where every piece is a list of units."""
    cut = parts(cell)
    if len(cut) == 1:
        pieces = [Part(cell, a, b) for a, b in cell.pieces(0, len(cell), " \n|")]
        if len(pieces) >= count - 1 and len(pieces) > 1 and all(is_units(p.cell.part(p.lo, p.hi)) for p in pieces):
            return pieces
    return cut


def _ascending(chars: str, places: list[int]) -> Iterator[int]:
    """Keep the places whose number goes on counting from the one before."""
    first = re.match(r"\d+", chars)
    count = int(first.group()) if first else 0
    for i in places:
        found = re.match(r"\d+", chars[i:])
        if found and int(found.group()) == count + 1:
            count += 1
            yield i


def _merged(cut: list[Part]) -> list[Part]:
    """Where the first part is numbered, parts without a number go on with the part before."""
    if len(cut) < 2 or not mark_at(cut[0].chars):
        return cut
    out = [cut[0]]
    for part in cut[1:]:
        if mark_at(part.chars) or part.chars.startswith("——"):
            out.append(part)
        else:
            out[-1] = Part(part.cell, out[-1].lo, part.hi)
    return out


def values(cell: Passage, span: tuple[int, int], role: str) -> Iterator[Value]:
    """Cut a cell at its inner labels; what stands after a semicolon without a label has the column's role."""
    lo, hi = span
    labels = labels_in(cell.chars, lo, hi)
    if not labels:
        for at, own in segments(cell.chars, lo, hi, role):
            yield Value(cell, at, own)
        return
    if labels[0].start > lo + 1:
        yield Value(cell, (lo, labels[0].start), role)
    for n, label in enumerate(labels):
        end = labels[n + 1].start if n + 1 < len(labels) else hi
        stop = next((i for i in range(label.end, end) if cell.chars[i] in "；;"), end)
        yield Value(cell, (label.end, stop), label.role)
        if stop + 1 < end:
            yield Value(cell, (stop + 1, end), role)


def is_units(cell: Passage) -> bool:
    """Whether a cell holds a list of units (labels allowed) and nothing else."""
    text = cell.chars
    if not text or len(text) > 1200:
        return False
    if labels_in(text, 0, min(len(text), 12)):
        return True
    found = assignees(cell, 0, len(cell))
    units = sum(all_units(text, [a]) for a in found)
    return bool(found) and units * 2 > len(found) and not re.search("。.", text)


def is_deadline(cell: Passage) -> bool:
    """Whether a cell holds a deadline."""
    return bool(cell.chars) and len(cell) < 160 and bool(_DEADLINE.match(cell.chars)) and not is_measure(cell)


def is_measure(cell: Passage) -> bool:
    """Whether a cell holds measures: numbered text, or prose."""
    mark = mark_at(cell.chars)
    if mark and mark.form in ("arabic", "arabic-bracket", "han-bracket", "circle") and len(cell) > mark.length + 4:
        return not re.match(r"\d+月", cell.chars)
    return (
        len(cell) >= _MEASURE_MIN
        and bool(re.search("[，。；]", cell.chars))
        and not is_units(cell)
        and not _DEADLINE.match(cell.chars)
    )


def whole(row: tuple[Passage, ...]) -> Passage:
    """Join a row's cells."""
    return join([c for c in row if c.chars])
