"""The task list (任务清单), filtered; and one task's page."""

from __future__ import annotations

from typing import Any

from remit.graph.day import day
from remit.graph.store import Store
from remit.graph.task_names import uncut
from remit.graph.trouble import Trouble
from remit.queries.chains import Chains, answering, attributed, leaders, stand_ins, supervising
from remit.queries.deadlines import Deadlines, told
from remit.queries.deadlines import of_task as deadline_of
from remit.queries.matter import of_task

_ALL = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task)
MATCH (s)-[:OBJECT]->(o)
RETURN t.id AS task, t.name AS name, t.text AS text, s.due AS due, s.role AS role, o.id AS id, o.name AS who,
  s.document AS document, s.line AS line, s.quote AS quote, s.note AS note
ORDER BY document, s.line, task, s.begin, role, who
"""
#: What a unit may have to do in a task, in the order of telling.
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
    """Give the tasks as dictionaries: name, lists by role, supervised_by, stand_ins, chain, when, due (ISO), source.

    ``answering`` is ``supervised_by`` as a text that says of which units, where the leaders are several.
    ``due_kind`` says what the deadline is (``remit.graph.deadline.Deadline``), ``uncertain`` what is not sure.
    ``unit`` and ``leader`` are entity ids; ``role`` narrows what the unit does; ``due_before`` is a day, month or year.
    A leader's tasks are those whose units the leader supervises, and the cases taken; not of units only directed.

    Raises:
        Trouble: ``due_before`` is no date.
    """
    last = day(due_before) if due_before else ""
    chains, deadlines = Chains(store), Deadlines(store)
    said: dict[str, list[dict[str, Any]]] = {}
    for row in store.ask(_ALL).records():
        said.setdefault(row["task"], []).append(row)
    out = []
    for rows in said.values():
        task = {**_task(rows), **told(*deadline_of(deadlines, rows, unit), rows)}
        task["chain"] = of_task(rows, chains)
        task["supervised_by"], task["stand_ins"] = leaders(answering(task["chain"])), stand_ins(task["chain"])
        task["answering"] = attributed(task["chain"])
        roles = {r: [row["id"] for row in rows if row["role"] == r] for r in ROLES}
        asked = roles.get(role, []) if role else [u for r in roles.values() for u in r]
        if unit and unit not in asked:
            continue
        if role and not roles.get(role):
            continue
        if leader and leader not in {link["leader_id"] for link in supervising(task["chain"])}:
            continue
        if document and document not in task["document"]:
            continue
        if text and uncut(text) not in task["text"]:
            continue
        if last and not ("" < _end(task["due"]) <= last):
            continue
        out.append(task)
    return out


def _end(due: str) -> str:
    """Give the last day of a deadline; a day that no month has (2月30日) stays as the document prints it."""
    try:
        return day(due) if due else ""
    except Trouble:
        return due


def _task(rows: list[dict[str, Any]]) -> dict[str, Any]:
    row = rows[0]
    return {
        "id": row["task"],
        "name": row["name"],
        "text": row["text"],
        **{r: list(dict.fromkeys(row["who"] for row in rows if row["role"] == r)) for r in ROLES},
        "document": row["document"],
        "line": row["line"],
        "quote": row["quote"],
    }
