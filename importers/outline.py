"""The path of headings above each block: 二 · (一) · 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from remit.importers.text.numbering import bullet, mark_at
from remit.importers.text.passage import Block, Passage, Table
from remit.importers.text.patterns import late

_HEADING_MAX = 45
_DATE = late(r"\d{4}年\d{1,2}月\d{1,2}日")


def outline(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give each block its path: a number of a form seen above closes that level and all below it."""
    stack: list[tuple[str, str, str]] = []
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, path=_path(stack), titles=_titles(stack))
            continue
        mark = mark_at(block.chars)
        if mark is None:
            if _restarts(block):
                stack.clear()
            yield replace(block, path=_path(stack), titles=_titles(stack), body=bullet(block.chars))
            continue
        level = next((n for n, (form, _, _) in enumerate(stack) if form == mark.form), len(stack))
        if mark.form in ("chapter", "han"):
            level = min(level, 0 if mark.form == "chapter" else len([s for s in stack if s[0] == "chapter"]))
        del stack[level:]
        title = _title(block, mark.length)
        stack.append((mark.form, mark.printed, title))
        heading = len(block) - mark.length <= _HEADING_MAX and not any(c in "。；;" for c in block.chars[:-1])
        yield replace(block, path=_path(stack), titles=_titles(stack), body=mark.length, heading=heading)


def _path(stack: list[tuple[str, str, str]]) -> tuple[str, ...]:
    return tuple(printed for _, printed, _ in stack)


def _titles(stack: list[tuple[str, str, str]]) -> tuple[str, ...]:
    return tuple(title for _, _, title in stack)


def _title(block: Passage, begin: int) -> str:
    """Give the heading's text, up to its first full stop."""
    text = block.chars[begin : begin + 80]
    for stop in "。：:;；":
        text = text.split(stop, 1)[0]
    return text


def _restarts(block: Passage) -> bool:
    """Whether a new part begins after an unnumbered paragraph: an attachment's label, the date of a signature."""
    return (block.chars.startswith("附件") and len(block) < 30) or bool(_DATE.fullmatch(block.chars))
