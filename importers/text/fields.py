"""Fields of work (分管领域) in a list: where they part, and what is trimmed off them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.importers.text.brackets import CLOSE, OPEN
from remit.importers.text.lists import split_marks
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit, keeps_joint
from remit.ontology.words import words

_TAIL = late(
    r"(?:等?(?:方面)?(?:的)?工作(?:的)?(?:落实|开展|实施|推进)|等(?:有关|相关|各项|具体|日常|专项|重点)?(?:方面)?(?:的)?(?:各项|具体|相关|日常)?(?:工作|事务|事项)?|(?:等)?方面(?:的)?(?:各项|具体|相关)?(?:工作|事务|事项)?"
    r"|的(?:联系|联络|沟通)工作|(?:的)?(?:各项|具体|相关)?工作)$"
)
_HEAD = late(
    r"^(?:此外还有|此外|还有|以及|和|及|与|抓好?|(?:推进)?做好|处理(?=[^、，。；;]{1,12}日常)"
    r"|综合协调(?!服务|指导|管理|督[查导]|工作|和|及|与|中心|办|科|处|组|机构|小组|委员会)|有关|关于)(?=[^\W\dA-Za-z_]{2})"
)
_CLASS = late(r"等[^\W\dA-Za-z_]{0,6}(?:机构|企业|团体|院校|学校|单位|部队|组织|公司|党派)$")
#: What closes a list of units.
_OTHERS = late(r"等(?:\d{1,2}[个家])?(?:有关|相关)?(?:单位|部门|部委|科室)$")
_AREA = late(r".{0,6}(?:地区|辖区|片区|沿线|境内)")
_JOINT = late("以及|和|及|与")
#: How a body of a government ends; a bracket with its other name may follow.
_BODY = late(r"[局委厅办](?:[(（][^()（）]*[)）])?$")


def split_fields(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut a list of fields and units; 工作, 方面 and 等 are trimmed off each.

    >>> text = "教育、体育、文化和旅游、档案(史志研究)和新区创建工作"
    >>> [text[a:b] for a, b in split_fields(text, 0, len(text))]
    ['教育', '体育', '文化和旅游', '档案(史志研究)', '新区创建']
    """
    items = list(_whole_areas(chars, list(split_marks(chars, lo, hi))))
    for n, (a, b) in enumerate(items):
        last = n == len(items) - 1 or chars[b : b + 1] in "；;，,"
        for c, d in _joints(chars, a, b, last and (len(items) > 1 or _halves(chars[a:b]))):
            e, f = trim_field(chars, c, d)
            if f - e >= 1:
                yield e, f


def _halves(item: str) -> bool:
    """Whether a list of one item is two fields joined: both halves are long enough to be a field each."""
    halves = re.split("[和与]", item.removesuffix("工作").removesuffix("等"))
    return len(halves) == 2 and all(4 <= len(h) <= 12 for h in halves)


def trim_field(chars: str, lo: int, hi: int) -> tuple[int, int]:
    """Take joints off the front and 工作, 等工作, 方面工作 off the end."""
    head = _HEAD.match(chars[lo:hi])
    if head:
        lo += head.end()
    others = _OTHERS.search(chars[lo:hi])
    if others and (others.group() in ("等部门", "等部委") or ends_as_unit(chars, lo, lo + others.start())):
        hi = lo + others.start()
    while True:
        tail = _TAIL.search(chars[lo:hi])
        if not tail or tail.start() < 1 or not tail.group():
            return lo, hi
        hi = lo + tail.start()
        if hi - lo == 1 and tail.group().startswith("的"):
            return lo, hi + 1  # 党的工作


def _whole_areas(chars: str, items: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put together what a class word closes (某地区银行、保险等金融机构) and names of places before 地区."""
    begin = 0
    while begin < len(items):
        lo, hi = items[begin]
        end = begin
        if _AREA.match(chars[lo:hi]):
            end = next(
                (
                    k
                    for k in range(begin, min(begin + 6, len(items)))
                    if _CLASS.search(chars[slice(*items[k])])
                    and all(chars[items[j][1]] == "、" for j in range(begin, k))
                ),
                begin,
            )
        elif (
            hi - lo <= 3
            and begin + 1 < len(items)
            and re.match(r".{2,3}地区", chars[items[begin + 1][0] : items[begin + 1][1]])
        ):
            end = begin + 1
        yield lo, items[end][1]
        begin = end + 1


def _joints(chars: str, lo: int, hi: int, last: bool) -> Iterator[tuple[int, int]]:
    """Cut an item at the joints that join fields: 以及 always, 和 after 工作 or a unit, or once in the last item."""
    depth = 0
    begin = i = lo
    while i < hi:
        c = chars[i]
        if c in OPEN:
            depth += 1
        elif c in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and i - begin >= 2:
            found = _JOINT.match(chars, i, hi)
            if found and _parts(chars, begin, i, found.end(), hi, found.group(), last):
                yield begin, i
                begin = i = found.end()
                continue
        i += 1
    if begin < hi:
        yield begin, hi


def _parts(chars: str, begin: int, at: int, after: int, hi: int, joint: str, last: bool) -> bool:
    if hi - after < 2 or chars[after] in "、，":
        return False
    if joint == "以及":
        return True
    if keeps_joint(chars, at, after, hi):
        return False
    school = chars.endswith(("学院", "研究院", "研究所", "学部", "教研部", "中心"), begin, hi)
    if (school or chars[hi - 1] in "科处室股") and not ends_as_unit(chars, begin, at):
        return False  # 农业与资源环境审计科: one section of an office
    body = chars[begin] in "省市区县州" and chars.find("等", begin, at) < 0 and _BODY.search(chars[after:hi])
    if body and not ends_as_unit(chars, begin, at) and ends_as_unit(chars, after, hi):
        inside = re.compile(words("names")["level"]["inside"])
        level = chars[after] in "省市区县州" and not inside.match(chars, after)
        if not level and not inside.match(chars, begin):
            return False  # 市园林和市容管理局: one unit; 市园林和市水务局 are two
    if chars.endswith("工作", begin, at):
        return True
    bare = chars[begin:at]
    if bare.endswith(("办公厅", "办公室")) and chars[hi : hi + 1] == "、":
        return True  # 分管省政府办公厅和编制、财政
    hi -= 2 if chars.endswith("工作", after, hi) else 0
    if ends_as_unit(chars, begin, at) and len(bare) > 2 and (ends_as_unit(chars, after, hi) or last):
        return True
    if joint == "及" and chars[after] != "其":
        return True
    return last and not re.search("[和及与]", chars[after:hi].rstrip("工作"))
