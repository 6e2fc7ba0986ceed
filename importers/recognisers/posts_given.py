"""Persons and the posts they are given or lose, inside one stretch of a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.importers.text.lists import split_marks
from remit.importers.text.passage import Passage
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name, listed_name, names_at, names_before
from remit.importers.text.post_words import is_post, no_post, parted, role_in_group
from remit.ontology.words import words

#: How the persons of learned bodies and companies are called.
_TITLE = r"(?:(?:副)?(?:教授|研究员)|院士|先生|女士|博士)?"
_BEFORE_VERB = re.compile(
    rf"{_TITLE}(?:等(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:人|位同志|名同志|位|名)?)?(?:同志)?(?:[(（][^()（）]{{1,12}}[)）])?(?:同志)?(?:此次|这次|日前|上月|昨日|今日|近日|同时|已经|已)?(?:被)?(?:请求|申请|提出)?(?:因[^，。；]{{2,16}}[，,]?)?(?:(?:到|赴|在)[^，。；、]{{2,16}}?(?=$))?$"
)
_BRACKET = re.compile(r"[(（][^()（）]{1,16}[)）]$")
#: Two brackets behind a post say something of the person (正科长级)(主持工作).
_REMARKS = re.compile(r"(?:[(（](?:[正副][^()（）]{1,6}级|主持[^()（）]{0,6}|试用[^()（）]{0,6}|兼|挂职)[)）]){2,}$")
_AGAIN = re.compile("[，,]并(?:同时)?(?:决定|任命|决定任命)?(?=$)")
_HIS = re.compile(r"^其")
_LONGEST = 40
#: Places that 原 ends: it is no "former" there.
_PLACES = frozenset({"太原", "中原", "平原", "高原", "固原"})
#: How the name of a place or body, or a former post, begins behind a person's name.
_FOLLOWS = "区县市省州国中原"
#: A sentence that takes a post from the person of the sentence before says it at once.
_CLOSE = 12
_OFF = re.compile(r"(?:同志)?(?:不再担任|不再任(?!命)|不再兼任|辞去|卸任|被免去了?(?!其))")
#: How one goes from a post to another, and the post he comes from (甲某由某县县长转任某局局长).
_MOVES = frozenset({"转任", "调任", "升任", "改任", "出任"})
_MOVED = re.compile("由[^，。；]{2,30}$")
_STOP = re.compile(r"职务|一职|的?请求")


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
        moved = _MOVED.search(chars[lo : found.start()]) if found.group() in _MOVES else None
        names = _names_up_to(chars, lo if not heads else heads[-1][1], lo + moved.start() if moved else found.start())
        again = _AGAIN.search(chars[: found.start()], heads[-1][1]) if heads and not names else None
        if again:  # 任命甲某为副市长,并决定为代理市长
            heads.append((again.start(), found.end(), heads[-1][2]))
            at = found.end()
            continue
        if ended := re.search("(?:不再|不|未|原|曾|将|拟|有望|可能|是否)$", chars[lo : found.start()]):
            stops += [a for a, _ in _names_up_to(chars, lo, lo + ended.start())[:1]]
            names = ()
        if not names and found.group() in _MOVES:  # somebody else, whose name could not be read
            stops.append(max(chars.rfind(c, lo, found.start()) for c in "，,"))
        if names and not (found.group() == "为" and not sure and "同志" not in chars[names[-1][1] : found.start()]):
            acting = found.group() == "代理"  # 代理区长 is the post
            heads.append((names[0][0], found.start() if acting else found.end(), names))
        at = found.end()
    for n, (_, begin, names) in enumerate(heads):
        end = min((p for p in (*(h[0] for h in heads[n + 1 :]), *stops, hi) if p > begin), default=hi)
        mark = max(chars.rfind(c, begin, end) for c in "，,")
        if end < hi and mark > 0 and is_post(chars[mark + 1 : end]):  # the post of the next person, before the name
            end = mark
        while end > begin and chars[end - 1] in "，,；;、。和":
            end -= 1
        posts, note = _posts_and_note(passage, begin, end, sure)
        if posts:
            yield Group(names, posts, note)


def taken(
    passage: Passage, lo: int, hi: int, last: Group | None, only_verbs: bool = False, same: bool = False
) -> Iterator[Group]:
    """Read ``NAMES 的 POSTS 职务`` groups; with ``only_verbs`` only 不再担任 and 辞去 tell a removal.

    ``same`` says that the sentence has just appointed ``last``: a removal without a name is theirs.
    """
    chars = passage.chars
    for found in _OFF.finditer(chars, lo, hi):
        names = _names_up_to(chars, lo, found.start())
        same_persons = last and (found.start() == lo or chars[found.start() - 1] in "，,；;并其")
        if same_persons and not names and last and not _in_line(chars, lo, found.start(), last, same or only_verbs):
            continue
        if names or same_persons:
            end = _end_of_post(chars, found.end(), hi)
            posts = posts_in(passage, found.end(), end)
            if posts:
                last = Group(names, posts) if names or last is None else last.given(posts)
                yield last
    if only_verbs or _OFF.search(chars, lo, hi):
        return
    begin = lo
    while begin < hi:
        while begin < hi and chars[begin] in "，,；;、。：:和及":
            begin += 1
        end = _end_of_post(chars, begin, hi)
        group = _one_removal(passage, begin, end, last)
        if group is None and same and last and chars.startswith("职务", end):
            posts = posts_in(passage, begin, end)
            group = last.given(posts) if posts and not any(True for _ in names_at(chars, begin, end)) else None
        if group:
            yield group
        begin = end + 2 if chars.startswith("职务", end) else max(end, begin) + 1


def _in_line(chars: str, lo: int, hi: int, last: Group, same: bool) -> bool:
    """Whether what is said from ``lo`` to ``hi`` still speaks of the persons last named, and of nobody else."""
    if same and any(lo <= a < hi for a, _ in last.names):
        return True
    told = [lo, *(m.end() for m in re.compile("[，,]").finditer(chars, lo, hi))]
    return hi - lo <= _CLOSE and not any(True for at in told for _ in names_at(chars, at, hi))


def by_reform(passage: Passage, lo: int, hi: int) -> Iterator[Group]:
    """Read ``POST NAME、POST NAME`` whose posts end with their body."""
    for a, b in split_marks(passage.chars, lo, hi, "、，,"):
        mention = person_post(passage, a, b)
        if mention and mention.posts:
            yield Group((mention.name,), mention.posts)


def _end_of_post(chars: str, lo: int, hi: int) -> int:
    found = _STOP.search(chars, lo, hi)
    end = found.start() if found else hi
    for mark in re.compile("[，,]").finditer(chars, lo, end):
        if _removed_names(chars, mark.end(), end):
            end = mark.start()
            break
    while end > lo and chars[end - 1] in "，,；;、。的":
        end -= 1
    return end


def _removed_names(chars: str, at: int, hi: int) -> bool:
    """Whether a list of persons that ends in 的 begins here: another removal of the same sentence."""
    while at < hi:
        end = next(iter(names_at(chars, at, hi)), None)
        if end is None:
            return False
        at = end + 2 if chars.startswith("同志", end) else end
        if chars.startswith("的", at):
            return True
        if chars[at : at + 1] != "、":
            return False
        at += 1
    return False


def _one_removal(passage: Passage, lo: int, hi: int, last: Group | None) -> Group | None:
    chars = passage.chars
    if _HIS.match(chars[lo:hi]) and last:
        posts = posts_in(passage, lo + 1, hi)
        return last.given(posts) if posts else None
    names: list[tuple[int, int]] = []
    at = lo
    while at < hi:
        end = _name_end(chars, at, hi)
        if end is None:
            break
        names.append((at, end))
        at = _after_name(chars, end, hi)
        if at < hi and chars[at] in "、，,和":
            at += 1
            continue
        break
    if not names:
        return None
    held = re.compile("的|现任|兼任").match(chars, at, hi)
    posts = posts_in(passage, held.end() if held else at, hi)
    return Group(tuple(names), posts) if posts else None


def _name_end(chars: str, at: int, hi: int) -> int | None:
    """Give the end of the name at ``at``: what is left after it must begin as the text may go on."""
    ends = list(names_at(chars, at, hi))
    for end in ends:
        if chars.startswith("和同志", end):  # 甲某和同志: no conjunction, the name's last character
            return end + 1
        if end == hi or chars[end] in "、，,的(（和" or chars.startswith(("同志", "现任", "兼任"), end):
            return end
    for end in sorted(ends, key=lambda e: (cut := chars[e - 1 : e + 1] in _PLACES, cut or chars[e] not in _FOLLOWS)):
        if is_post(chars[end:hi]):
            return end
    return None


def _after_name(chars: str, at: int, hi: int) -> int:
    for _ in range(2):
        if chars.startswith("同志", at):
            at += 2
        found = re.compile(r"[(（][^()（）]{1,12}[)）]").match(chars, at, hi)
        if found:
            at = found.end()
    return at


def _names_up_to(chars: str, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Read the names that end at ``hi``, before a verb: a list of them shares the verb."""
    end = hi - len(_BEFORE_VERB.search(chars[lo:hi]).group())  # type: ignore[union-attr] # the pattern matches the empty text
    names: list[tuple[int, int]] = []
    while end > lo:
        begins = list(names_before(chars, end, lo))
        begin = next(
            (b for b in begins if b == lo or chars[b - 1] in "、，,；;。：:和及与将由命任聘补定举派了后的 "), None
        )
        if begin is None and begins and not names:
            begin = next((b for b in begins if chars[b - 1] in "志定职）)意去" or is_post(chars[lo:b])), None)
        if begin is None and names and chars[end] == "、":  # 作 in a name, between two others
            mark = max(chars.rfind(c, lo, end) for c in "、，,")
            begin = mark + 1 if mark >= lo and listed_name(chars[mark + 1 : end]) else None
        if begin is None:
            break
        names.insert(0, (begin, end))
        if begin - 1 <= lo or chars[begin - 1] not in "、，,和":
            break
        end = begin - 1
        tail = _BRACKET.search(chars[lo:end])
        if tail:
            end -= len(tail.group())
        if chars.endswith("同志", lo, end):
            end -= 2
        end -= len(re.search(_TITLE + "$", chars[lo:end]).group())  # type: ignore[union-attr] # it matches the empty text
    return tuple(names)


def _posts_and_note(passage: Passage, lo: int, hi: int, sure: bool) -> tuple[tuple[tuple[int, int], ...], str]:
    """Cut the remark off the posts: (正处级), (试用期一年), ,试用期一年."""
    chars = passage.chars
    note = ""
    bracket = _BRACKET.search(chars[lo:hi])
    if bracket and re.search("级|试用|挂职|兼|期|正|副|女|年", bracket.group()):
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
    posts = posts_in(passage, lo, hi)
    bare = role_in_group(chars[lo:hi])
    odd = re.search(r"颁发|聘书|^.{2,3}由|结果|的决定|的议案|此前|之前|期间|^\W+$", chars[lo:hi])
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


def posts_in(passage: Passage, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Cut a run of posts at the marks after which a new one begins; nothing where no post ends there.

    兼 between two posts stays inside them as written.
    """
    chars = passage.chars
    while hi > lo and chars[hi - 1] in "。，,；;、的":
        hi -= 1
    remarks = _REMARKS.search(chars[lo:hi])
    hi = lo + remarks.start() if remarks else hi
    out: list[tuple[int, int]] = []
    begin = lo
    for i in range(lo, hi + 1):
        if i == hi or chars[i] in "、，,和":
            seat = chars.endswith("人大代表", begin, i)
            if i - begin >= 2 and (seat or is_post(chars[begin:i])) and not is_name(chars[begin:i]):
                text = chars[begin:i]
                held = not role_in_group(text) and not no_post(text)
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
