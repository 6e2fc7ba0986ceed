"""What the shell completes: people, units and groups of the graph, questions and their parameters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import typer


class _Candidate(str):
    """A name found by its reading: Typer drops what does not begin with the letters typed, as 单志远 with szy."""

    __slots__ = ()

    def startswith(self, *_: Any) -> bool:  # any prefix is one
        return True


def _fitting(ctx: typer.Context, incomplete: str, *sorts: str) -> list[str]:
    """Give the graph's names that go on from ``incomplete``; the graph is the one named so far on the line."""
    from remit.graph.directory import fitting

    graph = ctx.params.get("graph") or os.environ.get("REMIT_GRAPH") or "remit-graph"
    return [_Candidate(name) for name in fitting(Path(graph), incomplete, *sorts)]


def person(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete a person's name, by characters, pinyin or initials."""
    return _fitting(ctx, incomplete, "person")


def unit(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete a unit's name."""
    return _fitting(ctx, incomplete, "unit")


def group(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a leading or working group."""
    return _fitting(ctx, incomplete, "group")


def anything(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete a person's, unit's or group's name."""
    return _fitting(ctx, incomplete, "person", "unit", "group")


def question(ctx: typer.Context, incomplete: str) -> list[str]:  # noqa: ARG001 - Typer passes it
    """Complete a question of the catalogue."""
    from remit.queries.catalogue import listing

    return [q["name"] for q in listing() if q["name"].startswith(incomplete)]


def parameter(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete ``name=`` of the question on the line, then a value out of the graph.

    Bash breaks words at the equals sign, so that the value may come as a word of its own.
    """
    from remit.queries.catalogue import listing

    asked = next((q for q in listing() if q["name"] == ctx.params.get("question")), None)
    if asked is None:
        return []
    given = list(ctx.params.get("parameters") or [])
    if given[-1:] == ["="] and len(given) > 1:
        return _values(ctx, given[-2], incomplete)
    if incomplete == "=" and given:
        return _values(ctx, given[-1], "")
    name, sign, value = incomplete.partition("=")
    if sign:
        return [_Candidate(f"{name}={v}") for v in _values(ctx, name, value)]
    return [f"{p['name']}=" for p in asked["parameters"] if p["name"].startswith(incomplete)]


def _values(ctx: typer.Context, name: str, incomplete: str) -> list[str]:
    sorts: dict[str, tuple[str, ...]] = {"leader": ("person",), "person": ("person",), "group": ("group",)}
    return _fitting(ctx, incomplete, *sorts.get(name, ("unit", "group", "person")))


def role(ctx: typer.Context, incomplete: str) -> list[Any]:  # noqa: ARG001 - Typer passes it
    """Complete the role of a unit in a task."""
    from remit.queries.tasks import ROLES

    return [r for r in ROLES if r.startswith(incomplete)]
