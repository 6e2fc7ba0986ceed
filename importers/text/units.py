"""Names of units (单位): how they end, and which joints belong to them."""

from __future__ import annotations

import functools
import re

from remit.ontology.words import words

_MIN = 2


@functools.cache
def _ending() -> re.Pattern[str]:
    data = words("units")
    alternatives = sorted({*data["suffixes"], *data["collective"]}, key=lambda s: (-len(s), s))
    return re.compile("(?:" + "|".join(map(re.escape, alternatives)) + r")(?:[(（][^()（）]*[)）])?$")


@functools.cache
def _joined() -> tuple[tuple[str, str], ...]:
    pairs = []
    for wording in words("units")["joined"]:
        before, _, after = wording.replace("与", "和").partition("和")
        pairs.append((before, after))
    return tuple(pairs)


@functools.lru_cache(maxsize=16384)  # half the calls ask for the same place again
def ends_as_unit(chars: str, lo: int, hi: int) -> bool:
    """Whether the text ends as the name of a unit does (a bracket after it allowed)."""
    return hi - lo >= _MIN and chars[hi - 2 : hi] != "城市" and bool(_ending().search(chars[max(lo, hi - 60) : hi]))


@functools.cache
def _remark() -> re.Pattern[str]:
    return re.compile(words("units")["remark"])


def is_remark(text: str) -> bool:
    """Whether what stands in the bracket behind a unit says something of it and names no sub-unit (以下简称…)."""
    return bool(_remark().search(text))


def keeps_joint(chars: str, at: int, after: int, hi: int) -> bool:
    """Whether the joint at ``at`` stands inside a known pair of words (发展和改革)."""
    return any(
        chars.endswith(before, 0, at) and chars.startswith(follow, after, hi) for before, follow in _joined() if follow
    )
