"""Persons and posts in other orders than 任命甲某为某职: a list behind a colon, the post before who takes it over."""

from __future__ import annotations

from collections.abc import Iterator

from remit.importers.recognisers.posts_given import Group, posts_in
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name, listed_name

#: A post, and behind it who was elected to it (当选为常委的还有甲某、乙某).
_ELECTED = late("(?:当选|选举)为?(?P<post>[^，。；,;的]{2,20})的(?:还)?(?:有|是)[:：]?")
#: Posts, and behind them who takes them over (甲公司董事长、党组书记,由甲某出任).
_TAKEN_OVER = late(
    "(?:^|(?<=[，。；,;]))(?P<posts>[^，。；,;由]{4,40}?)(?:一职)?[，,]?(?P<anew>改)?由(?P<who>[^，。；,;由]{2,30}?)(?:同志)?"
    "(?:出任|接任|(?(anew)兼任|出任))(?=[，。；,;]|$)"
)
#: Who was elected or appointed, in a list: posts, and behind each its persons (会长甲某、副会长乙某、丙某).
_IN_A_LIST = late(
    "(?:选举|推选|选出|任命)[^；;：:]{0,40}如下[:：](?P<list>[^。：:]{6,600}?)"
    "(?=。|$|[；;，,][^。；;，,]{0,8}(?:免|不再|辞|解聘))"
)
#: What is no post of such a list: a part in a group, a former post, a heading.
_NO_POST = late("^(?:原|前|时任|曾任|(?:第一|常务|副)*(?:组长|总指挥|指挥长|召集人)$|成员$|组员$)|名单|[:：]")
#: What is asked for, refused or planned.
_NOT_SO = late("不同意|反对|要求|建议|拟|可由|尚未|是否|如|会议")
#: A list behind a colon began no further back than this.
_FAR = 700


def told_otherwise(block: Passage, lo: int, hi: int) -> Iterator[Group]:
    """Read the persons of one sentence who are given posts in such an order."""
    chars = block.chars
    for elected in _ELECTED.finditer(chars, lo, hi):
        if (named := tuple(_bare_names(chars, elected.end(), hi))) and (
            posts := posts_in(block, *elected.span("post"))
        ):
            yield Group(named, posts)
    for over in _TAKEN_OVER.finditer(chars, lo, hi):
        if _NOT_SO.search(chars, over.start("posts"), over.end("posts")):
            continue
        held = person_post(block, *over.span("who"))
        named = (held.name,) if held else tuple(_bare_names(chars, *over.span("who")))
        if named and (posts := posts_in(block, *over.span("posts"))):
            yield Group(named, posts)
    stop = chars.find("。", lo)
    told = _IN_A_LIST.search(chars, max(block.body, lo - _FAR), stop if stop >= 0 else len(chars))
    if told and told.start("list") < hi and told.end("list") > lo:
        yield from _listed(block, max(lo, told.start("list")), min(hi, told.end("list")))


def _listed(block: Passage, lo: int, hi: int) -> Iterator[Group]:
    """Read POST NAME、NAME,POST NAME: a name without a post has the one before it; all of them are persons, or none."""
    groups: list[Group] = []
    for a, b in split_marks(block.chars, lo, hi, "、，,；;"):
        cut = next((i for i in range(a + 2, b) if block.chars[i] in "(（"), b)
        mention = person_post(block, a, cut)
        led = mention is not None and bool(mention.posts) and mention.posts[0][0] < mention.name[0]
        if any(_NO_POST.search(block.chars, *post) for post in (mention.posts if mention else ())):
            return
        if mention is None or not (led or (groups and not mention.posts)):
            return
        groups.append(Group((mention.name,), mention.posts or groups[-1].posts))
    yield from groups


def _bare_names(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Give the names of a list that holds nothing else; a bracket may stand behind each (甲某(女)、乙某)."""
    for a, b in split_marks(chars, lo, hi, "、，,。；;"):
        end = next((i for i in range(a + 2, b) if chars[i] in "(（"), b)
        if not (is_name(chars[a:end]) or (a > lo and listed_name(chars[a:end]))):
            return
        yield a, end
