"""The language that pictures speak: Chinese, English, or both, which is what they speak unless told otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

Tongue = Literal["zh", "en", "both"]
_spoken: ContextVar[Tongue] = ContextVar("spoken", default="both")
_MARK = re.compile(r"\[\[([^|\[\]]*)\|([^|\[\]]*)\]\]")


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Draw and write pages in this language inside the ``with``: both steps belong into it."""
    before = _spoken.set(tongue)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Tongue:
    """Give the language that is spoken now."""
    return _spoken.get()


def say(zh: str, en: str) -> str:
    """Give a label in the language spoken, or in both, English first.

    >>> say("任务", "task")
    'task 任务'
    >>> with speaking("zh"):
    ...     say("任务", "task")
    '任务'
    """
    return {"zh": zh, "en": en, "both": f"{en} {zh}"}[_spoken.get()]


def worded(template: str) -> str:
    """Give a template of ours with each ``[[zh|en]]`` in the language spoken, and ``{{lang}}`` as the page's."""
    told = _MARK.sub(lambda found: say(found[1], found[2]), template)
    return told.replace("{{lang}}", "en" if _spoken.get() == "en" else "zh-CN")
