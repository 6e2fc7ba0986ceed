"""Lists of units, persons and fields: where 、，；和及与 join items, and where they belong to a name."""

from __future__ import annotations

from collections.abc import Iterator

from remit.importers.text.brackets import CLOSE, OPEN
from remit.importers.text.patterns import late
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit, keeps_joint

_STOPS = "、，,；;"
_KINDS = tuple("省市县区州盟乡镇街旗")
#: 各区、县某某委 is one item: the kinds of places share what follows.
_EACH = late("各[省市县区州盟乡镇街旗](?:、[省市县区州盟乡镇街旗])*")
#: 各县<市、区>: a bracket of another kind around kinds of places.
_ANGLED = late("[省市县区州][<‹][市县区旗州、]{1,8}[>›]")
#: 分管甲、乙工作的某办副主任 is one item: the fields say which of them is meant.
_WHOSE = late("[^、，。；;,]{0,10}(?:分管|主管|负责|联系)[^的]{1,60}")
_OF = late(
    "、[^，。；;,的]{1,60}(?:工作的|的(?=[常副]|[^，。；、]{0,10}[长任记]))"
    "|、[^，。；;、,的长任记员席]{1,60}(?=副?[省市县区镇乡]长(?:$|[，。；,;]))"
)
#: 省、自治区、直辖市人民政府 is one item: the levels share what follows.
_LEVEL = late("(?:省|自治区|市|县|区|旗|自治州|地|州)(?:[(（][市县区旗、]{1,5}[)）])?")
#: 有关部门、单位 is one item.
_OTHERS = late("(?:其他|有关|相关|各)+部门")
_JOINTS = ("以及", "和", "及", "与")
_JOINT = late("|".join(_JOINTS))


def split_marks(chars: str, lo: int, hi: int, stops: str = _STOPS) -> Iterator[tuple[int, int]]:
    """Cut at the list marks outside brackets; give non-empty items as (start, end)."""
    depth = 0
    begin = angled = lo
    for i in range(lo, hi):
        c = chars[i]
        if i < angled:
            continue
        if c in "<‹" and (found := _ANGLED.match(chars, i - 1, hi)):
            angled = found.end()
        elif c in OPEN:
            depth += 1
        elif c in CLOSE:
            depth = max(0, depth - 1)
        elif c in stops and depth == 0:
            if begin < i:
                yield begin, i
            begin = i + 1
    if begin < hi:
        yield begin, hi


def split_units(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut a list of units: at marks, and at 和/及/与/以及 where the text before them ends as a unit does.

    >>> text = "区财政局、区住房和城乡建设局和各街镇"
    >>> [text[a:b] for a, b in split_units(text, 0, len(text))]
    ['区财政局', '区住房和城乡建设局', '各街镇']
    """
    held: int | None = None
    for a, b in split_marks(chars, lo, hi):
        begin = a if held is None else held
        held = None
        if _OTHERS.fullmatch(chars, begin, b) and chars.startswith("、单位", b):
            held = begin
            continue
        if _LEVEL.fullmatch(chars, a, b) and chars[b : b + 1] == "、":
            held = begin
            continue
        if _EACH.fullmatch(chars[begin:b]) and chars[b : b + 1] == "、" and chars[b + 1 : b + 2] in _KINDS:
            held = begin
            continue
        if _WHOSE.fullmatch(chars, begin, b) and not is_post(chars[begin:b]) and _OF.match(chars, b):
            held = begin
            continue
        yield from _split_joints(chars, begin, b)
    if held is not None:
        yield held, hi


def _split_joints(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    if not _JOINT.search(chars, lo, hi):  # most items have none
        if lo < hi:
            yield lo, hi
        return
    depth = 0
    begin = i = lo
    while i < hi:
        c = chars[i]
        if c in OPEN:
            depth += 1
        elif c in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and i > begin:
            joint = next((j for j in _JOINTS if chars.startswith(j, i)), None)
            if joint and i + len(joint) < hi and _joins(chars, begin, i, i + len(joint), hi):
                yield begin, i
                begin = i = i + len(joint)
                continue
        i += 1
    if begin < hi:
        yield begin, hi


def _joins(chars: str, begin: int, at: int, after: int, hi: int) -> bool:
    """Whether the joint between ``at`` and ``after`` joins two units rather than two words of one name."""
    return ends_as_unit(chars, begin, at) and not keeps_joint(chars, at, after, hi)
