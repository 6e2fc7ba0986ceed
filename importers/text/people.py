"""Persons (人) with their posts (职务): which name and which posts belong together."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.importers.text.brackets import closing
from remit.importers.text.passage import NONE, Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import crosses_at, given_like, is_name, names_at, names_before
from remit.importers.text.post_words import is_post, no_post, parted, post_start
from remit.ontology.words import words

#: So many characters further on the second character of a name may stand: two blanks are put inside one.
_BLANKS = 3
#: A name and a post behind it have so many characters at the least.
_LEAST_INSIDE = 3
#: A bracket after a name that says something of the person and is no post: (女), (满族), (挂职), (常务).
_REMARK = late(
    r"[(（](?:女|男|常务|挂职|援[^\W\dA-Za-z_]|兼职?|[正副][处科厅县局]级|[一二三四五六七八九十]级(?:[^\W\dA-Za-z_]{2,4})?|[^\W\dA-Za-z_]{1,4}族)(?:[，,、](?:女|挂职|[^\W\dA-Za-z_]{1,4}族))?[)）]$"
)
#: A former post is no sign of who stands there (原常务副省长某某).
_FORMER = late(r"原(?:常务|第一)?副?[^\W\dA-Za-z_]{0,2}[长任记席]")
#: A rank in a bracket behind a post: (正厅级).
_RANK = late(
    r"[(（](?:[正副]?[^\W\dA-Za-z_]{0,4}级|试用期[^()（）]{0,8}|挂职[^()（）]{0,4}|主持[^\W\dA-Za-z_]{0,4}工作)[)）]$"
)
#: What a bracket may say of a person before the post: (女,某局局长).
_ABOUT = late(
    r"(?:(?:女|男|挂职|[^\W\dA-Za-z_]{1,4}族|\d{4}年(?:\d{1,2}月)?出?生|中共党员|[^\W\dA-Za-z_]{1,8}学[历位])[，,、])+"
)

#: What shows that a person ends there: a title, or the verb that gives him a part.
_BEHIND = ("同志", "任组", "任副组", "为组", "为副组", "担任", "兼任", "任总指挥", "任指挥长")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as mentioned: the span of the name, and the spans of the posts said of them."""

    name: tuple[int, int]
    posts: tuple[tuple[int, int], ...] = ()


_TITLE = late("(?:书记|[局院校部处科省市县区镇乡]长|主任|主席)$")
#: The label between a name and the post (甲某职务:局长).
_POST_LABEL = late("(?:现任)?(?:职务|职位)[:：]")


@functools.cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(words("people")["heads"]))


@functools.lru_cache(maxsize=4096)  # several recognisers ask for the same place
def person_post(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read ``NAME POST`` or ``POST NAME`` in ``lo`` to ``hi``; gaps and 同志 help to tell one from the other.

    Returns None where no name is told apart for certain.
    """
    chars = passage.chars
    lo, hi = _bare(chars, lo, hi)
    if lo < hi and chars[hi - 1] in ")）" and not re.search("[(（]", chars[lo:hi]):
        hi -= 1  # 甲某某局局长): the bracket before the post was lost
    if lo >= hi or _FORMER.match(chars, lo, hi):
        return None
    if is_name(chars[lo:hi]):
        return Mention((lo, hi))
    if (cut := name_before_cut(chars, lo, hi)) is not None:
        return cut
    found = _name_first(passage, lo, hi) or _post_first(passage, lo, hi) or _called(passage, lo, hi)
    if found is None and chars.startswith(_BEHIND, hi):
        return _before_title(chars, lo, hi)
    return found


def name_before_cut(chars: str, lo: int, hi: int) -> Mention | None:
    """Read ``NAME(…`` whose bracket the end of the text cut off; None where no bracket is left open."""
    cut = max(chars.rfind("(", lo, hi), chars.rfind("（", lo, hi))
    if cut <= lo or closing(chars, cut, hi) >= 0 or not is_name(chars[lo:cut]):
        return None
    return Mention((lo, cut), _posts(chars, cut + 1, hi) if is_post(chars[cut + 1 : hi]) else ())


def _called(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read ``POST NAME TITLE``, where the title says once more what the person is called (纪检组长甲某书记)."""
    title = _TITLE.search(passage.chars, lo + 4, hi)
    return _post_first(passage, lo, title.start()) if title else None


def _before_title(chars: str, lo: int, hi: int) -> Mention | None:
    """Read a name without a known surname that stands between a post and 同志 (副局长乌力吉白音同志)."""
    for found in post_start().finditer(chars, lo, hi - 1):
        begin = found.end()
        if 2 <= hi - begin <= 6 and not post_start().search(chars, begin, hi) and given_like(chars[begin:hi]):
            return Mention((begin, hi), _posts(chars, lo, begin))
    return None


def _bare(chars: str, lo: int, hi: int) -> tuple[int, int]:
    """Take 同志 off the end, and marks off both ends."""
    while lo < hi and chars[lo] in "：:，,、；;。":
        lo += 1
    while lo < hi and chars[hi - 1] in "：:，,、；;。…":
        hi -= 1
    remark = _REMARK.search(chars[lo:hi])
    if remark and remark.start() >= 2:
        hi = lo + remark.start()
    for title in words("people")["titles"]:
        if chars.endswith(title, lo, hi):
            hi -= len(title)
    return lo, hi


#: What parts a name from the post behind it.
_PARTS = late("[：:，,、]|[—–－-]{1,3}")


def _name_first(passage: Passage, lo: int, hi: int) -> Mention | None:
    chars = passage.chars
    ends = list(names_at(chars, lo, hi, passage))
    padded = passage.gap(lo + 1) != NONE and passage.gap(lo + 3) == NONE
    ends.sort(
        key=lambda end: (
            passage.gap(end) == NONE,
            padded and end != lo + 2,
            not post_start().match(chars, end, hi) and not _heads().match(chars, end, hi),
            -end,
        )
    )
    for end in ends:
        if chars.startswith(("代", "兼"), end - 1) and end - lo > 2 and post_start().match(chars, end - 1, hi):
            continue  # 甲某代省长: the last character begins the post
        at = end
        for title in words("people")["titles"]:
            if chars.startswith(title, at):
                at += len(title)
        if at < hi and chars[at] in "(（":
            close = closing(chars, at, hi)
            if close > 0 and close == hi - 1:
                inner = chars[at + 1 : close]
                return Mention((lo, end), _posts(chars, at + 1, close) if is_post(inner) else ())
            if close > 0 and close - at <= 4:
                at = close + 1
        mark = _PARTS.match(chars, at, hi)
        at = mark.end() if mark else at
        label = _POST_LABEL.match(chars, at, hi)
        at = label.end() if label else at
        rest = chars[at:hi]
        if _acts(rest):
            return None
        if at == end == lo + 2 and rest.startswith("为") and is_post(rest[1:]) and rest[1:2] in "省市县区":
            return Mention((lo, end + 1), _posts(chars, at + 1, hi))  # 王大为省某局副局长
        if _goes_on(passage, lo, end, at, hi) or (at == end and _in_a_place(passage, lo, end, ends)):
            continue
        if rest and is_post(rest) and (passage.gap(end) != NONE or at > end or _splits(rest) or _heads().match(rest)):
            return Mention((lo, end), _posts(chars, at, hi))
    return None


def _goes_on(passage: Passage, lo: int, end: int, at: int, hi: int) -> bool:
    """Whether the name goes on behind ``end``: to a dash (甲某|某——局长), over a lost character or a blank in it."""
    chars = passage.chars
    if any(dash in chars[at : min(hi, at + 4)] for dash in "—–－-"):
        return True
    if at != end:
        return False
    if passage.gap(end) != NONE:
        return _cut_inside(chars, lo, end, hi)  # 甲曉 明市长: the blank stands inside the name
    # 甲   乙镇党委书记: a name that has lost its second character
    return end < hi and passage.offsets[lo + 1] - passage.offsets[lo] > _BLANKS


def _in_a_place(passage: Passage, lo: int, end: int, ends: Sequence[int]) -> bool:
    """Whether what reads as a name, with no mark or blank at it, may be the beginning of a place's name."""
    chars = passage.chars
    if not passage.gap(end) == NONE == passage.gap(lo + 1):  # a blank inside it or behind it marks a name
        return False
    if end - lo == 2 and chars[end : end + 1] in ("区", "县"):
        return True  # 松岭区委书记: a place, more likely than a name of two characters
    # 孙埠卫生院负责人; 甲歧奎卫生院院长: where the name ends is not told
    return not crosses_at(chars, lo) and any(_place_goes_on(chars, e) for e in ends)


#: What begins a post, or names a place or unit before it, and ends no name behind a blank (石开 村主任).
_NO_NAME_END = "副代兼原正总村镇乡局处科站所场林校院厂办区县市省社班组队党团库港园厅部委室行店矿街道军警"


def _cut_inside(chars: str, lo: int, end: int, hi: int) -> bool:
    """Whether a blank behind two characters parts a name of three from its post."""
    starts = post_start()
    whole = end - lo == 2 and is_name(chars[lo : end + 1]) and starts.fullmatch(chars, end + 1, hi) is not None
    return whole and not starts.match(chars, end, hi) and chars[end] not in _NO_NAME_END


def _place_goes_on(chars: str, end: int) -> bool:
    """Whether what ends at ``end`` goes on as the name of a place or unit (孙埠|卫生院)."""
    kinds = tuple(words("people")["after_place"])
    return chars.startswith(kinds, end) or chars.startswith(kinds, end - 1)


def _acts(rest: str) -> bool:
    """Whether a title and what the person does stand behind a name, before another (副校长宣读决定,乙某副校长)."""
    first = re.split("[，,]", rest, maxsplit=1)[0]
    return first != rest and post_start().match(first) is not None and not is_post(first)


def _splits(rest: str) -> bool:
    """Whether a text right after a name begins as a post or an organisation does, not as the name's own last part."""
    return bool(post_start().match(rest)) or rest[0] in "区县市省州旗镇乡党政中国原兼国各街" or len(rest) > 4


def _post_first(passage: Passage, lo: int, hi: int) -> Mention | None:
    chars = passage.chars
    begins = list(names_before(chars, hi, lo, passage))
    begins.sort(key=lambda begin: (passage.gap(begin) == NONE, begin))
    for begin in begins:
        before = chars[lo:begin].rstrip("：:，,、—–－-")
        if before and is_post(before):
            return Mention((begin, hi), _posts(chars, lo, lo + len(before)))
    return None


def posts_of(passage: Passage, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Give the posts of a stretch that holds nothing else; none where it does not end as a post."""
    return _posts(passage.chars, lo, hi) if is_post(passage.chars[lo:hi]) else ()


#: The number of a line that a post begins.
_NUMBERED = late(r"(?:\d{1,2}[.．、]|[①-⑳]|[(（][\d一二三四五六七八九十]{1,2}[)）])(?=[^\W\d])")


@functools.cache
def _post_lasts() -> frozenset[str]:
    """Give the characters that posts end with, by which most places are told not to be one's end at once."""
    return frozenset(post[-1] for post in words("people")["posts"])


def another_inside(text: str) -> bool:
    """Whether what was read as one post holds another person's name between two posts.

    >>> another_inside("政教处主任曹小满团委书记"), another_inside("县委书记高新区管委会主任")
    (True, False)
    """
    last = _post_lasts()
    for at in range(2, len(text) - _LEAST_INSIDE):
        if (
            text[at - 1] not in last
            or not is_post(text[:at])
            or text.startswith(("江", "代理"), at)
            or post_start().match(text, at)
        ):
            continue  # 水利部长江委员会副主任; 副主席代理主席
        if any(len(text) - end > 1 and is_post(text[end:]) for end in names_at(text, at, len(text))):
            return True
    return False


def _own(chars: str, posts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give a person's posts that were printed in one run, up to the next person's name (某局局长|乙某某局局长)."""
    for n, (lo, hi) in enumerate(posts):
        if n and any(is_post(chars[end:hi]) and not post_start().match(chars, end) for end in names_at(chars, lo, hi)):
            return
        yield lo, hi


def _posts(chars: str, lo: int, hi: int) -> tuple[tuple[int, int], ...]:
    """Cut a run of posts (区委常委、常务副区长) at the marks after which a post begins."""
    out: list[tuple[int, int]] = []
    numbered = _NUMBERED.match(chars, lo, hi)
    lo = numbered.end() if numbered else lo
    about = _ABOUT.match(chars, lo, hi)
    begin = about.end() if about else lo
    for i in range(begin, hi):
        if chars[i] in "、，," and is_post(chars[begin:i]):
            out.append((begin, i))
            begin = i + 1
        elif chars[i] in "，,":
            begin = i + 1  # words before the post (根据分工,副市长…)
        elif chars.startswith("兼任", i) and is_post(chars[begin:i]):
            out.append((begin, i))
            begin = i + 2
    if chars.startswith("兼任", begin):
        begin += 2
    if begin < hi:
        out.append((begin, hi))
    out = [(a + (led.end() if (led := _led_to().match(chars[a:b])) else 0), b) for a, b in out]
    kept = [p for a, b in out if not no_post(chars[a:b]) for p in _own(chars, parted(chars, a, b))]
    return tuple((a, b - len(rank.group()) if (rank := _RANK.search(chars[a:b])) else b) for a, b in kept)


@functools.cache
def _led_to() -> re.Pattern[str]:
    return re.compile(words("people")["led_to"])
