"""Deadlines as printed (完成时限): the last day or month that each allows, what it is that names none, and doubts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.graph.due_dates import Named, dates, folded
from remit.graph.names import core_of, is_collective, is_unit, sort_of
from remit.ontology.words import words

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)")
_HEADED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年?[-—–―至到]+((?:19|20)\d\d))?年")
_NUMBER = re.compile("[〔\\[［(（][^〕\\]］)）]{0,8}[〕\\]］)）]\\d+号")
_CITED = re.compile("《[^》]*》|〔[^〕]*〕")
#: The year of a month or day, in the bracket behind it (6月底前(2025年完成)).
_YEAR_BEHIND = re.compile(r"(?<![年\d])(?P<when>\d{1,2}月[^,;。、()]{0,6})\((?P<year>(?:19|20)\d\d年)(?:完成)?\)")
_RANGE = re.compile("(?:起|开始)?[-—–―~～至到]+")
#: What stands behind a date and is part of it, and what joined cells of a table leave between two.
_BESIDE = re.compile("(?:[之以]?前|左右|期间|完成)*")
_CLAUSE = re.compile("[,;。、:()\n]")
_CLAUSES = re.compile("[,;。:()\n]")
#: Levels of places by the last character of their names.
_PLACE_LEVELS = {
    "省": "省",
    "市": "市",
    "区": "区",
    "县": "区",
    "旗": "区",
    "州": "市",
    "盟": "市",
    "镇": "镇",
    "乡": "镇",
}
#: Bodies of a place that are of its level: a firm in it may be anyone's.
_OWN_SORTS = frozenset({"department", "party", "congress", "conference", "court", "government"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a deadline says: ``date`` is the last day or month that it allows, as ISO, empty where it names none.

    ``kind`` is ``dated``, ``all-year`` (全年), ``standing`` (no fixed date: 长期坚持), ``start`` (only a start:
    6月启动), ``unread`` (a wording without a date that can be told), or empty where nothing is printed. ``doubt``
    says why the date is not sure, or why there is none.
    """

    date: str = ""
    kind: str = ""
    doubt: str = ""


@functools.lru_cache(maxsize=1_024)
def year_of(document: str, date: str, title: str = "") -> str:
    """Give the year that a deadline without one is of: the document's, or the one after it that its heading names.

    Empty where the heading names several years (2024—2026年行动方案), for any of them may be meant.
    """
    number = _YEAR.search(document)
    issued = date[:4] or (number.group() if number else "")
    feasts = tuple(words("deadlines")["words"]["feast"])
    heading = _NUMBER.sub("", title)
    named = {m[1] for m in _HEADED.finditer(heading) if not heading[m.end() :].startswith(feasts)}
    named |= {m[2] for m in _HEADED.finditer(heading) if m[2]}
    ahead = {y for y in named if y > issued}
    if not ahead:
        return issued
    if len(named) > 1:
        return ""
    only = ahead.pop()
    return only if not issued or int(only) == int(issued) + 1 else issued


@functools.lru_cache(maxsize=16_384)
def read(text: str, year: str, body: str = "") -> Deadline:
    """Read a deadline as printed; ``year`` is that of one which tells none, ``body`` the id of who is to meet it.

    Of several stages the last counts, of parts for several bodies the one that names the level of ``body``.

    >>> read("6月底前", "2019").date
    '2019-06'
    """
    said = _CITED.sub(lambda m: "□" * len(m[0]), folded(text))
    said = _YEAR_BEHIND.sub(r"\g<year>\g<when>", said)
    if not said:
        return Deadline()
    found = [n for n in dates(said, year) if not _passing(said, n)]
    if not found:
        return Deadline(kind=_undated(said))
    starts, ends, doubt = _stages(said, found)
    if not ends:
        only = [n.doubt for n in starts if n.doubt and not n.date]
        return Deadline(kind="start" if starts else _undated(said), doubt=doubt or "; ".join(only))
    return _last(said, starts, ends, doubt, body)


def _last(said: str, starts: Sequence[Named], ends: Sequence[Named], doubt: str, body: str) -> Deadline:
    """Give the last of several ends; none where that cannot be told."""
    kept, whose = _of_body(said, ends, body)
    open_ = next((n for n in kept if not n.date), None)
    if open_ is not None:
        doubt = doubt or open_.doubt or "no year is known for it"
    last = max((n.date for n in kept), default="")
    late = [
        n for n in starts if n.date and last and n.date[: len(last)] > last[: len(n.date)] and not _in_force(said, n)
    ]
    doubt = doubt or whose or ("a stage begins after the last one ends" if late else "")
    if doubt:
        return Deadline(kind="unread", doubt=doubt)
    unsure = next((n.doubt for n in kept if n.date == last and n.doubt), "")
    all_year = all(said[n.start : n.end].endswith("全年") for n in kept)
    return Deadline(last, "all-year" if all_year else "dated", unsure)


def _in_force(said: str, named: Named) -> bool:
    """Whether what begins on a date only holds from then on (10月1日起施行): no stage of the work."""
    return (
        re.match(f"[^,;。]{{0,4}}(?:{'|'.join(words('deadlines')['words']['force'])})", said[named.end :]) is not None
    )


def _undated(said: str) -> str:
    return "standing" if any(w in said for w in words("deadlines")["words"]["standing"]) else "unread"


def _clause_before(said: str, at: int) -> str:
    return _CLAUSE.split(said[:at])[-1]


def _passing(said: str, named: Named) -> bool:
    """Whether a date comes every year (每年6月底前) or is that of a document that is cited (6月印发的方案).

    What comes every year may be several dates (每年6月、12月底前), but none that tells a year.
    """
    data = words("deadlines")["words"]
    behind = said[named.end : named.end + 8]
    before = _clause_before(said, named.start)
    listed = "" if named.given else _CLAUSES.split(said[: named.start])[-1]
    again = any(w in before for w in data["recurring"]) or any(w in listed for w in data["yearly"])
    return again or any(w in behind for w in data["cited"])


def _stages(said: str, found: Sequence[Named]) -> tuple[list[Named], list[Named], str]:
    """Part dates into those that things start on and those that they end on; with what is wrong with them."""
    starts: list[Named] = []
    ends: list[Named] = []
    joined, doubt = False, ""
    for n, named in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        between = said[named.end : after.start] if after else said[named.end :]
        if after and _RANGE.fullmatch(between):
            if not after.given and after.date and named.date and after.date < named.date[: len(after.date)]:
                doubt = "it ends before it begins"
            starts.append(named)
        elif _starts(said, named, found[n - 1].end if n else 0, between):
            starts.append(named)
        elif not (len(found) > 1 and said[named.start : named.end] == "全年" and _goes_on(between)):
            ends.append(named)
        joined = joined or (after is not None and _BESIDE.fullmatch(between) is not None)
    if joined and len({n.date for n in ends}) > 1:
        doubt = "several deadlines are printed as one"
    return starts, ends, doubt


def _goes_on(behind: str) -> bool:
    """Whether what stands behind 全年 only says that the work goes on (全年坚持)."""
    return re.match("持续|坚持|长期|常态|巩固", behind) is not None


@functools.cache
def _starting() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = words("deadlines")["words"]
    start, finish = "|".join(data["start"]), "|".join(data["finish"])
    return (
        re.compile(start),
        re.compile(finish),
        re.compile(f"(?:{start})(?:时间|日期|节点)?(?:为|是|于|:|：)?$"),
    )


def _starts(said: str, named: Named, since: int, behind: str) -> bool:
    """Whether a date is one of a start (6月启动, 开工时间:3月, 自9月起), and of no end in the same clause."""
    start, finish, before = _starting()
    if re.match("(?:[之以]?前|份)?起(?!草|步阶段)|[之以]?后", behind):
        return True
    lead = said[since : named.start]
    if before.search(lead):
        return True
    clause = re.split("[,;。、]", behind.lstrip(",前"), maxsplit=1)[0]
    return start.search(clause) is not None and finish.search(clause) is None


def _of_body(said: str, ends: Sequence[Named], body: str) -> tuple[list[Named], str]:
    """Keep the ends that ``body`` is to meet, where a deadline has parts for several; with what is not sure."""
    whose = [_named_body(said, n, ends[i - 1].end if i else 0) for i, n in enumerate(ends)]
    if len(ends) < 2 or len(set(whose)) < 2:
        return list(ends), ""
    own = [n for n, w in zip(ends, whose, strict=True) if w and _is(body, w)]
    common = [n for n, w in zip(ends, whose, strict=True) if not w]
    level = level_of(body)
    if own and not common:
        return own, ""
    if common and level and not own and all(w in words("deadlines")["level"] for w in whose if w):
        return common, ""
    return list(ends), "it has parts for several bodies"


def _named_body(said: str, named: Named, since: int) -> str:
    """Give the level or unit that an end is for: 街镇 of 街镇6月底前完成; empty where it names none."""
    lead = re.sub("^(?:[之以]?前)?(?:完成)?(?:其中)?由?", "", _clause_before(said[since:], named.start - since))
    behind = re.sub("^(?:[之以]?前)?由?", "", said[named.end :])
    for text in (lead, behind):
        if level := _level_in(text):
            return level
    return lead if len(lead) > 2 and (is_unit(lead) or is_collective(lead)) else ""


def _level_in(text: str) -> str:
    """Give the level whose bodies a text begins with (街镇, 各街道, 区直部门)."""
    bare = text.removeprefix("各").translate(str.maketrans("", "", "()、"))
    levels = words("deadlines")["level"].items()
    return next((k for k, ws in levels if bare.startswith(tuple(ws)) or text.startswith(tuple(ws))), "")


def level_of(body: str) -> str:
    """Give the level (省, 市, 区, 镇, 村) of an organisation by its id; empty where it is not sure."""
    sort, _, rest = body.partition("/")
    place, _, core = rest.partition("/")
    if sort == "collective":
        return _level_in(core) or (
            _PLACE_LEVELS.get(core[:1], "") if core[1:2] in ("直", "级", "属", "有", "各") else ""
        )
    if sort != "org" or not core:
        return ""
    kind = sort_of(core.rpartition("/")[2])
    if kind == "town":
        return "镇"
    return _PLACE_LEVELS.get(place[-1:], "") if kind in _OWN_SORTS else ""


def _is(body: str, whose: str) -> bool:
    """Whether a part of a deadline is for ``body``: it names its level, or the unit itself."""
    if whose in words("deadlines")["level"]:
        return level_of(body) == whose
    core = body.split("/", 2)[-1]
    return bool(body) and core in (whose, core_of(whose), core_of(whose[1:]))


@dataclass(frozen=True, slots=True)
class Part:
    """What one body has to do in a task, with the deadline printed for it and the year of one which tells none."""

    role: str
    body: str
    due: str
    year: str


def of_task(parts: Sequence[Part], unit: str = "") -> tuple[str, Deadline]:
    """Give a task's deadline as printed and as read: that of ``unit``, or of those who answer for the task.

    Where they have several, all are given as printed, and the last as read.
    """
    lead = [p for p in parts if p.role in ("lead", "supervisor")]
    answer = [p for p in parts if p.body == unit] or lead or [p for p in parts if p.role == "responsible"] or parts
    printed = [p for p in answer if p.due] or [p for p in parts if p.due]
    if not printed:
        return "", Deadline()
    return "；".join(dict.fromkeys(p.due for p in printed)), joint(read(p.due, p.year, p.body) for p in printed)


def joint(deadlines: Iterable[Deadline]) -> Deadline:
    """Give the deadline of a task from those of the bodies that answer for it: the last, where each is sure."""
    told = list(dict.fromkeys(deadlines))
    open_ = next((d for d in told if d.doubt and not d.date), None)
    return open_ or max(told, key=lambda d: d.date, default=Deadline())
