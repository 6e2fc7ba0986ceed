"""Lists of who held a post, a bracket behind saying who appointed them and when (总理 甲某(某年某月某日…任命))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.appointments import date_of
from remit.importers.text.dates import iso
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name, names_at
from remit.importers.text.post_words import is_post, post_start
from remit.importers.text.rosters import roster
from remit.importers.wording import word

NAME = "bracketed_appointments"

_BRACKET = late(
    r"[(（](?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^()（）]{2,80}?(?:任命|决定|通过|选举|当选|推选)[^()（）]{0,80}[)）]?"
)
#: A remark between the name and the bracket: (兼).
_ALSO = late("[(（]兼[)）]$")
_ELECTS = late("选举|当选|推选|任命")
_LIST = late("(?P<post>[^，。；:：(（,;]{2,12}?)名单(?:为|如下)?[:：](?P<names>[^。；;:：()（）]{2,400})")
_OFF = late("免去")
#: A list and its bracket take no more lines than these.
_LINES = 6
#: A post and its names on one line are no longer.
_LONGEST = 60

_Part = tuple[Passage, int, int]


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give an appointment row for each person before such a bracket, and a removal row for each told inside it."""
    blocks = document.blocks
    for n, block in enumerate(blocks):
        if not isinstance(block, Passage):
            continue
        lo = block.body
        for found in _BRACKET.finditer(block.chars):
            when = iso(found["date"])
            parts = [(block, lo, found.start())] if found.start() > lo else list(_above(blocks, n))
            yield from _appointed(document, parts, when, (block, found.span()))
            yield from _removed(document, block, found, when)
            lo = found.end()
        yield from _listed(document, block)


def _listed(document: Document, block: Passage) -> Iterator[Fact]:
    """Read (常务理事名单为:甲某、乙某) behind what elected them."""
    if not _ELECTS.search(block.chars):
        return
    for found in _LIST.finditer(block.chars):
        lo, hi = found.span("names")
        members = roster(block, lo, hi)
        post = found.span("post")
        if is_post(found["post"]) and members and all(m.person and not m.posts for m in members):
            for member in members:
                yield word(
                    document,
                    block,
                    post,
                    "appointment",
                    "appointed",
                    block.chars[slice(*member.span)],
                    importer=NAME,
                    clause=found.span(),
                    when=date_of(document),
                    subject_at=block.start(member.span[0]),
                )


def _above(blocks: tuple[object, ...], n: int) -> Iterator[_Part]:
    """Give the lines above a bracket that stands on a line of its own, from the one that begins with a post on."""
    parts: list[_Part] = []
    for block in reversed(blocks[max(0, n - _LINES) : n]):
        if not isinstance(block, Passage) or re.search("[。；;，,(（]", block.chars):
            return
        parts.insert(0, (block, block.body, len(block)))
        if post_start().match(block.chars, block.body):
            yield from parts
            return


def _appointed(
    document: Document, parts: list[_Part], when: str, said: tuple[Passage, tuple[int, int]]
) -> Iterator[Fact]:
    """Read a post and, behind it, nothing but names."""
    if not parts:
        return
    first, lo, hi = parts[0]
    for post in post_start().finditer(first.chars, max(lo, hi - _LONGEST), hi):
        names = list(_names([(first, post.end(), hi), *parts[1:]]))
        for block, span in names:
            yield word(
                document,
                first,
                post.span(),
                "appointment",
                "appointed",
                block.chars[slice(*span)],
                importer=NAME,
                clause=said[1],
                clause_in=said[0],
                when=when,
                subject_at=block.start(span[0]),
            )
        if names:
            return


def _names(parts: list[_Part]) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """Give the names of a list; none where anything else stands there."""
    found: list[tuple[Passage, tuple[int, int]]] = []
    for block, begin, end in parts:
        also = _ALSO.search(block.chars, begin, end)
        members = roster(block, begin, also.start() if also else end) if end > begin else []
        if not all(m.person and not m.posts for m in members):
            return
        found += [(block, m.span) for m in members]
    yield from found


def _removed(document: Document, block: Passage, found: re.Match[str], when: str) -> Iterator[Fact]:
    """Read 免去NAME POST职务 inside a bracket."""
    chars = block.chars
    for off in _OFF.finditer(chars, *found.span()):
        for end in names_at(chars, off.end(), found.end()):
            post = post_start().match(chars, end + (chars[end] in "的"))
            if post and is_name(chars[off.end() : end]) and chars.startswith("职务", post.end()):
                yield word(
                    document,
                    block,
                    post.span(),
                    "removal",
                    "removed",
                    chars[off.end() : end],
                    importer=NAME,
                    clause=found.span(),
                    when=when,
                    subject_at=block.start(off.end()),
                )
                break
