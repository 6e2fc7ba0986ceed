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
from remit.importers.text.patterns import late
from remit.importers.text.person_names import names_at
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

#: A role that is a post elsewhere, too (主任甲某): it is one of the group only beside others.
_POST_TOO = late("主任|会长|主席|队长|专家|秘书|理事|委员|单位|所长|^指挥$|政委")
#: So many roles in one sentence show that it lists a group.
_LIST = 2
#: No unit's name is longer.
_UNIT_MAX = 40

#: A team named right before its own roles (综合组,组长甲某; …下设综合协调组,组长甲某).
_TEAM = late(
    r"(?:[^，。；：:]*?(?:下设|分设|成立|组建|设立|设)(?:了)?)?(?P<team>(?!工作组|各|该|本)[^\W\dA-Za-z_]{2,12}(?<![小个])(?:组|专班))"
)
#: A group's office, whose roles are not the group's; a government's office is a unit.
_OFFICE = late("(?<![府委局厅院校长政])办公室(?!主任|副主任|、)")
_OFFICE_ROLES = frozenset({"主任", "副主任", "常务副主任"})


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


def _whose(block: Passage, lo: int, role: int, body: Body | None) -> tuple[int, Body | None]:
    """Say whose the role at ``role`` is, of what stands since ``lo``: where that is named, and it.

    It is the body's, a team's that is named right before it (综合组,组长甲某), or the office's: then None.
    """
    chars = block.chars
    for office in _OFFICE.finditer(chars, lo, role):
        return office.start(), None
    begin = max(lo, *(chars.rfind(c, lo, role - 1) + 1 for c in "，,；;：:。、"))
    team = _TEAM.fullmatch(chars, begin, role - 1)
    return (begin, Body(block, team.span("team"))) if team else (role, body)


def listed(
    document: Document, block: Passage, lo: int, roles: list[tuple[int, int, str]], hi: int, body: Body, importer: str
) -> Iterator[Fact | SetAside]:
    """Give the member rows of a list of such roles between ``lo`` and ``hi``: the body's, or a team's named there."""
    whose: Body | None = body
    begins, owners = [], []
    for start, end, _ in roles:
        at, whose = _whose(block, lo, start, whose)
        begins.append(at)
        owners.append(whose)
        lo = end
    for n, (start, end, role) in enumerate(roles):
        stop = begins[n + 1] if n + 1 < len(roles) else hi
        while stop > end and block.chars[stop - 1] in "，,；;、。：:":
            stop -= 1
        if owner := owners[n]:
            yield from members(document, block, (end, stop), role, owner, importer, (start, stop))
        elif block.chars[start:end] in _OFFICE_ROLES:
            office = "office-head" if role == "head" else "office-deputy"
            yield from members(document, block, (end, stop), office, body, importer, (start, stop))
        else:
            yield SetAside(block.start(start), block.end(stop), "staff-of-the-office")
