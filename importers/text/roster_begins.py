"""Where a roster (组成人员) begins inside a sentence, and whether each of its items reads as a member."""

from __future__ import annotations

import re

from remit.importers.text.lists import split_marks
from remit.importers.text.member_mentions import mention_in
from remit.importers.text.passage import Passage
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit


def member_like(passage: Passage, lo: int, hi: int) -> bool:
    """Whether each item of a stretch reads as a person, a post or a unit."""
    chars = passage.chars
    return (
        not re.match("决定|为|根据|按照|在", chars[lo:hi])
        and not re.search("成立|组建|设立", chars[lo:hi])
        and all(
            is_name(chars[a:b])
            or is_post(chars[a:b])
            or ends_as_unit(chars, a, b)
            or mention_in(passage, a, b) is not None
            for a, b in split_marks(chars, lo, hi)
        )
    )


def list_begin(passage: Passage, lo: int, hi: int) -> int:
    """Find where the list that ends at ``hi`` begins: back over the clauses whose items are all member-like."""
    chars = passage.chars
    begin = hi
    for i in range(hi - 1, lo - 1, -1):
        if chars[i] in "，,":
            if begin < hi and not member_like(passage, i + 1, begin):
                return begin + 1
            begin = i
    return lo if begin == hi or member_like(passage, lo, begin) else begin + 1
