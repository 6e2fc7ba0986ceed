"""The posts (职务) of the leader whose duties are read: beside the name, at the head of the duties, on a line below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.recognisers.duty_clauses import NAME
from remit.importers.recognisers.leader import Leader
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, role_in_group

_LINE_MAX = 40


def posts_with(document: Document, block: Passage, leader: Leader, head: Mention | None = None) -> Iterator[Fact]:
    """Give the posts that stand with the leader's name, or with ``head``."""
    mention = head or leader.mention
    if mention is None:
        return
    for post in mention.posts:
        label = block.chars.startswith((":", "："), post[1])
        if block.chars.startswith("任", post[0]):
            continue  # 甲某任某局局长,分管…: an appointment (appointments.py)
        text = block.chars[slice(*post)]
        office = text.endswith("办公室主任") and not label  # of the body whose leaders these are
        if office or not role_in_group(text, label=label):  # 副组长:甲某 is a member of a group (groups.py)
            yield leader.holds(document, block, post, NAME)


def leading_posts(document: Document, block: Passage, verb: int, leader: Leader) -> Iterator[Fact]:
    """Read 兼某局局长 and 副市长兼某局局长 at the head of a leader's duties."""
    found = re.compile(r"(?:兼任|兼|担任|任)?([^，。；;,]{2,40})[，,]").match(block.chars, block.body, verb)
    if not found:
        return
    joint = re.compile("兼任|兼").search(block.chars, *found.span(1))
    ends = (found.start(1), *(joint.span() if joint else ()), found.end(1))
    held = list(zip(ends[::2], ends[1::2], strict=True))
    if all(is_post(block.chars[slice(*post)]) for post in held):
        yield from (leader.holds(document, block, post, NAME) for post in held)


#: What the leader is besides, behind his duties (…,兼任某局局长).
_BESIDES = late("[，,；;。](?:同时)?兼任(?P<posts>[^，。；;,]{3,60})")


def posts_besides(document: Document, block: Passage, lo: int, leader: Leader) -> Iterator[Fact]:
    """Read the posts that a paragraph says the leader holds besides, behind his duties."""
    for found in _BESIDES.finditer(block.chars, lo):
        for post in posts_of(block, *found.span("posts")):
            if not role_in_group(block.chars[slice(*post)], label=True):
                yield leader.holds(document, block, post, NAME)


def added_posts(document: Document, block: Passage, leader: Leader) -> Iterator[Fact]:
    """Read a line that holds only further posts of the leader, from its first character on."""
    text = block.chars.rstrip("。")
    if len(text) < _LINE_MAX and not is_name(text) and not re.search("[。；：:]", text):
        posts = posts_of(block, block.body, len(text))
        if posts and posts[0][0] == block.body and not person_post(block, block.body, len(text)):
            yield from (leader.holds(document, block, post, NAME) for post in posts)
