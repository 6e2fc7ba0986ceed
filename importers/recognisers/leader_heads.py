"""How a leader is named at the head of the duties: 副县长甲某, 甲某,副县长, 甲某（副县长）, 【甲某】副县长."""

from __future__ import annotations

import re

from remit.importers.text.brackets import closing
from remit.importers.text.passage import Passage
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post

_OPENS = re.compile("[【〔\\[](?P<name>[\\w·]{2,8})[】〕\\]]")
#: What may stand in a leader's head beside the name and the posts.
_BETWEEN = re.compile("(?:同志|[，,、：:])*")


def leader_at(block: Passage, lo: int, hi: int) -> Mention | None:
    """Read the leader whom ``lo`` to ``hi`` names, with or without posts; None where no name is told apart."""
    chars = block.chars
    while lo < hi and chars[hi - 1] in "：:，,":
        hi -= 1
    opened = _OPENS.match(chars, lo, hi)
    if opened and is_name(opened["name"]):
        posts = posts_of(block, opened.end(), hi) if is_post(chars[opened.end() : hi]) else ()
        return Mention(opened.span("name"), posts)
    bracket = next((i for i in range(lo + 2, min(lo + 9, hi)) if chars[i] in "(（"), -1)
    if bracket > 0 and is_name(chars[lo:bracket]) and closing(chars, bracket, hi) == hi - 1:
        posts = posts_of(block, bracket + 1, hi - 1) if is_post(chars[bracket + 1 : hi - 1]) else ()
        return Mention((lo, bracket), posts)
    return person_post(block, lo, hi)


def covers(block: Passage, lo: int, hi: int, mention: Mention) -> bool:
    """Whether ``lo`` to ``hi`` holds the mention and nothing else but the marks between its parts."""
    spans = sorted((mention.name, *mention.posts))
    ends = [lo, *(b for _, b in spans)]
    begins = [*(a for a, _ in spans), hi]
    marks = "[](（)）【】〔〕"
    rest = "".join(block.chars[a:b] for a, b in zip(ends, begins, strict=True) if a < b)
    return _BETWEEN.fullmatch("".join(c for c in rest if c not in marks)) is not None
