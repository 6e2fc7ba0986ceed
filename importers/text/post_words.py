"""Words of posts (职务): how a post ends and begins, and what is none."""

from __future__ import annotations

import functools
import re

from remit.ontology.words import words


@functools.cache
def post_end() -> re.Pattern[str]:
    """Give the pattern of a post's ending, to be matched at the end of a text."""
    ends = sorted(words("people")["posts"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + r")(?:[(（][^()（）]{1,16}[)）])?$")


@functools.cache
def post_start() -> re.Pattern[str]:
    """Give the pattern of a short post that stands right after a name (常务副区长, 副主任)."""
    ends = sorted(words("people")["posts"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + ")(?!(?<=部长)江)")  # 水利部长江水利委员会


def is_post(text: str) -> bool:
    """Whether the text ends as a post does.

    >>> is_post("区发展和改革局副局长"), is_post("区财政局")
    (True, False)
    """
    return bool(post_end().search(text))


@functools.cache
def _in_group(name: str) -> re.Pattern[str]:
    return re.compile(words("appointments")["words"][name])


def role_in_group(text: str, *, label: bool = False) -> bool:
    """Whether a text is a role inside a group (副组长), which is a membership and no post of its own.

    ``label`` says that a colon and the members follow it: then 资料组组长 is one too.
    """
    return bool(_in_group("in_group").match(text)) or (label and bool(_in_group("group_head").search(text)))


def no_post(text: str) -> bool:
    """Whether a text that ends as a post does says something else (接手了原副省长)."""
    return bool(_not_a_post().search(text))


@functools.cache
def _not_a_post() -> re.Pattern[str]:
    return re.compile(words("people")["no_post"])
