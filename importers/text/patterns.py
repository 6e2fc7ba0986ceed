"""Patterns that are compiled when they are first used: a text needs few of the many that the recognisers have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast


class _Late:
    """A pattern that is compiled when one of its methods is first asked for; then it has the compiled one's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self._compiled = re.compile(self.pattern, self._flags)
        value = getattr(compiled, name)
        setattr(self, name, value)
        return value


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern like ``re.compile``, which is compiled when it is first used.

    Raises:
        re.error: the pattern is none; when it is first used.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


def meaning_of(built: Mapping[str, str]) -> Callable[[str], str]:
    """Give a function that says which of the patterns, by their keys, a whole text is; empty where it is none.

    The earlier one wins. One search over all of them costs less than one for each.

    >>> meaning_of({"year": "[0-9]{4}", "number": "[0-9]+"})("2026")
    'year'

    Raises:
        re.error: a pattern is none.
    """
    keys = {f"k{i}": key for i, key in enumerate(built)}
    every = re.compile("|".join(f"(?P<{k}>{built[key]})" for k, key in keys.items()))

    def said(text: str) -> str:
        found = every.fullmatch(text)
        return keys[found.lastgroup or ""] if found else ""

    return said
