"""The task list (任务清单), filtered; and one task's page."""

from __future__ import annotations

import re
from typing import Any

from remit.graph.deadline import iso_due
from remit.graph.store import Store
from remit.queries.matter import Chains

_ALL = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task)
MATCH (s)-[:OBJECT]->(o)
RETURN t.id AS task, t.name AS name, t.due AS due, s.role AS role, o.id AS id, o.name AS who, s.document AS document,
  s.line AS line, s.quote AS quote, s.note AS note
ORDER BY document, line, task, role, who
"""
ROLES = ("supervisor", "lead", "responsible", "support")


def tasks(
    store: Store,
    *,
    unit: str = "",
    leader: str = "",
    role: str = "",
    due_before: str = "",
    document: str = "",
    text: str = "",
) -> list[dict[str, Any]]:
    """Give the tasks as dictionaries: name, lists by role, supervised_by, stand_ins, when, due (ISO), source.

    ``unit`` and ``leader`` are entity ids; ``role`` narrows what the unit does; ``due_before`` is ISO.
    """
    chains = Chains(store)
    found: dict[str, dict[str, Any]] = {}
    units: dict[str, dict[str, list[str]]] = {}
    for row in store.ask(_ALL).records():
        task = found.setdefault(row["task"], _task(row))
        if row["who"] not in task[row["role"]]:
            task[row["role"]].append(row["who"])
        units.setdefault(row["task"], {}).setdefault(row["role"], []).append(row["id"])
    out = []
    for key, task in found.items():
        roles = units[key]
        leaders = [p for u in (roles.get("lead") or roles.get("responsible", [])[:1]) for p in chains.leaders(u)]
        leaders += [(k, n) for k, n in zip(roles.get("supervisor", []), task["supervisor"], strict=False)]
        task["supervised_by"] = list(dict.fromkeys(n for _, n in leaders))
        task["stand_ins"] = chains.stand_ins(leaders)
        asked = roles.get(role, []) if role else [u for r in roles.values() for u in r]
        if unit and unit not in asked:
            continue
        if role and not roles.get(role):
            continue
        if leader and leader not in {k for k, _ in leaders}:
            continue
        if document and document not in task["document"]:
            continue
        if text and text not in task["name"]:
            continue
        if due_before and not ("" < task["due"] <= due_before):
            continue
        out.append(task)
    return out


def _task(row: dict[str, Any]) -> dict[str, Any]:
    year = re.search(r"(?:19|20)\d\d", row["document"])
    return {
        "id": row["task"],
        "name": row["name"],
        **{r: [] for r in ROLES},
        "when": row["due"],
        "due": iso_due(row["due"], year.group() if year else ""),
        "document": row["document"],
        "line": row["line"],
        "quote": row["quote"],
    }
