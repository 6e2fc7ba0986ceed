"""The whole wording of tasks: the subject of a fact holds its beginning alone, the rest stands behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.table_cells import parts
from remit.importers.text.passage import Passage, Table

#: A shorter subject is not cut; so much of a subject's end is looked for in the source.
_CUT, _SOUGHT = 60, 30
#: A task stands no further from the words that say who does it.
_NEAR = 20_000
_OPENS = "(（[【〔"


def with_texts(document: Document, finds: Sequence[Fact | SetAside]) -> list[Fact | SetAside]:
    """Give the finds with the whole wording of each task whose subject is cut."""
    cut = [f for f in finds if isinstance(f, Fact) and f.kind == "task" and len(f.subject) >= _CUT]
    if not cut:
        return list(finds)
    passages = sorted(_passages(document), key=lambda p: p[0].start(0))
    starts = [passage.start(0) for passage, _ in passages]
    texts: dict[str, str] = {}
    for fact in cut:
        if fact.subject not in texts:
            lo, hi = bisect_left(starts, fact.start - _NEAR), bisect_left(starts, fact.start + _NEAR)
            texts[fact.subject] = _whole(passages[lo:hi], fact)
    return [
        replace(f, text=texts[f.subject]) if isinstance(f, Fact) and f.kind == "task" and f.subject in texts else f
        for f in finds
    ]


def _passages(document: Document) -> Iterator[tuple[Passage, bool]]:
    """Give each paragraph and each cell, and whether it is a cell."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((cell, True) for row in block.rows for cell in row if len(cell) >= _SOUGHT)
        elif len(block) >= _SOUGHT:
            yield block, False


def _whole(passages: Sequence[tuple[Passage, bool]], fact: Fact) -> str:
    """Give a subject with what follows its end, where that stands nearest to the fact; empty where nothing does."""
    sought = fact.subject[-_SOUGHT:]
    found = [
        (abs(passage.start(at) - fact.start), passage, in_table, at + len(sought))
        for passage, in_table in passages
        if (at := passage.chars.find(sought)) >= 0
    ]
    if not found:
        return ""
    _, passage, in_table, end = min(found, key=lambda f: f[0])
    stop = _end_of_part(passage, end) if in_table else _end_of_task(passage, end, fact)
    return fact.subject + passage.chars[end:stop] if stop > end else ""


def _end_of_part(cell: Passage, at: int) -> int:
    """Give where the measure ends that holds ``at``: a cell may hold several."""
    return next((part.hi for part in parts(cell) if part.lo < at <= part.hi), len(cell))


def _end_of_task(paragraph: Passage, at: int, fact: Fact) -> int:
    """Give where a task ends in a paragraph: before the bracket that says who does it, else with the paragraph."""
    for i in range(at, len(paragraph)):
        if paragraph.offsets[i] == fact.clause_start and paragraph.chars[i] in _OPENS:
            return i
    return len(paragraph)
