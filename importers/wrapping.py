"""Lines that a printer or scanner broke at one width (硬换行): how wide the page is, and how paragraphs begin."""

from __future__ import annotations

import collections
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from remit.importers.text.passage import SPACE, Passage
from remit.importers.text.post_words import is_post

_STOPS = "。；;：:！!？?"
#: Lines below this width are a list's, not a page's.
_NARROW = 20
#: So many lines of one width, a character more or less, show that a page was wrapped at it.
_LINES = 6
#: No page is wider; where one line in so many is, the text was not wrapped.
_WIDEST, _FEW = 90, 20
#: An indent of a paragraph's first line, in characters.
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width at which a text was wrapped (0: it was not), its measure, and whether paragraphs are indented."""

    width: int
    measure: Callable[[Passage], int]
    indented: bool

    def full(self, line: Passage) -> bool:
        """Whether a line goes up to the edge of the page, so that its sentence may go on below."""
        return bool(self.width) and abs(self.measure(line) - self.width) <= 1

    def to_the_edge(self, line: Passage) -> bool:
        """Whether a line has no room left at all, so that its stop need not end the paragraph."""
        return bool(self.width) and 0 <= self.measure(line) - self.width <= 1


def _characters(line: Passage) -> int:
    return line.end(len(line)) - line.start(0) + (_INDENT if line.gaps[0] == SPACE else 0)


def _columns(line: Passage) -> int:
    """Give the room a line takes, half-width characters counted half."""
    return _characters(line) - len(line.chars.encode("ascii", "ignore")) // 2


def wrapping(lines: Sequence[Passage]) -> Wrapping:
    """Find the width at which ``lines`` were wrapped: that of many, passed by next to none, amid sentences."""
    if sum(len(line) > _WIDEST for line in lines) * _FEW > len(lines):
        return Wrapping(0, _characters, indented=False)
    found = [(_peak(lines, measure), measure) for measure in (_characters, _columns)]
    (count, width), measure = max(found, key=lambda f: f[0][0])
    if not count:
        return Wrapping(0, _characters, indented=False)
    wrapped = Wrapping(width, measure, indented=False)
    first = [n for n, line in enumerate(lines) if line.gaps[0] == SPACE]
    below = sum(n == 0 or not wrapped.full(lines[n - 1]) or lines[n - 1].chars[-1] in _STOPS for n in first)
    indented = len(first) >= _LINES - 1 and below * 5 >= len(first) * 4 and len(first) * 2 < len(lines)
    return Wrapping(width, measure, indented)


def _peak(lines: Sequence[Passage], measure: Callable[[Passage], int]) -> tuple[int, int]:
    """Give how many lines have the commonest width, and that width; nothing where that shows no wrapping."""
    widths = [measure(line) for line in lines]
    common = collections.Counter(w for w in widths if w >= _NARROW).most_common(1)
    if not common:
        return 0, 0
    width = common[0][0]
    full = [line for line, w in zip(lines, widths, strict=True) if abs(w - width) <= 1]
    longer = sum(w > width + 1 for w in widths)
    if len(full) < _LINES or longer * 20 > len(lines):
        return 0, 0
    stopped = sum(line.chars[-1] in _STOPS for line in full)
    shown = stopped * 4 <= len(full) and sum(is_post(line.chars) for line in full) * 3 <= len(full)
    return (len(full), width) if shown else (0, 0)
