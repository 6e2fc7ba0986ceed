"""The name of a task: its wording, cut at a mark where that is long, with an ellipsis that says so; and back."""

from __future__ import annotations

import re

#: No more than this part of a name is given up for a mark to cut it at.
_GIVEN_UP = 0.4
#: A beginning of so many characters is a cut one, also where the rest was not found in the source.
_CUT = 60
_MARKS = "。；;，,、！!：:"
_OPENS, _CLOSES = "(（〔《“[", ")）〕》”]"
_ENDS = re.compile("[。；;！!.]$")
_ELLIPSIS = "…"


def name_of_task(subject: str, text: str) -> str:
    """Give the name of a task whose wording begins with ``subject``; ``text`` is the whole where that is longer.

    >>> name_of_task("1修建河堤。", "")
    '1修建河堤。'
    >>> name_of_task("1修建河堤,整治河道,清理", "1修建河堤,整治河道,清理淤泥。")
    '1修建河堤,整治河道…'
    """
    if not text and (len(subject) <= _CUT or _ENDS.search(subject)):
        return subject
    least = int(len(subject) * (1 - _GIVEN_UP))
    held = subject[: _unclosed(subject)]
    last = max(held.rfind(mark) for mark in _MARKS)
    shortest = held if len(held) >= least else subject
    return (subject[:last] if last >= least else shortest).rstrip(_MARKS) + _ELLIPSIS


def uncut(text: str) -> str:
    """Give what of a text to look for in wordings: a cut name without its ellipsis, which no wording holds.

    >>> uncut("1修建河堤,整治河道…")
    '1修建河堤,整治河道'
    """
    return text.rstrip(_ELLIPSIS) or text


def _unclosed(text: str) -> int:
    """Give where a bracket or quotation opens that the text does not close; its length where none does."""
    opened = []
    for at, char in enumerate(text):
        if char in _OPENS:
            opened.append(at)
        elif char in _CLOSES and opened:
            opened.pop()
    return opened[0] if opened else len(text)
