"""Tiers of organisation (隶属关系): managed by, guided by, supervised by, located in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.duty_heads import ARTICLE
from remit.importers.recognisers.tiers_listed import listed
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "tiers"

#: So many lines below are looked through for the units that a paragraph counts.
_MOST = 80
_CUE = late(
    "归|划转|直属|工作部门|组成部门|下辖|下设|设立|设置|内设|设有|机构|单位|代管|托管|管理|指导|督导|设在|监督|领导|隶属|挂靠"
)
_UNIT = r"[^\s，。；,;：:]{3,40}?"
_BY = late(
    rf"(?:^|[，。；,;])(?:成立|设立|组建)?(?P<child>{_UNIT})(?:[，,]?(?:为|系|是|属)[^，。；]{{4,24}})?[，,]?(?:归口|委托)?由(?P<parent>{_UNIT})(?:归口|统一|代为)?(?P<how>管理|代管|托管|领导|指导|监督)(?=[，。；,;]|$)"
)
_TAKES = late(
    rf"(?:^|[，。；,;])(?P<child>{_UNIT})(?:在?业务上)?(?:接受|受)(?P<parent>{_UNIT})(?:的)?(?:业务|统一|归口)?(?P<how>管理|领导|指导|监督)(?=[，。；,;和]|$)"
)
_DOWN = late(
    rf"(?:^|[，。；,;]|[一二三四五]是)(?P<parent>{_UNIT})(?:统筹|具体|负责|协调|调度|业务|统一)*(?P<how>指导|督导|管理(?!局|委|处|办|中心|所|站|科|部|和|工作))(?P<child>(?:下级)?{_UNIT})(?:的)?(?:业务)?(?=[，。；,;]|$)"
)
_KEPT = late(
    rf"(?:^|[，。；,;])(?P<child>{_UNIT})[，,]?(?:是|为|系)(?:由)?(?P<parent>{_UNIT})(?:归口|直接|统一)?"
    r"(?P<how>管理|领导|代管)的[^，。；,;]{2,16}(?:单位|机构|组织|团体)(?=[，。；,;]|$)"
)
_GOES_TO = late(
    rf"(?:^|[，。；,;])(?P<child>{_UNIT})(?:统一|整体)?(?:划归|划转|归)(?:由|至|到)?(?P<parent>{_UNIT})(?:归口|统一|直接)?"
    r"(?P<how>管理|代管|领导|监管|监督|指导)(?=[，。；,;]|$)"
)
_UNDER = late(rf"(?:^|[，。；,;])(?P<child>{_UNIT})[，,]?(?P<how>隶属|从属|直属)于?(?P<parent>{_UNIT})(?=[，。；,;]|$)")
_PART = late(
    rf"(?:^|[，。；,;])(?:组建|设立|成立)?(?P<child>{_UNIT})(?:[(（][^()（）]{{2,20}}[)）])?[，,]?(?:为|是|系|属)(?P<parent>[^\s，。；,;：:]{{2,40}}?)(?:在[^，。；,;]{{2,12}})?的?(?:直属|下属|内设|派出|所属|组成|工作)(?:机构|单位|部门|事业单位)(?=[，。；,;]|$)"
)
_ALSO = late(rf"[，,](?:业务上)?(?P<how>指导)(?P<child>(?:下级)?{_UNIT})(?:的)?业务")
_SEAT = late(rf"(?:^|[，。；,;])(?P<child>{_UNIT})(?:均|暂)?(?:设在|设于|挂靠在?)(?P<parent>{_UNIT})(?=[，。；,;]|$)")
#: A body's seat on the line below its name.
_SEATED = late(rf"(?:设在|设于|挂靠在?)(?:已经?成立的|现有的)?(?P<parent>{_UNIT})(?=[，。；,;]|$)")
_NAMED_BODY = late(
    r"(?!撤销|建设|打造|做好|规范|优化|强化|推动|加快|整合|升级|筹建|改造|加强|建立|设立|完善|推进|健全|组建)[^\W\d]{4,}(?:办公室|中心|秘书处|工作站)"
)
_ROLE = {
    "管理": "managed-by",
    "代管": "managed-by",
    "托管": "managed-by",
    "领导": "managed-by",
    "指导": "guided-by",
    "监督": "supervised-by",
    "督导": "supervised-by",
    "监管": "supervised-by",
    "隶属": "part-of",
    "从属": "part-of",
    "直属": "part-of",
}


#: Bodies above that are called by two characters.
_COMMITTEES = frozenset({"省委", "市委", "县委", "区委", "州委", "旗委"})
#: Each form of who is above whom, and words without which it is not looked for.
_FORMS = (
    (_BY, ("由",)),
    (_TAKES, ("受",)),
    (_DOWN, ("指导", "督导", "管理")),
    (_KEPT, ("管理的", "领导的", "代管的")),
    (_GOES_TO, ("归", "划转")),
    (_UNDER, ("隶属", "从属", "直属于")),
)
_PARTS_NEED = ("直属", "下属", "内设", "派出", "所属", "组成", "工作部门", "工作机构")
_SEAT_NEEDS = ("设在", "设于", "挂靠")


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give structure rows; the subject is the body below, the object the one above or where it sits."""
    blocks = document.passages
    for n, block in enumerate(blocks):
        if not _CUE.search(block.chars):
            continue
        yield from _told(document, block)
        yield from _seat_below(document, blocks[max(0, n - 1)], block)
        yield from listed(document, block, blocks[n + 1 : n + 1 + _MOST])


def _says(chars: str, needs: tuple[str, ...]) -> bool:
    return any(need in chars for need in needs)


def _told(document: Document, block: Passage) -> Iterator[Fact]:
    """Read the sentences on who is above whom, and where a body sits."""
    chars = "。" * block.body + block.chars[block.body :]  # what follows the number begins a sentence
    child: tuple[int, int] | None = None
    for pattern, needs in _FORMS:
        for found in pattern.finditer(chars) if _says(chars, needs) else ():
            rows = list(_above(document, block, found.span("child"), found.span("parent"), _ROLE[found["how"]]))
            yield from rows
            child = found.span("child") if pattern is _BY and rows else child
    for found in _ALSO.finditer(chars, child[1]) if child else ():
        yield from _above(document, block, found.span("child"), child or (0, 0), _ROLE[found["how"]])
    parts = {found["child"]: found for found in _PART.finditer(chars)} if _says(chars, _PARTS_NEED) else {}
    for found in parts.values():
        yield from _above(document, block, found.span("child"), found.span("parent"), "part-of")
    seats = list(_SEAT.finditer(chars)) if _says(chars, _SEAT_NEEDS) else []
    bodies = _bodies(document) if any("办公室" in found["child"] for found in seats) else set()
    for found in seats:
        if "办公室" not in found["child"] or found["child"] in bodies:
            yield from _above(document, block, found.span("child"), found.span("parent"), "located-in")


def _bodies(document: Document) -> set[str]:
    """Give the offices of which the text says what they are part of: bodies of their own, no group's office."""
    return {m["child"] for b in document.passages for m in _PART.finditer("。" * b.body + b.chars[b.body :])}


def _above(
    document: Document, block: Passage, child: tuple[int, int], parents: tuple[int, int], role: str
) -> Iterator[Fact]:
    """Give a row for each body above (由甲委和乙厅代管)."""
    children = list(split_units(block.chars, *child))
    if len(children) < 2 or not all(ends_as_unit(block.chars, *c) for c in children):
        children = [child]
    above = list(split_units(block.chars, *parents))
    rows = [_row(document, block, c, parent, role) for c in children for parent in above]
    yield from (row for row in rows if row and all(rows))


def _seat_below(document: Document, above: Passage, block: Passage) -> Iterator[Fact]:
    """Read 设在X on the line below the heading that is the body's name ((一)某办公室 / 设在某局,…)."""
    found = _SEATED.match(block.chars, block.body)
    name = above.chars[above.body :]
    if not (found and above.heading and _NAMED_BODY.fullmatch(name)) or re.search("^原|的|、", found["parent"]):
        return
    if not (found["parent"].endswith("司") or ends_as_unit(block.chars, *found.span("parent"))):
        return
    yield word(
        document,
        block,
        found.span("parent"),
        "structure",
        "located-in",
        name,
        importer=NAME,
        clause=found.span(),
        subject_at=above.start(above.body),
    )


def _row(document: Document, block: Passage, child: tuple[int, int], parent: tuple[int, int], role: str) -> Fact | None:
    chars = block.chars
    lo, hi = child
    if article := ARTICLE.match(chars, lo, hi):
        lo = article.end()
    if chars.startswith("下级", lo):
        lo += 2
    team = role == "located-in" and chars.endswith("工作组", lo, hi)
    if (
        not ((team or ends_as_unit(chars, lo, hi)) and ends_as_unit(chars, *parent))
        or hi - lo < 4
        or (parent[1] - parent[0] < 3 and chars[slice(*parent)] not in _COMMITTEES)
    ):
        return None
    if re.search("[区县市省]$", chars[slice(*parent)]) or (
        parent[1] - parent[0] < 4 and chars[parent[1] - 1] not in "部局委厅署府"
    ):
        return None
    if re.search(words("duties")["words"]["no_unit"].replace("|三级", ""), chars[lo:hi]) or re.search(
        "^(?:将|把|对|有条件)", chars[slice(*parent)]
    ):
        return None
    if re.search("设立|组建|成立", chars[lo:hi]):
        return None  # 县区设立某委: whose it is stands before it
    if chars.startswith("的", lo) or chars.startswith("是", parent[0]):
        return None
    if re.search("各级|有关|相关|上级|单位$|部门$", chars[lo:hi] + "|" + chars[slice(*parent)]):
        return None
    return word(
        document,
        block,
        parent,
        "structure",
        role,
        chars[lo:hi],
        importer=NAME,
        clause=(min(lo, parent[0]), max(hi, parent[1])),
        subject_at=block.start(lo),
    )
