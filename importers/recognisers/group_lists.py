"""What belongs to a group's labelled list on its line, and lines that are nothing but names or units."""

from __future__ import annotations

import re

from remit.importers.text.brackets import closing
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import BREAK, Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.units import ends_as_unit

#: In a text printed on one line, the sentence on the office follows the list without a mark.
_OFFICE = late(
    r"(?:(?:专项|领导|工作|协调)?(?:小组|指挥部|专班|联席会议|委员会))?"
    r"(?:(?:下设)?办公室(?:设在|设于|挂靠|主任由)|下设办公室|(?<=[组部班议])下设[^，。；]{0,6}组)"
)
#: The group itself, behind the bracket of its last member, in a text without line breaks (…副局长)委员会下设…).
_TOLD_ON = late("(?<=[)）])(?:领导小组|小组|指挥部|专班|委员会)(?:下设|办公室|$)")
#: What follows a list on its line, and tells who does what (…负责人领导小组及人员分工:校长:全面负责…).
_SHARED_OUT = late("(?:(?:领导)?小组及)?(?:人员|成员|责任|工作|职责|任务)分工[:：]")
#: No bracket that a label may stand in opens further back than this, so that a long paragraph is read in linear time.
_BRACKET = 400


def closes(chars: str, at: int) -> int:
    """Give where the bracket closes that ``at`` stands in, after the last full stop; -1 where it stands in none."""
    floor = max(chars.rfind("。", max(0, at - _BRACKET), at), at - _BRACKET, 0)
    return max(
        (closing(chars, i) for i in range(floor, at) if chars[i] in "(（" and closing(chars, i) > at), default=-1
    )


def _told_of_member(block: Passage, lo: int, at: int) -> bool:
    """Whether what stands from ``at`` on is what the member before it does: a name, a bracket or a line ends there."""
    return is_name(block.chars[lo:at]) or block.chars[at - 1] in ")）" or block.gap(at) == BREAK


def said(block: Passage, lo: int, hi: int) -> tuple[int, int]:
    """Cut 由…担任 and what the member is to do off a labelled list (组长:由校长担任,全面负责…)."""
    chars = block.chars
    opened = re.compile("由|(?:主要)?包括|主要有|有|为").match(chars, lo, hi)
    named = re.compile("(?:全面|具体|主要)?(?:负责|协助|主持|统筹)").search(chars, lo, hi)
    if named and _told_of_member(block, lo, named.start()):
        hi = named.start()
    duty = re.compile("[，,](?:全面|协助|监督|负责|主持|共同|具体|统筹)|(?:主要|工作)?(?:职责|任务)[:：]").search(
        chars, lo, hi
    )
    hi = duty.start() if duty else hi
    told = _SHARED_OUT.search(chars, lo, hi) or _TOLD_ON.search(chars, lo, hi)
    hi = told.start() if told else hi
    chapter = re.compile(r"(?:(?<=[^\W\dA-Za-z_])|(?<=[：:]))[二三四五六七八九]、(?=[^\W\dA-Za-z_]{2})").search(
        chars, lo, hi
    )
    hi = chapter.start() if chapter else hi
    office = _OFFICE.search(chars, lo, hi)
    hi = office.start() if office else hi
    tail = re.compile("(?:兼任|担任|组成|任)[，。；]?$" if opened else "组成[，。；]?$").search(chars, lo, hi)
    lo = opened.end() if opened else lo
    hi = tail.start() if tail else hi
    return lo, hi


def all_names(block: Passage) -> bool:
    """Whether a line holds several names and nothing else, blanks between them and inside them."""
    names = [block.chars[a:b] for a, b in block.pieces(block.body, len(block), " \t\n")]
    return len(names) > 1 and all(is_name(n) or len(n) == 1 for n in names)


def all_units(block: Passage) -> bool:
    """Whether a line is a list of units and nothing else."""
    if "、" not in block.chars:
        return False
    items = list(split_marks(block.chars, block.body, len(block.chars.rstrip("。；;"))))
    return len(items) > 1 and all(ends_as_unit(block.chars, *item) for item in items)
