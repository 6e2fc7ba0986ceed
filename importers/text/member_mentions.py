"""One person of a list of members: the name and the posts that a piece of the list holds, in whichever order."""

from __future__ import annotations

from remit.importers.text.brackets import closing
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, name_before_cut, person_post, posts_of
from remit.importers.text.person_names import given_like, is_name, listed_name
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit

#: A name of two or three characters before a bracket.
LIKE_NAME = late("[^\\W\\dA-Za-z_]{2,3}(?=[(（])")
#: A name that a blank parts from a post of four characters or more (with its unit), when it has no known surname.
_UNKNOWN_NAME = late(r"[^\W\dA-Za-z_军民兵党村干机役营工第士农商学警团队员人一二三各]{3,6}")
_PARTED, _POST_MIN = 2, 4
_UNIT_IN = late("[省市县区].{1,8}[局委办厅部院]")
#: A bracket with a unit and a post is longer.
_SHORT_POST = 5


def mention_in(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read the one person that a piece of a list names, with the posts; None where it names none for certain."""
    chars = passage.chars
    if hi - lo > 60:
        return None
    if (cut := name_before_cut(chars, lo, hi)) is not None:
        return cut
    opens = next((i for i in range(lo, hi) if chars[i] in "(（"), hi)
    if ends_as_unit(chars, lo, hi) and not is_name(chars[lo:opens]) and not is_post(chars[lo:hi]):
        return _name_and_rest(passage, lo, hi)
    return (
        person_post(passage, lo, hi)
        or _between(chars, lo, hi)
        or _after_unit(chars, lo, hi)
        or _parted_name(passage, lo, hi)
        or _in_brackets(passage, lo, hi)
    )


def _name_and_rest(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read a name that a blank parts from a unit and no post, as where the line was cut short (甲某  市规划局副局)."""
    pieces = list(passage.pieces(lo, hi, " \t"))
    named = len(pieces) == _PARTED and is_name(passage.chars[slice(*pieces[0])])
    return Mention(pieces[0]) if named and _UNIT_IN.search(passage.chars, *pieces[1]) else None


def _in_brackets(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read ``NAME(POST)`` whose name has a known surname and a character that names seldom have (甲作易(某院院长))."""
    found = LIKE_NAME.match(passage.chars, lo, hi)
    if (
        found is None
        or not (listed_name(found.group()) or is_name(found.group(), parted=True))
        or ends_as_unit(found.group(), 0, len(found.group()))
        or closing(passage.chars, found.end(), hi) != hi - 1
    ):
        return None
    posts = posts_of(passage, found.end() + 1, hi - 1) if not is_post(found.group()) else ()
    return Mention((lo, found.end()), posts) if posts and hi - found.end() > _SHORT_POST else None


def _parted_name(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read ``NAME POST`` whose one blank parts a name without a known surname (乌力吉白音 某局副局长)."""
    chars = passage.chars
    pieces = list(passage.pieces(lo, hi, " \t"))
    if len(pieces) != _PARTED or not is_post(chars[slice(*pieces[1])]):
        return None
    name = chars[slice(*pieces[0])]
    like = (
        _UNKNOWN_NAME.fullmatch(name)
        and given_like(name)
        and not is_post(name)
        and not ends_as_unit(name, 0, len(name))
    )
    named_post = pieces[1][1] - pieces[1][0] >= _POST_MIN
    return Mention(pieces[0], posts_of(passage, *pieces[1])) if like and named_post else None


def _after_unit(chars: str, lo: int, hi: int) -> Mention | None:
    """Read ``UNIT NAME`` (某局甲某): the name only."""
    return next(
        (
            Mention((at, hi))
            for at in (hi - 3, hi - 2)
            if at > lo + 2 and is_name(chars[at:hi]) and ends_as_unit(chars, lo, at)
        ),
        None,
    )


def _between(chars: str, lo: int, hi: int) -> Mention | None:
    """Read ``UNIT NAME TITLE`` (某局甲某副局长): the name only, for the post is not written in one piece."""
    for at in range(lo + 3, hi - 3):
        if chars[at] not in "和及与" and ends_as_unit(chars, lo, at):
            for end in (at + 3, at + 2):
                if is_name(chars[at:end]) and end < hi and _title(chars[end:hi]):
                    return Mention((at, end))
    return None


def _title(text: str) -> bool:
    return len(text) <= 8 and is_post(text)
