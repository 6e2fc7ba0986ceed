"""A run of text with its white space taken out, each character tied to its place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: What stood before a character, in ``Passage.gaps``.
NONE, SPACE, TAB, BREAK, TAG = "\0", " ", "\t", "\n", "|"


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph, heading or table cell.

    ``chars`` has no white space, so that patterns need not allow for it. ``offsets[i]`` is the place of
    ``chars[i]`` in the source text. ``gaps[i]`` says what was taken out before ``chars[i]``: ``NONE``,
    ``SPACE`` (blanks), ``TAB``, ``BREAK`` (line or page break) or ``TAG`` (an HTML tag, a cell border).
    ``path`` holds the printed numbers of the headings above and of the passage itself, outermost first
    (``("二", "(一)", "1.")``); ``titles`` the texts of the same headings; ``body`` is the index at which
    the text after the passage's own number begins.
    """

    chars: str
    offsets: Sequence[int]
    gaps: str
    path: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    body: int = 0
    heading: bool = False

    def __len__(self) -> int:
        return len(self.chars)

    def __str__(self) -> str:
        return self.chars

    def part(self, lo: int, hi: int) -> Passage:
        """Cut out the characters ``lo`` to ``hi`` as a passage of its own."""
        return Passage(self.chars[lo:hi], self.offsets[lo:hi], self.gaps[lo:hi], self.path, self.titles)

    def start(self, lo: int) -> int:
        """Give the source offset of the character ``lo``."""
        return self.offsets[lo]

    def end(self, hi: int) -> int:
        """Give the source offset just after the character before ``hi``."""
        return self.offsets[hi - 1] + 1

    def gap(self, i: int) -> str:
        """Say what white space stood before the character ``i`` (``NONE`` at either end)."""
        return self.gaps[i] if 0 < i < len(self.gaps) else NONE

    def pieces(self, lo: int, hi: int, kinds: str) -> Iterator[tuple[int, int]]:
        """Cut ``lo`` to ``hi`` wherever a gap of one of ``kinds`` stands; empty pieces are left out."""
        begin = lo
        for i in range(lo + 1, hi):
            if self.gaps[i] in kinds:
                yield begin, i
                begin = i
        if begin < hi:
            yield begin, hi


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of cells as printed; a cell may be empty. ``path`` and ``titles`` are those of the headings above."""

    rows: tuple[tuple[Passage, ...], ...]
    path: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


Block = Passage | Table


def join(parts: Sequence[Passage], gap: str = BREAK) -> Passage:
    """Join passages that stand one after another in the source; ``gap`` is what stood between them.

    One character of it stands for every place, else there is one for each (before the second passage, the third, …).
    """
    each = [gap[0], *(gap * (len(parts) - 1) if len(gap) == 1 else gap)]
    kept, each = [p for p in parts if p.chars], [g for p, g in zip(parts, each, strict=True) if p.chars]
    if len(kept) == 1:
        return kept[0]
    offsets = [o for p in kept for o in p.offsets]
    gaps = "".join(g + p.gaps[1:] if n else p.gaps for n, (g, p) in enumerate(zip(each, kept, strict=True)))
    first = kept[0] if kept else Passage("", [], "")
    return Passage("".join(p.chars for p in kept), offsets, gaps, first.path, first.titles, first.body, first.heading)
