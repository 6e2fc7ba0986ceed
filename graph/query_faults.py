"""What is wrong with a query, in one short sentence: engines list every rule that could have gone on."""

from __future__ import annotations

import difflib
import functools
import re
from pathlib import Path

from remit.ontology import schema
from remit.ontology.cypher import name

_AT_CYPHER = re.compile(r"\(line: (\d+), offset: (\d+)\)")
_AT_SPARQL = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_CYPHER = re.compile(r"\s*(?:MATCH|OPTIONAL|WITH|UNWIND|RETURN|CALL)\b", re.IGNORECASE)
_SPARQL = re.compile(r"\s*(?:PREFIX|BASE|SELECT|CONSTRUCT|ASK|DESCRIBE)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+|\S")
_PREFIXED = re.compile(r"([A-Za-z][\w-]*):[\w%-]*$")
_OWN = re.compile(r"\brmt:(\w+)")
_EXCEPTION = re.compile(r"^\w+ exception: ")
#: What people call things for which the schema has another label.
_CALLED = {"group": "Organisation with sort = 'group'", "unit": "Organisation", "leader": "Person"}
#: Words of Cypher that are often taken for the name of a variable.
_RESERVED = re.compile(
    "ALL|AND|ANY|AS|BY|CASE|COLUMN|CONTAINS|DISTINCT|ELSE|END|EXISTS|GROUP|IN|IS|LIMIT|NOT|NULL|ON|OR|ORDER|RETURN|"
    "SKIP|TABLE|THEN|UNION|WHEN|WHERE|WITH|XOR",
    re.IGNORECASE,
)
_LONGEST = 160


def in_cypher(query: str, said: str) -> str:
    """Give what is wrong with a Cypher query of which Ladybug said ``said``."""
    if _SPARQL.match(query) and not _CYPHER.match(query):
        return "this is SPARQL; run it with remit sparql"
    if not _CYPHER.match(query):
        return f"a Cypher query begins with MATCH, not with {_first(query)}; to ask in words: remit who {_asked(query)}"
    if found := re.search(r"Table (\S+) does not exist", said):
        return _no_label(found[1])
    if found := re.search(r"Cannot find property (\S+) for (\S+?)\.?$", said):
        return _no_property(found[1], found[2])
    if found := _AT_CYPHER.search(said):
        line, column = int(found[1]), int(found[2])
        text = query.split("\n")[line - 1] if line <= query.count("\n") + 1 else ""
        word = _WORD.match(text, column)
        if word and text[:column].rstrip().endswith(":") and word.group().isidentifier():
            return _no_label(word.group())
        if word and _RESERVED.fullmatch(word.group()):
            at = f"line {line}, column {column + 1}"
            return f"{at}: {word.group()} is a word of Cypher; as a name it stands in backquotes"
        return _place(query, line, column, text)
    return _EXCEPTION.sub("", said)[:_LONGEST]


def in_sparql(query: str, said: str) -> str:
    """Give what is wrong with a SPARQL query of which Oxigraph said ``said``."""
    if _CYPHER.match(query):
        return "this is Cypher; run it with remit cypher"
    if not _SPARQL.match(re.sub(r"(?m)^\s*#.*$", "", query)):
        return (
            f"a SPARQL query begins with SELECT, not with {_first(query)}; to ask in words: remit who {_asked(query)}"
        )
    found = _AT_SPARQL.match(said)
    if not found:
        return said[:_LONGEST]
    line, column = int(found[1]), int(found[2]) - 1
    lines = query.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    if "Prefix not found" in found[3] and (prefix := _PREFIXED.search(text[:column])):
        return f"the prefix {prefix[1]}: is not declared; rmt: is, others are written PREFIX {prefix[1]}: <…>"
    return _place(query, line, column, text)


def unknown_terms(query: str) -> list[tuple[str, list[str]]]:
    """Give the terms rmt:… of a query that the ontology has not, each with those that are near."""
    known = sorted(_terms())
    used = dict.fromkeys(_OWN.findall(query))
    return [(f"rmt:{term}", [f"rmt:{n}" for n in _near(term, known)]) for term in used if term not in known]


@functools.cache
def _terms() -> frozenset[str]:
    return frozenset(_OWN.findall(Path(schema.__file__).with_name("remit.ttl").read_text(encoding="utf-8")))


def _place(query: str, line: int, column: int, text: str) -> str:
    word = _WORD.search(text, column)
    if word is None and line >= query.rstrip().count("\n") + 1:
        return f"line {line}, column {column + 1}: the query is not finished"
    return f"line {line}, column {column + 1}: {word.group()[:24] if word else 'a blank'} is not expected here"


def _no_label(label: str) -> str:
    declared = schema.load()
    if label.lower() in _CALLED:
        return f"there is no label {label}; write {_CALLED[label.lower()]}"
    if near := _near(label, [*declared.kinds, *declared.edges, *declared.relations]):
        return f"there is no label or relation {label}; did you mean {', '.join(near)}"
    return f"there is no label or relation {label}; labels are {', '.join(declared.kinds)}"


def _no_property(given: str, owner: str) -> str:
    known = sorted({name(f.name) for kind in schema.load().kinds.values() for f in kind.fields})
    near = _near(given, known)
    return f"there is no property {given} of {owner}; " + (
        f"did you mean {', '.join(near)}" if near else "`.schema` in remit shell lists them"
    )


def _near(word: str, known: list[str]) -> list[str]:
    """Give the known words that are nearest, whatever their case."""
    low = {k.lower(): k for k in known}
    return [low[n] for n in difflib.get_close_matches(word.lower(), low, n=3, cutoff=0.6)]


def _first(query: str) -> str:
    words = query.split()
    return words[0][:24] if words else "nothing"


def _asked(query: str) -> str:
    return " ".join(query.split())[:24]
