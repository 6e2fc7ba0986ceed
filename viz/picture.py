"""A picture as data: nodes and edges laid out, each with the facts behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: One fact shown beside the picture: what, where, and the wording.
Evidence = dict[str, Any]


@dataclass(slots=True)
class Node:
    """A node: its id, label, group (for the colour), weight (for the size), place and facts."""

    id: str
    label: str
    group: str
    weight: float = 1.0
    x: float = 0.0
    y: float = 0.0
    facts: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class Edge:
    """An edge between two nodes, with its weight, label and facts."""

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
