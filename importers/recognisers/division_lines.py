"""Lines that hold a leader alone, with the posts and duties on the lines below (甲某 / 副县长 / 负责…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.importers.recognisers.division_prose import SENTENCE
from remit.importers.recognisers.duty_clauses import first_verb
from remit.importers.recognisers.leader import Leader, leader_of
from remit.importers.recognisers.leader_heads import leader_at
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post, posts_of
from remit.importers.text.post_words import is_post, post_start

#: A leader with his posts is no longer, where a verb follows and where none does.
HEAD_MAX, LINE_MAX = 90, 40
#: What a line with duties holds.
CUE = late("[：:]主?抓|抓全盘|负责|分管|主管|联系|协管|协助|主持|领导|兼管|统管|包联|包保|挂联|(?:职责|分工)[:：]")
#: A label alone on its line, above the duties it announces.
LABEL_ALONE = late(
    "(?:责任|工作|职责|主要|具体|岗位)*(?:分工|职责|工作)[:：]|(?:分管|负责|工作|职责)(?:工作|职责|分工|领域)"
)
#: A leader introduced as on a page of leaders: 甲某,女,….
_INTRODUCED = late(r"[\w·]{2,12}[，,][男女][，,]")
#: The label of a leader's posts.
HELD = late("(?:现任)?(?:职务|职位)[:：]")


def below(blocks: Sequence[object], n: int) -> Sequence[object]:
    """Give the two blocks below one; a label alone on its line (工作分工:) is none of them."""
    lines = blocks[n + 1 : n + 4]
    labels = [b for b in lines if isinstance(b, Passage) and LABEL_ALONE.fullmatch(b.chars, b.body)]
    return [b for b in lines if b not in labels[:1]][:2]


def standing_line(block: Passage, after: Sequence[object]) -> Leader | None:
    """Read a line that holds a person (and posts) alone, where duties follow on the next lines."""
    end = len(block.chars.rstrip("。"))
    longest = HEAD_MAX if _INTRODUCED.match(block.chars, block.body) else LINE_MAX
    if end - block.body > longest or SENTENCE.search(block.chars, 0, end):
        return None
    mention = leader_at(block, block.body, end)
    if mention is None:
        return None
    if not mention.posts and posts_below(after):
        return leader_of(block, mention, kept=True)
    for follower in after:
        if not isinstance(follower, Passage):
            return None
        verb = first_verb(follower.chars, follower.body) if CUE.search(follower.chars) else None
        if verb is not None and bare_start(follower, verb):
            return leader_of(block, mention, kept=True)
        if not (is_post(follower.chars.rstrip("。")) and len(follower) < LINE_MAX):
            return None
    return None


def next_leader(block: Passage) -> Leader | None:
    """Read a person's line in a list of leaders whose duties the text cuts off."""
    end = len(block.chars.rstrip("。"))
    if end - block.body > LINE_MAX or SENTENCE.search(block.chars, 0, end):
        return None
    mention = person_post(block, block.body, end)
    if mention is None or not mention.posts:
        return None
    return leader_of(block, mention, kept=True)


def posts_below(after: Sequence[object]) -> bool:
    """Whether the next line holds posts: alone, or behind 职务: whoever the line above names."""
    below = after[0] if after and isinstance(after[0], Passage) else None
    if below is None:
        return False
    held = HELD.match(below.chars)
    if held:
        return bool(posts_of(below, held.end(), len(below)))
    return bool(posts_of(below, 0, len(below))) and not re.search("[：:]", below.chars)


def another_leader(block: Passage) -> bool:
    """Whether a short line names a post and then somebody (副市长  某某) whose name is not told apart."""
    if len(block) - block.body > LINE_MAX or SENTENCE.search(block.chars):
        return False
    found = post_start().match(block.chars, block.body)
    return found is not None and 2 <= len(block) - found.end() <= 10 and not is_post(block.chars)


def bare_start(block: Passage, verb: int) -> bool:
    """Whether a paragraph begins with its verb, or with posts that lead up to it (兼某局局长,负责…)."""
    before = block.chars[block.body : verb].rstrip("，,：:")
    return (
        not before
        or before in ("并", "同时", "具体", "主要", "工作分工", "分工", "职责")
        or (is_post(before) and len(before) < 60 and not re.search("[。；;！!？?：:]|由(?!于)", before))
    )
