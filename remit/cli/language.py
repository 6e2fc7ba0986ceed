"""The language a person is spoken to in: asked for, by the locale, or both where neither is known."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Any, Literal

from remit.graph.trouble import Trouble

LANGUAGES = ("zh", "en")
_TEXTS = Path(__file__).parent / "texts"
_PLAIN_LOCALES = ("", "C", "POSIX")
_asked: list[str] = []


def choose(name: str) -> None:
    """Speak this language from now on, whatever the locale says.

    Raises:
        Trouble: it is neither zh nor en.
    """
    if name not in LANGUAGES:
        raise Trouble(f"--lang is zh or en; {name or 'nothing'} is neither.")
    _asked[:] = [name]


def language() -> Literal["zh", "en", "both"]:
    """Give ``zh`` or ``en``, or ``both`` where neither was asked for and the locale names none."""
    for asked in (*_asked, os.environ.get("REMIT_LANG", "")):
        if asked in LANGUAGES:
            return "zh" if asked == "zh" else "en"
    found = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    name = found.partition(".")[0].partition("@")[0]
    if name in _PLAIN_LOCALES:
        return "both"
    return "zh" if name.lower().startswith("zh") else "en"


@functools.cache
def texts(name: str) -> dict[str, Any]:
    """Load ``texts/<name>.toml``."""
    import tomllib

    with (_TEXTS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


#: What stands inside a sentence and is no longer may be a sentence of ours itself.
_SAID = 200


def pick(text: dict[str, str], joint: str = " ") -> str:
    """Give a text of both languages as it is to be shown; ``both`` says how, where joining them would not do."""
    tongue = language()
    if tongue == "both":
        return text["both"] if "both" in text else joint.join(text[k] for k in ("en", "zh") if text.get(k))
    return text.get(tongue) or text["en"]


def label(key: str, **values: Any) -> str:
    """Give the label ``group.key`` of ``texts/labels.toml``; the key itself where there is none."""
    group, _, name = key.partition(".")
    found = texts("labels").get(group, {}).get(name)
    text = pick(found) if found else name
    return text.format(**values) if values else text


def said(sentence: str) -> str:
    """Give an English sentence of ours in the language to speak; where that is not Chinese, as it is.

    ``texts/sentences.toml`` holds each sentence with ``{}`` for what changes, and its Chinese with ``{0}``, ``{1}``.
    """
    return chinese(sentence) if language() == "zh" else sentence


def chinese(sentence: str) -> str:
    """Give an English sentence of ours in Chinese; where ``texts/sentences.toml`` has none, as it is."""
    best: tuple[int, str, list[str]] = (-1, sentence.replace("{", "{{").replace("}", "}}"), [])
    for english, translated in texts("sentences").items():
        parts = english.split("{}")
        fixed = sum(map(len, parts))
        if fixed > best[0] and (held := _held(parts, sentence)) is not None:
            best = fixed, translated, held
    return best[1].format(*(chinese(part) if len(part) <= _SAID and part != sentence else part for part in best[2]))


def _held(parts: list[str], sentence: str) -> list[str] | None:
    """Give what stands between the fixed parts of a sentence; None where the sentence is another.

    Each part is looked for once, from left to right: a long path or query costs no more than its length.
    """
    if len(parts) == 1:
        return [] if sentence == parts[0] else None
    first, *middle, last = parts
    if len(sentence) < len(first) + len(last) or not (sentence.startswith(first) and sentence.endswith(last)):
        return None
    rest, out = sentence[len(first) : len(sentence) - len(last)], []
    for part in middle:
        at = rest.find(part, 1)
        if at < 0:
            return None
        out.append(rest[:at])
        rest = rest[at + len(part) :]
    return [*out, rest] if rest else None
