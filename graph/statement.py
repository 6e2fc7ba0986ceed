"""Entities and statements: what facts become once their names are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from remit.graph.fact import Fact


@dataclass(slots=True)
class Entity:
    """A person, organisation, post, field, task or document with a stable id.

    ``kind`` is a kind of the schema; ``values`` its properties besides the id.
    """

    id: str
    kind: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact with its two ends resolved, its time ([since, until), empty where not known) and its source file.

    ``deadline`` is the last day or month that the fact's deadline names, as ISO.
    """

    id: str
    fact: Fact
    subject: str
    object: str
    since: str = ""
    until: str = ""
    source: str = ""
    deadline: str = ""


@dataclass(slots=True)
class Graph:
    """Entities by id, statements, and direct edges as (relation, from, to) → number of facts.

    ``particulars`` are the facts about the documents themselves (title, issuer, date); ``sources`` are the
    manifest's entries by name; ``corrections`` are the user's own. These make what is stored whole: the facts
    can be told from it again.
    """

    entities: dict[str, Entity]
    statements: list[Statement]
    edges: dict[tuple[str, str, str], int] = field(default_factory=dict)
    particulars: list[Statement] = field(default_factory=list)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    corrections: str = ""
