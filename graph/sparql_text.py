"""The text of a SPARQL query without what is not its own words: comments, IRIs, texts."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>) | (?P<comment>\#[^\n\r]*)
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'""",
    re.VERBOSE | re.DOTALL,
)
_PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)


def without_comments(query: str) -> str:
    """Give a query with blanks for its comments, so that every other character keeps its place."""
    return _PARTS.sub(lambda part: _blank(part[0]) if part["comment"] else part[0], query)


def bare(query: str) -> str:
    """Give a query with blanks for comments, IRIs and texts; the mark that opens a text without an end stays."""
    return _PARTS.sub(lambda part: _blank(part[0]), query)


def prefixes(query: str) -> dict[str, str]:
    """Give the prefixes that a query declares, each with its IRI."""
    return dict(_PREFIX.findall(without_comments(query)))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
