"""Names of groups (领导小组, 工作专班, 指挥部 …): where they stand in titles, headings and sentences."""

from __future__ import annotations

import functools
import re

from remit.importers.text.passage import Passage
from remit.ontology.words import words

_LEAD = re.compile(
    r"^(?:.*?关于|.*?(?:决定|同意|经研究|研究决定|现)?(?:调整充实|成立|调整|设立|组建|建立|充实|公布|增设|印发|完善|健全|下设|设)(?:了|由)?)?"
)
_SHORT = re.compile(r"^(?:领导小组|工作小组|工作专班|专班|指挥部|联席会议|委员会|工作组|专项工作组|小组|协调小组)$")
_AFTER = re.compile(r"^(?:及其?办公室)?(?:组成)?(?:人员|成员|成员单位|单位)?(?:名单|组成|组成人员|组成人员名单|成员名单|的通知|和|及|制度|工作规则)?")


@functools.cache
def _body() -> re.Pattern[str]:
    ends = sorted(words("groups")["body"]["ends"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + ")")


def last_body_end(chars: str, lo: int, hi: int) -> int:
    """Give the end of the first group word from ``lo`` on; -1 where none stands."""
    found = None
    for found in _body().finditer(chars, lo, hi):
        after = chars[found.end() : found.end() + 3]
        if not after.startswith(("办公室主任", "办公室副")):
            return found.end()
    return found.end() if found else -1


def body_in(passage: Passage, lo: int, hi: int) -> tuple[int, int] | None:
    """Find the name of a group in a title, a heading or a sentence that sets one up.

    The name begins after 成立, 调整, 关于 or at ``lo`` and ends with the group word; None for a bare 领导小组.
    """
    chars = passage.chars
    end = last_body_end(chars, lo, hi)
    if end < 0:
        return None
    begin = lo
    for word in ("关于成立", "关于调整充实", "关于调整", "关于设立", "关于组建", "关于建立", "关于充实", "关于公布", "关于印发", "关于同意建立", "关于", "决定成立", "决定调整", "决定设立", "决定组建", "成立", "调整充实", "调整", "设立", "组建", "建立", "公布", "下设"):
        at = chars.rfind(word, lo, end)
        if at >= 0 and at + len(word) < end - 3:
            begin = max(begin, at + len(word))
    for i in range(end - 1, begin, -1):
        if chars[i] in "，。；：:;,!？?":
            begin = i + 1
            break
    while begin < end and chars[begin] in "了由对将“\"《的":
        if chars[begin] in "“\"" and chars.find("”", begin, end) > 0:
            break
        begin += 1
    name = chars[begin:end]
    if _SHORT.match(name) or not 5 <= len(name) <= 60 or re.search(r"担任|任组长|组长|办公室设|各级|负责|[一二三四五六七八九十\d两]+个", name):
        return None
    return begin, end
