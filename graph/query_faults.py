"""What is wrong with a query, in one short sentence: engines list every rule that could have gone on."""

from __future__ import annotations

import difflib
import functools
import re
from pathlib import Path

from remit.graph import cypher_text, sparql_text
from remit.ontology import schema
from remit.ontology.cypher import name

_AT_CYPHER = re.compile(r"\(line: (\d+), offset: (\d+)\)")
_AT_SPARQL = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_CYPHER = re.compile(
    r"\s*(?:(?:EXPLAIN|PROFILE)\s+(?:LOGICAL\s+)?)?(?:MATCH|OPTIONAL|WITH|UNWIND|RETURN|CALL)\b", re.IGNORECASE
)
_SPARQL = re.compile(r"\s*(?:PREFIX|BASE|SELECT|CONSTRUCT|ASK|DESCRIBE)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+|\S")
_PREFIXED = re.compile(r"([A-Za-z][\w-]*):[\w%-]*\s*[?$]?$")
_IRI = re.compile(r"<[^<>\s]*>(?=\s*[?$]?$)")
#: What Oxigraph finds wrong with a query whose words it could read, among the words that might have followed.
_SAID = {
    "contains a variable that is unbound": "a variable behind SELECT is neither bound nor grouped by",
    "Duplicated variable name in SELECT": "a variable stands twice behind SELECT",
    "SELECT overrides an existing variable": "what AS names behind SELECT is a variable of the query already",
}
#: Marks that Oxigraph names: without any it does not know what might follow.
_MARKS = re.compile(r"\"|\['")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
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
    text = cypher_text.without_comments(query)
    if _SPARQL.match(text) and not _CYPHER.match(text):
        return "this is SPARQL; run it with remit sparql"
    if not text.strip():
        return "it holds no query"
    if not _CYPHER.match(text):
        return f"a Cypher query begins with MATCH, not with {_first(text)}; to ask in words: remit who {_asked(text)}"
    if found := re.search(r"Table (\S+) does not exist", said):
        return _no_label(found[1])
    if found := re.search(r"Cannot find property (\S+) for (\S+?)\.?$", said):
        return _no_property(found[1], found[2])
    if found := _AT_CYPHER.search(said):
        line, column = int(found[1]), int(found[2])
        before, rest = _parted(query, line, column)
        word = _WORD.match(rest)
        if word and before.endswith(":") and word.group().isidentifier():
            return _no_label(word.group())
        if word and _RESERVED.fullmatch(word.group()) and re.search(r"[(\[,]$|\bAS$", before, re.IGNORECASE):
            at = f"line {line}, column {column + 1}"
            return f"{at}: {word.group()} is a word of Cypher; as a name it stands in backquotes"
        return _place(line, column, rest, cypher_text.bare(query))
    return _EXCEPTION.sub("", said)[:_LONGEST]


def in_sparql(query: str, said: str) -> str:
    """Give what is wrong with a SPARQL query of which Oxigraph said ``said``."""
    if _CYPHER.match(cypher_text.without_comments(query)):
        return "this is Cypher; run it with remit cypher"
    text = sparql_text.without_comments(query)
    if not text.strip():
        return "it holds no query"
    if not _SPARQL.match(text):
        return f"a SPARQL query begins with SELECT, not with {_first(text)}; to ask in words: remit who {_asked(text)}"
    found = _AT_SPARQL.match(said)
    if not found:
        return said[:_LONGEST]
    line, column = int(found[1]), int(found[2]) - 1
    before, rest = _parted(query, line, column)
    if "IRI parsing failed" in found[3] and (iri := _IRI.search(before)):
        return f"{iri[0][:_LONGEST]} is no whole IRI; one begins with its scheme, as in <https://…>"
    known = next((ours for theirs, ours in _SAID.items() if theirs in found[3]), "")
    if known:
        return known
    sure = _MARKS.search(found[3]) is not None
    if (prefix := _PREFIXED.search(before)) and ("Prefix not found" in found[3] or not sure):
        declared = {"rmt", *sparql_text.prefixes(query)}
        if prefix[1] not in declared:
            return f"the prefix {prefix[1]}: is not declared; rmt: is, others are written PREFIX {prefix[1]}: <…>"
    return _place(line, column, rest if sure else "", sparql_text.bare(query))


def unknown_terms(query: str) -> list[tuple[str, list[str]]]:
    """Give the terms rmt:… of a SPARQL query that the ontology has not, each with those that are near."""
    if not _SPARQL.match(sparql_text.without_comments(query)):
        return []
    if sparql_text.prefixes(query).get("rmt", schema.load().namespace) != schema.load().namespace:
        return []
    known = sorted(_terms())
    used = dict.fromkeys(_OWN.findall(sparql_text.bare(query)))
    return [(f"rmt:{term}", [f"rmt:{n}" for n in _near(term, known)]) for term in used if term not in known]


@functools.cache
def _terms() -> frozenset[str]:
    return frozenset(_OWN.findall(Path(schema.__file__).with_name("remit.ttl").read_text(encoding="utf-8")))


def _parted(query: str, line: int, column: int) -> tuple[str, str]:
    """Give what stands before a place, without the white space at its end, and what stands from it on."""
    at = sum(len(text) + 1 for text in query.split("\n")[: line - 1]) + column
    return query[:at].rstrip(), query[at:]


def _place(line: int, column: int, rest: str, bare: str) -> str:
    """Say where a query goes wrong: at ``rest``, the word that is not expected; nothing where none can be blamed."""
    word = _WORD.search(rest)
    if word:
        return f"line {line}, column {column + 1}: {word.group()[:24]} is not expected here"
    if not _parted(bare, line, column)[1].strip() and _open(bare):
        return f"line {line}, column {column + 1}: the query is not finished"
    return f"line {line}, column {column + 1}: the query is not valid up to here"


def _open(bare: str) -> bool:
    """Whether a bracket or a text in a query has no end."""
    wanted: list[str] = []
    for mark in re.findall(r"[()\[\]{}'\"`]", bare):
        if mark in _BRACKETS:
            wanted.append(_BRACKETS[mark])
        elif mark in "'\"`":
            return True
        elif wanted and wanted[-1] == mark:
            wanted.pop()
    return bool(wanted)


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
