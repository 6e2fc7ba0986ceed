"""Posts told in prose (某局局长甲某出席): a post right before one name or several that share it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.brackets import closing
from remit.importers.text.passage import BREAK, NONE, SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import posts_of
from remit.importers.text.person_names import is_name, listed_name, names_at, names_before
from remit.importers.text.post_words import is_post, no_post, parted, post_start, role_in_group
from remit.importers.wording import holds
from remit.ontology.words import words

NAME = "posts"

_LONGEST = 40
_NAMES = 12
#: What a person does, right behind the name.
_ACTS = late("主持|出席|讲话|致辞|宣读|列席|同志")
#: Who somebody is said to be, by post (支部书记为甲某同志): no part in a group, no one proposed.
_IS_WHO = late(
    r"(?:^|(?<=[，。；,;：:]))(?P<post>[^，。；,;：:、为选拟]{2,20}?(?:书记|委员|主席|主任|(?<!组)长))为(?P<who>[\w·]{2,4})同志(?=[，。；,;]|$)"
)
_CLAUSE = late("[，。；,;：:]")
#: Behind so many names of a list another may have a character that names seldom have.
_SURE = 2
_NEXT_NAME = late("[^区局办厂村沟镇站厅委部所院校队处科乡县市省社司、]、")
#: Nobody counts persons with so many digits.
_DIGITS = 4
#: No post holds a year: a line's end was lost before it.
_YEAR = late(r"(?:19|20)\d\d[.年-]")
#: No sentence is looked back through further than this, so that a text without full stops is read in linear time.
_SENTENCE = 1_000


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("posts")["words"][name])


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a post row for each post and person of running text; former posts and careers give none."""
    for block in document.passages:
        if "。" not in block.chars and not re.search("[，,；;]", block.chars):
            continue
        done = -1
        for found in post_start().finditer(block.chars, block.body):
            if found.start() < done or _career(block.chars, found.start()):
                continue
            names = names_after(block, found.end())
            if not names:
                continue
            posts = [_behind_name(block.chars, post, names) for post in _posts(block, found.end())]
            if len(posts) == 1 and role_in_group(block.chars[slice(*posts[0])]):
                posts = []  # 办公室主任 alone is a part in a group; behind another post it is one
            for post in posts:
                for lo, hi in names:
                    person = block.chars[lo:hi], block.start(lo)
                    yield holds(document, block, post, person, importer=NAME, clause=(post[0], hi))
            done = names[-1][1]
        yield from _serving(document, block)
        yield from _titled(document, block)
        yield from _being(document, block)
        yield from _called(document, block)
        yield from _listed_under(document, block)
        yield from _sharing(document, block)


def _serving(document: Document, block: Passage) -> Iterator[Fact]:
    """Read NAME作为POST and NAME现任POST、POST."""
    chars = block.chars
    for found in _pattern("serves").finditer(chars, block.body):
        lo = next(
            (
                found.start() - n
                for n in (4, 3, 2)
                if n <= found.start()
                and is_name(chars[found.start() - n : found.start()])
                and (found.start() - n <= block.body or chars[found.start() - n - 1] in "，,。；;：:、")
            ),
            None,
        )
        stop = re.compile("[，,。；;]|$").search(chars, found.end(), found.end() + 4 * _LONGEST)
        if lo is None or stop is None or _career(chars, lo):
            continue
        for post in posts_of(block, found.end(), stop.start()):
            if not role_in_group(chars[slice(*post)]) and not _YEAR.search(chars, *post):
                person = chars[lo : found.start()], block.start(lo)
                yield holds(document, block, post, person, importer=NAME, clause=(lo, stop.start()))


def _titled(document: Document, block: Passage) -> Iterator[Fact]:
    """Read 由NAME POST担任 and 决定NAME POST代理: the post that somebody has who is given a part."""
    chars = block.chars
    for found in _pattern("titled").finditer(chars, block.body):
        end = next((e for e in names_at(chars, found.end(), len(chars)) if post_start().match(chars, e)), None)
        post = post_start().match(chars, end) if end else None
        if end and post and _pattern("given").match(chars, post.end()) and not role_in_group(post.group()):
            person = chars[found.end() : end], block.start(found.end())
            yield holds(document, block, post.span(), person, importer=NAME, clause=(found.start(), post.end()))


def _being(document: Document, block: Passage) -> Iterator[Fact]:
    """Read POST为NAME同志, in a list of who is what (支部书记为甲某同志,宣传委员为乙某同志)."""
    chars = block.chars
    for found in _IS_WHO.finditer(chars, block.body) if "同志" in chars else ():
        if not is_name(found["who"]) or role_in_group(found["post"]):
            continue
        for post in posts_of(block, *found.span("post")):
            person = found["who"], block.start(found.start("who"))
            yield holds(document, block, post, person, importer=NAME, clause=found.span())


def _called(document: Document, block: Passage) -> Iterator[Fact]:
    """Read NAME TITLE at the head of a clause, before what the person does (甲某副校长宣读…)."""
    chars = block.chars
    for begin in (block.body, *(clause.end() for clause in _CLAUSE.finditer(chars, block.body))):
        for end in names_at(chars, begin, len(chars)):
            post = post_start().match(chars, end)
            if post and _ACTS.match(chars, post.end()) and not role_in_group(post.group()):
                person = chars[begin:end], block.start(begin)
                yield holds(document, block, post.span(), person, importer=NAME, clause=(begin, post.end()))
                break


def _listed_under(document: Document, block: Passage) -> Iterator[Fact]:
    """Read 现任POST包括:NAME、NAME."""
    chars = block.chars
    for found in _pattern("listed").finditer(chars, block.body):
        names = names_after(block, found.end())
        if is_post(found["post"]) and len(names) > 1:
            for lo, hi in names:
                person = chars[lo:hi], block.start(lo)
                clause = (found.start(), names[-1][1])
                yield holds(document, block, found.span("post"), person, importer=NAME, clause=clause)


def _sharing(document: Document, block: Passage) -> Iterator[Fact]:
    """Read NAME、NAME两位POST: as many names as the number says."""
    chars = block.chars
    for found in _pattern("shared").finditer(chars, block.body):
        post = post_start().match(chars, found.end())
        names: list[tuple[int, int]] = []
        hi = found.start()
        while len(names) < _NAMES and (lo := _name_before(chars, hi)) is not None:
            names.insert(0, (lo, hi))
            if chars[lo - 1 : lo] != "、":
                break
            hi = lo - 1
        if (
            post
            and not _pattern("no_post").search(post.group())
            and len(names) == _count(re.split("[名位]", found.group())[0]) > 1
        ):
            for lo, hi in names:
                person = chars[lo:hi], block.start(lo)
                yield holds(document, block, post.span(), person, importer=NAME, clause=(names[0][0], post.end()))


def _name_before(chars: str, hi: int) -> int | None:
    return next((hi - n for n in (3, 2, 4) if hi >= n and is_name(chars[hi - n : hi])), None)


def _count(text: str) -> int:
    return (
        int(text)
        if text.isdecimal() and len(text) < _DIGITS
        else 2
        if text == "两"
        else " 一二三四五六七八九十".find(text)
    )


@functools.lru_cache(maxsize=1)
def people_of(document: Document) -> frozenset[str]:
    """Give the names of the persons whom a document's running text names with a post."""
    return frozenset(f.subject for f in read(document) if isinstance(f, Fact))


def _career(chars: str, at: int) -> bool:
    """Whether the sentence tells a career."""
    floor = max(0, at - _SENTENCE)
    lo = max(floor, max(chars.rfind(c, floor, at) for c in "。；;") + 1)
    return bool(_pattern("career").search(chars, lo, at))


def names_after(block: Passage, at: int) -> list[tuple[int, int]]:
    """Read the names that begin right after a post, at ``at``: each ends where a text may go on after a name."""
    chars = block.chars
    out: list[tuple[int, int]] = []
    if chars[at : at + 1] in ("(", "（"):
        close = closing(chars, at, min(len(chars), at + _NAMES))
        return [(at + 1, close)] if close > 0 and is_name(chars[at + 1 : close]) else []
    while at < len(chars) and len(out) < _NAMES and block.gap(at) in (NONE, BREAK):
        end = next((e for e in names_at(chars, at, len(chars)) if _pattern("after").match(chars, e)), None)
        if end is None:
            end = next((at + n for n in (3, 2) if _listed(chars, at, at + n)), None)
        if end is None and not out and listed_name(chars[at : at + 3]) and _ACTS.match(chars, at + 3):
            end = at + 3  # 主任汪在某主持: a name with a character that names seldom have
        if end is None and len(out) > _SURE and listed_name(chars[at : at + 3]) and _NEXT_NAME.match(chars, at + 2):
            end = at + 3
        if end is None or (chars[at] == "和" and not out):  # 院士和专家
            break
        out.append((at, end))
        if chars[end : end + 1] != "、":
            break
        at = end + 1
    if out and chars[out[-1][1] : out[-1][1] + 1] == "、" and not is_name(chars[slice(*out[-1])]):
        return []
    return out


def _listed(chars: str, lo: int, hi: int) -> bool:
    """Whether a name with an uncommon character stands here, closed by a mark on its right."""
    return is_name(chars[lo:hi], titled=True) and chars[hi : hi + 1] in tuple("，。、；,;")


def _posts(block: Passage, end: int) -> list[tuple[int, int]]:
    """Give the post that ends at ``end``, and those before it that 、 joins to it."""
    chars = block.chars
    out: list[tuple[int, int]] = []
    while end > 0:
        begin = _behind_gap(block, _begin(chars, end), end)
        text = chars[begin:end]
        if (out and text.endswith("负责人")) or not 2 <= len(text) <= _LONGEST or not is_post(text) or no_post(text):
            break
        title = re.search(f"(?:{words('posts')['words']['no_post']})$", text)
        if title and any(is_post(chars[begin:b]) for b in names_before(chars, end - len(title.group()), begin)):
            break  # 院长甲某院士、书记乙某: another person with his title
        if _pattern("former").match(text):
            return []  # 原省委副书记、省长: both
        out[:0] = parted(chars, begin, end)
        if begin == 0 or chars[begin - 1] != "、":
            break
        end = begin - 1
    return out


def _behind_name(chars: str, post: tuple[int, int], names: list[tuple[int, int]]) -> tuple[int, int]:
    """Take the holder's own name off a post's front, where a heading names him without a mark (甲某县长甲某,男…)."""
    lo, hi = post
    name = next((chars[a:b] for a, b in names if chars.startswith(chars[a:b], lo, hi)), "")
    return lo + len(name), hi


def _behind_gap(block: Passage, begin: int, end: int) -> int:
    """Give where a post begins behind a blank, before which a label or another post with its holder stands."""
    for i in (i for i in range(end - 1, begin, -1) if block.gap(i) in (SPACE, TAB)):
        holders = names_before(block.chars, i, begin)
        if role_in_group(block.chars[begin:i]) or any(is_post(block.chars[begin:b]) for b in holders):
            return i
    return begin


def _begin(chars: str, end: int) -> int:
    """Find where a post begins: after a mark, or after a word that does not belong to it."""
    floor = max(0, end - _LONGEST - 1)
    begin = floor
    for found in _pattern("before").finditer(chars, floor, end):
        begin = found.end() if found.end() < end else begin
    for found in re.compile("[和与及]").finditer(chars, begin, end):  # 某部部长甲某与某省省长乙某
        if any(b > begin and is_post(chars[begin:b]) for b in names_before(chars, found.start(), begin)):
            begin = found.end()
    for at in (begin + 2, begin + 3):  # 甲某和某市市长乙某
        if at < end and chars[at] in "和与" and is_name(chars[begin:at]):
            return at + 1
    return begin
