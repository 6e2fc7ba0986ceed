"""Appointments without a verb, a line each (下列同志任职: / 甲某 某局局长), or told in passing (甲某任某局局长)."""

from __future__ import annotations

from collections.abc import Iterator

from remit.importers.recognisers.posts_given import Group
from remit.importers.text.passage import SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, role_in_group

#: What announces such a list.
_ANNOUNCES = late(
    "(?:下列|以下)(?:同志|人员|干部)[^，。；]{0,6}(?:任职|职务|任命)[^，。；]{0,4}[:：]$|(?:任命|聘任|任职|任职人员|任命名单)(?:如下)?[:：]$"
)
#: The same over sections (决定聘任下列同志行政职务,聘期四年。), and what announces a list of those who lose posts.
_GIVES = late("(?:聘任|任命)(?:下列|以下)(?:同志|人员|干部)[^。；:：]{0,50}[。:：]$")
_TAKES = late(
    "(?:解聘|免去|免除|撤销)(?:下列|以下)(?:同志|人员|干部)[^，。；:：]{0,12}[:：]$|(?:下列|以下)(?:同志|人员|干部)[^，。；]{0,4}(?:免职|不再担任)[^，。；:：]{0,8}[:：]$"
)
_REMARK = late("[(（](?P<said>(?:试用期|挂职|任期|聘期|正|副|[^()（）]{1,6}级)[^()（）]{0,16})[)）]$")
_LONGEST = 80
#: A clause of a notice on other matters that says who heads a unit of it.
_IN_PASSING = late(
    r"(?:^|(?<=[，。；,;]))(?P<name>[^\W\dA-Za-z_]{2,4}?)(?:同志)?任(?P<post>[^，。；、,;任]{5,24}[长任记])(?=[，。；,;])"
)
_LIFE = late(r"\d{2,4}年|曾|历任|先后|毕业|出生|时任|期间")
_OF_GROUP = late("小组|领导组|指挥部|委员会|专班|办公室|会议|工作组")


def announces(chars: str) -> bool:
    """Whether a paragraph says that those on the lines below are given posts."""
    found = _ANNOUNCES.search(chars) or _GIVES.search(chars)
    return found is not None and "免" not in chars[-12:] and not announces_removal(chars)


def announces_removal(chars: str) -> bool:
    """Whether a paragraph says that those on the lines below lose posts."""
    return _TAKES.search(chars) is not None


def appointed(block: Passage) -> Group | None:
    """Read NAME, a blank and POSTS, with a remark (probation, rank) behind; None where a line is not such."""
    chars = block.chars
    end = len(chars.rstrip("。；;，,"))
    if end - block.body > _LONGEST:
        return None
    remark = _REMARK.search(chars, block.body, end)
    mention = person_post(block, block.body, remark.start() if remark else end)
    if mention is None or not mention.posts or mention.name[0] != block.body:
        return None
    posts = tuple(post for post in mention.posts if not role_in_group(chars[slice(*post)]))
    parted = posts and block.gap(mention.posts[0][0]) in (SPACE, TAB)
    return Group((mention.name,), posts, remark["said"] if remark else "") if parted else None


def in_passing(block: Passage) -> Iterator[Group]:
    """Read a clause that names somebody and the unit's post he is given, in a text that is not on appointments."""
    for found in _IN_PASSING.finditer(block.chars, block.body):
        since = max(block.chars.rfind("。", 0, found.start()), 0)
        life = _LIFE.search(block.chars, since, found.start())
        if life is None and is_name(found["name"]) and is_post(found["post"]) and not _OF_GROUP.search(found["post"]):
            yield Group((found.span("name"),), (found.span("post"),))
