"""Statements of an entity, each with the document, line and wording that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from remit.graph.store import Store

Item = dict[str, Any]

#: Where a wording stands, and the wording.
SOURCE = ("document", "line", "quote")

#: What the note of a statement begins with that is not sure.
_MARK = "uncertain:"

_AS_SUBJECT = """
MATCH (s:Statement)-[:SUBJECT]->(n) WHERE n.id = $id AND s.kind <> 'name'
OPTIONAL MATCH (s)-[:OBJECT]->(o)
RETURN s.kind AS kind, s.role AS role, o.id AS id, o.name AS name, s.object AS object,
  s.subject AS subject, s.text AS text, s.due AS due, s.deadline AS deadline,
  s.since AS since, s.until AS until, s.note AS note, s.document AS document,
  s.line AS line, s.quote AS quote
ORDER BY document, s.line, s.begin, kind, role, object, s.id
"""
_AS_OBJECT = """
MATCH (s:Statement)-[:OBJECT]->(n) WHERE n.id = $id AND s.kind <> 'name'
MATCH (s)-[:SUBJECT]->(o)
RETURN s.kind AS kind, s.role AS role, o.id AS id, o.name AS name, s.object AS object,
  s.subject AS subject, s.text AS text, s.due AS due, s.deadline AS deadline,
  s.since AS since, s.until AS until, s.note AS note, s.document AS document,
  s.line AS line, s.quote AS quote
ORDER BY document, s.line, s.begin, kind, role, object, s.id
"""


def said_of(store: Store, key: str) -> list[Item]:
    """Give the statements whose subject is the entity."""
    return store.ask(_AS_SUBJECT, {"id": key}).records()


def said_with(store: Store, key: str) -> list[Item]:
    """Give the statements whose object is the entity; ``name`` and ``id`` are those of the subject."""
    return store.ask(_AS_OBJECT, {"id": key}).records()


def item(row: Item, **more: Any) -> Item:
    """Give the public form of a statement: name, id, document, line, quote, and what else is asked for."""
    out = {
        "name": row["name"] or row["object"],
        "id": row["id"] or "",
        "document": row["document"],
        "line": row["line"],
        "quote": row["quote"],
    }
    if row.get("due"):
        out["when"] = row["due"]
    if row.get("kind") == "task":
        out["text"] = row["text"] or row["subject"]
    if row.get("deadline"):
        out["due"] = row["deadline"]
    if reasons := doubts([row]):
        out |= {"note": row["note"], "uncertain": reasons}
    return {**out, **more}


def doubts(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Give the reasons for which statements are not sure, each once."""
    notes = [str(row.get("note") or "") for row in rows]
    return list(dict.fromkeys(n.removeprefix(_MARK).strip() for n in notes if n.startswith(_MARK)))


def dated(row: Item) -> Item:
    """Give the time that a statement holds: ``since`` a day until before the day ``until``; empty where not known."""
    return {"since": row["since"], "until": row["until"]}


def current(rows: list[Item], *kinds: str, history: bool = False) -> list[Item]:
    """Keep the statements of some kinds that have not ended, one for each name and role.

    With ``history`` also those that have ended, after the others, one for each name, role and time.
    """
    seen: set[tuple[str, ...]] = set()
    out = []
    for row in sorted(rows, key=lambda r: r["until"] != "") if history else rows:
        key = (row["kind"], row["role"], row["id"] or row["object"], *([row["since"], row["until"]] if history else []))
        if row["kind"] in kinds and (history or not row["until"]) and key not in seen:
            seen.add(key)
            out.append(row)
    return out
