"""Groups told in a sentence: 由X任组长,Y任副组长,Z等为成员; 联席会议由…组成; 分别为…组."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.group_consists import consists
from remit.importers.recognisers.group_named_behind import headed, heads_of, made_of
from remit.importers.recognisers.group_roles import listed, roles_in
from remit.importers.recognisers.memberships import Body, members
from remit.importers.text.bodies import body_in, one_more, opened, team_at_head
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.roster_begins import list_begin
from remit.importers.text.rosters import roster
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "groups"

_PARTS = late(
    r"(?:下设|设立?|分设)[^，。；]{0,8}?(?:个)?[^，。；]{0,6}?(?:分组|小组|工作组|组|专班)[，,:：]?(?:分别)?(?:为|是|即)(?P<parts>[^，。；]{4,120})"
)
_HAS = late(
    r"(?:小组|指挥部|专班|委员会|联席会议)(?:[，,]?对?下设的?|分设|设立|设)(?P<parts>[^，。；：、]{2,24}?(?:组|委员会)(?:(?:以及|[、和及])[^，。；：、]{2,24}?(?:组|委员会)){1,16})"
)
#: An office with groups of its own.
_OF_OFFICE = late(
    r"(?:^|(?<=[。；条]))(?!第[^，。；、]{1,4}条)(?P<whole>[^，。；、]{0,16}(?:小组|指挥部|委员会|会议)办公室)下设(?P<parts>[^，。；：、]{2,24}?组(?:[、和及][^，。；：、]{2,24}?组){1,16})"
)
#: One of them: 和 and 及 part two groups, but stand inside the name of one as well (疫情防控和医疗救治组).
_ITEM = late("(?:(?!以及)[^、和及与，]|(?<!组)(?<!专班)(?<!办公室)(?<!指挥部)(?<!委员会)(?<!以)[和及与])+")
#: What a stretch that ends as a group does says of its founding: no name.
_NO_PART = late("阶段|抽调|组建|成立|设立")
#: Who is added to a group, or follows another in it.
_ADDED = late("(?:增补|新增|补充)(?P<who>[^，。；;,]{2,200})$")
_FOLLOWS = late("(?P<who>[^，。；;,]{2,30}?)(?:同志)?接替[^，。；;,]{2,16}$")
_OFF = late("不再|免去|调离|退出|增补|^同意|辞去")
#: Who is given a part in the office, or is only a contact: no member by that.
_NOT = late("(?:[任为兼]|由)[^，。；、]{0,8}办公室(?:常务)?副?主任|联络员")
#: A group that founds a team: 指挥部成立专家组,由…组成.
_FOUNDED = late(
    r"(?P<whole>[^，。；]{2,30}?(?:指挥部|领导小组|委员会))(?:成立|设立|组建)了?(?P<parts>[^，。；、]{2,12}组)(?=[，,]由)"
)
#: 由 or 以 that opens a list of persons, after 成立 or at the head of a clause.
_OPENS = late(
    r"(?:(?<=小组|挥部|专班|员会|会议)|(?:成立|组建|设立|建立)(?:了)?|按照|^|[，,；。：:])(?:并|同时|其中|具体|决定)?(?:由|以)(?!及|上|下)"
)
#: A sentence that says what a body is: 某领导小组是…的议事协调机构.
_IS_BODY = late("(?P<body>[^，。；由：:]{4,40}?(?:小组|委员会|指挥部|联席会议))是[^，。；]{0,20}(?:机构|组织)")
#: A group named by its work alone that a sentence sets up.
_TEAM = late(r"成立了?(?P<team>[^\W\dA-Za-z_]{3,20}[^小作各]组)(?=[，,]由)")
#: A group that is set up without a name: not the one spoken of before.
_UNNAMED = late(
    "(?:建立|健全|完善)[^。；]{2,40}机制[，,]由|(?:成立|设立|组建)(?:了)?[^，。；]{2,20}(?:机构|队伍|分队)[，,]|每个[^，。；]{0,6}组|各[^，。；]{0,6}组(?:均|都)?由|成立(?:了)?[^，。；]{0,60}的(?:领导小组|小组|专班|工作组)(?=[，。；,;]|$)"
)
#: A body whose head is called 主任; a congress and its standing committee appoint others.
_COMMITTEE = late("(?<!常务)(?<!政协)(?<!人民)(?<!检查)(?<!监察)委员会$|(?:爱卫会|安委会|食安委|禁毒委|减灾委)$")
_OF_COMMITTEE = frozenset({"主任", "副主任", "常务副主任", "委员"})
_APPOINTS = late("任命|免去|选举|补选|决定任")
#: Somebody whose part in the group has no role here, before those who have one.
_ADVISES = late("[^，。；,;]{2,40}[任为](?:总|高级|特邀)?顾问[，,、]")
_LEAD = late(r"^(?:其中|另外|此外|并|，|,|、|：|:|同时|及|和|以及|由)+")
#: A unit that sets the group up, before its head (市局成立局长甲某任组长,…的小组).
_SETS_UP = late("[^，。；、]{0,12}?成立(?!了|[^，。；]*(?:小组|专班|指挥部|委员会))(?=[^，。；]{4})")
_TAIL = late(
    r"(?:等)?(?:(?:有关|相关)?(?:部门|单位)+(?<=等部门|等单位|门单位|位部门|关部门|关单位)|同志|共同|分别|亲自|各派[一1]人|各派[一1]名[^\W\dA-Za-z_]{2,6}|派人|派员)+$"
)
#: 召集人是WHO.
_IS_HEAD = late(
    "(?:^|(?<=[，。；,;]))(?:第一)?(?:召集人|总召集人|组长|总指挥|指挥长)[是为]"
    "(?P<who>[^，。；,;、由]{2,24})(?=[，。；,;]|$)"
)
#: Words of another body, whose parts the sentence tells (领导小组办公室设在…,主任为甲某).
_OF_OTHERS = late("办公室|下设|工会|(?<!小)(?<![主副])组组长|支部|秘书处")
#: A part in a body, and who plays it, by name (主任委员为甲某;委员为…).
_IS_PART = "(?:^|(?<=[，。；,;]))(?P<role>{roles})(?:分别)?[为是](?P<who>[^。；;]{{2,600}})(?=[。；;]|$)"
#: Who sets the group up, and when, before its name.
_SETS = late("[^任由为]{2,24}(?:成立|调整|设立|组建|建立)(?:了)?")
_SETS_OFFICE = late("设(?:立|有|置)?[^，。；]{0,10}办公室(?=[，。；])")
#: The office of a group, not that of a government or committee (县政府办公室).
_OFFICE = late("(?<![府委局厅院校长政])办公室(?!、)")
#: The sentence has told the office's head so far, and none of the group's: who follows as a member works in the office.
_OFFICE_ONLY = late(
    "(?:(?!组长|召集人|总指挥|指挥长)[^。；])*办公室(?:常务)?副?主任(?:(?!组长|召集人|总指挥|指挥长)[^。；])*"
)
_BARE = late("主任|会长|主席|队长|专家|秘书|理事|委员|单位")


@functools.cache
def _roles(committee: bool = False) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Give the patterns of roles in sentences; a ``committee`` has a 主任 and its deputies too."""
    roles = {w: r for r, wordings in words("groups")["label"].items() for w in wordings if not r.startswith("office")}
    names = "|".join(
        sorted(
            (
                w
                for w in roles
                if not _BARE.search(w)
                or w in ("主任委员", "副主任委员", "常务副主任委员", "成员单位")
                or (committee and w in _OF_COMMITTEE)
            ),
            key=lambda w: (-len(w), w),
        )
    )
    every = "|".join(sorted(roles, key=lambda w: (-len(w), w)))
    return (
        re.compile(
            rf"(?P<verb>兼任|担任|出任|(?<!主)任(?!免)|(?<=[^，。；、])作为|为)(?P<of>[^，。；、,;任为]{{0,24}}?)(?<!副)(?<!国务)(?P<role>{names})(?![^\W\dA-Za-z_]*办公室主任)(?=[，。；,;、(（]|的|$|，|和|参与|参加)"
        ),
        re.compile(
            rf"(?:^|(?<=[，。；,;和、：:（(组部班会委议])|(?<=秘书处))(?P<role>{every})[，,]?(?:一般|原则上|拟|已|均)*由(?P<who>[^。；;]{{2,300}}?)"
            rf"(?:兼任|担任|组成(?!员)|(?<!主)任(?!何|务|期))(?=[，。；,;、(（]|$)"
        ),
        re.compile(
            r"(?:^|(?<=[，。；,;和、：:（(组部班会委]))(?:不?固定|常任|常设)?(?P<role>成员单位|组成单位|组成部门|成员)(?:主要)?(?:包括|涵盖|有|为|是|由)[:：]?(?P<who>[^。；;]{4,600}?)"
            r"(?=等?(?:\d+个)?(?:部门|单位)?(?:组成|构成)?(?:[。；;]|$))"
        ),
        roles,
    )


def sentences(document: Document, block: Passage, body: Body | None) -> Iterator[Fact | SetAside]:
    """Read the sentences of a paragraph; ``body`` is the group the text speaks of so far."""
    chars = block.chars
    lo = block.body
    team = team_at_head(block)
    body = Body(block, team) if team else body
    since = 0
    for hi in [m.end() for m in re.finditer("[。；;]", chars)] + [len(chars)]:
        if hi <= lo:
            continue
        named = opened(block, lo, hi)
        if named is None and (founded := _TEAM.search(chars, lo, hi)):
            named = founded.span("team")
        if named is None and body is None and (told := _IS_BODY.match(chars, lo, hi)):
            named = body_in(block, *told.span("body"))
        if named is None and body:
            named = one_more(block, lo, hi, body.name)
        since = lo if named else since
        body = Body(block, named) if named else None if _UNNAMED.search(chars, lo, hi) else body
        if body:
            roles = roles_in(block, lo, hi, body)
            until = roles[0][0] if roles else hi
            after = named[1] if named and (named[0] <= lo + 6 or _SETS.fullmatch(chars, lo, named[0])) else lo
            yield from _appointed(document, block, after, until, body)
            if not _OFFICE.search(chars, since, until):
                yield from _given(document, block, lo, until, body)
            if not _SETS_OFFICE.search(chars, since, lo):
                yield from consists(document, block, lo, until, body)
            yield from _take_part(document, block, lo, until, body)
            yield from _is_head(document, block, lo, until, body)
            yield from _are(document, block, lo, until, body)
            yield from listed(document, block, lo, roles, hi, body, NAME)
        yield from headed(document, block, lo, hi)
        yield from made_of(document, block, lo, hi)
        yield from _parts(document, block, lo, hi, body)
        lo = hi


def _take_part(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    """Read the units behind the heads of whom a leader takes part (…任副组长,甲委、乙局等部门的负责同志参加)."""
    last = max((m.end() for m in re.compile("任副?组长").finditer(block.chars, lo, hi)), default=-1)
    found = re.compile(words("groups")["sentence"]["takes_part"]).match(block.chars, last, hi) if last >= 0 else None
    if found:
        yield from members(document, block, found.span("units"), "member", body, NAME, found.span())


def _is_head(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    """Read 召集人是WHO."""
    for found in _IS_HEAD.finditer(block.chars, lo, hi):
        if is_name(found["who"]) or is_post(found["who"]):
            yield from members(document, block, found.span("who"), "head", body, NAME, found.span())


def _are(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    """Read 主任委员为WHO;委员为WHO,WHO: persons only."""
    roles = _roles()[3]
    for found in _parts_played().finditer(block.chars, lo, hi):
        if _OF_OTHERS.search(block.chars, max(block.chars.rfind("。", 0, lo), 0), found.start()):
            continue  # 领导小组办公室设在…,主任为甲某;…工会主席为乙某,委员为丙某
        if all(m.person for m in roster(block, *found.span("who"))):
            yield from members(document, block, found.span("who"), roles[found["role"]], body, NAME, found.span())


@functools.cache
def _parts_played() -> re.Pattern[str]:
    labels = (w for w in _roles()[3] if not w.endswith("单位"))
    return re.compile(_IS_PART.format(roles="|".join(sorted(labels, key=lambda w: (-len(w), w)))))


def _appointed(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    """Read WHO任组长, and 成立由WHO任组长,WHO为成员的…小组."""
    chars = block.chars
    pattern, _, _, roles = _roles(bool(_COMMITTEE.search(body.name)) and not _APPOINTS.search(chars, lo, hi))
    begin = lo
    others = {m.end("role") for m, _ in heads_of(block, lo, hi)}
    adds = chars.find("增补", lo, hi) >= 0
    for found in pattern.finditer(chars, lo, hi):
        role = roles[found["role"]]
        a, b = begin, found.start()
        begin = found.end()
        while begin < hi and chars[begin] in "，,、和":
            begin += 1
        if found["role"] in _OF_COMMITTEE and "办公室" in chars[lo : found.start()]:
            continue  # the committee's office has a 主任 too: offices.py
        if found.end() in others:
            continue  # 成立以甲某为组长的某某组: of that group, not of the one spoken of
        if adds and found["of"]:  # the post is named with its group: an appointment (appointments.py)
            continue
        if re.search("变动|变化|指定|参加人员", chars[a:b]):  # who follows a member that leaves is nobody in particular
            continue
        if b - a > 900 or _NOT.search(chars, a, found.end()):
            continue
        tail = _TAIL.search(chars[a:b])
        if tail and not chars.endswith(("负责同志", "领导同志"), a, b):
            b = a + tail.start()
        openers = list(_OPENS.finditer(chars, a, b))
        opener = openers[-1] if openers else None
        if advised := _ADVISES.match(chars, a, b):  # 甲某任顾问,乙某、丙某任副组长
            a = advised.end()
        a = opener.end() if opener else list_begin(block, a, b)
        # 增补甲某、乙某为副组长; 甲某接替乙某任成员
        if given := _ADDED.match(chars, a, b) or _FOLLOWS.match(chars, a, b):
            a, b = given.span("who")
        staff = role == "member" and _OFFICE_ONLY.fullmatch(chars, lo, a)
        if staff or _OFF.search(chars, a, b):
            yield SetAside(block.start(a), block.end(found.end()), "staff-of-the-office" if staff else "adjusted")
            continue
        lead = _LEAD.match(chars[a:b]) or _SETS_UP.match(chars[a:b])
        a += lead.end() if lead else 0
        if b - a < 2:
            continue
        if re.search("作为$|(?:调整|变更|改|更名)$", chars[a:b]):
            continue
        yield from members(document, block, (a, b), role, body, NAME, (a, found.end()))


def _given(document: Document, block: Passage, lo: int, hi: int, body: Body) -> Iterator[Fact | SetAside]:
    """Read 组长由WHO担任, 成员由WHO组成 and 成员单位包括WHO."""
    _, by, has, roles = _roles()
    done = lo
    for pattern in (by, has):
        for found in pattern.finditer(block.chars, lo, hi):
            a, b = found.span("who")
            if block.chars.endswith("秘书处", 0, found.start("role")) and not body.name.endswith("秘书处"):
                continue  # the head of another body
            if found.start() < done or re.search("组长|召集人|若干|所在|指定|同意|批准|如下", found["who"]):
                continue
            tail = _TAIL.search(found["who"])
            b = a + tail.start() if tail and not found["who"].endswith(("负责同志", "领导同志")) else b
            done = found.end()
            role = _of_secretariat(body, found["role"]) or roles[found["role"]]
            yield from members(document, block, (a, b), role, body, NAME, found.span())


def _of_secretariat(body: Body, label: str) -> str:
    """Give what a label means in a secretariat (秘书处), whose head is a 秘书长; nothing elsewhere."""
    labels = words("groups")["secretariat"] if body.name.endswith("秘书处") else {}
    return next((role for role, wordings in labels.items() if label in wordings), "")


#: How a sentence on the parts of a body calls it (指挥部下设三个组).
_CALLED = late(
    r"(?P<body>[^\W\dA-Za-z_]{0,40}?(?:领导小组|小组|领导组|指挥部|专班|委员会|组委会|联席会议|指导组|专家组))(?=下设|分设|设立?|设置)"
)


def printed(block: Passage, body: Body, lo: int = 0) -> Body:
    """Give a body as the sentence on its parts calls it, from ``lo`` on; by its name where the paragraph told that."""
    found = _CALLED.search(block.chars, lo) if body.passage is not block else None
    return Body(block, found.span("body")) if found and body.name.endswith(found["body"]) else body


def inside(document: Document, whole: Body, part: str, part_at: int) -> Fact:
    """Make the structure row of a group inside a group."""
    return word(
        document,
        whole.passage,
        whole.span,
        "structure",
        "part-of",
        part,
        importer=NAME,
        clause=whole.span,
        subject_at=part_at,
    )


def _parts(document: Document, block: Passage, lo: int, hi: int, body: Body | None) -> Iterator[Fact]:
    """Read the groups inside a group: a structure row for each."""
    found = _FOUNDED.match(block.chars, lo, hi) or _OF_OFFICE.search(block.chars, lo, hi)
    if found:
        body = Body(block, found.span("whole"))
    found = found or _PARTS.search(block.chars, lo, hi) or _HAS.search(block.chars, lo, hi)
    if not found:
        return
    bare = re.compile("领导小组|指挥部").match(block.chars, lo) if body is None else None
    body = Body(block, bare.span()) if bare else body
    if body is None:
        return
    body = printed(block, body, lo)
    for part in _ITEM.finditer(block.chars[slice(*found.span("parts"))]):
        if part.group().endswith(("办公室", "个工作组", "个专项组", "个小组", "个组")) or _NO_PART.search(part.group()):
            continue
        lo_, hi_ = found.start("parts") + part.start(), found.start("parts") + part.end()
        yield inside(document, body, block.chars[lo_:hi_], block.start(lo_))
