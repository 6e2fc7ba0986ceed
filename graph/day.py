"""A day as a person types it: a date, or a month or a year, which stands for its last day."""

from __future__ import annotations

import calendar
import datetime

from remit.graph.trouble import Trouble


def day(text: str) -> str:
    """Give a date as YYYY-MM-DD; a month or a year stands for its last day.

    Raises:
        Trouble: the text is no date.
    """
    try:
        text.encode("ascii")
        if len(text) == 4:
            return datetime.date(int(text), 12, 31).isoformat()
        if len(text) == 7:
            year, month = (int(part) for part in text.split("-"))
            return datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()
        return datetime.date.fromisoformat(text).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        raise Trouble(f"{text} is no date; write it as 2019-04-30, 2019-04 or 2019.") from None
