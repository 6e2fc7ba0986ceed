"""What is told of a reading that is not sure, and of a deadline without a date, in both languages."""

from __future__ import annotations

import functools
import re

from remit.ontology.words import words


@functools.cache
def _reasons() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each reason as a pattern of its English, with the Chinese."""
    return tuple(
        (re.compile("(.+)".join(map(re.escape, english.split("{}")))), chinese)
        for english, chinese in words("doubts")["reason"].items()
    )


def reason(text: str) -> dict[str, str]:
    """Give a reason for which something is not sure in both languages; one that is not known stays as it is.

    >>> reason("it ends before it begins")["zh"]
    '结束早于开始'
    """
    for pattern, chinese in _reasons():
        if found := pattern.fullmatch(text):
            return {"en": text, "zh": chinese.format(*found.groups())}
    return {"en": text, "zh": text}


def kind(name: str) -> dict[str, str]:
    """Give what a deadline of this kind is in both languages; empty for a plain date and where there is none."""
    found: dict[str, str] = words("doubts")["kind"].get(name, {"en": "", "zh": ""})
    return found
