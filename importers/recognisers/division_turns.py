"""The leaders whom the later clauses of a paragraph turn to (…,副主任乙某同志分管…;丙某分管…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.importers.recognisers.duty_clauses import first_verb
from remit.importers.recognisers.leader_heads import covers, leader_at
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post
from remit.importers.text.person_names import given_like
from remit.importers.text.post_words import is_post, post_start

_LINE_MAX = 40
#: A name that is known by its place alone is no longer.
_LONGEST_NAME = 4
#: Another leader and what he is, before his verb (…。乙某继续担任副市长,分管…).
_HOLDS = late(
    r"(?P<who>[^，。；,;：:]{2,30}?)(?:(?:同志)?(?:继续|仍|现|新)?(?:兼任|担任|(?<![主责兼担])任)|同志[为是])"
    r"(?P<post>[^，。；,;：:]{2,24})[，,]"
)
#: Where a clause begins that turns to another leader, where it has its verb, and who it is.
Turn = tuple[int, int, Mention]


def _bare(block: Passage, begin: int, verb: int, mention: Mention | None, marks: str = "；;。") -> bool:
    """Whether a clause behind one of ``marks`` begins with a name alone, right before its verb (;乙某分管…)."""
    opens = begin <= block.body or block.chars[begin - 1] in marks
    return opens and mention is not None and not mention.posts and covers(block, begin, verb, mention)


def _behind_post(block: Passage, lo: int, verb: int) -> Mention | None:
    """Read POST NAME, before a verb, whose name has no known surname (。武装部长卓玛才让,分管…)."""
    post = post_start().match(block.chars, lo, verb)
    end = verb - 1 if block.chars[verb - 1] in "，," else 0
    if post is None or not 2 <= end - post.end() <= _LONGEST_NAME:
        return None
    name = block.chars[post.end() : end]
    return Mention((post.end(), end), (post.span(),)) if given_like(name) and not is_post(name) else None


def turns(block: Passage, lo: int) -> Iterator[Turn]:
    """Find the clauses that begin with another leader (…,副主任乙某同志分管…): begin, verb, person."""
    chars = block.chars
    for mark in re.compile("[，,；;。]").finditer(chars, lo):
        verb = first_verb(chars, mark.end(), min(len(chars), mark.end() + _LINE_MAX))
        if verb is None or verb - mark.end() < 2 or re.search("[；;。]", chars[mark.end() : verb]):
            continue
        if holds := _HOLDS.fullmatch(chars, mark.end(), verb):
            other = person_post(block, *holds.span("who")) if is_post(holds["post"]) else None
            yield mark.end(), verb, Mention(other.name if other else (mark.end(), mark.end()))
            continue
        mention = leader_at(block, mark.end(), verb) or _behind_post(block, mark.end(), verb)
        if mention is None:
            continue
        whole = covers(block, mark.end(), verb, mention)
        parted = re.search("[，,：:]", chars[mark.end() : verb - 1]) is not None
        titled = chars.startswith("同志", mention.name[1])
        if whole or (not parted and (mention.posts or titled)):
            yield mark.end(), verb, mention


def alone(block: Passage, lo: int, found: Sequence[Turn]) -> frozenset[int]:
    """Give where clauses begin with a name alone, where the paragraph names its leaders so (甲某分管…;乙某分管…).

    The first of them stands before ``lo``, or two of the others are named like it.
    """
    first = _bare(block, block.body, lo, leader_at(block, block.body, lo))
    marks = "；;。，," if first else "；;。"
    bare = [begin for begin, verb, mention in found if _bare(block, begin, verb, mention, marks)]
    return frozenset(bare if first or len(bare) > 1 else ())
