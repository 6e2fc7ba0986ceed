"""Groups told in a sentence: 由X任组长,Y任副组长,Z等为成员; 联席会议由…组成; 分别为…组."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.memberships import Body, members
from remit.importers.text.bodies import body_in
from remit.importers.text.passage import Passage
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "groups"

_CONSISTS = re.compile(
    r"(?:^|[，。；])[^，。；]{0,40}?由(?P<units>[^。；]{6,600}?)(?:等)?(?:\d{1,3}个)?(?:有关|相关)?(?:部门|单位|部门和单位|部门（单位）)?(?:的(?:有关|分管|主要)?(?:负责同志|负责人|领导))?(?:共同)?组成"
)
_PARTS = re.compile(r"(?:下设|设立?|分设)[^，。；]{0,8}?(?:个)?[^，。；]{0,6}?(?:分组|小组|工作组|组|专班)[，,:：]?(?:分别)?(?:为|是|即)(?P<parts>[^，。；]{4,120})")
_NOT = re.compile("办公室主任|办公室副主任|联络员")
_LEAD = re.compile(r"^(?:.*?(?:成立|组建|设立)(?:了)?由|由|其中|并|，|,|、|：|:|同时|及|和|以及)+")


@functools.cache
def _roles() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {w: r for r, wordings in words("groups")["label"].items() for w in wordings if not r.startswith("office")}
    skip = {"主任", "副主任", "会长", "副会长", "主席", "副主席", "队长", "副队长", "政委", "专家", "秘书", "理事", "委员", "单位"}
    names = "|".join(sorted((w for w in roles if w not in skip), key=lambda w: (-len(w), w)))
    return (
        re.compile(rf"(?P<verb>兼任|担任|任|为)(?P<of>[^，。；、任为]{{0,24}}?)(?P<role>{names})(?![\u4e00-\u9fff]*办公室主任)(?=[，。；,;、]|的|$|，|和)"),
        roles,
    )


def sentences(document: Document, block: Passage, body: Body | None) -> Iterator[Fact | SetAside]:
    """Read the sentences of a paragraph; ``body`` is the group the text speaks of so far."""
    chars = block.chars
    lo = 0
    for hi in [m.end() for m in re.finditer("[。；;]", chars)] + [len(chars)]:
        if hi <= lo:
            continue
        named = _named(block, lo, hi)
        body = named or body
        if body:
            yield from _appointed(document, block, lo, hi, body)
            yield from _consists(document, block, lo, hi, body)
        yield from _parts(document, block, lo, hi, body)
        lo = hi


def _named(block: Passage, lo: int, hi: int) -> Body | None:
    """Find the group a sentence sets up, also behind its members (…为成员的某某领导小组)."""
    chars = block.chars
    after = re.compile(r"(?:成员|组长)的(?=[^，。；]{4,60}(?:小组|专班|指挥部|工作组|委员会))").search(chars, lo, hi)
    if after:
        found = body_in(block, after.end(), hi)
    elif re.compile("成立|设立|组建|调整").search(chars, lo, hi):
        found = body_in(block, lo, hi)
    else:
        return None
    return Body(block, found) if found else None


def _appointed(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    pattern, roles = _roles()
    chars = block.chars
    begin = lo
    for found in pattern.finditer(chars, lo, hi):
        role = roles[found["role"]]
        stretch = chars[begin : found.start()]
        lead = _LEAD.match(stretch)
        a = begin + (lead.end() if lead else 0)
        b = found.start()
        begin = found.end()
        while begin < hi and chars[begin] in "，,、和":
            begin += 1
        if b - a < 2 or _NOT.search(chars, a, found.end()) or b - a > 900:
            continue
        if found["verb"] == "为" and role == "head" and not re.search("同志|[长员任]$|[\u4e00-\u9fff]{2,3}$", chars[a:b]):
            continue
        yield from members(document, block, (a, b), role, body, NAME, (a, found.end()))


def _consists(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    found = _CONSISTS.search(block.chars, lo, hi)
    if found and not re.search("组长|召集人|若干", found["units"]):
        yield from members(document, block, found.span("units"), "member", body, NAME, found.span())


def inside(document: Document, whole: Body, part: str, part_at: int) -> Fact:
    """Make the structure row of a group inside a group."""
    return word(
        document,
        whole.passage,
        whole.span,
        "structure",
        "part-of",
        part,
        importer=NAME,
        clause=whole.span,
        subject_at=part_at,
    )


def _parts(document: Document, block: Passage, lo: int, hi: int, body: Body | None) -> Iterator[Fact]:
    """Read the groups inside a group: a structure row for each."""
    found = _PARTS.search(block.chars, lo, hi)
    if not found:
        return
    if body is None:
        return
    for part in re.finditer("[^、和及与，]+", block.chars[found.start("parts") : found.end("parts")]):
        lo_, hi_ = found.start("parts") + part.start(), found.start("parts") + part.end()
        yield inside(document, body, block.chars[lo_:hi_], block.start(lo_))
