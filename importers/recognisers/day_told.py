"""The day of a report (今(26)日; 18日,…; 十四日,…) with the month and year that the page gives elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from remit.graph.numerals import number
from remit.importers.text.dates import ANY, iso
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late

_NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
#: A day told without its year, at the head of a clause or with the month before it.
_DAY = late(
    rf"(?:今(?:天|日)?[(（](?P<today>\d{{1,2}})日?[)）]|(?:^|(?<=[，。；、,;:：）)]))(?:(?P<month>{_NUMERAL})月)?(?P<day>{_NUMERAL})日)"
    "(?![至到—-])"
)
#: The date that a page gives itself.
_STAMP = late(r"(?:发布|发表|更新)?(?:时间|日期)[:：](?P<date>(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)")
#: A report tells its day in so many paragraphs.
_HEAD = 12


def day_told(passages: Sequence[Passage]) -> str:
    """Give the one full date of a text whose day it tells as that of its news, as ISO 8601; else an empty text."""
    told = {day for passage in passages[:_HEAD] for day in _days(passage.chars)}
    dates = {date for date in _dates(passages) if (None, date[8:]) in told or (date[5:7], date[8:]) in told}
    return dates.pop() if len(dates) == 1 else ""


def _days(chars: str) -> Iterable[tuple[str | None, str]]:
    """Give the days told without their year: the month, where it is told, and the day, two digits each."""
    for found in _DAY.finditer(chars):
        month = f"{number(found['month']):02}" if found["month"] else None
        yield month, f"{number(found['today'] or found['day']):02}"


def _dates(passages: Sequence[Passage]) -> Iterable[str]:
    """Give the full dates of a text but those in the titles of other documents."""
    for passage in passages:
        chars = passage.chars
        if stamp := _STAMP.search(chars):
            yield iso(stamp["date"].replace("年", "-").replace("月", "-").rstrip("日"))
        for found in ANY.finditer(chars):
            if chars.rfind("《", 0, found.start()) <= chars.rfind("》", 0, found.start()):
                yield iso(found.group())
