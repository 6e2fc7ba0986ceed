"""The text of a Cypher query: which parameters it has, what a value is in it, and where its comments stand."""

from __future__ import annotations

import re
from typing import Any

from remit.graph.store import Parameters

#: What is no word of the query: comments, texts, names in backquotes; and its parameters.
_PARTS = re.compile(
    r"""(?P<comment>//[^\n]* | /\*.*?(?:\*/|\Z))
    | (?P<mark>['"])(?:(?!(?P=mark))[^\\]|\\.?)*(?:(?P=mark)|(?P<open>\Z)) | `(?:[^`]|``)*`
    | \$(?:(?P<name>\w+) | `(?P<quoted>(?:[^`]|``)*)`)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: What a terminal would obey: control characters and changes of direction.
_ORDERS = (*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_ESCAPES = str.maketrans({chr(c): f"\\u{c:04x}" for c in _ORDERS} | _ESCAPE)


def parameters(query: str) -> list[str]:
    """Give the names of a query's parameters, each once."""
    found = (_name(part) for part in _PARTS.finditer(query)) if "$" in query else ()
    return list(dict.fromkeys(name for name in found if name))


def filled(query: str, values: Parameters) -> str:
    """Give a query with values in the place of its parameters, for a reader to run: programs give them beside it."""
    return _PARTS.sub(lambda part: literal(values[name]) if (name := _name(part)) in values else part[0], query)


def literal(value: Any) -> str:
    """Give a value as Cypher writes it; nothing in a text ends the literal it stands in."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    # an engine that resolves \uXXXX before it reads a text must find none that stands in the value itself
    return "'" + str(value).translate(_ESCAPES).replace("\\\\u", "\\\\\\u0075") + "'"


def without_comments(query: str) -> str:
    """Give a query with blanks for its comments, so that every other character keeps its place."""
    return _PARTS.sub(lambda part: _blank(part[0]) if part["comment"] else part[0], query)


def bare(query: str) -> str:
    """Give a query with blanks for comments, texts and quoted names; the mark of a text without an end stays."""
    return _PARTS.sub(
        lambda part: part["mark"] + _blank(part[0][1:]) if part["open"] is not None else _blank(part[0]), query
    )


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _name(part: re.Match[str]) -> str:
    return part["name"] or (part["quoted"] or "").replace("``", "`")
