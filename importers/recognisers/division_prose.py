"""The division of work told in running text (副市长甲某分管教育;卫生由乙某负责): whose duties begin where."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.appointments import read as appointed
from remit.importers.recognisers.duty_clauses import clauses, first_verb, holds_only_then, told_before
from remit.importers.recognisers.leader import Leader, leader_of
from remit.importers.recognisers.leader_heads import closing_lost
from remit.importers.recognisers.posts import names_after, people_of
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import is_name, names_at
from remit.importers.text.post_words import is_post, post_start
from remit.ontology.words import words

SENTENCE = late("[。；;！!？?]")
_FURTHEST = 90
_LINE = 40
#: So many verbs of a sentence are tried for a leader before them.
_VERBS = 6
#: How far a list of fields may reach back from the leader that it ends with.
_LIST = 300

#: Where a leader's duties begin in a passage: the passage up to the sentence's end, their index, who, and how printed.
Told = tuple[Passage, int, Leader, Mention]


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("division")["prose"][name])


@functools.lru_cache(maxsize=1)
def people(document: Document) -> frozenset[str]:
    """Give the persons whom the document names with a post, or gives one."""
    return people_of(document) | {f.subject for f in appointed(document) if isinstance(f, Fact)}


def told(document: Document, block: Passage, no_head: re.Pattern[str]) -> Iterator[Told]:
    """Find the sentences that name a leader right before a verb of duties; ``no_head`` is what no leader stands in."""
    chars = block.chars
    lo = block.body
    while lo < len(chars):
        end = SENTENCE.search(chars, lo)
        hi = end.end() if end else len(chars)
        found = _with_post(block, lo, hi, no_head) or _known(document, block, lo, hi)
        if found:
            begin, mention = found
            while hi < len(chars) and first_verb(chars, hi, min(len(chars), hi + _LINE)) == hi:
                stop = SENTENCE.search(chars, hi)  # a sentence without a subject goes on with the leader's
                hi = stop.end() if stop else len(chars)
            yield block.part(0, hi), begin, leader_of(block, mention), mention
        lo = hi


def _with_post(block: Passage, lo: int, hi: int, no_head: re.Pattern[str]) -> tuple[int, Mention] | None:
    """Read a name with a post or 同志 right before the first verb that has one."""
    chars = block.chars
    verb = first_verb(chars, lo, hi)
    for _ in range(_VERBS):
        if verb is None:
            return None
        end = verb
        while end > lo and (between := _pattern("between").search(chars, max(lo, end - 4), end)):
            end = between.start()  # 乙某副市长则负责…
        begin = max((chars.rfind(c, max(lo, end - _FURTHEST), end - 1) for c in "，,：:"), default=-1) + 1
        for start in sorted({lo, max(lo, begin)}):
            chaired = chars.startswith("主持", verb) and "由" in chars[start:end]  # 会议由甲某主持
            past = end - start > _LINE or closing_lost(chars, start, end) or _pattern("past").search(chars, start, end)
            mention = None if past else person_post(block, start, end)
            if mention and not no_head.search(chars, start, end) and (mention.posts or "同志" in chars[start:end]):
                return hi if chaired else verb, mention
        verb = first_verb(chars, verb + 1, hi)
    return None


def _known(document: Document, block: Passage, lo: int, hi: int) -> tuple[int, Mention] | None:
    """Read the first clause of a sentence that begins with a person whom the text names with a post elsewhere."""
    chars = block.chars
    for found in _pattern("clause").finditer(chars, max(block.body, lo - 1), hi):
        for length in (4, 3, 2):
            end = found.end() + length
            if not is_name(chars[found.end() : end]):
                continue
            turn = _pattern("turns").match(chars, end, hi)
            verb = turn.end() if turn else end
            told_here = first_verb(chars, verb, min(hi, verb + 10)) == verb
            if told_here and chars[found.end() : end] in people(document):
                return verb, Mention((found.end(), end))
    return None


def led_by(document: Document, block: Passage) -> Iterator[Fact | SetAside]:
    """Read the fields that stand before their leader (…等工作,均由副市长甲某负责), and what he has besides."""
    chars = block.chars
    if "由" not in chars:
        return
    for found in _pattern("by").finditer(chars, block.body):
        who = found.span("who")
        mention = person_post(block, *who)
        titled = mention is not None and chars.startswith("同志", mention.name[1])
        if mention is None or not (mention.posts or titled or chars[slice(*mention.name)] in people(document)):
            continue
        floor = max(block.body, found.start() - _LIST)
        lo = max(floor, max(chars.rfind(c, floor, found.start()) for c in "。；;！!？?：:") + 1)
        before = _BEFORE.match(chars, lo, found.start())  # 原由甲某联系的协会,改由乙某联系
        lo = before.end() if before else lo
        if holds_only_then(chars, lo, found.end()) or first_verb(chars, lo, found.start()) is not None:
            continue
        leader = leader_of(block, mention)
        yield from (leader.holds(document, block, post, "division") for post in mention.posts)
        yield from told_before(document, block, leader, (lo, found.start()), found)
        stop = SENTENCE.search(chars, found.end())
        yield from clauses(document, block, found.end(), leader, stop.start() if stop else len(chars))


def told_with_field(document: Document, block: Passage) -> Iterator[Fact | SetAside]:
    """Read the field that says which leader is meant: 分管水利的副市长甲某."""
    chars = block.chars
    for found in _pattern("whose").finditer(chars, block.body):
        post = post_start().match(chars, found.end())
        names = names_after(block, post.end()) if post else []
        called = next(
            (e for e in names_at(chars, found.end(), len(chars)) if not post and post_start().match(chars, e)), None
        )
        names = [(found.end(), called)] if called else names  # 分管教学的甲某副院长
        if len(names) != 1 or chars.startswith("被", names[0][1]):
            continue
        leader = leader_of(block, Mention(names[0]))
        yield from told_before(document, block, leader, found.span("fields"), found)


#: Who had a field till now, before it (原由甲某分管的…,改由乙某分管).
_BEFORE = late("(?:原|此前|之前)由[^，。；;,]{2,24}?(?:分管|负责|联系|主管)的")


@dataclass(frozen=True, slots=True)
class Life:
    """A leader's biography (甲某,男,…,现任某职。分管…。曾任…): who, the posts held now, and the span of the duties."""

    leader: Leader
    posts: tuple[tuple[int, int], ...]
    duties: tuple[int, int]


_SEX = late("(?:性别[:：]?)?[男女][，,]")


def biography(block: Passage, above: object = None) -> Life | None:
    """Read a paragraph that introduces a leader by name and sex and says what he is now.

    The name may stand alone on the line ``above``.
    """
    chars = block.chars
    opened = _pattern("life").match(chars, block.body)
    leader = None
    if opened and is_name(opened["name"]):
        leader = Leader(opened["name"], block.start(opened.start("name")))
    elif isinstance(above, Passage) and _SEX.match(chars, block.body) and is_name(above.chars):
        leader = Leader(above.chars, above.start(0))
    now = _pattern("now").search(chars, block.body) if leader else None
    if leader is None or now is None:
        return None
    past = _pattern("career").search(chars, now.end())
    hi = past.start() if past else len(chars)
    verb = first_verb(chars, now.end(), hi)
    stop = SENTENCE.search(chars, now.end(), hi)
    end = min(p for p in (verb, stop.start() if stop else None, hi) if p is not None)
    while end > now.end() and not is_post(chars[now.end() : end]):
        end = max(chars.rfind(c, now.end(), end) for c in "、，,")  # …现任局长、二级巡视员,
    return Life(leader, posts_of(block, now.end(), end) if end > now.end() else (), (verb or hi, hi))
