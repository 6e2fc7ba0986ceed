"""Awards (表彰, 通报表扬, 授予称号): which organisation received which honour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.lists import split_units
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import Passage, Table
from remit.importers.text.people import is_name
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word

NAME = "awards"

_CONTEXT = re.compile("表彰|表扬|通报|授予|命名|认定|评选|考核情况|先进|优秀|获奖|奖励|荣誉")
_LIST = re.compile(r"^(?:附件\d?[:：]?)?(?P<honour>.{4,50}?)(?:获奖)?名单(?:[(（]?(?:共)?\d*[个家名人]?[)）]?)?[:：]?$")
_SUBLIST = re.compile(r"^(?P<honour>[^。，；]{3,40}?)[(（](?:共)?\d{1,3}[个家名人][)）][:：]?$")
_HONOUR = re.compile(
    "先进|优秀|模范|和谐|文明|示范|标兵|十佳|十优|满意|达标|诚信|守信|劳动|卫士|平安|绿色|星级|一等奖|二等奖|三等奖|奖|荣誉|称号"
)
_GIVE = re.compile(
    r"授予(?P<who>[^“”\"。]{2,400}?)(?:等)?(?:\d+[个家名](?:单位|企业|同志|集体|个人)?)?(?:为)?[“\"](?P<honour>[^”\"]{2,30})[”\"](?:荣誉)?称号"
)
_LONGEST = 40


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a row for each organisation or person of a list of honours, and of 授予X“Y”称号."""
    title = document.title.chars if document.title else ""
    listing: tuple[Passage, tuple[int, int]] | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            if listing and _CONTEXT.search(title):
                for row in block.rows:
                    for cell in row:
                        yield from _names(document, cell, listing)
            continue
        for found in _GIVE.finditer(block.chars):
            for a, b in split_units(block.chars, *found.span("who")):
                yield _row(document, block, (a, b), (block, found.span("honour")))
        head = _LIST.match(block.chars[block.body :]) or (
            _SUBLIST.match(block.chars[block.body :]) if listing else None
        )
        if head and _HONOUR.search(head["honour"]) and _CONTEXT.search(title):
            lo, hi = (block.body + i for i in head.span("honour"))
            listing = block, (lo, hi)
        elif listing:
            if len(block) > _LONGEST + 6 and "、" not in block.chars:
                listing = None
                continue
            found_names = list(_names(document, block, listing))
            yield from found_names
            if not found_names:
                listing = None


def _names(document: Document, block: Passage, honour: tuple[Passage, tuple[int, int]]) -> Iterator[Fact]:
    mark = mark_at(block.chars)
    lo = mark.length if mark else 0
    for a, b in split_units(block.chars, lo, len(block.chars.rstrip("。；;"))):
        text = block.chars[a:b]
        if (
            ends_as_unit(block.chars, a, b)
            or is_name(text)
            or re.search("公馆|茶场|农场|商行|超市|酒店|宾馆|店|厂|场|园|库|矿|合作社|门诊部|事务所$", text)
        ) and b - a <= _LONGEST:
            yield _row(document, block, (a, b), honour)


def _row(document: Document, block: Passage, who: tuple[int, int], honour: tuple[Passage, tuple[int, int]]) -> Fact:
    """The object is the honour as worded in the list's heading; the clause is the line that names who got it."""
    return word(
        document,
        honour[0],
        honour[1],
        "award",
        "recognised",
        block.chars[slice(*who)],
        importer=NAME,
        clause=(0, len(block)) if honour[0] is block else who,
        clause_in=block,
        subject_at=block.start(who[0]),
    )
