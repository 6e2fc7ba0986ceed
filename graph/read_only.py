"""What a read-only query may not say: each language is cut into words as its engine does, and some words are refused.

The engines' own read-only openings leave doors open: Ladybug reads and writes files (LOAD FROM, COPY TO), Neo4j's
read transactions run LOAD CSV, and SPARQL's SERVICE, LOAD and FROM reach the network, also from a read-only store.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.trouble import Trouble

_CYPHER = re.compile(
    r"""//[^\n]* | /\*.*?(?:\*/|\Z) | '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`]|``)*`
    | (?P<number>\d\w*\.?) | [.:$]\s*\w+ | (?P<call>CALL\b\s*(?P<what>[({]|[\w.`]*)) | (?P<word>[^\W\d]\w*)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CYPHER_REFUSED = frozenset({
    "LOAD", "COPY", "EXPORT", "IMPORT", "INSTALL", "UNINSTALL", "UPDATE", "ATTACH", "DETACH", "CREATE", "MERGE",
    "DELETE", "SET", "REMOVE", "FOREACH", "DROP", "ALTER", "USE", "CHECKPOINT", "GRANT", "REVOKE", "DENY",
    "TERMINATE", "INSERT", "APOC",
})  # fmt: skip
#: Procedures of Neo4j that only read the graph.
_CALLED = re.compile(
    r"db\.(?:labels|propertyKeys|relationshipTypes|schema\.\w+|index\.fulltext\.query(?:Nodes|Relationships))", re.I
)
_SPARQL = re.compile(
    r"""\#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | [\w.-]*:(?:[\w.:%-]|\\.)*
    | [0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)? | (?P<word>[A-Za-z_]+)""",
    re.VERBOSE | re.DOTALL,
)
_SPARQL_REFUSED = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
#: Refused also inside a longer word: an engine may read ``trueSERVICE`` as two.
_REACHING = ("SERVICE", "LOAD", "FROM")
_ESCAPED = re.compile(r"\\u+([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def refuse_cypher(query: str, *, procedures: bool = False) -> None:
    """Raise Trouble where a Cypher query does more than read; ``procedures`` lets Neo4j's reading ones through."""
    for text in _readings(query):
        for found in _CYPHER.finditer(text):
            if found["call"]:
                what = found["what"]
                if not procedures or not (what in ("(", "{") or _CALLED.fullmatch(what)):
                    raise Trouble(f"Only reading is allowed here; CALL {what.strip('({')}".rstrip() + " is refused.")
                continue
            word = (found["word"] or "").upper()
            # ``0x1LOAD`` may be two words to an engine
            refused = word if word in _CYPHER_REFUSED else _within((found["number"] or "").upper())
            if refused:
                raise Trouble(f"Only reading is allowed here; {refused} is refused.")


def refuse_sparql(query: str) -> None:
    """Raise Trouble where a SPARQL query does more than read its store: updates, SERVICE, LOAD and FROM."""
    for text in _readings(query):
        for found in _SPARQL.finditer(text):
            word = (found["word"] or "").upper()
            refused = word if word in _SPARQL_REFUSED else next((r for r in _REACHING if r in word), "")
            if refused:
                raise Trouble(f"Only reading this graph is allowed here; {refused} is refused.")


def _within(number: str) -> str:
    return next((r for r in ("LOAD", "CALL", "USE", "COPY") if r in number), "")


def _readings(query: str) -> Iterator[str]:
    """Give the query, and the query with its character escapes resolved, as some engines do before they read it."""
    yield query
    resolved = _ESCAPED.sub(_character, query)
    if resolved != query:
        yield resolved


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 else found[0]
