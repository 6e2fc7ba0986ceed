"""Every cue of responsibility in a source, and what became of it."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.passage import Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.ontology.words import words

_EDGE = 24
_HEADER_MAX = 14
_QUOTED = late(r"《[^《》]{0,120}》")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its word, where it stands, and its ``state``: ``fact``, ``aside`` (with a reason) or ``review``."""

    cue: str
    wording: str
    line: int
    start: int
    end: int
    state: str
    reason: str
    context: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All cues of a source in order, and how many facts were read besides document data."""

    cues: tuple[Cue, ...]
    facts: int

    @property
    def review(self) -> tuple[Cue, ...]:
        """The cues that nothing explains: the review queue."""
        return tuple(c for c in self.cues if c.state == "review")

    def counts(self) -> Counter[tuple[str, str, str]]:
        """Count the cues by (cue, state, reason)."""
        return Counter((c.cue, c.state, c.reason) for c in self.cues)

    @property
    def understood(self) -> bool:
        """Whether the layout was read: a source with cues and no fact was not."""
        return not self.cues or self.facts > 0


@functools.cache
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Give one pattern of all cues, and the cue that each of its groups stands for.

    The group stands empty behind its alternative, which so begins with a character that the engine can look for.
    """
    cues = [(c["id"], pattern) for c in words("cues")["cue"] for pattern in c["pattern"]]
    return re.compile("|".join(f"{pattern}()" for _, pattern in cues)), tuple(name for name, _ in cues)


@functools.cache
def _asides(cue: str) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str] | None, str], ...]:
    return tuple(
        (
            re.compile(a["before"] + "$") if "before" in a else None,
            re.compile(a["after"]) if "after" in a else None,
            a["reason"],
        )
        for a in words("cues")["aside"]
        if a["cue"] == cue
    )


def account(document: Document, finds: Sequence[Fact | SetAside]) -> Iterator[Cue]:
    """Account for each cue of one document against what its recognisers found."""
    facts = _Spans((f.clause_start, f.clause_end, "") for f in finds if isinstance(f, Fact) and f.kind != "document")
    doubts = _Spans((f.clause_start, f.clause_end, f.note) for f in finds if isinstance(f, Fact) and not f.certain)
    asides = _Spans((s.start, s.end, s.reason) for s in finds if isinstance(s, SetAside))
    title = document.title
    heading = (title.offsets[0], title.offsets[-1]) if title else (-1, -2)
    for passage, header in _texts(document):
        quoted = [m.span() for m in _QUOTED.finditer(passage.chars)] if "《" in passage.chars else []
        for cue, lo, hi in _cues(passage.chars):
            start, end = passage.start(lo), passage.end(hi)
            state, reason = _state(passage, lo, hi, cue, header, quoted)
            if heading[0] <= start <= heading[1]:
                state, reason = "aside", "title-of-the-document"
            if (found := asides.at(start, end)) is not None:
                state, reason = "aside", found
            if facts.at(start, end) is not None:
                doubt = doubts.at(start, end)
                state, reason = "fact", doubt or ""
            context = passage.chars[max(0, lo - 30) : hi + 30]
            yield Cue(cue, passage.chars[lo:hi], document.source.line_of(start), start, end, state, reason, context)


def _texts(document: Document) -> Iterator[tuple[Passage, bool]]:
    """Give each paragraph and table cell, and whether it is a column's or row's label."""
    merged: set[int] = set()
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                label = all(len(c) <= _HEADER_MAX for c in row)
                for cell in row:
                    if cell.chars and id(cell) not in merged:  # a merged cell stands in several places, and counts once
                        merged.add(id(cell))
                        yield cell, label or len(cell) <= 8
        else:
            yield block, False


def _cues(chars: str) -> Iterator[tuple[str, int, int]]:
    pattern, names = _pattern()
    for found in pattern.finditer(chars):
        yield names[(found.lastindex or 1) - 1], *found.span()


def _state(
    passage: Passage, lo: int, hi: int, cue: str, header: bool, quoted: list[tuple[int, int]]
) -> tuple[str, str]:
    """Say what a cue without a fact is by the words around it."""
    if header:
        return "aside", "label-of-a-table"
    if any(a <= lo < b for a, b in quoted):
        return "aside", "title-of-another-document"
    bare = passage.heading or (len(passage) <= 30 and not re.search("[。；，：:]", passage.chars))
    if bare and not _names_somebody(passage):
        return "aside", "heading"
    before, after = passage.chars[max(0, lo - _EDGE) : lo], passage.chars[hi : hi + _EDGE]
    for left, right, reason in _asides(cue):
        if (left is None or left.search(before)) and (right is None or right.match(after)):
            return "aside", reason
    return "review", ""


def _names_somebody(line: Passage) -> bool:
    """Whether a line without a mark holds a person's name between its blanks: then it is no heading."""
    cells = [line.chars[a:b] for a, b in line.pieces(line.body, len(line), " \t")]
    return len(cells) > 1 and any(is_name(cell) for cell in cells)


class _Spans:
    """Spans with a label, asked by place."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [s[0] for s in self._spans]
        self._longest = max((b - a for a, b, _ in self._spans), default=0)

    def at(self, start: int, end: int) -> str | None:
        """Give the label of a span that covers ``start`` to ``end``; None where none does."""
        i = bisect.bisect_right(self._starts, start) - 1
        while i >= 0 and self._starts[i] >= start - self._longest:
            if self._spans[i][1] >= end:
                return self._spans[i][2]
            i -= 1
        return None
