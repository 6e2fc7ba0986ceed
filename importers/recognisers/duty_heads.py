"""Units that head their duties (某局:负责…): at a paragraph's head, and inside a long one."""

from __future__ import annotations

import re
from itertools import islice

from remit.importers.recognisers.duties_below import nobody
from remit.importers.recognisers.duty_openings import LONGEST
from remit.importers.text.labels import role_of
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.openings import opens_notice
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.units import ends_as_unit

#: The number of an article of rules.
ARTICLE = late("第[一二三四五六七八九十百]{1,4}条")
#: A paragraph of so many characters holds several units with their duties; a duty behind its unit's colon has so many.
_ONE_LINE, _SHORTEST_DUTY = 300, 7
_HEAD = late(r"[:：]|—{2}")
_STOPPED = late(
    r"[^，。；、,;:：]{2,14}部门。|[^，。；、,;:：]{2,14}(?:主要|工作)?职责。|[^，。；,;:：]{2,16}(?:[局委厅处科队司股室站所]|中心)。"
)
#: Units as a sentence of their own before what they do, in a text on one line (…如下:甲局。负责…。乙局、丙局。负责…).
_STOPPED_AT = late(
    r"(?<=[。；;：:])[^，。；,;:：]{2,30}(?:[局委办厅处科队司股室站所院]|政府|中心|公司)。(?=(?:主要|具体)?(?:负责|承担|牵头)(?!人))"
)
#: A sentence that ends in a unit and is no unit's name, and what behind one is no duty of it.
_NO_HEAD = late("依托|不再|未|抄送|材料|报[送市县区省]|由|对|向|将|经过|方案")
_OF_WHOM = late("(?:主要|具体)?(?:负责|承担)[^，。；]{0,10}的(?:单位|部门|人员|同志)")
#: A sitting, or a place with a headline.
_NEWS = late(r"第[一二三四五六七八九十]+[届次]|会议|记者|^[^\W\d]{2,4}(?:[省市县州]|(?<!军分)区)$")
#: Who stands in for whom in a unit (某局:A角甲某,B角乙某) is no duty of it.
_ROLE = late("[AＡ][BＢ]?[角岗]|(?:总指挥|指挥长|组长|主任|召集人)[^\\W\\dA-Za-z_]{2,4}[，,、(（]")
_OF_TEAM = late("指挥部$|组$|专班$|分队$")
#: Who heads a team, behind its name (抢险指挥部:由分管副县长任指挥长).
_HEADED_BY = late("(?:[^。；由]{0,24}[，,])?由[^。；]{2,40}?(?:担任|任)(?:总指挥|指挥长|指挥|组长|队长|召集人)")
#: A working group of a section on duties, before its colon (督查小组:负责…).
TEAM = late(r"[^\W\dA-Za-z_]{2,10}(?<!领导小)组")
#: Where a unit may head its duties inside a long text: behind a full stop, or where one was lost (…工作省财政厅:…).
_OPENS = late(
    "[。；;]|职责(?=[^，。；:：]{2,30}[:：])"
    "|(?:工作|保障|服务|管理|任务|救援|救助|安全|建设|实施)(?=[省市县区州][^，。；、:：]{2,12}[厅局委办部][:：])"
)
#: A unit whose duties a label announces (某局职责:负责…); a group's own duties are no unit's.
_LABELLED = late(
    "(?P<unit>[^，。；：:]{2,24}?)(?<!组)(?<!指挥部)(?<!委员会)(?<!专班)(?<!会议)(?<!办公室)(?:的)?(?:主要|工作)?职责"
)
#: The unit named behind such a label, with what it does.
_AGAIN = late("(?P<unit>[^，。；：:]{3,16}?)(?:主要|具体)?(?=负责|承担)")
#: A unit in a bracket of its own.
_FRAMED = late(
    "[【〔\\[](?P<unit>[^，。；：:【】〔〕]{2,24})[】〕\\]](?=(?:主要|具体)?(?:负责|承担|牵头|组织|协调|指导))"
)
#: A number whose bracket the beginning of the text cut off: 六)某厅:….
_BROKEN_NUMBER = late("(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[)）]")


def heads(block: Passage, bodies: bool) -> list[tuple[int, int, int]]:
    """Give where units head their duties (某局:…), at the paragraph's head or, in a long text, after a full stop.

    Each is the place where the unit begins, where it ends, and where the duty begins.
    """
    article = ARTICLE.match(block.chars, block.body)
    broken = _BROKEN_NUMBER.match(block.chars) if not block.body else None
    lows = [article.end() if article else broken.end() if broken else block.body]
    if len(block) > _ONE_LINE or _headed(block, lows[0], bodies) is not None:
        lows += [m.end() for m in _OPENS.finditer(block.chars)]
    lows += [m.start() for m in _STOPPED_AT.finditer(block.chars)]
    found = [_framed(block, lo) or _headed(block, lo, bodies) for lo in sorted(set(lows))]
    return [head for head in found if head is not None]


def _framed(block: Passage, lo: int) -> tuple[int, int, int] | None:
    """Read a unit in a bracket of its own before its duties (【某局】负责…)."""
    found = _FRAMED.match(block.chars, lo)
    if not found or not ends_as_unit(block.chars, *found.span("unit")) or nobody(found["unit"]):
        return None
    return (*found.span("unit"), found.end())


def _headed(block: Passage, lo: int, bodies: bool) -> tuple[int, int, int] | None:
    """Give the unit that heads the text from ``lo`` on with a colon (市某局:…), and where its duty begins."""
    found = _HEAD.search(block.chars, lo, lo + LONGEST + 20)
    if block.body and lo == block.body and bodies:  # 1.甲局。负责…
        found = _STOPPED.match(block.chars, lo) or found
    stopped = _STOPPED_AT.match(block.chars, lo)
    if stopped and not _NO_HEAD.search(stopped.group()) and not _OF_WHOM.match(block.chars, stopped.end()):
        found = stopped
    if not found or len(block) - found.end() < _SHORTEST_DUTY:
        return None
    if found.group() == "——" and block.chars[found.start() - 1] in "省市县区州旗乡镇":
        return None  # places that are paired
    head = block.chars[lo : found.start()] if found.group()[0] in ":：—" else block.chars[lo : found.end() - 1]
    if told := _LABELLED.fullmatch(head):
        head = told["unit"]
        again = _AGAIN.match(block.chars, found.end())  # 某部门职责:某机关主要负责…
        if again and ends_as_unit(block.chars, *again.span("unit")):
            return (*again.span("unit"), again.end("unit"))
    team = TEAM.fullmatch(head) is not None and any("职责" in t for t in block.titles)
    if role_of(head) or re.search("[。；]", head) or not (team or ends_as_unit(head, 0, len(head))):
        return None
    if team:
        return lo, lo + len(head), found.end()
    units = list(split_units(head, 0, len(head)))
    if not all(ends_as_unit(head, *u) for u in units) or re.search("关于|的通知|文件|[；;]", head):
        return None
    office = head == "办公室" and bodies and block.body > 0
    says = block.chars.startswith(("负责", "承担", "具体负责", "主要负责"), found.end())
    if (nobody(head) and not office) or (len(units) > 1 and any(head[a] == "各" for a, _ in units) and not says):
        return None  # addressees
    text = block.chars[found.end() : found.end() + 400]  # what it is shows at once
    if _NEWS.search(head) or text.startswith(
        ("关于", "《", "请", "现就", "现将", "你部", "你委", "你局", "你省", "你市")
    ):
        return None  # 某省:关于…的通知; 第二届…一次会议主任甲某
    if opens_notice(text) or _ROLE.match(text) or (_OF_TEAM.search(head) and _HEADED_BY.match(text)):
        return None  # addressees, and the notice's first sentence on their line; a team and who heads it
    listed = [text[a:b] for a, b in islice(split_marks(text, 0, len(text)), 4)]
    if sum(is_name(x) or ends_as_unit(x, 0, len(x)) for x in listed) * 2 > len(listed):
        return None
    return lo, lo + len(head), found.end()
