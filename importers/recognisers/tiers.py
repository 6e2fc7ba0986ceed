"""Tiers of organisation (隶属关系): managed by, guided by, supervised by, located in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.duties_below import EDGE
from remit.importers.recognisers.duty_heads import ARTICLE
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.passage import Passage
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "tiers"

#: A body sets up so many others, which a list behind a colon names.
_SETS_UP = re.compile(
    r"(?:^|(?<=[，。；,;]))(?P<parent>[^，。；,;:：]{2,30}?)(?:设立|设置|下设)(?:以下|下列)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})个[^，。；,;:：]{0,6}(?:机构|委员会|部门|处室|科室)"
)
_ARE = re.compile(r"(?:是|为|分别是|包括|即)[:：](?P<parts>[^。；;:：]{6,600})")
_MOST = 30
_CUE = re.compile("工作部门|下辖|下设|设立|设置|内设|设有|机构|单位|代管|托管|管理|指导|督导|设在|监督|领导|隶属|挂靠")
_UNIT = r"[^\s，。；,;：:]{3,40}?"
_BY = re.compile(
    rf"(?:^|[，。；,;])(?:成立|设立|组建)?(?P<child>{_UNIT})(?:[，,]?(?:为|系|是|属)[^，。；]{{4,24}})?[，,]?(?:归口|委托)?由(?P<parent>{_UNIT})(?:归口|统一|代为)?(?P<how>管理|代管|托管|领导|指导|监督)(?=[，。；,;]|$)"
)
_TAKES = re.compile(
    rf"(?:^|[，。；,;])(?P<child>{_UNIT})(?:在?业务上)?(?:接受|受)(?P<parent>{_UNIT})(?:的)?(?:业务|统一|归口)?(?P<how>管理|领导|指导|监督)(?=[，。；,;和]|$)"
)
_DOWN = re.compile(
    rf"(?:^|[，。；,;]|[一二三四五]是)(?P<parent>{_UNIT})(?:统筹|具体|负责|协调|调度|业务|统一)*(?P<how>指导|督导|管理(?!局|委|处|办|中心|所|站|科|部|和|工作))(?P<child>(?:下级)?{_UNIT})(?:的)?(?:业务)?(?=[，。；,;]|$)"
)
_KEPT = re.compile(
    rf"(?:^|[，。；,;])(?P<child>{_UNIT})[，,]?(?:是|为|系)(?:由)?(?P<parent>{_UNIT})(?:归口|直接|统一)?"
    r"(?P<how>管理|领导|代管)的[^，。；,;]{2,16}(?:单位|机构|组织|团体)(?=[，。；,;]|$)"
)
_PART = re.compile(
    rf"(?:^|[，。；,;])(?:组建|设立|成立)?(?P<child>{_UNIT})(?:[(（][^()（）]{{2,20}}[)）])?[，,]?(?:为|是|系|属)(?P<parent>[^\s，。；,;：:]{{2,40}}?)(?:在[^，。；,;]{{2,12}})?的?(?:直属|下属|内设|派出|所属|组成|工作)(?:机构|单位|部门|事业单位)(?=[，。；,;]|$)"
)
_ALSO = re.compile(rf"[，,](?:业务上)?(?P<how>指导)(?P<child>(?:下级)?{_UNIT})(?:的)?业务")
_SEAT = re.compile(
    rf"(?:^|[，。；,;])(?P<child>{_UNIT})(?:均|暂)?(?:设在|设于|挂靠在?)(?P<parent>{_UNIT})(?=[，。；,;]|$)"
)
#: A body's seat on the line below its name.
_SEATED = re.compile(rf"(?:设在|设于|挂靠在?)(?:已经?成立的|现有的)?(?P<parent>{_UNIT})(?=[，。；,;]|$)")
_NAMED_BODY = re.compile(
    r"(?!撤销|建设|打造|做好|规范|优化|强化|推动|加快|整合|升级|筹建|改造|加强|建立|设立|完善|推进|健全|组建)[^\W\d]{4,}(?:办公室|中心|秘书处|工作站)"
)
#: 甲院下设乙系、丙系、丁中心等机构.
_HAS = re.compile(
    r"(?:^|[，。；,;])(?P<parent>[^\W\dA-Za-z_]{2,24}?)(?:现)?(?:下设|内设|设有|下辖)(?P<parts>[^，。；,;：:]{4,200}?)"
    r"(?:等(?:\d{1,2}个)?(?:机构|部门|科室|处室|单位|系部|教学单位)?)?(?=[，。；,;]|$)"
)
#: 甲局内设3个管理机构:乙科、丙科,4个直属单位:丁中心;下辖两县气象局,即…
_COUNTS = re.compile(
    r"(?:^|[，。；,;]|目前[，,]?)(?P<parent>[^\W\d]{2,20}?)(?:现|共|暂定)*(?:下设|内设|设有|下辖|设置|管辖)"
    r"(?:[^，。；,;：:]{1,14}(?:[，,]?即|[，,]分别[是为][：:]?|[：:])|(?P<long>[^。；;：:]{1,100}[，,]分别[是为][：:]))"
)
_NO_PARENT = "^(?:撤销|取消|新设|拟)|任|与|和"
_PARTS = re.compile(
    r"(?P<parts>[^，。；,;：:]{4,200})(?:[，,]\d{1,2}个(?:直属|下属|内设|所属|派出|事业|业务|职能|管理|基层|附属)"
    r"[^，。；,;：:]{0,4}(?:单位|机构|科室|处室|部门|站|所|队|中心)[：:])?"
)
#: A list of units behind its count has more.
_RUN = 2
_KIN = "系科股组"
_WHOLE = ("学院", "学校", "医院", "公司", "全校", "全院")
_GROUP = re.compile("小组|指挥部|专班|联席会议|委员会|[^小]组$|^办公室$|各|若干|个")
_ROLE = {
    "管理": "managed-by",
    "代管": "managed-by",
    "托管": "managed-by",
    "领导": "managed-by",
    "指导": "guided-by",
    "监督": "supervised-by",
    "督导": "supervised-by",
}


#: Bodies above that are called by two characters.
_COMMITTEES = frozenset({"省委", "市委", "县委", "区委", "州委", "旗委"})
#: Each form of who is above whom, and words without which it is not looked for.
_FORMS = (
    (_BY, ("由",)),
    (_TAKES, ("受",)),
    (_DOWN, ("指导", "督导", "管理")),
    (_KEPT, ("管理的", "领导的", "代管的")),
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
        yield from _has(document, block)
        yield from _counted(document, block)
        yield from _set_up(document, block, blocks[n + 1 : n + 1 + _MOST])


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
    rows = [_row(document, block, child, parent, role) for parent in split_units(block.chars, *parents)]
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
        for line in below:
            span = line.body, len(line.chars.rstrip("；;。"))
            if not line.body or not ends_as_unit(line.chars, *span):
                break
            parts.append((line, span))
    if len(parts) > 1 and all(ends_as_unit(p.chars, *span) for p, span in parts):
        yield from (_part(document, block, found, *part) for part in parts)


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
