"""Rosters (组成人员): persons with their posts, posts without a name, and units, out of one stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.importers.text.brackets import closing
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.member_mentions import LIKE_NAME, mention_in
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import Mention, person_post, posts_of
from remit.importers.text.person_names import given_like, is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.run_together import name_then_post, run_together
from remit.importers.text.unit_lists import bare_unit, unit_list, without_closing
from remit.importers.text.units import ends_as_unit

#: So many units before the last show that a phrase behind it speaks of all of them.
_FEW = 2
#: A post or unit in a list that blanks part is no longer.
_SHORT = 12
_PAIR = 2
_MASKED = late("[XxＸ×]{2,3}(?![XxＸ×])")
_JOINT = late("以及|[及和与]")
#: What stands behind a name in a list of bare names: the sex, the people.
_SEX = late("[(（][^()（）]{1,4}[)）]$")


@dataclass(slots=True)
class Member:
    """One member: the span of a person's name, a unit or a bare post, and a person's posts."""

    span: tuple[int, int]
    person: bool = False
    posts: list[tuple[int, int]] = field(default_factory=list)


#: Others behind the last name of a list, whom no name tells (甲某、乙某等相关处室领导).
_AND_OTHERS = late("等(?:相关|有关|各)[^，。；、]{1,10}$")
#: The order in which the names of a list stand, before them (（按姓氏笔画排序）甲某 乙某).
_ORDER = late("[(（]?(?:按|以)[^()（），。、]{2,12}(?:排序|排列|为序|顺序)[)）]?[:：]?")


def roster(passage: Passage, lo: int, hi: int) -> list[Member]:
    """Cut ``lo`` to ``hi`` into members.

    Three orders are told apart by the first name found: ``POST、POST NAME``, ``NAME POST、POST`` and
    ``NAME(POST)``. What holds no name is a unit or a post; a closing phrase such as 分管负责同志 that
    belongs to a whole list of units is not part of the last of them.
    """
    chars = passage.chars
    while lo < hi and chars[hi - 1] in "。；;，,、":
        hi -= 1
    order = _ORDER.match(chars, lo, hi)
    lo = order.end() if order else lo
    sent = re.compile("由([^、，,和及]{2,20})").match(chars, lo, hi)  # 组员由甲科、乙科各派一人
    lo += 1 if sent and ends_as_unit(chars, *sent.span(1)) and not is_name(sent.group()) else 0
    rest = _AND_OTHERS.search(chars, lo, hi)
    if rest and is_name(chars[max(lo, *(chars.rfind(c, lo, rest.start()) + 1 for c in "、，,")) : rest.start()]):
        hi = rest.start()
    masked = _at_masked(chars, lo, hi)
    if masked:
        return [member for part in masked for member in _one_masked(passage, *part)]
    marks = list(split_marks(chars, lo, hi))
    pieces = [q for mark in marks for p in _at_gaps(passage, *mark) for q in _joined(passage, *p)]
    if pieces and is_name(chars[slice(*pieces[0])]) and not is_name(chars[slice(*pieces[-1])]):
        pieces = [q for p in pieces for q in _post_then_name(passage, *p)]
    mentions = [(p, mention_in(passage, *p)) for p in pieces]
    named = [(p, m) for p, m in mentions if m]
    if len(named) * 2 > len(pieces) > len(named):
        mentions = [(p, m or _bracketed(passage, *p)) for p, m in mentions]
    over = [p for p, m in mentions if not _tells_all(m, p)]
    if len(pieces) > _FEW and len(over) == 1:  # where several are so, a verb stands there: 甲某任某局局长、乙某任…
        mentions = [(p, name_then_post(passage, *p) or m if p == over[0] else m) for p, m in mentions]
    if not named and len(marks) == 1 < len(pieces):  # blanks part them
        return [Member(span) for piece in pieces for span in unit_list(passage, *piece)]
    if not named:
        return [Member(span) for span in unit_list(passage, lo, hi)]
    first = _name_first(named) or _by_turns(chars, mentions)
    found = list((_names_first if first else _posts_first)(passage, mentions))
    if len(found) > _FEW and all(ends_as_unit(chars, *m.span) for m in found[-_FEW - 1 : -1]):
        found[-1].span = without_closing(chars, *found[-1].span)
    return found


def _tells_all(mention: Mention | None, piece: tuple[int, int]) -> bool:
    """Whether a mention is a name alone on its piece, or has posts: not a name with something left over."""
    return mention is None or bool(mention.posts) or mention.name == piece


def _bracketed(passage: Passage, lo: int, hi: int) -> Mention | None:
    """Read NAME(POST) whose surname is not in the list, among others of that form."""
    found = LIKE_NAME.match(passage.chars, lo, hi)
    if found is None or closing(passage.chars, found.end(), hi) != hi - 1 or not given_like(found.group()[1:]):
        return None
    posts = posts_of(passage, found.end() + 1, hi - 1)
    return Mention((lo, found.end()), posts) if posts else None


def _at_masked(chars: str, lo: int, hi: int) -> list[tuple[int, int]]:
    """Cut a list printed without marks at its masked names (XXX某局局长XXX某局局长): nothing else can begin there."""
    at = [m.start() for m in _MASKED.finditer(chars, lo, hi)]
    run_on = any(chars[i - 1] not in "、，,；;：:" for i in at[1:])
    return list(zip(at, [*at[1:], hi], strict=True)) if run_on and at[0] == lo else []


def _one_masked(passage: Passage, lo: int, hi: int) -> list[Member]:
    """Read one masked person with their posts and titles; a list behind a mark is read as any other."""
    name = _MASKED.match(passage.chars, lo)
    if name is None or passage.chars[name.end() : name.end() + 1] in ("、", "，", ","):
        return roster(passage, lo, hi)
    posts = [p for p in split_marks(passage.chars, name.end(), hi) if is_post(passage.chars[slice(*p)])]
    return [Member(name.span(), person=True, posts=posts)]


def _joined(passage: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut POST NAME及POST NAME at the joint."""
    for joint in _JOINT.finditer(passage.chars, lo + 2, hi - 2):
        before, after = person_post(passage, lo, joint.start()), person_post(passage, joint.end(), hi)
        unit = ends_as_unit(passage.chars, joint.end(), hi) or (after is not None and bool(after.posts))
        several = before and before.name == (lo, joint.start()) and passage.chars[joint.end()] == "各"
        if several or (before and before.posts and before.name[1] == joint.start() and unit):
            yield lo, joint.start()
            yield from _joined(passage, joint.end(), hi)
            return
    yield lo, hi


def _at_gaps(passage: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut at wide gaps between members (甲某 某局局长  乙某 某局副局长), never inside a name."""
    pieces = list(passage.pieces(lo, hi, "\t\n|"))
    if len(pieces) > 1 and all(mention_in(passage, a, b) or is_post(passage.chars[a:b]) for a, b in pieces):
        yield from pieces
        return
    names = list(passage.pieces(lo, hi, " \t\n|"))
    if len(names) > 1 and all(is_name(_SEX.sub("", passage.chars[a:b])) for a, b in names):
        yield from names
        return
    joined = list(_names_of_pieces(passage.chars, names))
    if len(joined) > 1:
        yield from joined
        return
    if len(names) > _FEW and all(b - a <= _SHORT for a, b in names) and _posts_or_units(passage.chars, names):
        yield from names
        return
    told = _posts_with_names(passage, names)
    if len(told) > 1:
        yield from told
        return
    spaced = _by_names(passage, list(_unglued(passage, names)))
    if len(spaced) > 1 and all(mention_in(passage, a, b) for a, b in spaced):
        yield from spaced
        return
    yield from run_together(passage, lo, hi)


def _post_then_name(passage: Passage, lo: int, hi: int) -> list[tuple[int, int]]:
    """Cut a post from the next person's name where a blank parts them (甲某,某局局长 乙某,某局副局长)."""
    parts = list(passage.pieces(lo, hi, " \t\n"))
    cut = len(parts) == 2 and is_post(passage.chars[slice(*parts[0])]) and is_name(passage.chars[slice(*parts[1])])
    return parts if cut else [(lo, hi)]


def _posts_with_names(passage: Passage, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces between blanks to ``POST NAME``, where all are that, or posts and names by turns; else nothing.

    Posts alone are the members, where each begins with the level of its unit.
    """
    chars = passage.chars
    if len(pieces) < _PAIR:
        return []
    if all((m := mention_in(passage, *p)) and m.posts and m.name[1] == p[1] for p in pieces):
        return pieces
    posts, names = pieces[::2], pieces[1::2]
    paired = len(posts) == len(names) and all(is_post(chars[slice(*p)]) for p in posts)
    if paired and all(is_name(chars[slice(*n)]) for n in names):
        return [(a, d) for (a, _), (_, d) in zip(posts, names, strict=True)]
    if all(is_post(chars[slice(*p)]) and chars[p[0]] in "省市县区乡镇街" for p in pieces):
        return pieces
    return []


def _posts_or_units(chars: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether most pieces between blanks are posts or units and none is a name (安全处主任  校医  各班班主任)."""
    told = sum(is_post(chars[a:b]) or ends_as_unit(chars, a, b) for a, b in pieces)
    return told * 2 > len(pieces) and not any(is_name(chars[a:b]) for a, b in pieces)


def _names_of_pieces(chars: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Read nothing but names whose own characters blanks part; nothing where one piece does not fit."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(pieces):
        a, b = pieces[at]
        end = pieces[at + 1][1] if at + 1 < len(pieces) else b
        if is_name(chars[a:b]):
            at += 1
        elif b - a == 1 and end - b == 1 and is_name(chars[a:end]):
            b = end
            at += 2
        else:
            return
        out.append((a, b))
    yield from out


def _unglued(passage: Passage, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut the next person's name off a post that it was printed on to (甲某 某县副县长乙某 某局局长)."""
    chars = passage.chars
    first = bool(pieces) and is_name(chars[slice(*pieces[0])])
    for n, (a, b) in enumerate(pieces):
        found = (
            mention_in(passage, a, b)
            if first and n + 1 < len(pieces) and is_post(chars[slice(*pieces[n + 1])])
            else None
        )
        if found and found.posts == ((a, found.name[0]),) and found.name[1] == b:
            yield from ((a, found.name[0]), found.name)
        else:
            yield a, b


def _by_names(passage: Passage, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces between blanks to persons: a name (甘 棠 too) begins one, the post follows."""
    out: list[tuple[int, int]] = []
    for n, (a, b) in enumerate(pieces):
        after = pieces[n + 1] if n + 1 < len(pieces) else (b, b)
        padded = b - a == 1 and after[1] - after[0] == 1 and is_name(passage.chars[a : after[1]])
        if not out or padded or is_name(passage.chars[a:b]):
            out.append((a, b))
        else:
            out[-1] = (out[-1][0], b)
    return out


def _name_first(named: list[tuple[tuple[int, int], Mention]]) -> bool:
    piece, mention = named[0]
    if mention.posts:
        return mention.posts[0][0] > mention.name[0]
    if mention.name == piece and len(named) < 2:
        return True
    last = named[-1][1]  # 甲某、乙某副局长: bare names, the post behind the last
    return all(not m.posts for _, m in named[:-1]) and bool(last.posts) and last.posts[0][0] > last.name[0]


def _by_turns(chars: str, mentions: list[tuple[tuple[int, int], Mention | None]]) -> bool:
    """Whether names alone and posts alone stand by turns, a name first (甲某,某局局长;乙某,某局副局长、党组成员)."""
    before = "post"
    for piece, mention in mentions:
        if mention is not None and mention.name == piece and before == "post":
            before = "name"
        elif mention is None and is_post(chars[slice(*piece)]) and mentions[0][1] is not None:
            before = "post"
        else:
            return False
    return before == "post"


def _names_first(passage: Passage, mentions: list[tuple[tuple[int, int], Mention | None]]) -> Iterator[Member]:
    current: Member | None = None
    for piece, mention in mentions:
        text = passage.chars[slice(*piece)]
        if mention:
            if current:
                yield current
            current = Member(mention.name, person=True, posts=list(mention.posts))
        elif current and is_post(text) and not text.startswith("各"):
            current.posts.append(piece)
        else:
            if current:
                yield current
                current = None
            yield Member(piece)
    if current:
        yield current


def _posts_first(passage: Passage, mentions: list[tuple[tuple[int, int], Mention | None]]) -> Iterator[Member]:
    chars = passage.chars
    marks = {chars[p[1] : p[1] + 1] for p, _ in mentions}
    parted = "、" in marks and bool(marks & {"，", ",", "；", ";"})
    held: list[tuple[int, int]] = []
    for piece, mention in mentions:
        text = chars[slice(*piece)]
        if mention and not (mention.posts and mention.posts[0][0] > mention.name[0]):
            yield Member(mention.name, person=True, posts=[*held, *mention.posts])
            held = []
            continue
        if is_post(text):
            held.append(piece)
            if parted and chars[piece[1] : piece[1] + 1] in ("，", ",", "；", ";"):
                yield from (Member(p) for p in held)
                held = []
            continue
        yield from (Member(p) for p in held)
        held = []
        for a, b in split_units(chars, *piece):
            yield Member(bare_unit(chars, a, b))
    yield from (Member(p) for p in held)
