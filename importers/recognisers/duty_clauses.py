"""The clauses after a leader's name: a verb and its list of fields and units."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.cover_behind import stands_in
from remit.importers.recognisers.leader import Leader
from remit.importers.text.brackets import closing
from remit.importers.text.fields import split_fields
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.units import ends_as_unit, is_remark
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "division"

_EDGES = "，。；;,、:：　"
#: The number of a duty that stands on a line with others (1.负责…;2.分管…).
NUMBERED = late(r"(?:\d{1,2}[.．、]|[(（]\d{1,2}[)）]|[①-⑳])$")
_END = late("[。！!？?]")
_HALF = late("[；;]")
_OVERALL = late(r"^(.{0,30}?)的?全面$")
_LONGEST = 48
#: A bracket that names the units inside the one before it.
_HOLDS = late("含(?!义|量)")
_UNITS = frozenset({"supervises", "liaises"})
#: Why duties are set aside whose bearer's name was not read.
UNREAD = "who-is-not-read"


@functools.cache
def _verbs() -> tuple[re.Pattern[str], tuple[str, ...]]:
    verbs = words("division")["verb"]
    before = words("division")["words"]["before"]
    alternatives = "|".join(f"(?P<v{i}>{v['pattern']})" for i, v in enumerate(verbs))
    return re.compile(f"{before}(?:{alternatives})"), tuple(v["role"] for v in verbs)


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = words("division")["words"]
    return re.compile(data["conditional"]), re.compile(data["assigned"])


@functools.cache
def _no_field() -> re.Pattern[str]:
    return re.compile(words("division")["words"]["no_field"])


@functools.cache
def _list_stops() -> re.Pattern[str]:
    return re.compile(words("division")["words"]["list_stops"])


#: A name, with a post or what a damaged print made of it, is no longer; and what begins a clause and is nobody.
_WHO_MAX = 16
#: How long the verb is that ends a stop.
_VERB = 2
_PIECE = late("[，,；;]")
_PIECE_ENDS = late("[，,；;、：:（(]")
_ON_WHAT = late(
    "[在按根据受对代会与把为从以将及和的等其]|经|具体|重点|主要|业务|日常|行政|党内|党务|方面|统筹|各|有关|相关|本|全|所|组织|参与|指导"
)


def _verb_at(chars: str, at: int, hi: int) -> tuple[int, str] | None:
    """Read a verb at the head of a clause: where its list begins, and its role."""
    pattern, roles = _verbs()
    found = pattern.match(chars, at, hi)
    return (found.end(), roles[int((found.lastgroup or "v0")[1:])]) if found else None


def first_verb(chars: str, lo: int, hi: int | None = None) -> int | None:
    """Find the first verb of responsibility: at a clause's head, or right after a name or post."""
    pattern, _ = _verbs()
    found = pattern.search(chars, lo, len(chars) if hi is None else hi)
    return found.start() if found else None


def begins_with_duty(block: object) -> bool:
    """Whether a block is a paragraph that begins with a verb of duties."""
    return isinstance(block, Passage) and first_verb(block.chars, block.body) == block.body


def clauses(
    document: Document,
    passage: Passage,
    lo: int,
    leader: Leader,
    hi: int | None = None,
    assigned_only: bool = False,
) -> Iterator[Fact | SetAside]:
    """Read the duties from ``lo`` on: each verb's list, sentence by sentence."""
    chars = passage.chars
    stop = len(chars) if hi is None else hi
    conditional, assigned = _words()
    for start, end in _statements(chars, lo, stop):
        if conditional.search(chars, start, end):
            yield SetAside(passage.start(start), passage.end(end), "holds-only-during-an-absence")
        else:
            yield from stands_in(document, passage, (leader.name, leader.at), start, end)
            for begin, verb_end, list_end, role in _stretches(passage, start, end) if not assigned_only else ():
                yield from _list(document, passage, leader, (begin, list_end), verb_end, role)
            for other in assigned.finditer(chars, start, end):
                if other["object"]:
                    yield _row(document, passage, leader, other.span("object"), "responsible", other.span())


def holds_only_then(chars: str, lo: int, hi: int) -> bool:
    """Whether a stretch says that it holds only during an absence (外出期间)."""
    return bool(_words()[0].search(chars, lo, hi))


def told_before(
    document: Document, passage: Passage, leader: Leader, fields: tuple[int, int], verb: re.Match[str]
) -> Iterator[Fact | SetAside]:
    """Read a list of fields that stands before its leader and verb (教育、卫生均由副市长甲某负责)."""
    found = _verb_at(passage.chars, *verb.span("verb"))
    if found and found[1]:
        for item in split_fields(passage.chars, *fields):
            yield from _item(document, passage, leader, item, found[1], (fields[0], verb.end()))


def _statements(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut at full stops; a sentence that holds only sometimes, at its semicolons too (分管甲；外出期间代管乙)."""
    conditional, _ = _words()
    while lo < hi:
        found = _END.search(chars, lo, hi)
        end = found.start() if found else hi
        if conditional.search(chars, lo, end):
            for half in _HALF.finditer(chars, lo, end):
                yield lo, half.start()
                lo = half.end()
        yield lo, end
        lo = end + 1


def _stretches(passage: Passage, lo: int, hi: int) -> Iterator[tuple[int, int, int, str]]:
    """Cut a sentence into (clause begin, list begin, list end, role)."""
    chars = passage.chars
    heads: list[tuple[int, int, str]] = []
    depth_ends = -1
    i = lo
    while i < hi:
        if chars[i] in "(（":
            close = closing(chars, i, hi)
            depth_ends = max(depth_ends, close)
        at_edge = (
            i == lo or chars[i - 1] in _EDGES or passage.gap(i) in (SPACE, TAB) or chars[i - 2 : i] in ("工作", "同志")
        )
        at_edge = at_edge or (chars[lo] in "(（" and i == depth_ends + 1)  # behind a remark on the person (挂职)
        at_edge = at_edge or NUMBERED.search(chars, max(lo, i - 4), i) is not None
        if i > depth_ends and at_edge:
            verb = _verb_at(chars, i, hi)
            if verb:
                heads.append((i, *verb))
                i = verb[0]
                continue
        i += 1
    for n, (begin, verb_end, role) in enumerate(heads):
        end = heads[n + 1][0] if n + 1 < len(heads) else hi
        while end > verb_end and chars[end - 1] in "，,；;、：:":
            end -= 1
        yield begin, verb_end, end, role


def _list(
    document: Document, passage: Passage, leader: Leader, clause: tuple[int, int], lo: int, role: str
) -> Iterator[Fact | SetAside]:
    """Give a row for each field or unit of one verb's list."""
    chars = passage.chars
    hi = clause[1]
    aside: SetAside | None = None
    while lo < hi and chars[lo] in "：:":
        lo += 1
    stops = _list_stops().search(chars, lo, hi + _VERB)  # the verb of a stop (由乙某同志负责) begins the next clause
    if stops and stops.start() < hi:
        hi = stops.start()
        clause = clause[0], hi  # what stands behind the stop is told by no row of this list
    if unread := _somebody_else(passage, lo, hi):
        aside = SetAside(passage.start(unread), passage.end(hi), UNREAD)
        hi = unread - 1
        clause = clause[0], hi
    other = _words()[1].search(chars, lo, hi)
    if other and other.start() > lo - 1:
        hi = other.start()
        while hi > lo and chars[hi - 1] in "，,；;、：:和":
            hi -= 1
    if role == "overall" and "全面" not in chars[lo:hi]:
        role = "directs" if re.search("工作$", chars[lo:hi]) else ""
    none = not role or lo >= hi or chars[lo] in "，,；;的"  # 会议由甲某主持,…; 甲某联系的协会: no list
    for item in () if none else split_fields(chars, lo, hi):
        a, b = item
        if chars[a] in "(（" and closing(chars, a, b) == b - 1:  # 分管(甲部、乙部)
            for inner in split_fields(chars, a + 1, b - 1):
                yield from _item(document, passage, leader, inner, role, clause)
            continue
        yield from _item(document, passage, leader, item, role, clause)
    if aside:
        yield aside


def _somebody_else(passage: Passage, lo: int, hi: int) -> int:
    """Give where duties of somebody whose name was not read begin in a list (;某?|分管甲、乙); 0 where none do."""
    chars = passage.chars
    for mark in _PIECE.finditer(chars, lo, hi):
        stop = _PIECE_ENDS.search(chars, mark.end(), hi)
        end = stop.start() if stop else hi
        mention = person_post(passage, mark.end(), end) if end - mark.end() <= _WHO_MAX else None
        if mention and (mention.posts or chars[end : end + 1] in ("：", ":")):
            return mark.end()  # ,副局长乙某(…; ,乙某:…
    for mark in _HALF.finditer(chars, lo, hi):
        if chars[hi : hi + 1] in ("?", "？") and not _HALF.search(chars, mark.end(), hi):
            return mark.end()  # nobody asks here: a character of the name was lost
        verb = first_verb(chars, mark.end(), min(hi, mark.end() + _WHO_MAX))
        if verb and verb > mark.end() and not _ON_WHAT.match(chars, mark.end(), verb):
            return mark.end()
    return 0


def list_of(document: Document, passage: Passage, leader: Leader, role: str) -> Iterator[Fact | SetAside]:
    """Read a table cell that holds a list alone; its column says the role."""
    yield from _list(document, passage, leader, (0, len(passage)), 0, role)


def _item(
    document: Document,
    passage: Passage,
    leader: Leader,
    item: tuple[int, int],
    role: str,
    clause: tuple[int, int],
) -> Iterator[Fact | SetAside]:
    chars = passage.chars
    lo, hi = item
    if role in ("overall", "directs", "responsible", "assists"):
        whole = _OVERALL.match(chars[lo:hi])
        if whole and whole[1]:
            hi = lo + whole.end(1)
    bracket = next((i for i in range(lo + 1, hi) if chars[i] in "(（"), -1)
    if bracket > 0 and closing(chars, bracket, hi) == hi - 1:
        held = _HOLDS.match(chars, bracket + 1)
        subs = [s for s in split_marks(chars, held.end() if held else bracket + 1, hi - 1) if s[1] - s[0] > 1]
        unit = ends_as_unit(chars, lo, bracket)
        subs = [s for s in subs if not is_remark(chars[slice(*s)])]
        if held:  # 含各办事处: no unit by its name
            subs = [s for s in subs if ends_as_unit(chars, *s) and chars[s[0]] != "各"]
        if unit and not subs and role in _UNITS and is_remark(chars[bracket + 1 : hi - 1]):
            hi = bracket  # 省政府办公厅(含各办事处): the bracket says what the unit takes in
        if unit and subs and (role in _UNITS or all(ends_as_unit(chars, *s) for s in subs)):
            yield _row(document, passage, leader, (lo, bracket), role, clause)
            for sub in subs:
                yield word(
                    document,
                    passage,
                    (lo, bracket),
                    "structure",
                    "part-of",
                    chars[slice(*sub)],
                    importer=NAME,
                    clause=clause,
                    subject_at=passage.start(sub[0]),
                )
            return
    if _no_field().search(chars[lo:hi]):
        yield SetAside(passage.start(lo), passage.end(hi), "no-field-of-work")
        return
    if hi - lo > _LONGEST:
        yield SetAside(passage.start(lo), passage.end(hi), "too-long-for-a-field")
        return
    yield _row(document, passage, leader, (lo, hi), role, clause)


def _row(
    document: Document, passage: Passage, leader: Leader, at: tuple[int, int], role: str, clause: tuple[int, int]
) -> Fact:
    return word(
        document,
        passage,
        at,
        "remit",
        role,
        leader.name,
        importer=NAME,
        clause=(clause[0], max(clause[1], at[1])),
        subject_at=leader.at,
    )
