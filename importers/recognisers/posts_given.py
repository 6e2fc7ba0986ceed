"""Persons and the posts they are given, inside one stretch of a sentence."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import given_like, is_name, listed_name, names_before, whole_name
from remit.importers.text.post_words import is_post, no_post, parted, role_in_group
from remit.ontology.words import words

#: How the persons of learned bodies and companies are called; longer ones first.
_TITLES = ("副教授", "副研究员", "教授", "研究员", "院士", "先生", "女士", "博士")
_BEFORE_VERB = late(
    rf"(?:{'|'.join(_TITLES)})?(?:等(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:人|位同志|名同志|位|名)?)?(?:同志)?(?:[(（][^()（）]{{1,40}}[)）])?(?:同志)?(?:试用期满[，,])?(?:则|也|亦|正式|此次|这次|日前|上月|昨日|今日|近日|同时|已经|已)?(?:被)?(?:请求|申请|提出)?(?:因[^，。；]{{2,16}}[，,]?)?(?:(?:到|赴|在)[^，。；、]{{2,16}}?(?=$))?$"
)
_BRACKET = late(r"[(（][^()（）]{1,16}[)）]$")
#: What stands in the bracket behind a name: the sex, the posts held so far.
_HELD = late(r"[(（][^()（）]{1,40}[)）]$")
#: Two brackets behind a post say something of the person (正科长级)(主持工作).
_REMARKS = late(r"(?:[(（](?:[正副][^()（）]{1,6}级|主持[^()（）]{0,6}|试用[^()（）]{0,6}|兼|挂职)[)）]){2,}$")
_AGAIN = late("[，,]并(?:同时)?(?:决定|任命|决定任命)?$")
_LONGEST = 40
#: A name without a known surname, between others, is no longer.
_NAME_MAX = 4
#: What closes a list of those who were given posts (…副检察长等人事任免事项).
_MATTERS = late("等[^，。；、]{0,12}(?:任免|任命)(?:事项|决定|议案|文件|通知)?$")
#: How one goes from a post to another, and the post he comes from (甲某由某县县长转任某局局长).
_MOVES = frozenset({"转任", "调任", "升任", "改任", "出任"})
_OF_COMMITTEE = late("[^，。；、,;]{2,24}委员会委员")
_SUCCEEDS = late("(?<!不再)(?<!为)接替[^，。；,;的后]{2,6}$")
_MOVED = late("由[^，。；]{2,30}$")
#: What is looked for before a verb or a name stands so near: a sentence is not looked through again at each.
_NEAR = 90
#: What says that somebody is not, or not yet, what the verb says.
_NOT_NOW = ("不再", "不", "未", "原", "曾", "将", "拟", "有望", "可能", "是否")


@dataclass(frozen=True, slots=True)
class Group:
    """Persons that share one verb, and the posts after it, with a remark (rank, probation).

    ``named_in`` is the passage of the names where that is another than that of the posts (免去其…职务 below).
    """

    names: tuple[tuple[int, int], ...]
    posts: tuple[tuple[int, int], ...]
    note: str = ""
    named_in: Passage | None = None

    def given(self, posts: tuple[tuple[int, int], ...]) -> Group:
        """Give the same persons with other posts."""
        return Group(self.names, posts, named_in=self.named_in)


@functools.cache
def _verb() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(words("appointments")["words"]["appoint"]) + ")")


@functools.cache
def _remark() -> re.Pattern[str]:
    return re.compile(words("appointments")["words"]["remark"])


def given(passage: Passage, lo: int, hi: int, sure: bool) -> Iterator[Group]:
    """Read ``NAMES 任|为 POSTS`` groups from ``lo`` to ``hi``.

    ``sure`` says that the text appoints here; then a post of unknown form is taken as well.
    """
    chars = passage.chars
    heads: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
    stops: list[int] = []
    at = lo
    while found := _verb().search(chars, at, hi):
        if found.group() == "为" and chars.startswith(("为", "任"), found.end()):
            at = found.end()  # a name that ends in 为
            continue
        since = heads[-1][1] if heads else lo
        near = max(lo, found.start() - _NEAR)
        after = _SUCCEEDS.search(chars, near, found.start())  # 甲某接替乙某出任: the first is given the post
        moved = _MOVED.search(chars, near, found.start()) if found.group() in _MOVES and not after else None
        at_most = moved or (after if after and after.start() >= since else None)
        names = names_up_to(chars, since, at_most.start() if at_most else found.start())
        if sure and not names and since == lo and not heads:
            names = _whole(chars, lo, found.start())
        if found.group() == "升任" and _OF_COMMITTEE.match(chars, found.end()):  # nobody rises to that: 甲某升任…
            names = tuple((a, b + 1) for a, b in names if is_name(chars[a : b + 1])) or names
        again = _AGAIN.search(chars, max(since, near), found.start()) if heads and not names else None
        if again:  # 任命甲某为副市长,并决定为代理市长
            heads.append((again.start(), found.end(), heads[-1][2]))
            at = found.end()
            continue
        if ended := next((w for w in _NOT_NOW if chars.endswith(w, lo, found.start())), ""):
            stops += [a for a, _ in names_up_to(chars, lo, found.start() - len(ended))[:1]]
            names = ()
        if not names and found.group() in _MOVES:  # somebody else, whose name could not be read
            stops.append(max(chars.rfind(c, near, found.start()) for c in "，,"))
        if names and not (found.group() == "为" and not sure and "同志" not in chars[names[-1][1] : found.start()]):
            acting = found.group() == "代理"  # 代理区长 is the post
            heads.append((names[0][0], found.start() if acting else found.end(), names))
        at = found.end()
    stops.sort()
    for n, (_, begin, names) in enumerate(heads):
        following = next((heads[k][0] for k in range(n + 1, len(heads)) if heads[k][0] > begin), hi)
        at = bisect.bisect_right(stops, begin)
        end = min(following, stops[at] if at < len(stops) else hi)
        mark = max(chars.rfind(c, begin, end) for c in "，,")
        if end < hi and mark > 0 and is_post(chars[mark + 1 : end]):  # the post of the next person, before the name
            end = mark
        if end == len(chars) and chars.endswith("和", begin, end):
            continue  # the text breaks off inside the post
        while end > begin and chars[end - 1] in "，,；;、。和":
            end -= 1
        matters = _MATTERS.search(chars, begin, end)
        end = matters.start() if matters else end - 2 if chars.endswith("决定", begin, end) else end
        posts, note = _posts_and_note(passage, begin, end, sure)
        if posts:
            yield Group(names, posts, note)


def _whole(chars: str, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Give a name without a known surname that is all that stands between 任命 and its verb (任命巴音朝鲁为…)."""
    lo += chars.startswith(("：", ":"), lo)
    hi -= 2 if chars.endswith("同志", lo, hi) else 0
    return ((lo, hi),) if whole_name(chars[lo:hi]) else ()


def names_up_to(chars: str, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Read the names that end at ``hi``, before a verb: a list of them shares the verb."""
    floor = max(lo, hi - _NEAR)
    end = hi - len(_BEFORE_VERB.search(chars[floor:hi]).group())  # type: ignore[union-attr] # it matches the empty text
    names: list[tuple[int, int]] = []
    while end > lo:
        begins = list(names_before(chars, end, lo))
        begin = next(
            (b for b in begins if b == lo or chars[b - 1] in "、，,；;。：:和及与将由命任聘补定举派了后的于 "), None
        )
        if begin is None and begins and not names:
            begin = next(
                (b for b in begins if chars[b - 1] in "志定职）)意去" or is_post(chars[max(lo, b - _NEAR) : b])), None
            )
        if begin is None and names and chars[end] == "、":  # 作 in a name, between two others
            mark = max(chars.rfind(c, max(lo, end - _NEAR), end) for c in "、，,")
            begin = mark + 1 if mark >= lo and _among_names(chars, lo, mark, end, len(names)) else None
        if begin is None:
            break
        names.insert(0, (begin, end))
        if begin - 1 <= lo or chars[begin - 1] not in "、，,和":
            break
        end = begin - 1
        tail = _HELD.search(chars[max(lo, end - _NEAR) : end])
        if tail:
            end -= len(tail.group())
        if chars.endswith("同志", lo, end):
            end -= 2
        end -= next((len(title) for title in _TITLES if chars.endswith(title, lo, end)), 0)
    return tuple(names)


def _among_names(chars: str, lo: int, mark: int, end: int, known: int) -> bool:
    """Whether an item of a list behind which names stand is one too: by its surname, or between names."""
    item = chars[mark + 1 : end]
    if listed_name(item):
        return True
    before = next(iter(names_before(chars, mark, lo)), None)
    return known > 1 and 2 <= len(item) <= _NAME_MAX and given_like(item) and before is not None


#: A group, whose office has a 主任 as well; and the head of an office.
_GROUPS = late("小组|指挥部|专班|联席会议|委员会|办公室设在|下设办公室")
_OF_OFFICE = late("办公室(?:常务)?副?主任")


#: What begins the next line, which a break cut off from a post.
_REASON = late("(?<=[长任记员席师理监事])根据(?!地)")


def _posts_and_note(passage: Passage, lo: int, hi: int, sure: bool) -> tuple[tuple[tuple[int, int], ...], str]:
    """Cut the remark off the posts: (正处级), (试用期一年), ,试用期一年."""
    chars = passage.chars
    note = ""
    reason = _REASON.search(chars, lo, hi)
    hi = reason.start() if reason and reason.start() > lo else hi
    bracket = _BRACKET.search(chars[lo:hi])
    if bracket and re.search("级|试用|试聘|挂职|兼|期|正|副|女|年|待遇|^[(（]列|^[(（]排|主持", bracket.group()):
        note = note or bracket.group()[1:-1]
        hi -= len(bracket.group())
    found = re.compile(r"[，,](?=(?:试用期|挂职|任期|聘期|免去|不再|列|排|保留|享受|从|自|于|同时|并))").search(
        chars, lo, hi
    )
    if found:
        remark = _remark().match(chars[found.start() : hi])
        note = (remark["clause"] or "") if remark else ""
        hi = found.start()
    if chars.endswith("职务", lo, hi):
        hi -= 2
    posts = posts_in(passage, lo, hi, sure)
    bare = role_in_group(chars[lo:hi])
    odd = re.search(r"颁发|聘书|^.{2,3}由|结果|的决定|的议案|此前|之前|期间|^\W+$|〔|^[\[［]\d", chars[lo:hi])
    if (
        not posts
        and sure
        and not bare
        and not odd
        and 2 <= hi - lo <= _LONGEST
        and not re.search("[，,。；：]", chars[lo:hi])
    ):
        posts = ((lo, hi),)
    return posts, note


def posts_in(passage: Passage, lo: int, hi: int, sure: bool = True) -> tuple[tuple[int, int], ...]:
    """Cut a run of posts at the marks after which a new one begins; nothing where no post ends there.

    兼 between two posts stays inside them as written. 办公室主任 is a post where the text is ``sure`` to appoint or
    remove and its paragraph speaks of no group, whose office's head it would be.
    """
    chars = passage.chars
    while hi > lo and chars[hi - 1] in "。，,；;、的等":
        hi -= 1
    remarks = _REMARKS.search(chars[lo:hi])
    hi = lo + remarks.start() if remarks else hi
    out: list[tuple[int, int]] = []
    begin = lo
    for i in range(lo, hi + 1):
        if i == hi or chars[i] in "、，,和及":
            seat = chars.endswith(("人大代表", "人民代表大会代表"), begin, i)
            if i - begin >= 2 and (seat or is_post(chars[begin:i])) and not is_name(chars[begin:i]):
                text = chars[begin:i]
                of_office = sure and _OF_OFFICE.fullmatch(text) and not _GROUPS.search(chars)
                held = (of_office or not role_in_group(text)) and not no_post(text)
                if held and not re.search(
                    "^[任为免：:]|[，,。；]|^其|退休|分管|负责|颁发|聘书|此前|之前|.是|期间|结果$|产生的|空缺", text
                ):
                    out.extend(parted(chars, begin, i))
                begin = i + 1
            elif i == hi:
                break
    if not out or any(b - a > _LONGEST for a, b in out):
        return ()
    return tuple(out)
