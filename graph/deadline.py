"""Deadlines as printed (完成时限) and the last day or month that they name."""

from __future__ import annotations

import re

_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:份)?(?:(\d{1,2})日|底|末|中旬|上旬|下旬|前|之前)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def year_of(document: str, date: str) -> str:
    """Give the year that a deadline without one is of: the document number's, else its date's."""
    found = _YEAR.search(document)
    return found.group() if found else date[:4]


def iso_due(text: str, year: str) -> str:
    """Give the last date or month a deadline names, as ISO; empty where it names none (全年, 持续推进).

    >>> iso_due("6月底前", "2019")
    '2019-06'
    """
    last = ""
    for found in _MONTH.finditer(text or ""):
        y = found[1] or year
        if y and 1 <= int(found[2]) <= 12:
            last = f"{y}-{int(found[2]):02d}" + (f"-{int(found[3]):02d}" if found[3] else "")
    return last
