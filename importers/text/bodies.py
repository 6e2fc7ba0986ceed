"""Names of groups (领导小组, 工作专班, 指挥部 …): where they stand in titles, headings and sentences."""

from __future__ import annotations

import functools
import re

from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.ontology.words import words

_MARKS = "，。；：:;,!？?"


@functools.cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(words("groups")["body"][name])


@functools.cache
def _body() -> re.Pattern[str]:
    data = words("groups")["body"]
    ends = sorted([*data["ends"], *data["short"]], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + ")")


def body_in(passage: Passage, lo: int, hi: int) -> tuple[int, int] | None:
    """Find the name of a group in a title, a heading or a sentence that sets one up.

    The name begins after 成立, 调整, 关于 or at ``lo`` and ends with the group word; None for a bare 领导小组
    and for what only goes by a group (由所在单位向领导小组办公室提出).
    """
    chars = passage.chars
    office = _OFFICE.search(chars, lo, hi)
    if office:  # a body of its own that is called an office
        return office.span("name")
    for found in _body().finditer(chars, lo, hi):
        if chars.startswith(("办公室主任", "办公室副", "成员单位", "办公室提出"), found.end(), hi):
            continue
        span = _named(chars, lo, found.end())
        if span and chars.endswith("机制", *span) and ("、" in chars[slice(*span)] or chars.startswith("、", span[1])):
            return None  # 建立甲机制、乙机制: ways of working, no bodies
        if span:
            within = _WITHIN.match(chars, found.end(), hi) or _COMMITTEE_OF.match(chars, found.end(), hi)
            return (span[0], within.end()) if within else span
        if not _word("bare").fullmatch(chars[max(lo, found.start() - 2) : found.end()].lstrip("了由对将该本为的、，")):
            return None
    return None


def body_ending(passage: Passage, lo: int, hi: int) -> tuple[int, int] | None:
    """Give the name of the group that ends at ``hi``; None where no group word stands there."""
    whole = any(found.end() == hi for found in _body().finditer(passage.chars, lo, hi))
    return _named(passage.chars, lo, hi) if whole else None


#: A group inside the one named (某某指挥部医疗救治组), up to the end of its clause.
_WITHIN = late(
    "(?<=指挥部)(?!由|的|下|设|成立|分|和|各|办公|现场指挥|[^，。；：:]{0,14}[设立为任])[^\\W\\dA-Za-z_]{2,14}(?<![小各成])组(?=[，。；,;:：]|$)"
)
#: A committee of a committee (筹备委员会预备工作委员会).
_COMMITTEE_OF = late(
    r"(?<=委员会)[^\W\dA-Za-z_的由设对和及与]{2,10}(?:委员会|领导小组)(?=的(?:决定|通知)|组成|名单|由|[，。：:]|$)"
)
#: 关于成立…办公室的通知: the office is the body that the notice sets up.
_OFFICE = late("关于(?:成立|设立|组建|调整)(?P<name>[^，。；的]{4,40}?办公室)(?:组成人员|成员)?的(?:通知|决定)")


def _named(chars: str, lo: int, end: int) -> tuple[int, int] | None:
    """Cut the name that ends at ``end`` free of what leads up to it; None where no name is left."""
    begin = lo
    for lead in _word("leads").finditer(chars, lo, end):
        if lead.end() < end - 3:
            begin = lead.end()
    for i in range(end - 1, begin, -1):
        if chars[i] in _MARKS or (chars[i] == "《" and chars.find("》", i, end) < 0):
            begin = i + 1
            break
    now = _NOW.match(chars, begin, end)
    begin = now.end() if now else begin
    while begin < end and chars[begin] in '了由对将“"《的为':
        if chars[begin] in '“"' and chars.find("”", begin, end) > 0:
            break
        if chars[begin] == "《" and chars.find("》", begin, end) > 0:
            break  # a group named by a document (《某某规划》领导小组)
        begin += 1
    while begin < end and chars[begin] in "-—–•·●■◆▲":
        begin += 1
    for inner in re.compile(r"[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]").finditer(chars, begin, end):
        begin = inner.end()  # a heading before it on its line
    article = re.compile("第[一二三四五六七八九十百]{1,4}条").match(chars, begin, end)
    begin = article.end() if article else begin
    number = _NUMBER.match(chars, begin, end)
    begin = number.end() if number and begin == lo else begin
    counted = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})人(?=[^\W\d])").match(chars, begin, end)
    begin = counted.end() if counted else begin
    begin += 2 if chars.startswith(("成立", "设立", "组建"), begin) else 0
    name = chars[begin:end]
    shortest = _SHORT if name.endswith(tuple(words("groups")["body"]["short"])) else _SHORT + 1  # 市防指
    if "》" in name and "《" not in name:
        return None  # the end of a title
    if _word("bare").match(name) or not shortest <= len(name) <= 60 or _word("no_name").search(name):
        return None
    return begin, end


#: What a sentence on a group begins with (现将某领导小组成员名单公布如下).
_NOW = late("[现兹特今并](?:将|对)")
#: No name in common use for a group has fewer characters.
_SHORT = 3
#: A number without a point before a name.
_NUMBER = late(r"\d{1,2}(?=[^\W\d])")
_BULLET = late(r"[-—–•·●■◆▲]*(?:\d{1,2}(?=[^\W\d]))?")
#: Who founds a team, before its name (指挥部成立专家组,由…组成).
_FOUNDED = late("[^，。；]{2,30}?(?:成立|设立|组建)了?(?=[^，。；]{2,}组)")
#: A working group named by its work alone (现场保卫组), at the head of a line.
_TEAM = late(
    r"(?![^组]{0,12}各)[\w、]{1,12}[^小各每一二三两几作班]组(?![^\W\dA-Za-z_])|第[一二三四五六七八九十]{1,3}组(?![^\W\dA-Za-z_])"
)


#: A small group named by its work alone, as a numbered heading (1.督查小组).
_SMALL = late(r"[^\W\dA-Za-z_]{2,8}(?<!专项)(?<!领导)小组")


#: A group whose people stand below, at the end of a sentence about others (…,某某领导小组组成如下:).
_ITS_PEOPLE = late(
    "[，,。；](?P<body>[^，。；,：:]{4,40}?(?:小组|委员会|指挥部|专班))(?:的)?(?:组成|成员|人员|名单)+如下[：:]?$"
)


#: The label of an attachment, before its title.
_ATTACHED = late(r"附(?:件)?[\d一二三四五]?[:：]")
#: What may stand before a group's name in a heading that ends with a full stop.
_HEADS = late("[^。；，,]{0,12}(?:成立|[设建]立|组建|调整|常设)|")


@functools.lru_cache(maxsize=4096)  # several recognisers ask for the same paragraph
def announced(block: Passage, begin: int = 0) -> tuple[int, int] | None:
    """Find the group that a heading, a label or a sentence with 成立 names: what the text then speaks of.

    ``begin`` is where the paragraph's own text begins, if a title stands before it.
    """
    chars = block.chars
    own = _TEAM.fullmatch(chars, block.body) or (_SMALL.fullmatch(chars, block.body) if block.body else None)
    if own and (block.body or not _word("bare").fullmatch(own.group())):
        return own.span()
    if team := team_before_colon(block):
        return team
    if behind := _ITS_PEOPLE.search(chars, max(begin, block.body)):
        found = body_in(block, *behind.span("body"))
        if found and found[1] == behind.end("body"):
            return found
    if len(chars) - block.body <= 60 and not re.search("[。；]", chars.rstrip("。")):
        attached = _ATTACHED.match(chars, block.body)
        lo = attached.end() if attached else block.body
        head = re.split("[:：]", chars[lo:])[0]
        found = body_in(block, lo, lo + len(head))
        if found and (block.heading or _word("after").match(chars, found[1])):
            return found
        if not re.search("成立|[设建]立|组建|调整|恢复|增补", chars):
            return None
    lead = re.match(r"([^。；，,]{4,40}?)(?:[:：]|。(?=.{4}))", chars[block.body :])
    if lead:
        found = body_in(block, block.body, block.body + lead.end(1))
        begins = found and (chars[block.body + lead.end(1)] != "。" or _HEADS.fullmatch(chars, block.body, found[0]))
        if found and begins and found[1] == block.body + lead.end(1):
            return found
    return opened(block, max(begin, block.body), len(chars)) or (opened(block, block.body, begin) if begin else None)


def heads_team(block: Passage) -> bool:
    """Whether a numbered heading names a working group by its work alone ((一)综合协调组): what follows is of it."""
    return bool(block.body) and _TEAM.fullmatch(block.chars, block.body) is not None


def _begins(block: Passage) -> int:
    """Give where a paragraph's words begin: behind its number, a number without a point, or a bullet."""
    found = None if block.body else _BULLET.match(block.chars)
    return found.end() if found else block.body


#: What stands behind the name of a working group: a colon, or who heads it (财产查控组。组长甲某,组员…).
_TELLS = late("[:：]|。(?:组长|召集人|负责人)(?=[^，。；]{2,40}[，,；;。])")


def team_before_colon(block: Passage) -> tuple[int, int] | None:
    """Find the working group, named by its work, that a paragraph tells of (综合协调组:负责…; 2医疗组:…)."""
    own = _TEAM.match(block.chars, _begins(block))
    colon = own and _TELLS.match(block.chars, own.end())
    return own.span() if own and colon and not _word("bare").fullmatch(own.group()) else None


#: What follows the name of a working group at a paragraph's head: who is in it, or what it does.
_COMPOSED = late(
    "[:：。，,](?:主要|具体)?由[^。；]{4,300}?(?:组成|(?:兼任|担任|(?<!主)任)(?:第一|常务)?副?[组队]长)|[。](?:主要|具体)?(?:负责|承担)"
)


def team_at_head(block: Passage) -> tuple[int, int] | None:
    """Find the working group that a paragraph begins with, before who is in it or its work (协调组。由甲局…组成)."""
    own = _TEAM.match(block.chars, _begins(block))
    composed = own and _COMPOSED.match(block.chars, own.end())
    if not own or not composed or _word("bare").fullmatch(own.group()):
        return None
    founded = _FOUNDED.match(own.group())
    return own.start() + (founded.end() if founded else 0), own.end()


#: What a notice rests on, before the title of another.
_BASIS = late("(?:根据|按照|依据|遵照|依照|贯彻|落实)[^，。；《》]{0,30}$")


def _cited(chars: str, at: int) -> bool:
    """Whether a place stands inside the title of another document (通过了《关于成立…委员会的决定》)."""
    opens = chars.rfind("《", 0, at)
    return opens > chars.rfind("》", 0, at) and re.match("[^》]*(?:的决定|的决议|方案|草案)》", chars[at:]) is not None


def _rests_on(chars: str, at: int) -> bool:
    """Whether a place stands inside the title of a document that a notice rests on (根据《关于成立…的通知》)."""
    opens = chars.rfind("《", 0, at)
    cited = opens > chars.rfind("》", 0, at)
    return cited and _BASIS.search(chars, max(0, opens - 40), opens) is not None


#: A group beside the one spoken of, which is called by its kind alone (成立工作小组,由甲某任组长).
_ONE_MORE = late(
    "成立了?(?P<bare>领导小组|工作小组|协调小组|工作专班|专家组|工作组)[，,](?=[^。；]*[任为](?:副?组长|成员))"
)


def one_more(block: Passage, lo: int, hi: int, name: str) -> tuple[int, int] | None:
    """Find a group beside that called ``name`` which is called by its kind alone; None where it may be the same."""
    found = _ONE_MORE.search(block.chars, lo, hi)
    return found.span("bare") if found and not name.endswith(found["bare"]) else None


_SENTENCES = late("[^。；]+")
#: A group named behind its people (…为成员的某某小组).
_BEHIND_PEOPLE = late("(?:成员|组员|组长|组成)的(?=[^，。；]{4,60}(?:小组|专班|指挥部|工作组|委员会))")


def opened(block: Passage, lo: int, hi: int) -> tuple[int, int] | None:
    """Find the group that the sentences in ``lo`` to ``hi`` set up, regroup or describe (某某小组由…任组长)."""
    chars = block.chars
    for sentence in _SENTENCES.finditer(chars, lo, hi):
        a, b = sentence.span()
        behind = _BEHIND_PEOPLE.search(chars, a, b)
        if behind:
            return body_in(block, behind.end(), b)
        told = _word("told").match(chars, a, b)
        found = body_in(block, told.start(1), told.end(1)) if told else None
        if told and found and found[1] < told.end(1) and chars[slice(*found)] == chars[found[1] : told.end(1)]:
            found = found[1], told.end(1)  # a heading, and the sentence behind it on its line
        if told and found and found[1] == told.end(1):
            return found
        named = [m.start() for m in _word("made").finditer(chars, a, b) if not _cited(chars, m.start())]
        own = [at for at in named if not _rests_on(chars, at)]
        for at in (*own[:1], *named[:1]):  # the group founded here before the one of a title it rests on
            found = body_in(block, at, b)
            if found and not re.search("由|[任为]组长", chars[at : found[0]]):
                return found
    return None
