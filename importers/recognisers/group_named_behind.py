"""Groups that a sentence names behind their head or people: 以甲某为组长的某某组, 由甲某、乙某组成的某某会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.memberships import Body, members
from remit.importers.text.bodies import body_in
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.rosters import roster
from remit.importers.text.units import ends_as_unit

NAME = "groups"

#: 以X为组长的G: the group comes after its head.
_HEADED = late(
    r"(?:以|由)(?P<who>[^，。；]{2,24}?)(?:为|任|担任)(?P<role>组长|总指挥|指挥长|召集人|主任)的(?P<body>[^，。；(（]{3,30})"
)
#: A body named behind its people (由甲某、乙某9人组成的第一届理事会).
_MADE_OF = late(
    r"由(?P<who>[^。；;由]{5,400}?)(?:等)?(?:\d{1,3}[人名位])?(?:同志)?(?:组成|参加|参与)的(?P<body>[^，。；,;]{2,24}?(?:理事会|委员会|小组|专班|指挥部|专家组|联席会议))(?:制度)?(?=[，。；,;]|$)"
)
#: No name of a unit, and no field that stands for its unit, is longer.
_FIELD = 16
#: What closes a list of units.
_KINDS = late("等?(?:\\d{1,2}个)?(?:有关|相关)?(?:部门|单位)+(?:共同)?$")
#: A body that is no more, or not yet.
_NOT_SO = late("取消|撤销|解散|原|不再|拟|建议|没有")


def headed(document: Document, block: Passage, lo: int, hi: int) -> Iterator[Fact | SetAside]:
    """Read 成立以WHO为组长的GROUP."""
    for found, named in heads_of(block, lo, hi):
        yield from members(document, block, found.span("who"), "head", Body(block, named), NAME, found.span())


def made_of(document: Document, block: Passage, lo: int, hi: int) -> Iterator[Fact | SetAside]:
    """Read 由WHO、WHO9人组成的GROUP: persons only."""
    for found in _MADE_OF.finditer(block.chars, lo, hi):
        if _NOT_SO.search(block.chars, lo, found.start()):
            continue
        kinds = _KINDS.search(found["who"])  # …等部门参加的某某小组: units
        who = found.start("who"), found.start("who") + kinds.start() if kinds else found.end("who")
        found_here = roster(block, *who)
        units = [m for m in found_here if not m.person and ends_as_unit(block.chars, *m.span)]
        short = all(m.span[1] - m.span[0] <= _FIELD for m in found_here)  # 公安、工商 among units
        if all(m.person for m in found_here) or (kinds and short and len(units) > 1):
            yield from members(document, block, who, "member", Body(block, found.span("body")), NAME, found.span())


def heads_of(block: Passage, lo: int, hi: int) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Find who heads a group that is named after its head, and where it is named."""
    for found in _HEADED.finditer(block.chars, lo, hi):
        named = body_in(block, found.start("body"), found.end("body"))
        if named and named[0] == found.start("body"):
            yield found, named
