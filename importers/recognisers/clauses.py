"""Responsibility inside a task's sentence: 由X牵头, X会同Y, 由X负责, 牵头单位为X."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.assignments import assigned
from remit.importers.recognisers.brackets import subject
from remit.importers.text.assignees import all_units, assignees
from remit.importers.text.bodies import team_at_head
from remit.importers.text.labels import labels_in, role_of
from remit.importers.text.passage import Passage, Table
from remit.importers.text.patterns import late

NAME = "clauses"

_BY = late(
    r"(?<!不再)由(?:所?涉及的)?(?P<unit>[^，。；;,:：“”]{2,200}?)"
    r"(?:(?:会同|联合)(?P<units>[^，。；;,:：“”]{2,120}?)(?:等[^\W\dA-Za-z_]{0,4}(?:部门|单位))?)?"
    r"(?:按照?(?:各自)?的?(?:职责|职能)(?:分工)?)?(?:分别|共同|联合)?(?P<verb>牵头|主办|负责(?!人|同志)|承担|具体负责)"
)
_LEADS = late(
    r"(?:^|(?<=[。；;：:，,]))(?:[一二三四五六七八九]是)?(?P<unit>(?:[^，。；;,:：“”由()（）\[【]|[(（][^()（）]{1,8}[)）]){3,60}?)(?P<verb>牵头)(?=组织|负责|制定|推进|开展|会同|研究|做好|实施|抓|建立|编制|协调|落实|[，,])"
)
#: A last sentence that says nothing but who does it (…。甲局负责,乙局参与。).
_LAST = late(
    r"(?<=[。；;])(?P<unit>[^，。；;：:由]{3,80}?)(?P<verb>负责|牵头)"
    r"(?=[，,][^。；;]{2,120}(?:配合|参与|协助|参加)[。；;]?$|[。；;]?$)"
)
#: Who does it, who helps, then what is done (甲局负责,乙局配合,取缔占道经营).
_THEN = late(
    r"(?:由)?(?P<unit>[^，。；;,:：由]{2,60}?)(?P<verb>牵头|负责)[，,](?P<units>[^，。；;,:：]{2,80}?)(?:密切|积极)?(?:配合|协助|参与)[，,]"
    r"(?:[^，。；;,:：]{2,20}?指导[，,])?(?P<task>[^。；;:：]{6,})"
)
_HELP = late(
    r"[，,、；;](?P<units>[^。；;:：]{2,300}?)(?:等[^\W\dA-Za-z_]{0,4}(?:部门|单位)?)?(?:密切|积极|大力|全力|共同|协同|派员|派人)?(?:配合|协助|参加|参与|协办|会办|联办)(?:[^，。；]{0,12})?(?=[。；;，,)）]|$)"
)
_WITH = late(
    r"[，,]?(?:会同|联合|协同|协调)(?P<units>[^，。；;,:：]{2,120}?)(?:等[^\W\dA-Za-z_]{0,4}(?:部门|单位))?(?=[，,。；;]|$)"
)
_SHARES = late(
    r"[，,](?P<units>[^。；;:：，,]{2,200}?)(?:按职责)?(?:分工)?(?:共同|分别|具体)?(?:负责|落实)(?=[。；;，,]|$)"
)
#: 日常工作由某局承担 speaks of a group's office, not of the task.
_OFFICE = late("(?:日常|具体)(?:工作|事务)$")
#: 甲局为…的牵头单位,乙局为责任单位.
_IS = late(
    r"(?:^|(?<=[，。；、,;]))(?P<units>[^，。；;,:：“”为是]{2,60}?)(?:为|是)[^，。；、,;为是]{0,24}?"
    r"(?P<label>(?:总牵头|牵头|主办|责任|配合|协办|主管)(?:单位|部门))(?=[，。；、,;]|$)"
)
#: A group is composed here: the unit that leads it leads no task.
_COMPOSED = late("(?:联席会议|小组|指挥部|专班|委员会)由[^。；]{4,600}组成")
#: An article of a rule is told who answers for it as a task is.
_ARTICLE = late("第[一二三四五六七八九十百]{1,4}条")
#: The last cell of a row, and its number, in a table printed on one line.
_FOOT_OF_ROW = late(
    r"(?<=[。；;])(?:由)?(?P<lead>[^。；;由]{3,160}?)牵头[；;](?P<support>[^。；;]{3,200}?)配合(?=[；;。\d]|$)"
    r"(?:[；;][^。；;\d]{2,40}?(?:落实|实施|负责))?"
)
_ROW = late(r"(?<!\d)\d{1,3}(?=[^\W\d])(?![年月日座张所亿万公里个号人处条项次家])")
_IN_ROWS = late("序号|责任单位|责任部门|牵头单位")
_NAMED = 60
_LINE = 20
#: A last sentence of who does it is no longer.
_FOOT = 220
_CUE = late("由|牵头|责任|负责[，,。；;]|负责$")
#: What turns a clause of responsibility into its opposite, its past or its exception.
_NOT_SO = late("(?:不得?|不再|不需|无需|原|原先|此前|曾|除|拟|没有)$")
#: Whom an article charges without naming a body of the government.
_NO_BODY = late("申请|所在|经营者|企业|公司|本单位|上级|协商|建设单位|物业|新设|学校$|居委会$|村委会$|(?<!事业)单位$")
_SKIP = late(
    r"^其(?:[他它]|主管|上级|所|有关|相关)|指定(?:的)?(?:部门|单位)|有关部门|组长|主任|召集人|领导小组|期间|同志|本人|个人|谁|哪"
)


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give lead and responsible rows for 由X牵头 and 由X负责 in numbered tasks and in table cells of measures."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if len(cell) > 20 and "由" in cell.chars:
                        yield from _clauses(document, cell, _cell_subject(block, cell))
            continue
        if team_at_head(block):
            continue  # groups.py
        told = _THEN.match(block.chars, block.body) if "负责" in block.chars or "牵头" in block.chars else None
        if told and not (block.body and told["verb"] == "牵头"):
            yield from _first_told(document, block, told)
            continue
        if (
            (block.path or _ARTICLE.match(block.chars))
            and _CUE.search(block.chars)
            and not labels_in(block.chars, 0, len(block))
        ):
            if not _COMPOSED.search(block.chars):
                yield from _named(document, block, subject(block))
            yield from _clauses(document, block, subject(block))
        elif _IN_ROWS.search(block.chars, 0, _NAMED) and len(list(_FOOT_OF_ROW.finditer(block.chars))) > 1:
            yield from _feet(document, block)
        elif not block.path and len(block) > _LINE and "牵头" in block.chars:
            yield from _clauses(document, block, subject(block), led=True)


def _first_told(document: Document, block: Passage, told: re.Match[str]) -> Iterator[Fact | SetAside]:
    """Read a paragraph that names who does it and who helps before it says what is done."""
    spans = [(told.span("unit"), "lead" if told["verb"] == "牵头" else "responsible"), (told.span("units"), "support")]
    if _SKIP.search(told["unit"]) or not all(all_units(block.chars, assignees(block, *span)) for span, _ in spans):
        return
    path = "".join(block.path) if block.body else ""
    name = path + told["task"][:_NAMED]
    for span, role in spans:
        yield from assigned(document, block, span, role, name, importer=NAME, clause=told.span())


def _feet(document: Document, block: Passage) -> Iterator[Fact | SetAside]:
    """Read rows printed on one line whose last cell says who (21…。甲厅、乙厅牵头;丙厅配合;各市政府落实22…)."""
    begin = block.body
    for found in _FOOT_OF_ROW.finditer(block.chars, block.body):
        spans = [(found.span("lead"), "lead"), (found.span("support"), "support")]
        if not all(all_units(block.chars, assignees(block, *span)) for span, _ in spans):
            continue
        first = begin == block.body
        number = _ROW.search(block.chars, begin, found.start()) if first else _ROW.match(block.chars, begin)
        name = block.chars[number.start() if number else begin : found.start()].lstrip("。；;")[:_NAMED]
        for span, role in spans:
            yield from assigned(document, block, span, role, name, importer=NAME, clause=found.span())
        begin = found.end()


def _cell_subject(table: Table, cell: Passage) -> str:
    path = "".join(table.path)
    return path + ("." if path else "") + cell.chars[:60]


def _told(block: Passage) -> Iterator[re.Match[str]]:
    """Give the clauses that say who leads or answers, each pattern's in its order."""
    yield from _BY.finditer(block.chars)
    yield from _LEADS.finditer(block.chars, block.body)
    yield from _LAST.finditer(block.chars, max(block.body, len(block) - _FOOT))


def _clauses(document: Document, block: Passage, name: str, led: bool = False) -> Iterator[Fact | SetAside]:
    chars = block.chars
    for found in sorted(_told(block), key=lambda m: m.start()):
        if _SKIP.search(found["unit"]) or not all_units(chars, assignees(block, *found.span("unit"))):
            continue
        if _NOT_SO.search(chars, max(0, found.start() - 3), found.start()) or chars.startswith(
            ("的", "解释"), found.end()
        ):
            continue  # 不得由甲局负责, 原由乙局负责, 由丙局负责的事项
        if not block.path and not led and _NO_BODY.search(found["unit"]):
            continue
        if led and not (
            found["verb"] == "牵头" and found.group()[0] == "由" and chars[found.end() : found.end() + 1] != "的"
        ):
            continue
        if _OFFICE.search(chars, max(0, found.start() - 8), found.start()):
            yield SetAside(block.start(found.start()), block.end(found.end()), "work-of-an-office")
            continue
        role = "lead" if found["verb"] in ("牵头", "主办") else "responsible"
        yield from assigned(document, block, found.span("unit"), role, name, importer=NAME, clause=found.span())
        if found.groupdict().get("units") and _units(block, found):
            yield from _more(document, block, found, "support", name)
        if role == "lead":
            with_ = _WITH.match(chars, found.end())
            if with_ and _units(block, with_):
                yield from _more(document, block, with_, "support", name)
                continue
            shares = _SHARES.match(chars, found.end())
            if shares and _units(block, shares):
                yield from _more(document, block, shares, "responsible", name)
                continue
        help_ = _HELP.match(chars, _after(chars, found.end()) if role == "lead" else found.end())
        if help_ and _units(block, help_):
            yield from _more(document, block, help_, "support", name)


def _named(document: Document, block: Passage, name: str) -> Iterator[Fact | SetAside]:
    """Read 甲局和乙局为…牵头单位."""
    for found in _IS.finditer(block.chars, block.body):
        role = role_of(found["label"])
        if role and _units(block, found):
            yield from _more(document, block, found, role, name)


def _units(block: Passage, found: re.Match[str]) -> bool:
    return all_units(block.chars, assignees(block, *found.span("units")))


def _more(document: Document, block: Passage, found: re.Match[str], role: str, name: str) -> Iterator[Fact | SetAside]:
    """Give the units that a clause after the leading unit names."""
    yield from assigned(document, block, found.span("units"), role, name, importer=NAME, clause=found.span())


def _after(chars: str, at: int) -> int:
    """Skip what a leading unit is said to do, up to the next comma."""
    found = re.compile(r"[^，,。；;]{0,30}").match(chars, at)
    return found.end() if found else at
