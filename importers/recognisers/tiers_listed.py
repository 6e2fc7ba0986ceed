"""Tiers of organisation told by lists: the units inside a unit, behind their count or below it (下设、内设、分别为)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.graph.numerals import number
from remit.importers.document import Document
from remit.importers.recognisers.duties_below import EDGE
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word

NAME = "tiers"

#: A body sets up so many others, which a list behind a colon names.
_SETS_UP = late(
    r"(?:^|(?<=[，。；,;]))(?P<parent>[^，。；,;:：]{2,30}?)(?:设立|设置|下设|设)(?:以下|下列)?(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})个[^，。；,;:：]{0,6}(?:机构|委员会|部门|处室|科室)"
)
_ARE = late(r"(?:是|为|分别是|包括|即)[:：](?P<parts>[^。；;:：]{6,600})")
#: 甲院下设乙系、丙系、丁中心等机构.
_HAS = late(
    r"(?:^|[，。；,;])(?P<parent>[^\W\dA-Za-z_]{2,24}?)(?:现)?(?:下设|内设|设有|下辖)(?P<parts>[^，。；,;：:]{4,200}?)"
    r"(?:等(?:\d{1,2}个)?(?:机构|部门|科室|处室|单位|系部|教学单位)?)?(?=[，。；,;]|$)"
)
#: 甲局内设3个管理机构:乙科、丙科,4个直属单位:丁中心;下辖两县气象局,即…
_COUNTS = late(
    r"(?:^|[，。；,;]|目前[，,]?)(?P<parent>[^\W\d]{2,20}?)(?:现|共|暂定)*(?:下设|内设|设有|下辖|设置|管辖)"
    r"(?:[^，。；,;：:]{1,14}(?:[，,]?即|[，,]分别[是为][：:]?|[：:])|(?P<long>[^。；;：:]{1,100}[，,]分别[是为][：:]))"
)
_NO_PARENT = "^(?:撤销|取消|新设|拟)|任|与|和"
_PARTS = late(
    r"(?P<parts>[^，。；,;：:]{4,200})(?:[，,]\d{1,2}个(?:直属|下属|内设|所属|派出|事业|业务|职能|管理|基层|附属)"
    r"[^，。；,;：:]{0,4}(?:单位|机构|科室|处室|部门|站|所|队|中心)[：:])?"
)
#: A heading above the units of a body.
_HEADS = late(
    r"(?P<parent>[^\W\dA-Za-z_]{2,20}?)(?:的)?"
    r"(?:组成部门|工作部门|直属(?:特设)?(?:机构|单位|事业单位)|所属(?:单位|事业单位|机构)|下属(?:单位|事业单位|机构)|派出机构)[:：]?"
)
#: The name of a unit alone on its line, and of one inside a unit, is no longer.
_LONG, _NAME = 24, 16
#: A list of units behind its count has more.
_RUN = 2
_KIN = "系科股组"
_WHOLE = ("学院", "学校", "医院", "公司", "全校", "全院")
_GROUP = late("小组|指挥部|专班|联席会议|委员会|[^小]组$|^办公室$|各|若干|个")


def listed(document: Document, block: Passage, below: tuple[Passage, ...]) -> Iterator[Fact]:
    """Give the structure rows of the lists of a paragraph; ``below`` are the lines behind it."""
    yield from _has(document, block)
    yield from _counted(document, block)
    yield from _set_up(document, block, below)
    yield from _headed(document, block, below)


def _has(document: Document, block: Passage) -> Iterator[Fact]:
    """Read the units inside a unit; groups inside a group are groups.py's."""
    chars = block.chars
    for found in _HAS.finditer(chars, block.body):
        parts = list(split_units(chars, *found.span("parts")))
        whole = found["parent"] in _WHOLE or ends_as_unit(chars, *found.span("parent"))
        if len(parts) < 2 or not whole or _GROUP.search(found["parent"]):
            continue
        if all(
            (ends_as_unit(chars, *p) or chars[p[1] - 1] in _KIN) and not _GROUP.search(chars[slice(*p)]) for p in parts
        ):
            yield from (_part(document, block, found, block, part) for part in parts)


def _set_up(document: Document, block: Passage, below: tuple[Passage, ...]) -> Iterator[Fact]:
    """Read 某院设立二十个直属机构…是:甲局,乙局 and 某会设置以下九个委员会: with these on the lines below."""
    found = _SETS_UP.search(block.chars, block.body)
    if found is None or not (found["parent"] in _WHOLE or ends_as_unit(block.chars, *found.span("parent"))):
        return
    listed = _ARE.search(block.chars, found.end())
    parts: list[tuple[Passage, tuple[int, int]]] = []
    if listed:
        parts = [(block, p) for p in split_units(block.chars, *listed.span("parts"))]
    elif block.chars.endswith(("：", ":")):
        parts = _below(below, number(found["count"]))
    if len(parts) > 1 and all(ends_as_unit(p.chars, *span) for p, span in parts):
        yield from (_part(document, block, found, *part) for part in parts)


def _below(lines: tuple[Passage, ...], count: int) -> list[tuple[Passage, tuple[int, int]]]:
    """Give the numbered lines that are a unit's name each; between them its duties may stand where all are there."""
    run: list[tuple[Passage, tuple[int, int]]] = []
    for line in lines:
        span = line.body, len(line.chars.rstrip("；;。"))
        if not line.body or not ends_as_unit(line.chars, *span):
            break
        run.append((line, span))
    if len(run) > 1:
        return run
    named = [(line, (line.body, len(line.chars.rstrip("；;。")))) for line in lines if line.body]
    named = [(line, span) for line, span in named if span[1] - span[0] <= _NAME and _whole_unit(line.chars, *span)]
    return named if len(named) == count else []


def _headed(document: Document, block: Passage, below: tuple[Passage, ...]) -> Iterator[Fact]:
    """Read the units on the lines below a heading that says whose they are (市人民政府组成部门)."""
    found = _HEADS.fullmatch(block.chars, block.body) if block.heading else None
    if found is None or not ends_as_unit(block.chars, *found.span("parent")):
        return
    for line in below:
        pieces = [] if line.body else list(line.pieces(0, len(line), " \t"))
        if not pieces or not all(b - a <= _LONG and ends_as_unit(line.chars, a, b) for a, b in pieces):
            return
        yield from (_part(document, block, found, line, piece) for piece in pieces)


def _counted(document: Document, block: Passage) -> Iterator[Fact]:
    """Read the units inside a unit that are listed behind their count."""
    chars = block.chars
    for found in _COUNTS.finditer(chars, block.body):
        parent = found["parent"]
        whole = ends_as_unit(chars, *found.span("parent")) and parent[-1] not in "省市县区镇乡村道"
        if not whole or _GROUP.search(parent) or re.search(_NO_PARENT, parent):
            continue
        if found["long"]:
            yield from _run(document, block, found)
            continue
        listed = _PARTS.match(chars, found.end())
        while listed:
            parts = list(split_units(chars, *listed.span("parts")))
            if len(parts) < 2 or not all(_whole_unit(chars, *p) for p in parts):
                break
            yield from (_part(document, block, found, block, (a, _without_bracket(chars, a, b))) for a, b in parts)
            listed = _PARTS.match(chars, listed.end()) if listed.end() > listed.end("parts") else None


def _run(document: Document, block: Passage, found: re.Match[str]) -> Iterator[Fact]:
    """Read a long list whose units commas part as well, up to the first item that is none (…,省级局22个)."""
    stop = EDGE.search(block.chars, found.end())
    items = split_marks(block.chars, found.end(), stop.start() if stop else len(block), "、，,")
    parts = list(itertools.takewhile(lambda item: _whole_unit(block.chars, *item), items))
    if len(parts) > _RUN:
        yield from (_part(document, block, found, block, part) for part in parts)


def _without_bracket(chars: str, lo: int, hi: int) -> int:
    return next((i for i in range(lo + 1, hi) if chars[i] in "(（"), hi)


def _whole_unit(chars: str, lo: int, hi: int) -> bool:
    """Whether a part ends as a unit does, a bracket with what it takes in aside."""
    cut = _without_bracket(chars, lo, hi)
    whole = ends_as_unit(chars, lo, cut) or chars[cut - 1] in _KIN
    return whole and not re.search("小组|指挥部|各|若干", chars[lo:cut])


def _part(document: Document, block: Passage, found: re.Match[str], passage: Passage, span: tuple[int, int]) -> Fact:
    """Make the structure row of a unit inside the unit that ``found`` names as its ``parent``."""
    return word(
        document,
        block,
        found.span("parent"),
        "structure",
        "part-of",
        passage.chars[slice(*span)],
        importer=NAME,
        clause=found.span(),
        subject_at=passage.start(span[0]),
    )
