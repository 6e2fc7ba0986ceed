"""Dates as Chinese documents print them: 2019年4月11日, 二〇一九年四月十一日, 2019-04-11."""

from __future__ import annotations

import datetime

from remit.graph.numerals import DIGITS, number
from remit.importers.text.patterns import late

_DIGIT = r"[0-9０-９]"
_ARABIC = late(rf"({_DIGIT}{{4}})年({_DIGIT}{{1,2}})月({_DIGIT}{{1,2}})日")
_DASHED = late(r"((?:19|20)\d\d)[-/.．]([01]?\d)[-/.．]([0-3]?\d)(?!\d)")
#: The same where nothing says that a date stands there: no figure or mark beside it.
_ALONE = r"(?<![\d.．-])(?:19|20)\d\d[.．][01]?\d[.．][0-3]?\d(?![\d.．-])"
_WRITTEN = late(r"([一二三四五六七八九零〇○OＯ0０]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
ANY = late(f"{_ARABIC.pattern}|{_WRITTEN.pattern}|{_ALONE}")
#: A date where a label says that one follows; with dashes too.
LABELLED = late(f"{ANY.pattern}|{_DASHED.pattern}")


def iso(text: str) -> str:
    """Give the first full date in ``text`` (no white space in it) as ISO 8601, or an empty text.

    >>> iso("二〇一九年四月十一日")
    '2019-04-11'
    """
    found = _ARABIC.search(text)
    if found:
        return _valid(*(int(g) for g in found.groups()))
    found = _WRITTEN.search(text)
    if found:
        year, month, day = found.groups()
        return _valid(int("".join(str(DIGITS[c]) for c in year)), number(month), number(day))
    found = _DASHED.search(text)
    return _valid(*(int(g) for g in found.groups())) if found else ""


def _valid(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
