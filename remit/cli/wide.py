"""Text in columns where Chinese characters take two."""

from __future__ import annotations

import re
import unicodedata

#: What a terminal would obey instead of showing it: control characters and changes of direction.
_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"\s+|[\x21-\x7e]+|.", re.DOTALL)
#: Marks that no line begins with.
_CLOSING = "，。、；：？！）》”’】〕」』…,.;:?!)"


def clean(text: str) -> str:
    """Give text out of a document so that a terminal shows it and obeys nothing in it."""
    return _ORDERS.sub("�", text)


def width(text: str) -> int:
    """Give the number of columns that ``text`` takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """Fill ``text`` up with blanks."""
    return text + " " * (columns - width(text))


def fit(text: str, columns: int) -> str:
    """Give ``text`` in exactly so many columns, shortened with an ellipsis where it is longer."""
    while width(text) > columns:
        text = text[:-2] + "…"
    return pad(text, columns)


def fold(text: str, columns: int) -> list[str]:
    """Give lines of at most so many columns; a line breaks at a blank or between Chinese characters."""
    lines, line, taken = [], "", 0
    for word in _WORD.findall(text):
        size = width(word)
        if taken + size > columns and line.strip() and word[0] not in _CLOSING:
            lines.append(line.rstrip())
            line, taken = "", 0
            word = word.lstrip()
            size = width(word)
        line += word
        taken += size
    return [*lines, line.rstrip()] if line.strip() else lines
