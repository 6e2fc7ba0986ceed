"""Names of persons (人名): what reads as one, and where one may begin or end."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.names import never_alone, never_names
from remit.importers.text.passage import SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.post_words import is_post, post_end, post_start
from remit.ontology.words import words

#: A letter of Chinese writing, rare ones too (a range of code points costs a millisecond in each pattern it stands in).
HAN = r"[^\W\dA-Za-z_]"
_HAN = late(HAN)
_GIVEN_MAX = 2
#: What behind a word or a place makes the name of a body, not of a person (后勤科, 温州台).
_OF_PLACE = frozenset("科办台报站局州集")
#: A name of a people with long names has so many characters at most.
_WHOLE_MAX = 8
_MINORITY = late(rf"{HAN}{{1,6}}(?:(?P<dot>[·•．‧]){HAN}{{1,8}}){{1,3}}")
_MINORITY_ENDS = late(_MINORITY.pattern + "$")
#: What goes on without a mark behind a name that a dot parts, and is no part of it.
_BEHIND_NAME = late(
    "的(?=[省市县区州国原])|职务|职位|职责|同志|担任|兼任|负责|分管|联系|主持|协助|不再|[任为](?=[^·]{2})"
)
#: What ends the run in which a name and a post may stand together.
_MARK = late("[，。；、：,;:()（）]")
#: A name's last part behind a dot is shorter, where a post follows at once; a post before a name is no longer.
_DOTTED_MAX, _POST_MAX = 9, 40
#: How a post begins right behind such a name: with its level, its body, or as a bare post.
_POST_BEGINS = late(
    "[省市县区州旗盟](?![^，。；、]?[·•])|国[家务]|中[共国央]|自治|党[委组]|人大|政[协府法]|常务|副|原|兼|正"
    "|[主书][任记]|局长|院长|校长|部长|厅长|所长|站长|科长|处长|委员|秘书|总|乡|镇|街"
)
#: A verb that a name's last character would begin (石开继续担任).
_GOES_ON = late("继续(?=任|担任|分管|负责|主持|兼|履)")
_MASKED = late(r"[XxＸ×]{2,3}|[^\W\dA-Za-z_](?:[XxＸ×某*○]{1,2})(?![^\W\dA-Za-z_]{0,1}[局委])")
_CROSSES = late("[XxＸ×]{2,3}")


@functools.cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    data = words("people")
    return frozenset(data["surnames"]), frozenset(data["compound"])


@functools.cache
def _rare() -> frozenset[str]:
    return frozenset(words("people")["rare_surnames"])


@functools.cache
def _not_given() -> frozenset[str]:
    return frozenset(words("people")["not_given"])


@functools.cache
def _not_given_titled() -> frozenset[str]:
    return _not_given() - frozenset(words("people")["with_title"])


@functools.cache
def _not_split() -> frozenset[str]:
    return frozenset(words("people")["not_split"])


#: What stands for the characters of a masked name, behind the first, and the dots in a name.
_MASKS = frozenset("XxＸ×某*○·•．‧")


@functools.cache
def _firsts() -> frozenset[str]:
    """Give the characters that a name without a dot may begin with, if nothing masks it."""
    surnames, compound = _surnames()
    return surnames | _rare() | {name[0] for name in compound} | frozenset("XxＸ×")


def _may_begin(chars: str, at: int) -> bool:
    """Whether a name without a dot may begin at ``at``: told by two characters, before anything else is tried."""
    return chars[at : at + 1] in _firsts() or chars[at + 1 : at + 2] in _MASKS


@functools.lru_cache(maxsize=16384)
def is_name(text: str, *, titled: bool = False, parted: bool = False) -> bool:
    """Whether the whole text reads as a person's name; ``titled`` says that 同志 follows it in the text.

    ``parted`` says that marks or blanks show where it begins and ends: then surnames are known that are words, too.

    >>> is_name("欧阳明月"), is_name("审计局"), is_name("阿不都·热合曼")
    (True, False, True)
    """
    if dotted := _MINORITY.fullmatch(text):
        return _dotted_end(text, text.rindex(dotted["dot"]) + 1, len(text), len(text), None) == len(text)
    if _MASKED.fullmatch(text):
        return True
    if not 2 <= len(text) <= 4 or text in never_alone() or (text[2:] in _OF_PLACE and text[:2] in never_alone()):
        return False
    surnames, compound = _surnames()
    given = text[2:] if text[:2] in compound else text[1:]
    known = text[0] in surnames or ((titled or parted) and text[0] in _rare())
    if text[:2] not in compound and (not known or len(text) > 3):
        return False
    refused = _not_given_titled() if titled else _not_given()
    if not 1 <= len(given) <= 2 or any(c in refused or not _HAN.match(c) for c in given):
        return False
    return not never_names().match(text) and not post_end().fullmatch(text) and not post_start().fullmatch(text[1:])


def listed_name(text: str) -> bool:
    """Whether a text may be a name by its surname alone: an item of a list whose other items are names."""
    surnames, compound = _surnames()
    known = text[:2] in compound if len(text) > _GIVEN_MAX + 1 else text[:1] in surnames
    return 2 <= len(text) <= _GIVEN_MAX + 2 and known and re.fullmatch(f"{HAN}+", text) is not None


def names_at(chars: str, at: int, hi: int, parted: Passage | None = None) -> Iterator[int]:
    """Give the ends of the names that may begin at ``at``, longest first.

    A gap after it (in ``parted``, whose characters these are) marks a name as 同志 does.
    """
    found = _MINORITY.match(chars, at, hi)
    if found:
        yield _dotted_end(chars, chars.rindex(found["dot"], at, found.end()) + 1, found.end(), hi, parted)
        return
    masked = _CROSSES.match(chars, at, hi)
    if masked:
        yield masked.end()
        return
    if not _may_begin(chars, at):
        return
    last = words("people")["not_last"]
    for length in (4, 3, 2):
        if (
            at + length <= hi
            and is_name(
                chars[at : at + length],
                titled=chars.startswith("同志", at + length)
                or (parted is not None and parted.gap(at + length) in (SPACE, TAB)),
            )
            and chars[at + length - 1 : at + length + 1] not in _not_split()
            and not _GOES_ON.match(chars, at + length - 1)
            and (
                at + length == hi
                or chars[at + length] in "的，,、（(：:"
                or chars[at + length - 1] not in last
                or (parted is not None and parted.gap(at + length) in (SPACE, TAB))
                or chars.startswith(("和出席", "和主持", "和讲话", "和与"), at + length - 1)
            )
        ):
            yield at + length


def _dotted_end(chars: str, last: int, end: int, hi: int, parted: Passage | None) -> int:
    """Give the end of a name whose last part begins at ``last``: at a gap, before a post or what else goes on."""
    if parted is not None and (gap := next((i for i in range(last + 1, end + 1) if parted.gap(i) in (SPACE, TAB)), 0)):
        return gap
    stop = _MARK.search(chars, last, hi)
    until = stop.start() if stop else hi
    ends = range(last + 1, min(last + _DOTTED_MAX, until - 1))
    held = next((i for i in ends if _POST_BEGINS.match(chars, i) and is_post(chars[i:until])), 0)
    behind = _BEHIND_NAME.search(chars, last + 1, end)
    return min(i for i in (held, behind.start() if behind else 0, end) if i)


def names_before(chars: str, hi: int, lo: int, parted: Passage | None = None) -> Iterator[int]:
    """Give the beginnings of the names that may end at ``hi``, longest first; a gap after it marks a name too."""
    titled = chars.startswith("同志", hi) or (parted is not None and parted.gap(hi) in (SPACE, TAB))
    split = chars[hi - 1 : hi + 1] in _not_split()
    colon = chars[hi : hi + 1] in ("：", ":")
    window = chars[max(lo, hi - 20) : hi]
    found = _MINORITY_ENDS.search(window) if "·" in window else None
    if found and "·" in found.group():
        yield _dotted_begin(chars, hi - len(found.group()), chars.index("·", hi - len(found.group())), lo)
        return
    for length in (4, 3, 2) if not split else ():
        begin = hi - length
        if begin >= lo and _may_begin(chars, begin) and is_name(chars[begin:hi], titled=titled, parted=colon):
            yield begin


def _dotted_begin(chars: str, begin: int, dot: int, lo: int) -> int:
    """Give the begin of a name whose first part ends at ``dot``: behind a post where one stands before it."""
    since = max((m.end() for m in _MARK.finditer(chars, max(lo, dot - _POST_MAX), dot)), default=lo)
    return next((i for i in range(begin, dot) if i - since > 1 and is_post(chars[since:i])), begin)


def crosses_at(chars: str, at: int) -> bool:
    """Whether a name masked with crosses (XXX) begins at ``at``."""
    return _CROSSES.match(chars, at) is not None


@functools.cache
def _no_whole_name() -> re.Pattern[str]:
    return re.compile(words("people")["no_whole_name"])


def whole_name(text: str) -> bool:
    """Whether a text whose edges are sure may be a name of a people with long names, printed without a dot.

    >>> whole_name("巴音朝鲁"), whole_name("下列同志")
    (True, False)
    """
    return (
        3 <= len(text) <= _WHOLE_MAX
        and given_like(text)
        and not _no_whole_name().search(text)
        and not is_post(text)
        and not never_names().match(text)
    )


def given_like(text: str) -> bool:
    """Whether a text has no character that no given name has."""
    return re.fullmatch(f"{HAN}+", text) is not None and not any(c in _not_given() for c in text)
