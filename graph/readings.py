"""How a name is read (拼音): full pinyin without tones, and its initials; surnames by their own reading."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable

from remit.ontology.words import words


@functools.cache
def _pinyin() -> Callable[[str], list[str]]:
    """Load pypinyin without its phrases: names are read character by character."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin

    return lambda text: [str(s) for s in lazy_pinyin(text)]


@functools.lru_cache(maxsize=20_000)
def readings(name: str, *, person: bool = False) -> tuple[str, str]:
    """Give the pinyin of a name, run together, and its initials.

    >>> readings("单志远", person=True)
    ('shanzhiyuan', 'szy')
    """
    surnames: dict[str, str] = words("readings")["surname"]
    head, rest = "", name
    if person:
        head = next((name[:n] for n in (2, 1) if name[:n] in surnames and len(name) > n), "")
        rest = name[len(head) :]
    syllables = [s for s in _pinyin()(rest) if s.isalnum()]
    initials = "".join(s[0] for s in syllables)
    if head:
        reading = surnames[head]
        first = "".join(s[0] for s in _pinyin()(head)[1:]) if len(head) > 1 else ""
        return reading + "".join(syllables), reading[0] + first + initials
    return "".join(syllables).lower(), initials.lower()
