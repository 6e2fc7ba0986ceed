"""A picture as data: nodes and edges laid out, each with the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from remit.graph.quotes import readable

#: One fact shown beside the picture: what, where, and the wording.
Evidence = dict[str, Any]


@dataclass(slots=True)
class Node:
    """A node: its id, label, group (for the colour), weight (for the size), place and facts.

    A node of some ``width`` is a box with its label inside, else a dot with its label below. ``name`` is the whole
    name where the label is folded or cut.
    """

    id: str
    label: str
    group: str
    weight: float = 1.0
    x: float = 0.0
    y: float = 0.0
    facts: list[Evidence] = field(default_factory=list)
    width: int = 0
    name: str = ""
    entity: str = ""


@dataclass(slots=True)
class Edge:
    """An edge between two nodes, with its weight, the relation it stands for and its facts."""

    a: str
    b: str
    weight: float = 1.0
    label: str = ""
    directed: bool = False
    facts: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class Picture:
    """All that a page shows: titles in both languages, what the groups mean, and the measures to read."""

    title: str
    subtitle: str
    nodes: list[Node]
    edges: list[Edge]
    legend: dict[str, str]
    notes: list[str] = field(default_factory=list)
    curve: Literal["continuous", "horizontal", "tree", "bus"] = "continuous"

    def _repr_html_(self) -> str:
        """Show the picture in a notebook, in a frame of its own."""
        from remit.viz.page import frame

        return frame(self)


def gathered(rows: Iterable[dict[str, Any]], *keys: str) -> list[list[dict[str, Any]]]:
    """Give the rows of one thing together, in the order of its first: what is said of it at several times is one mark.

    A thing is what the first of ``keys`` that a row fills says.
    """
    out: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        out.setdefault(next((row[k] for k in keys if row.get(k)), ""), []).append(row)
    return list(out.values())


def evidence(text: str, row: dict[str, Any]) -> Evidence:
    """Give a fact as the page shows it: what it says, and document, line, wording and time of the row."""
    out = {"text": text, "document": row["document"], "line": row["line"], "quote": readable(str(row["quote"]))[:300]}
    return out | {key: row[key] for key in ("since", "until") if row.get(key)}
