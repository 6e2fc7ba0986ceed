"""Radicals that stand for characters: some programs write ⻘ and ⼯ into a PDF where the page shows 青 and 工."""

from __future__ import annotations

import functools
import unicodedata

from remit.ontology.words import words


@functools.cache
def _table() -> dict[int, str]:
    kangxi = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
    compatible = {c: unicodedata.normalize("NFC", chr(c)) for c in range(0xF900, 0xFAFF)}
    return kangxi | compatible | {ord(k): v for k, v in words("radicals")["character"].items()}


def characters(text: str) -> str:
    """Give ``text`` with the characters that the page shows, each at its place.

    >>> characters("⻘⽲县⼈⺠政府")
    '青禾县人民政府'
    """
    return text.translate(_table())
