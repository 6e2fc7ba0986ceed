"""An example of a question's parameters out of the graph that is asked, so that it has an answer there."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.store import Store
    from remit.queries.catalogue import Question


@functools.cache
def _queries() -> dict[str, dict[str, str]]:
    """Give the queries of examples.toml: those of a question, and those of a parameter."""
    with Path(__file__).with_name("examples.toml").open("rb") as file:
        return tomllib.load(file)


def examples(store: Store, question: Question) -> dict[str, str]:
    """Give each parameter of ``question`` a value: one out of the graph, else the catalogue's own.

    A store that is asked in SPARQL gives the catalogue's.
    """
    out = {p["name"]: str(p["example"]) for p in question.parameters}
    if store.language != "cypher" or not out:
        return out
    queries = _queries()
    asked = [queries["question"].get(question.name), *(queries["parameter"].get(name) for name in out)]
    for query in filter(None, asked[:1] if asked[0] else asked[1:]):
        found = store.ask(query)
        for row in found.rows[:1]:
            given = dict(zip(found.columns, row, strict=True))
            out |= {name: str(given[name]) for name in out if given.get(name)}
    return out
