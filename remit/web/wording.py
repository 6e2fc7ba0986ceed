"""The explorer's words in Chinese and English, out of ``wording.toml``, and which of the two a reader wants."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Literal

from starlette.requests import Request

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
COOKIE = "remit_lang"


@functools.cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))


def say(key: str, language: str) -> str:
    """Give the words of ``section.key``; a key without words is shown as it is.

    >>> say("nav.tasks", "zh")
    '任务'
    """
    section, _, name = key.partition(".")
    found = _words().get(section, {}).get(name)
    return found[language] if found else name.replace("_", " ")


def language_of(request: Request) -> Language:
    """Give the language asked for: in the address, by the cookie of an earlier choice, else as the browser says."""
    for given in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        for language in LANGUAGES:
            if given == language:
                return language
    wanted = request.headers.get("accept-language", "").lower()
    return "en" if wanted.startswith("en") else "zh"
