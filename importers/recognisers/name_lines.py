"""Lists of leaders (领导名单): a name and posts on lines by turns, or on one line with a colon between them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.name_runs import name_runs, named_alone
from remit.importers.text.passage import NONE, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, role_in_group
from remit.importers.wording import holds
from remit.ontology.words import words

NAME = "name_lines"

_BULLET = late("^[-—–•·*●◆■]+")
_NAMED = late(r"(?P<name>[\w·]{2,8})[:：](?P<posts>[^:：。；;]{4,80})[。；;]?$")
_BRACKETED = late(r"(?P<name>[\w·]{2,8})(?:同志)?[(（](?P<posts>[^()（）:：。；;]{4,60})[)）][。；;，,、]?$")
_LABELLED = late(r"(?P<post>[\w、]{2,30})[:：](?P<names>[\w·、，,]{2,60})[。；;]?$")
_DAY = late(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?")
_QUOTED = late(r"(['\"])([^'\"]{2,60})\1")
_LEADERS = late("(?:主要|现任|单位|部门|学院|学校|医院)?领导(?:班子|成员|名单|简介|信息)?(?:成员)?[:：]?")
_PHONE = late(r"(?:(?:电话|手机)[:：]?)?(?<!\d)\d[\d—-]{5,20}$")
#: A list of so many leaders is no chance.
_LIST = 3
_SHORTEST, _LONGEST = 4, 80
#: With the word before it, a telephone's number is no longer.
_NUMBER = 30
_GROUP = late("组长[:：]|成员(?:单位)?[:：]|总指挥[:：]|(?:领导小组|指挥部)[^，。；]{0,8}(?:名单|通知|成员|组成)")


@functools.cache
def _label() -> frozenset[str]:
    return frozenset(w for wordings in words("groups")["label"].values() for w in wordings)


@functools.cache
def _no_label() -> re.Pattern[str]:
    return re.compile(words("posts")["words"]["no_label"])


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give post rows; where the turn of names and posts can be read both ways, none."""
    for run in name_runs(document.blocks):
        yield from _turns(document, [block for _, block in run])
    yield from _named(document, _NAMED, 2)
    yield from _named(document, _BRACKETED, _LIST)
    yield from _labelled(document)
    yield from _parted(document)
    yield from _records(document)


def _turns(document: Document, run: list[Passage]) -> Iterator[Fact | SetAside]:
    """Read a run: posts come first where it begins with posts and ends with a name, and the other way round."""
    first, last = named_alone(run[0]), named_alone(run[-1])
    if first == last:  # an odd number of lines: the turn is told by neither end
        return
    for a, b in zip(run[::2], run[1::2], strict=True):
        name, held = (a, b) if first else (b, a)
        for post in posts_of(held, 0, len(held)):
            yield _holds(document, held, post, name, (0, len(name)))


def _named(document: Document, form: re.Pattern[str], least: int) -> Iterator[Fact | SetAside]:
    """Read NAME:POSTS or NAME(POSTS), so many lines of it at the least."""
    found: list[tuple[Passage, re.Match[str], tuple[tuple[int, int], ...]]] = []
    for block in document.passages:
        bullet = _BULLET.match(block.chars)
        match = form.match(block.chars, max(block.body, bullet.end() if bullet else 0))
        if match and is_name(match["name"]) and (posts := posts_of(block, *match.span("posts"))):
            found.append((block, match, posts))
    if len(found) >= least:
        for block, match, posts in found:
            for post in posts:
                yield _holds(document, block, post, block, match.span("name"))


def _labelled(document: Document) -> Iterator[Fact | SetAside]:
    """Read POST:NAMES, two lines of it at the least, one of which names a post that no group has."""
    found: list[tuple[Passage, re.Match[str]]] = []
    for block in document.passages:
        match = _LABELLED.match(block.chars, block.body)
        if match and _is_label(match["post"]):
            found.append((block, match))
    if len(found) < 2 or all(match["post"] in _label() for _, match in found):
        return
    for block, match in found:
        names = [m.span() for m in re.compile("[^、，,]+").finditer(block.chars, *match.span("names"))]
        if all(is_name(block.chars[slice(*name)]) for name in names):
            for post in posts_of(block, *match.span("post")):
                for name in names:
                    yield _holds(document, block, post, block, name)


def _parted(document: Document) -> Iterator[Fact | SetAside]:
    """Read ``NAME  POST、POST`` in lines one below another, where no group is spoken of.

    Three lines make a list; below a heading that says whose they are (主要领导:) one does.
    """
    if any(_GROUP.search(b.chars) for b in document.passages):
        return
    for announced, run in _runs(document):
        for block, mention in run if announced or len(run) >= _LIST else ():
            for post in mention.posts:
                yield _holds(document, block, post, block, mention.name)


def _runs(document: Document) -> Iterator[tuple[bool, list[tuple[Passage, Mention]]]]:
    """Give each run of such lines, and whether the line above announces leaders."""
    run: list[tuple[Passage, Mention]] = []
    announced = False
    for block in document.blocks:
        if isinstance(block, Passage) and (mention := _line(block)):
            run.append((block, mention))
            continue
        if run and isinstance(block, Passage) and _DAY.fullmatch(block.chars):
            continue  # a day between two lines: who receives, is on duty
        yield announced, run
        run, announced = [], isinstance(block, Passage) and _LEADERS.fullmatch(block.chars, block.body) is not None
    yield announced, run


def _line(block: Passage) -> Mention | None:
    """Read a line that holds a name and posts and nothing else but a telephone, a blank between them."""
    if block.body or len(block) > _LONGEST + _NUMBER:
        return None
    phone = _PHONE.search(block.chars)
    end = phone.start() if phone else len(block.chars.rstrip("。；;"))
    if not _SHORTEST <= end <= _LONGEST or re.search("[：:。；;]", block.chars[:end]):
        return None
    mention = person_post(block, 0, end)
    if mention is None or not mention.posts:
        return None
    (lo, hi), first, last = mention.name, mention.posts[0][0], mention.posts[-1][1]
    if lo == 0:
        whole = last >= end - 1 or block.chars[last] in "(（"
        return mention if whole and block.gap(hi) != NONE and not block.chars.startswith(("任", "为"), hi) else None
    return mention if first == 0 and hi == end and last == lo and block.gap(lo) != NONE else None


def _records(document: Document) -> Iterator[Fact | SetAside]:
    """Read records of a script or a data base (…'甲某', '某校副校长'…): a name and, in the next quotation, a post."""
    found: list[tuple[Passage, tuple[int, int], tuple[int, int]]] = []
    for block in document.passages:
        quoted = [m.span(2) for m in _QUOTED.finditer(block.chars)] if "'" in block.chars or '"' in block.chars else []
        for name, post in pairwise(quoted):
            if is_name(block.chars[slice(*name)]) and is_post(block.chars[slice(*post)]):
                found.append((block, name, post))
    if len(found) >= _LIST:
        for block, name, post in found:
            for held in posts_of(block, *post):
                yield _holds(document, block, held, block, name)


def _is_label(text: str) -> bool:
    """Whether a text before a colon is a post, and no part in a group or a task (分管领导)."""
    return is_post(text) and not role_in_group(text, label=True) and not _no_label().search(text)


def _holds(document: Document, held: Passage, post: tuple[int, int], by: Passage, name: tuple[int, int]) -> Fact:
    person = by.chars[slice(*name)], by.start(name[0])
    return holds(document, held, post, person, importer=NAME, clause=post)
