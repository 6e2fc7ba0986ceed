"""Persons and the posts they lose, inside one stretch of a sentence (免去, 辞去, 不再担任, 自然免除)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.importers.recognisers.posts_given import Group, names_up_to, posts_in
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import names_at, whole_name
from remit.importers.text.post_words import is_post

_HIS = late(r"^(?:其|[他她]的)")
#: Words that no name is cut in: places that 原 ends (no "former" there), how names of companies begin.
_PLACES = frozenset(("太原", "中原", "平原", "高原", "固原", "东风", "东方", "华能", "中铁", "中建", "南方", "北方"))
#: How the name of a place or body, or a former post, begins behind a person's name.
_FOLLOWS = "区县市省州国中原"
#: A sentence that takes a post from the person of the sentence before says it at once.
_CLOSE = 12
_OFF = late(r"(?:同志)?(?:不再担任|不再任(?!命)|不再兼任|辞去|卸任|被免去了?(?!其))")
#: A name without a known surname, before the post that is taken (免去巴音朝鲁的…职务).
_WHOLE = late(r"(?P<name>[^\W\dA-Za-z_]{3,8}?)(?=(?:同志)?的)")
_STOP = late(r"职务|一职|职级|的?请求")


def taken(
    passage: Passage, lo: int, hi: int, last: Group | None, only_verbs: bool = False, same: bool = False
) -> Iterator[Group]:
    """Read ``NAMES 的 POSTS 职务`` groups; with ``only_verbs`` only 不再担任 and 辞去 tell a removal.

    ``same`` says that the sentence has just appointed ``last``: a removal without a name is theirs.
    """
    chars = passage.chars
    for found in _OFF.finditer(chars, lo, hi):
        names = names_up_to(chars, lo, found.start())
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
    if hi - lo > _CLOSE:
        return False
    told = [lo, *(m.end() for m in re.compile("[，,]").finditer(chars, lo, hi))]
    return not any(True for at in told for _ in names_at(chars, at, hi))


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
    if (his := _HIS.match(chars[lo:hi])) and last:
        posts = posts_in(passage, lo + his.end(), hi)
        return last.given(posts) if posts else None
    names: list[tuple[int, int]] = []
    at = lo
    while at < hi:
        end = _name_end(passage, at, hi)
        if end is None:
            break
        names.append((at, end))
        at = _after_name(chars, end, hi)
        if at < hi and chars[at] in "、，,和":
            at += 1
            continue
        break
    if not names and (told := _WHOLE.match(chars, lo, hi)) and whole_name(told["name"]):
        names, at = [told.span("name")], told.end("name")
    if not names:
        return None
    held = re.compile("的?(?:原任|所任|所兼任|担任|原(?![区县市省州]))的?").match(chars, at, hi)
    held = held or re.compile("的|现任|兼任").match(chars, at, hi)
    posts = posts_in(passage, held.end() if held else at, hi)
    return Group(tuple(names), posts) if posts else None


def _name_end(passage: Passage, at: int, hi: int) -> int | None:
    """Give the end of the name at ``at``: a blank stands there, or what is left must begin as the text may go on."""
    chars = passage.chars
    ends = list(names_at(chars, at, hi))
    for end in ends:
        if chars.startswith("和同志", end):  # 甲某和同志: no conjunction, the name's last character
            return end + 1
        if end == hi or chars[end] in "、，,的(（和" or chars.startswith(("同志", "现任", "兼任", "原任", "所任"), end):
            return end
    parted = next((e for e in ends if e < hi and passage.gap(e) in (SPACE, TAB)), None)
    if parted is not None and is_post(chars[parted:hi]):
        return parted
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
