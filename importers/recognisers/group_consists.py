"""Of whom a sentence says that a group consists (联席会议由甲局、乙局组成)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.memberships import Body, members
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

NAME = "groups"

_CUT_OFF = late(r"[^，。；,;]{0,40}?(?:小组|会议|指挥部|委员会|专班)由(?P<units>[^，。；,;由]{12,600})$")
#: So many marks in a list that the end of the text cuts off show that it is one of members.
_MANY = 4
_LEADS = late("(?P<lead>[^，。；,;、]{2,30})牵头[，,]")
_KINDS = late("^各|(?:单位|部门|人员|负责人|代表|专家|同志|领导|街道|乡镇|群众|队伍)$")
#: Whoever makes up an office, or works there, is no member of the group by that.
_STAFF = late("办公室(?!主任)[^，。；]{0,12}由$|(?:工作|值守|值班)人员由$")
#: The same behind the office's head (办公室主任由…兼任,成员由…组成).
_BESIDE_ITS_HEAD = late("办公室(?:常务)?副?主任[^。；]{0,200}?[，,](?:办公室)?(?:成员|组成人员|工作人员)由$")


@functools.cache
def _consisting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = words("groups")["sentence"]["consists"]
    body = "(?=[^，。；:：,;由]{0,30}(?:组|会议?|指挥部|专班|机制)(?<!各委员会)由)"
    return re.compile("(?:^|[，。；:：,;])" + told), re.compile(body + told)


def consists(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    """Read 由A牵头,B、C等部门组成: the unit that leads heads the group, the others are members."""
    chars = block.chars
    inside, begins = _consisting()
    head = begins.match(chars, lo, hi) if 0 < lo == block.body else None  # 二、联席会议由…组成
    found = head or inside.search(chars, max(block.body, lo - 1), hi)
    if not found and hi == len(chars) and block is document.blocks[-1]:
        cut = _CUT_OFF.match(chars, lo, hi)  # the text breaks off in the list: the last unit may lack its end
        span = (cut.start("units"), chars.rfind("、", *cut.span("units"))) if cut else (0, 0)
        listed = list(split_marks(chars, *span)) if cut and chars.count("、", *cut.span("units")) >= _MANY else []
        if cut and listed and all(ends_as_unit(chars, *unit) for unit in listed):
            yield from members(document, block, span, "member", body, NAME, cut.span())
    if not found or re.search("组长|召集人|若干|以下|下列|如下", found["units"]):
        return
    a, b = found.span("units")
    if _STAFF.search(chars, found.start(), a) or _BESIDE_ITS_HEAD.search(chars, lo, a):
        yield SetAside(block.start(a), block.end(b), "staff-of-the-office")
        return
    leads = _LEADS.match(chars, a, b)
    if leads:
        yield from members(document, block, leads.span("lead"), "head", body, NAME, found.span())
        a = leads.end()
    kinds = re.search("部门|单位", chars[b : found.end()])
    for fact in members(document, block, (a, b), "member", body, NAME, found.span()):
        if isinstance(fact, Fact) and fact.kind == "member" and not kinds and not _is_member(fact.object):
            yield SetAside(fact.start, fact.end, "nobody-in-particular")
        else:
            yield fact


def _is_member(text: str) -> bool:
    """Whether a text is a person, a post, a unit or a kind of people."""
    return is_name(text) or is_post(text) or ends_as_unit(text, 0, len(text)) or bool(_KINDS.search(text))
