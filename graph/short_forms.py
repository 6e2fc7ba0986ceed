"""Short forms of names that stand in the same source as the full ones: each goes to one full name, or to none."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from remit.graph.names import shortens, sort_of
from remit.ontology.words import words

_JOINT = re.compile(r"(?<=[^\W\dA-Za-z_])[和与及](?=[^\W\dA-Za-z_])")
_BRACKET = re.compile(r"^(?P<before>.*?)\((?P<inside>[^()]{2,8})\)(?P<after>.+)$")
#: A first part this long stands for a joint name (自然资源局 for 自然资源和规划局).
_FIRST_PART = 4
_LONGEST = 6
_NONE: frozenset[int] = frozenset()


def short_forms(cores: Iterable[str], lists: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """Give for each short core the full one among ``cores``, which belong to one jurisdiction.

    Both must be of one sort, and the full one the only candidate. ``lists`` says in which lists a core stands: two
    that stand side by side in one list are two bodies, however like their names.
    """
    found = set(cores)
    exact: dict[str, set[str]] = {}
    ends: dict[tuple[str, str], set[str]] = {}
    for full in sorted(found):
        for form in (full, *_unbracketed(full)):
            ends.setdefault((form[0], form[-1]), set()).add(full)
        for form in forms_of(full):
            exact.setdefault(form, set()).add(full)
    out: dict[str, str] = {}
    for short in sorted(found):
        candidates = {
            f
            for f in exact.get(short, set()) | _shortened(short, ends)
            if f != short and sort_of(f) == sort_of(short) and not lists.get(short, _NONE) & lists.get(f, _NONE)
        }
        if len(candidates) == 1:
            out[short] = candidates.pop()
    return {short: _last(out, full) for short, full in out.items()}


def _shortened(short: str, ends: Mapping[tuple[str, str], set[str]]) -> set[str]:
    """Give the full names of which ``short`` keeps some characters, the first and the last among them."""
    if len(short) > _LONGEST or re.search(words("names")["whole"]["pattern"], short):
        return set()
    return {
        f for f in ends.get((short[0], short[-1]), ()) if any(shortens(short, form) for form in (f, *_unbracketed(f)))
    }


def _last(out: dict[str, str], core: str) -> str:
    """Follow a chain of short forms to its end; in a ring, to its first name."""
    seen: list[str] = []
    while core in out and core not in seen:
        seen.append(core)
        core = out[core]
    return min(seen[seen.index(core) :]) if core in seen else core


@functools.lru_cache(maxsize=20_000)
def forms_of(full: str) -> frozenset[str]:
    """Give the shorter forms that documents make of a name by leaving out a joint, a word, a bracket, its second half.

    >>> sorted(forms_of("公路管理局")), sorted(forms_of("住房和城乡建设局"))
    (['公路局'], ['住房城乡建设局'])
    """
    out: set[str] = set()
    for form in (full, *_unbracketed(full)):
        out |= {form, _JOINT.sub("", form), *_omitting(form)}
    joint = _JOINT.search(full)
    if joint and joint.start() >= _FIRST_PART:
        out.add(full[: joint.start()] + full[-1])
    return frozenset(out - {full})


def _omitting(full: str) -> Iterator[str]:
    """Give the forms of a name that leave out 管理 or 服务 before its last word."""
    data = words("names")["omitted"]
    for last in data["before"]:
        for word in data["words"]:
            if full.endswith(word + last):
                short = full.removesuffix(word + last) + last
                if len(short) > len(last) + 1 and short not in data["not"]:
                    yield short


def _unbracketed(full: str) -> Iterator[str]:
    """Give the names that a bracket inside a name holds (甲港(乙镇)经济开发区: 甲港经济开发区, 乙镇经济开发区)."""
    found = _BRACKET.match(full)
    if found and found["before"]:
        yield found["before"] + found["after"]
        yield found["inside"] + found["after"]
