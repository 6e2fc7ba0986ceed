"""What a line begins with that is no sentence going on: a leader, a person of a list, a group's label."""

from __future__ import annotations

import functools
import itertools
import re

from remit.importers.run_on import duty_in, tells_duty
from remit.importers.text.passage import NONE, SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name, names_at
from remit.importers.text.post_words import is_post, post_start
from remit.ontology.words import words

PERSON_LINE = late(r"[^\W\dA-Za-z_]{2,4}[,，(（:：]")
#: A leader's post at the head of a line ends before this.
_POST_FAR, _SHORTEST_NAME = 40, 2


def posted(starts: str) -> bool:
    """Whether a line begins with a post, a name and a mark (局长甲某:主持…, 副局长乙某 …)."""
    post = post_start().match(starts)
    begin = post.end() if post else 0
    ends = names_at(starts, begin, len(starts)) if post else ()
    return any(end == len(starts) or starts[end] in "：:，,（(" for end in ends)


def leader(line: Passage, *, bare: bool = False) -> bool:
    """Whether a line begins with a leader and a verb of duties (县长甲某分管…, 甲某同志联系…).

    ``bare`` takes a name alone for one, too.
    """
    verb = duty_in(line.chars, _POST_FAR)
    if verb < _SHORTEST_NAME or re.search("[。；;]", line.chars[:verb]):
        return False
    mention = person_post(line, 0, verb)
    return mention is not None and (bare or bool(mention.posts) or line.chars.startswith("同志", mention.name[1]))


def named(line: Passage) -> bool:
    """Whether a line begins with a name and a mark (甲某,某局局长; 甲某:…)."""
    begins = PERSON_LINE.match(line.chars)
    return begins is not None and is_name(begins.group()[:-1])


def group_label(line: Passage) -> bool:
    """Whether a line begins with a group's label and a blank (成 员  甲某、乙某)."""
    return (found := _group_labels().match(line.chars)) is not None and line.gap(found.end()) in (SPACE, TAB)


@functools.cache
def _group_labels() -> re.Pattern[str]:
    wordings = {w for ws in words("groups")["label"].values() for w in ws}
    return re.compile("|".join(sorted(wordings, key=lambda w: (-len(w), w))))


def person_row(after: Passage) -> bool:
    """Whether a line begins as one person of a roster or of a division of work: a name, a gap, a post or duty."""
    if any(
        after.gap(i) != NONE and is_name(after.chars[:i]) and is_post(after.chars) for i in (2, 3, 4) if i < len(after)
    ):
        return True
    pieces = list(itertools.islice(after.pieces(0, len(after), " \t"), 4))
    if len(pieces) > 2 and pieces[0][1] == pieces[1][1] - pieces[1][0] == 1:
        pieces = [(0, pieces[1][1]), *pieces[2:]]  # a name whose characters a blank parts
    if len(pieces) < 2:
        return False
    first, second = (after.chars[slice(*p)] for p in pieces[:2])
    return (is_name(first) and (is_post(second) or tells_duty(second))) or (is_post(first) and is_name(second))
