"""Numbers at the head of a paragraph: 一、 (一) 1. (1) ① 第一章, and the path that they make."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from remit.importers.text.patterns import late

_HAN = "[一二三四五六七八九十百〇零]"
_MARKS = (
    ("chapter", re.compile(rf"第(?:{_HAN}{{1,4}}|\d{{1,3}})[章节编部分]{{1,2}}[、.:：]?")),
    ("han", re.compile(rf"{_HAN}{{1,3}}[、.．]")),
    ("han-bracket", re.compile(rf"[(（]{_HAN}{{1,3}}[)）][、.．]?")),
    ("arabic", re.compile(r"\d{1,3}(?:[、．。]|\.(?!\d)|[.．](?=\d{4}年))")),
    ("arabic-bracket", re.compile(r"[(（]\d{1,3}[)）][、.．]?|\d{1,3}[)）][、.．]?")),
    ("circle", re.compile(r"[①-⑳]")),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[、.．]?")),
)
#: What a number begins with: most places have none of it.
_FIRST = late(rf"[第(（①-⑳\d]|{_HAN}")

#: A mark that says that an item begins, without numbering it.
_BULLET = late(r"(?:[·•●■□◆◇★☆▲△►▶➢※✦▪◎]|[—–-]{1,2}){1,2}(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number as printed: its form, the characters it takes, and the printed wording for a path."""

    form: str
    length: int
    printed: str


@functools.lru_cache(maxsize=4096)
def mark_at(chars: str, at: int = 0) -> Mark | None:
    """Read the number at ``at``, or None where none stands.

    >>> mark_at("(一)加强领导").printed
    '(一)'
    >>> mark_at("二、工作任务").printed
    '二'
    """
    if not _FIRST.match(chars, at):
        return None
    for form, pattern in _MARKS:
        found = pattern.match(chars, at)
        if found:
            printed = found.group()
            if form == "han":
                printed = printed[:-1]
            return Mark(form, found.end() - at, printed)
    return None


def bullet(chars: str) -> int:
    """Give the length of the bullet that a paragraph begins with; 0 where it has none.

    >>> bullet("●负责财政"), bullet("负责财政")
    (1, 0)
    """
    found = _BULLET.match(chars)
    return found.end() if found else 0
