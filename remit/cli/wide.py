"""Text in columns where Chinese characters take two."""

from __future__ import annotations

import re
import unicodedata

#: What a terminal would obey instead of showing it: control characters and changes of direction.
_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"\s+|[\x21-\x7e]{1,24}|.", re.DOTALL)
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


def breaks(text: str, columns: int) -> list[int]:
    """Give the places where lines of at most so many columns begin, at a blank or between Chinese characters."""
    out, taken, last, before = [], 0, 0, 0
    for word in _WORD.finditer(text):
        size = width(word.group())
        if taken + size > columns and text[last : word.start()].strip():
            closing = word.group()[0] in _CLOSING and before > last  # takes the character before it along
            last = before if closing else word.start()
            taken = width(text[last : word.start()])
            if word.group().isspace():
                last, size = word.end(), 0
            out.append(last)
        taken += size
        before = word.start()
    return out


def fold(text: str, columns: int) -> list[str]:
    """Give the lines of ``text``, each of at most so many columns."""
    places = [0, *breaks(text, columns), len(text)]
    lines = [text[a:b].rstrip() for a, b in zip(places, places[1:], strict=False)]
    return [line for line in lines if line.strip()]
