"""Who stands in a responsibility cell or bracket: units with their bracketed sub-units, or persons."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.importers.text.brackets import closing
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit, is_remark

_CLOSING = late(
    r"(?:等(?:[市区县省州]直|[市区县省]级|相关|有关|各|责任|成员|职能|涉及|中央|中省直|其他)*"
    r"(?:主管)?(?:部门|单位|地区|部委|机构|企业)?(?:科室|处室|院系|系部)?(?:和单位|及单位|[(（]单位[)）])?)?"
    r"(?:(?:按照?|根据|依)?(?:各自)?(?:职责|职能)?(?:分工)?(?:共同|协同)?(?:分别)?(?:负责落实|负责|落实|参加|参与|配合|协助|总?牵头(?:负责|落实|组织实施|组织)?|承担|实施|组织实施|主办|协办|承办|会办))?$"
)
_LEADING = late(
    r"^(?:(?:按照?|根据|依照?)[^，。；、]{2,12}由|以及|由|和|及|与|会同|协同|协调|联合)(?=[^\W\dA-Za-z_]{2})"
)
#: What one unit of a list is to do, behind its name (甲局、乙局主抓、丙局).
_DOES = late("主抓$")
_AND_OTHERS = late(r"等(?:[^\W\dA-Za-z_]{0,4}(?:部门|单位))?$")
_EMPTY = late(r"^(?:无|/|—+|-+|略|同上|空|按.*)$")
#: What says by when, behind a list of units (…,年内整改到位), and is nobody.
_WHEN = late(
    r"(?:年[内底]|\d月[底末初]?|季度|\d日)[^，。；、（(]{0,6}(?:[之以]?前|到位|完成|结束|见效|开始)$|自\d{4}年"
)
#: The bracket names further kinds of places, no units of theirs (各乡镇(街道)).
_KINDS = late("各[^，。；、()（）]{1,4}(?<!政府)[(（](?:街道|社区|[省市县区州旗盟乡镇街村、和及])+[)）]")
#: What no name of a unit holds.
_TOLD = late("[的为较]|未(?!成年|来)")
_MIN, _MAX = 2, 44
#: So many pieces between blanks are a list, of which two single characters may be one name.
_FEW = 2
#: A label printed with a full stop for its colon: what stands here is more than one list.
_LABELLED = late("责任(?:单位|领导|部门|人)。")
_TAIL = 40


@dataclass(frozen=True, slots=True)
class Assignee:
    """One assignee: its span, the sub-units in the bracket after it, and whether it is a person."""

    span: tuple[int, int]
    subs: tuple[tuple[int, int], ...] = ()
    person: bool = False
    posts: tuple[tuple[int, int], ...] = ()


@functools.lru_cache(maxsize=4096)
def assignees(passage: Passage, lo: int, hi: int) -> tuple[Assignee, ...]:
    """Cut ``lo`` to ``hi`` into assignees: at list marks, at joints between units, at gaps between units."""
    chars = passage.chars
    while lo < hi and chars[hi - 1] in "。；;，,、.”\"'":
        hi -= 1
    stop = chars.find("。", lo, hi)
    if stop > lo and not all(_somebody(chars, *p) for p in split_marks(chars, stop + 1, hi, "、，,；;。")):
        hi = stop  # what is told behind the list
    if _LABELLED.search(chars, lo, hi):
        return ()
    tail = max(lo, hi - _TAIL)
    found = _CLOSING.search(chars[tail:hi])
    if found and found.group() and tail + found.start() > lo:
        hi = tail + found.start()
    out: list[Assignee] = []
    for a, b in (unit for part in split_marks(chars, lo, hi, "。") for unit in split_units(chars, *part)):
        for c, d in _at_gaps(passage, a, b):
            one = _one(passage, c, d)
            if one:
                out.append(one)
    return tuple(out)


def _somebody(chars: str, lo: int, hi: int) -> bool:
    """Whether a stretch is a unit or a person by itself."""
    told = _TOLD.search(chars, lo, hi) is not None  # 进度较慢的县区为某县
    return (ends_as_unit(chars, lo, hi) and not told) or is_name(chars[lo:hi])


def _at_gaps(passage: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut at white space where every piece is a unit or a person by itself, or some are posts among those."""
    pieces = list(_names_whole(passage.chars, list(passage.pieces(lo, hi, " \t\n|"))))
    posts = sum(is_post(passage.chars[a:b]) for a, b in pieces) if len(pieces) > 1 else 0
    if len(pieces) > posts + 1 and all(
        (ends_as_unit(passage.chars, a, b) and b - a > 2) or is_name(passage.chars[a:b]) or is_post(passage.chars[a:b])
        for a, b in pieces
    ):
        yield from pieces
    elif [b - a for a, b in pieces] == [1, 2, 1] and all(is_name(passage.chars[i : i + 2]) for i in (lo, lo + 2)):
        yield from ((lo, lo + 2), (lo + 2, hi))  # 甲 某乙 某
    else:
        yield lo, hi


def _names_whole(chars: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put the two characters of a name together that a blank parts (甲 某)."""
    n = 0
    while n < len(pieces):
        a, b = pieces[n]
        two = b - a == 1 and n + 1 < len(pieces) and pieces[n + 1][1] - pieces[n + 1][0] == 1
        if two and len(pieces) > _FEW and is_name(chars[a : pieces[n + 1][1]]):
            b = pieces[n + 1][1]
            n += 1
        yield a, b
        n += 1


def _parted(chars: str, lo: int, hi: int) -> bool:
    """Whether a colon or full stop stands in a stretch: it is a label with its value, or two sentences."""
    return any(chars.find(mark, lo, hi) >= 0 for mark in ":：。")


@functools.lru_cache(maxsize=4096)
def _one(passage: Passage, lo: int, hi: int) -> Assignee | None:
    chars = passage.chars
    while lo < hi and chars[lo] in "*＊★●※":
        lo += 1
    lead = _LEADING.match(chars[lo:hi])
    if lead and ends_as_unit(chars, lo + lead.end(), hi):
        lo += lead.end()
    told = _DOES.search(chars, lo, hi)
    if told and ends_as_unit(chars, lo, told.start()):
        hi = told.start()
    tail = _AND_OTHERS.search(chars[lo:hi]) if "等" in chars[lo:hi] else None
    if tail and tail.start() > 1:
        hi = lo + tail.start()
    if (
        hi - lo < _MIN
        or _EMPTY.match(chars[lo:hi])
        or hi - lo > _MAX
        or _parted(chars, lo, hi)
        or _WHEN.search(chars, lo, hi)
    ):
        return None
    if is_name(chars[lo:hi]):
        return Assignee((lo, hi), person=True)
    for i in range(lo + 1, hi):
        if chars[i] in "(（":
            close = closing(chars, i, hi)
            if close == hi - 1 and _KINDS.fullmatch(chars, lo, hi):
                break
            if close == hi - 1:
                subs = tuple(s for s in split_marks(chars, i + 1, close) if ends_as_unit(chars, *s))
                subs = () if is_remark(chars[i + 1 : close]) else subs
                return Assignee((lo, i), subs)
            break
    if not ends_as_unit(chars, lo, hi):
        mention = person_post(passage, lo, hi)
        if mention:
            return Assignee(mention.name, person=True, posts=mention.posts)
    return Assignee((lo, hi))


def all_units(chars: str, found: Sequence[Assignee]) -> bool:
    """Whether there is an assignee and each of them ends as a unit or is a person."""
    return bool(found) and all(a.person or ends_as_unit(chars, *a.span) for a in found)
