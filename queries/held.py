"""Posts and remits of people over time (任职与分工的时间线), each statement with its dates."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store
from remit.queries.find import NotFound, one

_HELD = """
MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind IN ['post', 'appointment', 'removal', 'remit']
MATCH (s)-[:OBJECT]->(o)
RETURN p.id AS person, p.name AS name, p.pinyin AS pinyin, p.initials AS initials, s.kind AS kind, s.role AS role,
  o.id AS id, o.name AS what, s.since AS since, s.until AS until, s.document AS document, s.line AS line,
  s.quote AS quote, s.id AS said
ORDER BY person, since, document, line, said
"""
_MEMBERS = """
MATCH (p:Person)-[:HOLDS|APPOINTED_TO]->(x:Post)-[:POST_IN]->(o:Organisation) WHERE o.id = $id
RETURN DISTINCT p.id AS person ORDER BY person
"""


def held(store: Store, name: str = "") -> list[dict[str, Any]]:
    """Give who held or was charged with what, by person and date; ``name`` keeps one person, or a unit's people.

    Raises:
        NotFound: neither a person nor a unit fits ``name``.
        Trouble: several fit it alike.
    """
    rows = store.ask(_HELD).records()
    if not name:
        return rows
    kept = _meant(store, name)
    return [row for row in rows if row["person"] in kept]


def _meant(store: Store, name: str) -> set[str]:
    unit = one(store, name, "person", "unit")
    if unit.id.startswith("person/"):
        return {unit.id}
    members = {str(row["person"]) for row in store.ask(_MEMBERS, {"id": unit.id}).records()}
    if not members:
        raise NotFound(f"No person with a post in {unit.name} is in the graph.")
    return members
