"""A leader's portfolio (领导分工): posts, fields, units, stand-ins, groups, cases, and the tasks the units lead."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store
from remit.queries.deadlines import Deadlines, told
from remit.queries.deadlines import of_task as deadline_of
from remit.queries.evidence import Item, current, dated, item, said_of, said_with
from remit.queries.find import one

_ROLES = ("responsible", "overall", "supervises", "liaises", "directs", "assists")
_PARTS = """
MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) WHERE p.id = $id
MATCH (x:Organisation)-[:PART_OF]->(o)
RETURN o.id AS id, x.name AS name ORDER BY id, name
"""
_TASKS = """
MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) WHERE p.id = $id
MATCH (s:Statement)-[:OBJECT]->(o) WHERE s.kind = 'task' AND s.role = 'lead'
MATCH (s)-[:SUBJECT]->(t:Task)
RETURN DISTINCT t.name AS name, t.id AS id, o.name AS unit, o.id AS body, s.role AS role,
  s.due AS due, s.document AS document, s.line AS line, s.quote AS quote,
  s.note AS note, s.object AS object, s.deadline AS deadline,
  s.kind AS kind, s.subject AS subject, s.text AS text
ORDER BY document, line, name, unit, id, object
"""


def portfolio(store: Store, text: str, *, history: bool = False) -> dict[str, Any]:
    """Give the portfolio of the leader that ``text`` names, in the contract's keys.

    With ``history`` also what has ended, each item with ``since`` and ``until``.

    Raises:
        NotFound: nobody fits ``text``.
        Trouble: several people fit it alike.
    """
    person = one(store, text, "person")
    own, other = said_of(store, person.id), said_with(store, person.id)
    deadlines = Deadlines(store)

    def kept(rows: list[Item], *kinds: str) -> list[Item]:
        return current(rows, *kinds, history=history)

    def public(row: Item, **more: Any) -> Item:
        return item(row, **(dated(row) if history else {}), **more)

    parts: dict[str, list[str]] = {}
    for unit, name in store.ask(_PARTS, {"id": person.id}).rows:
        parts.setdefault(unit, []).append(name)
    out: dict[str, Any] = {
        "person": {
            "id": person.id,
            "name": person.name,
            "posts": [public(r) for r in kept(sorted(own, key=_first_said), "post", "appointment")],
        }
    }
    for role in _ROLES:
        rows = [r for r in kept(own, "remit") if r["role"] == role]
        more = [{"parts": parts.get(r["id"] or "", [])} if role == "supervises" else {} for r in rows]
        out[role] = [public(r, **m) for r, m in zip(rows, more, strict=True)]
    out["stand_ins"] = [public(r) for r in kept(own, "deputises") + kept(other, "deputises")]
    out["groups"] = [public(r, role=r["role"]) for r in kept(other, "member")]
    out["cases"] = [public(r, role=r["role"], **deadlines.item(r, person.id)) for r in kept(other, "task")]
    out["tasks"] = _tasks(store, deadlines, person.id)
    return out


def _first_said(row: Item) -> tuple[bool, str]:
    """Order statements so that a post is cited where it began, not where a later list names it again."""
    return not row["since"], str(row["since"])


def _tasks(store: Store, deadlines: Deadlines, key: str) -> list[Item]:
    """Give the tasks that a leader's units lead, each once, with all those units (``unit``) and their deadline."""
    said: dict[str, list[Item]] = {}
    for row in store.ask(_TASKS, {"id": key}).records():
        said.setdefault(row["id"], []).append(row)
    out = []
    for rows in said.values():
        units = "、".join(dict.fromkeys(row["unit"] for row in rows))
        led = [{**row, "id": row["body"]} for row in rows]
        out.append(item(rows[0], unit=units, **told(*deadline_of(deadlines, led, ""), rows)))
    return out


def life(store: Store, text: str) -> dict[str, Any]:
    """Give a person's page: posts over time, appointments and removals, groups.

    Raises:
        NotFound: nobody fits ``text``.
        Trouble: several people fit it alike.
    """
    person = one(store, text, "person")
    own, other = said_of(store, person.id), said_with(store, person.id)
    deadlines = Deadlines(store)

    def over_time(rows: list[Item], *kinds: str) -> list[Item]:
        found = [r for r in rows if r["kind"] in kinds]
        return [item(r, kind=r["kind"], **dated(r)) for r in sorted(found, key=lambda r: str(r["since"]))]

    return {
        "person": {"id": person.id, "name": person.name},
        "posts": over_time(own, "post", "appointment", "removal"),
        "remits": [item(r, role=r["role"]) for r in current(own, "remit")],
        "stand_ins": [item(r) for r in current(own, "deputises") + current(other, "deputises")],
        "groups": [item(r, role=r["role"]) for r in current(other, "member")],
        "tasks": [item(r, role=r["role"], **deadlines.item(r, person.id)) for r in current(other, "task")],
    }
