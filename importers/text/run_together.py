"""Members of a list printed without anything between them (甲某局长乙某副局长), where one way to cut them is left."""

from __future__ import annotations

from collections.abc import Iterator

from remit.importers.text.passage import Passage
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import is_name, names_at
from remit.importers.text.post_words import is_post, post_start

#: So many characters may be names run together.
_NAMES_MIN, _NAMES_MAX = 5, 60
#: No post with its unit is shorter.
_POST_MIN = 4
#: A title without its unit is no longer.
_TITLE_MAX = 2


def _names_run_together(chars: str, lo: int, hi: int) -> list[tuple[int, int]]:
    """Cut names printed without anything between them; nothing where they can be cut in no or more than one way."""
    ways: dict[int, list[list[tuple[int, int]]]] = {hi: [[]]}
    for at in range(hi - 2, lo - 1, -1):
        ways[at] = [
            [(at, end), *rest]
            for end in (at + 2, at + 3)
            if end <= hi and is_name(chars[at:end])
            for rest in ways.get(end, [])[:2]
        ][:2]
    found = ways.get(lo, [])
    return found[0] if len(found) == 1 else []


def run_together(passage: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut NAME POST NAME POST printed without anything between, where a post ends and a name begins."""
    chars = passage.chars
    if _NAMES_MIN <= hi - lo <= _NAMES_MAX and (names := _names_run_together(chars, lo, hi)):
        yield from names
        return
    closed = [i for i in range(lo + 1, hi) if chars[i - 1] in ")）" and _name_and_bracket(chars, i, hi)]
    if closed:
        yield from zip([lo, *closed], [*closed, hi], strict=True)
        return
    cuts = [lo]
    if hi - lo > 10 and is_post(chars[lo:hi]):
        for found in post_start().finditer(chars, lo, hi - 4):
            q = found.end()
            long = q - cuts[-1] > 4 or (len(cuts) == 1 and is_post(chars[lo:q]))
            if long and chars[q] not in "和及与" and any(is_name(chars[q : q + n]) and q + n + 2 < hi for n in (3, 2)):
                cuts.append(q)
    pieces = list(zip(cuts, [*cuts[1:], hi], strict=True))
    over = [p for p in pieces if not (_whole(passage, *p) or (p[0] == lo and is_post(chars[p[0] : p[1]])))]
    if len(pieces) == 2 and not _whole(passage, *pieces[0]) and _title_again(passage, *pieces[1]):
        yield lo, hi  # 纪检组长甲某书记: one person, called by a title once more
    elif len(pieces) > 1 and (not over or (len(over) == 1 and name_then_post(passage, *over[0]))):
        yield from pieces
    else:
        yield lo, hi


def _name_and_bracket(chars: str, at: int, hi: int) -> bool:
    """Whether ``NAME(`` begins here: the next of a list whose brackets part the members."""
    return any(end < hi and chars[end] in "(（" for end in names_at(chars, at, hi))


def _title_again(passage: Passage, lo: int, hi: int) -> bool:
    """Whether a stretch is a name and a bare title (甲某书记)."""
    found = person_post(passage, lo, hi)
    return found is not None and bool(found.posts) and found.posts[0][1] - found.posts[0][0] <= _TITLE_MAX


def _whole(passage: Passage, lo: int, hi: int) -> bool:
    """Whether a stretch is one name with its post behind it."""
    found = person_post(passage, lo, hi)
    return found is not None and found.name[0] == lo and bool(found.posts)


def name_then_post(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read ``NAME POST`` in a list of such where the name's last character may be a verb elsewhere (甲宏任某部部长)."""
    chars, end = passage.chars, lo + 3
    if hi - end < _POST_MIN or not is_name(chars[lo:end]):
        return None
    posts = posts_of(passage, end, hi)
    return Mention((lo, end), posts) if posts else None
