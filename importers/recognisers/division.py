"""The division of work among leaders (领导分工): who is responsible for, supervises, liaises with or assists what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.division_lines import (
    CUE,
    HEAD_MAX,
    HELD,
    LABEL_ALONE,
    LINE_MAX,
    another_leader,
    bare_start,
    below,
    next_leader,
    posts_below,
    standing_line,
)
from remit.importers.recognisers.division_posts import added_posts, leading_posts, posts_besides, posts_with
from remit.importers.recognisers.division_prose import SENTENCE as _SENTENCE
from remit.importers.recognisers.division_prose import biography, led_by, people, told, told_with_field
from remit.importers.recognisers.division_tables import read_table
from remit.importers.recognisers.division_turns import alone, turns
from remit.importers.recognisers.duty_clauses import NUMBERED, UNREAD, begins_with_duty, clauses, first_verb
from remit.importers.recognisers.leader import Leader, leader_of
from remit.importers.recognisers.leader_heads import leader_at, unknown_name
from remit.importers.text.bodies import heads_team
from remit.importers.text.name_runs import (
    in_cells,
    labelled_name,
    may_be_name,
    name_runs,
    named_alone,
    next_named,
    post_line,
)
from remit.importers.text.passage import Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, role_in_group

NAME = "division"

_SO_FAR = 3
#: Lines of a page about leaders: 姓名:…, 职务:….
_NAMED = late(
    r"(?:领导)?姓名[:：](?P<name>[\w·]{2,12}?)(?:同志)?(?:[(（][^()（）]{1,12}[)）])?(?:$|(?=(?:现任)?(?:职务|职位)[:：]))"
    r"|(?P<whose>[^\W\d]{2,4}?)(?:同志)?(?:个人)?简历[:：]?$"
)
#: A line of such a page that says whose duties follow, whoever it is.
_NAME_LABEL = late("(?:领导)?姓名[:：]")
#: A part in something and who plays it, on a line of its own.
_LABELLED = late(r"(?P<label>[^\W\dA-Za-z_]{2,10})[:：](?P<name>[\w·]{2,4})$")
#: How a leader is reached, between the name and the duties on a page of leaders.
_CONTACT = late(
    r"(?:E-?mail|电子邮[箱件]|邮箱|(?:办公|联系|通[讯信])?(?:地[点址]|电话)|传真|手机|邮编)[:：]|办公室[:：](?=[\dA-Za-z])|[\d()（）\-—/转办实宅传真]{7,}$",
    re.IGNORECASE,
)
_NO_HEAD = late(r"领导小组(?!(?:常务)?副?组长)|办公室主任由|兼任办公室|任组长|组长由")


@dataclass(slots=True)
class _Reader:
    """The leader being read and the one whose duties have been told, paragraphs without a verb since, posts above."""

    leader: Leader | None = None
    charged: Leader | None = None
    idle: int = 0
    above: list[Passage] = field(default_factory=list)


#: What the title of a body's own duties ends with: the lines below its head are not his.
_OF_A_BODY = late("(?:办公室|委员会|小组|指挥部|中心|局|科|处|室|站|所|部|院)(?:的)?(?:工作|主要)?职责$")
#: The members of a team: what is told below is the team's, not that of who heads it.
_MEMBERS = late("(?:组员|成员|队员)[:：]")
#: A heading behind which a page of leaders tells of its bodies.
_BODIES = late(
    "(?:机构设置|内设机构|直属(?:事业)?(?:单位|机构)|下属(?:事业)?单位|机关科室|内设科室|科室设置)[:：]?(?:[(（][^()（）]{1,12}[)）])?$"
)


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give remit, post, structure and AB rows; clauses that hold only during an absence are set aside.

    Where each of two leaders is told to stand in for the other, the first telling is the row.
    """
    paired: set[tuple[str, str]] = set()
    for find in _finds(document):
        if isinstance(find, Fact) and find.kind == "deputises":
            if (find.object, find.subject) in paired:
                yield SetAside(find.clause_start, find.clause_end, "pair-told-before")
                continue
            paired.add((find.subject, find.object))
        yield find


def _finds(document: Document) -> Iterator[Fact | SetAside]:
    head = document.title or next(iter(document.passages), None)
    if head and _OF_A_BODY.search(head.chars):
        return
    state = _Reader()
    blocks = [b for b in document.blocks if not (isinstance(b, Passage) and _CONTACT.match(b.chars))]
    listed = {n for run in name_runs(blocks) if not named_alone(run[0][1]) or len(run) % 2 for n, _ in run}
    for n, block in enumerate(blocks):
        if n in listed and isinstance(block, Passage):  # posts stand above the name they go with: name_lines.py
            state.leader, state.idle = Leader(block.chars, block.start(0)) if named_alone(block) else None, 0
            if state.leader:
                yield from _posts_above(document, state)
            continue
        if isinstance(block, Passage) and named_alone(block) and in_cells(blocks, n):
            state.leader = None
            continue
        if isinstance(block, Table):
            state.leader = None
            yield from read_table(document, block)
            continue
        if life := biography(block, blocks[n - 1] if n else None):
            state.leader, state.idle = life.leader, 0
            yield from (life.leader.holds(document, block, post, NAME) for post in life.posts)
            yield from clauses(document, block, life.duties[0], life.leader, life.duties[1])
            continue
        yield from _paragraph(document, block, below(blocks, n), state)
        yield from told_with_field(document, block)
        state.above = [*state.above, block] if post_line(block) else []


def _paragraph(
    document: Document, block: Passage, after: Sequence[object], state: _Reader
) -> Iterator[Fact | SetAside]:
    chars = block.chars
    if (named := _NAMED.match(chars)) and labelled_name(name := named["name"] or named["whose"], bool(named["name"])):
        told = named["name"] or begins_with_duty(next(iter(after), None))  # else it heads a life
        state.leader = Leader(name, block.start(chars.index(name))) if told else None
        state.idle = 0 if named["name"] else _SO_FAR
        yield from _held(document, block, named.end(), state)
        return
    if state.leader and (facts := _held(document, block, 0, state)):
        yield from facts
        return
    if (state.leader and LABEL_ALONE.fullmatch(chars)) or _closes(block, state):
        return
    verb = first_verb(chars, block.body) if CUE.search(chars) else None
    if verb is not None and (begun := _before_colon(document, block, verb)):
        state.leader, state.idle = leader_of(block, begun[1]), 0
        yield from posts_with(document, block, state.leader, begun[1])
        yield from _duties(document, block, begun[0], state)
        return
    head = _head(block, verb if verb is not None else len(block)) if verb is None or verb > block.body else None
    head = head or (unknown_name(document, block, verb) if verb is not None else None)
    if verb is None:
        leader = standing_line(block, after) or (next_leader(block) if state.leader else None)
        if leader:
            state.leader, state.idle = leader, 0
            yield from posts_with(document, block, leader)
            if leader.mention and not leader.mention.posts and not posts_below(after):
                yield from _posts_above(document, state)
        elif (state.above and may_be_name(block)) or is_name(chars[block.body :]):
            state.leader = None  # another person, or a name that was not told apart: not the leader's before
        elif another_leader(block):
            state.leader = None  # whose name was not read: what follows is not the leader's before
        elif state.leader and state.idle < _SO_FAR:
            state.idle += 1
            told = state.leader is state.charged and chars[block.body : block.body + 1] != "兼"  # the next one's
            added = [] if told or next_named(after) else list(added_posts(document, block, state.leader))
            if added:
                state.idle = 0
                yield from added
            yield from clauses(document, block, block.body, state.leader, assigned_only=True)
        else:
            state.leader = None
        return
    if head:
        state.leader = leader_of(block, head)
        yield from posts_with(document, block, state.leader, head)
        yield from _duties(document, block, _head_end(block, head, verb), state)
    elif state.leader and bare_start(block, verb) and not (state.leader is state.charged and _a_post(block, verb)):
        yield from leading_posts(document, block, verb, state.leader)
        yield from _duties(document, block, block.body, state)
    else:
        state.leader = None
        yield from _inside(document, block)
    state.idle = 0


def _a_post(block: Passage, verb: int) -> bool:
    """Whether a post alone does what the line says (秘书长协助组长工作): its holder, no leader charged before."""
    return verb > block.body and is_post(block.chars[block.body : verb])


def _held(document: Document, block: Passage, lo: int, state: _Reader) -> list[Fact | SetAside]:
    """Read the leader's posts behind their label (职务:…), and the duties that follow on the line."""
    found = HELD.match(block.chars, lo)
    if not (found and state.leader):
        return []
    verb = first_verb(block.chars, found.end())
    end = len(block.chars[:verb].rstrip("。，,；;"))
    posts = posts_of(block, found.end(), end)
    if not posts:
        return []
    facts: list[Fact | SetAside] = [state.leader.holds(document, block, post, NAME) for post in posts]
    return facts if verb is None else [*facts, *_duties(document, block, verb, state)]


def _closes(block: Passage, state: _Reader) -> bool:
    """Whether a line names another person (现场指挥:甲某) or heads a group: the duties below are not the leader's."""
    next_ones = state.leader and state.leader is state.charged and post_line(block)
    next_ones = next_ones and leader_at(block, block.body, len(block)) is None
    bodies = len(block) <= LINE_MAX and (_OF_A_BODY.search(block.chars) or _BODIES.search(block.chars))
    nobody = _NAME_LABEL.match(block.chars)  # 姓名: and what is no name
    if heads_team(block) or _MEMBERS.match(block.chars, block.body) or nobody or next_ones or bodies:
        state.leader = None
        return True
    other = _LABELLED.match(block.chars, block.body)
    if other is None or not is_name(other["name"]) or is_post(other["label"]):
        return False
    state.leader = None
    return True


def _before_colon(document: Document, block: Passage, verb: int) -> tuple[int, Mention] | None:
    """Read a leader before a colon whose duties begin with other words (甲某同志:统筹…,分管乙): where these begin."""
    colon = next((i for i in range(block.body, min(verb, block.body + LINE_MAX)) if block.chars[i] in "：:"), None)
    if colon is None or colon + 1 >= verb or _NO_HEAD.search(block.chars, block.body, colon):
        return None
    mention = person_post(block, block.body, colon)
    if mention is None or role_in_group(block.chars[block.body : colon], label=True):
        return None
    name = block.chars[slice(*mention.name)]
    titled = block.chars.startswith("同志", mention.name[1])
    if not (mention.posts or titled or name in people(document)) or is_post(
        block.chars[colon + 1 : verb].rstrip("，,")
    ):
        return None
    return colon + 1, mention


def _duties(document: Document, block: Passage, lo: int, state: _Reader) -> Iterator[Fact | SetAside]:
    """Read a leader's duties from ``lo`` on, and those of the leaders whom later clauses turn to."""
    found = list(turns(block, lo))
    alike = alone(block, lo, found)
    for begin, verb, mention in found:
        if state.leader:
            yield from clauses(document, block, lo, state.leader, begin)
        name = block.chars[slice(*mention.name)]
        told = mention.posts or block.chars.startswith("同志", mention.name[1]) or name in people(document)
        told = told or begin in alike
        state.leader = leader_of(block, mention) if told else None  # else: a name, or no name
        if state.leader:
            yield from posts_with(document, block, state.leader, mention)
        lo = verb
    if state.leader:
        state.charged = state.leader
        yield from posts_besides(document, block, lo, state.leader)
        yield from led_by(document, block)
        for find in clauses(document, block, lo, state.leader):
            yield find
            if isinstance(find, SetAside) and find.reason == UNREAD:
                state.leader = None  # what is told behind a name that was not read is nobody's
                return


def _head_end(block: Passage, head: Mention, verb: int) -> int:
    """Give where the duties begin: after the last word of the head and its bracket, at the verb at the latest."""
    end = max([head.name[1], *(b for _, b in head.posts)])
    return min(verb, end + (block.chars[end : end + 1] in (")", "）", "】")))


def _head(block: Passage, verb: int) -> Mention | None:
    """Read the person at the head of a paragraph, up to the first verb."""
    lo = block.body
    chars = block.chars
    if verb - lo > HEAD_MAX or verb <= lo:
        return None
    numbered = NUMBERED.search(chars, lo, verb)  # 甲某 副县长 1.负责…
    verb = numbered.start() if numbered else verb
    verb -= chars[verb - 1] == "。"  # 甲某 副县长。负责…
    if _SENTENCE.search(chars, lo, verb) or _NO_HEAD.search(chars, lo, verb):
        return None
    return leader_at(block, lo, verb)


def _posts_above(document: Document, state: _Reader) -> Iterator[Fact]:
    """Give the leader the posts that stand alone on the lines right above the name."""
    lines, state.above = state.above, []
    for line in lines:
        if state.leader:
            yield from (state.leader.holds(document, line, post, NAME) for post in posts_of(line, 0, len(line)))


def _inside(document: Document, block: Passage) -> Iterator[Fact | SetAside]:
    """Read sentences inside prose that name a leader and his duties (副市长某某分管某局)."""
    for part, verb, leader, mention in told(document, block, _NO_HEAD):
        yield from posts_with(document, block, leader, mention)
        yield from _duties(document, part, verb, _Reader(leader))
    yield from led_by(document, block)
