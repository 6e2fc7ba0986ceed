"""Roles right before names in a sentence, without a mark between (总指挥甲某,副总指挥乙某、丙某,成员丁某)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.memberships import Body, members
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import Passage
from remit.importers.text.person_names import names_at
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

#: A role that is a post elsewhere, too (主任甲某): it is one of the group only beside others.
_POST_TOO = re.compile("主任|会长|主席|队长|专家|秘书|理事|委员|单位|所长|^指挥$|政委")
#: So many roles in one sentence show that it lists a group.
_LIST = 2
#: No unit's name is longer.
_UNIT_MAX = 40


@functools.cache
def _roles(committee: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {
        w: role
        for role, wordings in words("groups")["label"].items()
        for w in wordings
        if not role.startswith("office") and (committee or not _POST_TOO.search(w) or w == "成员单位")
    }
    wordings = "|".join(sorted(roles, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<=[，,；;：:。、])(?P<role>{wordings})"), roles


def _unit(chars: str, lo: int, hi: int) -> bool:
    """Whether a list begins with a unit."""
    return ends_as_unit(chars, *next(split_marks(chars, lo, hi), (hi, hi)))


def roles_in(block: Passage, lo: int, hi: int, body: Body | None) -> list[tuple[int, int, str]]:
    """Give the roles right before a name or a member's unit, as (start, end, role); none but for a list of them."""
    pattern, roles = _roles(body is not None and body.name.endswith("委员会"))
    chars = block.chars
    found = [
        (m.start(), m.end(), roles[m["role"]])
        for m in pattern.finditer(chars, max(lo - 1, 0), hi)
        if next(names_at(chars, m.end(), hi, block), None) is not None
        or (roles[m["role"]] == "member" and _unit(chars, m.end(), min(hi, m.end() + _UNIT_MAX)))
    ]
    return found if len({role for _, _, role in found}) >= _LIST else []


def listed(
    document: Document, block: Passage, roles: list[tuple[int, int, str]], hi: int, body: Body, importer: str
) -> Iterator[Fact | SetAside]:
    """Give the member rows of a list of such roles, which ends at ``hi``."""
    for n, (start, end, role) in enumerate(roles):
        stop = roles[n + 1][0] if n + 1 < len(roles) else hi
        while stop > end and block.chars[stop - 1] in "，,；;、。":
            stop -= 1
        yield from members(document, block, (end, stop), role, body, importer, (start, stop))
