"""Words of posts (职务): how a post ends and begins, and what is none."""

from __future__ import annotations

import functools
import re

from remit.importers.text.patterns import late
from remit.ontology.words import words

#: No post's ending, with the bracket behind it, is longer: what stands before is not looked through.
_END = 48


@functools.cache
def post_end() -> re.Pattern[str]:
    """Give the pattern of a post's ending, to be matched at the end of a text."""
    ends = sorted(words("people")["posts"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + r")(?:[(（][^()（）]{1,16}[)）])?$")


@functools.cache
def post_start() -> re.Pattern[str]:
    """Give the pattern of a short post that stands right after a name (常务副区长, 副主任)."""
    ends = sorted(words("people")["posts"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + ")(?!(?<=部长)江)")  # 水利部长江水利委员会


@functools.lru_cache(maxsize=16384)
def is_post(text: str) -> bool:
    """Whether the text ends as a post does.

    >>> is_post("区发展和改革局副局长"), is_post("区财政局")
    (True, False)
    """
    return bool(post_end().search(text, max(0, len(text) - _END)))


@functools.cache
def _in_group(name: str) -> re.Pattern[str]:
    return re.compile(words("appointments")["words"][name])


def role_in_group(text: str, *, label: bool = False) -> bool:
    """Whether a text is a role inside a group (副组长), which is a membership and no post of its own.

    ``label`` says that a colon and the members follow it: then 资料组组长 is one too.
    """
    return bool(_in_group("in_group").match(text)) or (label and bool(_in_group("group_head").search(text)))


#: Where a post ends and that of another body begins, with nothing between them (某院院长某局党委书记).
_RUN_ON = late(
    "(?:[院会校局厅社馆站所]长|书记|经理|董事长)(?!兼|级|助理|办公)(?=[^\\W\\dA-Za-z_]{2,12}(?:局|委|厅|院|公司|集团|协会|学会|大学|学院)(?:党委|党组)?"
    "[^\\W\\dA-Za-z_]{0,4}?(?:长|书记|主任|经理)$)"
)


def parted(chars: str, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Cut what reads as one post where two were printed without a mark between them.

    >>> parted("市医院院长市卫生局党委书记", 0, 13)
    ((0, 5), (5, 13))
    """
    cut = _RUN_ON.search(chars[lo:hi])
    if cut is None or not is_post(chars[lo : lo + cut.end()]):
        return ((lo, hi),)
    return (lo, lo + cut.end()), *parted(chars, lo + cut.end(), hi)


def no_post(text: str) -> bool:
    """Whether a text that ends as a post does says something else (接手了原副省长)."""
    return bool(_not_a_post().search(text))


@functools.cache
def _not_a_post() -> re.Pattern[str]:
    return re.compile(words("people")["no_post"])
