"""Lines that hold a person's name and posts by turns, as lists of leaders (领导名单) print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, role_in_group
from remit.importers.text.units import ends_as_unit

#: How long a line of posts may be: no shorter than a post with its unit or rank.
_POSTS_MIN, _POSTS_MAX = 4, 80
#: How long a line of posts above a name may be.
_LINE = 40
#: A name of another language in Chinese characters.
_FOREIGN = late("[^在更未无空缺信息公开分工职务员主任长略见详暂\\W\\dA-Za-z_]{3,5}")
#: How the column of duties is headed where a table's cells stand one a line: name, posts and duties by turns.
_DUTIES = late("(?:工作)?分工|(?:分管|负责)(?:的)?(?:工作|领域|部门)|(?:工作|主要)?职责")
#: How the column of posts is headed.
_HELD = late("(?:现任|单位及|单位)?(?:职务|职位)")


def name_runs(blocks: Sequence[object]) -> Iterator[list[tuple[int, Passage]]]:
    """Give the runs of two lines or more, with their places in ``blocks``, where a name and posts alternate."""
    kinds = [_kind(block) for block in blocks]
    for kind, group in groupby(range(len(blocks)), key=lambda n: bool(kinds[n])):
        run = list(group)
        if (
            kind
            and len(run) > 1
            and all(kinds[a] != kinds[b] for a, b in pairwise(run))
            and not in_cells(blocks, run[0])
        ):
            yield [(n, block) for n in run if isinstance(block := blocks[n], Passage)]


def in_cells(blocks: Sequence[object], at: int) -> bool:
    """Whether the lines before are cells of a table of three columns or more: what stands by turns is chance."""
    for n in range(at - 1, 0, -1):
        block = blocks[n]
        if not isinstance(block, Passage) or len(block) > _LINE:
            return False
        if _HELD.fullmatch(block.chars):
            after = blocks[n + 1]
            told = isinstance(after, Passage) and _DUTIES.fullmatch(after.chars) is not None
            return isinstance(after, Passage) and not told and not _kind(after) and n + 1 < at
    return False


def named_alone(block: Passage) -> bool:
    """Whether a line holds a person's name and nothing else."""
    return is_name(block.chars)


def _kind(block: object) -> str:
    if not isinstance(block, Passage) or block.body or not 2 <= len(block) <= _POSTS_MAX:
        return ""
    chars = block.chars
    if named_alone(block):
        return "name"
    posts = len(chars) >= _POSTS_MIN and is_post(chars) and not re.search("[：:。；;]", chars)
    return "posts" if posts and not role_in_group(chars) else ""


def post_line(block: Passage) -> bool:
    """Whether a line holds posts alone."""
    return len(block) <= _LINE and is_post(block.chars) and not re.search("[：:。；;，,]", block.chars)


def labelled_name(name: str, labelled: bool) -> bool:
    """Whether a text is a name; behind the label of one, names without a known surname are too (仓某卓某)."""
    other = labelled and _FOREIGN.fullmatch(name) and not is_post(name) and not ends_as_unit(name, 0, len(name))
    return is_name(name) or bool(other)


def may_be_name(block: Passage) -> bool:
    """Whether a line is short enough for a name that was not told apart."""
    return re.fullmatch(r"[^\W\dA-Za-z_]{2,4}", block.chars) is not None and not is_post(block.chars)


def next_named(after: Sequence[object]) -> bool:
    """Whether a name alone stands below, or below one more line of posts: then these posts are that person's."""
    for below in after:
        if not isinstance(below, Passage):
            return False
        if named_alone(below):
            return True
        if not is_post(below.chars):
            return False
    return False
