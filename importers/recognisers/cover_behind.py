"""The other of an AB pair (AB角), told behind a leader's duties (甲某:分管…,与乙某同志互为AB角)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.text.passage import Passage
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.wording import holds, word
from remit.ontology.words import words

NAME = "cover"

#: How a text writes AB角, AB岗, A、B角.
AB = r"[“\"'‘]?[AＡaа]\W{0,2}[BＢbв]\W{0,2}(?:角|岗)"


@functools.cache
def _told() -> re.Pattern[str]:
    return re.compile(words("division")["words"]["stands_in"].replace("<AB>", AB))


def stands_in(document: Document, passage: Passage, leader: tuple[str, int], lo: int, hi: int) -> Iterator[Fact]:
    """Give the pair that a stretch of a leader's duties tells, and the posts told with the other's name.

    ``leader`` is the name and its offset in the text. Two names or more say no pair: who stands in for whom
    is not told.
    """
    chars = passage.chars
    for found in _told().finditer(chars, lo, hi):
        at = found.span("who" if found["who"] else "other")
        mention = None if is_name(chars[slice(*at)]) else person_post(passage, *at)
        name = mention.name if mention else at
        text = chars[slice(*name)]
        if not is_name(text) or text == leader[0]:
            continue
        yield word(
            document,
            passage,
            name,
            "deputises",
            "ab-pair",
            leader[0],
            importer=NAME,
            clause=found.span(),
            subject_at=leader[1],
        )
        person = text, passage.start(name[0])
        for post in mention.posts if mention else ():
            yield holds(document, passage, post, person, importer=NAME, clause=at)
