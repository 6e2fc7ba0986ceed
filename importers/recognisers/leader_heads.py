"""How a leader is named at the head of the duties: 副县长甲某, 甲某,副县长, 甲某（副县长）, 【甲某】副县长."""

from __future__ import annotations

import functools

from remit.graph.names import never_alone, never_names
from remit.importers.document import Document
from remit.importers.recognisers.duty_clauses import first_verb
from remit.importers.text.brackets import closing
from remit.importers.text.passage import NONE, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import given_like, is_name
from remit.importers.text.post_words import is_post, post_start
from remit.importers.text.units import ends_as_unit

_OPENS = late("[【〔\\[](?P<name>[\\w·]{2,8})[】〕\\]]")
#: A leader's post and name end so near the paragraph's head; so many leaders show how a text names them.
_HEAD, _ALIKE = 16, 2
#: A name that is known by its place alone is no longer (额尔敦, 扎西顿珠).
_LONGEST_NAME = 4
#: What may stand in a leader's head beside the name and the posts.
_BETWEEN = late("(?:同志|[，,、：:])*")


def leader_at(block: Passage, lo: int, hi: int) -> Mention | None:
    """Read the leader whom ``lo`` to ``hi`` names, with or without posts; None where no name is told apart."""
    chars = block.chars
    while lo < hi and chars[hi - 1] in "：:，,":
        hi -= 1
    if closing_lost(chars, lo, hi):
        return None  # 第一指导组(组长甲某,联系…: what a bracket tells is no head of a paragraph
    opened = _OPENS.match(chars, lo, hi)
    if opened and is_name(opened["name"]):
        posts = posts_of(block, opened.end(), hi) if is_post(chars[opened.end() : hi]) else ()
        return Mention(opened.span("name"), posts)
    bracket = next((i for i in range(lo + 2, min(lo + 9, hi)) if chars[i] in "(（"), -1)
    if bracket > 0 and is_name(chars[lo:bracket]) and closing(chars, bracket, hi) == hi - 1:
        posts = posts_of(block, bracket + 1, hi - 1) if is_post(chars[bracket + 1 : hi - 1]) else ()
        return Mention((lo, bracket), posts)
    return person_post(block, lo, hi)


def closing_lost(chars: str, lo: int, hi: int) -> bool:
    """Whether a bracket is opened between ``lo`` and ``hi`` and not closed there."""
    return any(chars.count(a, lo, hi) > chars.count(b, lo, hi) for a, b in ("()", "（）"))


def covers(block: Passage, lo: int, hi: int, mention: Mention) -> bool:
    """Whether ``lo`` to ``hi`` holds the mention and nothing else but the marks between its parts."""
    spans = sorted((mention.name, *mention.posts))
    ends = [lo, *(b for _, b in spans)]
    begins = [*(a for a, _ in spans), hi]
    marks = "[](（)）【】〔〕"
    rest = "".join(block.chars[a:b] for a, b in zip(ends, begins, strict=True) if a < b)
    return _BETWEEN.fullmatch("".join(c for c in rest if c not in marks)) is not None


@functools.lru_cache(maxsize=1)
def _named_alike(document: Document) -> bool:
    """Whether paragraphs of a document begin with a post, a name and a verb of duties (副市长甲某负责…)."""
    alike = 0
    for block in document.passages:
        verb = first_verb(block.chars, block.body, block.body + _HEAD)
        post = post_start().match(block.chars, block.body, verb) if verb else None
        alike += post is not None and is_name(block.chars[post.end() : verb])
    return alike >= _ALIKE


def unknown_name(document: Document, block: Passage, verb: int) -> Mention | None:
    """Read a name without a known surname between a post and its verb, where the document names leaders so."""
    post = post_start().match(block.chars, block.body, verb)
    name = (post.end(), verb) if post else (0, 0)
    text = block.chars[slice(*name)]
    if post is None or not 2 <= len(text) <= _LONGEST_NAME or not given_like(text) or is_post(text):
        return None
    if ends_as_unit(text, 0, len(text)) or never_names().match(text) or text in never_alone():
        return None
    parted = NONE not in (block.gap(name[0]), block.gap(name[1]))  # 副州长 才让扎西 协助…
    return Mention(name, (post.span(),)) if parted or _named_alike(document) else None
