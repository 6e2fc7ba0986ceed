"""Leaders with their work listed without a verb, one a line, below a title that says so (领导分工, 包村名单)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.duty_clauses import first_verb, list_of
from remit.importers.recognisers.leader import leader_of
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.ontology.words import words

NAME = "division"

#: So many lines of the same form are no chance.
_FEWEST = 2
#: No item of such a list is longer.
_ITEM = 16
#: How the name of a village ends.
_PLACE = "村寨屯"
_COLON = late("[:：]")
#: What no list of fields or units holds.
_SAYS = late(r"[。；;：:]|\d{5}")


class _Line(NamedTuple):
    """A line: who is named, and where the list stands."""

    block: Passage
    mention: Mention
    lo: int
    hi: int


@functools.cache
def _titles() -> dict[str, re.Pattern[str]]:
    return {role: re.compile(p) for role, p in words("division_tables")["title"].items()}


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a remit row for each item of each line, in the role that the title tells, and the leaders' posts."""
    yield from _contact_points(document)
    title = (document.title or document.passages[0]).chars if document.passages else ""
    role = next((role for role, pattern in _titles().items() if pattern.search(title)), "")
    lines = [line for block in document.passages if (line := _line(block))] if role else []
    if len(lines) < _FEWEST:
        return
    for line in lines:
        leader = leader_of(line.block, line.mention)
        yield from (leader.holds(document, line.block, post, NAME) for post in line.mention.posts)
        yield from list_of(document, line.block.part(line.lo, line.hi), leader, role)


def _contact_points(document: Document) -> Iterator[Fact | SetAside]:
    """Read PLACE:NAMES, below a heading on who keeps contact with what (基层联系点), so many lines at the least."""
    heading = re.compile(words("division_tables")["contact"]["heading"])
    lines = [block for block in document.passages if block.titles and heading.search(block.titles[-1])]
    told = [(block, colon) for block in lines if (colon := _COLON.search(block.chars, block.body))]
    told = [(b, c) for b, c in told if _is_list(b, b.body, c.start()) and _persons(b, c.end())]
    for block, colon in told if len(told) >= _FEWEST else ():
        for span in _persons(block, colon.end()):
            leader = leader_of(block, Mention(span))
            yield from list_of(document, block.part(block.body, colon.start()), leader, "liaises")


def _persons(block: Passage, lo: int) -> list[tuple[int, int]]:
    """Give the names behind a colon; none where anything else stands there."""
    items = list(split_marks(block.chars, lo, len(block.chars.rstrip("。；;"))))
    return items if all(is_name(block.chars[slice(*item)]) for item in items) else []


def _line(block: Passage) -> _Line | None:
    """Read NAME:LIST, POST NAME LIST or NAME(POST) LIST, where nothing in the list is a verb."""
    hi = len(block.chars.rstrip("。；;"))
    colon = _COLON.search(block.chars, block.body)
    blanks = [(b, b) for _, b in block.pieces(block.body, hi, " \t")][:-1]
    for end, lo in [(colon.start(), colon.end())] if colon else reversed(blanks):
        mention = person_post(block, block.body, end)
        if mention and _is_list(block, lo, hi):
            return _Line(block, mention, lo, hi)
    return None


def _is_list(block: Passage, lo: int, hi: int) -> bool:
    chars = block.chars
    if hi - lo <= 1 or _SAYS.search(chars, lo, hi) or first_verb(chars, lo, hi) is not None:
        return False
    items = [chars[a:b] for a, b in split_marks(chars, lo, hi)]
    return all(1 < len(text) <= _ITEM and not _somebody(text) for text in items)


def _somebody(text: str) -> bool:
    return is_post(text) or (is_name(text) and text[-1] not in _PLACE)  # 白云村 begins as a name does
