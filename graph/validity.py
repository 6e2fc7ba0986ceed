"""From when to when (有效期): a new division of work ends the one before; a removal ends a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from remit.graph.statement import Entity, Statement

_DIVIDED = frozenset({"remit", "deputises"})


def intervals(statements: Sequence[Statement], entities: dict[str, Entity]) -> list[Statement]:
    """Give the statements with their interval [since, until): since the document's date, or the notice's.

    A division of work holds until the next one of the same jurisdiction; a post until its removal.
    """
    dated = [replace(s, since=_since(s, entities)) for s in statements]
    divisions = _divisions(dated)
    removals: dict[tuple[str, str], list[str]] = {}
    for s in dated:
        if s.fact.kind == "removal" and s.since:
            removals.setdefault((s.subject, s.object), []).append(s.since)
    return [replace(s, until=_until(s, divisions, removals)) for s in dated]


def _since(statement: Statement, entities: dict[str, Entity]) -> str:
    fact = statement.fact
    if fact.kind in ("appointment", "removal") and fact.when:
        return fact.when
    document = entities.get(f"document/{fact.document}")
    return str(document.values.get("date", "")) if document else ""


def _place(statement: Statement) -> str:
    return statement.subject.split("/")[1] if statement.subject.count("/") > 1 else ""


def _divisions(statements: Sequence[Statement]) -> dict[str, list[str]]:
    """Give for each jurisdiction the dates of its divisions of work: documents with several leaders' remits."""
    leaders: dict[tuple[str, str], set[str]] = {}
    for s in statements:
        if s.fact.kind == "remit" and s.since:
            leaders.setdefault((_place(s), s.since), set()).add(s.subject)
    out: dict[str, list[str]] = {}
    for (place, since), persons in sorted(leaders.items()):
        if len(persons) > 1:
            out.setdefault(place, []).append(since)
    return out


def _until(statement: Statement, divisions: dict[str, list[str]], removals: dict[tuple[str, str], list[str]]) -> str:
    if not statement.since:
        return ""
    if statement.fact.kind in _DIVIDED:
        return next((d for d in divisions.get(_place(statement), []) if d > statement.since), "")
    if statement.fact.kind in ("post", "appointment"):
        ends = removals.get((statement.subject, statement.object), [])
        return min((d for d in ends if d >= statement.since), default="")
    return ""
