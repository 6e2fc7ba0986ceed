"""Tables of duties printed a cell a line: 部门 and 职责 on two lines, then a unit and its duty in turn."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from remit.importers.document import Document
from remit.importers.recognisers.duties_below import nobody, unit_of
from remit.importers.text.passage import Passage
from remit.ontology.words import words

#: A duty has so many characters at least.
_SHORTEST = 6
#: No heading of a column of units is longer.
_HEAD = 12


@functools.cache
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    columns = words("duties")["columns"]
    return re.compile(f"(?:相关|有关|责任|成员)?(?:{columns['unit']})"), re.compile(columns["duty"])


def duty_cells(document: Document, passages: Sequence[Passage]) -> dict[int, Passage]:
    """Give the unit of each duty, by the duty's place among the passages; empty where no such table stands."""
    unit, duty = _heads()
    found: dict[int, Passage] = {}
    for n, (one, other) in enumerate(itertools.pairwise(passages)):
        if len(one) > _HEAD or not (unit.fullmatch(one.chars) and duty.fullmatch(other.chars)):
            continue
        for at in range(n + 2, len(passages) - 1, 2):
            whose, told = unit_of(document, passages[at]), passages[at + 1]
            if whose is None or nobody(whose.chars) or len(told) < _SHORTEST or unit_of(document, told):
                break
            found[at + 1] = whose
    return found
