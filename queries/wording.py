"""What a question is about (谁负责污水处理？: 污水处理), and which part of it the graph mentions."""

from __future__ import annotations

import re

from remit.graph.store import Store
from remit.graph.task_names import uncut
from remit.ontology.words import words

_NAMES = (
    "MATCH (n:Field) RETURN n.name ORDER BY n.name",
    "MATCH (n:Task) RETURN n.name ORDER BY n.name",
    "MATCH (n:Organisation) RETURN n.name ORDER BY n.name",
)
_SHORTEST, _FEW = 2, 3


def matter_of(text: str) -> str:
    """Give what a question asks about; a text that asks nothing is that itself.

    >>> matter_of("教育工作由谁负责？")
    '教育工作'
    """
    data = words("asking")
    bare = re.sub(data["marks"], "", uncut(text))
    found = re.sub(data["after"], "", re.sub(data["before"], "", bare))
    return found.strip() or text


def mentioned_parts(store: Store, text: str) -> list[str]:
    """Give the longest parts of a text that a field, a task or a body of the graph says, at most three."""
    said = "\n".join(str(row[0]) for query in _NAMES for row in store.ask(query).rows)
    for length in range(len(text) - 1, _SHORTEST - 1, -1):
        parts = dict.fromkeys(text[at : at + length] for at in range(len(text) - length + 1))
        if found := [part for part in parts if part.strip() == part and part in said]:
            return found[:_FEW]
    return []
