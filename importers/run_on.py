"""Texts printed without line breaks: where leaders, labels and members' lists begin inside one long paragraph."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.importers.text.passage import SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, post_start
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

_HEAD = 44
_LIFE = late(r"(?:[。；;]|领导|简介|班子|成员)(?P<name>[\w·]{2,4})(?=[，,][男女][，,])")
#: A leader by post and name, with a colon behind: POST NAME:….
_HEADED = tuple(re.compile(f"(?<={before})[^，。；;：:]{{4,24}}(?=[:：])") for before in ("[。；;]", "分工"))
#: No mark is looked for further back than this, so that a text without marks is read in linear time.
_LIST = 200
#: A leader named first, behind the end of another's list, and the posts up to the verb.
_NAME_POSTS = late(
    r"(?:(?<=工作)|(?<=事务)|(?<=事项)|(?<=方面)|(?<=等))(?P<name>[\w·]{2,4})"
    r"(?:[，,](?P<posts>[^，。；,;（）()]{2,30})[，,]?|[(（](?P<inside>[^()（）]{2,30})[)）])$"
)
_TEAM_TOLD = late(
    r"(?:(?<=[。；;：:])|(?<=[^\W\dA-Za-z_])\d{1,2}[.．、])(?!(?:专项|专门|各|该|本)*(?:工作|领导)?组)(?=[^\W\dA-Za-z_]{2,12}(?<!小)(?:组|专班)[：:。，,]?"
    r"(?:副?组长|由|牵头单位|成员))"
)
_TEAM = late(r"(?!(?:专项|专门|各|该|本)*(?:工作|领导)?组)[^\W\dA-Za-z_]{2,12}(?<!小)(?:组|专班)")
#: A label of what a leader answers for.
_OF_DUTIES = late("分工|分管|主管|协管|联系")
_MARKS = "。；;！!？?"
_COLON = late("[：:]")


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("run_on")["words"][name])


def tells_duty(text: str) -> bool:
    """Whether a text begins with a verb of duties, as it stands right after a leader's name."""
    return bool(_pattern("duty").match(text))


def duty_in(text: str, hi: int) -> int:
    """Give where the first verb of duties stands in a text, before ``hi``; -1 where none does."""
    found = _pattern("duty").search(text, 0, hi)
    return found.start() if found else -1


def starts(passage: Passage) -> list[int]:
    """Give the indexes at which a new line would begin, had the text kept its line breaks; sorted, without 0."""
    found = {*_title(passage), *_labels(passage), *_leaders(passage), *_lives(passage), *_headed(passage)}
    found |= {m.start() for m in _TEAM_TOLD.finditer(passage.chars)}
    return sorted(i for i in found if 0 < i < len(passage))


def _title(passage: Passage) -> Iterator[int]:
    """Find where the text begins behind the title of the document (…关于…的通知), which has no mark at its end."""
    found = _pattern("title").match(passage.chars)
    if found:
        yield found.end()


def _labels(passage: Passage) -> Iterator[int]:
    """Find labels of leaders' pages and of groups that follow a person, post or unit without a mark."""
    chars = passage.chars
    for found in _pattern("label").finditer(chars):
        at = found.start()
        if (team := _team(chars, at)) is not None:
            yield team
        elif at and _closed(chars, at):
            whose = _whose(passage, at) if _OF_DUTIES.search(found.group()) else None
            yield at if whose is None else whose


def _team(chars: str, label: int) -> int | None:
    """Give where a team begins whose name stands between the last mark and a label (。抢险救援组组长:…)."""
    lo = max((chars.rfind(c, max(0, label - _HEAD), label) for c in _MARKS + "：:"), default=-1) + 1
    return lo if lo and _TEAM.fullmatch(chars, lo, label) else None


def _whose(passage: Passage, label: int) -> int | None:
    """Give where the person begins whom a label follows at once (副县长甲某工作分工:…)."""
    if (begin := _head(passage, label)) is not None:
        return begin
    chars = passage.chars
    lo = max((chars.rfind(c, max(0, label - _HEAD), label) for c in _MARKS), default=-1) + 1
    if is_name(chars[lo:label]):
        return lo
    end = label - (chars[label - 1] in "：:，,")
    begin = max((chars.rfind(c, max(0, label - _HEAD), end) for c in "，,"), default=-1) + 1
    by = chars.startswith("由", begin)
    return begin if begin and person_post(passage, begin + by, end) is not None else None  # …、乙,丙分管工作:…


def _lives(passage: Passage) -> Iterator[int]:
    """Find where the life of another leader begins: a name and the sex, after a full stop or a heading."""
    for found in _LIFE.finditer(passage.chars):
        if is_name(found["name"]):
            yield found.start("name")


def _headed(passage: Passage) -> Iterator[int]:
    """Find where another leader is named by post and name with a colon, whatever is said of them."""
    for found in (m for form in _HEADED for m in form.finditer(passage.chars)):
        mention = person_post(passage, *found.span())
        if mention and mention.posts and mention.name[1] == found.end() and mention.posts[0][0] == found.start():
            yield found.start()


def _closed(chars: str, at: int) -> bool:
    """Whether what stands before ``at`` may end a line: a mark, a name, a post or a unit."""
    if chars[at - 1] in f"{_MARKS}）):：":
        return True
    before = chars[max(0, at - 30) : at]
    return is_post(before) or ends_as_unit(before, 0, len(before)) or any(is_name(before[-n:]) for n in (3, 2))


def _leaders(passage: Passage) -> Iterator[int]:
    """Find the heads of leaders: after a full stop, or a name with a colon and a verb of responsibility."""
    chars = passage.chars
    for found in _pattern("duty").finditer(chars):
        at = found.start()
        begin = _head(passage, at)
        if begin is None and chars[at - 1 : at] in ("：", ":"):
            begin = _name_before(chars, at - 1)
        if begin is None and passage.gap(at) in (SPACE, TAB):
            begin = _spaced(passage, at)
        if begin is None:
            begin = _after_list(passage, at)
        if begin is None:
            begin = _name_first(passage, at)
        if begin is not None:
            yield begin


def _head(passage: Passage, at: int) -> int | None:
    """Give where the person begins who stands between the last mark and the verb at ``at``."""
    chars = passage.chars
    colon = chars[at - 1 : at] in ("：", ":")
    stop = chars[at - 1 : at] == "。"  # 甲某 副县长。负责…
    for marks in (_MARKS, _MARKS + "：:"):
        lo = max((chars.rfind(c, max(0, at - _HEAD - 2), at - (colon or stop)) for c in marks), default=-1) + 1
        if any(label.end() == lo for label in _pattern("label").finditer(chars, max(0, lo - 12), lo)):
            return None  # what stands behind a label is its list
        mention = person_post(passage, lo, at - stop) if 2 <= at - lo <= _HEAD else None
        if (
            mention
            and not any("、" in chars[slice(*p)] for p in mention.posts)
            and not _COLON.search(chars, lo, mention.name[0] - 1)
            and (mention.posts or colon or chars.startswith("同志", mention.name[1]))
        ):
            return lo
    return None


def _name_before(chars: str, colon: int) -> int | None:
    """Give where a name begins that stands right before a colon and behind a title or a closed sentence."""
    name = next((n for n in (3, 2) if is_name(chars[colon - n : colon])), 0)
    behind = name and _pattern("before_name").search(chars[max(0, colon - 9 - name) : colon - name])
    return colon - name if behind else None


def _spaced(passage: Passage, at: int) -> int | None:
    """Give where ``NAME  POST  verb`` begins, the name run together with the line before."""
    chars = passage.chars
    gaps = [i for i in range(at - 1, max(0, at - _HEAD), -1) if passage.gap(i) in (SPACE, TAB)]
    for post in gaps:
        if is_post(chars[post:at]):
            names = (post - n for n in (3, 2) if post >= n and is_name(chars[post - n : post], titled=True))
            return next(names, None)
    return None


def _after_list(passage: Passage, at: int) -> int | None:
    """Give where ``POST、POST NAME verb`` begins, the first post run together with the list before."""
    chars = passage.chars
    end = at - (chars[at - 1 : at] in ("：", ":")) - (2 if chars.endswith("同志", 0, at) else 0)
    name = next((end - n for n in (3, 2) if end > n and is_name(chars[end - n : end])), None)
    if name is None:
        return None
    begin = None
    hi = name
    for _ in range(4):
        floor = max(0, hi - _LIST)
        lo = max(floor, max(chars.rfind(c, floor, hi) for c in "、，,。；;：:）)") + 1)
        if not is_post(chars[lo:hi]):
            break
        begin = next((k for k in range(lo, hi - 1) if _post_alone(chars[k:hi])), lo)
        if begin > lo or chars[lo - 1 : lo] != "、":
            break
        hi = lo - 1
    return None if begin and chars[begin - 1] == "由" else begin


def _name_first(passage: Passage, at: int) -> int | None:
    """Give where ``NAME,POSTS,verb`` or ``NAME(POSTS)verb`` begins, run together with a list (…等工作甲某,…)."""
    chars = passage.chars
    found = _NAME_POSTS.search(chars, max(0, at - _HEAD), at)
    told = found is not None and is_name(found["name"]) and is_post(found["posts"] or found["inside"])
    return found.start("name") if found and told else None


def _post_alone(text: str) -> bool:
    """Whether a text is a post with no unit before it but the leaders' own body (县委常委, 党组成员)."""
    own = _pattern("own").match(text)
    return post_start().fullmatch(text, own.end() if own else 0) is not None or post_start().fullmatch(text) is not None
