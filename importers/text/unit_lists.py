"""Lists of units and bare posts (成员单位): cut at marks, at gaps, and where nothing stands between two."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.importers.text.brackets import closing
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words


@functools.cache
def _closing() -> re.Pattern[str]:
    return re.compile(words("groups")["words"]["closing"])


#: No unit of a list printed without marks is shorter.
_SHORTEST = 3
#: What a list of units ends with: they are of that sort.
_SUCH = late(
    r"等(?:\d+个)?(?:领导小组|自治区|[全本][省市县区])?(?:有关|相关|职能|成员|[市县区省]直)*(?:部门|单位|科室|处室)"
)
_TAIL = late(r"(?:等)?(?:\d{1,3}个)?(?:部门|单位)?(?:组成|为成员|参加)$|等(?:有关|相关)?(?:人员)?$")
#: How a member is told by nothing but his part in a unit.
_WHOSE = late("(?:负责同志|负责人|领导|班子)$")


def bare_unit(chars: str, lo: int, hi: int) -> tuple[int, int]:
    """Leave out the bracket after a unit."""
    for i in range(lo + 2, hi):
        if chars[i] in "(（" and closing(chars, i, hi) == hi - 1 and ends_as_unit(chars, lo, i):
            return lo, i
    return lo, hi


def without_closing(chars: str, lo: int, hi: int) -> tuple[int, int]:
    """Leave out the phrase behind the last unit of a list that speaks of all of them (…、丙局分管负责同志)."""
    found = _closing().search(chars[lo:hi])
    if found and found.start() > 1 and ends_as_unit(chars, lo, lo + found.start()) and chars[lo] != "各":
        return lo, lo + found.start()
    return lo, hi


def unit_list(passage: Passage, lo: int, hi: int) -> list[tuple[int, int]]:
    """Cut a list without names; the phrase that closes a list of two or more units is left off the last."""
    chars = passage.chars
    items = [
        q for a, b in split_units(chars, lo, hi) for p in _unit_gaps(passage, a, b) for q in _run_together(chars, *p)
    ]
    if len(items) > 1 and sum(ends_as_unit(chars, *p) for p in items[:-1]) * 2 > len(items) - 1:
        items[-1] = without_closing(chars, *items[-1])
    out = []
    for a, b in (p for item in items for p in _posts(chars, *item)):
        if chars.startswith("以及", a):
            a += 2
        of = _SUCH.search(chars, a, b)
        if of and ends_as_unit(chars, a, of.start()):
            b = of.start()
        tail = _TAIL.search(chars[a:b])
        if tail and tail.start() > 1:
            b = a + tail.start()
        out.append(bare_unit(chars, a, b))
    return [(a, b) for a, b in out if b - a > 1]


def _run_together(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut units printed without anything between them (省甲委省乙厅省丙局), where each begins with its level."""
    cuts = [lo]
    for found in re.compile(r"(?:[省市县区]|国网)(?=[^\W\dA-Za-z_]{2})").finditer(chars, lo + 3, hi):
        if ends_as_unit(chars, cuts[-1], found.start()) and found.start() - cuts[-1] > 3:
            cuts.append(found.start())
    pieces = list(zip(cuts, [*cuts[1:], hi], strict=True))
    if len(pieces) > 2 and all(ends_as_unit(chars, a, b) for a, b in pieces):
        yield from pieces
    else:
        yield lo, hi


def units_run_together(chars: str, lo: int, hi: int) -> list[tuple[int, int]]:
    """Cut units printed without anything between them where each begins as the first does (国网甲公司国网乙公司)."""
    head = re.escape(chars[lo : lo + 2])
    cuts = [lo, *(m.start() for m in re.compile(head).finditer(chars, lo + 4, hi))]
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], hi], strict=True) if b - a > _SHORTEST]


def _posts(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut 常务副市长和分管副市长 at the joint: two posts, unlike 发展和改革局局长."""
    for found in re.finditer("以及|[和及与]", chars[lo:hi]):
        at, after = lo + found.start(), lo + found.end()
        left = is_post(chars[lo:at]) or _WHOSE.search(chars[lo:at]) is not None
        if left and (is_post(chars[after:hi]) or ends_as_unit(chars, after, hi) or _WHOSE.search(chars[after:hi])):
            yield lo, at
            yield from _posts(chars, after, hi)
            return
    yield lo, hi


def _unit_gaps(passage: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    pieces = list(passage.pieces(lo, hi, " \t\n|"))
    if len(pieces) > 1 and all(ends_as_unit(passage.chars, a, b) and b - a > 2 for a, b in pieces):
        yield from pieces
    else:
        yield lo, hi
