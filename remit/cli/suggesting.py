"""What the prompt offers to complete: names of the graph, and the words of Cypher, SPARQL and the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prompt_toolkit.completion import Completer, Completion

from remit.cli.language import texts
from remit.cli.session import LOOK_UPS, MODES, Session, language_of
from remit.graph.directory import fitting
from remit.ontology.cypher import name
from remit.ontology.schema import camel, load

if TYPE_CHECKING:
    from prompt_toolkit.document import Document

_SORTS = ("person", "unit", "group")
_OF = {"portfolio": ("person",), "person": ("person",), "unit": ("unit",), "group": ("group",)}
_QUOTED = re.compile(r"""["']([^"']*)$""")
_LABEL = re.compile(r":([A-Z_a-z]*)$")
_PROPERTY = re.compile(r"\b\w+\.(\w*)$")
_TERM = re.compile(r"\brmt:(\w*)$")
_WORD = re.compile(r"[A-Za-z_.]*$")


class Suggestions(Completer):
    """Offers what may stand where the cursor is."""

    def __init__(self, session: Session) -> None:
        """Offer names of the session's graph."""
        self._session = session
        schema = load()
        self._words = texts("words_of_languages")
        self._labels = [*schema.kinds, *schema.edges, *schema.relations]
        self._properties = sorted(name(f) for f in schema.fields)
        classes = [*schema.kinds, *sorted({f.cls for f in schema.facts.values()})]
        predicates = [camel(n) for n in (*schema.edges, *schema.relations)]
        self._terms = list(dict.fromkeys([*classes, *sorted(schema.fields), *predicates]))

    def get_completions(self, document: Document, complete_event: Any) -> Iterator[Completion]:  # noqa: ARG002 - prompt_toolkit passes it
        """Give the candidates for the text before the cursor."""
        before = document.text_before_cursor
        for word, candidates in self._offers(before):
            for candidate in candidates:
                yield Completion(candidate, start_position=-len(word))

    def _offers(self, before: str) -> Iterator[tuple[str, list[str]]]:
        """Give what was typed of a word, and what it may become."""
        mode = language_of(self._session, before)
        if before.startswith("."):
            yield before, [o for o in _orders() if o.startswith(before)]
        elif mode == "names":
            yield from self._names(before)
        elif found := _QUOTED.search(before):
            yield found[1], fitting(self._session.graph, found[1], *_SORTS)[:200]
        elif mode == "cypher" and (found := _LABEL.search(before)):
            yield found[1], _beginning(self._labels, found[1])
        elif mode == "cypher" and (found := _PROPERTY.search(before)):
            yield found[1], _beginning(self._properties, found[1])
        elif mode == "sparql" and (found := _TERM.search(before)):
            yield found[1], _beginning(self._terms, found[1])
        elif (found := _WORD.search(before)) and found[0]:
            yield found[0], _beginning(self._words[mode], found[0])

    def _names(self, before: str) -> Iterator[tuple[str, list[str]]]:
        word, blank, rest = before.partition(" ")
        if blank and word in _OF:
            yield rest, fitting(self._session.graph, rest, *_OF[word])
        elif not blank:
            yield word, [w for w in LOOK_UPS if word and w.startswith(word)]
            yield word, fitting(self._session.graph, word, *_SORTS)[:200] if word else []


def _orders() -> list[str]:
    """Give the dot commands, ``.mode`` with each of its values."""
    plain = [order.partition(" ")[0] for order in texts("labels")["orders"] if order.startswith(".")]
    return [*plain, *(f".mode {m}" for m in MODES), ".format table", ".format csv", ".format json"]


def _beginning(words: list[str], typed: str) -> list[str]:
    return [w for w in words if w.lower().startswith(typed.lower())]
