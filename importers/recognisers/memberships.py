"""Member rows of a group and the post rows of its members; shared by lists and sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.passage import Passage
from remit.importers.text.post_words import is_post
from remit.importers.text.rosters import roster
from remit.importers.wording import holds, word
from remit.ontology.words import words

_LONGEST = 60


@functools.cache
def _nobody() -> re.Pattern[str]:
    return re.compile(words("groups")["words"]["nobody"])


@dataclass(frozen=True, slots=True)
class Body:
    """A group by its name as worded, and where the wording stands."""

    passage: Passage
    span: tuple[int, int]

    @property
    def name(self) -> str:
        """The name as worded."""
        return self.passage.chars[slice(*self.span)]

    @property
    def at(self) -> int:
        """The source offset of the wording."""
        return self.passage.start(self.span[0])


def names_again(document: Document, block: Passage, named: tuple[int, int], body: Body | None) -> bool:
    """Whether a text on one line only names the group of its title again, with its own body before it."""
    of_title = body is not None and body.passage is document.title and block.offsets[0] <= body.at
    return of_title and body is not None and block.chars[slice(*named)].endswith(body.name)


def members(
    document: Document,
    passage: Passage,
    span: tuple[int, int],
    role: str,
    body: Body,
    importer: str,
    clause: tuple[int, int],
) -> Iterator[Fact | SetAside]:
    """Give a member row for each person, unit or post in ``span``, and a post row for each post of a person."""
    for member in roster(passage, *span):
        text = passage.chars[slice(*member.span)]
        if len(text) > _LONGEST or _nobody().search(text):
            continue
        yield word(
            document,
            passage,
            member.span,
            "member",
            role,
            body.name,
            importer=importer,
            clause=clause,
            subject_at=body.at,
        )
        if member.person:
            for post in member.posts:
                if is_post(passage.chars[slice(*post)]):
                    person = text, passage.start(member.span[0])
                    yield holds(document, passage, post, person, importer=importer, clause=clause)


def post_rows(
    document: Document, passage: Passage, span: tuple[int, int], person: tuple[str, int], importer: str
) -> Iterator[Fact]:
    """Give a post row for each post in a cell or line that belongs to ``person`` (name, offset)."""
    lo, hi = span
    chars = passage.chars
    begin = lo
    for i in range(lo, hi + 1):
        if i == hi or (chars[i] in "、，,；;" and is_post(chars[begin:i])):
            text = chars[begin:i].rstrip("。")
            if is_post(text):
                post = begin, begin + len(text)
                yield holds(document, passage, post, person, importer=importer, clause=span)
            begin = i + 1
