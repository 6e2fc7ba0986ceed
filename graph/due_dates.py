"""The dates that the wording of a deadline names: 9月30日前, 九月底, 2024-08-31, 第三季度, 上半年, 年内, 2025年."""

from __future__ import annotations

import calendar
import functools
import re
import unicodedata
from dataclasses import dataclass, replace

from remit.graph.numerals import DIGITS, number
from remit.ontology.words import words

_COUNT = "[0-9一二三四五六七八九十]"
_TO = "[-—–―~～至到]+"
_NEAR = 5
_YEAR_END = "年?年[底末终内]|年度[底末内]"
#: A month and a day with a point between, where the whole wording is one (8.31前).
_POINTED = re.compile(r"(1[0-2]|0?[1-9])\.([12]\d|3[01]|0?[1-9])(?:日|日?之?前)")

#: The time of day behind a date (2024-06-30 00:00:00, 6月30日18:00前), as spreadsheets write it.
_CLOCK = re.compile(r"([-/.]\d{1,2}(?=[\sT])|日)(?:\s*|T)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)")
#: The year of a date in a bracket behind it (9月30日前(2025年)).
_YEAR_BEHIND = re.compile(r"(?:[之以]?前|完成)*\(((?:19|20)\d\d)(?:年度?)?\)")

_BEFORE = "before a month may mean without it"


@dataclass(frozen=True, slots=True)
class Named:
    """A date in a wording, from ``start`` to ``end``: the last day or month that it allows, as ISO.

    ``date`` is empty where no year is known. ``given`` says that the wording itself tells the year; ``doubt`` why the
    date is not sure.
    """

    start: int
    end: int
    date: str
    given: bool
    doubt: str = ""


@functools.cache
def _pattern() -> re.Pattern[str]:
    """The forms of a date, the longer before the shorter; a year may stand alone and tell that of the next."""
    data = words("deadlines")
    told = "|".join(w for kind in data["year"].values() for w in kind)
    stretch = "|".join(sorted(data["stretch"], key=lambda w: (-len(w), w)))
    quarter = rf"第?(?:[一二三四1-4](?:{_TO}|、))?[一二三四1-4]季度|Q[1-4](?!\d)"
    month = rf"(?:(?P<from>{_COUNT}{{1,3}})(?P<mark>{_TO}|、))?(?P<month>{_COUNT}{{1,3}}|元)月份?"
    day = rf"(?P<day>{_COUNT}{{1,3}})(?:{_TO}(?P<to>{_COUNT}{{1,3}}))?[日号]"
    return re.compile(
        rf"(?P<whole>(?<!\d)(?:19|20)\d\d(?P<dash>[-/.])(?P<m>\d{{1,2}})(?:(?P=dash)(?P<d>\d{{1,2}}))?(?![\d万亿%个米公])[月日]?)"
        rf"|(?P<plain>(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
        rf"|(?P<year>(?<!\d)(?:(?:19|20)\d\d年?{_TO})?(?P<digits>(?:19|20)\d\d)(?:年度?|(?={stretch}|{quarter}))"
        rf"|(?P<han>二[〇零○O][〇零○O一二三四五六七八九]{{2}})年度?"
        rf"|(?<!\d)(?P<short>\d\d)年(?=年?[底末终内]|{_COUNT}{{1,2}}月|{stretch}|{quarter}))(?P<close>{_YEAR_END}|[底末终内])?"
        rf"|(?P<told>{told})(?:年?度)?(?P<closing>年?[底末终内])?"
        rf"|(?P<end>(?<![一二三四五六七八九十两几半数多每近学\d])(?<![一二三四五六七八九十\d]年)(?:{_YEAR_END}))"
        rf"|(?P<stretch>{stretch})度?(?:[底末内])?(?P<beforestretch>之?前)?"
        rf"|(?P<quarter>(?<!每)(?:{quarter}))(?![一1]次)(?:[底末内])?(?P<beforequarter>之?前)?"
        rf"|(?P<monthly>(?<![\d一二三四五六七八九十每逐])(?:{month})(?![一1][报调次])"
        rf"(?:{day}|(?P<third>[上中下]+旬|[上下]半月)|(?P<open>[初中]|第[一二三四]周)|[底末内]|(?P<before>之?前|以前))?)"
        rf"|(?P<daily>(?<=[-—–―~～至到])(?P<alone>{_COUNT}{{1,3}})[日号])"
    )  # fmt: skip


def folded(text: str) -> str:
    """Give a wording with half-width digits and marks, without white space and without the time of a day."""
    return "".join(_CLOCK.sub(r"\1", unicodedata.normalize("NFKC", text)).split())


def dates(text: str, year: str) -> list[Named]:
    """Give the dates that ``text`` (folded) names, in order; ``year`` is that of one which tells none.

    The year of a date holds for those behind it too, where they are later. The beginning of a range stands as a date of
    its own.
    """
    found: list[Named] = []
    carried, told, opened, stop, bracket = year, "", 0, -1, 0
    if m := _POINTED.fullmatch(text):
        named = _day(m, 0, year, int(m[1]), int(m[2]), given=False)
        return [named] if named else []
    for m in _pattern().finditer(text):
        if m.start() < bracket:
            continue
        beside = m.start() == stop  # the year stands right before it
        at, current, given = (opened, told, True) if beside else (m.start(), carried, False)
        if m["year"] or m["told"]:
            told, opened, stop = _year(m, year, carried), m.start(), m.end()
            named = _of_year(m, text, told)
        elif m["daily"]:
            named = _until(m, found[-1]) if found else None
        else:
            behind = None if given else _YEAR_BEHIND.match(text, m.end())
            if behind:
                current, given, bracket = behind[1], True, behind.end()
            named = _named(m, at, current, given)
        if named is None:
            continue
        elsewhere = not named.given and told > current != ""  # a later year stands by itself before it (2025年春节前)
        if elsewhere or (
            not named.given and carried != year and named.date < max(n.date for n in found)[: len(named.date)]
        ):
            named = replace(named, date="", doubt="its year may be one of two")
        found.append(named)
        carried = named.date[:4] if named.given and named.date else carried
    return found


def _named(m: re.Match[str], at: int, year: str, given: bool) -> Named | None:
    """Give the date of a wording that holds a month, or a stretch of the year; ``year`` where it tells none."""
    if m["whole"]:
        return _day(m, at, m[0][:4], int(m["m"]), int(m["d"] or 0), given=True)
    if m["plain"]:
        return _day(m, at, m[0][:4], int(m[0][4:6]), int(m[0][6:]), given=True)
    if m["end"]:
        return _closed(m, at, year, 12, given=given)
    if m["stretch"]:
        month = words("deadlines")["stretch"][m["stretch"]]
        return _closed(m, at, year, month, given=given, doubt=_BEFORE if m["beforestretch"] else "")
    if m["quarter"]:
        last = number(next(c for c in reversed(m["quarter"]) if c in "一二三四1234"))
        return _closed(m, at, year, last * 3, given=given, doubt=_BEFORE if m["beforequarter"] else "")
    return _monthly(m, at, year, given)


def _of_year(m: re.Match[str], text: str, year: str) -> Named | None:
    """Give the end of a year, where a wording means that; none where the year is that of the date behind it."""
    if m["close"] or m["closing"] or _bare(text, m.end()):
        return _closed(m, m.start(), year, 12, given=True)
    if re.match("[之以]?前", text[m.end() :]):
        return Named(m.start(), m.end(), "", given=True, doubt="before a year may mean without it")
    return None


def _until(m: re.Match[str], begun: Named) -> Named | None:
    """Give the day that a range within a month ends on (8月1日至31日)."""
    if not begun.date or begun.end + 3 <= m.start():
        return None
    return _day(m, m.start(), begun.date[:4], int(begun.date[5:7]), number(m["alone"]), given=begun.given)


def _year(m: re.Match[str], year: str, current: str) -> str:
    """Give the year that a wording tells: in digits, in Chinese, by its last two digits, or from another."""
    if m["digits"]:
        return m["digits"]
    if m["han"]:
        return "".join(str(DIGITS[c]) for c in m["han"])
    if m["short"]:
        full = f"20{m['short']}"
        return full if year and abs(int(full) - int(year)) <= _NEAR else ""
    kinds = words("deadlines")["year"]
    if m["told"] in kinds["this"] or not year:
        return year
    return str(int((year if m["told"] in kinds["next"] else current) or year) + 1)


def _bare(text: str, end: int) -> bool:
    """Whether a year that nothing follows is the date itself (2025年完成), not of what follows (2025年春节前)."""
    finish = "|".join(words("deadlines")["words"]["finish"])
    return re.match(rf"$|[,;。、)(]|{_TO}|起|推进|实施|{finish}", text[end:]) is not None


def _closed(m: re.Match[str], at: int, year: str, month: int, *, given: bool, doubt: str = "") -> Named:
    return Named(at, m.end(), f"{year}-{month:02d}" if year else "", given, doubt)


def _monthly(m: re.Match[str], at: int, year: str, given: bool) -> Named | None:
    month = number(m["month"])
    if m["from"] and m["mark"] != "、" and number(m["from"]) > month:
        return Named(at, m.end(), "", given, "the months are in no order")
    if m["open"]:
        return Named(at, m.end(), "", given, "the beginning or middle of a month is no day")
    if m["third"]:
        return _day(m, at, year, month, _third(m["third"]), given=given)
    day = number(m["to"] or m["day"]) if m["day"] else 0
    if m["day"] and not day:
        return None
    named = _day(m, at, year, month, day, given=given)
    if named and m["before"]:
        return Named(named.start, named.end, named.date, given, _BEFORE)
    return named


def _third(text: str) -> int:
    """Give the day that a third or half of a month ends on; 0 where that is the month's last."""
    ends: dict[str, int] = words("deadlines")["third"]
    return next((day for part, day in ends.items() if text.endswith(part)), 0)


def _day(m: re.Match[str], at: int, year: str, month: int, day: int, *, given: bool) -> Named | None:
    """Give a month, or a day that the calendar has; nothing where it has not."""
    if not 1 <= month <= 12 or (year and day > calendar.monthrange(int(year), month)[1]):
        return None
    return Named(at, m.end(), f"{year}-{month:02d}" + (f"-{day:02d}" if day else "") if year else "", given)
