"""Triples back into rows: the properties of each source, particular and statement, by the schema's fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from remit.graph.store import STORED
from remit.ontology.schema import load

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def gathered(triples: Iterable[tuple[str, str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give (kind, values) of each subject that is a Source, Particular or Statement; other subjects are left out.

    A triple is (subject, predicate, plain value of the object), IRIs as text.
    """
    space = load().namespace
    kinds = {space + kind: kind for kind in STORED}
    found: dict[str, dict[str, Any]] = {}
    kind_of: dict[str, str] = {}
    for subject, predicate, value in triples:
        if predicate == _TYPE:
            if value in kinds:
                kind_of[subject] = kinds[value]
        elif predicate.startswith(space):
            found.setdefault(subject, {})[predicate.removeprefix(space)] = value
    for subject, kind in kind_of.items():
        yield kind, found.get(subject, {})
