"""The office of a group (办公室): the unit that hosts it, its head and its deputies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.memberships import Body
from remit.importers.text.bodies import body_in
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Passage, Table
from remit.importers.text.people import is_name, person_post
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word

NAME = "offices"

_CUE = re.compile("办公室|办事机构|日常工作|办公地点")
_HOST = re.compile(
    r"(?:办公室|办事机构|秘书处)(?:[(（][^()（）]{1,20}[)）])?(?:地点)?(?:，|,)?(?:暂|均|共同|挂靠)?(?:设在|设于|设置在|挂靠在?|依托)(?P<unit>[^，。；,;]{2,40}?)(?=[，。；,;(（]|$|办公)"
    r"|(?:下设|设立|设)(?:[^，。；,]{0,16})?办公室[，,]?(?:在|于|设在)(?P<unit2>[^，。；,;]{2,40}?)(?:办公)?(?=[，。；,;(（]|$)"
)
_HEAD = re.compile(
    r"(?:由|，|,|。|；|^)(?P<who>[^，。；,;]{2,400}?)(?:兼任|担任|任|兼)(?:领导小组|指挥部|专班|小组|联席会议|委员会)?办公室(?P<deputy>副|常务副)?主任"
    r"|办公室(?P<deputy2>副)?主任(?:由|为|[:：])(?P<who2>[^，。；,;]{2,400}?)(?:同志)?(?:兼任|担任|兼|任)?(?=[，。；,;]|$)"
)
_GROUP = re.compile("小组|联席会议|指挥部|专班|委员会|工作组|组长")
_CLOSE = re.compile(r"(?:的)?(?:主要|分管|有关|相关)?(?:负责同志|负责人|领导)$")


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give office rows (hosted-by) and the member rows of an office's head and deputies."""
    body: Body | None = None
    if document.title and (found := body_in(document.title, 0, len(document.title))):
        body = Body(document.title, found)
    for block in document.blocks:
        if isinstance(block, Table):
            continue
        body = _current(block, body)
        if body and _CUE.search(block.chars):
            yield from _hosts(document, block, body)
            yield from _heads(document, block, body)


def _current(block: Passage, body: Body | None) -> Body | None:
    """Follow the group the text speaks of: the last one that a heading or a sentence named."""
    chars = block.chars
    if len(chars) - block.body <= 60 or block.heading:
        found = body_in(block, block.body, len(chars))
        if found and not re.search("办公室", chars[found[0] : found[1]]):
            return Body(block, found)
        return body
    if not _GROUP.search(chars):
        return body
    for made in re.finditer(r"(?:成立|设立|组建|建立|调整)(?:由)?|(?:成员|组长)的|(?:^|。)(?=[^，。；]{4,40}(?:小组|联席会议|指挥部|专班)(?:由|下设|办公室))", chars):
        stop = re.compile("[。；]").search(chars, made.end())
        found = body_in(block, made.end(), stop.start() if stop else len(chars))
        if found:
            body = Body(block, found)
    return body


def _hosts(document: Document, block: Passage, body: Body) -> Iterator[Fact]:
    for found in _HOST.finditer(block.chars):
        name = "unit" if found["unit"] else "unit2"
        lo, hi = found.span(name)
        for a, b in split_units(block.chars, lo, hi):
            if ends_as_unit(block.chars, a, b):
                yield word(
                    document,
                    block,
                    (a, b),
                    "office",
                    "hosted-by",
                    body.name,
                    importer=NAME,
                    clause=found.span(),
                    subject_at=body.at,
                )


def _heads(document: Document, block: Passage, body: Body) -> Iterator[Fact]:
    for found in _HEAD.finditer(block.chars):
        name = "who" if found["who"] else "who2"
        role = "office-deputy" if found["deputy"] or found["deputy2"] else "office-head"
        lo, hi = found.span(name)
        last = max(block.chars.rfind(c, lo, hi) for c in "。，")
        lo = last + 1 if last >= lo else lo
        for a, b in _people(block, lo, hi):
            yield word(
                document, block, (a, b), "member", role, body.name, importer=NAME, clause=found.span(), subject_at=body.at
            )


def _people(block: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Give the persons, or the units whose leader it is; a closing phrase of several units is left off."""
    chars = block.chars
    if chars.startswith("由", lo):
        lo += 1
    if chars.endswith("同志", lo, hi) and not chars.endswith("负责同志", lo, hi):
        hi -= 2
    items = list(split_units(chars, lo, hi))
    if len(items) > 1:
        close = _CLOSE.search(chars[items[-1][0] : items[-1][1]])
        if close and ends_as_unit(chars, items[-1][0], items[-1][0] + close.start()):
            items[-1] = (items[-1][0], items[-1][0] + close.start())
    for a, b in items:
        if is_name(chars[a:b]):
            yield a, b
            continue
        mention = person_post(block, a, b)
        if mention:
            yield mention.name
            continue
        close = _CLOSE.search(chars[a:b])
        if close and close.group() and ends_as_unit(chars, a, a + close.start()):
            yield a, a + close.start()
        if len(items) == 1 or ends_as_unit(chars, a, b) or _CLOSE.search(chars[a:b]):
            yield a, b
