"""Duties in prose (职责): a named unit or kind of department is told what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.duties_below import EDGE, NAME, TEXT, below, nobody, pattern, unit_of, units_of
from remit.importers.recognisers.duty_cells import duty_cells
from remit.importers.recognisers.duty_heads import ARTICLE, TEAM, heads
from remit.importers.recognisers.duty_openings import LONGEST, behind_heading, opened, unit_list
from remit.importers.text.brackets import closing
from remit.importers.text.labels import labels_in
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit, is_remark
from remit.importers.wording import word
from remit.ontology.words import words

#: The wording of a duty that a page breaks is given up to there, if it has so many characters.
_SHORTEST = 4
_LEAD = late(
    r"^(?:(?:各?(?:成员)?(?:单位|部门)|成员)的?(?:主要|工作)?职责(?:分工)?(?:如下|是|为)?[:：]|第[一二三四五六七八九十百]{1,4}条|其中[:：]?|由|同时|并|此外|另外|原则上|平时|[一二三四五六七八九]是"
    r"|\d{1,2}(?=[省市县区州镇乡][^\W\d]{1,14}(?:[局委办厅社院队]|中心)(?:负责|按照|承担|组织)))+[，,]?"
)
#: A unit told its duty in a later clause of a sentence (…,某办应做好…).
_LATER = late(
    r"[，,](?P<unit>[^，。；,;]{3,24}?)(?:(?=作为[^，。；,;]{2,20}[要应须])|(?:应|要|须)(?=做好|负责|加强|及时|立即|会同|配合|组织|牵头|落实|主动|积极|建立|制定|督促|指导|定期))"
)
#: Another unit of the same sentence with what it is responsible for (…,甲处负责审查,乙处负责发布).
_NEXT = late(
    r"[，,；;](?P<unit>(?:[省市县](?:[(（][市县区、]{1,5}[)）])?、)?[^，。；、,;]{3,16}?)(?:主要|具体|分别)?负责(?!人|同志|制(?![定订止作造约药冷片版]|度(?:建设|落实|执行))|的)(?=[^\W\dA-Za-z_]{2})"
)
#: How a unit does its duty, between its name and the verb.
_HOW = late(
    "(?:提前|依法|具体|主要|共同|统一|牵头|积极|(?:按|按照|根据|在)(?:各自|相关|有关|法定|的)*职责(?:分工|权限|范围)?内?|在[^，。；、,]{2,20}(?:期间|过程中|工作中|布局中|中|时)[，,]?)+$"
)
#: What stands before somebody to whom, not by whom, something is done; or who is helped to do it.
_TO = late("(?:对于?(?!外)|针对|向|将|把|(?:协助|配合|支持|帮助)(?!中心|小组|组|办|[局处科室]))[^，,]*")
#: When somebody is told something (在比赛期间发现问题要及时向甲委和乙馆…): no one is told to do it.
_WHEN = late("在[^，,]*(?:期间|时|中|后|前)[^，,]*向")
#: A unit behind 由 among several.
_BY = late("[^，。；、自理]由[^，。；]*、")
#: What a report tells of the past is nobody's duty.
_PAST = late("[了已]|近日|日前|昨|今年|去年|联合(?:召开|举行|举办)|记者|电[(（]")
#: A unit is asked (请某局填报…).
_ASKED = late(
    r"(?:(?<=[，。；,;])|^)请(?P<units>[^，。；,;]{3,30}?)(?=于|根据|按照|结合|组织|负责|填报|推荐|提供|报送|确定|配合|协助|做好|收到|牵头|汇总|督促|尽快|抓紧)"
)
#: A unit of which a notice demands something (通知要求建设单位在…前设置…).
_DEMANDED = late(
    r"(?:(?<=[，。；,;])|^)(?:本?通知|文件|会议|办法|并|同时)?要求(?P<units>[^，。；,;、要求]{3,20}?)"
    r"(?=在|按|负责|加强|组织|委托|增加|针对|做好|落实|建立|立即|定期|及时|严格|配合)"
)
#: The titles of what bodies do, one a paragraph.
_OF_BODIES = late("职责|内设机构|机构设置")
#: A text about the inner bodies of a unit: its office is one of them, not any office.
_INNER = late("内设机构|机构设置")
#: A heading below which every number is a duty (1.粮食部门。; (二)甲局职责).
_HEADS_LIST = late("(?:[部厅局委办处科室站所队]|部门|中心|政府)(?:。|(?:主要|工作)?职责)$")
_MARKED = late("[，。；、：:]")
#: How the duty below a unit's line begins.
_DUTY = late("(?:主要|具体|工作)?(?:职责[:：])?(?:主要|具体)?(?:负责|承担)(?!人)")
_ARTICLE_MAX = 6
#: 各省(自治区、直辖市): the bracket names further kinds of places, no unit.
_KINDS = late(
    r"各[省市县区旗盟乡镇街]+(?:道)?[(（](?:自治区|直辖市|自治县|自治州|[省市县区旗州乡镇街、及和]|街道)+[)）]"
)


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give one duty row for each unit and sentence; the object is the duty's first 20 characters."""
    above: tuple[Passage, ...] = ()
    deep, listed = 0, False
    passages = document.passages
    cells = duty_cells(document, passages)
    for n, block in enumerate(passages):
        if n in cells:
            yield from below(document, cells[n], block)
            above = ()
            continue
        if unit := _alone(document, block, passages[n + 1 : n + 2]):
            above, deep, listed = (unit,), len(block.path), False
            continue
        if block.heading and len(block) < 30 and not re.search("[：:]|负责|[；;]$", block.chars):
            units, stopped = units_of(document, block), block.chars[-1] == "。"
            if units or not stopped:
                above, deep = units, len(block.path)
                listed = any(_HEADS_LIST.search(block.chars) and not pattern("no_unit").search(u.chars) for u in above)
                continue
        numbered = listed and block.body > 0 and len(block.path) > deep
        if above and (numbered or pattern("below").match(block.chars, block.body)):
            for unit in above:
                yield from below(document, unit, block)
        above = above if len(block.path) > deep > 0 and not _bare(above) else ()
        seen: set[tuple[str, int]] = set()
        for fact in _paragraph(document, block):
            if isinstance(fact, Fact) and fact.kind == "duty":
                if (fact.subject, fact.clause_start) in seen:
                    continue
                seen.add((fact.subject, fact.clause_start))
            yield fact


def _bare(above: tuple[Passage, ...]) -> bool:
    """Whether the unit above stands on a line without a number: only the next line is its duty."""
    return any(not unit.body and not unit.heading and unit.path == () for unit in above)


def _alone(document: Document, block: Passage, after: Sequence[Passage]) -> Passage | None:
    """Give the unit where a line without a number is nothing else, and the next says what it is responsible for."""
    if block.body or not after or _MARKED.search(block.chars) or not _DUTY.match(after[0].chars, after[0].body):
        return None
    unit = unit_of(document, block)
    return None if unit is None or nobody(unit.chars) or document.is_signature(block) else unit


def _paragraph(document: Document, block: Passage) -> Iterator[Fact | SetAside]:
    starts = heads(block, _of_bodies(document, block))
    for n, (lo, hi, begin) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(block)
        office = block.body > 0 and lo == block.body and _of_bodies(document, block, _INNER)
        yield from _rows(document, block, (lo, hi), begin, end, office=office)
    headed = bool(starts) and starts[0][0] <= block.body + _ARTICLE_MAX
    if headed and len(starts) > 1:
        return
    article = ARTICLE.match(block.chars, block.body)
    section = not headed and (article is not None or any(pattern("section").search(t) for t in block.titles[-2:]))
    lo = article.end() if article else block.body
    if headed:  # a later sentence may turn to another unit (甲镇:…。乙站负责…)
        lo = stop + 1 if (stop := block.chars.find("。", lo)) > 0 else len(block)
    edges = [m.start() for m in EDGE.finditer(block.chars, lo)] + [len(block)]
    for hi in edges:
        if hi - lo >= 6 and not labels_in(block.chars, lo, min(hi, lo + 30)):
            yield from _sentence(document, block, lo, hi, section)
        lo = hi + 1


def _of_bodies(document: Document, block: Passage, words_of: re.Pattern[str] | None = None) -> bool:
    """Whether the titles here or that of the whole say that the text tells what bodies do."""
    titles = (*block.titles, document.title.chars if document.title else "")
    return any((words_of or _OF_BODIES).search(t) for t in titles)


def _sentence(document: Document, block: Passage, lo: int, hi: int, section: bool) -> Iterator[Fact | SetAside]:
    chars = block.chars
    clauses = [(lo, min(hi, lo + 90))]
    for a, b in clauses:
        lead = _LEAD.match(chars[a:b])
        a += lead.end() if lead else 0
        section = section or (lead is not None and "职责" in lead.group())
        a = behind_heading(chars, a, b) if a == block.body else a
        found = _told(chars, a, hi, section, bool(block.path) and not re.search("[了已]", chars[a : a + 60]))
        if found:
            end, begin = found
            yield from _rows(document, block, (a, end), begin, hi)
        for asked in (*_ASKED.finditer(chars, lo, hi), *_DEMANDED.finditer(chars, max(block.body, lo - 1), hi)):
            if unit_list(chars, *asked.span("units")) and not _depth(chars, lo, asked.start()):
                yield from _rows(document, block, asked.span("units"), asked.end("units"), hi)
        for later in () if found else _LATER.finditer(chars, a, hi):
            if unit_list(chars, *later.span("unit")) and not _depth(chars, a, later.start()):
                yield from _rows(document, block, later.span("unit"), later.end(), hi)
        following = [
            later
            for later in _NEXT.finditer(chars, found[1] if found else a, hi)
            if ends_as_unit(chars, *later.span("unit")) and not _depth(chars, a, later.start())
        ]
        for later in following if section or found or len(following) > 1 else ():
            yield from _rows(document, block, later.span("unit"), later.end("unit"), hi)


def _told(chars: str, lo: int, hi: int, section: bool, numbered: bool) -> tuple[int, int] | None:
    """Find the unit at the head of a sentence: its end, and where its duty begins."""
    if span := opened(chars, lo, hi):
        return span
    for found in pattern("tells").finditer(chars, lo + 2, min(hi, lo + 160)):
        if _depth(chars, lo, found.start()):
            continue
        head = chars[lo : found.start()]
        if found.group() == "会同" and _PAST.search(chars, lo, min(hi, lo + 90)):
            break
        trimmed = _HOW.sub("", head)
        trimmed = trimmed.rstrip("，,") if section else trimmed
        end = lo + len(trimmed)
        if re.search("[，,：:]", re.sub(r"[(（][^()（）]*[)）]", "", trimmed)) and not unit_list(chars, lo, end):
            break
        if found.group() == "负责" and chars[found.end() : found.end() + 1] in ("，", "。", "；", ",", ""):
            break  # 由某局负责: the task before is what the unit does
        if ends_as_unit(chars, lo, end) and unit_list(chars, lo, end):
            begin = found.end() if found.group() in ("负责", "要", "应", "应当", "须", "需", "必须") else found.start()
            return end, begin
        if found.group().startswith(("负责", "要")):
            break
    if section or (numbered and re.match("[区市县省]", chars[lo:])):
        for found in re.compile(f"(?:{words('duties')['words']['verbs']})").finditer(
            chars, lo + 2, min(hi, lo + LONGEST)
        ):
            item = re.compile("[^，。；,;、:：]*").match(chars, found.start())
            alone = chars[found.end() : found.end() + 1] in ("，", "。", "；", ",", "")
            if found.group() in ("负责", "配合", "协助") and alone:
                break
            if item and chars[item.end() - 1] in "局委厅部办署" and item.end() - found.start() < 8:
                break
            if ends_as_unit(chars, lo, found.start()) and unit_list(chars, lo, found.start()):
                return found.start(), found.start()
    return None


def _depth(chars: str, lo: int, at: int) -> bool:
    text = chars[lo:at]
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _rows(
    document: Document, block: Passage, units: tuple[int, int], begin: int, hi: int, *, office: bool = False
) -> Iterator[Fact | SetAside]:
    """Give a row for each unit; ``office`` says that 办公室 alone is one of the bodies that the text is on."""
    chars = block.chars
    while begin < hi and chars[begin] in "：:，,":
        begin += 1
    while hi > begin and chars[hi - 1] in "。；;":
        hi -= 1
    if hi - begin < 4:
        return
    clause = (units[0], hi)
    if _TO.fullmatch(chars, *units) or _WHEN.match(chars, *units):
        return
    if re.match("(?:其[他它])?(?:不)?属于", chars[slice(*units)]) or _BY.search(chars, *units):
        return  # 由省、自治区、直辖市人民政府规定: a task, or no unit's name; 其他不属于甲局、乙局负责查处的案件
    if re.search("不力|不到位", chars[begin : begin + 8]):
        return  # what was found wanting
    if re.match("对.{2,30}进行(?:评议|考核|测评|评价)", chars[begin:hi]):
        return
    if pattern("attitude").match(chars[begin:hi]):
        yield SetAside(block.start(units[0]), block.end(hi), "exhortation")
        return
    for a, b in split_units(chars, *units):
        joined = chars.find("会同", a + 2, b)  # 甲办会同乙局: the first is told the duty
        b = joined if joined > 0 and ends_as_unit(chars, a, joined) else b
        cut = next((i for i in range(a + 1, b) if chars[i] in "(（" and closing(chars, i, b) == b - 1), -1)
        inside = split_marks(chars, cut + 1, b - 1) if cut > 0 else ()
        subs = [s for s in inside if ends_as_unit(chars, *s) and not is_remark(chars[slice(*s)])]
        end = cut if cut > 0 and ends_as_unit(chars, a, cut) and not _KINDS.fullmatch(chars, a, b) else b
        team = TEAM.fullmatch(chars, a, end) and chars[end : end + 1] in ("：", ":")
        if (
            not (team or ends_as_unit(chars, a, end))
            or (nobody(chars[a:end]) and not (office and chars[a:end] == "办公室"))
            or pattern("no_unit").search(chars[a:end])
        ):
            yield SetAside(block.start(a), block.end(hi), "nobody-in-particular")
            continue
        yield word(
            document,
            block,
            (begin, _unbroken(document, block, begin, min(hi, begin + TEXT))),
            "duty",
            "duty",
            chars[a:end],
            importer=NAME,
            clause=clause,
            subject_at=block.start(a),
        )
        if end == cut and chars[a] != "各":  # 各乡镇(街道): the bracket holds another kind, no part
            for sub in subs:
                yield word(
                    document,
                    block,
                    (a, cut),
                    "structure",
                    "part-of",
                    chars[slice(*sub)],
                    importer=NAME,
                    clause=clause,
                    subject_at=block.start(sub[0]),
                )


def _unbroken(document: Document, block: Passage, lo: int, hi: int) -> int:
    """Give where the wording from ``lo`` on is first broken by what belongs to the page; ``hi`` where it is not."""
    text, at = document.source.text, block.offsets
    return next((i for i in range(lo + _SHORTEST, hi) if text[at[i - 1] + 1 : at[i]].strip()), hi)
