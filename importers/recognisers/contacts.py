"""Leaders and whom they keep contact with, in labelled lines by turns (挂钩领导:甲某 / 挂钩企业:乙厂、丙厂)."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.division_tables import column_label
from remit.importers.recognisers.duty_clauses import list_of
from remit.importers.recognisers.leader import leader_of
from remit.importers.text.passage import NONE, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention
from remit.importers.text.post_words import is_post
from remit.importers.text.rosters import roster
from remit.ontology.words import words

NAME = "division"

_LABEL = late(r"(?P<label>[^\W\dA-Za-z_]{2,12})[:：]")


class Contact(NamedTuple):
    """A labelled leader, ``who`` in ``said``, and the list of those kept in contact with, ``whom`` in ``listed``."""

    said: Passage
    who: tuple[int, int]
    listed: Passage
    whom: tuple[int, int]


@functools.cache
def _leader() -> re.Pattern[str]:
    return re.compile(words("division_tables")["contact"]["leader"])


@functools.lru_cache(maxsize=1)
def contacts(document: Document) -> tuple[Contact, ...]:
    """Give the pairs of labels, a leader's and a list's, that stand on one line or on two."""
    found: list[Contact] = []
    passages = document.passages
    for block, below in itertools.zip_longest(passages, passages[1:]):
        told = _LABEL.match(block.chars, block.body)
        if not told or not _leader().fullmatch(told["label"]):
            continue
        own = next(
            (m for m in _LABEL.finditer(block.chars, told.end()) if block.gap(m.start()) != NONE and _lists(m)), None
        )
        next_ = _LABEL.match(below.chars, below.body) if below is not None and own is None else None
        if own:
            found.append(Contact(block, (told.end(), own.start()), block, (own.end(), len(block))))
        elif below is not None and next_ and _lists(next_):
            found.append(Contact(block, (told.end(), len(block)), below, (next_.end(), len(below))))
    return tuple(found)


def _lists(label: re.Match[str]) -> bool:
    return column_label(label["label"]) == "liaises"


def is_contact(document: Document, block: Passage) -> bool:
    """Whether a line names a leader who keeps contact, and no task's supervisor."""
    return any(block is contact.said for contact in contacts(document))


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a remit row (liaises) for each leader and each that is listed, and the leader's posts."""
    for contact in contacts(document):
        listed = contact.listed.part(*contact.whom)
        for one in roster(contact.said, *contact.who):
            if one.person:
                leader = leader_of(contact.said, Mention(one.span))
                posts = (post for post in one.posts if is_post(contact.said.chars[slice(*post)]))
                yield from (leader.holds(document, contact.said, post, NAME) for post in posts)
                yield from list_of(document, listed, leader, "liaises")
